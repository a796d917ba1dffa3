/* The simulation: a pilot that learns where the outcomes lie, then all draws on all processors.  A replicate of the
 * lattice is the unit of work; which thread takes it makes no difference to any sum.  Draws in which something
 * may be wrong are computed once more by the exact evaluator, which knows what is in use and can say what failed. */
#include "config.h"
#include "simulate.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rollback.h"
#include "statistics.h"

#define MAIN_BINS 16384
#define YEAR_BINS 6144

/* Blocks of the pilot and values kept of each column. */
#define PILOT_BLOCKS 8
#define PILOT_VALUES 8192

/* Between two looks at the cancellable. */
#define STEPS_BETWEEN_CHECKS 256

/* A quantile's level may be off by so much; otherwise bins are made finer and all is counted again. */
#define LEVEL_ERROR 1e-4
#define MAX_PASSES 6

/* A window keeps no more single values than about this. */
#define MOST_KEPT 100000.0

/* So few values of a column are all kept from the start. */
#define FEW_VALUES 8192.0

/* Of a replicate with faults so many suspects are looked at to estimate their share. */
#define FAULTS_LOOKED_AT 64

static const double main_levels[] = { 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95 };
static const double year_levels[] = { 0.1, 0.5, 0.9 };

/* What went wrong in a replicate. */
typedef struct
{
  GError *error; /* of its first faulty draw, or NULL */
  guint64 n_suspects, n_looked_at, n_faulty;
} Faults;

typedef struct
{
  const RecourseProgram *program;
  RecoursePlan *plan;
  RecourseKernel *kernel;
  RecourseSampler sampler;
  RecourseTally tally;
  RecourseLane *lanes; /* [replicate] */
  Faults *faults;      /* [replicate] */
  GCancellable *cancellable;
  int next_replicate; /* atomic */
} Simulation;

/* One thread's part. */
typedef struct
{
  Simulation *simulation;
  RecourseWorker worker;
  RecourseLevels levels;
  double *scratch;     /* all drivers of a block that is looked at again */
  double **all_inputs; /* into scratch */
  double *values;      /* of the program's graph */
} Hand;

static gboolean
is_cancelled (Simulation *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
hand_init (Hand *self, Simulation *simulation)
{
  const RecourseProgram *program = simulation->program;

  self->simulation = simulation;
  self->values = g_try_new (double, program->graph->nodes->len + 1);
  self->scratch = g_try_new (double, (gsize)program->n_drivers *RECOURSE_BLOCK + 1);
  self->all_inputs = g_new (double *, program->n_drivers + 1);
  for (guint i = 0; i < program->n_drivers; i++)
    self->all_inputs[i] = self->scratch + (gsize)i * RECOURSE_BLOCK;
  return recourse_levels_init (&self->levels, program)
         && recourse_worker_init (&self->worker, &simulation->tally) && self->values != NULL
         && self->scratch != NULL;
}

static void
hand_clear (Hand *self)
{
  if (self->simulation == NULL)
    return;
  recourse_levels_clear (&self->levels);
  recourse_worker_clear (&self->worker, &self->simulation->tally);
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->scratch, g_free);
  g_clear_pointer (&self->all_inputs, g_free);
}

static void
look_again (Hand *self, guint replicate, guint64 block, guint draw)
{
  Simulation *simulation = self->simulation;
  const RecourseProgram *program = simulation->program;
  Faults *faults = &simulation->faults[replicate];
  g_autofree double *inputs = g_new (double, program->n_drivers + 1);
  g_autofree char *when = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < program->n_drivers; i++)
    inputs[i] = self->all_inputs[i][draw];
  when = g_strdup_printf (_ ("in draw %" G_GUINT64_FORMAT " of batch %u"),
                          block * RECOURSE_BLOCK + draw + 1, replicate + 1);
  faults->n_looked_at++;
  if (recourse_program_evaluate (program, inputs, self->values, when, &error))
    return;
  faults->n_faulty++;
  if (faults->error == NULL)
    faults->error = g_steal_pointer (&error);
}

static void
look_at_suspects (Hand *self, guint replicate, guint64 block, guint n)
{
  Simulation *simulation = self->simulation;
  Faults *faults = &simulation->faults[replicate];
  const guint8 *suspects = self->worker.registers->suspects;

  recourse_sampler_fill (&simulation->sampler, &self->levels, replicate, block, self->all_inputs);
  for (guint i = 0; i < n; i++)
    {
      if (!suspects[i])
        continue;
      faults->n_suspects++;
      if (faults->error == NULL || faults->n_looked_at < FAULTS_LOOKED_AT)
        look_again (self, replicate, block, i);
    }
}

/* Statistics of a replicate with a fault will never be seen, so they are not kept either. */
static void
run_block (Hand *self, guint replicate, guint64 block)
{
  Simulation *simulation = self->simulation;
  RecourseRegisters *registers = self->worker.registers;
  guint n = recourse_sampler_count_block (&simulation->sampler, replicate, block);
  guint n_steps = simulation->plan->steps->len;

  recourse_kernel_begin (simulation->kernel, registers);
  recourse_sampler_fill (&simulation->sampler, &self->levels, replicate, block, registers->inputs);
  for (guint i = 0; i < n_steps; i++)
    {
      if (i % STEPS_BETWEEN_CHECKS == STEPS_BETWEEN_CHECKS - 1 && is_cancelled (simulation))
        return;
      recourse_kernel_execute (simulation->kernel, registers, i);
      if (simulation->faults[replicate].error == NULL)
        recourse_worker_consume (&self->worker, &simulation->tally, &simulation->lanes[replicate],
                                 i, n);
    }
  if (registers->has_suspects)
    look_at_suspects (self, replicate, block, n);
}

static void
run_replicate (Hand *self, guint replicate)
{
  guint64 n = recourse_sampler_count (&self->simulation->sampler, replicate);

  for (guint64 block = 0; block * RECOURSE_BLOCK < n && !is_cancelled (self->simulation); block++)
    run_block (self, replicate, block);
}

static void
run_hand (gpointer data, gpointer user_data)
{
  Hand *self = data;
  Simulation *simulation = self->simulation;
  int replicate;

  while ((replicate = g_atomic_int_add (&simulation->next_replicate, 1)) < RECOURSE_REPLICATES)
    run_replicate (self, (guint)replicate);
}

static void
sample_block (Hand *self, guint replicate, guint stride, GArray **samples)
{
  Simulation *simulation = self->simulation;
  guint n = recourse_sampler_count_block (&simulation->sampler, replicate, 0);

  recourse_sampler_fill (&simulation->sampler, &self->levels, replicate, 0,
                         self->worker.registers->inputs);
  for (guint i = 0; i < simulation->plan->steps->len && !is_cancelled (simulation); i++)
    {
      recourse_kernel_execute (simulation->kernel, self->worker.registers, i);
      recourse_worker_sample (&self->worker, &simulation->tally, i, n, stride, samples);
    }
}

/* Every so many draws of the pilot are kept where a path has very many outcomes. */
static guint
find_stride (const Simulation *self)
{
  guint n_outcomes = 0;

  for (guint i = 0; i < self->program->n_paths; i++)
    n_outcomes = MAX (n_outcomes, self->program->trees[i].n_outcomes);
  return MIN (1 + PILOT_BLOCKS * RECOURSE_BLOCK * n_outcomes / 4 / PILOT_VALUES, RECOURSE_BLOCK);
}

/* How many single values a window on so large a part of the draws would have to keep, at most. */
static double
estimate_kept (const Simulation *self, guint column, double share)
{
  guint payoff = column < self->tally.n_payoffs
                     ? column
                     : (column - self->tally.n_payoffs) / self->plan->n_years;

  return share * (double)self->sampler.trials
         * self->program->trees[payoff / self->program->n_stakeholders].n_outcomes;
}

static void
learn_column (Simulation *self, guint column, GArray *sample)
{
  RecourseTally *tally = &self->tally;
  gboolean is_main = column < tally->n_payoffs;
  RecourseBinning binning = { is_main ? MAIN_BINS : YEAR_BINS, is_main ? NULL : year_levels,
                              is_main ? 0 : G_N_ELEMENTS (year_levels), FALSE };
  RecourseWeighted *values = (RecourseWeighted *)sample->data;
  double total = 0, sum = 0;

  if (!tally->varies[column])
    return;
  recourse_bins_learn (&tally->bins[column], values, sample->len, &binning);
  for (guint i = 0; i < sample->len; i++)
    total += values[i].weight;
  for (guint i = 0; is_main && i < sample->len && sum < total / 10; i++)
    {
      tally->tenths[column] = values[i].value;
      sum += values[i].weight;
    }
  for (guint i = 0; estimate_kept (self, column, 1) <= FEW_VALUES && i < tally->bins[column].n_bins;
       i++)
    recourse_bins_open_window (&tally->bins[column], i);
}

static void
forget_odd_values (GArray *sample)
{
  guint kept = 0;

  for (guint i = 0; i < sample->len; i++)
    if (isfinite (g_array_index (sample, RecourseWeighted, i).value))
      g_array_index (sample, RecourseWeighted, kept++) =
          g_array_index (sample, RecourseWeighted, i);
  g_array_set_size (sample, kept);
}

static gboolean
run_pilot (Simulation *self)
{
  Hand hand = { 0 };
  gboolean is_good = hand_init (&hand, self);
  g_autofree GArray **samples = g_new0 (GArray *, self->tally.n_columns + 1);
  guint64 n_blocks = CLAMP (self->sampler.trials / 8192, 2, PILOT_BLOCKS);

  for (guint i = 0; i < self->tally.n_columns; i++)
    samples[i] = g_array_new (FALSE, FALSE, sizeof (RecourseWeighted));
  for (guint i = 0; is_good && i < n_blocks; i++)
    if (recourse_sampler_count (&self->sampler, i) > 0)
      sample_block (&hand, i, find_stride (self), samples);
  for (guint i = 0; i < self->tally.n_columns; i++)
    {
      forget_odd_values (samples[i]);
      learn_column (self, i, samples[i]);
      g_array_unref (samples[i]);
    }
  hand_clear (&hand);
  return is_good;
}

static void
reset_lanes (Simulation *self)
{
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      recourse_lane_clear (&self->lanes[i]);
      recourse_lane_init (&self->lanes[i], &self->tally);
      g_clear_error (&self->faults[i].error);
      self->faults[i] = (Faults){ 0 };
    }
  self->next_replicate = 0;
}

/* Runs all draws; on success the counts are in @hands[0]. */
static gboolean
run_hands (Simulation *self, Hand *hands, guint n_hands)
{
  GThreadPool *pool = NULL;
  gboolean is_good = TRUE;

  for (guint i = 0; i < n_hands && is_good; i++)
    is_good = hand_init (&hands[i], self);
  if (!is_good)
    return FALSE;
  if (n_hands > 1)
    pool = g_thread_pool_new (run_hand, NULL, (int)n_hands - 1, FALSE, NULL);
  for (guint i = 1; i < n_hands; i++)
    g_thread_pool_push (pool, &hands[i], NULL);
  run_hand (&hands[0], NULL);
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
  for (guint i = 1; i < n_hands; i++)
    recourse_worker_merge (&hands[0].worker, &hands[i].worker, &self->tally);
  recourse_worker_add_constants (&hands[0].worker, &self->tally, self->sampler.trials);
  return TRUE;
}

static gboolean
report_faults (Simulation *self, GError **error)
{
  double affected = 0;
  const GError *first = NULL;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      const Faults *faults = &self->faults[i];

      if (faults->error == NULL)
        continue;
      if (first == NULL)
        first = faults->error;
      affected +=
          (double)faults->n_suspects * (double)faults->n_faulty / (double)faults->n_looked_at;
    }
  if (first == NULL)
    return TRUE;
  g_set_error (error, first->domain, first->code, _ ("%s; %.3g %% of the draws are affected"),
               first->message, 100 * affected / (double)self->sampler.trials);
  return FALSE;
}

/* Looks more closely at a column wherever a level that is reported falls into too heavy a bin: keeps what is in the bin or,
 * were that too much, makes finer bins.  FALSE where that is not needed. */
static gboolean
refine_column (Simulation *self, guint column, const RecourseSketch *sketch)
{
  gboolean is_main = column < self->tally.n_payoffs, is_refined = FALSE;
  RecourseBinning binning = { is_main ? MAIN_BINS : YEAR_BINS, is_main ? main_levels : year_levels,
                              is_main ? G_N_ELEMENTS (main_levels) : G_N_ELEMENTS (year_levels),
                              TRUE };
  RecourseBins *bins = &self->tally.bins[column];

  for (guint i = 0; i < binning.n_levels; i++)
    {
      guint bin;
      double share = recourse_sketch_uncertainty (sketch, binning.levels[i], &bin);

      if (share <= LEVEL_ERROR)
        continue;
      if (estimate_kept (self, column, share) > MOST_KEPT)
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

static gboolean
refine (Simulation *self, const RecourseWorker *worker)
{
  gboolean is_refined = FALSE;

  for (guint i = 0; i < self->tally.n_columns; i++)
    {
      RecourseSketch sketch;

      if (!self->tally.varies[i])
        continue;
      sketch = recourse_statistics_sketch (&self->tally, worker, i);
      is_refined |= refine_column (self, i, &sketch);
      recourse_sketch_clear (&sketch);
    }
  return is_refined;
}

static gboolean
fail_for_memory (GError **error)
{
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
      _ ("there is not enough memory to simulate so large a dossier; use fewer outcomes"));
  return FALSE;
}

/* One pass; @is_final is FALSE where bins have become finer and all has to be counted once more. */
static gboolean
run_pass (Simulation *self,
          guint n_hands,
          gboolean may_refine,
          RecourseResults *results,
          gboolean *is_final,
          GError **error)
{
  g_autofree Hand *hands = g_new0 (Hand, n_hands);
  gboolean is_good = TRUE;

  *is_final = TRUE;
  reset_lanes (self);
  if (!run_hands (self, hands, n_hands))
    is_good = fail_for_memory (error);
  else if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
           || !report_faults (self, error))
    is_good = FALSE;
  else
    {
      *is_final = !may_refine || !refine (self, &hands[0].worker);
      if (*is_final)
        recourse_statistics_fill (&self->tally, &self->sampler, self->lanes, &hands[0].worker,
                                  results);
    }
  for (guint i = 0; i < n_hands; i++)
    hand_clear (&hands[i]);
  return is_good;
}

static gboolean
run_passes (Simulation *self, guint n_hands, RecourseResults *results, GError **error)
{
  gboolean is_final = FALSE;

  if (!run_pilot (self))
    return fail_for_memory (error);
  for (guint pass = 1; !is_final; pass++)
    if (!run_pass (self, n_hands, pass < MAX_PASSES, results, &is_final, error))
      return FALSE;
  return TRUE;
}

static void
init_simulation (Simulation *self,
                 const guint32 *const *policy,
                 guint64 trials,
                 guint64 seed,
                 const RecourseResults *results)
{
  const RecourseProgram *program = self->program;

  self->plan = recourse_plan_new (program, policy);
  self->kernel = recourse_kernel_new (self->plan, program->n_drivers);
  self->lanes = g_new0 (RecourseLane, RECOURSE_REPLICATES);
  self->faults = g_new0 (Faults, RECOURSE_REPLICATES);
  recourse_sampler_init (&self->sampler, program, trials, seed);
  recourse_tally_init (&self->tally, program, self->plan, self->kernel, trials);
  for (guint i = 0; i < program->n_paths; i++)
    for (guint s = 0; s < program->n_stakeholders; s++)
      self->tally.references[i * program->n_stakeholders + s] =
          results->paths[i].payoffs[s].rollback_mean;
}

static void
clear_simulation (Simulation *self)
{
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      recourse_lane_clear (&self->lanes[i]);
      g_clear_error (&self->faults[i].error);
    }
  g_free (self->lanes);
  g_free (self->faults);
  recourse_tally_clear (&self->tally);
  recourse_sampler_clear (&self->sampler);
  recourse_kernel_free (self->kernel);
  recourse_plan_free (self->plan);
}

gboolean
recourse_simulate (const RecourseProgram *program,
                   const guint32 *const *policy,
                   guint64 trials,
                   guint64 seed,
                   guint threads,
                   GCancellable *cancellable,
                   RecourseResults *results,
                   GError **error)
{
  Simulation simulation = { .program = program, .cancellable = cancellable };
  guint n_hands = CLAMP (threads == 0 ? g_get_num_processors () : threads, 1, RECOURSE_REPLICATES);
  gboolean is_good;

  init_simulation (&simulation, policy, trials, seed, results);
  is_good = run_passes (&simulation, n_hands, results, error);
  clear_simulation (&simulation);
  return is_good;
}
