/* What a path means for a stakeholder, as the panel and the strip word it. */
#include "config.h"

#include "ui/inspector/outcome.h"

#include "analysis/standing.h"
#include "ui/inspector/figures.h"

#include <glib/gi18n.h>
#include <math.h>

double
recourse_outcome_mean (const RecourseResults *results, guint path, guint stakeholder)
{
  const RecoursePayoff *payoff = recourse_results_payoff (results, path, stakeholder);

  return isfinite (payoff->mean) ? payoff->mean : payoff->rollback_mean;
}

RecourseStakeholder *
recourse_outcome_stakeholder (RecourseDossier *dossier,
                              const RecourseResults *results,
                              guint stakeholder)
{
  g_autoptr (RecourseStakeholder) found =
      g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), results->positions[stakeholder]);

  return found; /* the dossier keeps it */
}

static void
widen (double value, double *from, double *to)
{
  if (!isfinite (value))
    return;
  *from = MIN (*from, value);
  *to = MAX (*to, value);
}

void
recourse_outcome_scale (const RecourseResults *results, double *from, double *to)
{
  *from = *to = 0.0;
  for (guint path = 0; path < results->n_paths; path++)
    for (guint i = 0; i < results->n_stakeholders; i++)
      {
        widen (recourse_results_payoff (results, path, i)->p10, from, to);
        widen (recourse_results_payoff (results, path, i)->p90, from, to);
        widen (recourse_outcome_mean (results, path, i), from, to);
      }
}

/* How many paths are as good as @path on average, itself included. */
static guint
count_level (const RecourseResults *results, guint path, guint stakeholder)
{
  guint n = 0;

  for (guint i = 0; i < results->n_paths; i++)
    n += i == path || recourse_results_is_level (results, stakeholder, i, path);
  return n;
}

char *
recourse_outcome_standing (RecourseDossier *dossier,
                           const RecourseResults *results,
                           guint path,
                           guint stakeholder)
{
  const guint best = recourse_results_best_path (results, stakeholder);
  const guint n_best = count_level (results, best, stakeholder);
  double distance = recourse_outcome_mean (results, best, stakeholder)
                    - recourse_outcome_mean (results, path, stakeholder);
  g_autofree char *money = NULL;

  if (results->n_paths < 2)
    return g_strdup (_ ("the only path"));
  if (n_best == results->n_paths)
    return g_strdup (_ ("the same on every path"));
  if (n_best > 1 && recourse_results_is_level (results, stakeholder, path, best))
    return g_strdup (_ ("tied for best"));
  if (best == path)
    return g_strdup_printf (_ ("best of %u"), results->n_paths);
  if (distance < 0.05)
    return g_strdup_printf (_ ("level with path %u"), best + 1);
  money = recourse_format_money (recourse_figures_form (), distance, 1, dossier->currency,
                                 dossier->unit);
  return g_strdup_printf (_ ("%s below path %u"), money, best + 1);
}
