/* Draws are sorted into bins of each driver, and counts, sums and joint sums with the driver are kept of every
 * output in every bin.  Each replicate adds up on its own, so that the order of additions does not depend on
 * threads. */
#include "study.h"

#include <math.h>

#define MAX_BINS 128
#define MIN_BINS 2

/* All replicates together. */
#define MOST_MEMORY ((gsize)128 << 20)

/* ---- bins ---- */

gboolean
recourse_study_matters (const RecourseStudy *self, guint driver)
{
  return !recourse_variate_is_fixed (self->program->drivers[driver].variate);
}

static guint
count_bins (const RecourseProgram *program, guint64 trials)
{
  const double of_trials = sqrt ((double)trials / 8.0);
  const gsize outputs = (gsize)program->n_paths * program->n_stakeholders;
  const gsize per_bin = RECOURSE_REPLICATES * (3 + 2 * outputs) * sizeof (double);
  const double of_memory = (double)MOST_MEMORY / (double)(per_bin * MAX (program->n_drivers, 1));

  return (guint)CLAMP (fmin (of_trials, of_memory), MIN_BINS, MAX_BINS);
}

/* A bin for each value, where there are few. */
static gboolean
init_mass_bins (RecourseStudyBins *bins, const RecourseVariate *variate, guint most)
{
  const double *values, *probabilities;
  const gsize n = recourse_variate_get_masses (variate, &values, &probabilities);

  if (n == 0 || n > most)
    return FALSE;
  bins->n = (guint)n;
  bins->starts = g_new0 (double, n + 1);
  bins->centers = g_memdup2 (values, n * sizeof (double));
  for (gsize i = 0; i < n; i++)
    bins->starts[i + 1] = recourse_variate_cumulative (variate, values[i]);

  return TRUE;
}

static void
init_bins (RecourseStudyBins *bins, const RecourseVariate *variate, guint n)
{
  if (init_mass_bins (bins, variate, n))
    return;
  bins->n = n;
  bins->starts = g_new0 (double, n + 1);
  bins->centers = g_new0 (double, n);
  for (guint i = 0; i < n; i++)
    {
      bins->starts[i + 1] = (i + 1.0) / n;
      bins->centers[i] = recourse_variate_quantile (variate, (i + 0.5) / n);
    }
}

/* ---- adding up ---- */

static void
init_lane (const RecourseStudy *self, RecourseStudySums *lane)
{
  lane->count = g_new0 (double, self->n_bins + 1);
  lane->x = g_new0 (double, self->n_bins + 1);
  lane->xx = g_new0 (double, self->n_bins + 1);
  lane->moments = g_new0 (RecourseStudyMoment, (gsize)self->n_bins * self->n_outputs + 1);
  lane->v = g_new0 (double, self->n_outputs + 1);
  lane->vv = g_new0 (double, self->n_outputs + 1);
  lane->dd = g_new0 (double, self->n_outputs + 1);
  lane->gain = g_new0 (double, self->program->n_stakeholders + 1);
}

static void
clear_lane (RecourseStudySums *lane)
{
  g_clear_pointer (&lane->count, g_free);
  g_clear_pointer (&lane->x, g_free);
  g_clear_pointer (&lane->xx, g_free);
  g_clear_pointer (&lane->moments, g_free);
  g_clear_pointer (&lane->v, g_free);
  g_clear_pointer (&lane->vv, g_free);
  g_clear_pointer (&lane->dd, g_free);
  g_clear_pointer (&lane->gain, g_free);
}

static void
add_to (double *sum, const double *other, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sum[i] += other[i];
}

static void
merge_lane (const RecourseStudy *self, RecourseStudySums *lane, const RecourseStudySums *other)
{
  add_to (lane->count, other->count, self->n_bins);
  add_to (lane->x, other->x, self->n_bins);
  add_to (lane->xx, other->xx, self->n_bins);
  add_to ((double *)lane->moments, (const double *)other->moments,
          (gsize)2 * self->n_bins * self->n_outputs);
  add_to (lane->v, other->v, self->n_outputs);
  add_to (lane->vv, other->vv, self->n_outputs);
  add_to (lane->dd, other->dd, self->n_outputs);
  add_to (lane->gain, other->gain, self->program->n_stakeholders);
}

static guint
find_bin (const RecourseStudyBins *bins, double level, gboolean is_even)
{
  guint bin = is_even ? (guint)(level * bins->n) : 0;

  bin = MIN (bin, bins->n - 1);
  while (!is_even && bin + 1 < bins->n && level > bins->starts[bin + 1] + 1e-12)
    bin++;

  return bin;
}

/* Expected payoffs less their origin: [output][draw] */
static void
collect_values (const RecourseStudy *self, const RecourseDraws *draws, double *values)
{
  for (guint i = 0; i < self->n_outputs; i++)
    {
      const double *from = recourse_draws_value (draws, i / self->program->n_stakeholders,
                                                 i % self->program->n_stakeholders);
      const double origin = self->origins[i];
      double *to = values + (gsize)i * RECOURSE_BLOCK;
      for (guint j = 0; j < RECOURSE_BLOCK; j++)
        to[j] = from[j] - origin;
    }
}

static void
add_driver (const RecourseStudy *self,
            RecourseStudySums *lane,
            RecourseDraws *draws,
            guint driver,
            const double *values)
{
  const RecourseStudyBins *bins = &self->bins[driver];
  const double *levels = draws->levels[driver], *inputs = recourse_draws_input (draws, driver);
  const gboolean is_even = recourse_variate_is_continuous (self->program->drivers[driver].variate)
                           || bins->starts[1] == 1.0 / bins->n;
  guint at[RECOURSE_BLOCK];
  double x[RECOURSE_BLOCK];

  for (guint i = 0; i < draws->n; i++)
    {
      const guint bin = find_bin (bins, levels[i], is_even);
      at[i] = bins->first + bin;
      x[i] = inputs ? inputs[i] - bins->centers[bin] : 0.0;
      lane->count[at[i]] += 1.0;
      lane->x[at[i]] += x[i];
      lane->xx[at[i]] += x[i] * x[i];
    }
  for (guint k = 0; k < self->n_outputs; k++)
    for (guint i = 0; i < draws->n; i++)
      {
        RecourseStudyMoment *moment = &lane->moments[(gsize)at[i] * self->n_outputs + k];
        const double value = values[(gsize)k * RECOURSE_BLOCK + i];
        moment->v += value;
        moment->vx += value * x[i];
      }
}

static void
add_totals (const RecourseStudy *self, RecourseStudySums *lane, guint n, const double *values)
{
  for (guint k = 0; k < self->n_outputs; k++)
    {
      const guint stakeholder = k % self->program->n_stakeholders;
      const guint base = self->reference[stakeholder] * self->program->n_stakeholders + stakeholder;
      const double shift = self->origins[k] - self->origins[base];
      const double *v = values + (gsize)k * RECOURSE_BLOCK,
                   *r = values + (gsize)base * RECOURSE_BLOCK;
      for (guint i = 0; i < n; i++)
        {
          const double difference = v[i] - r[i] + shift;
          lane->v[k] += v[i];
          lane->vv[k] += v[i] * v[i];
          lane->dd[k] += difference * difference;
        }
    }
}

static void
add_gains (const RecourseStudy *self, RecourseStudySums *lane, guint n, const double *values)
{
  const guint n_stakeholders = self->program->n_stakeholders;

  for (guint s = 0; s < n_stakeholders; s++)
    {
      const guint base = self->reference[s] * n_stakeholders + s;
      for (guint i = 0; i < n; i++)
        {
          const double at_base = values[(gsize)base * RECOURSE_BLOCK + i];
          double gain = 0.0;
          for (guint k = s; k < self->n_outputs; k += n_stakeholders)
            gain = fmax (gain, values[(gsize)k * RECOURSE_BLOCK + i] - at_base
                                   + (self->origins[k] - self->origins[base]));
          lane->gain[s] += gain;
        }
    }
}

/* Levels of drivers that nothing uses, not even a correlation, are not drawn. */
static gboolean
is_drawn (const RecourseStudy *self, RecourseDraws *draws, guint driver)
{
  const RecourseCopula *copula = self->program->copula;

  return recourse_draws_input (draws, driver) != NULL
         || (copula != NULL && recourse_copula_involves (copula, driver));
}

void
recourse_study_take (RecourseDraws *draws, gpointer user_data)
{
  RecourseStudy *self = user_data;
  RecourseStudySums *lane = &self->lanes[draws->replicate];
  g_autofree double *values = g_new (double, (gsize)self->n_outputs *RECOURSE_BLOCK + 1);

  recourse_draws_execute (draws);
  collect_values (self, draws, values);
  for (guint i = 0; i < self->program->n_drivers; i++)
    if (recourse_study_matters (self, i) && is_drawn (self, draws, i))
      add_driver (self, lane, draws, i, values);
  add_totals (self, lane, draws->n, values);
  add_gains (self, lane, draws->n, values);
}

void
recourse_study_init (RecourseStudy *self)
{
  const guint n_bins = count_bins (self->program, self->trials);

  self->bins = g_new0 (RecourseStudyBins, self->program->n_drivers + 1);
  for (guint i = 0; i < self->program->n_drivers; i++)
    {
      self->bins[i].first = self->n_bins;
      init_bins (&self->bins[i], self->program->drivers[i].variate, n_bins);
      self->n_bins += self->bins[i].n;
    }
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    init_lane (self, &self->lanes[i]);
}

void
recourse_study_clear (RecourseStudy *self)
{
  for (guint i = 0; self->bins && i < self->program->n_drivers; i++)
    {
      g_free (self->bins[i].starts);
      g_free (self->bins[i].centers);
    }
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    clear_lane (&self->lanes[i]);
  g_free (self->bins);
  g_free (self->origins);
  g_free (self->reference);
}

const RecourseStudySums *
recourse_study_merge (RecourseStudy *self)
{
  for (guint i = 1; i < RECOURSE_REPLICATES; i++)
    merge_lane (self, &self->lanes[0], &self->lanes[i]);

  return &self->lanes[0];
}
