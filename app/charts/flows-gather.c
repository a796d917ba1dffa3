/* What flows between the parties: each total of the ledger by how sure it is, and shares of revenue that
 * no investment sums up. */
#include "config.h"

#include "flows.h"
#include "party-filter.h"

#include <math.h>

static void
add_flow (ChartFlows *plan, ChartFlow flow)
{
  if (flow.amount < 0)
    {
      guint from = flow.from;

      flow.from = flow.to;
      flow.to = from;
      flow.amount = -flow.amount;
    }
  if (flow.amount != 0 && flow.from != G_MAXUINT && flow.to != G_MAXUINT)
    g_array_append_val (plan->flows, flow);
}

/* One flow for each standing of the slices of a bar. */
static void
add_bar (ChartFlows *plan, const ChartBar *bar)
{
  double sums[CHART_N_STATUSES] = { 0 };

  for (guint i = 0; i < bar->slices->len; i++)
    {
      const ChartSlice *slice = &g_array_index (bar->slices, ChartSlice, i);

      sums[slice->standing] += slice->amount;
    }
  for (guint s = 0; s < CHART_N_STATUSES; s++)
    add_flow (plan, (ChartFlow){ .bar = bar,
                                 .from = chart_party_index (plan->frame, bar->from),
                                 .to = chart_party_index (plan->frame, bar->to),
                                 .status = s,
                                 .amount = sums[s] });
}

static gboolean
has_bar_for (const ChartFlows *plan, const RecourseStake *stake)
{
  for (guint i = 0; i < plan->ledger->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (plan->ledger->bars, i);

      if (g_strcmp0 (bar->kind, "revenue_share") == 0 && g_strcmp0 (bar->from, stake->in) == 0
          && g_strcmp0 (bar->to, stake->holder) == 0)
        return TRUE;
    }
  return FALSE;
}

/* A share of revenue that no investment sums up flows all the same. */
static void
add_revenue_shares (ChartFlows *plan)
{
  GListModel *stakes = G_LIST_MODEL (plan->frame->input->dossier->stakes);

  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);

      if (g_strcmp0 (stake->kind, "revenue_share") != 0 || stake->in == NULL
          || has_bar_for (plan, stake)
          || !(chart_shows (plan->frame, stake->in) || chart_shows (plan->frame, stake->holder)))
        continue;
      add_flow (plan, (ChartFlow){ .stake = stake,
                                   .from = chart_party_index (plan->frame, stake->in),
                                   .to = chart_party_index (plan->frame, stake->holder),
                                   .status = chart_is_assumed (plan->frame, stake->claims)
                                                 ? CHART_STATUS_ASSUMED
                                                 : CHART_STATUS_DISPUTED,
                                   .amount = NAN });
    }
}

static int
compare_flows (gconstpointer a, gconstpointer b)
{
  const ChartFlow *x = a, *y = b;
  double first = isfinite (x->amount) ? x->amount : 0,
         second = isfinite (y->amount) ? y->amount : 0;

  if (first != second)
    return first > second ? -1 : 1;
  if (x->from != y->from)
    return x->from < y->from ? -1 : 1;
  if (x->to != y->to)
    return x->to < y->to ? -1 : 1;
  return x->status < y->status ? -1 : x->status > y->status;
}

gboolean
chart_flows_gather (ChartFlows *plan)
{
  plan->flows = g_array_new (FALSE, TRUE, sizeof (ChartFlow));
  for (guint i = 0; i < plan->ledger->bars->len; i++)
    add_bar (plan, g_ptr_array_index (plan->ledger->bars, i));
  add_revenue_shares (plan);
  g_array_sort (plan->flows, compare_flows);
  return plan->flows->len > 0 && isfinite (chart_flow (plan, 0)->amount);
}
