/* The axes of charts: values and dates along the bottom, from left to right in every locale. */
#pragma once

#include "frame.h"

#include "drawing/scale.h"
#include "drawing/ticks.h"

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

/* Money at the @i-th of @ticks, with the decimals that their step needs; for axes that run upwards too.
 * (transfer full) */
char *chart_axis_tick_label (const ChartFrame *frame, const RecourseTicks *ticks, guint i);

static inline double
chart_axis_x (const ChartAxis *axis, double value)
{
  return recourse_scale_map (&axis->scale, value);
}

/* Height of the row of labels under an axis, two where years go under months. */
double chart_axis_height (const ChartFrame *frame, const ChartAxis *axis);

/* A grid line, or the zero line, from corner to corner of @line, of which one side is 0. */
void chart_axis_rule (ChartFrame *frame, RecourseRect line, double value);

/* What a value of zero stands for, over its line, with its top at @y; returns where its middle is. */
double chart_axis_zero_label (ChartFrame *frame, const ChartAxis *axis, double y);

/* An axis of money on the side, that covers @low to @high and ends at ticks. */
void chart_axis_init_money_up (
    ChartAxis *axis, const ChartFrame *frame, double low, double high, double top, double bottom);

/* An axis of probability on the side, always from 0 to 100 %. */
void
chart_axis_init_chance_up (ChartAxis *axis, const ChartFrame *frame, double top, double bottom);

/* Width of the column of its labels. */
double chart_axis_width_up (const ChartFrame *frame, const ChartAxis *axis);

/* Grid lines over the plot and labels, with @role, in @column on its start side. */
void chart_axis_draw_up (ChartFrame *frame,
                         const ChartAxis *axis,
                         RecourseRect column,
                         const char *role);

/* Names the value of a line or label in keys, the same on the next axis and in every locale.  (transfer full) */
char *chart_axis_name_value (double value);

/* Grid lines from @top to @bottom and labels below; the zero line in its own ink. */
void chart_axis_draw (ChartFrame *frame, const ChartAxis *axis, double top, double bottom);

G_END_DECLS
