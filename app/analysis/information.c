/* Explained variance and the value of information, from expected payoffs V of the simulation's draws.
 *
 * E(V|x) is estimated for all drivers at once by sorting draws into bins of equal probability of each x, with
 * a straight line in each bin, so that what is linear in x is lost nowhere.  What scatter within bins adds to the
 * variance between them is taken off, as in the adjusted R² (Ezekiel 1930); for the value of partial information
 * (Strong and Oakley 2013 survey the problem) the means of bins are drawn together by the same share, so that
 * a driver that explains nothing is worth nothing. */
#include "config.h"

#include "analysis/information.h"

#include "probe.h"
#include "study.h"

#include <glib/gi18n.h>
#include <math.h>

/* ---- drawing conclusions ---- */

/* RecourseStudySums of squares of some quantity y that is linear in the outputs. */
typedef struct
{
  double between; /* explained by the lines in the bins */
  double total;
  double used; /* degrees of freedom */
} Split;

/* Of the scatter, the lines pick up their share by chance: it is taken off.  Returns the part explained. */
static double
explained_part (Split split, double n)
{
  const double left = n - split.used, rest = fmax (split.total - split.between, 0.0);

  if (!(split.total > 0.0) || left < 1.0)
    return 0.0;

  return CLAMP (1.0 - rest * (n - 1.0) / (left * split.total), 0.0, 1.0);
}

/* The sums of y = output k less output base (base = k: of the output itself) in a bin. */
static RecourseStudyMoment
moment_of (const RecourseStudy *self, const RecourseStudySums *sums, guint bin, guint k, guint base)
{
  const RecourseStudyMoment *row = sums->moments + (gsize)bin * self->n_outputs;
  const double shift = self->origins[k] - self->origins[base];

  if (base == k)
    return row[k];

  return (RecourseStudyMoment){ row[k].v - row[base].v + shift * sums->count[bin],
                                row[k].vx - row[base].vx + shift * sums->x[bin] };
}

/* @total, @mean: sum of squares about the mean, and mean, of y over all draws */
static Split
split_by (const RecourseStudy *self,
          const RecourseStudySums *sums,
          guint driver,
          guint k,
          guint base,
          double total,
          double mean)
{
  const RecourseStudyBins *bins = &self->bins[driver];
  Split split = { .total = total, .used = 0.0 };

  for (guint i = bins->first; i < bins->first + bins->n; i++)
    {
      const RecourseStudyMoment y = moment_of (self, sums, i, k, base);
      const double n = sums->count[i];
      if (n == 0.0)
        continue;
      const double away = y.v / n - mean, spread = sums->xx[i] - sums->x[i] * sums->x[i] / n,
                   joint = y.vx - y.v * sums->x[i] / n;
      split.between += n * away * away;
      split.used += 1.0;
      /* A bin whose values are all but one has no slope. */
      if (n > 2.0 && spread > 1e-20 * sums->xx[i] && spread > 0.0)
        {
          split.between += joint * joint / spread;
          split.used += 1.0;
        }
    }

  return split;
}

static double
variation (double sum, double squares, double n)
{
  return fmax (squares - sum * sum / n, 0.0);
}

static void
explain (const RecourseStudy *self, const RecourseStudySums *sums, RecourseInformation *result)
{
  const double n = (double)self->trials;

  for (guint k = 0; k < self->n_outputs; k++)
    {
      const double total = variation (sums->v[k], sums->vv[k], n), mean = sums->v[k] / n;
      /* What rounding alone leaves of a constant is no variance. */
      const gboolean is_constant =
          !(total > 1e-22 * n * (self->origins[k] * self->origins[k] + mean * mean));
      for (guint i = 0; i < self->program->n_drivers; i++)
        if (recourse_study_matters (self, i) && !is_constant)
          result->explained[(gsize)k * self->program->n_drivers + i] =
              explained_part (split_by (self, sums, i, k, k, total, mean), n);
    }
}

/* Mean difference of output k to its reference, over all draws. */
static double
mean_difference (const RecourseStudy *self, const RecourseStudySums *sums, guint k, guint base)
{
  return (sums->v[k] - sums->v[base]) / (double)self->trials
         + (self->origins[k] - self->origins[base]);
}

static double
best_mean (const RecourseStudy *self, const RecourseStudySums *sums, guint stakeholder, guint base)
{
  double best = 0.0;

  for (guint k = stakeholder; k < self->n_outputs; k += self->program->n_stakeholders)
    best = fmax (best, mean_difference (self, sums, k, base));

  return best;
}

/* E max over paths of E(V|x), less the best without knowing x. */
static double
partial_value (const RecourseStudy *self,
               const RecourseStudySums *sums,
               guint driver,
               guint stakeholder,
               guint base)
{
  const RecourseStudyBins *bins = &self->bins[driver];
  const guint n_stakeholders = self->program->n_stakeholders;
  const double n = (double)self->trials;
  g_autofree double *kept = g_new0 (double, self->n_outputs + 1);
  double sum = 0.0;

  for (guint k = stakeholder; k < self->n_outputs; k += n_stakeholders)
    {
      const double mean = mean_difference (self, sums, k, base),
                   total = fmax (sums->dd[k] - n * mean * mean, 0.0);
      const Split split = split_by (self, sums, driver, k, base, total, mean);
      kept[k] = k == base || !(split.between > 0.0)
                    ? 0.0
                    : fmin (sqrt (explained_part (split, n) * total / split.between), 1.0);
    }
  for (guint i = bins->first; i < bins->first + bins->n; i++)
    {
      double best = 0.0;
      for (guint k = stakeholder; sums->count[i] > 0.0 && k < self->n_outputs; k += n_stakeholders)
        {
          const double mean = mean_difference (self, sums, k, base);
          best = fmax (
              best,
              mean + kept[k] * (moment_of (self, sums, i, k, base).v / sums->count[i] - mean));
        }
      sum += sums->count[i] * best;
    }

  return fmax (sum / n - best_mean (self, sums, stakeholder, base), 0.0);
}

static void
inform (const RecourseStudy *self, const RecourseStudySums *sums, RecourseInformation *result)
{
  for (guint s = 0; s < self->program->n_stakeholders; s++)
    {
      const guint base = self->reference[s] * self->program->n_stakeholders + s;
      const double evpi = sums->gain[s] / (double)self->trials - best_mean (self, sums, s, base);
      result->evpi[s] = fmax (evpi, 0.0);
      for (guint i = 0; i < self->program->n_drivers; i++)
        if (recourse_study_matters (self, i) && self->program->n_paths > 1)
          result->evppi[(gsize)s * self->program->n_drivers + i] =
              fmin (partial_value (self, sums, i, s, base), result->evpi[s]);
    }
}

/* ---- the whole ---- */

static gboolean
find_origins (RecourseStudy *self, guint32 ***policy, GError **error)
{
  const RecourseProgram *program = self->program;
  g_autofree double *means = recourse_program_means (program);
  g_autoptr (RecourseProbe) probe =
      recourse_probe_new (program, means, NULL, 0, _ ("with the drivers at their means"), error);

  if (probe == NULL || (*policy = recourse_program_policy (program, error)) == NULL)
    return FALSE;
  self->origins = g_new (double, self->n_outputs + 1);
  self->reference = g_new0 (guint, program->n_stakeholders + 1);
  for (guint k = 0; k < self->n_outputs; k++)
    {
      const guint path = k / program->n_stakeholders, s = k % program->n_stakeholders;
      self->origins[k] = recourse_probe_value (probe, path, s, NULL);
      if (self->origins[k] > self->origins[self->reference[s] * program->n_stakeholders + s])
        self->reference[s] = path;
    }

  return TRUE;
}

static RecourseInformation *
conclude (RecourseStudy *self)
{
  const RecourseProgram *program = self->program;
  RecourseInformation *result = g_new0 (RecourseInformation, 1);

  const RecourseStudySums *sums = recourse_study_merge (self);
  result->n_paths = program->n_paths;
  result->n_stakeholders = program->n_stakeholders;
  result->n_drivers = program->n_drivers;
  result->explained = g_new0 (double, (gsize)self->n_outputs * program->n_drivers + 1);
  result->evpi = g_new0 (double, program->n_stakeholders + 1);
  result->evppi = g_new0 (double, (gsize)program->n_stakeholders * program->n_drivers + 1);
  explain (self, sums, result);
  inform (self, sums, result);

  return result;
}

RecourseInformation *
recourse_program_inform (RecourseProgram *self,
                         guint64 trials,
                         guint64 seed,
                         guint threads,
                         GCancellable *cancellable,
                         GError **error)
{
  g_autofree RecourseStudy *study = g_new0 (RecourseStudy, 1);
  RecourseInformation *result = NULL;
  guint32 **policy = NULL;

  study->program = self;
  study->trials = trials;
  study->n_outputs = self->n_paths * self->n_stakeholders;
  if (find_origins (study, &policy, error))
    {
      const RecourseDrawsTask task = { self,
                                       (const guint32 *const *)policy,
                                       self->n_drivers,
                                       trials,
                                       seed,
                                       threads,
                                       cancellable,
                                       recourse_study_take,
                                       study };
      recourse_study_init (study);
      if (recourse_draws_run (&task, error))
        result = conclude (study);
    }
  recourse_policy_free (policy);
  recourse_study_clear (study);

  return result;
}

void
recourse_information_free (RecourseInformation *self)
{
  g_free (self->explained);
  g_free (self->evpi);
  g_free (self->evppi);
  g_free (self);
}
