/* Rights in words: how a stake is held and by whom it is contested, the table, the description. */
#include "config.h"

#include "rights.h"

#include "dates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

ChartRightsRow *
chart_rights_row (const ChartRights *plan, guint i)
{
  return &g_array_index (plan->rows, ChartRightsRow, i);
}

ChartHold
chart_rights_hold (const RecourseStake *stake)
{
  static const char *const words[] = { "exclusive", "preferred", "shared" };

  if (chart_is_contested (stake))
    return CHART_HOLD_CONTESTED;
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (stake->exclusivity, words[i]) == 0)
      return (ChartHold)i;
  return CHART_HOLD_UNSTATED;
}

static char *
contesters (const ChartRights *plan, const ChartRightsRow *row)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; row->stake->contested_by != NULL && row->stake->contested_by[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer)chart_party_label (plan->frame, row->stake->contested_by[i]));
  return names->len > 0 ? chart_list (names) : NULL;
}

/* "27%", "2 GW", "$135bn"…: how much is held, as far as it is said.  (nullable) */
static char *
size_in_words (const ChartRights *plan, const ChartRightsRow *row)
{
  const ChartFrame *frame = plan->frame;
  const RecourseStake *stake = row->stake;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);

  if (isfinite (stake->share))
    g_ptr_array_add (parts, recourse_format_percent (frame->input->numbers, stake->share));
  if (isfinite (stake->amount))
    {
      g_autofree char *number = recourse_format_number (
          frame->input->numbers, stake->amount, stake->amount == floor (stake->amount) ? 0 : 2);

      g_ptr_array_add (parts,
                       g_strdup_printf ("%s %s", number, stake->unit != NULL ? stake->unit : ""));
    }
  if (isfinite (stake->value))
    g_ptr_array_add (parts, chart_money_exact (frame, stake->value));
  if (parts->len == 0)
    return NULL;
  g_ptr_array_add (parts, NULL);
  return g_strjoinv (C_ ("list", ", "), (char **)parts->pdata);
}

gboolean
chart_rights_is_assumed (const ChartFrame *frame, const RecourseStake *stake)
{
  return !chart_is_contested (stake) && chart_is_assumed (frame, stake->claims);
}

RecoursePaint
chart_rights_paint (const ChartFrame *frame, const RecourseStake *stake, RecourseInk ink)
{
  return chart_rights_is_assumed (frame, stake) ? chart_assumed_paint (ink)
                                                : chart_hold_paint (chart_rights_hold (stake), ink);
}

static char *
hold_in_words (const ChartRights *plan, const ChartRightsRow *row)
{
  g_autofree char *who = contesters (plan, row);
  g_autofree char *size = size_in_words (plan, row);
  const char *exclusivity = row->stake->exclusivity;
  const char *word = NULL;

  for (guint i = 0; i < CHART_HOLD_CONTESTED; i++)
    {
      static const char *const words[] = { "exclusive", "preferred", "shared" };

      if (g_strcmp0 (exclusivity, words[i]) == 0)
        word = chart_hold_word (i);
    }
  if (word == NULL && size != NULL && who == NULL && row->hold == CHART_HOLD_UNSTATED)
    return g_strdup (size);
  if (who != NULL && word != NULL)
    return g_strdup_printf (_ ("%s, contested by %s"), word, who);
  if (who != NULL)
    return g_strdup_printf (_ ("contested by %s"), who);
  return g_strdup (word != NULL ? word : chart_hold_word (row->hold));
}

/* "exclusive, contested by Microsoft", "shared, assumed": what the paint says, in words. */
char *
chart_rights_hold_in_words (const ChartRights *plan, const ChartRightsRow *row)
{
  g_autofree char *hold = hold_in_words (plan, row);

  if (!chart_rights_is_assumed (plan->frame, row->stake))
    return g_steal_pointer (&hold);
  return g_strdup_printf (_ ("%s, assumed"), hold);
}

char *
chart_rights_describe (const ChartRights *plan, const ChartRightsRow *row)
{
  const ChartFrame *frame = plan->frame;
  const RecourseStake *stake = row->stake;
  g_autofree char *hold = chart_rights_hold_in_words (plan, row), *size = size_in_words (plan, row);
  g_autofree char *start = stake->start != NULL ? chart_date_in_words (stake->start) : NULL;
  g_autofree char *end = stake->end != NULL ? chart_date_in_words (stake->end) : NULL;
  g_autofree char *claims = chart_claims_in_words (frame, stake->claims);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s: %s", chart_party_label (frame, stake->holder),
                          chart_record_label (frame, row->stake));
  if (size != NULL)
    g_string_append_printf (text, ", %s", size);
  if (size == NULL || !g_str_equal (size, hold))
    g_string_append_printf (text, ", %s", hold);
  if (start != NULL)
    g_string_append_printf (text, _ (", from %s"), start);
  if (end != NULL)
    g_string_append_printf (text, _ (", to %s"), end);
  else
    g_string_append (text, _ (", no end stated"));
  g_string_append_c (text, '.');
  if (stake->scope != NULL)
    g_string_append_printf (text, " %s", chart_name (frame, stake->scope));
  if (claims != NULL)
    g_string_append_printf (text, " %s", claims);
  return g_string_free (text, FALSE);
}

RecourseTable *
chart_rights_table (const ChartRights *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("Holder"), _ ("Stake"), _ ("How held"), _ ("Size"),
                                             C_ ("date", "From"), C_ ("date", "To"), NULL);

  for (guint i = 0; i < plan->rows->len; i++)
    {
      const ChartRightsRow *row = chart_rights_row (plan, i);
      g_autofree char *hold = chart_rights_hold_in_words (plan, row),
                      *size = size_in_words (plan, row);
      g_autofree char *start = chart_date_in_words (row->stake->start);
      g_autofree char *end = row->stake->end != NULL ? chart_date_in_words (row->stake->end) : NULL;

      recourse_table_add_row (table, chart_party_label (frame, row->stake->holder),
                              chart_record_label (frame, row->stake), hold,
                              size != NULL ? size : "", start, end != NULL ? end : _ ("open"),
                              NULL);
    }
  return table;
}

ChartWords *
chart_rights_subtitles (const ChartRights *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *as_of = chart_as_of (frame);

  if (as_of != NULL && frame->input->dossier->title != NULL)
    chart_words_add (words,
                     _ ("Stakes and rights by holder, by year, as of %s. A bar that ends in a "
                        "point has no stated end"),
                     as_of);
  if (as_of != NULL)
    chart_words_add (words, _ ("By year; rule: %s; a point = no stated end"), as_of);
  chart_words_add (words, _ ("Stakes and rights by year; a point means no stated end"));
  chart_words_add (words, _ ("By year; a point = no stated end"));
  return words;
}

char *
chart_rights_description (const ChartRights *plan)
{
  const ChartFrame *frame = plan->frame;
  guint n_open = 0, n = plan->rows->len;

  for (guint i = 0; i < n; i++)
    n_open += !chart_rights_row (plan, i)->has_end;
  return g_strdup_printf (ngettext ("%s. %u stake; %u without a stated end.",
                                    "%s. %u stakes; %u without a stated end.", n),
                          frame->scene->title, n, n_open);
}
