/* Preference: who would choose which path, and how surely.  Parties down, paths across; twenty dots in
 * each cell, filled as often as the path is the party's best.  What is best on average is framed, and a
 * word behind the row tells a sure thing from a toss-up. */
#include "config.h"

#include "preference.h"

#include "charts.h"
#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define LARGEST_DOT 44.0
#define SMALLEST_DOT 6.5

static const char *
path_id (const ChartPreference *plan, guint i)
{
  return plan->results->paths[plan->frame->input->paths[i]].id;
}

static ChartText
party_style (const ChartPreference *plan)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = 0.2 * plan->frame->scene->width,
                      .max_lines = plan->pitch > 2.2 * chart_line (plan->frame->label_px) ? 2 : 1,
                      .side = chart_start_side (plan->frame),
                      .ink = RECOURSE_INK_TEXT };
}

static double
symbol_width (const ChartPreference *plan)
{
  return round (plan->frame->label_px * 1.5);
}

/* The words that follow a row need a column where there is more than one path to choose from. */
static double
verdict_width (const ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartText style = { .px = frame->label_px, .is_semibold = TRUE };
  double widest = 0;

  for (guint s = 0; frame->whole->n_paths > 1 && s < plan->n_rows; s++)
    {
      g_autofree char *verdict = chart_preference_verdict (plan, s);
      const char *word = chart_certainty_word (chart_preference_certainty (frame, s));

      style.max_width = (frame->is_small ? 0.15 : 0.2) * frame->scene->width;
      style.max_lines = 2;
      widest = fmax (widest, chart_text_width (word, style));
      if (!frame->is_small)
        widest = fmax (widest, chart_text_width (verdict, style));
    }
  return ceil (widest);
}

static ChartText
head_style (const ChartPreference *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  gboolean leads = frame->input->paths[i] == frame->input->leader;

  return (ChartText){ .px = frame->label_px,
                      .is_semibold = leads,
                      .max_width = plan->cell - chart_badge_size (frame) - 1.2 * frame->label_px,
                      .max_lines = 2,
                      .side = chart_start_side (frame),
                      .ink = leads ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY };
}

/* Whether no word of a path's name is wider than the head of its column. */
static gboolean
names_fit (ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;

  plan->name_lines = 1;

  for (guint i = 0; i < frame->input->n_paths; i++)
    {
      ChartText style = head_style (plan, i), free_style = style;
      const char *label = chart_path_label (frame, frame->input->paths[i]);
      g_auto (GStrv) words = g_strsplit (label, " ", -1);

      free_style.max_width = 0;
      for (guint w = 0; words[w] != NULL; w++)
        if (chart_text_width (words[w], free_style) > style.max_width)
          return FALSE;
      style.max_lines = 9;
      if (chart_text_height (label, style) > 2.1 * chart_line (style.px))
        return FALSE;
      if (chart_text_height (label, style) > 1.1 * chart_line (style.px))
        plan->name_lines = 2;
    }
  return TRUE;
}

/* The largest dots for which a cell has room, ten across or five; where it has none they stand in one row. */
static void
plan_dots (ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;
  double width = plan->cell - (frame->is_small ? 1.2 : 1.8) * frame->label_px;
  double height = plan->pitch - chart_line (frame->label_px) - 0.9 * frame->label_px, best = 0;
  static const guint across[] = { 10, 20, 5 };

  plan->n_across = CHART_N_CHANCES;
  for (guint k = 0; k < G_N_ELEMENTS (across); k++)
    {
      double dot = fmin (width / across[k], height / ceil (CHART_N_CHANCES / across[k]));

      dot = fmin (dot, LARGEST_DOT * frame->unit);

      if (dot > best + 0.5)
        {
          best = dot;
          plan->n_across = across[k];
        }
    }
  plan->dot = fmax (floor (best * 2) / 2, 1);
}

static double
least_pitch (const ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;

  return chart_line (frame->label_px) + 0.9 * frame->label_px + 2 * SMALLEST_DOT;
}

/* As many parties and paths as can be read. */
static void
plan_rows (ChartPreference *plan)
{
  ChartFrame *frame = plan->frame;
  double line = chart_line (frame->label_px), height;

  plan->header =
      round (plan->names_paths && plan->name_lines > 1 ? 2 * line + 6
                                                       : MAX (line, chart_badge_size (frame)) + 4);
  height = frame->plot.height - plan->header;
  plan->n_rows = plan->results->n_stakeholders;
  while (plan->n_rows > 1
         && plan->n_rows * least_pitch (plan)
                    + (plan->n_rows < plan->results->n_stakeholders ? line + 4 : 0)
                > height)
    plan->n_rows--;
  if (plan->n_rows < plan->results->n_stakeholders)
    height -= line + 4;
  if (frame->input->n_paths < frame->whole->n_paths)
    height -= line + 2;
  plan->pitch = floor (height / plan->n_rows);
}

static void
plan_columns (ChartPreference *plan)
{
  ChartFrame *frame = plan->frame;
  ChartText style = party_style (plan);
  double widest = 0, verdicts = verdict_width (plan);

  for (guint s = 0; s < plan->n_rows; s++)
    widest = fmax (widest, chart_text_width (chart_outcome_label (frame, s), style));
  plan->parties = chart_frame_take_start (frame, symbol_width (plan) + ceil (widest),
                                          round (0.7 * frame->label_px));
  if (verdicts > 0)
    plan->verdicts = chart_frame_take_end (frame, verdicts, round (0.7 * frame->label_px));
  plan->cell = floor (frame->plot.width / frame->input->n_paths);
}

static double
row_y (const ChartPreference *plan, guint s)
{
  return round (plan->frame->plot.y + plan->header + s * plan->pitch);
}

/* Columns stand in reading direction. */
static double
cell_x (const ChartPreference *plan, guint i)
{
  const ChartFrame *frame = plan->frame;

  return round (frame->input->is_rtl ? chart_right (frame->plot) - (i + 1) * plan->cell
                                     : frame->plot.x + i * plan->cell);
}

static RecourseRect
cell_rect (const ChartPreference *plan, guint s, guint i)
{
  double gap = plan->frame->is_small ? 2 : 4;

  return (RecourseRect){ cell_x (plan, i) + gap, row_y (plan, s) + gap, plan->cell - 2 * gap,
                         plan->pitch - 2 * gap };
}

static void
draw_head (const ChartPreference *plan, guint i)
{
  ChartFrame *frame = plan->frame;
  RecourseRect cell = cell_rect (plan, 0, i);
  double badge = chart_badge_size (frame), forward = chart_forward (frame);
  double start = chart_start_x (frame, cell) + forward * 0.5 * frame->label_px;
  double bottom = frame->plot.y + plan->header - 3;
  const char *label = chart_path_label (frame, frame->input->paths[i]);
  ChartText style = head_style (plan, i);
  double height = plan->names_paths ? chart_text_height (label, style) : chart_line (style.px);
  double first = bottom - height + chart_line (style.px) / 2;
  g_autofree char *key = g_strdup_printf ("%s/badge", path_id (plan, i));

  chart_path_badge (frame, frame->input->paths[i], start + forward * badge / 2, first, key);
  if (plan->names_paths)
    chart_text (frame, "path", label, start + forward * (badge + 0.4 * frame->label_px),
                bottom - height, style, "%s/path", path_id (plan, i));
}

static void
draw_dots (const ChartPreference *plan, guint s, guint i, RecourseRect cell, double y)
{
  ChartFrame *frame = plan->frame;
  guint filled =
      (guint)round (CHART_N_CHANCES * chart_preference_chance (frame, s, frame->input->paths[i]));
  RecourseInk ink = chart_party_ink (plan->results->positions[s]);
  double size = MAX (4, plan->dot * 0.82), forward = chart_forward (frame);
  double start = chart_start_x (frame, cell) + forward * 0.5 * frame->label_px;

  for (guint k = 0; k < CHART_N_CHANCES; k++)
    {
      RecoursePaint paint = { .fill = ink };
      double x = start + forward * (k % plan->n_across + 0.5) * plan->dot;
      RecourseMark *mark;

      if (k >= filled)
        paint = (RecoursePaint){ .stroke = RECOURSE_INK_SOURCE, .stroke_width = 1 };
      mark = recourse_scene_add_symbol (
          frame->scene, k < filled ? "chance" : "no-chance", RECOURSE_SYMBOL_CIRCLE, x,
          y + (k / plan->n_across + 0.5) * plan->dot, k < filled ? size : size - 1, paint,
          "preference/%s/%s/chance/%u", path_id (plan, i), plan->results->stakeholders[s], k);
      mark->z = 5;
    }
}

static void
draw_cell (const ChartPreference *plan, guint s, guint i)
{
  ChartFrame *frame = plan->frame;
  guint path = frame->input->paths[i];
  gboolean is_best = frame->whole->n_paths > 1 && chart_is_preferred (frame, s, path);
  RecourseRect cell = cell_rect (plan, s, i);
  double chance = chart_preference_chance (frame, s, path), line = chart_line (frame->label_px);
  double height = line + plan->dot * ceil (CHART_N_CHANCES / (double)plan->n_across);
  double top = round (cell.y + (cell.height - height) / 2);
  RecoursePaint paint = { .fill = RECOURSE_INK_BACKGROUND,
                          .stroke = is_best ? chart_party_ink (plan->results->positions[s])
                                            : RECOURSE_INK_NONE,
                          .stroke_width = is_best ? 2 : 0,
                          .radius = 4 };
  g_autofree char *share = recourse_format_percent (frame->input->numbers, chance);
  g_autofree char *words = chart_preference_describe (plan, s, path);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = is_best,
                      .side = chart_start_side (frame),
                      .ink = is_best ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY,
                      .has_halo = TRUE };
  RecourseMark *mark =
      recourse_scene_add_rect (frame->scene, "cell", cell, paint, "preference/%s/%s/cell",
                               path_id (plan, i), plan->results->stakeholders[s]);

  mark->z = 3;
  mark->value = chance;
  recourse_mark_speak (mark, plan->results->stakeholders[s], "%s", words);
  mark = chart_text (frame, "label", share,
                     chart_start_x (frame, cell) + chart_forward (frame) * 0.5 * frame->label_px,
                     top, style, "%s/%s/label", path_id (plan, i), plan->results->stakeholders[s]);
  mark->value = chance;
  draw_dots (plan, s, i, cell, top + line);
}

static void
draw_party (const ChartPreference *plan, guint s)
{
  ChartFrame *frame = plan->frame;
  double size = round (frame->label_px * 0.8), forward = chart_forward (frame);
  double start = chart_start_x (frame, plan->parties), y = row_y (plan, s) + plan->pitch / 2;
  ChartText style = party_style (plan);
  const char *label = chart_outcome_label (frame, s);
  g_autofree char *key = g_strdup_printf ("%s/symbol", plan->results->stakeholders[s]);

  chart_party_mark (frame, plan->results->positions[s], start + forward * size / 2, y, size, key);
  chart_text (frame, "heading", label, start + forward * symbol_width (plan),
              y - chart_text_height (label, style) / 2, style, "%s/name",
              plan->results->stakeholders[s]);
}

static void
draw_verdict (const ChartPreference *plan, guint s)
{
  ChartFrame *frame = plan->frame;
  ChartCertainty certainty = chart_preference_certainty (frame, s);
  g_autofree char *verdict = chart_preference_verdict (plan, s);
  const char *word = chart_certainty_word (certainty);
  double y = row_y (plan, s) + plan->pitch / 2, x = chart_start_x (frame, plan->verdicts);
  ChartText style = { .px = frame->label_px,
                      .is_semibold = TRUE,
                      .max_width = plan->verdicts.width + 1,
                      .max_lines = plan->pitch > 3.2 * chart_line (frame->label_px)
                                           || (frame->is_small
                                               && plan->pitch > 2.1 * chart_line (frame->label_px))
                                       ? 2
                                       : 1,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_TEXT };
  double height;

  if (plan->verdicts.width <= 0)
    return;
  height = chart_text_height (word, style);
  y -= (height + (frame->is_small ? 0 : chart_line (style.px))) / 2;
  chart_text (frame, "verdict", word, x, y, style, "%s/verdict", plan->results->stakeholders[s]);
  if (frame->is_small)
    return;
  style.is_semibold = FALSE;
  style.max_lines = 1;
  style.ink = RECOURSE_INK_SECONDARY;
  chart_text (frame, "verdict", verdict, x, y + height, style, "%s/margin",
              plan->results->stakeholders[s]);
}

static void
draw_separator (const ChartPreference *plan, guint s)
{
  ChartFrame *frame = plan->frame;
  RecourseMark *mark = recourse_scene_add_rule (
      frame->scene, "grid", frame->margin, row_y (plan, s), frame->scene->width - frame->margin,
      row_y (plan, s), RECOURSE_INK_GRID, "preference/separator/%u", s);

  mark->z = 1;
}

/* Columns of at least ten dots of the smallest size. */
static void
limit_paths (ChartPreference *plan)
{
  ChartFrame *frame = plan->frame;
  double least = 10 * SMALLEST_DOT + 1.6 * frame->label_px;

  chart_frame_limit_paths (frame, (guint)fmax (1, floor (0.63 * frame->plot.width / least)));
}

static void
draw (ChartPreference *plan)
{
  ChartFrame *frame = plan->frame;
  RecourseRect whole = frame->plot;
  g_autoptr (ChartKey) key = chart_key_new_paths (plan->frame);

  plan->names_paths = TRUE;
  plan->name_lines = 2;
  plan_rows (plan);
  plan_columns (plan);
  plan->names_paths = names_fit (plan);
  frame->plot = whole;
  if (!plan->names_paths)
    chart_key_draw (frame, key);
  plan_rows (plan);
  plan_columns (plan);
  plan_dots (plan);
  for (guint i = 0; i < frame->input->n_paths; i++)
    draw_head (plan, i);
  for (guint s = 0; s < plan->n_rows; s++)
    {
      draw_separator (plan, s);
      draw_party (plan, s);
      for (guint i = 0; i < frame->input->n_paths; i++)
        draw_cell (plan, s, i);
      draw_verdict (plan, s);
    }
  chart_frame_more_parties (frame, plan->results->n_stakeholders - plan->n_rows,
                            row_y (plan, plan->n_rows) + 4);
}

RecourseScene *
chart_lay_out_preference (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartPreference plan = { .frame = &frame, .results = input->results };

  chart_frame_begin (&frame, input, "preference");
  if (!chart_has_outcomes (&frame))
    return chart_frame_without_outcomes (&frame);
  if (!chart_payoff_has_draws (recourse_results_payoff (input->results, input->paths[0], 0)))
    return chart_frame_without_draws (&frame);
  chart_frame_open (&frame, chart_finding_preference (&frame), chart_preference_subtitles (&plan),
                    TRUE);
  limit_paths (&plan);
  draw (&plan);
  frame.scene->table = chart_preference_table (&plan);
  frame.scene->description = chart_preference_description (&plan);
  return frame.scene;
}
