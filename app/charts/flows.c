/* Flows: a Sankey drawing of who would pay whom.  A party stands on the left with what it pays and on the
 * right with what it gets: money that runs both ways is two ribbons that cross, and no loop is needed.
 * Pattern says how sure the money is, a dotted outline that nobody sums it up.  Labels look for free
 * places, largest flows first, and what finds none is announced. */
#include "config.h"

#include "flows.h"

#include "charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* What stands in for an amount that is not stated: drawn as thin as a ribbon can be. */
#define NOMINAL 1e-6
#define MOST_FLOWS 24

static guint
node_of (const ChartFlows *plan, guint party, gboolean is_paid)
{
  for (guint i = 0; i < plan->nodes->len; i++)
    if (chart_flow_node (plan, i)->party == party && chart_flow_node (plan, i)->is_paid == is_paid)
      return i;
  return G_MAXUINT;
}

static void
add_nodes (ChartFlows *plan, gboolean is_paid)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (plan->frame->input->dossier->stakeholders));

  for (guint party = 0; party < n; party++)
    for (guint i = 0; i < plan->n_flows; i++)
      if ((is_paid ? chart_flow (plan, i)->to : chart_flow (plan, i)->from) == party)
        {
          ChartFlowNode node = { party, is_paid };

          g_array_append_val (plan->nodes, node);
          break;
        }
}

/* Both sides of the flows drawn, in the order of the dossier. */
static void
gather_nodes (ChartFlows *plan)
{
  g_array_set_size (plan->nodes, 0);
  add_nodes (plan, FALSE);
  add_nodes (plan, TRUE);
}

ChartText
chart_flow_style (const ChartFlows *plan, RecourseInk ink)
{
  return (ChartText){
    .px = plan->frame->label_px, .max_lines = 1, .side = CHART_LEFT, .ink = ink, .has_halo = TRUE
  };
}

static void
lay_out (ChartFlows *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), gap = 8, widest = 0;
  g_autofree RecourseSankeyLink *links = g_new0 (RecourseSankeyLink, plan->n_flows);
  double most = chart_flow (plan, 0)->amount;
  RecourseSankeyForm form;

  for (guint i = 0; i < plan->nodes->len; i++)
    widest = fmax (widest, chart_flow_party_width (plan, chart_flow_node (plan, i)));
  plan->names = fmin (widest, (plan->is_compact ? 0.33 : 0.24) * frame->plot.width);
  plan->area =
      (RecourseRect){ frame->plot.x + plan->names + gap, frame->plot.y + line / 2,
                      frame->plot.width - 2 * (plan->names + gap), frame->plot.height - line };
  for (guint i = 0; i < plan->n_flows; i++)
    {
      const ChartFlow *flow = chart_flow (plan, i);

      links[i] =
          (RecourseSankeyLink){ node_of (plan, flow->from, FALSE), node_of (plan, flow->to, TRUE),
                                isfinite (flow->amount) ? flow->amount : NOMINAL * most };
    }
  form = (RecourseSankeyForm){ .area = plan->area,
                               .node_width = round (14 * fmax (frame->unit, 0.72)),
                               .node_gap = chart_flow_party_lines (plan) * line
                                           + (plan->is_compact ? 4 : 8),
                               .is_justified = TRUE };
  g_clear_pointer (&plan->sankey, recourse_sankey_free);
  plan->sankey = recourse_sankey_new (plan->nodes->len, links, plan->n_flows, &form);
}

/* Whether labels of a side would meet. */
static gboolean
is_crowded (const ChartFlows *plan)
{
  double line = chart_line (plan->frame->label_px);
  guint n[2] = { 0 };

  for (guint i = 0; i < plan->nodes->len; i++)
    n[chart_flow_node (plan, i)->is_paid]++;
  return MAX (n[0], n[1]) * (chart_flow_party_lines (plan) * line + 10) > plan->area.height;
}

/* Puts labels in one line, then leaves out the smallest flows, until the parties have room. */
static void
plan_flows (ChartFlows *plan)
{
  plan->n_flows = MIN (plan->flows->len, MOST_FLOWS);
  plan->is_compact = FALSE;
  plan->name_lines = 1;
  gather_nodes (plan);
  lay_out (plan);
  plan->is_compact = is_crowded (plan);
  for (plan->n_flows = MIN (plan->flows->len, MOST_FLOWS);; plan->n_flows--)
    {
      gather_nodes (plan);
      lay_out (plan);
      if (plan->n_flows <= 1 || !is_crowded (plan))
        break;
    }
  if (chart_flow_stretch_parties (plan))
    lay_out (plan);
}

static char *
flow_key (const ChartFlows *plan, const ChartFlow *flow)
{
  if (flow->stake != NULL)
    return g_strdup (recourse_record_get_id (RECOURSE_RECORD (flow->stake)));
  return g_strdup_printf ("%s/%s/%s/%u", flow->bar->from, flow->bar->to,
                          flow->bar->kind != NULL ? flow->bar->kind : "cash", flow->status);
}

/* Two lines far apart are no ribbon: what is but reported has a tint between its edges. */
static RecoursePaint
ribbon_paint (ChartStatus status, RecourseInk ink)
{
  RecoursePaint paint = chart_status_paint (status, ink);

  if (status == CHART_STATUS_REPORTED)
    {
      paint.fill = ink;
      paint.fill_alpha = 0.12;
    }
  return paint;
}

static void
draw_ribbon (const ChartFlows *plan, guint i)
{
  const ChartFlow *flow = chart_flow (plan, i);
  const RecourseSankeyRibbon *ribbon = &plan->sankey->ribbons[i];
  RecoursePaint paint = ribbon_paint (flow->status, chart_party_ink (flow->from));
  g_autofree char *words = chart_flow_describe (plan, flow);
  g_autofree char *key = flow_key (plan, flow);
  RecourseMark *mark;

  if (ribbon->curve == NULL)
    return;
  mark = recourse_scene_add_curve (plan->frame->scene, "ribbon", g_array_ref (ribbon->curve), paint,
                                   "flows/%s", key);
  mark->z = ribbon->is_back ? 4 : 3;
  mark->value = flow->amount;
  recourse_mark_speak (mark, "flows", "%s", words);
  if (flow->stake != NULL)
    chart_link_claims (plan->frame, mark, flow->stake->claims);
  else
    chart_link_bar (plan->frame, mark, flow->bar);
}

static gboolean
is_free (const ChartFlows *plan, RecourseRect box)
{
  const RecourseRect *plot = &plan->frame->plot;

  if (box.x < plan->area.x || chart_right (box) > chart_right (plan->area) || box.y < plot->y
      || chart_bottom (box) > chart_bottom (*plot))
    return FALSE;
  for (guint i = 0; i < plan->taken->len; i++)
    if (chart_meet (box, g_array_index (plan->taken, RecourseRect, i), 5, 2.5))
      return FALSE;
  return TRUE;
}

static void
draw_node (const ChartFlows *plan, guint i)
{
  const ChartFlowNode *node = chart_flow_node (plan, i);
  const RecourseRect *bounds = &plan->sankey->nodes[i].box;
  const char *side = node->is_paid ? "to" : "from", *name = chart_flow_party (plan, node->party);
  g_autofree char *total = chart_flow_total (plan, node);
  RecourseRect box = { round (bounds->x), bounds->y, bounds->width, fmax (2, bounds->height) };
  RecourseMark *mark = recourse_scene_add_rect (
      plan->frame->scene, "node", box, (RecoursePaint){ .fill = chart_party_ink (node->party) },
      "flows/%s/%u", side, node->party);

  mark->z = 6;
  recourse_mark_speak (mark, side, _ ("%s: %s in all."), name, total);
}

static void
take_nodes (ChartFlows *plan)
{
  g_array_set_size (plan->taken, 0);
  for (guint i = 0; i < plan->nodes->len; i++)
    g_array_append_val (plan->taken, plan->sankey->nodes[i].box);
}

/* Whether an earlier, larger flow of the same bar carries the label of them all. */
static gboolean
is_bundled (const ChartFlows *plan, guint i)
{
  for (guint k = 0; k < i; k++)
    if (chart_flow (plan, i)->bar != NULL && chart_flow (plan, k)->bar == chart_flow (plan, i)->bar)
      return TRUE;
  return FALSE;
}

/* The height of a ribbon's middle at its left or right end. */
static double
end_y (const RecourseSankeyRibbon *ribbon, double x)
{
  double sum = 0;
  guint n = 0;

  for (guint i = 0; i < ribbon->curve->len; i++)
    {
      const RecourseCurvePoint *point = &g_array_index (ribbon->curve, RecourseCurvePoint, i);

      if (point->op == RECOURSE_CURVE_CLOSE || fabs (point->x - x) > 1)
        continue;
      sum += point->y;
      n++;
    }
  return n > 0 ? sum / n : ribbon->middle_y;
}

/* At the beginning of the ribbon, at its end, in its middle: on it, or just above or below; a ribbon thinner than its
 * label would vanish under it. */
static gboolean
place_label (const ChartFlows *plan, guint i, RecourseRect *box)
{
  static const double on_it[] = { 0, -1, 1, -2, 2 }, beside_it[] = { -1, 1, 0, -2, 2 };
  const RecourseSankeyRibbon *ribbon = &plan->sankey->ribbons[i];
  double left = plan->area.x + plan->sankey->nodes[0].box.width,
         right = chart_right (plan->area) - plan->sankey->nodes[0].box.width;
  double xs[] = { left + 8, right - 8 - box->width, ribbon->middle_x - box->width / 2 };
  double ys[] = { end_y (ribbon, left), end_y (ribbon, right), ribbon->middle_y };

  gboolean is_thin = ribbon->thickness < box->height / 2;
  const double *steps = is_thin ? beside_it : on_it;
  /* Beside a thin one the halo of the label, too, keeps off it. */
  double step = is_thin ? (box->height + ribbon->thickness) / 2 + 3
                        : fmax (0.55 * box->height, ribbon->thickness / 4);
  double most = is_thin ? step : ribbon->thickness / 2 + 0.6 * box->height;

  for (guint k = 0; k < G_N_ELEMENTS (on_it); k++)
    for (guint s = 0; s < G_N_ELEMENTS (xs); s++)
      {
        double aside = steps[k] * step;

        if (fabs (aside) > most)
          continue;
        box->x = xs[s];
        box->y = ys[s] + aside - box->height / 2;
        if (is_free (plan, *box))
          return TRUE;
      }
  return FALSE;
}

/* What stands on the flow, and on those of the same total.  (nullable) */
static char *
label_of (const ChartFlows *plan, guint i)
{
  const ChartFlow *flow = chart_flow (plan, i);
  double amount = flow->bar != NULL ? 0 : flow->amount;

  if (is_bundled (plan, i) || plan->sankey->ribbons[i].curve == NULL)
    return NULL;
  for (guint k = i; k < plan->flows->len && flow->bar != NULL; k++)
    amount += chart_flow (plan, k)->bar == flow->bar ? chart_flow (plan, k)->amount : 0;
  return chart_flow_label (plan, flow, amount);
}

static void
place_labels (ChartFlows *plan)
{
  take_nodes (plan);
  g_array_set_size (plan->labels, 0);
  plan->n_unlabelled = 0;
  for (guint i = 0; i < plan->n_flows; i++)
    {
      ChartText style = chart_flow_style (plan, RECOURSE_INK_TEXT);
      g_autofree char *text = label_of (plan, i);
      RecourseRect box = { .height = chart_line (style.px) };

      if (text != NULL)
        box.width = chart_text_width (text, style);
      if (text != NULL && place_label (plan, i, &box))
        g_array_append_val (plan->taken, box);
      else
        {
          plan->n_unlabelled += text != NULL;
          box.width = 0;
        }
      g_array_append_val (plan->labels, box);
    }
}

static void
draw_flow_label (const ChartFlows *plan, guint i)
{
  const RecourseRect *box = &g_array_index (plan->labels, RecourseRect, i);
  g_autofree char *text = label_of (plan, i), *key = flow_key (plan, chart_flow (plan, i));

  if (box->width > 0)
    chart_text (plan->frame, "label", text, box->x, box->y,
                chart_flow_style (plan, RECOURSE_INK_TEXT), "%s/label", key);
}

static void
draw_more (const ChartFlows *plan)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->flows->len - plan->n_flows, m = plan->n_unlabelled;
  ChartText style = chart_flow_style (plan, RECOURSE_INK_SOURCE);
  g_autofree char *flows = g_strdup_printf (
      ngettext ("+%u more flow in the table", "+%u more flows in the table", n), n);
  g_autofree char *labels =
      g_strdup_printf (ngettext ("%u flow without a label", "%u flows without a label", m), m);
  g_autofree char *text = NULL;

  if (n == 0 && m == 0)
    return;
  text = m == 0   ? g_strdup (flows)
         : n == 0 ? g_strdup (labels)
                  : g_strdup_printf ("%s  ·  %s", flows, labels);
  style.px = frame->note_px;
  style.side = chart_start_side (frame);
  style.max_width = frame->plot.width;
  chart_text (frame, "more", text, chart_start_x (frame, frame->plot),
              chart_bottom (frame->plot) + 2, style, "more");
}

static void
draw_key (ChartFlows *plan)
{
  g_autoptr (ChartKey) key = chart_key_new ();
  gboolean used[CHART_N_STATUSES] = { FALSE };

  for (guint i = 0; i < plan->flows->len; i++)
    if (isfinite (chart_flow (plan, i)->amount))
      used[chart_flow (plan, i)->status] = TRUE;
  for (guint s = 0; s < CHART_N_STATUSES; s++)
    if (used[s])
      chart_key_add_paint (key, ribbon_paint (s, RECOURSE_INK_NEUTRAL), chart_status_word (s));
  chart_key_draw (plan->frame, key);
}

static void
draw (ChartFlows *plan)
{
  ChartFrame *frame = plan->frame;

  draw_key (plan);
  plan_flows (plan);
  place_labels (plan);
  if (plan->n_unlabelled > 0 || plan->n_flows < plan->flows->len)
    {
      frame->plot.height -= chart_line (frame->note_px) + 2;
      plan_flows (plan);
      place_labels (plan);
    }
  for (guint i = 0; i < plan->n_flows; i++)
    draw_ribbon (plan, i);
  for (guint i = 0; i < plan->nodes->len; i++)
    draw_node (plan, i);
  chart_flow_draw_parties (plan, FALSE);
  chart_flow_draw_parties (plan, TRUE);
  for (guint i = 0; i < plan->n_flows; i++)
    draw_flow_label (plan, i);
  draw_more (plan);
}

static void
finish (ChartFlows *plan)
{
  g_clear_pointer (&plan->sankey, recourse_sankey_free);
  g_array_unref (plan->flows);
  g_array_unref (plan->nodes);
  g_array_unref (plan->taken);
  g_array_unref (plan->labels);
}

RecourseScene *
chart_lay_out_flows (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartFlows plan = { .frame = &frame };
  g_autoptr (ChartLedger) ledger = NULL;
  g_autofree char *contested = NULL;

  chart_frame_begin (&frame, input, "flows");
  plan.ledger = ledger = chart_ledger_new_between (&frame);
  plan.nodes = g_array_new (FALSE, FALSE, sizeof (ChartFlowNode));
  plan.taken = g_array_new (FALSE, FALSE, sizeof (RecourseRect));
  plan.labels = g_array_new (FALSE, FALSE, sizeof (RecourseRect));
  if (!chart_flows_gather (&plan))
    {
      finish (&plan);
      return chart_frame_empty (
          &frame, _ ("No flow above zero is recorded"),
          _ ("Add investments to the dossier, each with who pays whom and an amount, "
             "to see what runs between the parties."));
    }
  chart_frame_open (&frame, chart_flows_titles (&plan), chart_flows_subtitles (&plan), FALSE);
  contested = chart_bars_contested (&frame, ledger->bars);
  chart_contested_note (&frame, contested);
  draw (&plan);
  frame.scene->table = chart_flows_table (&plan);
  frame.scene->description = chart_flows_description (&plan);
  finish (&plan);
  return frame.scene;
}
