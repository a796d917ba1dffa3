/* The plan of the bridge, shared by its drawing and its words. */
#pragma once

#include "insight-parts.h"

G_BEGIN_DECLS

/**
 * ChartStep:
 * @line: of the contributions; %G_MAXUINT for small ones gathered
 * @value: what it adds
 * @from: running total before it
 *
 * A step of the bridge.
 */
typedef struct
{
  guint line;
  double value;
  double from;
} ChartStep;

/**
 * ChartBridge:
 * @all: (element-type ChartStep): every line that is not nothing, gains first, by size
 * @steps: (element-type ChartStep): those drawn
 * @n_gathered: lines in the step that gathers small ones
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseContributions *contributions;
  guint path, stakeholder;
  GArray *all;
  GArray *steps;
  guint n_gathered;
  double total;
  guint decimals;
  ChartRows rows;
  double left; /* where figures may begin */
  ChartAxis axis;
} ChartBridge;

/* (transfer full) */
char *chart_bridge_label (const ChartBridge *plan, const ChartStep *step);
char *chart_bridge_describe (const ChartBridge *plan, const ChartStep *step);
char *chart_bridge_total (const ChartBridge *plan);
ChartWords *chart_bridge_titles (const ChartBridge *plan);
ChartWords *chart_bridge_subtitles (const ChartBridge *plan);
char *chart_bridge_description (const ChartBridge *plan);
RecourseTable *chart_bridge_table (const ChartBridge *plan);

G_END_DECLS
