/* The capital timeline: what every investor put in or promised, added up over time.  A step is a block as
 * high as the sum and as wide as its date is vague; pattern says how sure it is.  Between blocks a line
 * holds the level, dashed beyond the as-of date.  Events stand in lanes under the axis. */
#include "config.h"

#include "capital-timeline.h"

#include "capital-timeline-events.h"
#include "charts.h"
#include "party-filter.h"

#include "drawing/label-place.h"
#include "drawing/order.h"
#include "drawing/placement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define YEAR 365.2425
#define LEAST_BLOCK 7

static ChartText
text_style (const ChartTimeline *plan, RecourseInk ink)
{
  return (ChartText){
    .px = plan->frame->label_px, .max_lines = 1, .side = CHART_LEFT, .ink = ink, .has_halo = TRUE
  };
}

static void
find_range (const ChartTimeline *plan, double *low, double *high)
{
  *low = plan->has_as_of ? plan->as_of : INFINITY;
  *high = plan->has_as_of ? plan->as_of + 0.5 * YEAR : -INFINITY;
  for (guint i = 0; i < plan->n_investors; i++)
    for (guint k = 0; k < chart_timeline_investor (plan, i)->rises->len; k++)
      {
        const ChartRise *rise = chart_timeline_rise (chart_timeline_investor (plan, i), k);

        *low = fmin (*low, rise->start);
        *high = fmax (*high, rise->after);
      }
  for (guint i = 0; i < plan->moments->len; i++)
    {
      *low = fmin (*low, chart_timeline_moment (plan, i)->start);
      *high = fmax (*high, chart_timeline_moment (plan, i)->after);
    }
  /* Labels of boundaries at the very edges would meet those of the other axis. */
  *low -= 1.25 * plan->frame->label_px / (0.5 * plan->frame->plot.width) * (*high - *low);
  *high += 0.02 * (*high - *low);
}

static void
plan_money (ChartTimeline *plan, double top, double bottom)
{
  double low = 0, high = 0;

  for (guint i = 0; i < plan->n_investors; i++)
    {
      const ChartInvestor *investor = chart_timeline_investor (plan, i);

      low = fmin (low, investor->low);
      high = fmax (high, investor->high);
      for (guint k = 0; k < investor->rises->len; k++)
        {
          low = fmin (low, chart_timeline_rise (investor, k)->to);
          high = fmax (high, chart_timeline_rise (investor, k)->to);
        }
    }
  chart_axis_clear (&plan->money);
  chart_axis_init_money_up (&plan->money, plan->frame, low, high, top, bottom);
}

static double
money_y (const ChartTimeline *plan, double value)
{
  return chart_axis_x (&plan->money, value);
}

static void
measure_ends (ChartTimeline *plan)
{
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);
  double widest = 0;

  for (guint i = 0; i < plan->n_investors; i++)
    {
      const ChartInvestor *investor = chart_timeline_investor (plan, i);
      g_autofree char *total = chart_timeline_total (plan, investor);

      style.is_semibold = FALSE;
      widest = fmax (widest, chart_text_width (total, style));
      style.is_semibold = TRUE;
      widest = fmax (widest, chart_text_width (chart_party_label (plan->frame, investor->id), style)
                                 + round (plan->frame->label_px * 1.1));
    }
  plan->ends = fmin (ceil (widest) + 1, 0.3 * plan->frame->plot.width);
}

/* How tall the axis is depends on its width, and so do its ticks: room for those of any height. */
static double
widest_tick (ChartTimeline *plan)
{
  const RecourseRect *plot = &plan->frame->plot;
  double widest = 0;

  for (double part = 0.1; part < 1; part += 0.1)
    {
      plan_money (plan, plot->y, plot->y + part * plot->height);
      widest = fmax (widest, chart_axis_width_up (plan->frame, &plan->money));
    }
  return widest;
}

/* Steps get what the axis and the lanes of events leave them, at least half. */
static void
share_height (ChartTimeline *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), low, high, left, right, rest;
  double head = frame->is_small ? round (line / 2) : line + 4;
  double note = line + 2, most;

  find_range (plan, &low, &high);
  measure_ends (plan);
  left = frame->plot.x + widest_tick (plan) + 6;
  right = chart_right (frame->plot) - plan->ends - 10;
  chart_axis_init_days (&plan->axis, frame, low, high, left, right);
  rest = frame->plot.height - head - chart_axis_height (frame, &plan->axis);
  most = (frame->is_small ? 0.45 : 0.5) * rest - 24 - note;
  chart_timeline_plan_lanes (plan, (guint)CLAMP (most / chart_timeline_lane_height (plan), 0, 14));
  if (plan->n_unlabelled == 0 && plan->n_investors == plan->investors->len && plan->undated == 0)
    note = 0;
  plan->area = (RecourseRect){ left, frame->plot.y + head, right - left,
                               floor (rest - chart_timeline_events_height (plan) - note) };
  plan_money (plan, plan->area.y, chart_bottom (plan->area));
}

/* No more investors than have room for their names behind the steps. */
static void
plan_area (ChartTimeline *plan)
{
  double line = chart_line (plan->frame->label_px), room;

  share_height (plan);
  room = plan->area.height + chart_axis_height (plan->frame, &plan->axis);
  if (plan->n_investors * (2 * line + 4) <= room)
    return;
  plan->n_investors = (guint)fmax (1, floor (room / (2 * line + 4)));
  chart_axis_clear (&plan->axis);
  share_height (plan);
}

static void
draw_money_axis (const ChartTimeline *plan)
{
  ChartFrame *frame = plan->frame;
  const RecourseRect *area = &plan->area;
  ChartText style = text_style (plan, RECOURSE_INK_SECONDARY);

  style.side = CHART_RIGHT;
  style.has_halo = FALSE;
  for (guint i = 0; i < plan->money.ticks->len; i++)
    {
      double value = g_array_index (plan->money.ticks, double, i), y = money_y (plan, value);
      char name[G_ASCII_DTOSTR_BUF_SIZE];
      RecourseMark *mark;

      chart_axis_rule (frame, (RecourseRect){ area->x, y, area->width, 0 }, value);
      mark = chart_text (frame, "tick-y", g_ptr_array_index (plan->money.labels, i), area->x - 6,
                         y - (i == 0 ? 0.85 : 0.5) * chart_line (style.px), style, "tick-y/%s",
                         g_ascii_dtostr (name, sizeof name, value));
      mark->value = value;
    }
}

/* Beyond the as-of date nothing has happened yet: the ground is tinted there. */
static void
draw_as_of (const ChartTimeline *plan)
{
  ChartFrame *frame = plan->frame;
  const RecourseRect *area = &plan->area;
  double x = chart_axis_x (&plan->axis, plan->as_of);
  ChartText style = text_style (plan, RECOURSE_INK_SECONDARY);
  RecourseMark *mark;

  if (!plan->has_as_of)
    return;
  mark = recourse_scene_add_rect (
      frame->scene, "panel", (RecourseRect){ x, area->y, chart_right (*area) - x, area->height },
      (RecoursePaint){ .fill = RECOURSE_INK_GRID, .fill_alpha = 0.3 }, "capital-timeline/future");
  mark->z = 0;
  mark = recourse_scene_add_rule (frame->scene, "axis", x, area->y, x, chart_bottom (*area),
                                  RECOURSE_INK_ZERO, "capital-timeline/as-of");
  mark->z = 2;
  if (!frame->is_small)
    {
      double width = chart_text_width (_ ("still to come"), style);

      if (x + width + 4 < chart_right (*area))
        chart_text (frame, "note", _ ("still to come"), x + 4, area->y - chart_line (style.px) - 1,
                    style, "future/label");
    }
}

static RecourseRect
block_of (const ChartTimeline *plan, const ChartRise *rise)
{
  double x1 = chart_axis_x (&plan->axis, rise->start), x2 = chart_axis_x (&plan->axis, rise->after);
  double y1 = money_y (plan, fmax (rise->from, rise->to)),
         y2 = money_y (plan, fmin (rise->from, rise->to));

  if (x2 - x1 < LEAST_BLOCK)
    x1 = (x1 + x2 - LEAST_BLOCK) / 2;
  x1 = CLAMP (x1, plan->area.x, chart_right (plan->area) - LEAST_BLOCK);
  return (RecourseRect){ x1, y1, fmax (LEAST_BLOCK, x2 - x1), fmax (1, y2 - y1) };
}

static void
draw_block (const ChartTimeline *plan, const ChartInvestor *investor, const ChartRise *rise)
{
  RecourseInk ink = chart_party_ink (investor->party);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (chart_rise_record (rise)));
  g_autofree char *words = chart_rise_describe (plan, investor, rise);
  RecourseMark *mark = recourse_scene_add_rect (plan->frame->scene, "bar", block_of (plan, rise),
                                                chart_status_paint (rise->slice->standing, ink),
                                                "capital-timeline/%s/%s%s", investor->id, id,
                                                rise->slice->investment == NULL ? "/rest" : "");

  mark->z = 5;
  mark->value = rise->to - rise->from;
  recourse_mark_speak (mark, investor->id, "%s", words);
  chart_link_claims (plan->frame, mark, chart_rise_record (rise)->claims);
}

/* The level of an investor's total from @x1 to @x2, dashed where it lies beyond the as-of date. */
static void
draw_level (const ChartTimeline *plan,
            const ChartInvestor *investor,
            double value,
            double x1,
            double x2,
            const char *key)
{
  double now = plan->has_as_of ? chart_axis_x (&plan->axis, plan->as_of) : INFINITY;
  double y = money_y (plan, value);

  for (guint part = 0; part < 2; part++)
    {
      double from = part == 0 ? x1 : fmax (x1, now), to = part == 0 ? fmin (x2, now) : x2;
      GArray *curve;
      RecourseMark *mark;

      if (to - from < 0.5)
        continue;
      curve = recourse_curve_new ();
      recourse_curve_move_to (curve, from, y);
      recourse_curve_line_to (curve, to, y);
      mark = recourse_scene_add_curve (
          plan->frame->scene, "line", curve,
          (RecoursePaint){ .stroke = chart_party_ink (investor->party),
                           .stroke_width = 2,
                           .dash = part == 0 ? RECOURSE_DASH_SOLID : RECOURSE_DASH_DASHED },
          "capital-timeline/%s/%s/%s", investor->id, key, part == 0 ? "level" : "to-come");
      mark->z = 4;
    }
}

static void
draw_investor (const ChartTimeline *plan, const ChartInvestor *investor)
{
  double x = -INFINITY;

  for (guint i = 0; i < investor->rises->len; i++)
    {
      const ChartRise *rise = chart_timeline_rise (investor, i);
      RecourseRect block = block_of (plan, rise);
      g_autofree char *key = g_strdup_printf ("%u", i);

      if (i > 0 && block.x > x)
        draw_level (plan, investor, rise->from, x, block.x, key);
      x = fmax (x, chart_right (block));
      draw_block (plan, investor, rise);
    }
  draw_level (plan, investor, investor->total, x, chart_right (plan->area), "end");
}

/* The figures that claims put on a total: a dotted span at the right edge. */
static void
draw_range (const ChartTimeline *plan, guint i)
{
  const ChartInvestor *investor = chart_timeline_investor (plan, i);
  double x = chart_right (plan->area) - 6 - 10 * i, y1 = money_y (plan, investor->high),
         y2 = money_y (plan, investor->low);
  GArray *curve;
  g_autofree char *words = NULL;
  RecourseMark *mark;

  if (investor->low == investor->high)
    return;
  curve = recourse_curve_new ();
  recourse_curve_move_to (curve, x, y1);
  recourse_curve_line_to (curve, x, y2);
  recourse_curve_move_to (curve, x - 4, y1);
  recourse_curve_line_to (curve, x + 4, y1);
  recourse_curve_move_to (curve, x - 4, y2);
  recourse_curve_line_to (curve, x + 4, y2);
  words = chart_timeline_conflicts (plan, investor);
  mark = recourse_scene_add_curve (plan->frame->scene, "interval", curve,
                                   (RecoursePaint){ .stroke = RECOURSE_INK_INTERVAL,
                                                    .stroke_width = 2,
                                                    .dash = RECOURSE_DASH_DOTTED,
                                                    .halo = RECOURSE_INK_BACKGROUND,
                                                    .halo_width = 1.5 },
                                   "capital-timeline/%s/contested", investor->id);
  mark->z = 7;
  mark->value = investor->high;
  recourse_mark_speak (mark, investor->id, "%s", words);
}

static int
compare_levels (gconstpointer a, gconstpointer b, gpointer data)
{
  double x = chart_timeline_investor (data, *(const guint *)a)->total,
         y = chart_timeline_investor (data, *(const guint *)b)->total;

  return x > y ? -1 : x < y;
}

static void
draw_end (const ChartTimeline *plan, const ChartInvestor *investor, double middle)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), x = chart_right (plan->area) + 10;
  double level = money_y (plan, investor->total), size = round (frame->label_px * 0.8);
  g_autofree char *total = chart_timeline_total (plan, investor);
  g_autofree char *key = g_strdup_printf ("%s/symbol", investor->id);
  ChartText style = text_style (plan, RECOURSE_INK_TEXT);

  if (fabs (level - middle) > 0.7 * line)
    {
      GArray *curve = recourse_curve_new ();
      RecourseMark *mark;

      recourse_curve_move_to (curve, chart_right (plan->area) + 1, level);
      recourse_curve_line_to (curve, x - 3, middle);
      mark = recourse_scene_add_curve (
          frame->scene, "leader", curve,
          (RecoursePaint){ .stroke = chart_party_ink (investor->party), .stroke_width = 1 },
          "capital-timeline/%s/leader", investor->id);
      mark->z = 3;
    }
  chart_party_mark (frame, investor->party, x + size / 2, round (middle - line / 2), size, key);
  style.is_semibold = TRUE;
  style.max_width = plan->ends - round (frame->label_px * 1.1);
  chart_text (frame, "heading", chart_party_label (frame, investor->id),
              x + round (frame->label_px * 1.1), middle - line, style, "%s/name", investor->id);
  style.is_semibold = FALSE;
  style.max_width = plan->ends;
  chart_text (frame, "total", total, x, middle, style, "%s/total", investor->id);
}

/* Names and totals behind the last level, moved apart as little as possible. */
static void
draw_ends (const ChartTimeline *plan)
{
  double line = chart_line (plan->frame->label_px);
  guint n = plan->n_investors;
  g_autofree RecourseSpot *spots = g_new0 (RecourseSpot, n);
  g_autofree guint *order = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  recourse_sort_order (order, n, compare_levels, (gpointer)plan);
  for (guint i = 0; i < n; i++)
    spots[i] = (RecourseSpot){ money_y (plan, chart_timeline_investor (plan, order[i])->total),
                               2 * line + 4, 1, 0 };
  recourse_place_along (spots, n, plan->area.y - line / 2,
                        chart_bottom (plan->area) + chart_axis_height (plan->frame, &plan->axis));
  for (guint i = 0; i < n; i++)
    draw_end (plan, chart_timeline_investor (plan, order[i]), spots[i].placed);
}

static void
add_obstacle (GArray *obstacles, double x, double y, double width, double height)
{
  RecourseRect box = { x, y, width, height };

  g_array_append_val (obstacles, box);
}

/* What labels of blocks must not cover. */
static GArray *
find_obstacles (const ChartTimeline *plan)
{
  GArray *obstacles = g_array_new (FALSE, FALSE, sizeof (RecourseRect));
  double right = chart_right (plan->area);

  for (guint i = 0; i < plan->n_investors; i++)
    {
      const ChartInvestor *investor = chart_timeline_investor (plan, i);

      for (guint k = 0; k < investor->rises->len; k++)
        {
          const ChartRise *rise = chart_timeline_rise (investor, k);
          RecourseRect block = block_of (plan, rise);
          double next = k + 1 < investor->rises->len
                            ? block_of (plan, chart_timeline_rise (investor, k + 1)).x
                            : right;

          g_array_append_val (obstacles, block);
          if (next > chart_right (block))
            add_obstacle (obstacles, chart_right (block), money_y (plan, rise->to) - 1,
                          next - chart_right (block), 2);
        }
      if (investor->low != investor->high)
        add_obstacle (obstacles, right - 11 - 10 * i, money_y (plan, investor->high), 10,
                      money_y (plan, investor->low) - money_y (plan, investor->high));
    }
  return obstacles;
}

/* Sums beside their blocks; those without room are in the tooltip and the table. */
static void
draw_block_labels (const ChartTimeline *plan)
{
  g_autoptr (GArray) obstacles = find_obstacles (plan);
  g_autoptr (GArray) labels = g_array_new (FALSE, TRUE, sizeof (RecoursePointLabel));
  g_autoptr (GPtrArray) rises = g_ptr_array_new ();
  ChartText style = text_style (plan, RECOURSE_INK_SECONDARY);

  for (guint i = 0; i < plan->n_investors; i++)
    for (guint k = 0; k < chart_timeline_investor (plan, i)->rises->len; k++)
      {
        ChartRise *rise = chart_timeline_rise (chart_timeline_investor (plan, i), k);
        g_autofree char *text = chart_rise_label (plan, rise);
        RecourseRect block = block_of (plan, rise);
        RecoursePointLabel label = { .x = block.x,
                                     .y = block.y + block.height / 2,
                                     .reach = 3,
                                     .width = chart_text_width (text, style) + 1,
                                     .height = chart_line (style.px),
                                     .priority = (int)(plan->n_investors - i) };

        g_array_append_val (labels, label);
        g_ptr_array_add (rises, rise);
      }
  recourse_place_labels ((RecoursePointLabel *)labels->data, labels->len,
                         (const RecourseRect *)obstacles->data, obstacles->len, plan->area);
  for (guint i = 0; i < labels->len; i++)
    {
      const RecoursePointLabel *label = &g_array_index (labels, RecoursePointLabel, i);
      const ChartRise *rise = g_ptr_array_index (rises, i);
      g_autofree char *text = chart_rise_label (plan, rise);

      if (label->fit == RECOURSE_LABEL_BESIDE)
        chart_text (plan->frame, "label", text, label->box.x, label->box.y, style, "%s/%s/sum",
                    recourse_record_get_id (RECOURSE_RECORD (chart_rise_record (rise))),
                    rise->slice->investment == NULL ? "rest" : "slice");
    }
}

static void
draw_key (ChartTimeline *plan)
{
  g_autoptr (ChartKey) key = chart_key_new ();
  gboolean used[CHART_N_STATUSES] = { FALSE };

  for (guint i = 0; i < plan->investors->len; i++)
    for (guint k = 0; k < chart_timeline_investor (plan, i)->rises->len; k++)
      used[chart_timeline_rise (chart_timeline_investor (plan, i), k)->slice->standing] = TRUE;
  for (guint s = 0; s < CHART_N_STATUSES; s++)
    if (used[s])
      chart_key_add_paint (key, chart_status_paint (s, RECOURSE_INK_NEUTRAL),
                           chart_status_word (s));
  chart_key_draw (plan->frame, key);
}

/* What there was no room for, and what has no date. */
static void
draw_more (const ChartTimeline *plan)
{
  ChartFrame *frame = plan->frame;
  guint n = plan->n_unlabelled, m = plan->investors->len - plan->n_investors;
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL, *text = NULL, *undated = NULL;
  ChartText style = text_style (plan, RECOURSE_INK_SOURCE);

  if (n > 0)
    g_ptr_array_add (parts, g_strdup_printf (ngettext ("%u more event", "%u more events", n), n));
  if (m > 0)
    g_ptr_array_add (parts,
                     g_strdup_printf (ngettext ("%u more investor", "%u more investors", m), m));
  if (plan->undated != 0)
    {
      undated = chart_money_exact (frame, plan->undated);
      g_ptr_array_add (parts, g_strdup_printf (_ ("%s without a date"), undated));
    }
  if (parts->len == 0)
    return;
  list = chart_list (parts);
  text = n + m > 0 ? g_strdup_printf (_ ("+%s in the table"), list) : g_strdup (list);
  style.px = frame->note_px;
  style.side = chart_start_side (frame);
  style.max_width = frame->plot.width;
  chart_text (frame, "more", text, chart_start_x (frame, frame->plot),
              chart_bottom (frame->plot) - chart_line (style.px), style, "more");
}

static void
draw (ChartTimeline *plan)
{
  ChartFrame *frame = plan->frame;

  draw_key (plan);
  plan_area (plan);
  chart_axis_draw (frame, &plan->axis, plan->area.y, chart_bottom (plan->area));
  draw_money_axis (plan);
  draw_as_of (plan);
  for (guint i = plan->n_investors; i > 0; i--)
    draw_investor (plan, chart_timeline_investor (plan, i - 1));
  for (guint i = 0; i < plan->n_investors; i++)
    draw_range (plan, i);
  draw_ends (plan);
  if (!frame->is_small)
    draw_block_labels (plan);
  chart_timeline_draw_events (plan,
                              chart_bottom (plan->area) + chart_axis_height (frame, &plan->axis));
  draw_more (plan);
}

static void
finish (ChartTimeline *plan)
{
  g_ptr_array_unref (plan->investors);
  g_array_unref (plan->moments);
  chart_axis_clear (&plan->axis);
  chart_axis_clear (&plan->money);
}

static char *
contested_totals (const ChartTimeline *plan)
{
  g_autoptr (GPtrArray) bars = g_ptr_array_new ();

  for (guint i = 0; i < plan->n_investors; i++)
    g_ptr_array_extend (bars, chart_timeline_investor (plan, i)->bars, NULL, NULL);
  return chart_bars_contested (plan->frame, bars);
}

RecourseScene *
chart_lay_out_capital_timeline (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartTimeline plan = { .frame = &frame };
  g_autoptr (ChartLedger) ledger = NULL;
  g_autofree char *contested = NULL;

  chart_frame_begin (&frame, input, "capital-timeline");
  plan.ledger = ledger = chart_ledger_new_itemised (&frame);
  chart_timeline_gather (&plan);
  if (plan.investors->len == 0)
    {
      finish (&plan);
      return chart_frame_empty (&frame, _ ("No dated investment is recorded"),
                                _ ("Add investments to the dossier, each with who pays whom, an "
                                   "amount and a date, to see the money add up over time."));
    }
  chart_frame_open (&frame, chart_filter_titles (&frame, chart_timeline_titles (&plan)),
                    chart_timeline_subtitles (&plan), FALSE);
  contested = contested_totals (&plan);
  chart_contested_note (&frame, contested);
  draw (&plan);
  frame.scene->table = chart_timeline_table (&plan);
  frame.scene->description = chart_timeline_description (&plan);
  finish (&plan);
  return frame.scene;
}
