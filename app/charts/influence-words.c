/* Influence in words: what a place in the grid means, its title, table and description. */
#include "config.h"

#include "influence.h"

#include "dates.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

ChartInfluencePoint *
chart_influence_point (const ChartInfluence *plan, guint i)
{
  return &g_array_index (plan->points, ChartInfluencePoint, i);
}

const char *
chart_influence_label (const ChartInfluence *plan, const ChartInfluencePoint *point)
{
  return chart_record_label (plan->frame, point->stakeholder);
}

static gboolean
is_high (double value)
{
  return value >= 0.5;
}

char *
chart_influence_describe (const ChartInfluence *plan, const ChartInfluencePoint *point)
{
  const RecourseStakeholder *stakeholder = point->stakeholder;
  const RecourseNumberForm *form = plan->frame->input->numbers;
  g_autofree char *power = recourse_format_number (form, stakeholder->power, 2);
  g_autofree char *interest = recourse_format_number (form, stakeholder->interest, 2);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text,
                          point->is_bystander
                              ? _ ("%s, bystander: power %s, interest %s, both judged from 0 to 1.")
                              : _ ("%s, party: power %s, interest %s, both judged from 0 to 1."),
                          chart_influence_label (plan, point), power, interest);
  if (stakeholder->stance != NULL && *stakeholder->stance != '\0')
    g_string_append_printf (text, _ (" Stance: %s."),
                            chart_name (plan->frame, stakeholder->stance));
  return g_string_free (text, FALSE);
}

/* Those with much of both, and the one with most power. */
ChartWords *
chart_influence_titles (const ChartInfluence *plan)
{
  ChartWords *words = chart_words_new ();
  g_autoptr (GPtrArray) names = g_ptr_array_new ();
  g_autofree char *list = NULL;
  guint most = 0, n = plan->points->len, n_top = 0;

  for (guint i = 0; i < n; i++)
    {
      const RecourseStakeholder *stakeholder = chart_influence_point (plan, i)->stakeholder;

      if (is_high (stakeholder->power) && is_high (stakeholder->interest))
        g_ptr_array_add (names,
                         (gpointer)chart_influence_label (plan, chart_influence_point (plan, i)));
      if (stakeholder->power > chart_influence_point (plan, most)->stakeholder->power)
        most = i;
    }
  for (guint i = 0; i < n; i++)
    n_top += chart_influence_point (plan, i)->stakeholder->power
             == chart_influence_point (plan, most)->stakeholder->power;
  list = names->len > 0 ? chart_list (names) : NULL;
  if (names->len > 0 && names->len <= 4)
    chart_words_add (words, _ ("High power and high interest meet in %s"), list);
  if (names->len > 0)
    chart_words_add (words,
                     ngettext ("High power and high interest meet in %u of %u stakeholder",
                               "High power and high interest meet in %u of %u stakeholders", n),
                     names->len, n);
  else if (n_top == 1)
    chart_words_add (words, _ ("High power and high interest meet nowhere; most power is with %s"),
                     chart_influence_label (plan, chart_influence_point (plan, most)));
  if (names->len == 0)
    chart_words_add (words, _ ("High power and high interest meet nowhere"));
  return words;
}

ChartWords *
chart_influence_subtitles (const ChartInfluence *plan)
{
  ChartWords *words = chart_words_new ();
  const char *as_of = chart_as_of (plan->frame);
  gboolean is_cut =
      plan->power.high - plan->power.low < 1 || plan->interest.high - plan->interest.low < 1;

  if (as_of != NULL)
    {
      chart_words_add (words,
                       is_cut
                           ? _ ("Power across and interest upwards, judged from 0 to 1 as of %s, "
                                "not facts; axes are cut to the part in use")
                           : _ ("Power across and interest upwards, from 0 to 1, as of %s: "
                                "judgements, not facts"),
                       as_of);
      chart_words_add (words,
                       is_cut ? _ ("Power and interest, judged from 0 to 1 as of %s; axes cut")
                              : _ ("Power and interest, 0 to 1, as of %s; judged"),
                       as_of);
    }
  if (is_cut)
    {
      chart_words_add (words, _ ("Power and interest, judged from 0 to 1; axes cut"));
      chart_words_add (words, _ ("Judged from 0 to 1; axes cut"));
      return words;
    }
  chart_words_add (words, _ ("Power and interest, 0 to 1: judgements"));
  chart_words_add (words, _ ("Judged from 0 to 1"));
  return words;
}

RecourseTable *
chart_influence_table (const ChartInfluence *plan)
{
  GListModel *list = G_LIST_MODEL (plan->frame->input->dossier->stakeholders);
  const RecourseNumberForm *form = plan->frame->input->numbers;
  RecourseTable *table = recourse_table_new (_ ("Stakeholder"), _ ("Part"), _ ("Power"),
                                             _ ("Interest"), _ ("Stance"), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (RecourseStakeholder) one = g_list_model_get_item (list, i);
      g_autofree char *power =
          isfinite (one->power) ? recourse_format_number (form, one->power, 2) : g_strdup ("");
      g_autofree char *interest = isfinite (one->interest)
                                      ? recourse_format_number (form, one->interest, 2)
                                      : g_strdup ("");

      if (!chart_shows_party (plan->frame, i))
        continue;
      recourse_table_add_row (table, recourse_record_get_label (RECOURSE_RECORD (one)),
                              recourse_dossier_is_bystander (plan->frame->input->dossier, one)
                                  ? _ ("bystander")
                                  : _ ("party"),
                              power, interest, one->stance != NULL ? one->stance : "", NULL);
    }
  return table;
}

char *
chart_influence_description (const ChartInfluence *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < MIN (plan->points->len, 4); i++)
    {
      g_autofree char *words = chart_influence_describe (plan, chart_influence_point (plan, i));

      g_string_append_printf (text, " %s", words);
    }
  return g_string_free (text, FALSE);
}
