/* What is set differently between scenarios, in words. */
#pragma once

#include "ui/compare/compare-job.h"

#include "drawing/scene.h"

G_BEGIN_DECLS

/**
 * recourse_compare_settings_new:
 * @dossier: that the cases are of
 *
 * Every lever, constant and driver whose value in force is not the same in all cases, whether it was set by hand, by a
 * scenario or by adopting a claim; and every conflict on which they adopt different claims.
 *
 * Returns: (transfer full): a table with a column for the name and one for each case; without rows where nothing differs
 */
RecourseTable *recourse_compare_settings_new (RecourseDossier *dossier,
                                              const RecourseCompareOutcome *outcome);

G_END_DECLS
