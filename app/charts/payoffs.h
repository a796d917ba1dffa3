/* The plan of the payoffs chart, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "shape.h"

G_BEGIN_DECLS

/**
 * ChartPayoffs:
 * @pitch: from one row to the next within a group
 * @gap: added between groups
 * @thickness: of the thickest shape
 * @names_paths: whether rows have room for the names of their paths
 * @labels_marks: whether rows have room for a figure under the mark; else a column states them
 * @column: its width
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseResults *results;
  guint n_groups;
  double pitch, gap, thickness;
  gboolean names_paths;
  gboolean labels_marks;
  gboolean is_decided; /* on labels of marks, before the key is drawn */
  double column;
  RecourseRect parties, badges, figures;
  ChartAxis axis;
  double *peaks; /* of each group: the paths of one party share a height scale */
  guint decimals;
  ChartShape *shapes; /* [group][path] */
} ChartPayoffs;

const RecoursePayoff *chart_payoffs_outcome (const ChartPayoffs *plan, guint group, guint i);
char *chart_payoffs_describe (const ChartPayoffs *plan, guint group, guint i);
RecourseTable *chart_payoffs_table (const ChartPayoffs *plan);
ChartWords *chart_payoffs_subtitles (const ChartPayoffs *plan);
char *chart_payoffs_description (const ChartPayoffs *plan);

G_END_DECLS
