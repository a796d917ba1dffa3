/* Axes along the bottom of a plot.  Ticks come from the optimiser of the drawing room, told which labels
 * would meet; labels show as many decimals as the step needs and no more. */
#include "axis.h"

#include "parts.h"

#include "drawing/calendar.h"
#include "drawing/ticks.h"

#include <math.h>

#define MOST_TICKS 8

typedef struct
{
  const ChartFrame *frame;
  double length;
} Fitting;

static ChartText
label_style (const ChartFrame *frame)
{
  return (ChartText){ .px = frame->label_px, .side = CHART_MIDDLE, .ink = RECOURSE_INK_SECONDARY };
}

static char *
tick_label (const ChartFrame *frame, const RecourseTicks *ticks, guint i)
{
  const RecourseDossier *dossier = frame->input->dossier;
  double value = recourse_ticks_value (ticks, i),
         largest = fmax (fabs (ticks->min), fabs (ticks->max));
  guint decimals = recourse_decimals_of_step (ticks->step);

  /* All labels of an axis are plain, or all are powers of ten. */
  if (largest >= 1e6 || largest < 1e-3)
    return chart_money (frame, value, decimals);
  return recourse_format_money (frame->input->numbers, value, value == 0 ? 0 : decimals,
                                dossier->currency, dossier->unit);
}

/* Whether no two labels of @ticks come closer than a letter. */
static gboolean
labels_fit (const RecourseTicks *ticks, gpointer data)
{
  const Fitting *fitting = data;
  double pitch = fitting->length / MAX (1, ticks->n - 1), widest = 0;

  for (guint i = 0; i < ticks->n; i++)
    {
      g_autofree char *label = tick_label (fitting->frame, ticks, i);

      widest = fmax (widest, chart_text_width (label, label_style (fitting->frame)));
    }
  return widest + fitting->frame->label_px <= pitch;
}

static void
init (ChartAxis *axis, double low, double high, double left, double right)
{
  axis->scale = (RecourseScale){ low, high, left, right };
  axis->ticks = g_array_new (FALSE, FALSE, sizeof (double));
  axis->labels = g_ptr_array_new_with_free_func (g_free);
  axis->years = NULL;
}

void
chart_axis_init_money (
    ChartAxis *axis, const ChartFrame *frame, double low, double high, double left, double right)
{
  Fitting fitting = { frame, right - left };
  double pitch = 2.5 * 4 * frame->label_px;
  RecourseTicks ticks = recourse_ticks_find (
      (RecourseTicksQuery){ .min = low,
                            .max = high,
                            .wanted = recourse_ticks_wanted (right - left, pitch),
                            .most = MOST_TICKS,
                            .is_loose = TRUE,
                            .fit = labels_fit,
                            .data = &fitting });

  init (axis, ticks.min, ticks.max, left, right);
  for (guint i = 0; i < ticks.n; i++)
    {
      double value = recourse_ticks_value (&ticks, i);

      g_array_append_val (axis->ticks, value);
      g_ptr_array_add (axis->labels, tick_label (frame, &ticks, i));
    }
}

void
chart_axis_init_days (
    ChartAxis *axis, const ChartFrame *frame, double low, double high, double left, double right)
{
  double widest = chart_text_width ("2000", label_style (frame)) * 1.8;
  guint most = (guint)CLAMP (floor ((right - left) / widest), 2, MOST_TICKS + 2);
  g_autoptr (GPtrArray) ticks = recourse_calendar_ticks (low, high, most);

  init (axis, low, high, left, right);
  for (guint i = 0; i < ticks->len; i++)
    {
      const RecourseDateTick *tick = g_ptr_array_index (ticks, i);

      g_array_append_val (axis->ticks, tick->day);
      g_ptr_array_add (axis->labels, g_strdup (tick->label));
      if (tick->year != NULL && axis->years == NULL)
        axis->years = g_ptr_array_new_with_free_func (g_free);
      if (axis->years != NULL)
        g_ptr_array_add (axis->years, g_strdup (tick->year != NULL ? tick->year : ""));
    }
}

void
chart_axis_clear (ChartAxis *axis)
{
  g_clear_pointer (&axis->ticks, g_array_unref);
  g_clear_pointer (&axis->labels, g_ptr_array_unref);
  g_clear_pointer (&axis->years, g_ptr_array_unref);
}

double
chart_axis_height (const ChartFrame *frame, const ChartAxis *axis)
{
  double line = chart_line (frame->label_px);

  return ceil (4 + (axis != NULL && axis->years != NULL ? 2 : 1) * line);
}

static void
draw_label (ChartFrame *frame, const char *role, const char *text, double x, double y, guint i)
{
  ChartText style = label_style (frame);
  double half = chart_text_width (text, style) / 2;
  double least = frame->margin / 2 + half;

  chart_text (frame, role, text, CLAMP (x, least, frame->scene->width - least), y, style, "%s/%u",
              role, i);
}

void
chart_axis_draw (ChartFrame *frame, const ChartAxis *axis, double top, double bottom)
{
  for (guint i = 0; i < axis->ticks->len; i++)
    {
      double value = g_array_index (axis->ticks, double, i), x = chart_axis_x (axis, value);
      gboolean is_zero = value == 0;
      RecourseMark *mark =
          recourse_scene_add_rule (frame->scene, is_zero ? "zero" : "grid", x, top, x, bottom,
                                   is_zero ? RECOURSE_INK_ZERO : RECOURSE_INK_GRID, "%s/%s/%u",
                                   frame->scene->chart, is_zero ? "zero" : "grid", i);
      RecourseMark *label;

      mark->z = is_zero ? 2 : 1;
      draw_label (frame, "tick", g_ptr_array_index (axis->labels, i), x, bottom + 4, i);
      label = g_ptr_array_index (frame->scene->marks, frame->scene->marks->len - 1);
      label->value = value;
      if (axis->years != NULL && *(char *)g_ptr_array_index (axis->years, i) != '\0')
        draw_label (frame, "tick-year", g_ptr_array_index (axis->years, i), x,
                    bottom + 4 + chart_line (frame->label_px), i);
    }
}
