/* Where a simulation counts finely: first by the word of a pilot, then of a part of the draws, in the end wherever a level
 * that is reported turned out to be off by too much. */
#include "simulate-private.h"

#include <math.h>

/* Bins of a payoff; where draws are few, values in the bins that matter are kept anyway. */
#define MAIN_BINS 4096
#define MOST_BINS 16384
#define FEW_BINS 4096
#define FEW_TRIALS 65536

/* A quantile's level may be off by so much; otherwise bins are made finer and all is counted again. */
#define LEVEL_ERROR 1e-4

/* A window keeps no more single values than about this. */
#define MOST_KEPT 100000.0

/* So few values of a column are all kept from the start. */
#define FEW_VALUES 8192.0

/* Part of the draws at either end that better bins leave to the tails. */
#define TRIMMED 0.001

/* By how much levels may be off: of a part of the draws in standard errors, and of all of them, counted in bins. */
#define PART_MARGIN 2.0
#define COUNTED_MARGIN 0.005

static const double main_levels[] = { 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95 };

/* How many single values a window on so large a part of the draws would have to keep, at most. */
static double
estimate_kept (const RecourseSimulation *self, guint payoff, double share)
{
  return share * (double)self->sampler.trials
         * self->program->trees[payoff / self->program->n_stakeholders].n_outcomes;
}

static void
learn_payoff (RecourseSimulation *self, guint payoff, GArray *sample)
{
  RecourseTally *tally = &self->tally;
  RecourseWeighted *values = (RecourseWeighted *)sample->data;
  RecourseBinning binning = {
    .n_bins = self->sampler.trials < FEW_TRIALS ? FEW_BINS : MAIN_BINS,
    .n_at_once = self->program->trees[payoff / self->program->n_stakeholders].n_outcomes
  };
  double total = 0, sum = 0;

  if (!tally->varies[payoff])
    return;
  recourse_weighted_sort (values, sample->len);
  recourse_bins_learn (&tally->bins[payoff], values, sample->len, &binning);
  for (guint i = 0; i < sample->len; i++)
    total += values[i].weight;
  for (guint i = 0; i < sample->len && sum < total / 10; i++)
    {
      tally->tenths[payoff] = values[i].value;
      sum += values[i].weight;
    }
  for (guint i = 0; estimate_kept (self, payoff, 1) <= FEW_VALUES && i < tally->bins[payoff].n_bins;
       i++)
    recourse_bins_open_window (&tally->bins[payoff], i);
}

void
recourse_simulation_learn (RecourseSimulation *self, GArray **payoffs, GArray **years)
{
  RecourseFan *fan = &self->tally.fan;

  for (guint i = 0; i < self->tally.n_payoffs; i++)
    learn_payoff (self, i, payoffs[i]);
  for (guint i = 0; i < fan->n_columns; i++)
    {
      recourse_weighted_sort ((RecourseWeighted *)years[i]->data, years[i]->len);
      recourse_brackets_learn (
          &fan->brackets[i], (RecourseWeighted *)years[i]->data, years[i]->len,
          self->program->trees[i / (fan->n_stakeholders * fan->n_years)].n_outcomes, LEVEL_ERROR);
      fan->is_open[i] = 1;
    }
}

/* Looks more closely at a payoff wherever a level that is reported falls into too heavy a bin: keeps what is in the bin
 * or, were that too much, makes finer bins.  FALSE where that is not needed. */
static gboolean
refine_payoff (RecourseSimulation *self, guint payoff, const RecourseSketch *sketch)
{
  RecourseBinning binning = { self->sampler.trials < FEW_TRIALS ? FEW_BINS : MAIN_BINS,
                              main_levels,
                              G_N_ELEMENTS (main_levels),
                              COUNTED_MARGIN,
                              0,
                              0,
                              TRUE };
  RecourseBins *bins = &self->tally.bins[payoff];
  gboolean is_refined = FALSE;

  for (guint i = 0; i < binning.n_levels; i++)
    {
      guint bin;
      double share = recourse_sketch_uncertainty (sketch, binning.levels[i], &bin);

      if (share <= LEVEL_ERROR)
        continue;
      if (estimate_kept (self, payoff, share) > MOST_KEPT)
        {
          g_autoptr (GArray) sample = recourse_sketch_to_sample (sketch);

          recourse_bins_learn (bins, (RecourseWeighted *)sample->data, sample->len, &binning);
          return TRUE;
        }
      recourse_bins_open_window (bins, bin);
      is_refined = TRUE;
    }
  return is_refined;
}

static gint64
weight_of_column (const RecourseSimulation *self, const RecourseWorker *worker, guint column)
{
  return worker->reached[column / (self->program->n_stakeholders * self->program->n_years)];
}

/* What has to be counted once more.  @worker has the payoffs, @latest the years of the last pass. */
gboolean
recourse_simulation_refine (RecourseSimulation *self,
                            const RecourseWorker *worker,
                            const RecourseWorker *latest)
{
  RecourseTally *tally = &self->tally;
  RecourseFan *fan = &tally->fan;
  gboolean is_refined = FALSE;

  for (guint i = 0; i < tally->n_payoffs; i++)
    {
      RecourseSketch sketch;

      if (!tally->is_open[i])
        continue;
      sketch = recourse_statistics_sketch (tally, worker, i);
      tally->is_open[i] = (guint8)refine_payoff (self, i, &sketch);
      is_refined |= tally->is_open[i];
      recourse_sketch_clear (&sketch);
    }
  for (guint i = 0; i < fan->n_columns; i++)
    {
      if (!fan->is_open[i])
        continue;
      recourse_brackets_find (&fan->brackets[i], &latest->fan.counts[i],
                              weight_of_column (self, worker, i), LEVEL_ERROR);
      fan->is_open[i] = !recourse_brackets_are_found (&fan->brackets[i]);
      is_refined |= fan->is_open[i];
    }
  return is_refined;
}

/* So many bins that those about the levels hold a third of what is allowed: they are not all alike, and one that holds too
 * much takes another look at the draws. */
static guint
count_bins_for (double margin)
{
  const double near = 2 * margin * G_N_ELEMENTS (main_levels);

  return (guint)MIN ((near + RECOURSE_FAR_RATE * (1 - near)) / (LEVEL_ERROR / 3), MOST_BINS);
}

/* Finer bins where the levels that are reported turn out to lie. */
static void
learn_payoff_more (RecourseSimulation *self,
                   guint payoff,
                   const RecourseWorker *worker,
                   guint64 n_draws)
{
  const double margin = 0.0005 + PART_MARGIN * 0.5 / sqrt ((double)n_draws);
  RecourseSketch sketch = recourse_statistics_sketch (&self->tally, worker, payoff);
  RecourseBins *bins = &self->tally.bins[payoff];
  g_autoptr (GArray) sample = recourse_sketch_to_sample (&sketch);
  RecourseBinning binning = {
    count_bins_for (margin), main_levels, G_N_ELEMENTS (main_levels), margin, TRIMMED, 0,
    bins->is_tracking
  };

  recourse_bins_learn (bins, (RecourseWeighted *)sample->data, sample->len, &binning);
  recourse_sketch_clear (&sketch);
}

void
recourse_simulation_learn_more (RecourseSimulation *self,
                                const RecourseWorker *worker,
                                guint64 n_draws)
{
  RecourseFan *fan = &self->tally.fan;

  for (guint i = 0; i < self->tally.n_payoffs; i++)
    if (self->tally.is_open[i])
      learn_payoff_more (self, i, worker, n_draws);
  for (guint i = 0; i < fan->n_columns; i++)
    recourse_brackets_narrow (&fan->brackets[i], &worker->fan.counts[i],
                              weight_of_column (self, worker, i), n_draws, LEVEL_ERROR);
}
