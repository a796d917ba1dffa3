/* The plan of the comparison of scenarios, shared by its drawing and its words. */
#pragma once

#include "charts/comparison.h"

#include "axis.h"
#include "shape.h"

G_BEGIN_DECLS

/* What stands behind the marks of a row. */
typedef enum
{
  CHART_COLUMN_MEAN,
  CHART_COLUMN_DIFFERENCE,
  CHART_COLUMN_CHANCE,
  CHART_COLUMN_BEST,
  CHART_N_COLUMNS,
} ChartColumn;

/**
 * ChartComparison:
 * @n_groups: parties that there is room for
 * @n_columns: the first so many of #ChartColumn there is room for
 * @names_cases: whether rows have room for the names of their cases
 * @pitch: from one row to the next within a group
 * @gap: added between groups
 * @shapes: [group][case]
 * @peaks: of each group: the cases of one party share a scale of thickness
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseCase *cases;
  guint n_cases;
  const RecourseComparison *comparison;
  const RecourseResults *results;
  guint n_groups;
  guint n_columns;
  gboolean names_cases;
  double pitch, gap, thickness;
  guint decimals;
  RecourseRect parties, names;
  RecourseRect columns[CHART_N_COLUMNS];
  ChartAxis axis;
  ChartShape *shapes;
  double *peaks;
} ChartComparison;

const RecoursePayoff *chart_comparison_outcome (const ChartComparison *plan, guint group, guint i);
double chart_comparison_difference (const ChartComparison *plan, guint group, guint i);

/* Whether the case gives the party the same as the first in every draw. */
gboolean chart_comparison_is_same (const ChartComparison *plan, guint group, guint i);

/* What a column says, and about what; "" where it has nothing to say.  (transfer full) */
char *chart_comparison_cell (const ChartComparison *plan, guint group, guint i, ChartColumn column);
const char *chart_comparison_column (ChartColumn column);

char *chart_comparison_describe (const ChartComparison *plan, guint group, guint i);
ChartWords *chart_comparison_titles (const ChartComparison *plan);
ChartWords *chart_comparison_subtitles (const ChartComparison *plan);
char *chart_comparison_description (const ChartComparison *plan);
RecourseTable *chart_comparison_table (const ChartComparison *plan);

G_END_DECLS
