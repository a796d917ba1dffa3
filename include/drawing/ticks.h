/* Where an axis is labelled: the extended Wilkinson search for values, a ladder for calendars. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * RecourseTicks:
 * @n: how many; at least 2
 * @step: distance, one of 1, 2, 2.5, 3, 4, 5 times a power of ten
 * @min: the first tick
 * @max: the last tick
 *
 * Evenly spaced values.  Ticks are kept as whole multiples of the step, so that the double of each is the
 * one that its label reads as: 0.3, never 0.30000000000000004.
 */
typedef struct
{
  guint n;
  double step;
  double min, max;
  /*< private >*/
  gint64 start; /* the first tick in steps */
  int tenths;   /* of the step's mantissa: 10, 50, 20, 25, 40 or 30 */
  int exponent; /* the step is tenths/10 · 10^exponent */
} RecourseTicks;

typedef gboolean (*RecourseTicksFit) (const RecourseTicks *ticks, gpointer data);

/**
 * RecourseTicksQuery:
 * @min: of the data
 * @max: of the data
 * @wanted: how many labels would suit, see recourse_ticks_wanted()
 * @most: at most so many; 0: no limit
 * @is_loose: whether the ticks must enclose the data: axes of bars, areas and intervals
 * @fit: (nullable): whether labels of these ticks fit beside one another; those that do not are passed
 *    over while others do
 * @data: for @fit
 */
typedef struct
{
  double min, max;
  double wanted;
  guint most;
  gboolean is_loose;
  RecourseTicksFit fit;
  gpointer data;
} RecourseTicksQuery;

/**
 * recourse_ticks_find:
 *
 * The best ticks by simplicity, coverage, density and legibility: J. Talbot, S. Lin, P. Hanrahan, "An
 * Extension of Wilkinson's Algorithm for Positioning Tick Labels on Axes", IEEE TVCG 16(6), 2010.  A
 * range of nothing is widened by a step around its value; any finite range will do.
 */
RecourseTicks recourse_ticks_find (RecourseTicksQuery query);

/* How many labels suit an axis: one for every 3.5 line heights (vertical) or 2.5 label widths
 * (horizontal), between 2 and 7; @pitch is that distance. */
double recourse_ticks_wanted (double length, double pitch);

/* The @i-th tick, 0…n − 1. */
double recourse_ticks_value (const RecourseTicks *self, guint i);

G_END_DECLS
