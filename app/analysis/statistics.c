/* From sums, counts and sketches to the statistics of the results.  What is the same in every draw was not counted
 * draw by draw and is added here. */
#include "statistics.h"

#include <math.h>
#include <string.h>

#define N_QUANTILES 1000
#define N_EXCEEDANCE 201
#define TAIL_LEFT_OUT 0.0005

typedef struct
{
  const RecourseTally *tally;
  const RecourseSampler *sampler;
  const RecourseLane *lanes;
  const RecourseWorker *worker;
  double *totals; /* sums over all draws, as in a lane */
} Statistics;

static const RecoursePlanStep *
get_step (const RecourseTally *tally, guint i)
{
  return &g_array_index (tally->plan->steps, RecoursePlanStep, i);
}

static double
get_constant (const RecourseTally *tally, guint32 root)
{
  return recourse_graph_get (tally->plan->graph, g_array_index (tally->plan->roots, guint32, root))
      ->number;
}

/* The constants among the outcomes of @payoff. */
static GArray *
collect_atoms (const RecourseTally *tally, const RecourseWorker *worker, guint payoff)
{
  GArray *atoms = g_array_new (FALSE, FALSE, sizeof (RecourseWeighted));
  guint n_stakeholders = tally->program->n_stakeholders;

  for (guint i = 0; i < tally->plan->steps->len; i++)
    {
      const RecoursePlanStep *step = get_step (tally, i);
      guint32 root = step->first + 1 + payoff % n_stakeholders;

      if (step->kind != RECOURSE_STEP_OUTCOME || step->path != payoff / n_stakeholders)
        continue;
      if (tally->atoms[root] != G_MAXUINT32)
        {
          RecourseWeighted weighted = { get_constant (tally, root),
                                        (double)worker->atoms[tally->atoms[root]] };

          g_array_append_val (atoms, weighted);
        }
    }
  return atoms;
}

RecourseSketch
recourse_statistics_sketch (const RecourseTally *tally, const RecourseWorker *worker, guint payoff)
{
  g_autoptr (GArray) atoms = collect_atoms (tally, worker, payoff);
  RecourseSketch sketch;

  recourse_sketch_init (&sketch, &tally->bins[payoff], &worker->counts[payoff],
                        (RecourseWeighted *)atoms->data, atoms->len);
  return sketch;
}

static guint
count_sums (const RecourseTally *tally)
{
  return tally->n_payoffs * (RECOURSE_N_SUMS + tally->plan->n_years);
}

/* Exponentials of replicates may have different shifts: they are brought to the least. */
static double
find_shift (const Statistics *self, guint payoff)
{
  double shift = INFINITY;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    shift = MIN (shift, self->lanes[i].shifts[payoff]);
  return shift;
}

static void
add_totals (Statistics *self)
{
  guint n = count_sums (self->tally);
  double parts[2 * RECOURSE_REPLICATES];

  for (guint i = 0; i < n; i++)
    {
      for (guint j = 0; j < RECOURSE_REPLICATES; j++)
        {
          parts[2 * j] = self->lanes[j].sums[i];
          parts[2 * j + 1] = self->lanes[j].lost[i];
        }
      self->totals[i] = recourse_sum_values (parts, 2 * RECOURSE_REPLICATES);
    }
}

static void
add_constant_payoff (Statistics *self, guint payoff, double weight, double value)
{
  const RecourseTally *tally = self->tally;
  double *sums = &self->totals[payoff * RECOURSE_N_SUMS];
  double distance = value - tally->references[payoff];

  sums[RECOURSE_SUM_FIRST] += weight * distance;
  sums[RECOURSE_SUM_SQUARE] += weight * distance * distance;
  sums[RECOURSE_SUM_LOSS] += value < 0 ? weight : 0;
  sums[RECOURSE_SUM_SHORTFALL] += weight * MAX (tally->tenths[payoff] - value, 0);
}

static void
add_constant_step (Statistics *self, guint index)
{
  const RecourseTally *tally = self->tally;
  const RecoursePlanStep *step = get_step (tally, index);
  guint n_stakeholders = tally->program->n_stakeholders, n_years = tally->plan->n_years;
  double weight = MAX (get_constant (tally, step->first), 0) * (double)self->sampler->trials;

  for (guint s = 0; weight > 0 && s < n_stakeholders; s++)
    {
      guint payoff = step->path * n_stakeholders + s;
      double *years = &self->totals[tally->n_payoffs * RECOURSE_N_SUMS + payoff * n_years];

      add_constant_payoff (self, payoff, weight, get_constant (tally, step->first + 1 + s));
      for (guint year = 0; year < n_years; year++)
        years[year] += weight * recourse_fan_constant (&tally->fan, index, s, year);
    }
}

static void
add_constants (Statistics *self)
{
  for (guint i = 0; i < self->tally->plan->steps->len; i++)
    if (get_step (self->tally, i)->kind == RECOURSE_STEP_OUTCOME && self->tally->is_constant[i])
      add_constant_step (self, i);
}

static double
get_total (const Statistics *self, guint payoff, RecourseSum sum)
{
  return self->totals[payoff * RECOURSE_N_SUMS + sum] / (double)self->sampler->trials;
}

static double
get_extreme (const Statistics *self, guint payoff, gboolean greatest)
{
  double extreme = greatest ? -INFINITY : INFINITY;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    extreme = greatest ? MAX (extreme, self->lanes[i].greatest[payoff])
                       : MIN (extreme, self->lanes[i].least[payoff]);
  return extreme;
}

/* The standard error from the spread of the replicates' means, which are independent. */
static double
compute_error (const Statistics *self, guint payoff)
{
  double trials = (double)self->sampler->trials,
         mean = get_total (self, payoff, RECOURSE_SUM_VALUE), sum = 0;
  guint n_batches = 0;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      double n = (double)recourse_sampler_count (self->sampler, i);
      guint index = payoff * RECOURSE_N_SUMS + RECOURSE_SUM_VALUE;

      if (n == 0)
        continue;
      sum += n / trials
             * pow ((self->lanes[i].sums[index] + self->lanes[i].lost[index]) / n - mean, 2);
      n_batches++;
    }
  return n_batches > 1 ? sqrt (sum / (n_batches - 1)) : NAN;
}

static void
fill_moments (const Statistics *self, guint payoff, RecoursePayoff *result)
{
  double first = get_total (self, payoff, RECOURSE_SUM_FIRST);
  double least = get_extreme (self, payoff, FALSE), greatest = get_extreme (self, payoff, TRUE);
  double square;

  result->mean = self->tally->references[payoff] + get_total (self, payoff, RECOURSE_SUM_VALUE);
  result->se = compute_error (self, payoff);
  if (least == greatest)
    {
      result->mean = least;
      result->se = 0;
    }
  square = get_total (self, payoff, RECOURSE_SUM_SQUARE) - first * first;
  result->sd = isfinite (square) ? sqrt (MAX (square, 0)) : NAN;
  result->p_loss = CLAMP (get_total (self, payoff, RECOURSE_SUM_LOSS), 0, 1);
  result->p_best = (double)self->worker->best[payoff] / (double)self->sampler->trials;
}

/* Mean of the worst tenth by its dual (Rockafellar and Uryasev 2000): q − E max (q − X, 0)/0.1 at q = P10.  The
 * expectation was added up exactly at the pilot's P10; the sketch only tells the difference from there to q. */
static double
compute_worst_tenth (const Statistics *self,
                     const RecourseSketch *sketch,
                     guint payoff,
                     double tenth)
{
  double near = self->tally->tenths[payoff];
  double shortfall = get_total (self, payoff, RECOURSE_SUM_SHORTFALL)
                     + recourse_sketch_shortfall (sketch, tenth)
                     - recourse_sketch_shortfall (sketch, near);

  return tenth - shortfall / 0.1;
}

/* Exponential of constants, in terms of the common shift. */
static double
add_constant_exponentials (
    const Statistics *self, guint payoff, double shift, double tolerance, gboolean less_one)
{
  const RecourseTally *tally = self->tally;
  guint n_stakeholders = tally->program->n_stakeholders;
  double sum = 0;

  for (guint i = 0; i < tally->plan->steps->len; i++)
    {
      const RecoursePlanStep *step = get_step (tally, i);
      double weight, t;

      if (step->kind != RECOURSE_STEP_OUTCOME || !tally->is_constant[i]
          || step->path != payoff / n_stakeholders)
        continue;
      weight = MAX (get_constant (tally, step->first), 0);
      t = (shift - get_constant (tally, step->first + 1 + payoff % n_stakeholders)) / tolerance;
      if (weight > 0)
        sum += weight * (less_one ? expm1 (t) : exp (t));
    }
  return sum;
}

static double
find_least_constant (const Statistics *self, guint payoff)
{
  const RecourseTally *tally = self->tally;
  guint n_stakeholders = tally->program->n_stakeholders;
  double least = INFINITY;

  for (guint i = 0; i < tally->plan->steps->len; i++)
    {
      const RecoursePlanStep *step = get_step (tally, i);

      if (step->kind == RECOURSE_STEP_OUTCOME && tally->is_constant[i]
          && step->path == payoff / n_stakeholders && get_constant (tally, step->first) > 0)
        least = MIN (least, get_constant (tally, step->first + 1 + payoff % n_stakeholders));
    }
  return least;
}

/* −R ln E e^(−x/R) = shift − R ln E e^((shift − x)/R), by log1p where the exponentials are near 1. */
static double
compute_equivalent (const Statistics *self, guint payoff, double tolerance)
{
  guint index = payoff * RECOURSE_N_SUMS;
  double shift = find_shift (self, payoff), least = find_least_constant (self, payoff), plain = 0,
         less_one = 0;
  gboolean is_common = TRUE;

  if ((shift - least) / tolerance > 300)
    shift = least;
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    is_common &= self->lanes[i].shifts[payoff] == shift;
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    plain += (self->lanes[i].sums[index + RECOURSE_SUM_EXP]
              + self->lanes[i].lost[index + RECOURSE_SUM_EXP])
             * exp ((shift - self->lanes[i].shifts[payoff]) / tolerance);
  plain = plain / (double)self->sampler->trials
          + add_constant_exponentials (self, payoff, shift, tolerance, FALSE);
  less_one = get_total (self, payoff, RECOURSE_SUM_EXPM1)
             + add_constant_exponentials (self, payoff, shift, tolerance, TRUE);
  return shift - tolerance * (is_common && fabs (less_one) < 0.5 ? log1p (less_one) : log (plain));
}

static void
fill_percentiles (const RecourseSketch *sketch, RecoursePayoff *result)
{
  result->p5 = recourse_sketch_quantile (sketch, 0.05);
  result->p10 = recourse_sketch_quantile (sketch, 0.1);
  result->p25 = recourse_sketch_quantile (sketch, 0.25);
  result->p50 = recourse_sketch_quantile (sketch, 0.5);
  result->p75 = recourse_sketch_quantile (sketch, 0.75);
  result->p90 = recourse_sketch_quantile (sketch, 0.9);
  result->p95 = recourse_sketch_quantile (sketch, 0.95);
  result->n_quantiles = N_QUANTILES;
  result->quantiles = g_new (double, N_QUANTILES);
  for (guint i = 0; i < N_QUANTILES; i++)
    result->quantiles[i] = recourse_sketch_quantile (sketch, (i + 0.5) / N_QUANTILES);
}

static void
fill_exceedance (const RecourseSketch *sketch, RecoursePayoff *result)
{
  double low = recourse_sketch_quantile (sketch, TAIL_LEFT_OUT),
         high = recourse_sketch_quantile (sketch, 1 - TAIL_LEFT_OUT);

  result->n_exceedance = high > low ? N_EXCEEDANCE : 1;
  result->exceedance = g_new (RecourseExceedance, result->n_exceedance);
  for (guint i = 0; i < result->n_exceedance; i++)
    {
      double share = i / (double)(N_EXCEEDANCE - 1), x = low * (1 - share) + high * share;

      result->exceedance[i] =
          (RecourseExceedance){ x,
                                CLAMP (1 - recourse_sketch_cumulative (sketch, x, FALSE), 0, 1) };
    }
}

static void
fill_years (const Statistics *self, guint payoff, RecoursePayoff *result)
{
  const RecourseTally *tally = self->tally;

  result->n_years = tally->plan->n_years;
  result->yearly = g_new0 (RecourseYear, result->n_years + 1);
  for (guint i = 0; i < result->n_years; i++)
    {
      guint column = payoff * result->n_years + i;
      const double *found = tally->fan.brackets[column].found;

      result->yearly[i] = (RecourseYear){
        .year = tally->program->first_year + (int)i,
        .mean = self->totals[tally->n_payoffs * RECOURSE_N_SUMS + column]
                / (double)self->sampler->trials,
        .p10 = found[0],
        .p25 = found[1],
        .p50 = found[2],
        .p75 = found[3],
        .p90 = found[4],
      };
    }
}

static void
fill_payoff (const Statistics *self, guint payoff, RecoursePayoff *result)
{
  double tolerance =
      self->tally->program->risk_tolerances[payoff % self->tally->program->n_stakeholders];
  RecourseSketch sketch = recourse_statistics_sketch (self->tally, self->worker, payoff);

  fill_moments (self, payoff, result);
  fill_percentiles (&sketch, result);
  fill_exceedance (&sketch, result);
  fill_years (self, payoff, result);
  result->worst_tenth = compute_worst_tenth (self, &sketch, payoff, result->p10);
  if (!isnan (tolerance))
    result->certainty_equivalent = compute_equivalent (self, payoff, tolerance);
  recourse_density_fill (&sketch, result->sd, self->sampler->trials, result);
  recourse_sketch_clear (&sketch);
}

static void
fill_beats (const Statistics *self, RecourseResults *results)
{
  gsize n = (gsize)results->n_stakeholders * results->n_paths * results->n_paths;

  for (gsize i = 0; i < n; i++)
    results->beats[i] = (double)self->worker->beats[i] / (double)self->sampler->trials;
}

static void
fill_options (const Statistics *self, guint step, RecourseDecision *decision)
{
  const guint32 first = self->tally->first_choice[step];

  for (guint32 j = 0; j < decision->n_options; j++)
    decision->best_in_draws[j] =
        (double)self->worker->choices[first + j] / (double)self->sampler->trials;
}

/* Decisions stand in the order of their nodes, steps in that in which subtrees are complete. */
static void
fill_decisions_of (const Statistics *self, guint path, RecoursePathResult *result)
{
  const RecourseTally *tally = self->tally;
  const RecourseTree *tree = &tally->program->trees[path];
  g_autofree guint *ordinals = g_new0 (guint, tree->nodes->len + 1);
  guint n = 0;

  for (guint32 i = 0; i < tree->nodes->len; i++)
    if (RECOURSE_TREE_NODE (tree, i)->kind == RECOURSE_TREE_DECISION)
      ordinals[i] = n++;
  for (guint i = 0; i < tally->plan->steps->len; i++)
    {
      const RecoursePlanStep *step = get_step (tally, i);

      if (step->kind == RECOURSE_STEP_DECISION && step->path == path)
        fill_options (self, i, &result->decisions[ordinals[step->index]]);
    }
}

static void
fill_decisions (const Statistics *self, RecourseResults *results)
{
  for (guint i = 0; i < results->n_paths; i++)
    {
      for (guint j = 0; j < results->paths[i].n_decisions; j++)
        if (results->paths[i].decisions[j].n_options == 1)
          results->paths[i].decisions[j].best_in_draws[0] = 1;
      fill_decisions_of (self, i, &results->paths[i]);
    }
}

void
recourse_statistics_fill (const RecourseTally *tally,
                          const RecourseSampler *sampler,
                          const RecourseLane *lanes,
                          const RecourseWorker *worker,
                          RecourseResults *results)
{
  Statistics self = { tally, sampler, lanes, worker, g_new0 (double, count_sums (tally) + 1) };

  add_totals (&self);
  add_constants (&self);
  for (guint i = 0; i < results->n_paths; i++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      fill_payoff (&self, i * results->n_stakeholders + s, &results->paths[i].payoffs[s]);
  fill_beats (&self, results);
  fill_decisions (&self, results);
  g_free (self.totals);
}
