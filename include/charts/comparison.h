/* Scenarios side by side: the outcomes of two to four sets of choices on one scale, as a picture. */
#pragma once

#include "analysis/comparison.h"
#include "charts/chart.h"

G_BEGIN_DECLS

#define RECOURSE_MOST_CASES 4

/**
 * RecourseCase:
 * @label: what the set of choices is called
 * @results: what follows from it, with draws
 * @path: index of the path that counts
 *
 * One of the scenarios compared.  Everything is borrowed.
 */
typedef struct
{
  const char *label;
  const RecourseResults *results;
  guint path;
} RecourseCase;

/* "A", "B", …: how pictures and window refer to the @i-th case. */
const char *recourse_case_letter (guint i);

/**
 * recourse_comparison_lay_out:
 * @input: size, form, numbers and the dossier that all cases are of; the rest does not matter
 * @cases: (array length=n_cases): the first is what the others are held against
 * @n_cases: one to %RECOURSE_MOST_CASES
 * @comparison: of the same cases in the same order
 *
 * For each stakeholder and case P10–P50–P90, mean, difference to the first, how likely it is to be more, and the best
 * path.
 *
 * Returns: (transfer full): a sealed scene with a table
 */
RecourseScene *recourse_comparison_lay_out (const RecourseChartInput *input,
                                            const RecourseCase *cases,
                                            guint n_cases,
                                            const RecourseComparison *comparison);

G_END_DECLS
