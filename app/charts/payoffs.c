/* Payoffs: for each stakeholder and path where the outcome lies.  The mark is a shape from P10 to P90 as
 * thick as the outcome is likely, so that two humps show where a lone median would hide them; the median
 * is a line across it, the mean a diamond.  All shapes share axis and bandwidth, those of one party
 * the scale of thickness. */
#include "config.h"

#include "payoffs.h"

#include "charts.h"
#include "drawing/reduce.h"
#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Width at which rows have room for the names of their paths, in sizes of type. */
#define NAMES_NEED 70
/* Shapes lower than this stand on a bar of BAR px; they need LEAST_SHAPE px to be seen as shapes. */
#define LOW_SHAPE 24.0
#define LEAST_SHAPE 8.0
#define BAR 5.0

static ChartShape *
shape (const ChartPayoffs *plan, guint group, guint i)
{
  return &plan->shapes[group * plan->frame->input->n_paths + i];
}

/* Figures in a column must not meet. */
static double
least_pitch (const ChartFrame *frame)
{
  return MAX (chart_badge_size (frame) + 1, chart_line (frame->label_px));
}

/* As many groups as have room for rows that can be read. */
static void
plan_rows (ChartPayoffs *plan)
{
  ChartFrame *frame = plan->frame;
  guint n_paths = frame->input->n_paths;
  double least = least_pitch (frame);
  double height = frame->plot.height - chart_axis_height (frame, NULL);
  double line = chart_line (frame->label_px);

  plan->gap = frame->is_tight ? 4 : frame->is_small ? 6 : round (14 * frame->unit);
  plan->n_groups = plan->results->n_stakeholders;
  while (plan->n_groups > 1
         && plan->n_groups * n_paths * least + (plan->n_groups - 1) * plan->gap
                    + (plan->n_groups < plan->results->n_stakeholders ? line + 4 : 0)
                    + (n_paths < frame->whole->n_paths ? line : 0)
                > height)
    plan->n_groups--;
  if (plan->n_groups < plan->results->n_stakeholders)
    height -= line + 4;
  if (n_paths < frame->whole->n_paths)
    height -= line;
  plan->pitch = (height - (plan->n_groups - 1) * plan->gap) / (plan->n_groups * n_paths);
  if (!plan->is_decided)
    plan->labels_marks = plan->pitch >= 2.1 * line;
  plan->is_decided = TRUE;
  plan->thickness = plan->labels_marks ? plan->pitch - line - MAX (6, 0.14 * plan->pitch)
                                       : MAX (6, plan->pitch - 5);
  plan->thickness = MIN (plan->thickness, 110 * frame->unit);
}

static double
widest_label (const ChartPayoffs *plan, gboolean of_paths, double most)
{
  ChartFrame *frame = plan->frame;
  ChartText style = {
    .px = frame->label_px, .is_semibold = TRUE, .max_width = most, .max_lines = 2
  };
  guint n = of_paths ? frame->input->n_paths : plan->n_groups;
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest =
        fmax (widest, chart_text_width (of_paths ? chart_path_label (frame, frame->input->paths[i])
                                                 : chart_outcome_label (frame, i),
                                        style));
  return ceil (widest);
}

static char *
figure (const ChartPayoffs *plan, const RecoursePayoff *outcome)
{
  double value = chart_payoff_has_draws (outcome) ? outcome->p50 : chart_payoff_mean (outcome);

  return chart_money (plan->frame, value, plan->decimals);
}

static const char *
column_head (const ChartPayoffs *plan)
{
  return chart_payoff_has_draws (chart_payoffs_outcome (plan, 0, 0)) ? _ ("median") : _ ("mean");
}

/* The column of figures, of all that could stand in it. */
static double
column_width (const ChartPayoffs *plan)
{
  ChartText style = { .px = plan->frame->label_px, .is_semibold = TRUE };
  double widest = chart_text_width (column_head (plan), style);

  for (guint g = 0; g < plan->results->n_stakeholders; g++)
    for (guint i = 0; i < plan->frame->input->n_paths; i++)
      {
        g_autofree char *text = figure (plan, chart_payoffs_outcome (plan, g, i));

        widest = fmax (widest, chart_text_width (text, style));
      }
  return ceil (widest);
}

static void
plan_columns (ChartPayoffs *plan)
{
  ChartFrame *frame = plan->frame;
  double width = frame->plot.width, badge = chart_badge_size (frame);
  double most =
      fmax (0.2 * width, fmin (0.3 * width, chart_widest_outcome_word (frame, plan->n_groups)));
  double symbol = round (frame->label_px * 1.5), name = plan->names_paths ? 0.2 * width : 0;

  plan->parties = chart_frame_take_start (frame, symbol + widest_label (plan, FALSE, most),
                                          round (frame->label_px * 0.7));
  if (plan->names_paths)
    name = frame->label_px * 0.5 + widest_label (plan, TRUE, name);
  plan->badges = chart_frame_take_start (frame, badge + name, round (frame->label_px));
  /* The last label of the axis has the room under the figures. */
  if (plan->labels_marks)
    chart_frame_inset (frame);
}

static void
find_range (const ChartPayoffs *plan, double *low, double *high, double *biggest)
{
  *low = *high = *biggest = 0;
  for (guint g = 0; g < plan->n_groups; g++)
    for (guint i = 0; i < plan->frame->input->n_paths; i++)
      {
        const RecoursePayoff *outcome = chart_payoffs_outcome (plan, g, i);
        double mean = chart_payoff_mean (outcome);

        if (isfinite (mean))
          {
            *low = fmin (*low, mean);
            *high = fmax (*high, mean);
            *biggest = fmax (*biggest, fabs (mean));
          }
        if (!chart_payoff_has_draws (outcome))
          continue;
        *low = fmin (*low, outcome->p10);
        *high = fmax (*high, outcome->p90);
        *biggest = fmax (*biggest, fabs (outcome->p50));
      }
}

static void
plan_shapes (ChartPayoffs *plan, double low, double high)
{
  guint n_paths = plan->frame->input->n_paths, n = plan->n_groups * n_paths;
  g_autofree const RecoursePayoff **payoffs = g_new (const RecoursePayoff *, n);
  double bandwidth;

  plan->shapes = g_new0 (ChartShape, n);
  plan->peaks = g_new0 (double, plan->n_groups);
  for (guint k = 0; k < n; k++)
    payoffs[k] = chart_payoffs_outcome (plan, k / n_paths, k % n_paths);
  bandwidth = chart_bandwidth (payoffs, n, low, high);
  for (guint k = 0; k < n; k++)
    if (chart_payoff_has_draws (payoffs[k]))
      {
        chart_shape_init (&plan->shapes[k], payoffs[k], bandwidth);
        plan->peaks[k / n_paths] = fmax (plan->peaks[k / n_paths], plan->shapes[k].peak);
      }
}

static double
row_y (const ChartPayoffs *plan, guint group, guint i)
{
  guint row = group * plan->frame->input->n_paths + i;

  return plan->frame->plot.y + row * plan->pitch + group * plan->gap;
}

/* The middle of the mark in a row. */
static double
mark_y (const ChartPayoffs *plan, guint group, guint i)
{
  double y = row_y (plan, group, i);

  double label = plan->labels_marks ? chart_line (plan->frame->label_px) : 0;

  return round (y + (plan->pitch - label) / 2);
}

/* Half the thickness of the shape at @x.  Where rows are low the shape is never less than a bar, and one
 * that would nowhere be thicker than a ripple on it is no more than that. */
static double
half_at (const ChartPayoffs *plan, const ChartShape *outline, double x)
{
  guint group = (guint)(outline - plan->shapes) / plan->frame->input->n_paths;
  double peak = plan->peaks[group], part = peak > 0 ? plan->thickness / 2 / peak : 0;
  gboolean is_low = plan->thickness < LOW_SHAPE;

  if (is_low && part * outline->peak < LEAST_SHAPE / 2)
    return BAR / 2;
  return fmax (is_low ? BAR / 2 : 1, part * chart_shape_at (outline, x));
}

static GArray *
outline_curve (const ChartPayoffs *plan,
               const ChartShape *outline,
               const RecoursePayoff *outcome,
               double y)
{
  const guint n = 72;
  GArray *curve = recourse_curve_new ();

  for (guint k = 0; k <= 2 * n + 1; k++)
    {
      gboolean is_above = k <= n;
      double part = is_above ? (double)k / n : (double)(2 * n + 1 - k) / n;
      double value = outcome->p10 + part * (outcome->p90 - outcome->p10);
      double x = chart_axis_x (&plan->axis, value);
      double half = half_at (plan, outline, value);

      if (k == 0)
        recourse_curve_move_to (curve, x, y - half);
      else
        recourse_curve_line_to (curve, x, is_above ? y - half : y + half);
    }
  recourse_curve_close (curve);
  recourse_curve_simplify (curve, RECOURSE_CURVE_TOLERANCE);
  return curve;
}

static RecoursePaint
shape_paint (const ChartPayoffs *plan, guint path, RecourseInk ink)
{
  RecoursePaint paint;

  if (path == plan->frame->input->leader)
    return (RecoursePaint){ .fill = ink, .fill_alpha = 0.7, .stroke = ink, .stroke_width = 1 };
  paint = chart_path_paint (path, ink);
  paint.pattern = RECOURSE_PATTERN_NONE;
  paint.fill_alpha = MIN (paint.fill_alpha, 0.3);
  return paint;
}

static void
draw_median (const ChartPayoffs *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_payoffs_outcome (plan, group, i);
  guint path = frame->input->paths[i];
  double x = chart_axis_x (&plan->axis, outcome->p50);
  double half = fmax (4, half_at (plan, shape (plan, group, i), outcome->p50) + 2);
  RecoursePaint paint = { .fill = RECOURSE_INK_INTERVAL,
                          .halo = RECOURSE_INK_BACKGROUND,
                          .halo_width = 1 };
  RecourseMark *mark = recourse_scene_add_rect (
      frame->scene, "median", (RecourseRect){ x - 1, y - half, 2, 2 * half }, paint,
      "payoffs/%s/%s/median", plan->results->paths[path].id, plan->results->stakeholders[group]);

  mark->z = 8;
  mark->value = outcome->p50;
}

static void
draw_mean (const ChartPayoffs *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_payoffs_outcome (plan, group, i);
  guint path = frame->input->paths[i];
  double mean = chart_payoff_mean (outcome);
  double size = MAX (6, round (9 * frame->unit));
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = RECOURSE_INK_INTERVAL,
                          .stroke_width = 1.5 };
  gboolean is_alone = !chart_payoff_has_draws (outcome);
  guint party = plan->results->positions[group];
  RecourseMark *mark;

  if (!isfinite (mean))
    return;
  if (is_alone)
    {
      paint = (RecoursePaint){ .fill = chart_party_ink (party) };
      size = MAX (9, round (15 * frame->unit));
    }
  mark = recourse_scene_add_symbol (
      frame->scene, "mean", is_alone ? chart_party_symbol (party) : RECOURSE_SYMBOL_DIAMOND,
      chart_axis_x (&plan->axis, mean), y, size, paint, "payoffs/%s/%s/mean",
      plan->results->paths[path].id, plan->results->stakeholders[group]);
  mark->z = 9;
  mark->value = mean;
  if (is_alone)
    {
      g_autofree char *words = chart_payoffs_describe (plan, group, i);

      recourse_mark_speak (mark, plan->results->stakeholders[group], "%s", words);
    }
}

static void
draw_shape (const ChartPayoffs *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_payoffs_outcome (plan, group, i);
  guint path = frame->input->paths[i];
  RecourseInk ink = chart_party_ink (plan->results->positions[group]);
  g_autofree char *words = chart_payoffs_describe (plan, group, i);
  RecourseMark *mark = recourse_scene_add_curve (
      frame->scene, "interval", outline_curve (plan, shape (plan, group, i), outcome, y),
      shape_paint (plan, path, ink), "payoffs/%s/%s/interval", plan->results->paths[path].id,
      plan->results->stakeholders[group]);

  mark->z = 6;
  mark->value = outcome->p50;
  recourse_mark_speak (mark, plan->results->stakeholders[group], "%s", words);
  draw_median (plan, group, i, y);
}

static void
draw_figure (const ChartPayoffs *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_payoffs_outcome (plan, group, i);
  guint path = frame->input->paths[i];
  gboolean leads = path == frame->input->leader;
  g_autofree char *text = figure (plan, outcome);
  double value = chart_payoff_has_draws (outcome) ? outcome->p50 : chart_payoff_mean (outcome);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = leads,
                      .side = plan->labels_marks ? CHART_MIDDLE : CHART_RIGHT,
                      .ink = leads ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY,
                      .has_halo = plan->labels_marks };
  double half = chart_text_width (text, style) / 2;
  double x = plan->labels_marks ? CLAMP (chart_axis_x (&plan->axis, value), frame->plot.x + half,
                                         chart_right (frame->plot) - half)
                                : chart_right (plan->figures);
  RecourseMark *mark = chart_text (
      frame, "label", text, x,
      plan->labels_marks ? y + plan->thickness / 2 + 2 : y - chart_line (style.px) / 2, style,
      "%s/%s/label", plan->results->paths[path].id, plan->results->stakeholders[group]);

  mark->value = value;
}

static void
draw_row_head (const ChartPayoffs *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  guint path = frame->input->paths[i];
  double badge = chart_badge_size (frame), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->badges);
  g_autofree char *key = g_strdup_printf ("%s/%s/badge", plan->results->paths[path].id,
                                          plan->results->stakeholders[group]);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = path == frame->input->leader,
                      .max_width = plan->badges.width - badge - frame->label_px * 0.5 + 1,
                      .max_lines = plan->pitch > 2.2 * chart_line (frame->label_px) ? 2 : 1,
                      .side = chart_start_side (frame),
                      .ink = path == frame->input->leader ? RECOURSE_INK_TEXT
                                                          : RECOURSE_INK_SECONDARY };
  const char *label = chart_path_label (frame, path);

  chart_path_badge (frame, path, start + forward * badge / 2, y, key);
  if (plan->names_paths)
    chart_text (frame, "path", label, start + forward * (badge + frame->label_px * 0.5),
                y - chart_text_height (label, style) / 2, style, "%s/%s/path",
                plan->results->paths[path].id, plan->results->stakeholders[group]);
}

static void
draw_group_head (const ChartPayoffs *plan, guint group)
{
  ChartFrame *frame = plan->frame;
  guint party = plan->results->positions[group];
  double size = round (frame->label_px * 0.8), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->parties), y = mark_y (plan, group, 0);
  double line = chart_line (frame->label_px);
  double room = row_y (plan, group, 0) + plan->pitch * frame->input->n_paths + plan->gap / 2 - y;
  g_autofree char *key = g_strdup_printf ("%s/symbol", plan->results->stakeholders[group]);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = plan->parties.width - round (frame->label_px * 1.5) + 1,
                      .max_lines = room > 1.5 * line ? 2 : 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT };

  chart_party_mark (frame, party, start + forward * size / 2, y, size, key);
  chart_text (frame, "heading", chart_outcome_label (frame, group),
              start + forward * round (frame->label_px * 1.5), y - line / 2, style, "%s/name",
              plan->results->stakeholders[group]);
}

static void
draw_separator (const ChartPayoffs *plan, guint group)
{
  ChartFrame *frame = plan->frame;
  double y = row_y (plan, group, 0) - plan->gap / 2;
  double left = frame->margin, right = frame->scene->width - frame->margin;
  RecourseMark *mark = recourse_scene_add_rule (frame->scene, "grid", left, y, right, y,
                                                RECOURSE_INK_GRID, "payoffs/separator/%u", group);

  mark->z = 1;
}

static void
draw_rows (const ChartPayoffs *plan)
{
  for (guint g = 0; g < plan->n_groups; g++)
    {
      draw_group_head (plan, g);
      if (g > 0)
        draw_separator (plan, g);
      for (guint i = 0; i < plan->frame->input->n_paths; i++)
        {
          double y = mark_y (plan, g, i);

          draw_row_head (plan, g, i, y);
          if (chart_payoff_has_draws (chart_payoffs_outcome (plan, g, i)))
            draw_shape (plan, g, i, y);
          draw_mean (plan, g, i, y);
          draw_figure (plan, g, i, y);
        }
    }
}

/* What the column of figures states. */
static void
draw_column_head (const ChartPayoffs *plan, double middle)
{
  ChartFrame *frame = plan->frame;
  ChartText style = { .px = frame->label_px, .side = CHART_RIGHT, .ink = RECOURSE_INK_SECONDARY };

  if (!plan->labels_marks)
    chart_text (frame, "note", column_head (plan), chart_right (plan->figures),
                middle - chart_line (style.px) / 2, style, "figures/head");
}

/* A key that takes a line of its own is the first to go for rows. */
static gboolean
key_costs_rows (const ChartPayoffs *plan)
{
  const ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px) + 2;
  double rows =
      plan->results->n_stakeholders * (frame->input->n_paths * least_pitch (frame) + plan->gap);

  return frame->is_tight && frame->beside.width == 0
         && rows - plan->gap > frame->plot.height - chart_axis_height (frame, NULL) - line;
}

/* Draws the key, and cuts off the column of figures, the head of which stands beside the key's last line
 * or, in pictures, over the plot. */
static void
draw_head (ChartPayoffs *plan)
{
  ChartFrame *frame = plan->frame;
  g_autoptr (ChartKey) key = chart_key_new_paths (plan->frame);
  double line = chart_line (frame->label_px);
  RecourseRect whole = frame->plot;
  double middle;

  plan->names_paths = !frame->is_small && frame->plot.width >= NAMES_NEED * frame->label_px;
  plan->n_groups = plan->results->n_stakeholders;
  frame->plot.height -= frame->is_small ? line + 2 : plan->names_paths ? line + 2 : 2 * line;
  plan_rows (plan);
  frame->plot = whole;
  if (!plan->labels_marks)
    plan->figures = chart_frame_take_end (frame, plan->column, round (frame->label_px));
  middle = frame->plot.y + line / 2;
  if (!plan->names_paths && !key_costs_rows (plan))
    middle = chart_key_draw (frame, key);
  else if (frame->is_small)
    middle = frame->beside.y + frame->beside.height / 2;
  draw_column_head (plan, frame->is_small ? middle : frame->plot.y + line / 2);
}

/* One group at least must fit, with its key above, which may take a line for each path. */
static void
limit_rows (ChartPayoffs *plan)
{
  ChartFrame *frame = plan->frame;
  double badge = chart_badge_size (frame), line = chart_line (frame->label_px);
  double height = frame->plot.height - 2 * line - chart_axis_height (frame, NULL);
  gboolean has_key = frame->plot.width < NAMES_NEED * frame->label_px;
  double each = badge + 1 + (has_key ? MAX (line, badge) + 2 : 0);

  if (frame->input->n_paths * each > height)
    chart_frame_limit_paths (frame, (guint)fmax (1, floor ((height - 2 * line) / each)));
}

static void
draw (ChartPayoffs *plan)
{
  ChartFrame *frame = plan->frame;
  double low, high, biggest, top;
  double line = frame->is_small ? 0 : chart_line (frame->label_px) + 2;
  double bottom;

  limit_rows (plan);
  draw_head (plan);
  top = frame->plot.y;
  frame->plot.y += line;
  frame->plot.height -= line;
  plan->n_groups = plan->results->n_stakeholders;
  plan_rows (plan);
  find_range (plan, &low, &high, &biggest);
  plan_columns (plan);
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x, chart_right (frame->plot));
  plan_shapes (plan, plan->axis.scale.data_min, plan->axis.scale.data_max);
  bottom = row_y (plan, plan->n_groups - 1, frame->input->n_paths - 1) + plan->pitch;
  chart_axis_draw (frame, &plan->axis, top + line, bottom);
  if (!frame->is_small)
    chart_axis_zero_label (frame, &plan->axis, top);
  draw_rows (plan);
  chart_frame_more_parties (frame, plan->results->n_stakeholders - plan->n_groups,
                            bottom + chart_axis_height (frame, NULL));
}

/* What the head has to know: decimals, the column of figures, and a key that may share its line. */
static void
prepare (ChartPayoffs *plan)
{
  g_autoptr (ChartKey) key = chart_key_new_paths (plan->frame);
  double low, high, biggest;

  plan->n_groups = plan->results->n_stakeholders;
  find_range (plan, &low, &high, &biggest);
  plan->decimals = chart_decimals (biggest);
  plan->column = column_width (plan);
  plan->frame->tail_width = plan->column + plan->frame->label_px;
  plan->frame->key_width = chart_key_width (plan->frame, key) + plan->frame->tail_width;
}

RecourseScene *
chart_lay_out_payoffs (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartPayoffs plan = { .frame = &frame, .results = input->results };

  chart_frame_begin (&frame, input, "payoffs");
  if (!chart_has_outcomes (&frame))
    return chart_frame_without_outcomes (&frame);
  prepare (&plan);
  chart_frame_open (&frame, chart_finding_payoffs (&frame), chart_payoffs_subtitles (&plan), TRUE);
  draw (&plan);
  frame.scene->table = chart_payoffs_table (&plan);
  frame.scene->description = chart_payoffs_description (&plan);
  for (guint k = 0; k < plan.n_groups * frame.input->n_paths; k++)
    chart_shape_clear (&plan.shapes[k]);
  g_free (plan.shapes);
  g_free (plan.peaks);
  chart_axis_clear (&plan.axis);
  return frame.scene;
}
