/* What slides and the brief say in words: figures, names, lists, and what is in force. */
#include "config.h"

#include "leaf.h"

#include "charts/chart.h"
#include "drawing/direction.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

char *
briefing_money (const RecourseBriefing *briefing, double value, double magnitude)
{
  RecourseDossier *dossier = briefing->dossier;

  return recourse_format_money (briefing->numbers, value,
                                MIN (recourse_decimals_of_magnitude (magnitude), 2),
                                dossier->currency, dossier->unit);
}

char *
briefing_percent (const RecourseBriefing *briefing, double fraction)
{
  return recourse_format_percent (briefing->numbers, fraction);
}

char *
briefing_name (const RecourseBriefing *briefing, gpointer record)
{
  const char *label = recourse_record_get_label (RECOURSE_RECORD (record));
  char *apart = recourse_text_isolate (label, briefing->is_rtl);

  return apart != NULL ? apart : g_strdup (label);
}

char *
briefing_list (GPtrArray *names)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    {
      if (i > 0)
        g_string_append (text, i + 1 < names->len ? _ (", ") : _ (" and "));
      g_string_append (text, g_ptr_array_index (names, i));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

guint
briefing_length (GListStore *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (list));
}

gpointer
briefing_item (GListStore *list, guint i)
{
  g_autoptr (GObject) item = g_list_model_get_item (G_LIST_MODEL (list), i);

  return item; /* the list holds it */
}

RecoursePath *
briefing_path (const RecourseBriefing *briefing, guint i)
{
  return briefing_item (briefing->dossier->paths, i);
}

RecourseStakeholder *
briefing_stakeholder (const RecourseBriefing *briefing, guint i)
{
  return briefing_item (briefing->dossier->stakeholders, briefing->results->positions[i]);
}

static const char *
adopted_by_scenario (const RecourseBriefing *briefing, const char *conflict, const char *otherwise)
{
  const RecourseChoices *choices = briefing->choices;
  RecourseScenario *scenario = recourse_dossier_find (
      briefing->dossier, briefing->dossier->scenarios, choices != NULL ? choices->scenario : NULL);

  for (guint i = 0; scenario != NULL && i < briefing_length (scenario->adopt); i++)
    {
      RecourseAssignment *adoption = briefing_item (scenario->adopt, i);

      if (g_strcmp0 (adoption->name, conflict) == 0)
        return adoption->text;
    }
  return otherwise;
}

RecourseClaim *
briefing_adopted (const RecourseBriefing *briefing, RecourseConflict *conflict)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (conflict));
  const char *adopted = adopted_by_scenario (briefing, id, conflict->adopted);
  const char *chosen = briefing->choices != NULL && briefing->choices->adopt != NULL
                           ? g_hash_table_lookup (briefing->choices->adopt, id)
                           : NULL;

  return recourse_dossier_find (briefing->dossier, briefing->dossier->claims,
                                chosen != NULL ? chosen : adopted);
}

double
briefing_magnitude (const RecourseBriefing *briefing)
{
  const RecourseResults *results = briefing->results;
  double most = 0;

  for (guint i = 0; i < briefing->n_paths; i++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      {
        const RecoursePayoff *payoff = recourse_results_payoff (results, briefing->paths[i], s);

        most = fmax (most, fmax (fabs (payoff->rollback_mean), fabs (payoff->mean)));
      }
  return most;
}

const char *
briefing_baseline (const RecourseBriefing *briefing)
{
  RecourseBaseline *baseline = briefing->dossier->baseline;
  const char *label =
      baseline != NULL ? recourse_record_get_label (RECOURSE_RECORD (baseline)) : "";

  return *label != '\0' ? label : _ ("the baseline");
}

char *
briefing_source (RecourseSource *source)
{
  g_autofree char *date = source->date != NULL ? recourse_date_in_words (source->date) : NULL;
  GString *text = g_string_new (NULL);

  if (source->publisher != NULL)
    g_string_append_printf (text, "%s: ", source->publisher);
  g_string_append (text, source->title);
  if (date != NULL)
    g_string_append_printf (text, " (%s)", date);
  return g_string_free (text, FALSE);
}

const char *
briefing_address (const char *url)
{
  return url != NULL && (g_str_has_prefix (url, "https://") || g_str_has_prefix (url, "http://"))
                 && strpbrk (url, "'\\ \n") == NULL
             ? url
             : NULL;
}
