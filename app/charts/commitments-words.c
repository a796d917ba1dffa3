/* Commitments in words: what a slice says, the table, the subtitle, the description. */
#include "config.h"

#include "commitments.h"

#include "dates.h"

#include <glib/gi18n-lib.h>

ChartBar *
chart_commitments_bar (const ChartCommitments *plan, guint i)
{
  return g_ptr_array_index (plan->ledger->bars, i);
}

char *
chart_commitments_total (const ChartCommitments *plan, const ChartBar *bar)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *total = chart_money_exact (frame, bar->total);
  g_autofree char *low = NULL, *high = NULL;

  if (bar->overrun > 0)
    {
      high = chart_money_exact (frame, bar->total + bar->overrun);
      return g_strdup_printf (_ ("%s, slices %s"), total, high);
    }
  if (bar->conflicts->len == 0)
    return g_strdup (total);
  if (bar->low == bar->high)
    return g_strdup_printf ("%s?", total);
  low = chart_money_exact (frame, bar->low);
  high = chart_money_exact (frame, bar->high);
  return g_strdup_printf (_ ("%s or %s?"), bar->low < bar->total ? high : low,
                          bar->low < bar->total ? low : high);
}

/* What stands in the tooltip of a slice: name, sum, standing, dates, claims with their sources. */
char *
chart_commitments_describe (const ChartCommitments *plan,
                            const ChartBar *bar,
                            const ChartSlice *slice)
{
  const ChartFrame *frame = plan->frame;
  GString *text = g_string_new (NULL);
  g_autofree char *money = chart_money_exact (frame, slice->amount);
  g_autofree char *date = NULL, *claims = NULL, *word = chart_slice_word (slice);
  RecourseInvestment *record = chart_slice_record (slice);
  const char *label = chart_record_label (frame, record);

  if (slice->investment == NULL)
    g_string_append_printf (text, _ ("%s of “%s” are not itemised: no slice accounts for them"),
                            money, label);
  else
    g_string_append_printf (text, _ ("%s, %s: %s, %s"), chart_party_label (frame, bar->from), label,
                            money, word);
  if (slice->n_merged > 0)
    g_string_append_printf (
        text, ngettext (", with %u smaller one", ", with %u smaller ones", slice->n_merged),
        slice->n_merged);
  if (slice->investment != NULL && record->date != NULL)
    {
      date = chart_date_in_words (record->date);
      g_string_append_printf (text, ", %s", date);
    }
  g_string_append_c (text, '.');
  claims = chart_claims_in_words (frame, record->claims);
  if (claims != NULL)
    g_string_append_printf (text, " %s", claims);
  return g_string_free (text, FALSE);
}

char *
chart_commitments_label (const ChartCommitments *plan, const ChartSlice *slice)
{
  g_autofree char *money = chart_money_exact (plan->frame, slice->amount);
  g_autofree char *word = chart_slice_word (slice);

  if (slice->investment == NULL)
    return g_strdup_printf (_ ("%s not itemised"), money);
  return g_strdup_printf ("%s %s", money, word);
}

RecourseTable *
chart_commitments_table (const ChartCommitments *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("From"), _ ("Purpose"), _ ("Slice"), _ ("Amount"),
                                             _ ("Status"), _ ("Contested"), NULL);

  for (guint i = 0; i < plan->ledger->bars->len; i++)
    for (guint k = 0; k < chart_commitments_bar (plan, i)->slices->len; k++)
      {
        const ChartBar *bar = chart_commitments_bar (plan, i);
        const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, k);
        g_autofree char *purpose = chart_bar_purpose (frame, bar);
        g_autofree char *money = chart_money_exact (frame, slice->amount);
        g_autofree char *word = chart_slice_word (slice);
        g_autofree char *contested =
            bar->conflicts->len > 0 ? chart_bar_conflicts_in_short (frame, bar) : NULL;

        recourse_table_add_row (table, chart_party_label (frame, bar->from), purpose,
                                slice->investment != NULL
                                    ? chart_record_label (frame, slice->investment)
                                    : _ ("Not itemised"),
                                money, word, contested != NULL ? contested : "", NULL);
      }
  return table;
}

ChartWords *
chart_commitments_subtitles (const ChartCommitments *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  g_autofree char *unit = chart_unit_words (frame);
  const char *as_of = chart_as_of (frame);

  if (as_of != NULL)
    {
      chart_words_add (
          words, _ ("Totals by investor and how sure each slice is, %s, as of %s; ? = contested"),
          unit, as_of);
      chart_words_add (words, _ ("Totals by investor, %s, as of %s; ? = contested"), unit, as_of);
    }
  chart_words_add (words, _ ("Totals by investor, %s; ? = contested"), unit);
  chart_words_add (words, _ ("By investor, %s"), unit);
  return words;
}

char *
chart_commitments_description (const ChartCommitments *plan)
{
  const ChartFrame *frame = plan->frame;
  GString *text = g_string_new (frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < MIN (plan->ledger->bars->len, 4); i++)
    {
      const ChartBar *bar = chart_commitments_bar (plan, i);
      g_autofree char *total = chart_commitments_total (plan, bar);
      g_autofree char *purpose = chart_bar_purpose (frame, bar);
      g_autofree char *firm = chart_money_exact (frame, bar->firm);

      g_string_append_printf (text, _ (" %s, %s: %s in total, %s of it paid or committed."),
                              chart_party_label (frame, bar->from), purpose, total, firm);
    }
  return g_string_free (text, FALSE);
}
