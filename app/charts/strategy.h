/* The plan of the strategy map, shared by its drawing and its words. */
#pragma once

#include "insight-parts.h"

G_BEGIN_DECLS

/* A part of the map that is all of it but for rounding. */
#define CHART_ALL (1 - 1e-9)

/**
 * ChartStrategy:
 * @now_x: the x driver's present value
 * @now: the best path there
 * @is_along_y: whether the choice turns along y, as it does not along x
 * @root: where the choice turns, the other driver at its present value; NaN where it does not
 * @below: path that is best below @root
 * @above: path that is best above @root
 * @turns_again: whether beyond @root, seen from the present value, a third stretch follows
 * @shares: (array): part of the map in which each path is best, the first listed where several are
 * @shared: part of the map in which several are
 * @least_lead: less than this is no lead
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseStrategy *strategy;
  double now_x, now_y;
  guint now;
  gboolean is_along_y;
  double root;
  guint below, above;
  gboolean turns_again;
  guint n_paths;
  double *shares;
  double shared;
  double least_lead;
  guint decimals;
  ChartAxis x, y;
} ChartStrategy;

guint chart_strategy_best_at (const ChartStrategy *plan, double x, double y, double *lead);
/* Whether no path is best alone there. */
gboolean chart_strategy_is_level_at (const ChartStrategy *plan, double x, double y);
/* The driver along which the choice turns. */
guint chart_strategy_turning (const ChartStrategy *plan);
ChartWords *chart_strategy_titles (const ChartStrategy *plan);
ChartWords *chart_strategy_subtitles (const ChartStrategy *plan);
char *chart_strategy_describe (const ChartStrategy *plan, guint path);
char *chart_strategy_description (const ChartStrategy *plan);
RecourseTable *chart_strategy_table (const ChartStrategy *plan);

G_END_DECLS
