/* The plan of the exceedance chart, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "shape.h"

G_BEGIN_DECLS

/**
 * ChartExceedance:
 * @stakeholder: in view
 * @id: of it
 * @axis: of money, along the bottom
 * @chances: of probability, on the side
 * @levels: the column of its labels
 * @is_terse: whether labels are numbers alone, and a key names the paths
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseResults *results;
  guint stakeholder;
  const char *id;
  ChartAxis axis;
  ChartAxis chances;
  RecourseRect levels;
  gboolean is_terse;
} ChartExceedance;

const RecoursePayoff *chart_exceedance_outcome (const ChartExceedance *plan, guint i);
char *chart_exceedance_describe (const ChartExceedance *plan, guint i);
RecourseTable *chart_exceedance_table (const ChartExceedance *plan);
ChartWords *chart_exceedance_subtitles (const ChartExceedance *plan);
char *chart_exceedance_description (const ChartExceedance *plan);

G_END_DECLS
