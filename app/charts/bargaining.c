/* Bargaining: which transfers either side would accept, where both would, and where they may meet.  The axis is
 * the transfer; the room for agreement is a band through all rows, so that every point is read against it.
 * The points are those of Nash, of Kalai and Smorodinsky, of equal gains, and what the file sets. */
#include "config.h"

#include "bargaining.h"

#include "charts.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static double
low_end (const ChartBargaining *plan)
{
  return plan->lever->min;
}

static double
high_end (const ChartBargaining *plan)
{
  return plan->lever->max;
}

static guint
party_of (const ChartBargaining *plan, ChartBargainRow row)
{
  return chart_party_index (plan->frame,
                            row == CHART_BARGAIN_PAYEE ? plan->record->payee : plan->record->payer);
}

/* ---- layout ---- */

static ChartText
figure_style (const ChartBargaining *plan, ChartBargainRow row)
{
  return (ChartText){ .px = plan->frame->label_px,
                      .is_semibold = row == CHART_BARGAIN_ZONE || row == CHART_BARGAIN_NASH,
                      .side = plan->frame->is_small ? chart_end_side (plan->frame) : CHART_LEFT,
                      .ink = RECOURSE_INK_TEXT,
                      .has_halo = TRUE };
}

static double
widest_figure (const ChartBargaining *plan)
{
  double widest = 0;

  for (guint row = 0; row < plan->n; row++)
    {
      g_autofree char *text = row != CHART_BARGAIN_ZONE
                                  ? chart_bargaining_figure (plan, (ChartBargainRow)row)
                                  : g_strdup ("");

      widest = fmax (widest, chart_text_width (text, figure_style (plan, (ChartBargainRow)row)));
    }
  return ceil (widest);
}

/* There is nothing beyond the ends of the lever. */
static void
end_at_lever (ChartBargaining *plan)
{
  ChartAxis *axis = &plan->axis;

  for (guint i = axis->ticks->len; i > 0; i--)
    {
      double value = g_array_index (axis->ticks, double, i - 1);

      if (value >= low_end (plan) && value <= high_end (plan))
        continue;
      g_array_remove_index (axis->ticks, i - 1);
      g_ptr_array_remove_index (axis->labels, i - 1);
    }
  axis->scale.data_min = low_end (plan);
  axis->scale.data_max = high_end (plan);
}

static void
plan_layout (ChartBargaining *plan)
{
  ChartFrame *frame = plan->frame;
  const char *labels[CHART_N_BARGAIN_ROWS];

  for (guint row = 0; row < CHART_N_BARGAIN_ROWS; row++)
    labels[row] = chart_bargaining_label (plan, (ChartBargainRow)row);
  chart_rows_init (&plan->rows, frame, labels, CHART_N_BARGAIN_ROWS,
                   plan->frame->input->insight->n_bargains > 1, TRUE);
  plan->n = plan->rows.n;
  plan->rows.thickness = fmin (plan->rows.thickness, 1.5 * chart_line (frame->label_px));
  if (frame->is_small)
    {
      plan->figures =
          chart_frame_take_end (frame, widest_figure (plan), round (0.8 * frame->label_px));
      if (plan->rows.is_stacked)
        plan->rows.names = frame->plot;
    }
  chart_frame_inset (frame);
  chart_axis_init_money (&plan->axis, frame, low_end (plan), high_end (plan), frame->plot.x,
                         chart_right (frame->plot));
  end_at_lever (plan);
}

/* ---- drawing ---- */

static void
draw_band (const ChartBargaining *plan, double top, double bottom)
{
  const RecourseBargainPoint *at = &plan->result->at_means;
  double from, to;
  RecourseMark *mark;

  if (!chart_bargaining_has_zone (plan))
    return;
  from = chart_axis_x (&plan->axis, at->zopa_low);
  to = chart_axis_x (&plan->axis, at->zopa_high);
  mark = recourse_scene_add_rect (plan->frame->scene, "band",
                                  (RecourseRect){ from, top, fmax (2, to - from), bottom - top },
                                  (RecoursePaint){ .fill = RECOURSE_INK_NEUTRAL,
                                                   .fill_alpha = 0.16,
                                                   .stroke = RECOURSE_INK_SECONDARY,
                                                   .stroke_width = 1,
                                                   .dash = RECOURSE_DASH_DASHED },
                                  "bargaining/band");
  mark->z = 0;
}

static void
draw_bar (
    const ChartBargaining *plan, ChartBargainRow row, double from, double to, RecoursePaint paint)
{
  double a = chart_axis_x (&plan->axis, from), b = chart_axis_x (&plan->axis, to);
  g_autofree char *words = chart_bargaining_describe (plan, row);
  static const char *const keys[] = { "payee", "payer", "zone" };
  /* What one side accepts goes on for ever. */
  GArray *curve = chart_bar_curve (a, fabs (b - a) < 2 ? a + copysign (2, b - a) : b,
                                   round (chart_rows_y (&plan->rows, row)), plan->rows.thickness,
                                   row != CHART_BARGAIN_ZONE);
  RecourseMark *mark = recourse_scene_add_curve (plan->frame->scene, "interval", curve, paint,
                                                 "bargaining/%s", keys[row]);

  mark->z = 6;
  mark->value = chart_bargaining_value (plan, row);
  recourse_mark_speak (mark, "answers", "%s", words);
}

/* What a side accepts runs on beyond the end of the axis. */
static void
draw_side (const ChartBargaining *plan, ChartBargainRow row)
{
  double value = chart_bargaining_value (plan, row);
  RecourseInk ink = chart_party_ink (party_of (plan, row));

  if (isfinite (value))
    draw_bar (plan, row, value, row == CHART_BARGAIN_PAYEE ? high_end (plan) : low_end (plan),
              (RecoursePaint){ .fill = ink, .fill_alpha = 0.55, .stroke = ink, .stroke_width = 1 });
}

static void
draw_zone (const ChartBargaining *plan)
{
  const RecourseBargainPoint *at = &plan->result->at_means;

  if (chart_bargaining_has_zone (plan))
    draw_bar (plan, CHART_BARGAIN_ZONE, at->zopa_low, at->zopa_high,
              (RecoursePaint){ .fill = RECOURSE_INK_ACCENT });
}

static const char *
point_key (ChartBargainRow row)
{
  static const char *const keys[] = { "nash", "kalai-smorodinsky", "egalitarian", "file" };

  return keys[row - CHART_BARGAIN_NASH];
}

static void
draw_spread (const ChartBargaining *plan, ChartBargainRow row)
{
  const RecourseBargainSpread *spread = chart_bargaining_spread (plan, row);
  double y = chart_rows_y (&plan->rows, row), half = 4;
  double ends[2];

  if (spread == NULL || !isfinite (spread->p10) || !isfinite (spread->p90))
    return;
  ends[0] = chart_axis_x (&plan->axis, spread->p10);
  ends[1] = chart_axis_x (&plan->axis, spread->p90);
  recourse_scene_add_rule (plan->frame->scene, "whisker", ends[0], y, ends[1], y,
                           RECOURSE_INK_INTERVAL, "bargaining/%s/spread", point_key (row))
      ->z = 7;
  for (guint i = 0; i < 2; i++)
    recourse_scene_add_rule (plan->frame->scene, "whisker", ends[i], y - half, ends[i], y + half,
                             RECOURSE_INK_INTERVAL, "bargaining/%s/%s", point_key (row),
                             i == 0 ? "p10" : "p90")
        ->z = 7;
}

static void
draw_point (const ChartBargaining *plan, ChartBargainRow row)
{
  static const RecourseSymbol symbols[] = { RECOURSE_SYMBOL_DIAMOND, RECOURSE_SYMBOL_SQUARE,
                                            RECOURSE_SYMBOL_CIRCLE, RECOURSE_SYMBOL_CIRCLE };
  double value = chart_bargaining_value (plan, row);
  gboolean is_file = row == CHART_BARGAIN_FILE;
  RecoursePaint paint = { .fill = is_file ? RECOURSE_INK_BACKGROUND : RECOURSE_INK_TEXT,
                          .stroke = RECOURSE_INK_TEXT,
                          .stroke_width = 1.5 };
  g_autofree char *words = chart_bargaining_describe (plan, row);
  RecourseMark *mark;

  if (!isfinite (value))
    return;
  draw_spread (plan, row);
  value = CLAMP (value, low_end (plan), high_end (plan));
  mark = recourse_scene_add_symbol (
      plan->frame->scene, "dot", symbols[row - CHART_BARGAIN_NASH],
      chart_axis_x (&plan->axis, value), chart_rows_y (&plan->rows, row),
      round (0.8 * plan->frame->label_px), paint, "bargaining/%s", point_key (row));
  mark->z = 9;
  mark->value = value;
  recourse_mark_speak (mark, "answers", "%s", words);
}

/* Left and right end of what a row shows. */
static void
row_extent (const ChartBargaining *plan, ChartBargainRow row, double *left, double *right)
{
  const RecourseBargainPoint *at = &plan->result->at_means;
  const RecourseBargainSpread *spread = chart_bargaining_spread (plan, row);
  double value = chart_bargaining_value (plan, row), a = value, b = value;
  double reach = row >= CHART_BARGAIN_NASH ? 0.4 * plan->frame->label_px : 0;

  if (row == CHART_BARGAIN_PAYEE)
    b = high_end (plan);
  else if (row == CHART_BARGAIN_PAYER)
    a = low_end (plan);
  else if (row == CHART_BARGAIN_ZONE)
    b = at->zopa_high;
  if (spread != NULL && isfinite (spread->p10) && isfinite (spread->p90))
    {
      a = fmin (a, spread->p10);
      b = fmax (b, spread->p90);
    }
  if (!isfinite (value))
    a = b = low_end (plan);
  *left = chart_axis_x (&plan->axis, CLAMP (a, low_end (plan), high_end (plan))) - reach;
  *right = chart_axis_x (&plan->axis, CLAMP (b, low_end (plan), high_end (plan))) + reach;
}

/* Where the text of a figure begins: beside the mark where there is room, else over it. */
static double
figure_x (const ChartBargaining *plan, ChartBargainRow row, double width)
{
  double left, right, gap = 0.45 * plan->frame->label_px;
  double least = plan->frame->plot.x, most = plan->frame->scene->width - plan->frame->margin;

  row_extent (plan, row, &left, &right);
  if (row != CHART_BARGAIN_PAYEE && right + gap + width <= most)
    return right + gap;
  if (left - gap - width >= least)
    return left - gap - width;
  return CLAMP ((left + right - width) / 2, least, most - width);
}

static void
draw_figure (const ChartBargaining *plan, ChartBargainRow row)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *text = chart_bargaining_figure (plan, row);
  ChartText style = figure_style (plan, row);
  double x = frame->is_small ? chart_end_x (frame, plan->figures)
                             : figure_x (plan, row, chart_text_width (text, style));
  double y = plan->rows.is_stacked && frame->is_small ? chart_rows_name_y (frame, &plan->rows, row)
                                                      : chart_rows_y (&plan->rows, row);

  /* On cards the title alone says what the zone is. */
  if (!frame->is_small || row != CHART_BARGAIN_ZONE || !chart_bargaining_has_zone (plan))
    chart_text (frame, "label", text, x, y - chart_line (style.px) / 2, style, "row/%u/label", row)
        ->value = NAN;
}

static void
draw_row (const ChartBargaining *plan, ChartBargainRow row)
{
  ChartFrame *frame = plan->frame;
  g_autofree char *key = g_strdup_printf ("row/%u", row);
  double size = round (0.8 * frame->label_px);

  if (row <= CHART_BARGAIN_PAYER)
    {
      g_autofree char *symbol = g_strdup_printf ("row/%u/symbol", row);

      chart_party_mark (frame, party_of (plan, row), chart_rows_sign_x (frame, &plan->rows),
                        chart_rows_name_y (frame, &plan->rows, row), size, symbol);
      draw_side (plan, row);
    }
  else if (row == CHART_BARGAIN_ZONE)
    draw_zone (plan);
  else
    draw_point (plan, row);
  chart_rows_name (frame, &plan->rows, row, chart_bargaining_label (plan, row),
                   row <= CHART_BARGAIN_ZONE, key);
  draw_figure (plan, row);
}

static void
draw_more (const ChartBargaining *plan, double y)
{
  ChartFrame *frame = plan->frame;
  guint n = frame->input->insight->n_bargains - 1, hidden = CHART_N_BARGAIN_ROWS - plan->n;
  g_autofree char *text = NULL;

  if (n > 0)
    text = g_strdup_printf (
        ngettext ("+%u more bargain in the table", "+%u more bargains in the table", n), n);
  else if (hidden > 0)
    text = g_strdup_printf (
        ngettext ("+%u more point in the table", "+%u more points in the table", hidden), hidden);
  if (text != NULL)
    chart_frame_more (frame, text, y);
}

static void
draw (ChartBargaining *plan)
{
  double top, bottom;

  plan_layout (plan);
  top = plan->rows.top;
  bottom = top + plan->n * plan->rows.pitch;
  chart_axis_draw (plan->frame, &plan->axis, top, bottom);
  draw_band (plan, top, bottom);
  for (guint row = 0; row < plan->n; row++)
    draw_row (plan, (ChartBargainRow)row);
  draw_more (plan, bottom + chart_axis_height (plan->frame, NULL));
}

/* ---- the chart ---- */

/* The bargain that belongs to the leading path, else the first. */
static guint
choose (const RecourseChartInput *input)
{
  GListModel *bargains = G_LIST_MODEL (input->dossier->bargains);

  for (guint i = 0; i < input->insight->n_bargains && input->leader < input->results->n_paths; i++)
    {
      g_autoptr (RecourseBargain) bargain = g_list_model_get_item (bargains, i);

      if (g_strcmp0 (bargain->path, input->results->paths[input->leader].id) == 0)
        return i;
    }
  return 0;
}

static gboolean
find_bargain (ChartBargaining *plan)
{
  const RecourseChartInput *input = plan->frame->input;
  g_autoptr (RecourseBargain) record = NULL;

  plan->index = choose (input);
  plan->result = input->insight->bargains[plan->index];
  record = g_list_model_get_item (G_LIST_MODEL (input->dossier->bargains), plan->index);
  plan->record = record; /* the list holds it */
  plan->lever = record != NULL ? recourse_dossier_find (input->dossier, input->dossier->levers,
                                                        record->transfer)
                               : NULL;
  if (plan->lever == NULL || !(plan->lever->max > plan->lever->min))
    return FALSE;
  plan->transfer = input->insight->transfers[plan->index];
  plan->decimals = chart_decimals (fmax (fabs (plan->lever->min), fabs (plan->lever->max)) / 10);
  return TRUE;
}

RecourseScene *
chart_lay_out_bargaining (const RecourseChartInput *input)
{
  ChartFrame frame;
  ChartBargaining plan = { .frame = &frame };

  chart_frame_begin (&frame, input, "bargaining");
  if (!chart_has_insight (&frame))
    return chart_frame_without_insight (&frame);
  if (input->insight->n_bargains == 0 || !find_bargain (&plan))
    return chart_frame_empty (
        &frame, _ ("There is nothing to bargain over"),
        _ ("Add a bargain to the dossier: who would pay whom, over which lever, on which path, and "
           "what happens if they do not agree."));
  chart_frame_open (&frame, chart_bargaining_titles (&plan), chart_bargaining_subtitles (&plan),
                    TRUE);
  draw (&plan);
  frame.scene->table = chart_bargaining_table (&plan);
  frame.scene->description = chart_bargaining_description (&plan);
  chart_axis_clear (&plan.axis);
  return frame.scene;
}
