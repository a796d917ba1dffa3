/* Scenarios side by side.  Each row is one scenario for one party: a shape from P10 to P90 as thick as the outcome is
 * likely, all on one axis, and behind it what the eye cannot read off: the mean, the difference to the first
 * scenario, how likely it is to be more, and the path that would then be best. */
#include "config.h"

#include "comparison.h"

#include "charts.h"
#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

enum
{
  SHAPE_POINTS = 72, /* of one side of an outline */
};

/* Width at which rows have room for the names of their scenarios, in sizes of type. */
#define NAMES_NEED 62
/* … and for all columns. */
#define COLUMNS_NEED 44
/* … and, beside the mean, for how far it is from the first scenario's. */
#define DIFFERENCE_NEEDS 28
#define LEAST_THICKNESS 5.0

const char *
recourse_case_letter (guint i)
{
  static const char *const letters[] = { "A", "B", "C", "D" };

  return letters[MIN (i, G_N_ELEMENTS (letters) - 1)];
}

static ChartText
cell_style (const ChartComparison *plan, gboolean is_strong)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .is_semibold = is_strong,
                      .side = CHART_RIGHT,
                      .ink = is_strong ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY };
}

/* Rows. */

static double
least_pitch (const ChartFrame *frame)
{
  return MAX (chart_badge_size (frame) + 2, chart_line (frame->label_px));
}

static void
plan_rows (ChartComparison *plan)
{
  ChartFrame *frame = plan->frame;
  double height = frame->plot.height - chart_axis_height (frame, NULL);
  double line = chart_line (frame->label_px);
  double most = (frame->input->form == RECOURSE_CHART_CARD ? 56 : 130) * frame->unit;

  plan->gap = frame->is_small ? 6 : round (20 * frame->unit);
  plan->n_groups = plan->results->n_stakeholders;
  while (plan->n_groups > 1
         && plan->n_groups * (plan->n_cases * least_pitch (frame) + plan->gap)
                    + (plan->n_groups < plan->results->n_stakeholders ? line : 0)
                > height)
    plan->n_groups--;
  if (plan->n_groups < plan->results->n_stakeholders)
    height -= line + 4;
  plan->pitch =
      (height - (plan->n_groups - 1) * plan->gap) / (plan->n_groups * MAX (1, plan->n_cases));
  plan->pitch = MIN (plan->pitch, most);
  plan->thickness = CLAMP (plan->pitch - 6, LEAST_THICKNESS, 76 * frame->unit);
}

static double
row_y (const ChartComparison *plan, guint group, guint i)
{
  return plan->frame->plot.y + (group * plan->n_cases + i) * plan->pitch + group * plan->gap;
}

static double
middle_y (const ChartComparison *plan, guint group, guint i)
{
  return round (row_y (plan, group, i) + plan->pitch / 2);
}

/* Columns. */

static double
column_width (const ChartComparison *plan, ChartColumn column)
{
  double widest = chart_text_width (chart_comparison_column (column), cell_style (plan, FALSE));

  for (guint g = 0; g < plan->n_groups; g++)
    for (guint i = 0; i < plan->n_cases; i++)
      {
        g_autofree char *text = chart_comparison_cell (plan, g, i, column);

        widest = fmax (widest, chart_text_width (text, cell_style (plan, TRUE)));
      }
  return ceil (widest);
}

static double
widest_name (const ChartComparison *plan, gboolean of_cases, double most)
{
  ChartText style = {
    .px = plan->frame->label_px, .is_semibold = TRUE, .max_width = most, .max_lines = 2
  };
  double widest = 0;

  for (guint i = 0; i < (of_cases ? plan->n_cases : plan->n_groups); i++)
    widest = fmax (widest, chart_text_width (of_cases ? plan->cases[i].label
                                                      : chart_outcome_label (plan->frame, i),
                                             style));
  return ceil (widest);
}

static void
plan_columns (ChartComparison *plan)
{
  ChartFrame *frame = plan->frame;
  double width = frame->plot.width, badge = chart_badge_size (frame);
  double most =
      fmax (0.16 * width, fmin (0.3 * width, chart_widest_outcome_word (frame, plan->n_groups)));
  double names =
      plan->names_cases ? 0.5 * frame->label_px + widest_name (plan, TRUE, 0.2 * width) : 0;

  for (guint i = plan->n_columns; i-- > 0;)
    plan->columns[i] =
        chart_frame_take_end (frame, column_width (plan, (ChartColumn)i), frame->label_px);
  plan->parties =
      chart_frame_take_start (frame, 1.5 * frame->label_px + widest_name (plan, FALSE, most),
                              round (frame->label_px * 0.7));
  plan->names = chart_frame_take_start (frame, badge + names, frame->label_px);
}

/* Shapes. */

static void
find_range (ChartComparison *plan, double *low, double *high)
{
  double biggest = 0;

  *low = *high = 0;
  for (guint g = 0; g < plan->results->n_stakeholders; g++)
    for (guint i = 0; i < plan->n_cases; i++)
      {
        const RecoursePayoff *outcome = chart_comparison_outcome (plan, g, i);
        double mean = chart_payoff_mean (outcome);

        *low = fmin (*low, fmin (mean, outcome->p10));
        *high = fmax (*high, fmax (mean, outcome->p90));
        biggest = fmax (biggest, fabs (mean));
      }
  plan->decimals = chart_decimals (biggest);
}

static void
plan_shapes (ChartComparison *plan)
{
  const guint n = plan->n_groups * plan->n_cases;
  g_autofree const RecoursePayoff **payoffs = g_new (const RecoursePayoff *, n + 1);
  double bandwidth;

  plan->shapes = g_new0 (ChartShape, n + 1);
  plan->peaks = g_new0 (double, plan->n_groups + 1);
  for (guint k = 0; k < n; k++)
    payoffs[k] = chart_comparison_outcome (plan, k / plan->n_cases, k % plan->n_cases);
  bandwidth = chart_bandwidth (payoffs, n, plan->axis.scale.data_min, plan->axis.scale.data_max);
  for (guint k = 0; k < n; k++)
    {
      double *peak = &plan->peaks[k / plan->n_cases];

      chart_shape_init (&plan->shapes[k], payoffs[k], bandwidth);
      *peak = fmax (*peak, plan->shapes[k].peak);
    }
}

static double
half_at (const ChartComparison *plan, guint group, guint i, double value)
{
  const ChartShape *shape = &plan->shapes[group * plan->n_cases + i];
  double peak = plan->peaks[group];
  double part = peak > 0 ? chart_shape_at (shape, value) / peak : 0;

  return fmax (LEAST_THICKNESS / 2, part * plan->thickness / 2);
}

static GArray *
outline (const ChartComparison *plan, guint group, guint i, double y)
{
  const RecoursePayoff *outcome = chart_comparison_outcome (plan, group, i);
  GArray *curve = recourse_curve_new ();

  for (guint k = 0; k <= 2 * SHAPE_POINTS + 1; k++)
    {
      gboolean is_above = k <= SHAPE_POINTS;
      double part = (is_above ? k : 2 * SHAPE_POINTS + 1 - k) / (double)SHAPE_POINTS;
      double value = outcome->p10 + part * (outcome->p90 - outcome->p10);
      double half = half_at (plan, group, i, value), x = chart_axis_x (&plan->axis, value);

      if (k == 0)
        recourse_curve_move_to (curve, x, y - half);
      else
        recourse_curve_line_to (curve, x, is_above ? y - half : y + half);
    }
  recourse_curve_close (curve);
  return curve;
}

/* Drawing. */

static void
draw_shape (const ChartComparison *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const char *party = plan->results->stakeholders[group], *letter = recourse_case_letter (i);
  RecourseInk ink = chart_party_ink (plan->results->positions[group]);
  RecoursePaint paint = {
    .fill = ink, .fill_alpha = i == 0 ? 0.7 : 0.3, .stroke = ink, .stroke_width = 1
  };
  g_autofree char *words = chart_comparison_describe (plan, group, i);
  RecourseMark *mark =
      recourse_scene_add_curve (frame->scene, "interval", outline (plan, group, i, y), paint,
                                "compare/%s/%s/interval", party, letter);

  mark->z = 6;
  mark->value = chart_comparison_outcome (plan, group, i)->p50;
  recourse_mark_speak (mark, party, "%s", words);
}

static void
draw_points (const ChartComparison *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_comparison_outcome (plan, group, i);
  const char *party = plan->results->stakeholders[group], *letter = recourse_case_letter (i);
  double x = chart_axis_x (&plan->axis, outcome->p50);
  double half = fmax (4, half_at (plan, group, i, outcome->p50) + 2);
  RecoursePaint line = { .fill = RECOURSE_INK_INTERVAL,
                         .halo = RECOURSE_INK_BACKGROUND,
                         .halo_width = 1 };
  RecoursePaint diamond = { .fill = RECOURSE_INK_BACKGROUND,
                            .stroke = RECOURSE_INK_INTERVAL,
                            .stroke_width = 1.5 };
  RecourseMark *mark = recourse_scene_add_rect (frame->scene, "median",
                                                (RecourseRect){ x - 1, y - half, 2, 2 * half },
                                                line, "compare/%s/%s/median", party, letter);

  mark->z = 8;
  mark->value = outcome->p50;
  mark = recourse_scene_add_symbol (frame->scene, "mean", RECOURSE_SYMBOL_DIAMOND,
                                    chart_axis_x (&plan->axis, chart_payoff_mean (outcome)), y,
                                    MAX (6, round (9 * frame->unit)), diamond, "compare/%s/%s/mean",
                                    party, letter);
  mark->z = 9;
  mark->value = chart_payoff_mean (outcome);
}

/* A letter where charts have the number of a path: scenarios are no paths. */
static void
draw_letter (ChartFrame *frame, guint i, double x, double y, const char *key)
{
  double size = chart_badge_size (frame);
  RecourseRect bounds = { x - size / 2, y - size / 2, size, size };
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = RECOURSE_INK_SECONDARY,
                          .stroke_width = 1,
                          .radius = size / 2 };
  ChartText style = { .px = frame->note_px,
                      .is_semibold = TRUE,
                      .side = CHART_MIDDLE,
                      .ink = i == 0 ? RECOURSE_INK_ON_ACCENT : RECOURSE_INK_TEXT };
  RecourseMark *mark;

  if (i == 0)
    paint = (RecoursePaint){ .fill = RECOURSE_INK_ACCENT, .radius = size / 2 };
  mark = recourse_scene_add_rect (frame->scene, "badge", bounds, paint, "compare/%s", key);
  mark->z = 16;
  mark = chart_text (frame, "badge-letter", recourse_case_letter (i), x,
                     y - chart_line (style.px) / 2, style, "%s/letter", key);
  mark->ground = i == 0 ? RECOURSE_INK_ACCENT : RECOURSE_INK_BACKGROUND;
}

static void
draw_row_head (const ChartComparison *plan, guint group, guint i, double y)
{
  ChartFrame *frame = plan->frame;
  double badge = chart_badge_size (frame), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->names);
  const char *party = plan->results->stakeholders[group];
  g_autofree char *key = g_strdup_printf ("%s/%s/badge", party, recourse_case_letter (i));
  ChartText style = { .px = frame->label_px,
                      .max_width = plan->names.width - badge - frame->label_px * 0.5 + 1,
                      .max_lines = plan->pitch > 2.2 * chart_line (frame->label_px) ? 2 : 1,
                      .side = chart_start_side (frame),
                      .ink = i == 0 ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY };

  draw_letter (frame, i, start + forward * badge / 2, y, key);
  if (plan->names_cases)
    chart_text (frame, "case", plan->cases[i].label,
                start + forward * (badge + frame->label_px * 0.5),
                y - chart_text_height (plan->cases[i].label, style) / 2, style, "%s/%s/case", party,
                recourse_case_letter (i));
}

static void
draw_group_head (const ChartComparison *plan, guint group)
{
  ChartFrame *frame = plan->frame;
  double size = round (frame->label_px * 0.8), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->parties), y = middle_y (plan, group, 0);
  const char *party = plan->results->stakeholders[group];
  g_autofree char *key = g_strdup_printf ("%s/symbol", party);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = plan->parties.width - round (frame->label_px * 1.5) + 1,
                      .max_lines = plan->n_cases > 1 ? 2 : 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT };

  chart_party_mark (frame, plan->results->positions[group], start + forward * size / 2, y, size,
                    key);
  chart_text (frame, "heading", chart_outcome_label (frame, group),
              start + forward * round (frame->label_px * 1.5), y - chart_line (style.px) / 2, style,
              "%s/name", party);
}

static void
draw_cells (const ChartComparison *plan, guint group, guint i, double y)
{
  for (guint c = 0; c < plan->n_columns; c++)
    {
      g_autofree char *text = chart_comparison_cell (plan, group, i, (ChartColumn)c);
      ChartText style = cell_style (plan, c == CHART_COLUMN_MEAN);

      if (*text != '\0')
        chart_text (plan->frame, "label", text, chart_right (plan->columns[c]),
                    y - chart_line (style.px) / 2, style, "%s/%s/cell/%u",
                    plan->results->stakeholders[group], recourse_case_letter (i), c);
    }
}

static void
draw_separator (const ChartComparison *plan, guint group)
{
  ChartFrame *frame = plan->frame;
  double y = row_y (plan, group, 0) - plan->gap / 2;
  RecourseMark *mark = recourse_scene_add_rule (frame->scene, "grid", frame->margin, y,
                                                frame->scene->width - frame->margin, y,
                                                RECOURSE_INK_GRID, "compare/separator/%u", group);

  mark->z = 1;
}

static void
draw_rows (const ChartComparison *plan)
{
  for (guint g = 0; g < plan->n_groups; g++)
    {
      draw_group_head (plan, g);
      if (g > 0)
        draw_separator (plan, g);
      for (guint i = 0; i < plan->n_cases; i++)
        {
          double y = middle_y (plan, g, i);

          draw_row_head (plan, g, i, y);
          draw_shape (plan, g, i, y);
          draw_points (plan, g, i, y);
          draw_cells (plan, g, i, y);
        }
    }
}

static void
draw_column_heads (const ChartComparison *plan, double y)
{
  for (guint c = 0; c < plan->n_columns; c++)
    if (plan->n_cases > 1 || c == CHART_COLUMN_MEAN || c == CHART_COLUMN_BEST)
      chart_text (plan->frame, "note", chart_comparison_column ((ChartColumn)c),
                  chart_right (plan->columns[c]), y, cell_style (plan, FALSE), "column/%u", c);
}

/* Where rows have no room for names a key above them has. */
static void
draw_key (const ChartComparison *plan)
{
  ChartFrame *frame = plan->frame;
  double badge = chart_badge_size (frame), gap = round (frame->label_px * 0.5), used = 0;
  double line = MAX (badge, chart_line (frame->label_px)) + 4, forward = chart_forward (frame);
  ChartText style = { .px = frame->label_px,
                      .max_lines = 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SECONDARY };

  for (guint i = 0; i < plan->n_cases; i++)
    {
      const char *label = plan->cases[i].label;
      g_autofree char *key = g_strdup_printf ("key/%s", recourse_case_letter (i));
      double width, start;

      style.max_width = frame->plot.width - badge - gap;
      width = badge + gap + chart_text_width (label, style);
      if (used > 0 && used + width > frame->plot.width + 1)
        {
          used = 0;
          frame->plot.y += line;
          frame->plot.height -= line;
        }
      start = chart_start_x (frame, frame->plot) + forward * used;
      draw_letter (frame, i, start + forward * badge / 2, frame->plot.y + line / 2, key);
      chart_text (frame, "legend", label, start + forward * (badge + gap),
                  frame->plot.y + (line - chart_line (style.px)) / 2, style, "%s/text", key);
      used += width + 2 * gap;
    }
  frame->plot.y += line;
  frame->plot.height -= line;
}

static guint
count_columns (const ChartComparison *plan)
{
  double sizes = plan->frame->plot.width / plan->frame->label_px;

  if (sizes >= COLUMNS_NEED)
    return CHART_N_COLUMNS;
  return plan->n_cases > 1 && sizes >= DIFFERENCE_NEEDS ? CHART_COLUMN_CHANCE
                                                        : CHART_COLUMN_DIFFERENCE;
}

static void
draw (ChartComparison *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px) + 2, low, high, top, bottom;

  plan->names_cases = frame->plot.width >= NAMES_NEED * frame->label_px;
  plan->n_columns = count_columns (plan);
  if (!plan->names_cases)
    draw_key (plan);
  frame->plot.y += line;
  frame->plot.height -= line;
  top = frame->plot.y;
  plan_rows (plan);
  plan_columns (plan);
  find_range (plan, &low, &high);
  chart_axis_init_money (&plan->axis, frame, low, high, frame->plot.x, chart_right (frame->plot));
  plan_shapes (plan);
  bottom = row_y (plan, plan->n_groups - 1, plan->n_cases - 1) + plan->pitch;
  chart_axis_draw (frame, &plan->axis, top, bottom);
  if (!frame->is_small)
    chart_axis_zero_label (frame, &plan->axis, top - line);
  draw_column_heads (plan, top - line);
  draw_rows (plan);
  chart_frame_more_parties (frame, plan->results->n_stakeholders - plan->n_groups,
                            bottom + chart_axis_height (frame, NULL) + 4);
}

static void
clear (ChartComparison *plan)
{
  for (guint k = 0; k < plan->n_groups * plan->n_cases; k++)
    chart_shape_clear (&plan->shapes[k]);
  g_free (plan->shapes);
  g_free (plan->peaks);
  chart_axis_clear (&plan->axis);
}

RecourseScene *
recourse_comparison_lay_out (const RecourseChartInput *input,
                             const RecourseCase *cases,
                             guint n_cases,
                             const RecourseComparison *comparison)
{
  RecourseChartInput own = *input;
  ChartFrame frame;
  ChartComparison plan = { .frame = &frame,
                           .cases = cases,
                           .n_cases = MIN (n_cases, RECOURSE_MOST_CASES),
                           .comparison = comparison,
                           .results = cases[0].results };
  g_autoptr (ChartWords) titles = NULL;
  g_autoptr (ChartWords) subtitles = NULL;
  double low, high;

  own.results = cases[0].results;
  chart_frame_begin (&frame, &own, "compare");
  if (plan.results->n_stakeholders == 0 || plan.results->n_paths == 0)
    chart_frame_empty (&frame, _ ("No party has an outcome"),
                       _ ("Give a stakeholder a term, or an outcome of a path a payoff, to see "
                          "here what each scenario would bring."));
  else
    {
      find_range (&plan, &low, &high);
      titles = chart_comparison_titles (&plan);
      subtitles = chart_comparison_subtitles (&plan);
      chart_frame_head (&frame, titles, subtitles);
      chart_frame_source (&frame, TRUE);
      draw (&plan);
      frame.scene->table = chart_comparison_table (&plan);
      frame.scene->description = chart_comparison_description (&plan);
      clear (&plan);
    }
  recourse_scene_seal (frame.scene);
  return frame.scene;
}
