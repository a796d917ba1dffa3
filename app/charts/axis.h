/* The axes of charts: values and dates along the bottom, from left to right in every locale. */
#pragma once

#include "frame.h"

#include "drawing/scale.h"

G_BEGIN_DECLS

/**
 * ChartAxis:
 * @scale: money or days to pixels
 * @ticks: (element-type double)
 * @labels: (element-type utf8): of each tick
 * @years: (element-type utf8) (nullable): under each tick of a finer calendar; "" where the year goes on
 */
typedef struct
{
  RecourseScale scale;
  GArray *ticks;
  GPtrArray *labels;
  GPtrArray *years;
} ChartAxis;

/* An axis of money from @left to @right that covers @low to @high and ends at ticks. */
void chart_axis_init_money (
    ChartAxis *axis, const ChartFrame *frame, double low, double high, double left, double right);

/* An axis of days from @low to @high exactly, ticks on boundaries of the calendar. */
void chart_axis_init_days (
    ChartAxis *axis, const ChartFrame *frame, double low, double high, double left, double right);

void chart_axis_clear (ChartAxis *axis);

static inline double
chart_axis_x (const ChartAxis *axis, double value)
{
  return recourse_scale_map (&axis->scale, value);
}

/* Height of the row of labels under an axis, two where years go under months. */
double chart_axis_height (const ChartFrame *frame, const ChartAxis *axis);

/* Grid lines from @top to @bottom and labels below; the zero line in its own ink. */
void chart_axis_draw (ChartFrame *frame, const ChartAxis *axis, double top, double bottom);

G_END_DECLS
