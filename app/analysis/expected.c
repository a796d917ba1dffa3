/* Expected payoffs over draws.  Each replicate is added up on its own, so that the order of additions does not
 * depend on threads.  What was computed before, from the same formulas and distributions, is not computed again: when a slider
 * moves most payoffs stay as they are. */
#include "expected.h"

#include "draws.h"
#include "fingerprint.h"
#include "probe.h"

/* From so many draws on a second thread is worth its start. */
#define MANY_TRIALS 4096

/* Expected payoffs of each replicate, added up. */
typedef struct
{
  const RecourseProgram *program;
  double *sums[RECOURSE_REPLICATES]; /* [path][stakeholder] */
  guint8 *is_wanted;                 /* [path][stakeholder] */
} Totals;

static gsize
count_payoffs (const RecourseProgram *program)
{
  return (gsize)program->n_paths * program->n_stakeholders;
}

static void
take (RecourseDraws *draws, gpointer user_data)
{
  Totals *totals = user_data;
  const guint n = totals->program->n_stakeholders;

  recourse_draws_execute (draws);
  for (guint k = 0; k < count_payoffs (totals->program); k++)
    if (totals->is_wanted[k])
      {
        const double *values = recourse_draws_value (draws, k / n, k % n);
        double sum = 0;

        for (guint i = 0; i < draws->n; i++)
          sum += values[i];
        totals->sums[draws->replicate][k] += sum;
      }
}

static void
totals_init (Totals *self, const RecourseProgram *program)
{
  self->program = program;
  self->is_wanted = g_new0 (guint8, count_payoffs (program) + 1);
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    self->sums[i] = g_new0 (double, count_payoffs (program) + 1);
}

static void
totals_clear (Totals *self)
{
  g_free (self->is_wanted);
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    g_free (self->sums[i]);
}

static RecourseFingerprint
get_fingerprint (const RecoursePlan *plan, const RecourseFingerprint *all, gsize payoff)
{
  return all[g_array_index (plan->roots, guint32, payoff)];
}

/* Fills in the means that are known.  Returns: whether any is not */
static gboolean
want_unknown (Totals *self,
              const RecourseDrawsTask *task,
              const RecourseFingerprint *fingerprints,
              double *means)
{
  gboolean is_any = FALSE;

  for (gsize k = 0; k < count_payoffs (self->program); k++)
    {
      self->is_wanted[k] =
          fingerprints == NULL
          || !recourse_fingerprint_find_mean (get_fingerprint (task->plan, fingerprints, k),
                                              task->trials, task->seed, &means[k]);
      is_any |= self->is_wanted[k];
    }
  return is_any;
}

static void
add_up (const Totals *self,
        const RecourseDrawsTask *task,
        const RecourseFingerprint *fingerprints,
        double *means)
{
  for (gsize k = 0; k < count_payoffs (self->program); k++)
    {
      if (!self->is_wanted[k])
        continue;
      for (guint i = 0; i < RECOURSE_REPLICATES; i++)
        means[k] += self->sums[i][k] / (double)task->trials;
      if (fingerprints != NULL)
        recourse_fingerprint_keep_mean (get_fingerprint (task->plan, fingerprints, k), task->trials,
                                        task->seed, means[k]);
    }
}

static gboolean
expect (const RecourseDrawsTask *asked, double *means, GError **error)
{
  g_autoptr (RecoursePlan) plan = recourse_draws_plan (asked);
  g_autofree RecourseFingerprint *fingerprints = NULL;
  Totals totals = { 0 };
  RecourseDrawsTask task = *asked;
  gboolean is_good = TRUE;

  /* Drivers that are correlated depend on more than their own distributions. */
  if (task.program->copula == NULL)
    fingerprints = recourse_fingerprints_of (plan->graph, task.program);
  totals_init (&totals, task.program);
  task.plan = plan;
  task.wanted = totals.is_wanted;
  task.user_data = &totals;
  if (want_unknown (&totals, &task, fingerprints, means))
    is_good = recourse_draws_run (&task, error);
  if (is_good)
    add_up (&totals, &task, fingerprints, means);
  totals_clear (&totals);
  return is_good;
}

double *
recourse_program_expect (RecourseProgram *self,
                         guint64 trials,
                         guint64 seed,
                         guint threads,
                         GCancellable *cancellable,
                         GError **error)
{
  guint32 **policy = recourse_program_policy (self, error);
  g_autofree double *means = g_new0 (double, count_payoffs (self) + 1);
  const RecourseDrawsTask task = {
    .program = self,
    .policy = (const guint32 *const *)policy,
    .n_inputs = self->n_drivers,
    .trials = trials,
    .seed = seed,
    .threads = threads,
    .cancellable = cancellable,
    .take = take,
  };
  const gboolean is_good = policy != NULL && expect (&task, means, error);

  recourse_policy_free (policy);
  return is_good ? g_steal_pointer (&means) : NULL;
}

RecourseResults *
recourse_program_preview (
    RecourseProgram *self, guint64 trials, guint64 seed, guint threads, GError **error)
{
  g_autoptr (RecourseResults) results = recourse_program_run (self, 0, seed, 1, NULL, error);
  g_autofree double *means = NULL;

  if (results == NULL)
    return NULL;
  means =
      recourse_program_expect (self, trials, seed, trials < MANY_TRIALS ? 1 : threads, NULL, error);
  if (means == NULL)
    return NULL;
  for (guint i = 0; i < results->n_paths; i++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      results->paths[i].payoffs[s].mean = means[(gsize)i * results->n_stakeholders + s];
  return g_steal_pointer (&results);
}
