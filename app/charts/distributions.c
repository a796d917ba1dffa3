/* Distributions: one panel a path for the stakeholder in view.  Twenty dots fill the area under each
 * density, so that a share can be counted; axis, bandwidth, height scale and size of dots are shared, and
 * the zero line runs through all panels. */
#include "config.h"

#include "charts.h"

#include "axis.h"
#include "findings.h"
#include "shape.h"

#include "drawing/dots.h"
#include "drawing/reduce.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Outcomes this close, as parts of the range, are one. */
#define ATOM 1e-6
#define ATOM_ROOM 0.04
#define MOST_DOT 36

/**
 * Plan:
 * @height: of a panel, from its top to the top of the next
 * @band: above the shape, where the median is labelled
 * @dot: diameter of a dot, with the air around it
 * @rise: height of curves as a part of the one under which dots have their area
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseResults *results;
  guint stakeholder;
  const char *id; /* of the stakeholder */
  RecourseInk ink;
  RecourseRect names;
  ChartAxis axis;
  double height, band, dot, rise;
  guint n_panels;
  guint decimals;
  ChartShape *shapes;
} Plan;

static const RecoursePayoff *
payoff (const Plan *plan, guint i)
{
  return recourse_results_payoff (plan->results, plan->frame->input->paths[i], plan->stakeholder);
}

static const char *
path_id (const Plan *plan, guint i)
{
  return plan->results->paths[plan->frame->input->paths[i]].id;
}

static char *
loss_in_words (const Plan *plan, guint i)
{
  g_autofree char *share =
      recourse_format_percent (plan->frame->input->numbers, payoff (plan, i)->p_loss);

  return g_strdup_printf (_ ("%s below zero"), share);
}

/* Cards state medians in the column of names: over a low panel they would crowd the shape. */
static char *
median_in_words (const Plan *plan, guint i)
{
  g_autofree char *money = chart_money (plan->frame, payoff (plan, i)->p50, plan->decimals);

  return g_strdup_printf (_ ("median %s"), money);
}

static ChartText
name_style (const Plan *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  gboolean leads = frame->input->paths[i] == frame->input->leader;

  return (ChartText){ .px = frame->label_px,
                      .is_semibold = leads,
                      .max_lines = 2,
                      .side = chart_start_side (frame),
                      .ink = leads ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY };
}

static void
plan_names (Plan *plan)
{
  ChartFrame *frame = plan->frame;
  double badge = chart_badge_size (frame) + round (frame->label_px * 0.5);
  double most = MAX ((frame->is_small ? 0.4 : 0.26) * frame->plot.width, 6 * frame->label_px);
  double widest = 0;

  for (guint i = 0; i < frame->input->n_paths; i++)
    {
      ChartText style = name_style (plan, i);
      g_autofree char *loss = loss_in_words (plan, i), *median = median_in_words (plan, i);

      style.max_width = most;
      if (frame->is_small)
        widest = fmax (widest, chart_text_width (median, style));
      widest =
          fmax (widest, chart_text_width (chart_path_label (frame, frame->input->paths[i]), style));
      widest = fmax (widest, chart_text_width (loss, style));
    }
  plan->names = chart_frame_take_start (frame, ceil (badge + widest), frame->label_px);
}

static void
plan_shapes (Plan *plan, double low, double high)
{
  guint n = plan->n_panels;
  g_autofree const RecoursePayoff **payoffs = g_new (const RecoursePayoff *, n);
  double bandwidth;

  for (guint i = 0; i < n; i++)
    payoffs[i] = payoff (plan, i);
  bandwidth = chart_bandwidth (payoffs, n, low, high);
  for (guint i = 0; i < n; i++)
    {
      chart_shape_clear (&plan->shapes[i]);
      chart_shape_init (&plan->shapes[i], payoffs[i], bandwidth);
    }
}

/* Where a twentieth of the outcomes is the very end of the range, half of its dots and of its curve would be cut off. */
static void
make_room_for_atoms (const Plan *plan, double *low, double *high)
{
  const double span = *high - *low, least = *low, most = *high;

  for (guint i = 0; i < plan->n_panels; i++)
    {
      if (chart_quantile (payoff (plan, i), 0.05) <= least + ATOM * span)
        *low = least - ATOM_ROOM * span;
      if (chart_quantile (payoff (plan, i), 0.95) >= most - ATOM * span)
        *high = most + ATOM_ROOM * span;
    }
}

static void
find_range (const Plan *plan, double *low, double *high)
{
  *low = *high = 0;
  for (guint i = 0; i < plan->n_panels; i++)
    {
      *low = fmin (*low, chart_quantile (payoff (plan, i), 0.005));
      *high = fmax (*high, chart_quantile (payoff (plan, i), 0.995));
    }
  make_room_for_atoms (plan, low, high);
}

/* Height of the density in pixels at its peak when @dot is the size of dots: twenty dots have the area
 * under the curve. */
static double
density_height (const Plan *plan, const ChartShape *shape, double value, double dot)
{
  double per_pixel = value * (plan->axis.scale.data_max - plan->axis.scale.data_min)
                     / (plan->axis.scale.pixel_max - plan->axis.scale.pixel_min);

  return CHART_N_DOTS * dot * dot * per_pixel;
}

static GArray *
panel_dots (const Plan *plan, guint i, double *diameter)
{
  const RecoursePayoff *outcome = payoff (plan, i);

  return recourse_quantile_dots (outcome->quantiles, outcome->n_quantiles, CHART_N_DOTS,
                                 plan->axis.scale, plan->height - plan->band - 4, plan->dot,
                                 diameter);
}

/* The largest dots with which every panel keeps within its height, dots and curve alike. */
static void
plan_dots (Plan *plan)
{
  double room = plan->height - plan->band - 4, least = MOST_DOT * plan->frame->unit, highest = 0;

  for (guint i = 0; i < plan->n_panels; i++)
    {
      double diameter;
      g_autoptr (GArray) dots = NULL;

      plan->dot = least;
      dots = panel_dots (plan, i, &diameter);
      least = fmin (least, diameter);
    }
  plan->dot = least;
  for (guint i = 0; i < plan->n_panels; i++)
    highest =
        fmax (highest, density_height (plan, &plan->shapes[i], plan->shapes[i].peak, plan->dot));
  plan->rise = highest > room ? room / highest : 1;
}

static double
base_y (const Plan *plan, guint i)
{
  return round (plan->frame->plot.y + (i + 1) * plan->height - 2);
}

/* Where the curve would leave its panel it is drawn lower in all of them. */
static double
curve_height (const Plan *plan, const ChartShape *shape, double value)
{
  return plan->rise * density_height (plan, shape, value, plan->dot);
}

static void
draw_density (const Plan *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const ChartShape *shape = &plan->shapes[i];
  guint path = frame->input->paths[i];
  gboolean leads = path == frame->input->leader;
  double base = base_y (plan, i);
  GArray *curve = recourse_curve_new ();
  RecoursePaint paint = chart_path_paint (path, plan->ink);
  RecourseMark *mark;
  guint last = 0;

  for (guint k = 0; k < shape->n; k++)
    {
      double value = shape->from + k * shape->step, x;

      if (value < plan->axis.scale.data_min || value > plan->axis.scale.data_max)
        continue;
      x = chart_axis_x (&plan->axis, value);
      if (last++ == 0)
        recourse_curve_move_to (curve, x, base);
      recourse_curve_line_to (curve, x, base - curve_height (plan, shape, shape->values[k]));
    }
  recourse_curve_line_to (curve,
                          chart_axis_x (&plan->axis, fmin (plan->axis.scale.data_max,
                                                           shape->from + shape->n * shape->step)),
                          base);
  recourse_curve_close (curve);
  recourse_curve_simplify (curve, RECOURSE_CURVE_TOLERANCE);
  paint.pattern = RECOURSE_PATTERN_NONE;
  paint.fill_alpha = leads ? 0.22 : 0.1;
  paint.stroke_width = leads ? 2 : 1.25;
  paint.dash = chart_path_dash (path);
  mark = recourse_scene_add_curve (frame->scene, "area", curve, paint,
                                   "distributions/%s/%s/density", path_id (plan, i), plan->id);
  mark->z = 4;
}

/* How high dots and curve of a panel reach. */
static double
panel_content (const Plan *plan, guint i)
{
  double diameter, highest = curve_height (plan, &plan->shapes[i], plan->shapes[i].peak);
  g_autoptr (GArray) dots = panel_dots (plan, i, &diameter);

  for (guint k = 0; k < dots->len; k++)
    highest = fmax (highest, g_array_index (dots, RecourseDot, k).rise + diameter / 2);
  return highest;
}

static char *
describe (const Plan *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = payoff (plan, i);
  g_autofree char *median = chart_money (frame, outcome->p50, plan->decimals);
  g_autofree char *mean = chart_money (frame, chart_payoff_mean (outcome), plan->decimals);
  g_autofree char *low = chart_money (frame, outcome->p10, plan->decimals);
  g_autofree char *high = chart_money (frame, outcome->p90, plan->decimals);
  g_autofree char *loss = loss_in_words (plan, i);

  return g_strdup_printf (_ ("%s, %s: median %s, mean %s, P10–P90 from %s to %s; %s. Computed "
                             "from assumptions."),
                          chart_outcome_label (frame, plan->stakeholder),
                          chart_path_label (frame, frame->input->paths[i]), median, mean, low, high,
                          loss);
}

static void
draw_dots (const Plan *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  double base = base_y (plan, i), size = plan->dot * 0.88, diameter;
  gboolean leads = frame->input->paths[i] == frame->input->leader;
  g_autoptr (GArray) dots = panel_dots (plan, i, &diameter);

  for (guint k = 0; k < dots->len; k++)
    {
      const RecourseDot *dot = &g_array_index (dots, RecourseDot, k);
      gboolean is_loss = dot->value < 0;
      g_autofree char *value = chart_money (frame, dot->value, plan->decimals);
      RecoursePaint paint = { .fill = plan->ink, .fill_alpha = leads ? 0 : 0.6 };
      RecourseMark *mark;

      if (is_loss)
        paint = (RecoursePaint){ .fill = RECOURSE_INK_BACKGROUND,
                                 .stroke = plan->ink,
                                 .stroke_width = MAX (1, size / 8) };
      mark = recourse_scene_add_symbol (frame->scene, "dot", RECOURSE_SYMBOL_CIRCLE, dot->x,
                                        base - dot->rise, size, paint, "distributions/%s/%s/dot/%u",
                                        path_id (plan, i), plan->id, k);
      mark->z = 6;
      mark->value = dot->value;
      recourse_mark_speak (mark, path_id (plan, i), _ ("%s, %s: one chance in 20 lies around %s"),
                           chart_outcome_label (frame, plan->stakeholder),
                           chart_path_label (frame, frame->input->paths[i]), value);
    }
}

/* Whether a twentieth of the outcomes and more come to the median itself. */
static gboolean
is_one_value (const RecoursePayoff *outcome)
{
  const double below = outcome->p50 - chart_quantile (outcome, 0.45);
  const double above = chart_quantile (outcome, 0.55) - outcome->p50;

  return fmin (below, above) <= ATOM * fmax (fabs (outcome->p50), below + above);
}

static void
draw_median (const Plan *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = payoff (plan, i);
  g_autofree char *text = median_in_words (plan, i);
  g_autofree char *words = describe (plan, i);
  double x = chart_axis_x (&plan->axis, outcome->p50), base = base_y (plan, i);
  double top = base - panel_content (plan, i) - plan->frame->unit * 4;
  ChartText style = { .px = frame->label_px,
                      .is_semibold = frame->input->paths[i] == frame->input->leader,
                      .side = CHART_MIDDLE,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
  double half = chart_text_width (text, style) / 2;
  RecoursePaint paint = { .fill = RECOURSE_INK_INTERVAL,
                          .halo = RECOURSE_INK_BACKGROUND,
                          .halo_width = 1 };
  RecourseMark *mark;

  mark =
      recourse_scene_add_rect (frame->scene, "median", (RecourseRect){ x - 1, top, 2, base - top },
                               paint, "distributions/%s/%s/median", path_id (plan, i), plan->id);
  /* A column of dots of one value stands where the rule does, and would vanish under it. */
  mark->z = is_one_value (outcome) ? 5 : 8;
  mark->value = outcome->p50;
  recourse_mark_speak (mark, path_id (plan, i), "%s", words);
  if (frame->is_small)
    return;
  mark = chart_text (
      frame, "label", text, CLAMP (x, frame->plot.x + half, chart_right (frame->plot) - half),
      top - chart_line (style.px), style, "%s/%s/median-label", path_id (plan, i), plan->id);
  mark->value = outcome->p50;
}

static void
draw_name (const Plan *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  guint path = frame->input->paths[i];
  ChartText style = name_style (plan, i);
  const char *label = chart_path_label (frame, path);
  g_autofree char *loss = loss_in_words (plan, i), *median = median_in_words (plan, i);
  g_autofree char *key = g_strdup_printf ("%s/badge", path_id (plan, i));
  double badge = chart_badge_size (frame), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->names), line = chart_line (style.px);
  double x = start + forward * (badge + round (style.px * 0.5)), height, y;

  style.max_width = plan->names.width - badge - round (style.px * 0.5) + 1;
  style.max_lines = plan->height > (frame->is_small ? 4.4 : 3.4) * line ? 2 : 1;
  height = chart_text_height (label, style) + (frame->is_small ? 2 : 1) * line;
  y = base_y (plan, i) - MIN (plan->height - plan->band, plan->height / 2 + height / 2);
  y = MIN (y, base_y (plan, i) - height + 2);
  chart_path_badge (frame, path, start + forward * badge / 2, y + line / 2, key);
  chart_text (frame, "path", label, x, y, style, "%s/path", path_id (plan, i));
  style.is_semibold = FALSE;
  style.max_lines = 1;
  if (frame->is_small)
    {
      RecourseMark *mark = chart_text (frame, "label", median, x, y + height - 2 * line, style,
                                       "%s/%s/median-label", path_id (plan, i), plan->id);

      mark->value = payoff (plan, i)->p50;
    }
  style.ink = RECOURSE_INK_SECONDARY;
  chart_text (frame, "label", loss, x, y + height - line, style, "%s/below-zero",
              path_id (plan, i));
}

static void
draw_base (const Plan *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  RecourseMark *mark = recourse_scene_add_rule (
      frame->scene, "axis", frame->plot.x, base_y (plan, i), chart_right (frame->plot),
      base_y (plan, i), RECOURSE_INK_SOURCE, "distributions/base/%u", i);

  mark->z = 5;
}

static RecourseTable *
make_table (const Plan *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table =
      recourse_table_new (_ ("Path"), _ ("P5"), _ ("P10"), _ ("P25"), _ ("Median"), _ ("P75"),
                          _ ("P90"), _ ("P95"), _ ("Mean"), _ ("Below zero"), NULL);

  for (guint i = 0; i < frame->whole->n_paths; i++)
    {
      const RecoursePayoff *o =
          recourse_results_payoff (plan->results, frame->whole->paths[i], plan->stakeholder);
      const double values[] = { o->p5, o->p10, o->p25, o->p50, o->p75, o->p90, o->p95, o->mean };
      g_autofree char *loss = recourse_format_percent (frame->input->numbers, o->p_loss);
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        g_ptr_array_add (cells, chart_money (frame, values[k], plan->decimals));
      recourse_table_add_row (table, chart_path_label (frame, frame->whole->paths[i]),
                              cells->pdata[0], cells->pdata[1], cells->pdata[2], cells->pdata[3],
                              cells->pdata[4], cells->pdata[5], cells->pdata[6], cells->pdata[7],
                              loss, NULL);
    }
  return table;
}

static ChartWords *
make_subtitles (const Plan *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *name = chart_outcome_label (frame, plan->stakeholder);
  const char *baseline = chart_baseline_label (frame);
  g_autofree char *unit = chart_unit_words (frame);
  RecourseHorizon *horizon = frame->input->dossier->horizon;

  if (horizon != NULL)
    chart_words_add (
        words,
        _ ("%s: payoff against %s, present value %.0f–%.0f, %s. Each dot = 1 in 20, hollow "
           "where below zero"),
        name, baseline, horizon->first, horizon->last, unit);
  chart_words_add (words, _ ("%s: payoff against %s, %s. Each dot = 1 in 20, hollow below zero"),
                   name, baseline, unit);
  chart_words_add (words, _ ("%s: payoff against %s, %s. Each dot = 1 in 20"), name, baseline,
                   unit);
  chart_words_add (words, _ ("%s: payoff, %s. Each dot = 1 in 20"), name, unit);
  chart_words_add (words, _ ("%s, %s; each dot = 1 in 20"), name, unit);
  return words;
}

static char *
make_description (const Plan *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < plan->n_panels; i++)
    {
      g_autofree char *words = describe (plan, i);

      g_string_append_printf (text, " %s", words);
    }
  return g_string_free (text, FALSE);
}

/* Panels lower than three lines cannot be read. */
static void
limit_panels (Plan *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px);
  double height = frame->plot.height - (frame->is_tight ? 1.3 : 3) * line;

  if (frame->input->n_paths * 3 * line <= height)
    return;
  chart_frame_limit_paths (frame, (guint)fmax (1, floor ((height - line) / (3 * line))));
  frame->plot.height -= line + 4;
}

static void
draw (Plan *plan)
{
  ChartFrame *frame = plan->frame;
  double low, high, line = chart_line (frame->label_px), bottom, zero_y;

  limit_panels (plan);
  plan->n_panels = frame->input->n_paths;
  plan->shapes = g_new0 (ChartShape, plan->n_panels);
  find_range (plan, &low, &high);
  plan->decimals = chart_decimals (MAX (fabs (low), fabs (high)) / 4);
  plan_names (plan);
  zero_y = frame->plot.y;
  if (!frame->is_tight)
    {
      frame->plot.y += line + 2;
      frame->plot.height -= line + 2;
    }
  chart_frame_inset (frame);
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x,
                         fmax (chart_right (frame->plot), frame->plot.x + 1));
  if (!frame->is_tight)
    chart_axis_zero_label (frame, &plan->axis, zero_y);
  plan_shapes (plan, plan->axis.scale.data_min, plan->axis.scale.data_max);
  plan->height = floor ((frame->plot.height - chart_axis_height (frame, NULL)) / plan->n_panels);
  plan->band = frame->is_small ? 4 : line + 4;
  plan_dots (plan);
  bottom = base_y (plan, plan->n_panels - 1) + 2;
  chart_axis_draw (frame, &plan->axis, frame->plot.y, bottom);
  for (guint i = 0; i < plan->n_panels; i++)
    {
      draw_name (plan, i);
      draw_density (plan, i);
      draw_dots (plan, i);
      draw_base (plan, i);
      draw_median (plan, i);
    }
  chart_frame_announce_paths (frame, bottom + chart_axis_height (frame, NULL) + 2);
}

RecourseScene *
chart_lay_out_distributions (const RecourseChartInput *input)
{
  ChartFrame frame;
  Plan plan = { .frame = &frame, .results = input->results };

  chart_frame_begin (&frame, input, "distributions");
  if (!chart_has_outcomes (&frame))
    return chart_frame_without_outcomes (&frame);
  plan.stakeholder = MIN (input->stakeholder, input->results->n_stakeholders - 1);
  if (!chart_payoff_has_draws (
          recourse_results_payoff (input->results, input->paths[0], plan.stakeholder)))
    return chart_frame_without_draws (&frame);
  plan.id = input->results->stakeholders[plan.stakeholder];
  plan.ink = chart_party_ink (input->results->positions[plan.stakeholder]);
  chart_frame_open (&frame, chart_finding_distributions (&frame), make_subtitles (&plan), TRUE);
  draw (&plan);
  frame.scene->table = make_table (&plan);
  frame.scene->description = make_description (&plan);
  for (guint i = 0; i < plan.n_panels; i++)
    chart_shape_clear (&plan.shapes[i]);
  g_free (plan.shapes);
  chart_axis_clear (&plan.axis);
  return frame.scene;
}
