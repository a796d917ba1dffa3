/* The plan of the years chart, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "shape.h"

G_BEGIN_DECLS

/**
 * ChartYears:
 * @outcome: of the leading path for the stakeholder in view
 * @axis: of money, on the side
 * @money: the column of its labels
 * @first_x: of the first year
 * @step: from one year to the next
 * @names: room for the names of bounds, behind the last year
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseResults *results;
  guint stakeholder;
  const char *id;
  const RecoursePayoff *outcome;
  ChartAxis axis;
  RecourseRect money;
  double first_x, step, names;
  guint decimals;
} ChartYears;

char *chart_years_describe (const ChartYears *plan, guint i);
RecourseTable *chart_years_table (const ChartYears *plan);
ChartWords *chart_years_subtitles (const ChartYears *plan);
char *chart_years_description (const ChartYears *plan);

G_END_DECLS
