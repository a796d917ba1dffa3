/* The events under the steps: a dot where each stands in time, as wide a line as its date is vague, and
 * its name in a lane.  Leaders fan out until they are a few pixels apart, then run straight down, so that
 * a week full of events is as legible as a year of them. */
#include "config.h"

#include "capital-timeline-events.h"

#include "drawing/order.h"
#include "drawing/placement.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Least distance of two leaders. */
#define APART 9
/* More names than any picture has room for. */
#define MOST_TRIED 60

static double
lane_height (const ChartFrame *frame)
{
  return chart_line (frame->label_px) + 1;
}

static double
fan_height (const ChartFrame *frame)
{
  return frame->is_small ? 9 : 14;
}

static double
dot_size (const ChartFrame *frame)
{
  return frame->is_small ? 7 : 8;
}

static ChartText
label_style (const ChartTimeline *plan)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .max_width = plan->frame->plot.width - 4,
                      .max_lines = 1,
                      .side = CHART_LEFT,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
}

static const char *
label_of (const ChartMoment *moment)
{
  return recourse_record_get_label (RECOURSE_RECORD (moment->event));
}

static void
measure_names (const ChartTimeline *plan)
{
  for (guint i = 0; i < plan->moments->len; i++)
    {
      ChartMoment *moment = chart_timeline_moment (plan, i);

      moment->width = chart_text_width (label_of (moment), label_style (plan)) + 1;
    }
}

/* Where the leaders of names begin to run straight: as near to the dots as their distance allows. */
static GArray *
fan_out (const ChartTimeline *plan)
{
  GArray *labels = g_array_new (FALSE, TRUE, sizeof (RecourseLaneLabel));
  g_autofree RecourseSpot *spots = g_new0 (RecourseSpot, plan->moments->len + 1);
  const RecourseRect *plot = &plan->frame->plot;
  guint n = 0;

  for (guint i = 0; i < plan->moments->len; i++)
    if (chart_timeline_moment (plan, i)->is_named)
      spots[n++] = (RecourseSpot){ chart_axis_x (&plan->axis, chart_timeline_moment (plan, i)->day),
                                   APART, 1, 0 };
  recourse_place_along (spots, n, plot->x, chart_right (*plot));
  n = 0;
  for (guint i = 0; i < plan->moments->len; i++)
    if (chart_timeline_moment (plan, i)->is_named)
      {
        RecourseLaneLabel label = { .anchor = spots[n++].placed,
                                    .width = chart_timeline_moment (plan, i)->width };

        g_array_append_val (labels, label);
      }
  return labels;
}

/* Gives names their lanes; returns how many found none. */
static guint
place (const ChartTimeline *plan, guint n_lanes)
{
  g_autoptr (GArray) labels = fan_out (plan);
  const RecourseRect *plot = &plan->frame->plot;
  guint n_left_out = 0, next = 0;

  if (labels->len > 0 && n_lanes > 0)
    recourse_place_in_lanes ((RecourseLaneLabel *)labels->data, labels->len, n_lanes, APART - 1,
                             plot->x, chart_right (*plot));
  for (guint i = 0; i < plan->moments->len; i++)
    {
      ChartMoment *moment = chart_timeline_moment (plan, i);
      const RecourseLaneLabel *label;

      moment->lane = -1;
      if (!moment->is_named || n_lanes == 0)
        continue;
      label = &g_array_index (labels, RecourseLaneLabel, next++);
      moment->lane = label->lane;
      moment->anchor = label->anchor;
      moment->x = label->x;
      n_left_out += label->lane < 0;
    }
  return n_left_out;
}

static void
name_all (const ChartTimeline *plan, gboolean is_named)
{
  for (guint i = 0; i < plan->moments->len; i++)
    chart_timeline_moment (plan, i)->is_named = is_named;
}

static int
compare_widths (gconstpointer a, gconstpointer b, gpointer plan)
{
  guint x = *(const guint *)a, y = *(const guint *)b;
  double first = chart_timeline_moment (plan, x)->width,
         second = chart_timeline_moment (plan, y)->width;

  if (first != second)
    return first < second ? -1 : 1;
  return x < y ? -1 : x > y;
}

/* The shortest names first, each if it finds a place without taking one from those before. */
static guint
name_what_fits (ChartTimeline *plan, guint n_lanes)
{
  guint n = plan->moments->len, n_named = 0;
  g_autofree guint *order = g_new0 (guint, n);

  for (guint i = 0; i < n; i++)
    order[i] = i;
  recourse_sort_order (order, n, compare_widths, plan);
  name_all (plan, FALSE);
  for (guint i = 0; i < MIN (n, MOST_TRIED); i++)
    {
      ChartMoment *moment = chart_timeline_moment (plan, order[i]);

      moment->is_named = TRUE;
      if (place (plan, n_lanes) > 0)
        moment->is_named = FALSE;
      else
        n_named++;
    }
  place (plan, n_lanes);
  return n_named;
}

/* As few lanes as all names need; where @most are too few, as many names as find a place in them. */
void
chart_timeline_plan_lanes (ChartTimeline *plan, guint most)
{
  plan->n_unlabelled = 0;
  plan->n_lanes = 0;
  if (plan->moments->len == 0)
    return;
  measure_names (plan);
  name_all (plan, TRUE);
  for (guint n = 1; n <= most && plan->moments->len <= MOST_TRIED; n++)
    if (place (plan, n) == 0)
      {
        plan->n_lanes = n;
        return;
      }
  plan->n_unlabelled = plan->moments->len;
  for (guint n = 1; n <= most; n++)
    {
      guint left_out = plan->moments->len - name_what_fits (plan, n);

      if (left_out >= plan->n_unlabelled)
        continue;
      plan->n_lanes = n;
      plan->n_unlabelled = left_out;
    }
  name_what_fits (plan, plan->n_lanes);
}

double
chart_timeline_events_height (const ChartTimeline *plan)
{
  const ChartFrame *frame = plan->frame;

  if (plan->moments->len == 0)
    return 0;
  return 6 + dot_size (frame) + (plan->n_lanes > 0 ? fan_height (frame) : 4)
         + plan->n_lanes * lane_height (frame);
}

double
chart_timeline_lane_height (const ChartTimeline *plan)
{
  return lane_height (plan->frame);
}

static void
draw_dot (const ChartTimeline *plan, const ChartMoment *moment, double y)
{
  ChartFrame *frame = plan->frame;
  const char *id = recourse_record_get_id (RECOURSE_RECORD (moment->event));
  double x1 = chart_axis_x (&plan->axis, moment->start),
         x2 = chart_axis_x (&plan->axis, moment->after), size = dot_size (frame);
  gboolean is_future = plan->has_as_of && moment->start > plan->as_of;
  RecoursePaint paint = { .fill = RECOURSE_INK_SECONDARY,
                          .halo = RECOURSE_INK_BACKGROUND,
                          .halo_width = 1 };
  g_autofree char *words = chart_moment_describe (plan, moment);
  RecourseMark *mark;

  if (x2 - x1 > size + 4)
    {
      mark = recourse_scene_add_rect (
          frame->scene, "span", (RecourseRect){ x1, round (y) - 1, x2 - x1, 2 },
          (RecoursePaint){ .fill = RECOURSE_INK_SECONDARY }, "capital-timeline/event/%s/span", id);
      mark->z = 4;
    }
  if (is_future)
    {
      paint.fill = RECOURSE_INK_BACKGROUND;
      paint.stroke = RECOURSE_INK_SECONDARY;
      paint.stroke_width = 1.5;
      size -= 1.5;
    }
  mark = recourse_scene_add_symbol (frame->scene, "dot", RECOURSE_SYMBOL_CIRCLE,
                                    chart_axis_x (&plan->axis, moment->day), y, size, paint,
                                    "capital-timeline/event/%s", id);
  mark->z = 6;
  recourse_mark_speak (mark, "events", "%s", words);
  chart_link_claims (frame, mark, moment->event->claims);
}

static void
draw_name (const ChartTimeline *plan, const ChartMoment *moment, double y)
{
  ChartFrame *frame = plan->frame;
  const char *id = recourse_record_get_id (RECOURSE_RECORD (moment->event));
  double straight = y + dot_size (frame) / 2 + fan_height (frame) - 3;
  double top = straight + 3 + moment->lane * lane_height (frame);
  GArray *curve;
  RecourseMark *mark;

  if (moment->lane < 0)
    return;
  curve = recourse_curve_new ();
  recourse_curve_move_to (curve, chart_axis_x (&plan->axis, moment->day), y + dot_size (frame) / 2);
  recourse_curve_line_to (curve, moment->anchor, straight);
  recourse_curve_line_to (curve, moment->anchor, fmax (straight, top + 1));
  mark = recourse_scene_add_curve (
      frame->scene, "leader", curve,
      (RecoursePaint){ .stroke = RECOURSE_INK_SECONDARY, .stroke_width = 1 },
      "capital-timeline/event/%s/leader", id);
  mark->z = 3;
  chart_text (frame, "label", label_of (moment), moment->x, top, label_style (plan),
              "event/%s/name", id);
}

void
chart_timeline_draw_events (ChartTimeline *plan, double top)
{
  double y = top + 6 + dot_size (plan->frame) / 2;

  for (guint i = 0; i < plan->moments->len; i++)
    {
      draw_dot (plan, chart_timeline_moment (plan, i), y);
      draw_name (plan, chart_timeline_moment (plan, i), y);
    }
}
