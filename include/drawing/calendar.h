/* Dates as numbers of days, and where an axis of time is labelled. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * recourse_calendar_parse:
 * @date: 2026, 2026-Q1, 2026-03 or 2026-03-18
 * @first: (out): the day on which the stretch of time so named begins
 * @after: (out) (optional): the day after its last
 *
 * Days are numbered as #GDate does: day 1 is 0001-01-01.
 *
 * Returns: whether @date is one
 */
gboolean recourse_calendar_parse (const char *date, double *first, double *after);

/**
 * RecourseDateTick:
 * @day: a boundary of the calendar
 * @label: "2026", "Q2" or "Mar"
 * @year: (nullable): under quarters and months, where the year changes: "2026"; the first tick has one too
 */
typedef struct
{
  double day;
  char *label;
  char *year;
} RecourseDateTick;

/**
 * recourse_calendar_ticks:
 * @from: first day shown
 * @to: last day shown
 * @most: at most so many ticks
 *
 * The finest of 1, 2, 3, 6 months, 1, 2, 5, 10, 20, 50, 100, … years that needs
 * no more than @most ticks.
 *
 * Returns: (transfer full) (element-type RecourseDateTick): in order; empty where @to < @from
 */
GPtrArray *recourse_calendar_ticks (double from, double to, guint most);

G_END_DECLS
