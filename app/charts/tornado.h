/* The plan of the tornado, shared by its drawing and its words. */
#pragma once

#include "insight-parts.h"

G_BEGIN_DECLS

/**
 * ChartTornado:
 * @drivers: (array length=n): those that move anything, by swing
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseTornado *tornado;
  guint n;
  guint *drivers;
  guint decimals;
  ChartRows rows;
  ChartAxis axis;
  double left, right; /* between which labels stand */
} ChartTornado;

double chart_tornado_swing (const ChartTornado *plan, guint driver);
ChartWords *chart_tornado_titles (const ChartTornado *plan);
ChartWords *chart_tornado_subtitles (const ChartTornado *plan);
char *chart_tornado_describe (const ChartTornado *plan, guint driver);
char *chart_tornado_description (const ChartTornado *plan);
RecourseTable *chart_tornado_table (const ChartTornado *plan);

G_END_DECLS
