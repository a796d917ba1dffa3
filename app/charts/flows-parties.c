/* Labels of the parties of the flows: name and total stand outside, beside the node. */
#include "flows.h"

#include "drawing/placement.h"

#include <math.h>

static double
name_gap (const ChartFlows *plan)
{
  return round (0.4 * plan->frame->label_px);
}

guint
chart_flow_party_lines (const ChartFlows *plan)
{
  return plan->is_compact ? 1 : 2;
}

/* The name of a party over its total, as wide and high as the labels are. */
static ChartText
name_style (const ChartFlows *plan)
{
  ChartText style = chart_flow_style (plan, RECOURSE_INK_TEXT);

  style.is_semibold = TRUE;
  style.max_width = plan->names;
  style.max_lines = plan->name_lines;
  return style;
}

double
chart_flow_party_width (const ChartFlows *plan, const ChartFlowNode *node)
{
  g_autofree char *total = chart_flow_total (plan, node);
  ChartText style = chart_flow_style (plan, RECOURSE_INK_TEXT);
  double width = chart_text_width (total, style);

  style.is_semibold = TRUE;
  if (plan->is_compact)
    return ceil (width + name_gap (plan)
                 + chart_text_width (chart_flow_party (plan, node->party), style))
           + 1;
  /* A name that is given a second line is as wide as its lines are then. */
  if (plan->name_lines > 1)
    style = name_style (plan);
  width = fmax (width, chart_text_width (chart_flow_party (plan, node->party), style));
  return ceil (width) + 1;
}

static int
compare_tops (gconstpointer a, gconstpointer b, gpointer data)
{
  const ChartFlows *plan = data;
  const RecourseRect *x = &plan->sankey->nodes[*(const guint *)a].box,
                     *y = &plan->sankey->nodes[*(const guint *)b].box;

  return x->y < y->y ? -1 : x->y > y->y;
}

static GArray *
nodes_from_top (const ChartFlows *plan, gboolean is_paid)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < plan->nodes->len; i++)
    if (chart_flow_node (plan, i)->is_paid == is_paid)
      g_array_append_val (order, i);
  g_array_sort_with_data (order, compare_tops, (gpointer)plan);
  return order;
}

/* Of the label of a party, where its total is not in the line of its name. */
static double
name_height (const ChartFlows *plan, const ChartFlowNode *node)
{
  return plan->is_compact
             ? 0
             : chart_text_height (chart_flow_party (plan, node->party), name_style (plan));
}

/* Name over total, or both in one line, the name outermost on both sides as reading goes. */
static void
draw_node_label (const ChartFlows *plan, const ChartFlowNode *node, double x, double y)
{
  ChartFrame *frame = plan->frame;
  const char *side = node->is_paid ? "to" : "from", *name = chart_flow_party (plan, node->party);
  g_autofree char *total = chart_flow_total (plan, node);
  ChartText style = chart_flow_style (plan, RECOURSE_INK_SECONDARY);
  double aside = 0, sign = node->is_paid ? 1 : -1;

  style.side = node->is_paid ? CHART_LEFT : CHART_RIGHT;
  style.max_width = plan->is_compact ? 0.6 * plan->names : plan->names;
  if (plan->is_compact)
    aside = sign * (chart_text_width (total, style) + name_gap (plan));
  chart_text (frame, "total", total, x, y + name_height (plan, node), style, "%s/%u/total", side,
              node->party);
  style.is_semibold = TRUE;
  style.ink = RECOURSE_INK_TEXT;
  style.max_width = plan->names - fabs (aside);
  style.max_lines = plan->is_compact ? 1 : plan->name_lines;
  chart_text (frame, "heading", name, x + aside, y, style, "%s/%u/name", side, node->party);
}

static double
label_height (const ChartFlows *plan, const ChartFlowNode *node)
{
  return name_height (plan, node) + chart_line (plan->frame->label_px);
}

/* Labels stand outside, centred on their node and clear of one another. */
static GArray *
place_node_labels (const ChartFlows *plan, const GArray *order)
{
  const RecourseRect *plot = &plan->frame->plot;
  GArray *spots = g_array_new (FALSE, TRUE, sizeof (RecourseSpot));

  for (guint k = 0; k < order->len; k++)
    {
      guint i = g_array_index (order, guint, k);
      const RecourseRect *box = &plan->sankey->nodes[i].box;
      RecourseSpot spot = { box->y + box->height / 2,
                            label_height (plan, chart_flow_node (plan, i)) + 3, 1, 0 };

      g_array_append_val (spots, spot);
    }
  recourse_place_along ((RecourseSpot *)spots->data, spots->len, plot->y, chart_bottom (*plot));
  return spots;
}

/* Whether the name of a party would lose its middle. */
static gboolean
cuts_names (const ChartFlows *plan)
{
  for (guint i = 0; i < plan->nodes->len; i++)
    {
      const char *name = chart_flow_party (plan, chart_flow_node (plan, i)->party);

      if (!chart_text_fits (name, name_style (plan)))
        return TRUE;
    }
  return FALSE;
}

/* Whether all labels of a side have room, and none has to leave its node. */
static gboolean
have_room (const ChartFlows *plan, gboolean is_paid)
{
  g_autoptr (GArray) order = nodes_from_top (plan, is_paid);
  g_autoptr (GArray) spots = place_node_labels (plan, order);
  double height = 0;

  for (guint k = 0; k < spots->len; k++)
    {
      const RecourseSpot *spot = &g_array_index (spots, RecourseSpot, k);
      const RecourseRect *node = &plan->sankey->nodes[g_array_index (order, guint, k)].box;

      height += spot->size;
      if (fabs (spot->placed - spot->wanted) > fmax (node->height, spot->size) / 2)
        return FALSE;
    }
  return height <= plan->frame->plot.height;
}

gboolean
chart_flow_stretch_parties (ChartFlows *plan)
{
  if (plan->is_compact || !cuts_names (plan))
    return FALSE;
  plan->name_lines = 2;
  if (!have_room (plan, FALSE) || !have_room (plan, TRUE))
    plan->name_lines = 1;
  return plan->name_lines > 1;
}

void
chart_flow_draw_parties (const ChartFlows *plan, gboolean is_paid)
{
  g_autoptr (GArray) order = nodes_from_top (plan, is_paid);
  g_autoptr (GArray) spots = place_node_labels (plan, order);

  for (guint k = 0; k < order->len; k++)
    {
      const ChartFlowNode *node = chart_flow_node (plan, g_array_index (order, guint, k));

      draw_node_label (plan, node, is_paid ? chart_right (plan->area) + 7 : plan->area.x - 7,
                       g_array_index (spots, RecourseSpot, k).placed
                           - label_height (plan, node) / 2);
    }
}
