/* Expected payoffs over draws.  Each replicate is added up on its own, so that the order of additions does not
 * depend on threads. */
#include "expected.h"

#include "draws.h"
#include "probe.h"

/* From so many draws on a second thread is worth its start. */
#define MANY_TRIALS 4096

/* Expected payoffs of each replicate, added up. */
typedef struct
{
  const RecourseProgram *program;
  double *sums[RECOURSE_REPLICATES]; /* [path][stakeholder] */
} Totals;

static void
take (RecourseDraws *draws, gpointer user_data)
{
  Totals *totals = user_data;
  const guint n = totals->program->n_stakeholders;

  recourse_draws_execute (draws);
  for (guint k = 0; k < totals->program->n_paths * n; k++)
    {
      const double *values = recourse_draws_value (draws, k / n, k % n);
      double sum = 0;

      for (guint i = 0; i < draws->n; i++)
        sum += values[i];
      totals->sums[draws->replicate][k] += sum;
    }
}

double *
recourse_program_expect (RecourseProgram *self,
                         guint64 trials,
                         guint64 seed,
                         guint threads,
                         GCancellable *cancellable,
                         GError **error)
{
  const gsize n = (gsize)self->n_paths * self->n_stakeholders;
  guint32 **policy = recourse_program_policy (self, error);
  g_autofree double *means = g_new0 (double, n + 1);
  Totals totals = { .program = self };
  const RecourseDrawsTask task = { self,
                                   (const guint32 *const *)policy,
                                   self->n_drivers,
                                   trials,
                                   seed,
                                   threads,
                                   cancellable,
                                   take,
                                   &totals };

  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    totals.sums[i] = g_new0 (double, n + 1);
  const gboolean is_good = policy != NULL && recourse_draws_run (&task, error);
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    {
      for (gsize k = 0; k < n; k++)
        means[k] += totals.sums[i][k] / (double)trials;
      g_free (totals.sums[i]);
    }
  recourse_policy_free (policy);
  return is_good ? g_steal_pointer (&means) : NULL;
}

RecourseResults *
recourse_program_preview (RecourseProgram *self, guint64 trials, guint64 seed, GError **error)
{
  g_autoptr (RecourseResults) results = recourse_program_run (self, 0, seed, 1, NULL, error);
  g_autofree double *means = NULL;

  if (results == NULL)
    return NULL;
  means = recourse_program_expect (self, trials, seed, trials < MANY_TRIALS ? 1 : 0, NULL, error);
  if (means == NULL)
    return NULL;
  for (guint i = 0; i < results->n_paths; i++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      results->paths[i].payoffs[s].mean = means[(gsize)i * results->n_stakeholders + s];
  return g_steal_pointer (&results);
}
