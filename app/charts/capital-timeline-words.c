/* The capital timeline in words: what each step and event is, what of it is paid, what is contested. */
#include "config.h"

#include "capital-timeline.h"

#include "dates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

ChartInvestor *
chart_timeline_investor (const ChartTimeline *plan, guint i)
{
  return g_ptr_array_index (plan->investors, i);
}

ChartRise *
chart_timeline_rise (const ChartInvestor *investor, guint i)
{
  return &g_array_index (investor->rises, ChartRise, i);
}

ChartMoment *
chart_timeline_moment (const ChartTimeline *plan, guint i)
{
  return &g_array_index (plan->moments, ChartMoment, i);
}

RecourseInvestment *
chart_rise_record (const ChartRise *rise)
{
  return rise->slice->investment != NULL ? rise->slice->investment : rise->slice->total;
}

/* A slice without a date has that of the total it is part of.  (nullable) */
const char *
chart_rise_date (const ChartTimeline *plan, const ChartRise *rise)
{
  RecourseDossier *dossier = plan->frame->input->dossier;
  RecourseInvestment *record = chart_rise_record (rise);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->investments));

  for (guint i = 0; record != NULL && record->date == NULL && i < n; i++)
    record = record->part_of != NULL
                 ? recourse_dossier_find (dossier, dossier->investments, record->part_of)
                 : NULL;
  return record != NULL ? record->date : NULL;
}

/* "$13bn", "$50bn or $100bn?" where claims put other figures on it. */
char *
chart_timeline_total (const ChartTimeline *plan, const ChartInvestor *investor)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *total = chart_money_exact (frame, investor->total), *rival = NULL;

  if (!investor->is_contested)
    return g_strdup (total);
  if (investor->low == investor->high)
    return g_strdup_printf ("%s?", total);
  rival =
      chart_money_exact (frame, investor->high > investor->total ? investor->high : investor->low);
  return g_strdup_printf (_ ("%s or %s?"), total, rival);
}

char *
chart_timeline_conflicts (const ChartTimeline *plan, const ChartInvestor *investor)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < investor->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (investor->bars, i);
      g_autofree char *words =
          bar->conflicts->len > 0 ? chart_bar_conflicts_in_words (plan->frame, bar) : NULL;

      if (words != NULL)
        g_string_append_printf (text, text->len > 0 ? " %s" : "%s", words);
    }
  return g_string_free (text, FALSE);
}

char *
chart_rise_label (const ChartTimeline *plan, const ChartRise *rise)
{
  g_autofree char *money = chart_money_exact (plan->frame, rise->to - rise->from);
  g_autofree char *word = chart_slice_word (rise->slice);

  if (rise->slice->investment == NULL)
    return g_strdup_printf (_ ("%s not itemised"), money);
  return g_strdup_printf ("%s %s", money, word);
}

/* "2019", "from 2019 to March 2026" */
static char *
when (const ChartTimeline *plan, const ChartRise *rise)
{
  const char *end = chart_rise_record (rise)->end;
  g_autofree char *from = chart_date_in_words (chart_rise_date (plan, rise));
  g_autofree char *to = end != NULL ? chart_date_in_words (end) : NULL;

  return to != NULL ? g_strdup_printf (_ ("%s to %s"), from, to) : g_steal_pointer (&from);
}

char *
chart_rise_describe (const ChartTimeline *plan,
                     const ChartInvestor *investor,
                     const ChartRise *rise)
{
  const ChartFrame *frame = plan->frame;
  RecourseInvestment *record = chart_rise_record (rise);
  g_autofree char *money = chart_money_exact (frame, rise->to - rise->from);
  g_autofree char *sum = chart_money_exact (frame, rise->to), *date = when (plan, rise);
  g_autofree char *claims = chart_claims_in_words (frame, record->claims);
  g_autofree char *word = chart_slice_word (rise->slice);
  GString *text = g_string_new (NULL);

  if (rise->slice->investment == NULL)
    g_string_append_printf (text, _ ("%s, %s: %s of “%s” are not itemised."),
                            chart_party_label (frame, investor->id), date, money,
                            chart_record_label (frame, record));
  else
    g_string_append_printf (text, _ ("%s, %s: %s, %s, %s."),
                            chart_party_label (frame, investor->id), date,
                            chart_record_label (frame, record), money, word);
  g_string_append_printf (text, _ (" %s in all by then."), sum);
  if (claims != NULL)
    g_string_append_printf (text, " %s", claims);
  return g_string_free (text, FALSE);
}

static char *
parties_of (const ChartTimeline *plan, const RecourseEvent *event)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; event->parties != NULL && event->parties[i] != NULL; i++)
    g_ptr_array_add (names, (gpointer)chart_party_label (plan->frame, event->parties[i]));
  return names->len > 0 ? chart_list (names) : g_strdup ("");
}

char *
chart_moment_describe (const ChartTimeline *plan, const ChartMoment *moment)
{
  g_autofree char *date = chart_date_in_words (moment->event->date);
  g_autofree char *parties = parties_of (plan, moment->event);
  g_autofree char *claims = chart_claims_in_words (plan->frame, moment->event->claims);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s: %s"), date,
                          chart_record_label (plan->frame, moment->event));
  if (*parties != '\0')
    g_string_append_printf (text, " (%s)", parties);
  g_string_append_c (text, '.');
  if (claims != NULL)
    g_string_append_printf (text, " %s", claims);
  return g_string_free (text, FALSE);
}

RecourseTable *
chart_timeline_table (const ChartTimeline *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("When"), _ ("What"), _ ("Who"), _ ("Amount"),
                                             _ ("Status"), _ ("In all"), NULL);

  for (guint i = 0; i < plan->investors->len; i++)
    for (guint k = 0; k < chart_timeline_investor (plan, i)->rises->len; k++)
      {
        const ChartInvestor *investor = chart_timeline_investor (plan, i);
        const ChartRise *rise = chart_timeline_rise (investor, k);
        g_autofree char *date = when (plan, rise);
        g_autofree char *money = chart_money_exact (frame, rise->to - rise->from);
        g_autofree char *sum = chart_money_exact (frame, rise->to);
        g_autofree char *word = chart_slice_word (rise->slice);

        recourse_table_add_row (table, date,
                                rise->slice->investment != NULL
                                    ? chart_record_label (frame, rise->slice->investment)
                                    : _ ("Not itemised"),
                                chart_party_label (frame, investor->id), money, word, sum, NULL);
      }
  for (guint i = 0; i < plan->moments->len; i++)
    {
      const ChartMoment *moment = chart_timeline_moment (plan, i);
      g_autofree char *date = chart_date_in_words (moment->event->date);
      g_autofree char *parties = parties_of (plan, moment->event);

      recourse_table_add_row (table, date, chart_record_label (plan->frame, moment->event), parties,
                              "", "", "", NULL);
    }
  return table;
}

typedef struct
{
  double total, paid, committed;
  const char *since; /* the earliest date */
  double first;
} Sums;

static Sums
sum_up (const ChartTimeline *plan)
{
  Sums sums = { .first = INFINITY };

  for (guint i = 0; i < plan->investors->len; i++)
    for (guint k = 0; k < chart_timeline_investor (plan, i)->rises->len; k++)
      {
        const ChartRise *rise = chart_timeline_rise (chart_timeline_investor (plan, i), k);
        double amount = rise->to - rise->from;

        sums.total += amount;
        /* What no slice accounts for is not known to have been paid by then. */
        if (rise->slice->status == CHART_STATUS_PAID && rise->slice->investment != NULL)
          sums.paid += amount;
        sums.committed += rise->slice->status == CHART_STATUS_COMMITTED ? amount : 0;
        if (rise->start >= sums.first)
          continue;
        sums.first = rise->start;
        sums.since = chart_rise_date (plan, rise);
      }
  return sums;
}

/* "$11bn is paid", "$15bn is committed", both, or neither. */
static char *
standing (const ChartTimeline *plan, const Sums *sums)
{
  g_autofree char *paid = chart_money_exact (plan->frame, sums->paid);
  g_autofree char *committed = chart_money_exact (plan->frame, sums->committed);

  if (sums->paid >= sums->total * (1 - 1e-9))
    return g_strdup (_ ("all is paid"));
  if (sums->committed >= sums->total * (1 - 1e-9))
    return g_strdup (_ ("all is committed, nothing is paid"));
  if (sums->paid > 0 && sums->committed > 0)
    return g_strdup_printf (_ ("%s is paid and %s committed"), paid, committed);
  if (sums->paid > 0)
    return g_strdup_printf (_ ("%s is paid"), paid);
  if (sums->committed > 0)
    return g_strdup_printf (_ ("%s is committed, nothing is paid"), committed);
  return g_strdup (_ ("nothing is paid or committed"));
}

ChartWords *
chart_timeline_titles (const ChartTimeline *plan)
{
  ChartWords *words = chart_words_new ();
  Sums sums = sum_up (plan);
  g_autofree char *total = chart_money_exact (plan->frame, sums.total);
  g_autofree char *state = standing (plan, &sums), *since = NULL;
  gboolean has_debits = FALSE;

  for (guint i = 0; i < plan->investors->len; i++)
    for (guint k = 0; k < chart_timeline_investor (plan, i)->rises->len; k++)
      {
        const ChartRise *rise = chart_timeline_rise (chart_timeline_investor (plan, i), k);

        has_debits |= rise->to < rise->from;
      }
  if (sums.total <= 0)
    chart_words_add (words, _ ("No money is recorded as put in by anyone"));
  else if (has_debits)
    chart_words_add (words, _ ("What was put in and taken out comes to %s"), total);
  if (words->len > 0)
    return words;
  since = chart_date_in_words (sums.since);
  if (!plan->frame->is_small)
    chart_words_add (words, _ ("Of %s put in or promised since %s, %s"), total, since, state);
  if (!plan->frame->is_small)
    chart_words_add (words, _ ("Of %s recorded since %s, %s"), total, since, state);
  chart_words_add (words, _ ("Of %s, %s"), total, state);
  return words;
}

ChartWords *
chart_timeline_subtitles (const ChartTimeline *plan)
{
  ChartWords *words = chart_words_new ();
  g_autofree char *unit = chart_unit (plan->frame);
  const char *as_of = chart_as_of (plan->frame);

  if (as_of != NULL && *unit != '\0')
    {
      chart_words_add (
          words,
          plan->is_money ? _ ("Equity and cash by investor, added up, %s, as of %s; a block is as "
                              "wide as its date is vague; ? = contested")
                         : _ ("Contracts by party, added up, %s, as of %s; a block is as wide as "
                              "its date is vague; ? = contested"),
          unit, as_of);
      chart_words_add (words, _ ("Added up by investor, %s, as of %s; ? = contested"), unit, as_of);
    }
  chart_words_add (words, _ ("Added up by investor; ? = contested"));
  chart_words_add (words, _ ("Added up by investor"));
  return words;
}

char *
chart_timeline_description (const ChartTimeline *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);
  guint n = plan->moments->len;

  g_string_append_c (text, '.');
  for (guint i = 0; i < MIN (plan->investors->len, 4); i++)
    {
      const ChartInvestor *investor = chart_timeline_investor (plan, i);
      g_autofree char *total = chart_timeline_total (plan, investor);
      guint steps = investor->rises->len;

      g_string_append_printf (text, ngettext (" %s: %s in %u step.", " %s: %s in %u steps.", steps),
                              chart_party_label (plan->frame, investor->id), total, steps);
    }
  if (n > 0)
    g_string_append_printf (text, ngettext (" %u dated event.", " %u dated events.", n), n);
  return g_string_free (text, FALSE);
}
