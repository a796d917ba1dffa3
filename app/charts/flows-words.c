/* Flows in words: what runs between two parties, how sure it is and what is contested about it. */
#include "config.h"

#include "flows.h"

#include "party-filter.h"

#include "dates.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Sums within this part of each other are told as equal. */
#define EQUAL 1e-9

ChartFlow *
chart_flow (const ChartFlows *plan, guint i)
{
  return &g_array_index (plan->flows, ChartFlow, i);
}

ChartFlowNode *
chart_flow_node (const ChartFlows *plan, guint i)
{
  return &g_array_index (plan->nodes, ChartFlowNode, i);
}

const char *
chart_flow_party (const ChartFlows *plan, guint party)
{
  g_autoptr (RecourseRecord) record =
      g_list_model_get_item (G_LIST_MODEL (plan->frame->input->dossier->stakeholders), party);

  return record != NULL ? chart_record_label (plan->frame, record) : _ ("nobody named");
}

void
chart_flow_totals (const ChartFlows *plan, guint party, double *pays, double *gets)
{
  *pays = *gets = 0;
  for (guint i = 0; i < plan->flows->len; i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);

      if (!isfinite (flow->amount))
        continue;
      *pays += flow->from == party ? flow->amount : 0;
      *gets += flow->to == party ? flow->amount : 0;
    }
}

static const char *
kind_word (const ChartFlow *flow)
{
  const char *kind = flow->bar != NULL ? flow->bar->kind : "revenue_share";

  if (g_strcmp0 (kind, "equity") == 0)
    return _ ("equity");
  if (g_strcmp0 (kind, "compute") == 0)
    return _ ("compute");
  if (g_strcmp0 (kind, "revenue_share") == 0)
    return _ ("revenue share");
  return _ ("cash");
}

char *
chart_flow_label (const ChartFlows *plan, const ChartFlow *flow, double amount)
{
  const ChartFrame *frame = plan->frame;
  const ChartBar *bar = flow->bar;
  g_autofree char *money = NULL, *rival = NULL;

  /* On a card the party that gets it says so. */
  if (!isfinite (amount))
    return frame->is_small ? g_strdup (kind_word (flow))
                           : g_strdup_printf (_ ("%s, not quantified"), kind_word (flow));
  money = chart_money_exact (frame, amount);
  if (bar == NULL || bar->conflicts->len == 0)
    return g_strdup_printf ("%s %s", kind_word (flow), money);
  if (bar->low == bar->high || fabs (amount - bar->total) > 1e-9 * fabs (bar->total))
    return g_strdup_printf ("%s %s?", kind_word (flow), money);
  rival = chart_money_exact (frame, bar->high > bar->total ? bar->high : bar->low);
  return g_strdup_printf (_ ("%s %s or %s?"), kind_word (flow), money, rival);
}

char *
chart_flow_total (const ChartFlows *plan, const ChartFlowNode *node)
{
  g_autofree char *money = NULL;
  double pays, gets;

  chart_flow_totals (plan, node->party, &pays, &gets);
  if ((node->is_paid ? gets : pays) == 0)
    return g_strdup (plan->is_compact ? "?" : _ ("not quantified"));
  money = chart_money_exact (plan->frame, node->is_paid ? gets : pays);
  if (plan->is_compact)
    return g_steal_pointer (&money);
  return g_strdup_printf (node->is_paid ? _ ("gets %s") : _ ("pays %s"), money);
}

char *
chart_flow_describe (const ChartFlows *plan, const ChartFlow *flow)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *money = isfinite (flow->amount) ? chart_money_exact (frame, flow->amount) : NULL;
  g_autofree char *conflicts = NULL, *claims = NULL;
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("From %s to %s: %s, "), chart_flow_party (plan, flow->from),
                          chart_flow_party (plan, flow->to), kind_word (flow));
  if (money == NULL)
    g_string_append (text, _ ("amount not stated."));
  else
    g_string_append_printf (text, "%s, %s.", money, chart_status_word (flow->status));
  if (flow->stake != NULL)
    {
      claims = chart_claims_in_words (frame, flow->stake->claims);
      if (flow->stake->scope != NULL)
        g_string_append_printf (text, " %s", chart_name (frame, flow->stake->scope));
    }
  else if (flow->bar->conflicts->len > 0)
    conflicts = chart_bar_conflicts_in_words (frame, flow->bar);
  if (claims != NULL)
    g_string_append_printf (text, " %s", claims);
  if (conflicts != NULL)
    g_string_append_printf (text, " %s", conflicts);
  return g_string_free (text, FALSE);
}

RecourseTable *
chart_flows_table (const ChartFlows *plan)
{
  RecourseTable *table = recourse_table_new (_ ("From"), _ ("To"), _ ("Kind"), _ ("Amount"),
                                             _ ("Status"), _ ("Contested"), NULL);

  for (guint i = 0; i < plan->flows->len; i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);
      g_autofree char *money = isfinite (flow->amount)
                                   ? chart_money_exact (plan->frame, flow->amount)
                                   : g_strdup (_ ("not stated"));
      g_autofree char *contested = flow->bar != NULL && flow->bar->conflicts->len > 0
                                       ? chart_bar_conflicts_in_short (plan->frame, flow->bar)
                                       : g_strdup ("");

      recourse_table_add_row (table, chart_flow_party (plan, flow->from),
                              chart_flow_party (plan, flow->to), kind_word (flow), money,
                              isfinite (flow->amount) ? chart_status_word (flow->status) : "",
                              contested, NULL);
    }
  return table;
}

/* All that runs from one party to another. */
static double
sum_between (const ChartFlows *plan, guint from, guint to)
{
  double sum = 0;

  for (guint i = 0; i < plan->flows->len; i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);

      if (flow->from == from && flow->to == to && isfinite (flow->amount))
        sum += flow->amount;
    }
  return sum;
}

/* The pair of parties between which most runs, counting pairs that pay each other first. */
static gboolean
find_pair (const ChartFlows *plan, guint *from, guint *to, gboolean both_ways)
{
  double most = 0;

  for (guint i = 0; i < plan->flows->len; i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);
      double there = sum_between (plan, flow->from, flow->to),
             back = sum_between (plan, flow->to, flow->from);

      if (there <= most || (both_ways && (back <= 0 || flow->from == flow->to)))
        continue;
      most = there;
      *from = flow->from;
      *to = flow->to;
    }
  return most > 0;
}

/* Whether nothing as large runs between any other two. */
static gboolean
is_alone (const ChartFlows *plan, guint from, guint to)
{
  const double most = sum_between (plan, from, to);

  for (guint i = 0; i < plan->flows->len; i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);

      if ((flow->from != from || flow->to != to)
          && sum_between (plan, flow->from, flow->to) >= most * (1 - EQUAL))
        return FALSE;
    }
  return TRUE;
}

ChartWords *
chart_flows_titles (const ChartFlows *plan)
{
  ChartWords *words = chart_words_new ();
  guint from = 0, to = 0;
  g_autofree char *there = NULL, *back = NULL;

  if (find_pair (plan, &from, &to, TRUE))
    {
      there = chart_money_exact (plan->frame, sum_between (plan, from, to));
      back = chart_money_exact (plan->frame, sum_between (plan, to, from));
      chart_words_add (words, _ ("Money would run both ways: %s from %s to %s, %s back"), there,
                       chart_flow_party (plan, from), chart_flow_party (plan, to), back);
      chart_words_add (words, _ ("Money would run both ways: %s there, %s back"), there, back);
      return words;
    }
  find_pair (plan, &from, &to, FALSE);
  there = chart_money_exact (plan->frame, sum_between (plan, from, to));
  if (!is_alone (plan, from, to))
    {
      chart_words_add (words, _ ("No flow would be larger than the %s from %s to %s"), there,
                       chart_flow_party (plan, from), chart_flow_party (plan, to));
      chart_words_add (words, _ ("No flow would be larger than the %s from %s"), there,
                       chart_flow_party (plan, from));
      return chart_filter_titles (plan->frame, words);
    }
  chart_words_add (words, _ ("The largest flow: %s from %s to %s"), there,
                   chart_flow_party (plan, from), chart_flow_party (plan, to));
  chart_words_add (words, _ ("The largest flow: %s from %s"), there, chart_flow_party (plan, from));
  return chart_filter_titles (plan->frame, words);
}

ChartWords *
chart_flows_subtitles (const ChartFlows *plan)
{
  ChartWords *words = chart_words_new ();
  g_autofree char *unit = chart_unit (plan->frame);
  const char *as_of = chart_as_of (plan->frame);

  if (as_of != NULL && *unit != '\0')
    {
      chart_words_add (words, _ ("Who would pay whom, over all years, %s, as of %s; ? = contested"),
                       unit, as_of);
      chart_words_add (words, _ ("Who would pay whom, %s, as of %s"), unit, as_of);
    }
  chart_words_add (words, _ ("Who would pay whom; ? = contested"));
  chart_words_add (words, _ ("Who would pay whom"));
  return words;
}

char *
chart_flows_description (const ChartFlows *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < MIN (plan->flows->len, 4); i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);
      g_autofree char *label = chart_flow_label (plan, flow, flow->amount);

      g_string_append_printf (text, _ (" From %s to %s: %s."), chart_flow_party (plan, flow->from),
                              chart_flow_party (plan, flow->to), label);
    }
  return g_string_free (text, FALSE);
}
