/* What the capital timeline shows: every slice of every total as a step in the sum of its investor, and
 * every event, each with the span of time that its date names. */
#include "config.h"

#include "capital-timeline.h"

#include "drawing/calendar.h"

#include <math.h>

#define MOST_INVESTORS 6

static void
free_investor (gpointer data)
{
  ChartInvestor *investor = data;

  g_array_unref (investor->rises);
  g_ptr_array_unref (investor->bars);
  g_free (investor);
}

static ChartInvestor *
investor_for (ChartTimeline *plan, const ChartBar *bar)
{
  ChartInvestor *investor;

  for (guint i = 0; i < plan->investors->len; i++)
    if (g_strcmp0 (chart_timeline_investor (plan, i)->id, bar->from) == 0)
      return chart_timeline_investor (plan, i);
  investor = g_new0 (ChartInvestor, 1);
  investor->id = bar->from;
  investor->party = chart_party_index (plan->frame, bar->from);
  investor->rises = g_array_new (FALSE, TRUE, sizeof (ChartRise));
  investor->bars = g_ptr_array_new ();
  g_ptr_array_add (plan->investors, investor);
  return investor;
}

static gboolean
find_span (const ChartTimeline *plan, ChartRise *rise)
{
  const char *date = chart_rise_date (plan, rise), *end = chart_rise_record (rise)->end;
  double unused;

  if (date == NULL || !recourse_calendar_parse (date, &rise->start, &rise->after))
    return FALSE;
  if (end != NULL && recourse_calendar_parse (end, &unused, &unused))
    recourse_calendar_parse (end, &unused, &rise->after);
  rise->after = fmax (rise->after, rise->start + 1);
  return TRUE;
}

static void
add_bar (ChartTimeline *plan, const ChartBar *bar)
{
  ChartInvestor *investor = investor_for (plan, bar);

  for (guint i = 0; i < bar->slices->len; i++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, i);
      ChartRise rise = { .slice = slice, .to = slice->amount };

      if (find_span (plan, &rise))
        g_array_append_val (investor->rises, rise);
      else
        plan->undated += slice->amount;
    }
  g_ptr_array_add (investor->bars, (gpointer)bar);
  investor->low += bar->low - bar->total;
  investor->high += bar->high - bar->total;
  investor->is_contested |= bar->conflicts->len > 0;
}

static int
compare_rises (gconstpointer a, gconstpointer b)
{
  const ChartRise *x = a, *y = b;

  if (x->after != y->after)
    return x->after < y->after ? -1 : 1;
  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  if (x->slice->standing != y->slice->standing)
    return x->slice->standing < y->slice->standing ? -1 : 1;
  return g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (chart_rise_record (x))),
                    recourse_record_get_id (RECOURSE_RECORD (chart_rise_record (y))));
}

static int
compare_investors (gconstpointer a, gconstpointer b)
{
  const ChartInvestor *x = *(ChartInvestor *const *)a, *y = *(ChartInvestor *const *)b;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return x->party < y->party ? -1 : x->party > y->party;
}

/* Adds the rises of each investor up, in the order in which they are complete. */
static void
add_up (ChartTimeline *plan)
{
  for (guint i = 0; i < plan->investors->len; i++)
    {
      ChartInvestor *investor = chart_timeline_investor (plan, i);

      g_array_sort (investor->rises, compare_rises);
      for (guint k = 0; k < investor->rises->len; k++)
        {
          ChartRise *rise = chart_timeline_rise (investor, k);

          rise->from = investor->total;
          rise->to += investor->total;
          investor->total = rise->to;
        }
      investor->low += investor->total;
      investor->high += investor->total;
    }
  for (guint i = plan->investors->len; i > 0; i--)
    if (chart_timeline_investor (plan, i - 1)->rises->len == 0)
      g_ptr_array_remove_index (plan->investors, i - 1);
  g_ptr_array_sort (plan->investors, compare_investors);
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const ChartMoment *x = a, *y = b;
  double first = x->start + x->after, second = y->start + y->after;

  if (first != second)
    return first < second ? -1 : 1;
  return g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (x->event)),
                    recourse_record_get_id (RECOURSE_RECORD (y->event)));
}

/* Events of one date share the time it names evenly. */
static void
spread_moments (ChartTimeline *plan)
{
  guint n = plan->moments->len;

  for (guint i = 0; i < n;)
    {
      const ChartMoment *first = chart_timeline_moment (plan, i);
      guint k = i;

      while (k < n && chart_timeline_moment (plan, k)->start == first->start
             && chart_timeline_moment (plan, k)->after == first->after)
        k++;
      for (guint j = i; j < k; j++)
        chart_timeline_moment (plan, j)->day =
            first->start + (first->after - first->start) * (j - i + 1) / (k - i + 1);
      i = k;
    }
}

static void
gather_moments (ChartTimeline *plan)
{
  GListModel *events = G_LIST_MODEL (plan->frame->input->dossier->events);

  plan->moments = g_array_new (FALSE, TRUE, sizeof (ChartMoment));
  for (guint i = 0; i < g_list_model_get_n_items (events); i++)
    {
      g_autoptr (RecourseEvent) event = g_list_model_get_item (events, i);
      ChartMoment moment = { .event = event };

      if (event->date != NULL
          && recourse_calendar_parse (event->date, &moment.start, &moment.after))
        g_array_append_val (plan->moments, moment);
    }
  g_array_sort (plan->moments, compare_moments);
  spread_moments (plan);
}

/* Money put in; contracts only where nothing else is recorded. */
void
chart_timeline_gather (ChartTimeline *plan)
{
  const RecourseDossier *dossier = plan->frame->input->dossier;

  plan->has_as_of =
      recourse_calendar_parse (dossier->as_of != NULL ? dossier->as_of : "", &plan->as_of, NULL);
  plan->investors = g_ptr_array_new_with_free_func (free_investor);
  for (guint i = 0; i < plan->ledger->bars->len; i++)
    plan->is_money |= ((const ChartBar *)g_ptr_array_index (plan->ledger->bars, i))->is_money;
  for (guint i = 0; i < plan->ledger->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (plan->ledger->bars, i);

      if (bar->is_money == plan->is_money)
        add_bar (plan, bar);
    }
  add_up (plan);
  plan->n_investors = MIN (plan->investors->len, plan->frame->is_small ? 4 : MOST_INVESTORS);
  gather_moments (plan);
}
