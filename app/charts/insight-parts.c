/* Signs and words of assumptions.  Where a number comes from is told by shape and word, never by shape alone:
 * a disc for a claim, half a disc for a base rate, a ring for an assumption. */
#include "config.h"

#include "insight-parts.h"

#include "drawing/ticks.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

typedef enum
{
  BASIS_CLAIM,
  BASIS_EXTERNAL,
  BASIS_ASSUMPTION,
  N_BASES,
} Basis;

gboolean
chart_has_insight (const ChartFrame *frame)
{
  const RecourseChartInput *input = frame->input;

  return input->results != NULL && input->results->n_stakeholders > 0 && input->insight != NULL;
}

RecourseScene *
chart_frame_without_insight (ChartFrame *frame)
{
  const RecourseChartInput *input = frame->input;

  if (input->results != NULL && input->results->n_stakeholders == 0)
    return chart_frame_empty (
        frame, _ ("No party has an outcome"),
        _ ("Give a stakeholder a term, or an outcome of a path a payoff, to see here what "
           "would move it."));
  return chart_frame_empty (
      frame, _ ("Nothing is computed yet"),
      _ ("The answer appears as soon as the model has been searched. If it does not, the "
         "dossier has a fault: check it."));
}

static RecourseDriver *
driver_at (const ChartFrame *frame, guint driver)
{
  g_autoptr (RecourseDriver) record =
      g_list_model_get_item (G_LIST_MODEL (frame->input->dossier->drivers), driver);

  return record; /* the list holds it */
}

const char *
chart_driver_label (const ChartFrame *frame, guint driver)
{
  RecourseDriver *record = driver_at (frame, driver);

  return record != NULL ? chart_record_label (frame, record) : "";
}

GPtrArray *
chart_driver_labels (const ChartFrame *frame, const guint *drivers, guint n)
{
  GPtrArray *labels = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (labels, (gpointer)chart_driver_label (frame, drivers[i]));
  return labels;
}

const char *
chart_driver_id (const ChartFrame *frame, guint driver)
{
  RecourseDriver *record = driver_at (frame, driver);
  const char *id = record != NULL ? recourse_record_get_id (RECOURSE_RECORD (record)) : NULL;

  return id != NULL ? id : "";
}

GStrv
chart_driver_claims (const ChartFrame *frame, guint driver)
{
  RecourseDriver *record = driver_at (frame, driver);

  return record != NULL ? record->claims : NULL;
}

static gboolean
is_share (const char *unit)
{
  return unit != NULL && (g_str_has_prefix (unit, "fraction") || g_str_has_prefix (unit, "probab"));
}

/* As many decimals as @value needs, up to about three significant figures. */
static guint
needed_decimals (double value)
{
  guint most = fabs (value) >= 100 ? 0 : fabs (value) >= 10 ? 1 : 2, decimals = 0;

  if (fabs (value) < 1 && value != 0)
    most = MIN (recourse_decimals_of_magnitude (value), 6);
  value = round (value * pow (10, most)) / pow (10, most);
  while (decimals < most
         && fabs (value - round (value * pow (10, decimals)) / pow (10, decimals))
                > 1e-9 * fabs (value))
    decimals++;
  return decimals;
}

static char *
format_share (const ChartFrame *frame, double value)
{
  guint decimals = fabs (value) >= 0.1 ? 0 : needed_decimals (100 * value);
  g_autofree char *number = recourse_format_number (frame->input->numbers, 100 * value, decimals);

  return recourse_put_percent (frame->input->numbers, number);
}

char *
chart_driver_value (const ChartFrame *frame, guint driver, double value)
{
  RecourseDriver *record = driver_at (frame, driver);
  const char *unit = record != NULL ? record->unit : NULL;
  g_autofree char *money = chart_unit (frame);
  guint decimals = needed_decimals (value);
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup (_ ("not known"));
  if (is_share (unit))
    return format_share (frame, value);
  number = fabs (value) >= 1e6 || (value != 0 && fabs (value) < 1e-5)
               ? g_strdup_printf ("%.1f×10^%.0f", value / pow (10, floor (log10 (fabs (value)))),
                                  floor (log10 (fabs (value))))
               : recourse_format_number (frame->input->numbers, value, value == 0 ? 0 : decimals);
  if (unit != NULL && *money != '\0' && g_str_has_prefix (unit, money))
    {
      g_autofree char *amount = chart_money (frame, value, decimals);

      return g_strconcat (amount, unit + strlen (money), NULL);
    }
  return unit != NULL && *unit != '\0' ? g_strdup_printf ("%s %s", number, unit)
                                       : g_steal_pointer (&number);
}

/* ---- where an assumption comes from ---- */

static Basis
basis_of (const ChartFrame *frame, guint driver)
{
  RecourseDriver *record = driver_at (frame, driver);
  const char *basis = record != NULL ? record->basis : NULL;

  return g_strcmp0 (basis, "claim") == 0      ? BASIS_CLAIM
         : g_strcmp0 (basis, "external") == 0 ? BASIS_EXTERNAL
                                              : BASIS_ASSUMPTION;
}

static const char *
basis_word (Basis basis)
{
  static const char *const words[] = { N_ ("claim"), N_ ("base rate"), N_ ("assumption") };

  return _ (words[basis]);
}

const char *
chart_driver_basis_word (const ChartFrame *frame, guint driver)
{
  return basis_word (basis_of (frame, driver));
}

static void
basis_mark (ChartFrame *frame, Basis basis, double x, double y, double size, const char *key)
{
  static const RecourseSymbol symbols[] = { RECOURSE_SYMBOL_CIRCLE, RECOURSE_SYMBOL_HALF_DISC,
                                            RECOURSE_SYMBOL_CIRCLE };
  RecoursePaint paint = { .fill = basis == BASIS_ASSUMPTION ? RECOURSE_INK_BACKGROUND
                                                            : RECOURSE_INK_SECONDARY,
                          .stroke = RECOURSE_INK_SECONDARY,
                          .stroke_width = 1.5 };
  RecourseMark *mark;

  /* The ring behind half a disc completes it. */
  if (basis == BASIS_EXTERNAL)
    {
      paint.fill = RECOURSE_INK_BACKGROUND;
      mark = recourse_scene_add_symbol (frame->scene, "symbol", RECOURSE_SYMBOL_CIRCLE, x, y, size,
                                        paint, "%s/%s/ring", frame->scene->chart, key);
      mark->z = 17;
      paint.fill = RECOURSE_INK_SECONDARY;
      paint.stroke = RECOURSE_INK_NONE;
    }
  mark = recourse_scene_add_symbol (frame->scene, "symbol", symbols[basis], x, y, size, paint,
                                    "%s/%s", frame->scene->chart, key);
  mark->z = 18;
}

void
chart_driver_basis_mark (
    ChartFrame *frame, guint driver, double x, double y, double size, const char *key)
{
  basis_mark (frame, basis_of (frame, driver), x, y, size, key);
}

void
chart_basis_key (ChartFrame *frame, const guint *drivers, guint n)
{
  ChartText style = { .px = frame->label_px,
                      .side = chart_start_side (frame),
                      .ink = RECOURSE_INK_SECONDARY };
  double size = round (0.75 * style.px), gap = round (0.45 * style.px),
         line = chart_line (style.px);
  double forward = chart_forward (frame), x = chart_start_x (frame, frame->plot);

  for (guint basis = 0; basis < N_BASES; basis++)
    {
      g_autofree char *key = g_strdup_printf ("key/%u", basis);
      gboolean is_used = FALSE;

      for (guint i = 0; i < n; i++)
        is_used |= basis_of (frame, drivers[i]) == basis;
      if (!is_used)
        continue;
      basis_mark (frame, (Basis)basis, x + forward * size / 2, frame->plot.y + line / 2, size, key);
      x += forward * (size + gap);
      chart_text (frame, "legend", basis_word ((Basis)basis), x, frame->plot.y, style, "%s/text",
                  key);
      x += forward * (chart_text_width (basis_word ((Basis)basis), style) + 3 * gap);
    }
  line += frame->is_small ? 2 : round (8 * frame->unit);
  frame->plot.y += line;
  frame->plot.height -= line;
}

/* ---- figures ---- */

char *
chart_money_signed (const ChartFrame *frame, double value, guint decimals)
{
  g_autofree char *plain = chart_money (frame, value, decimals);

  return value > 0 && strpbrk (plain, "123456789") != NULL
             ? recourse_format_plus (frame->input->numbers, plain)
             : g_steal_pointer (&plain);
}

typedef struct
{
  const ChartFrame *frame;
  guint driver;
  double length;
  gboolean is_vertical;
} Fitting;

static char *
tick_label (const ChartFrame *frame, guint driver, const RecourseTicks *ticks, guint i)
{
  RecourseDriver *record = driver_at (frame, driver);
  double value = recourse_ticks_value (ticks, i);
  guint decimals = recourse_decimals_of_step (ticks->step);
  g_autofree char *number = NULL;
  g_autofree char *money = chart_unit (frame);

  if (fmax (fabs (ticks->max), fabs (ticks->min)) >= 1e6 || ticks->step < 1e-6)
    return chart_driver_value (frame, driver, value);
  if (record != NULL && is_share (record->unit))
    {
      number = recourse_format_number (frame->input->numbers, 100 * value,
                                       decimals > 2 ? decimals - 2 : 0);
      return recourse_put_percent (frame->input->numbers, number);
    }
  if (record != NULL && record->unit != NULL && *money != '\0'
      && g_str_has_prefix (record->unit, money))
    return chart_money (frame, value, decimals);
  return recourse_format_number (frame->input->numbers, value, value == 0 ? 0 : decimals);
}

static gboolean
labels_fit (const RecourseTicks *ticks, gpointer data)
{
  const Fitting *fitting = data;
  ChartText style = { .px = fitting->frame->label_px };
  double pitch = fitting->length / MAX (1, ticks->n - 1), widest = 0;

  if (fitting->is_vertical)
    return pitch >= 1.6 * chart_line (style.px);
  for (guint i = 0; i < ticks->n; i++)
    {
      g_autofree char *label = tick_label (fitting->frame, fitting->driver, ticks, i);

      widest = fmax (widest, chart_text_width (label, style));
    }
  return widest + fitting->frame->label_px <= pitch;
}

void
chart_axis_init_driver (ChartAxis *axis,
                        const ChartFrame *frame,
                        guint driver,
                        double low,
                        double high,
                        double from,
                        double to,
                        gboolean is_vertical)
{
  Fitting fitting = { frame, driver, fabs (to - from), is_vertical };
  double pitch = is_vertical ? 2.5 * chart_line (frame->label_px) : 10 * frame->label_px;
  RecourseTicks ticks = recourse_ticks_find (
      (RecourseTicksQuery){ .min = low,
                            .max = high,
                            .wanted = fmax (3, recourse_ticks_wanted (fitting.length, pitch)),
                            .most = 8,
                            .fit = labels_fit,
                            .data = &fitting });

  axis->scale = (RecourseScale){ low, high, from, to };
  axis->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  axis->labels = g_ptr_array_new_with_free_func (g_free);
  axis->years = NULL;
  for (guint i = 0; i < ticks.n; i++)
    {
      double value = recourse_ticks_value (&ticks, i), slack = 1e-9 * (high - low);

      if (value < low - slack || value > high + slack)
        continue;
      g_array_append_val (axis->ticks, value);
      g_ptr_array_add (axis->labels, tick_label (frame, driver, &ticks, i));
    }
}

/* ---- rows ---- */

static double
sign_width (const ChartFrame *frame)
{
  return round (1.3 * frame->label_px);
}

/* Whether every name fits in @lines lines of @width. */
static gboolean
names_fit (const ChartFrame *frame, const char *const *labels, guint n, double width, guint lines)
{
  ChartText style = {
    .px = frame->label_px, .is_semibold = TRUE, .max_width = width, .max_lines = 99
  };

  for (guint i = 0; i < n; i++)
    if (chart_text_height (labels[i], style) > (lines + 0.5) * chart_line (style.px))
      return FALSE;
  return TRUE;
}

static double
widest_name (const ChartFrame *frame, const char *const *labels, guint n, double most, guint lines)
{
  ChartText style = {
    .px = frame->label_px, .is_semibold = TRUE, .max_width = most, .max_lines = lines
  };
  double widest = 0;

  for (guint i = 0; i < n; i++)
    widest = fmax (widest, chart_text_width (labels[i], style));
  return ceil (widest) + 1;
}

/* Room for the line that says what is left out. */
static void
count_rows (ChartRows *rows, double height, double line, guint n, gboolean has_more, double least)
{
  rows->n = MIN (n, (guint)fmax (1, floor (height / least)));
  if (rows->n < n || has_more)
    {
      height -= line;
      rows->n = MIN (rows->n, (guint)fmax (1, floor (height / least)));
    }
  rows->pitch = height / rows->n;
}

/* Names above their bars: bars have the whole width. */
static void
init_stacked (ChartRows *rows, ChartFrame *frame, guint n, gboolean has_more, double height)
{
  double line = chart_line (frame->label_px);

  count_rows (rows, height, line, n, has_more, 2 * line + 2);
  rows->is_stacked = TRUE;
  rows->lines = 1;
  rows->thickness = fmin (round (rows->pitch - 1.6 * line), 1.6 * line);
  rows->below = fmax (line, (rows->thickness + line) / 2) / 2;
  rows->names = frame->plot;
  /* Bars begin under the names, so that no rule runs through the signs. */
  if (rows->has_signs && !frame->input->is_rtl)
    {
      frame->plot.x += sign_width (frame);
      frame->plot.width -= sign_width (frame);
    }
}

void
chart_rows_init (ChartRows *rows,
                 ChartFrame *frame,
                 const char *const *labels,
                 guint n,
                 gboolean has_more,
                 gboolean has_signs)
{
  double line = chart_line (frame->label_px), sign = has_signs ? sign_width (frame) : 0;
  double height = frame->plot.height - chart_axis_height (frame, NULL);
  double narrow = 0.30 * frame->plot.width - sign, wide = 0.44 * frame->plot.width - sign;

  memset (rows, 0, sizeof *rows);
  rows->top = frame->plot.y;
  rows->has_signs = has_signs;
  count_rows (rows, height, line, n, has_more, line + 2);
  rows->lines = rows->pitch >= 2.1 * line && names_fit (frame, labels, rows->n, narrow, 2) ? 2 : 1;
  if (rows->lines == 1 && !names_fit (frame, labels, rows->n, wide, 1))
    {
      /* Fewer rows with names of two lines are as many as there are with names above. */
      count_rows (rows, height, line, n, has_more, 2.35 * line);
      rows->lines = 2;
    }
  if (rows->lines == 2 && !names_fit (frame, labels, rows->n, narrow, 2))
    {
      init_stacked (rows, frame, n, has_more, height);
      return;
    }
  rows->thickness = fmin (round (0.66 * rows->pitch), 2.4 * line);
  rows->names = chart_frame_take_start (
      frame,
      sign + widest_name (frame, labels, rows->n, rows->lines == 2 ? narrow : wide, rows->lines),
      round (frame->label_px * 0.8));
}

/* Where names stand above, bars are as far below them as figures beside the bars need. */
double
chart_rows_y (const ChartRows *rows, guint i)
{
  if (rows->is_stacked)
    return rows->top + (i + 0.5) * rows->pitch + rows->below;
  return rows->top + (i + 0.5) * rows->pitch;
}

double
chart_rows_name_y (const ChartFrame *frame, const ChartRows *rows, guint i)
{
  double line = chart_line (frame->label_px);

  if (rows->is_stacked)
    return chart_rows_y (rows, i) - fmax (line, (rows->thickness + line) / 2) - 0.5;
  return chart_rows_y (rows, i);
}

double
chart_rows_sign_x (const ChartFrame *frame, const ChartRows *rows)
{
  return chart_start_x (frame, rows->names)
         + chart_forward (frame) * round (0.75 * frame->label_px) / 2;
}

RecourseMark *
chart_rows_name (ChartFrame *frame,
                 const ChartRows *rows,
                 guint i,
                 const char *label,
                 gboolean is_semibold,
                 const char *key)
{
  double sign = rows->has_signs ? sign_width (frame) : 0;
  ChartText style = { .px = frame->label_px,
                      .is_semibold = is_semibold,
                      .max_width = rows->names.width - sign,
                      .max_lines = rows->lines,
                      .side = chart_start_side (frame),
                      .ink = is_semibold ? RECOURSE_INK_TEXT : RECOURSE_INK_SECONDARY,
                      .has_halo = rows->is_stacked };

  return chart_text (frame, "name", label,
                     chart_start_x (frame, rows->names) + chart_forward (frame) * sign,
                     chart_rows_name_y (frame, rows, i) - chart_text_height (label, style) / 2,
                     style, "%s/name", key);
}

void
chart_rows_driver (ChartFrame *frame,
                   const ChartRows *rows,
                   guint i,
                   guint driver,
                   gboolean is_semibold,
                   const char *prefix)
{
  g_autofree char *name = g_strconcat (prefix, chart_driver_id (frame, driver), NULL);
  g_autofree char *sign = g_strconcat (name, "/basis", NULL);

  chart_driver_basis_mark (frame, driver, chart_rows_sign_x (frame, rows),
                           chart_rows_name_y (frame, rows, i), round (0.75 * frame->label_px),
                           sign);
  chart_link_claims (
      frame,
      chart_rows_name (frame, rows, i, chart_driver_label (frame, driver), is_semibold, name),
      chart_driver_claims (frame, driver));
}
