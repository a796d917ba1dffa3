/* The lifetime of results. */
#include "analysis/results.h"

#include <math.h>

static void
free_payoff (RecoursePayoff *payoff)
{
  g_free (payoff->density.values);
  g_free (payoff->exceedance);
  g_free (payoff->quantiles);
  g_free (payoff->yearly);
  g_free (payoff->explained);
}

static void
free_decision (RecourseDecision *decision)
{
  for (guint i = 0; i < decision->n_options; i++)
    g_free (decision->options[i]);
  g_free (decision->node);
  g_free (decision->label);
  g_free (decision->options);
  g_free (decision->values);
  g_free (decision->best_in_draws);
  g_free (decision->tied);
  g_free (decision->near_tied);
}

static void
free_outcome (RecourseOutcome *outcome)
{
  g_free (outcome->id);
  g_free (outcome->label);
  g_free (outcome->payoffs);
}

static void
free_path (RecoursePathResult *path, guint n_stakeholders)
{
  for (guint i = 0; path->payoffs != NULL && i < n_stakeholders; i++)
    free_payoff (&path->payoffs[i]);
  for (guint i = 0; i < path->n_decisions; i++)
    free_decision (&path->decisions[i]);
  for (guint i = 0; i < path->n_outcomes; i++)
    free_outcome (&path->outcomes[i]);
  g_free (path->id);
  g_free (path->label);
  g_free (path->payoffs);
  g_free (path->decisions);
  g_free (path->outcomes);
  g_free (path->nodes);
  g_free (path->node_payoffs);
}

static void
free_results (RecourseResults *self)
{
  for (guint i = 0; i < self->n_paths; i++)
    free_path (&self->paths[i], self->n_stakeholders);
  for (guint i = 0; i < self->n_stakeholders; i++)
    g_free (self->stakeholders[i]);
  for (guint i = 0; i < self->n_drivers; i++)
    {
      g_free (self->drivers[i].id);
      g_free (self->drivers[i].label);
    }
  g_free (self->stakeholders);
  g_free (self->positions);
  g_free (self->drivers);
  g_free (self->paths);
  g_free (self->beats);
  g_free (self);
}

RecourseResults *
recourse_results_ref (RecourseResults *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
recourse_results_unref (RecourseResults *self)
{
  if (g_atomic_ref_count_dec (&self->ref_count))
    free_results (self);
}

guint
recourse_results_best_path (const RecourseResults *self, guint stakeholder)
{
  guint best = 0;

  for (guint i = 1; i < self->n_paths; i++)
    {
      const RecoursePayoff *payoff = recourse_results_payoff (self, i, stakeholder);
      const RecoursePayoff *leader = recourse_results_payoff (self, best, stakeholder);
      double value = isfinite (payoff->mean) ? payoff->mean : payoff->rollback_mean;
      double highest = isfinite (leader->mean) ? leader->mean : leader->rollback_mean;

      if (value > highest + 1e-12 * MAX (fabs (value), fabs (highest)))
        best = i;
    }
  return best;
}
