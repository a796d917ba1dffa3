/* Strategy map: which path is best for the stakeholder in view over the two assumptions that decide most, all
 * others at their medians.  Areas have no hue, since hues name parties: patterns and weights tell the paths
 * apart, the heavy line is where two of them give the same.  The present values are marked, and the best
 * answer to them stands there as the path's badge. */
#include "config.h"

#include "strategy.h"

#include "charts.h"
#include "drawing/reduce.h"
#include "findings.h"
#include "region.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* ---- facts ---- */

static guint
nearest (const double *values, guint n, double value)
{
  guint found = 0;

  for (guint i = 1; i < n; i++)
    if (fabs (values[i] - value) < fabs (values[found] - value))
      found = i;
  return found;
}

guint
chart_strategy_best_at (const ChartStrategy *plan, double x, double y, double *lead)
{
  const RecourseStrategy *strategy = plan->strategy;
  guint cell = nearest (strategy->y, strategy->n_y, y) * strategy->n_x
               + nearest (strategy->x, strategy->n_x, x);

  if (lead != NULL)
    *lead = strategy->lead[cell];
  return strategy->best[cell];
}

gboolean
chart_strategy_is_level_at (const ChartStrategy *plan, double x, double y)
{
  double lead;

  chart_strategy_best_at (plan, x, y, &lead);
  return lead <= plan->least_lead;
}

guint
chart_strategy_turning (const ChartStrategy *plan)
{
  return plan->is_along_y ? plan->strategy->y_driver : plan->strategy->x_driver;
}

/* Looks along x or y for the turn nearest to the present value. */
static void
search_turn (ChartStrategy *plan)
{
  const RecourseStrategy *strategy = plan->strategy;
  gboolean is_y = plan->is_along_y;
  const double *values = is_y ? strategy->y : strategy->x;
  guint n = is_y ? strategy->n_y : strategy->n_x, step = is_y ? strategy->n_x : 1;
  guint first = is_y ? nearest (strategy->x, strategy->n_x, plan->now_x)
                     : nearest (strategy->y, strategy->n_y, plan->now_y) * strategy->n_x;
  double now = is_y ? plan->now_y : plan->now_x;

  plan->root = NAN;
  for (guint i = 0; i + 1 < n; i++)
    {
      guint a = first + i * step, b = a + step;
      double part = is_y ? strategy->turn_y[a] : strategy->turn_x[a];
      double at = values[i] + part * (values[i + 1] - values[i]);

      if (strategy->best[a] == strategy->best[b]
          || (isfinite (plan->root) && fabs (at - now) >= fabs (plan->root - now)))
        continue;
      plan->root = at;
      plan->below = strategy->best[a];
      plan->above = strategy->best[b];
    }
}

/* Whether the path that takes over at the turn is not the best all the way to the end of the line. */
static gboolean
look_beyond (const ChartStrategy *plan)
{
  const RecourseStrategy *strategy = plan->strategy;
  gboolean is_y = plan->is_along_y, is_up = (is_y ? plan->now_y : plan->now_x) < plan->root;
  const double *values = is_y ? strategy->y : strategy->x;
  guint n = is_y ? strategy->n_y : strategy->n_x, taker = is_up ? plan->above : plan->below;

  for (guint i = 0; i < n; i++)
    {
      double x = is_y ? plan->now_x : values[i], y = is_y ? values[i] : plan->now_y;
      double away = values[i] - plan->root, step = fabs (values[1] - values[0]);

      if ((is_up ? away : -away) > step && chart_strategy_best_at (plan, x, y, NULL) != taker)
        return TRUE;
    }
  return FALSE;
}

/* The turn along x, exact where the search for roots found it; along y where there is none along x. */
static void
find_turn (ChartStrategy *plan)
{
  const RecourseBreakEven *known = plan->frame->input->insight->break_even;
  double now = plan->now_x;

  search_turn (plan);
  for (guint i = 0; known != NULL && isfinite (plan->root) && i < known->n_roots; i++)
    if (fabs (known->roots[i].at - plan->root) < plan->strategy->x[1] - plan->strategy->x[0])
      {
        plan->root = known->roots[i].at;
        break;
      }
  if (isnan (plan->root))
    {
      plan->is_along_y = TRUE;
      now = plan->now_y;
      search_turn (plan);
    }
  if (isnan (plan->root))
    return;
  plan->now = now < plan->root ? plan->below : plan->above;
  plan->turns_again = look_beyond (plan);
}

static void
gather (ChartStrategy *plan)
{
  const RecourseStrategy *strategy = plan->strategy;
  const RecourseResults *results = plan->frame->input->results;
  guint n = strategy->n_x * strategy->n_y;
  double biggest = 0;

  plan->n_paths = results->n_paths;
  plan->shares = g_new0 (double, plan->n_paths + 1);
  for (guint i = 0; i < n; i++)
    {
      plan->shares[strategy->best[i]] += 1.0 / n;
      biggest = fmax (biggest, strategy->lead[i]);
    }
  plan->decimals = chart_decimals (biggest);
  plan->least_lead = 1e-9 * biggest;
  for (guint i = 0; i < n; i++)
    plan->shared += strategy->lead[i] <= plan->least_lead ? 1.0 / n : 0;
  plan->now_x = results->drivers[strategy->x_driver].p50;
  plan->now_y = results->drivers[strategy->y_driver].p50;
  plan->now = chart_strategy_best_at (plan, plan->now_x, plan->now_y, NULL);
  find_turn (plan);
}

/* ---- areas ---- */

/* Patterns do the telling; the weights are those of the paths, thinned for areas this large. */
static RecoursePaint
area_paint (guint path)
{
  RecoursePaint paint = chart_path_paint (path, RECOURSE_INK_NEUTRAL);

  paint.fill_alpha *= 0.4;
  paint.stroke = RECOURSE_INK_NONE;
  return paint;
}

static double *
positions (const ChartAxis *axis, const double *values, guint n)
{
  double *at = g_new (double, n);

  for (guint i = 0; i < n; i++)
    at[i] = chart_axis_x (axis, values[i]);
  return at;
}

static void
draw_area (const ChartStrategy *plan, guint path, const ChartGrid *grid, GArray *lines)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (GArray) border = NULL;
  g_autofree char *words = chart_strategy_describe (plan, path);
  GArray *outline;
  RecourseMark *mark;

  outline = chart_region_trace (grid, path, &border);
  recourse_curve_simplify (outline, RECOURSE_CURVE_TOLERANCE);
  recourse_curve_simplify (border, RECOURSE_CURVE_TOLERANCE);
  g_array_append_vals (lines, border->data, border->len);
  mark = recourse_scene_add_curve (frame->scene, "area", outline, area_paint (path),
                                   "strategy/%s/area", frame->input->results->paths[path].id);
  mark->z = 3;
  mark->value = plan->shares[path];
  recourse_mark_speak (mark, "areas", "%s", words);
}

static void
draw_areas (const ChartStrategy *plan)
{
  const RecourseStrategy *strategy = plan->strategy;
  g_autofree double *x = positions (&plan->x, strategy->x, strategy->n_x);
  g_autofree double *y = positions (&plan->y, strategy->y, strategy->n_y);
  const ChartGrid grid = { strategy->n_x,    strategy->n_y,   x, y, strategy->best,
                           strategy->turn_x, strategy->turn_y };
  GArray *lines = recourse_curve_new ();
  RecourseMark *mark;

  for (guint path = 0; path < plan->n_paths; path++)
    if (plan->shares[path] > 0)
      draw_area (plan, path, &grid, lines);
  if (lines->len == 0)
    {
      g_array_unref (lines);
      return;
    }
  mark = recourse_scene_add_curve (
      plan->frame->scene, "line", lines,
      (RecoursePaint){ .stroke = RECOURSE_INK_TEXT, .stroke_width = 2 }, "strategy/break-even");
  mark->z = 5;
}

/* ---- axes ---- */

static void
draw_frame (const ChartStrategy *plan)
{
  RecourseMark *mark = recourse_scene_add_rect (
      plan->frame->scene, "panel", plan->frame->plot,
      (RecoursePaint){ .stroke = RECOURSE_INK_SECONDARY, .stroke_width = 1 }, "strategy/panel");

  mark->z = 4;
}

/* Ticks beside the map; the areas would hide a grid. */
static void
draw_ticks (const ChartStrategy *plan)
{
  ChartFrame *frame = plan->frame;
  RecourseRect plot = frame->plot;
  ChartText style = { .px = frame->label_px, .ink = RECOURSE_INK_SECONDARY, .side = CHART_MIDDLE };

  for (guint i = 0; i < plan->x.ticks->len; i++)
    {
      double value = g_array_index (plan->x.ticks, double, i);
      const char *label = g_ptr_array_index (plan->x.labels, i);
      double half = chart_text_width (label, style) / 2;
      g_autofree char *name = chart_axis_name_value (value);
      double x =
          fmin (chart_axis_x (&plan->x, value), frame->scene->width - frame->margin / 2 - half);

      chart_text (frame, "tick", label, x, chart_bottom (plot) + 4, style, "x/tick/%s", name)
          ->value = value;
    }
  style.side = frame->input->is_rtl ? CHART_LEFT : CHART_RIGHT;
  for (guint i = 0; i < plan->y.ticks->len; i++)
    {
      double value = g_array_index (plan->y.ticks, double, i);
      g_autofree char *name = chart_axis_name_value (value);
      double y = CLAMP (chart_axis_x (&plan->y, value) - chart_line (style.px) / 2, plot.y - 2,
                        chart_bottom (plot) - chart_line (style.px) + 2);

      chart_text (frame, "tick-y", g_ptr_array_index (plan->y.labels, i),
                  frame->input->is_rtl ? chart_right (plot) + 5 : plot.x - 5, y, style, "y/tick/%s",
                  name)
          ->value = value;
    }
}

static char *
axis_title (const ChartStrategy *plan, guint driver, double now)
{
  g_autofree char *value = chart_driver_value (plan->frame, driver, now);

  return g_strdup_printf (_ ("%s (now %s)"), chart_driver_label (plan->frame, driver), value);
}

static void
draw_axis_titles (const ChartStrategy *plan, double top, double bottom)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *x = axis_title (plan, plan->strategy->x_driver, plan->now_x);
  g_autofree char *plain = axis_title (plan, plan->strategy->y_driver, plan->now_y);
  g_autofree char *y = g_strdup_printf ("↑ %s", plain);
  g_autofree char *x_arrow = g_strdup_printf ("%s →", x);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = frame->scene->width - 2 * frame->margin,
                      .max_lines = 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT };

  chart_text (frame, "axis-title", y, chart_frame_edge (frame), top, style, "y/title");
  style.side = CHART_RIGHT;
  chart_text (frame, "axis-title", x_arrow, frame->scene->width - frame->margin, bottom, style,
              "x/title");
}

static void
plan_axes (ChartStrategy *plan)
{
  ChartFrame *frame = plan->frame;
  const RecourseStrategy *strategy = plan->strategy;
  double line = chart_line (frame->label_px), widest = 0, above = line + 3, below = 2 * line + 8;
  ChartText style = { .px = frame->label_px };

  frame->plot.y = round (frame->plot.y + above);
  frame->plot.height = round (frame->plot.height - above - below);
  chart_axis_init_driver (&plan->y, frame, strategy->y_driver, strategy->y[0],
                          strategy->y[strategy->n_y - 1], chart_bottom (frame->plot), frame->plot.y,
                          TRUE);
  for (guint i = 0; i < plan->y.labels->len; i++)
    widest = fmax (widest, chart_text_width (g_ptr_array_index (plan->y.labels, i), style));
  chart_frame_take_start (frame, ceil (widest), 6);
  frame->plot.x = round (frame->plot.x);
  frame->plot.width = round (frame->plot.width - (frame->input->is_rtl ? style.px : 0));
  chart_axis_init_driver (&plan->x, frame, strategy->x_driver, strategy->x[0],
                          strategy->x[strategy->n_x - 1], frame->plot.x, chart_right (frame->plot),
                          FALSE);
}

/* ---- what is marked ---- */

static gboolean
is_free (const GArray *taken, RecourseRect box)
{
  for (guint i = 0; i < taken->len; i++)
    if (chart_meet (g_array_index (taken, RecourseRect, i), box, 5, 5))
      return FALSE;
  return TRUE;
}

/* Whether @path is best all over @box. */
static gboolean
lies_within (const ChartStrategy *plan, RecourseRect box, guint path)
{
  const RecourseRect plot = plan->frame->plot;

  if (box.x < plot.x + 3 || box.y < plot.y + 3 || chart_right (box) > chart_right (plot) - 3
      || chart_bottom (box) > chart_bottom (plot) - 3)
    return FALSE;
  for (guint i = 0; i < 9; i++)
    {
      double x = recourse_scale_invert (&plan->x.scale, box.x + box.width * (i % 3) / 2);
      double y = recourse_scale_invert (&plan->y.scale, box.y + box.height * (double)(i / 3) / 2);

      if (chart_strategy_best_at (plan, x, y, NULL) != path)
        return FALSE;
    }
  return TRUE;
}

/* The place for the name of an area: of those where it fits, the one nearest to the middle of the area. */
static gboolean
find_place (const ChartStrategy *plan,
            const GArray *taken,
            guint path,
            double width,
            double height,
            RecourseRect *place)
{
  const RecourseRect plot = plan->frame->plot;
  const RecourseStrategy *strategy = plan->strategy;
  double x = 0, y = 0, n = 0, distance = INFINITY;

  for (guint i = 0; i < strategy->n_x * strategy->n_y; i++)
    if (strategy->best[i] == path)
      {
        x += chart_axis_x (&plan->x, strategy->x[i % strategy->n_x]);
        y += chart_axis_x (&plan->y, strategy->y[i / strategy->n_x]);
        n++;
      }
  for (guint i = 0; i < 40 * 24; i++)
    {
      RecourseRect box = { plot.x + (plot.width - width) * (i % 40) / 39.0,
                           plot.y + (plot.height - height) * (double)(i / 40) / 23, width, height };
      double away = hypot (box.x + width / 2 - x / n, box.y + height / 2 - y / n);

      if (away < distance && lies_within (plan, box, path) && is_free (taken, box))
        {
          distance = away;
          *place = box;
        }
    }
  return isfinite (distance);
}

static void
draw_name (const ChartStrategy *plan, guint path, GArray *taken)
{
  ChartFrame *frame = plan->frame;
  const char *label = chart_path_label (frame, path);
  double badge = chart_badge_size (frame), gap = round (0.4 * frame->label_px);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
  double width = badge + gap + chart_text_width (label, style),
         height = MAX (badge, chart_line (style.px));
  gboolean has_name = TRUE;
  RecourseRect place;
  g_autofree char *key = g_strdup_printf ("%s/badge", frame->input->results->paths[path].id);

  if (!find_place (plan, taken, path, width, height, &place))
    {
      has_name = FALSE;
      if (!find_place (plan, taken, path, badge, height, &place))
        return;
    }
  chart_path_badge (frame, path, chart_start_x (frame, place) + chart_forward (frame) * badge / 2,
                    place.y + height / 2, key);
  if (has_name)
    chart_text (frame, "path", label,
                chart_start_x (frame, place) + chart_forward (frame) * (badge + gap),
                place.y + (height - chart_line (style.px)) / 2, style, "%s/name",
                frame->input->results->paths[path].id);
  g_array_append_val (taken, place);
}

static void
draw_now_rule (const ChartStrategy *plan, const char *axis, RecourseRect line)
{
  RecourseMark *mark =
      recourse_scene_add_rule (plan->frame->scene, "now", line.x, line.y, chart_right (line),
                               chart_bottom (line), RECOURSE_INK_TEXT, "strategy/now/%s", axis);

  mark->z = 6;
  mark->paint.dash = RECOURSE_DASH_DASHED;
}

/* The best answer to the present values, where the two rules meet. */
static void
draw_now (const ChartStrategy *plan, GArray *taken)
{
  ChartFrame *frame = plan->frame;
  RecourseRect plot = frame->plot;
  double x = chart_axis_x (&plan->x, plan->now_x), y = chart_axis_x (&plan->y, plan->now_y);
  double size = round (chart_badge_size (frame) * 0.55);
  RecourseRect box = { x - size, y - size, 2 * size, 2 * size };
  g_autofree char *at_x = chart_driver_value (frame, plan->strategy->x_driver, plan->now_x);
  g_autofree char *at_y = chart_driver_value (frame, plan->strategy->y_driver, plan->now_y);
  RecourseMark *mark;

  draw_now_rule (plan, "x", (RecourseRect){ x, plot.y, 0, plot.height });
  draw_now_rule (plan, "y", (RecourseRect){ plot.x, y, plot.width, 0 });
  mark = recourse_scene_add_symbol (frame->scene, "dot", RECOURSE_SYMBOL_CIRCLE, x, y, size,
                                    (RecoursePaint){ .fill = RECOURSE_INK_TEXT,
                                                     .halo = RECOURSE_INK_BACKGROUND,
                                                     .halo_width = 2 },
                                    "strategy/now");
  mark->z = 12;
  mark->value = plan->now_x;
  if (chart_strategy_is_level_at (plan, plan->now_x, plan->now_y))
    recourse_mark_speak (mark, "present",
                         _ ("At present values, %s: %s and %s: %s, several paths would be equally "
                            "good for %s."),
                         chart_driver_label (frame, plan->strategy->x_driver), at_x,
                         chart_driver_label (frame, plan->strategy->y_driver), at_y,
                         chart_outcome_label (frame, plan->strategy->stakeholder));
  else
    recourse_mark_speak (mark, "present",
                         _ ("At present values, %s: %s and %s: %s, %s would be best for %s."),
                         chart_driver_label (frame, plan->strategy->x_driver), at_x,
                         chart_driver_label (frame, plan->strategy->y_driver), at_y,
                         chart_path_label (frame, plan->now),
                         chart_outcome_label (frame, plan->strategy->stakeholder));
  g_array_append_val (taken, box);
  box = (RecourseRect){ x, plot.y, 1, plot.height };
  g_array_append_val (taken, box);
  box = (RecourseRect){ plot.x, y, plot.width, 1 };
  g_array_append_val (taken, box);
}

static void
draw_turn (const ChartStrategy *plan, GArray *taken)
{
  ChartFrame *frame = plan->frame;
  double x, y, size = round (0.75 * frame->label_px), width;
  ChartText style = {
    .px = frame->label_px, .is_semibold = TRUE, .ink = RECOURSE_INK_TEXT, .has_halo = TRUE
  };
  g_autofree char *value = NULL, *text = NULL;
  gboolean is_right;
  RecourseRect box;
  RecourseMark *mark;

  if (!isfinite (plan->root))
    return;
  x = chart_axis_x (&plan->x, plan->is_along_y ? plan->now_x : plan->root);
  y = chart_axis_x (&plan->y, plan->is_along_y ? plan->root : plan->now_y);
  value = chart_driver_value (frame, chart_strategy_turning (plan), plan->root);
  text = g_strdup_printf (_ ("break-even %s"), value);
  width = chart_text_width (text, style);
  mark = recourse_scene_add_symbol (frame->scene, "dot", RECOURSE_SYMBOL_DIAMOND, x, y, size,
                                    (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                                                     .stroke = RECOURSE_INK_TEXT,
                                                     .stroke_width = 1.5 },
                                    "strategy/turn");
  mark->z = 11;
  mark->value = plan->root;
  recourse_mark_speak (mark, "present",
                       _ ("With the other assumption as it is, %s gives way to %s at %s: %s."),
                       chart_path_label (frame, plan->below), chart_path_label (frame, plan->above),
                       chart_driver_label (frame, chart_strategy_turning (plan)), value);
  is_right = x + size + width < chart_right (frame->plot) - 4;
  style.side = is_right ? CHART_LEFT : CHART_RIGHT;
  box = (RecourseRect){ is_right ? x + size : x - size - width, y + size * 0.4, width,
                        chart_line (style.px) };
  chart_text (frame, "label", text, is_right ? box.x : chart_right (box), box.y, style,
              "turn/label");
  g_array_append_val (taken, box);
  box = (RecourseRect){ x - size, y - size, 2 * size, 2 * size };
  g_array_append_val (taken, box);
}

/* How much the best path leads, on a coarse lattice where it is free. */
static void
draw_leads (const ChartStrategy *plan, GArray *taken)
{
  ChartFrame *frame = plan->frame;
  RecourseRect plot = frame->plot;
  guint columns = (guint)CLAMP (plot.width / (10 * frame->label_px), 2, 6);
  guint rows = (guint)CLAMP (plot.height / (5 * frame->label_px), 2, 5);
  ChartText style = {
    .px = frame->note_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY, .has_halo = TRUE
  };

  for (guint k = 0; k < columns * rows && !frame->is_small; k++)
    {
      double x = plot.x + plot.width * (k % columns + 0.5) / columns;
      double y = plot.y + plot.height * ((double)(k / columns) + 0.5) / rows, lead;
      guint path = chart_strategy_best_at (plan, recourse_scale_invert (&plan->x.scale, x),
                                           recourse_scale_invert (&plan->y.scale, y), &lead);
      g_autofree char *text = chart_money_signed (frame, lead, plan->decimals);
      double width = chart_text_width (text, style);
      RecourseRect box = { x - width / 2, y - chart_line (style.px) / 2, width,
                           chart_line (style.px) };

      if (lies_within (plan, box, path) && is_free (taken, box))
        chart_text (frame, "label", text, x, box.y, style, "lead/%u", k)->value = lead;
    }
}

static void
draw (ChartStrategy *plan)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (GArray) taken = g_array_new (FALSE, FALSE, sizeof (RecourseRect));
  double top = frame->plot.y;

  plan_axes (plan);
  draw_areas (plan);
  draw_frame (plan);
  draw_ticks (plan);
  draw_axis_titles (plan, top, chart_bottom (frame->plot) + 4 + chart_line (frame->label_px) + 2);
  draw_now (plan, taken);
  draw_turn (plan, taken);
  for (guint path = 0; path < plan->n_paths; path++)
    if (plan->shares[path] > 0 && plan->shared < CHART_ALL)
      draw_name (plan, path, taken);
  draw_leads (plan, taken);
}

RecourseScene *
chart_lay_out_strategy (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartStrategy plan = { .frame = &frame };

  chart_frame_begin (&frame, input, "strategy");
  if (!chart_has_insight (&frame))
    return chart_frame_without_insight (&frame);
  if (input->insight->strategy == NULL)
    return chart_frame_empty (
        &frame, _ ("There is no choice to map"),
        _ ("A map takes two paths and two uncertain assumptions that run over a range. "
           "Free an assumption that is held fixed, or add a path."));
  plan.strategy = input->insight->strategy;
  gather (&plan);
  chart_frame_open (&frame, chart_strategy_titles (&plan), chart_strategy_subtitles (&plan), FALSE);
  draw (&plan);
  frame.scene->table = chart_strategy_table (&plan);
  frame.scene->description = chart_strategy_description (&plan);
  chart_axis_clear (&plan.x);
  chart_axis_clear (&plan.y);
  g_free (plan.shares);
  return frame.scene;
}
