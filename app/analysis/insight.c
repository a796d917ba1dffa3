/* One view's sensitivity, information and bargaining.  The two drivers of the strategy map are those that it
 * would be worth most to know before choosing the path; where knowing is worth nothing, those that move the
 * difference of the two best paths most. */
#include "config.h"

#include "analysis/insight.h"

#include "program-private.h"

#include <gio/gio.h>
#include <math.h>

/* Values of each driver on the map. */
#define STEPS 73

/* Worth less than this part of perfect information is worth nothing. */
#define LEAST_WORTH 1e-6

static guint
second_path (const RecourseResults *results, guint stakeholder)
{
  const guint best = recourse_results_best_path (results, stakeholder);
  guint second = G_MAXUINT;

  for (guint i = 0; i < results->n_paths; i++)
    if (i != best
        && (second == G_MAXUINT
            || recourse_results_payoff (results, i, stakeholder)->mean
                   > recourse_results_payoff (results, second, stakeholder)->mean))
      second = i;
  return second;
}

/* (transfer full): how far each driver, from P10 to P90, moves the difference of two paths */
static double *
moves_of_difference (
    RecourseProgram *program, guint stakeholder, guint first, guint second, GError **error)
{
  g_autoptr (RecourseTornado) a =
      recourse_program_tornado (program, first, stakeholder, FALSE, error);
  g_autoptr (RecourseTornado) b =
      a != NULL ? recourse_program_tornado (program, second, stakeholder, FALSE, error) : NULL;
  double *moves;

  if (b == NULL)
    return NULL;
  moves = g_new0 (double, a->n_bars + 1);
  for (guint i = 0; i < a->n_bars; i++)
    moves[i] =
        fabs ((a->bars[i].at_p90 - b->bars[i].at_p90) - (a->bars[i].at_p10 - b->bars[i].at_p10));
  return moves;
}

/* Whether driver @a decides more than @b. */
static gboolean
decides_more (const RecourseInsight *self, const double *moves, guint a, guint b)
{
  const double least = LEAST_WORTH * self->information->evpi[self->stakeholder];
  const double worth_a = recourse_information_evppi (self->information, self->stakeholder, a);
  const double worth_b = recourse_information_evppi (self->information, self->stakeholder, b);

  if (fmax (worth_a, worth_b) > least && worth_a != worth_b)
    return worth_a > worth_b;
  return moves[a] > moves[b];
}

static guint
find_driver (const RecourseInsight *self,
             const RecourseProgram *program,
             const double *moves,
             guint other)
{
  guint found = G_MAXUINT;

  for (guint i = 0; i < program->n_drivers; i++)
    if (i != other && recourse_variate_is_continuous (program->drivers[i].variate)
        && !recourse_variate_is_fixed (program->drivers[i].variate)
        && (found == G_MAXUINT || decides_more (self, moves, i, found)))
      found = i;
  return found;
}

static gboolean
add_strategy (RecourseInsight *self,
              RecourseProgram *program,
              const RecourseResults *results,
              GError **error)
{
  const guint first = recourse_results_best_path (results, self->stakeholder);
  const guint second = second_path (results, self->stakeholder);
  g_autofree double *moves = NULL;
  guint x, y;

  if (second == G_MAXUINT)
    return TRUE;
  moves = moves_of_difference (program, self->stakeholder, first, second, error);
  if (moves == NULL)
    return FALSE;
  x = find_driver (self, program, moves, G_MAXUINT);
  y = x != G_MAXUINT ? find_driver (self, program, moves, x) : G_MAXUINT;
  if (y == G_MAXUINT)
    return TRUE;
  self->strategy = recourse_program_strategy (program, x, y, self->stakeholder, STEPS, error);
  if (self->strategy == NULL)
    return FALSE;
  self->break_even =
      recourse_program_break_even (program, x, self->stakeholder, first, second, error);
  return self->break_even != NULL;
}

static gboolean
add_bargains (RecourseInsight *self,
              RecourseDossier *dossier,
              const RecourseChoices *choices,
              RecourseProgram *program,
              const RecourseResults *results,
              guint threads,
              GCancellable *cancellable,
              GError **error)
{
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->bargains));

  self->bargains = g_new0 (RecourseBargainResult *, n + 1);
  self->transfers = g_new0 (double, n + 1);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseBargain) bargain =
          g_list_model_get_item (G_LIST_MODEL (dossier->bargains), i);

      self->transfers[i] = recourse_program_value (program, bargain->transfer);
      self->bargains[i] = recourse_bargain_solve (dossier, choices, i, results->trials,
                                                  results->seed, threads, cancellable, error);
      if (self->bargains[i] == NULL)
        return FALSE;
      self->n_bargains++;
    }
  return TRUE;
}

/* What depends on the view. */
static gboolean
fill_view (RecourseInsight *self,
           RecourseProgram *program,
           const RecourseResults *results,
           GError **error)
{
  self->tornado = recourse_program_tornado (program, self->leader, self->stakeholder, FALSE, error);
  return self->tornado != NULL && add_strategy (self, program, results, error);
}

static RecourseInsight *
insight_new (guint leader, guint stakeholder)
{
  RecourseInsight *self = g_new0 (RecourseInsight, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->leader = leader;
  self->stakeholder = stakeholder;
  return self;
}

RecourseInsight *
recourse_insight_new (RecourseDossier *dossier,
                      const RecourseChoices *choices,
                      RecourseProgram *program,
                      const RecourseResults *results,
                      guint leader,
                      guint stakeholder,
                      guint threads,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RecourseInsight) self = insight_new (leader, stakeholder);

  g_return_val_if_fail (results->trials > 0, NULL);
  g_return_val_if_fail (leader < results->n_paths && stakeholder < results->n_stakeholders, NULL);
  self->information = recourse_program_inform (program, results->trials, results->seed, threads,
                                               cancellable, error);
  if (self->information == NULL || !fill_view (self, program, results, error)
      || g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  self->contributions =
      recourse_contributions_new (dossier, choices, results, threads, cancellable, error);
  if (self->contributions == NULL
      || !add_bargains (self, dossier, choices, program, results, threads, cancellable, error))
    return NULL;
  return g_steal_pointer (&self);
}

RecourseInsight *
recourse_insight_turn (RecourseInsight *self,
                       RecourseProgram *program,
                       const RecourseResults *results,
                       guint leader,
                       guint stakeholder,
                       GError **error)
{
  g_autoptr (RecourseInsight) turned = insight_new (leader, stakeholder);

  g_return_val_if_fail (leader < results->n_paths && stakeholder < results->n_stakeholders, NULL);
  turned->origin = recourse_insight_ref (self->origin != NULL ? self->origin : self);
  turned->information = self->information;
  turned->contributions = self->contributions;
  turned->n_bargains = self->n_bargains;
  turned->bargains = self->bargains;
  turned->transfers = self->transfers;
  return fill_view (turned, program, results, error) ? g_steal_pointer (&turned) : NULL;
}

RecourseInsight *
recourse_insight_ref (RecourseInsight *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

static void
free_own (RecourseInsight *self)
{
  g_clear_pointer (&self->information, recourse_information_free);
  g_clear_pointer (&self->contributions, recourse_contributions_free);
  for (guint i = 0; i < self->n_bargains; i++)
    recourse_bargain_result_free (self->bargains[i]);
  g_free (self->bargains);
  g_free (self->transfers);
}

void
recourse_insight_unref (RecourseInsight *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_pointer (&self->tornado, recourse_tornado_free);
  g_clear_pointer (&self->strategy, recourse_strategy_free);
  g_clear_pointer (&self->break_even, recourse_break_even_free);
  if (self->origin == NULL)
    free_own (self);
  g_clear_pointer (&self->origin, recourse_insight_unref);
  g_free (self);
}
