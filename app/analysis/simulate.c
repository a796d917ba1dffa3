/* The simulation: a pilot that learns where the outcomes lie, then all draws on all processors.  A replicate of the
 * lattice is the unit of work; which thread takes it makes no difference to any sum.  Draws in which something
 * may be wrong are computed once more by the exact evaluator, which knows what is in use and can say what failed. */
#include "config.h"
#include "simulate.h"

#include <glib/gi18n.h>
#include <math.h>

#include "rollback.h"
#include "simulate-private.h"

/* Blocks of the pilot, those that the years are learnt from, and values kept of each column. */
#define PILOT_BLOCKS 3
#define YEAR_BLOCKS 2
#define PILOT_VALUES 8192

/* From so many draws on, a part of them tells more closely where levels lie: so many blocks of each replicate. */
#define PART_TRIALS 32768
#define MOST_PART_BLOCKS 4

/* At most so often all is counted. */
#define MAX_PASSES 12

/* Between two looks at the cancellable. */
#define STEPS_BETWEEN_CHECKS 16

/* Of a replicate with faults so many suspects are looked at to estimate their share. */
#define FAULTS_LOOKED_AT 64

/* One thread's part. */
typedef struct
{
  RecourseSimulation *simulation;
  RecourseWorker worker;
  RecourseLevels levels;
  double *scratch;     /* all drivers of a block that is looked at again */
  double **all_inputs; /* into scratch */
  double *values;      /* of the program's graph */
} Hand;

static gboolean
is_cancelled (RecourseSimulation *self)
{
  return g_cancellable_is_cancelled (self->cancellable);
}

static gboolean
hand_init (Hand *self, RecourseSimulation *simulation)
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
  RecourseSimulation *simulation = self->simulation;
  const RecourseProgram *program = simulation->program;
  RecourseSimulationFaults *faults = &simulation->faults[replicate];
  g_autofree double *inputs = g_new (double, program->n_drivers + 1);
  g_autofree char *number =
      g_strdup_printf ("%" G_GUINT64_FORMAT, block * RECOURSE_BLOCK + draw + 1);
  g_autofree char *when = g_strdup_printf (_ ("in draw %s of batch %u"), number, replicate + 1);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < program->n_drivers; i++)
    inputs[i] = self->all_inputs[i][draw];
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
  RecourseSimulation *simulation = self->simulation;
  RecourseSimulationFaults *faults = &simulation->faults[replicate];
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
  RecourseSimulation *simulation = self->simulation;
  RecourseRegisters *registers = self->worker.registers;
  guint n = recourse_sampler_count_block (&simulation->sampler, replicate, block);
  guint n_steps = simulation->plan->steps->len;

  recourse_kernel_begin (simulation->kernel, registers);
  registers->length = recourse_round_up (n);
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
  if (registers->has_suspects && simulation->tally.pass == RECOURSE_PASS_FULL)
    look_at_suspects (self, replicate, block, n);
}

/* How many draws of @replicate this pass looks at. */
static guint64
count_draws (const RecourseSimulation *self, guint replicate)
{
  return MIN (recourse_sampler_count (&self->sampler, replicate),
              self->most_blocks * RECOURSE_BLOCK);
}

static guint64
count_all_draws (const RecourseSimulation *self)
{
  guint64 n = 0;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    n += count_draws (self, i);
  return n;
}

static void
run_replicate (Hand *self, guint replicate)
{
  guint64 n = count_draws (self->simulation, replicate);

  for (guint64 block = 0; block * RECOURSE_BLOCK < n && !is_cancelled (self->simulation); block++)
    run_block (self, replicate, block);
}

static void
run_hand (gpointer data, gpointer user_data)
{
  Hand *self = data;
  RecourseSimulation *simulation = self->simulation;
  int replicate;

  while ((replicate = g_atomic_int_add (&simulation->next_replicate, 1)) < RECOURSE_REPLICATES)
    run_replicate (self, (guint)replicate);
}

static void
sample_block (Hand *self, guint replicate, guint stride, GArray **payoffs, GArray **years)
{
  RecourseSimulation *simulation = self->simulation;
  guint n = recourse_sampler_count_block (&simulation->sampler, replicate, 0);

  self->worker.registers->length = recourse_round_up (n);
  recourse_sampler_fill (&simulation->sampler, &self->levels, replicate, 0,
                         self->worker.registers->inputs);
  for (guint i = 0; i < simulation->plan->steps->len && !is_cancelled (simulation); i++)
    {
      recourse_kernel_execute (simulation->kernel, self->worker.registers, i);
      recourse_worker_sample (&self->worker, &simulation->tally, i, n, stride, payoffs, years);
    }
}

/* Every so many draws of the pilot are kept where a path has very many outcomes. */
static guint
find_stride (const RecourseSimulation *self)
{
  guint n_outcomes = 0;

  for (guint i = 0; i < self->program->n_paths; i++)
    n_outcomes = MAX (n_outcomes, self->program->trees[i].n_outcomes);
  return MIN (1 + PILOT_BLOCKS * RECOURSE_BLOCK * n_outcomes / 4 / PILOT_VALUES, RECOURSE_BLOCK);
}

static GArray **
new_samples (guint n)
{
  GArray **samples = g_new (GArray *, n + 1);

  for (guint i = 0; i < n; i++)
    samples[i] = g_array_sized_new (FALSE, FALSE, sizeof (RecourseWeighted), 512);
  return samples;
}

static void
free_samples (GArray **samples, guint n)
{
  for (guint i = 0; i < n; i++)
    g_array_unref (samples[i]);
  g_free (samples);
}

static gboolean
run_pilot (RecourseSimulation *self)
{
  Hand hand = { 0 };
  guint n_payoffs = self->tally.n_payoffs, n_columns = self->tally.fan.n_columns;
  GArray **payoffs = new_samples (n_payoffs), **years = new_samples (n_columns);
  guint64 n_blocks = CLAMP (self->sampler.trials / 8192, YEAR_BLOCKS, PILOT_BLOCKS), n_draws = 0;
  gboolean is_good;

  self->tally.pass = RECOURSE_PASS_PART;
  is_good = hand_init (&hand, self);
  for (guint i = 0; is_good && !is_cancelled (self) && i < RECOURSE_REPLICATES
                    && n_draws < n_blocks * RECOURSE_BLOCK;
       i++)
    if (recourse_sampler_count (&self->sampler, i) > 0)
      {
        sample_block (&hand, i, find_stride (self), payoffs,
                      n_draws < YEAR_BLOCKS * RECOURSE_BLOCK ? years : NULL);
        n_draws += recourse_sampler_count_block (&self->sampler, i, 0);
      }
  if (!is_cancelled (self))
    recourse_simulation_learn (self, payoffs, years);
  free_samples (payoffs, n_payoffs);
  free_samples (years, n_columns);
  hand_clear (&hand);
  return is_good;
}

static void
reset_lanes (RecourseSimulation *self)
{
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      recourse_lane_clear (&self->lanes[i]);
      recourse_lane_init (&self->lanes[i], &self->tally);
      g_clear_error (&self->faults[i].error);
      self->faults[i] = (RecourseSimulationFaults){ 0 };
    }
}

/* One pass over the draws; on success the counts are in @hands[0], or of no use where it was cancelled. */
static gboolean
run_hands (RecourseSimulation *self, Hand *hands)
{
  GThreadPool *pool = NULL;
  gboolean is_good = TRUE;

  self->next_replicate = 0;
  for (guint i = 0; i < self->n_hands && is_good; i++)
    is_good = hand_init (&hands[i], self);
  if (!is_good)
    return FALSE;
  if (self->n_hands > 1)
    pool = g_thread_pool_new (run_hand, NULL, (int)self->n_hands - 1, FALSE, NULL);
  for (guint i = 1; i < self->n_hands; i++)
    g_thread_pool_push (pool, &hands[i], NULL);
  run_hand (&hands[0], NULL);
  if (pool != NULL)
    g_thread_pool_free (pool, FALSE, TRUE);
  if (is_cancelled (self))
    return TRUE;
  for (guint i = 1; i < self->n_hands; i++)
    recourse_worker_merge (&hands[0].worker, &hands[i].worker, &self->tally);
  recourse_worker_add_constants (&hands[0].worker, &self->tally, count_all_draws (self));
  return TRUE;
}

static void
clear_hands (RecourseSimulation *self, Hand *hands)
{
  for (guint i = 0; i < self->n_hands; i++)
    hand_clear (&hands[i]);
}

static gboolean
report_faults (RecourseSimulation *self, GError **error)
{
  double affected = 0;
  const GError *first = NULL;

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      const RecourseSimulationFaults *faults = &self->faults[i];

      if (faults->error == NULL)
        continue;
      if (first == NULL)
        first = faults->error;
      affected +=
          (double)faults->n_suspects * (double)faults->n_faulty / (double)faults->n_looked_at;
    }
  if (first == NULL)
    return TRUE;
  g_propagate_error (error, g_error_copy (first)); /* with its place */
  recourse_analysis_error_add_share (error, 100 * affected / (double)self->sampler.trials);
  return FALSE;
}

static gboolean
fail_for_memory (GError **error)
{
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
      _ ("there is not enough memory to simulate so large a dossier; use fewer outcomes"));
  return FALSE;
}

/* A look at a part of the draws tells more closely where bins and brackets are needed. */
static gboolean
run_part (RecourseSimulation *self)
{
  g_autofree Hand *hands = g_new0 (Hand, self->n_hands);
  gboolean is_good;

  self->tally.pass = RECOURSE_PASS_PART;
  self->most_blocks = CLAMP (self->sampler.trials / (2 * PART_TRIALS), 1, MOST_PART_BLOCKS);
  is_good = run_hands (self, hands);
  if (is_good && !is_cancelled (self))
    recourse_simulation_learn_more (self, &hands[0].worker, count_all_draws (self));
  clear_hands (self, hands);
  return is_good;
}

static void
use_kernel (RecourseSimulation *self, RecourseKernel *kernel)
{
  self->kernel = kernel;
  self->tally.kernel = kernel;
  self->tally.fan.kernel = kernel;
}

/* Counts what is open once more, computing nothing else. */
static gboolean
run_open (RecourseSimulation *self, Hand *hands)
{
  g_autofree guint8 *is_wanted = recourse_tally_skip_closed (&self->tally);
  RecourseKernel *kernel = self->kernel;
  gboolean is_good;

  use_kernel (self, recourse_kernel_new (self->plan, self->program->n_drivers, is_wanted));
  self->tally.pass = RECOURSE_PASS_AGAIN;
  is_good = run_hands (self, hands);
  recourse_kernel_free (self->kernel);
  use_kernel (self, kernel);
  return is_good;
}

/* Counts what is open once more and puts it into @worker. */
static gboolean
run_again (RecourseSimulation *self, RecourseWorker *worker, gboolean *is_final, GError **error)
{
  g_autofree Hand *hands = g_new0 (Hand, self->n_hands);
  gboolean is_good;

  is_good = run_open (self, hands);
  if (!is_good)
    fail_for_memory (error);
  else if (g_cancellable_set_error_if_cancelled (self->cancellable, error))
    is_good = FALSE;
  for (guint i = 0; is_good && i < self->tally.n_payoffs; i++)
    if (self->tally.is_open[i])
      {
        recourse_counts_clear (&worker->counts[i]);
        worker->counts[i] = hands[0].worker.counts[i];
        hands[0].worker.counts[i] = (RecourseCounts){ 0 };
      }
  *is_final = !is_good || !recourse_simulation_refine (self, worker, &hands[0].worker);
  clear_hands (self, hands);
  return is_good;
}

static gboolean
run_full (RecourseSimulation *self, Hand *hands, GError **error)
{
  gboolean is_final = FALSE, is_good = TRUE;

  self->tally.pass = RECOURSE_PASS_FULL;
  self->most_blocks = G_MAXUINT64 / RECOURSE_BLOCK;
  if (!run_hands (self, hands))
    return fail_for_memory (error);
  if (g_cancellable_set_error_if_cancelled (self->cancellable, error)
      || !report_faults (self, error))
    return FALSE;
  is_final = !recourse_simulation_refine (self, &hands[0].worker, &hands[0].worker);
  for (guint pass = 2; is_good && !is_final && pass <= MAX_PASSES; pass++)
    is_good = run_again (self, &hands[0].worker, &is_final, error);
  return is_good;
}

static gboolean
run_passes (RecourseSimulation *self, RecourseResults *results, GError **error)
{
  g_autofree Hand *hands = g_new0 (Hand, self->n_hands);
  gboolean is_good;

  reset_lanes (self);
  if (!run_pilot (self) || (self->sampler.trials >= PART_TRIALS && !run_part (self)))
    return fail_for_memory (error);
  is_good = !g_cancellable_set_error_if_cancelled (self->cancellable, error)
            && run_full (self, hands, error);
  if (is_good)
    recourse_statistics_fill (&self->tally, &self->sampler, self->lanes, &hands[0].worker, results);
  clear_hands (self, hands);
  return is_good;
}

static void
init_simulation (RecourseSimulation *self,
                 const guint32 *const *policy,
                 guint64 trials,
                 guint64 seed,
                 const RecourseResults *results)
{
  const RecourseProgram *program = self->program;

  self->plan = recourse_plan_new (program, policy);
  self->kernel = recourse_kernel_new (self->plan, program->n_drivers, NULL);
  self->lanes = g_new0 (RecourseLane, RECOURSE_REPLICATES);
  self->faults = g_new0 (RecourseSimulationFaults, RECOURSE_REPLICATES);
  recourse_sampler_init (&self->sampler, program, trials, seed);
  recourse_tally_init (&self->tally, program, self->plan, self->kernel, trials);
  for (guint i = 0; i < program->n_paths; i++)
    for (guint s = 0; s < program->n_stakeholders; s++)
      self->tally.references[i * program->n_stakeholders + s] =
          results->paths[i].payoffs[s].rollback_mean;
}

static void
clear_simulation (RecourseSimulation *self)
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
  RecourseSimulation simulation = { .program = program, .cancellable = cancellable };
  gboolean is_good;

  simulation.n_hands =
      CLAMP (threads == 0 ? g_get_num_processors () : threads, 1, RECOURSE_REPLICATES);
  init_simulation (&simulation, policy, trials, seed, results);
  is_good = run_passes (&simulation, results, error);
  clear_simulation (&simulation);
  return is_good;
}
