/* What two to four sets of choices lead to, on the same draws: computed in a worker from the dossier's bytes. */
#pragma once

#include "charts/comparison.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RecourseCompareCase:
 * @label: what it is called
 * @choices: what is set differently from the file
 * @path: index of the path that counts
 *
 * One of the scenarios to be compared.
 */
typedef struct
{
  char *label;
  RecourseChoices *choices;
  guint path;
} RecourseCompareCase;

RecourseCompareCase *
recourse_compare_case_new (const char *label, RecourseChoices *choices, guint path);
void recourse_compare_case_free (RecourseCompareCase *self);

/**
 * RecourseCompareOutcome:
 * @cases: (element-type RecourseCompareCase)
 * @programs: (element-type RecourseProgram): what each was compiled to
 * @results: (element-type RecourseResults)
 * @comparison: of all with the first
 *
 * The answer: plain, and not changed any more.
 */
typedef struct
{
  gatomicrefcount ref_count;

  GPtrArray *cases;
  GPtrArray *programs;
  GPtrArray *results;
  RecourseComparison *comparison;
} RecourseCompareOutcome;

RecourseCompareOutcome *recourse_compare_outcome_ref (RecourseCompareOutcome *self);
void recourse_compare_outcome_unref (RecourseCompareOutcome *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseCompareOutcome, recourse_compare_outcome_unref)

/* @cases: (transfer full) (element-type RecourseCompareCase) */
void recourse_compare_run_async (GBytes *dossier,
                                 GPtrArray *cases,
                                 guint64 trials,
                                 guint64 seed,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
RecourseCompareOutcome *recourse_compare_run_finish (GAsyncResult *result, GError **error);

/* (transfer full): @outcome as a picture; @input as for any chart */
RecourseScene *recourse_compare_lay_out (const RecourseCompareOutcome *outcome,
                                         const RecourseChartInput *input);

G_END_DECLS
