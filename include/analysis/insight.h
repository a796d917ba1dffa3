/* What charts show beside the simulation, for one leading path and one stakeholder in view: immutable and
 * reference-counted like the results, and computed after them in the same worker. */
#pragma once

#include "analysis/bargain.h"
#include "analysis/contribution.h"
#include "analysis/information.h"
#include "analysis/sensitivity.h"

G_BEGIN_DECLS

/**
 * RecourseInsight:
 * @leader: path that @tornado is about
 * @stakeholder: index among those with outcomes
 * @tornado: policy free
 * @strategy: (nullable): over the two drivers that decide most about which path is best for the
 *    stakeholder; %NULL with fewer than two uncertain drivers or one path
 * @break_even: (nullable): along the strategy's x driver, between the two paths that compete there
 * @information: of all stakeholders
 * @contributions: of all paths and stakeholders
 * @bargains: (array length=n_bargains): in the dossier's order
 * @transfers: (array length=n_bargains): what each transfer is set to
 * @origin: (nullable): the insight that lends what does not depend on the view
 *
 * Sensitivity, information and bargaining for one view.
 */
typedef struct _RecourseInsight
{
  gatomicrefcount ref_count;

  guint leader;
  guint stakeholder;
  RecourseTornado *tornado;
  RecourseStrategy *strategy;
  RecourseBreakEven *break_even;
  RecourseInformation *information;
  RecourseContributions *contributions;
  guint n_bargains;
  RecourseBargainResult **bargains;
  double *transfers;
  struct _RecourseInsight *origin;
} RecourseInsight;

/**
 * recourse_insight_new:
 * @choices: (nullable): as @program was compiled with
 * @results: of @program, with draws; their number and seed are used
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
RecourseInsight *recourse_insight_new (RecourseDossier *dossier,
                                       const RecourseChoices *choices,
                                       RecourseProgram *program,
                                       const RecourseResults *results,
                                       guint leader,
                                       guint stakeholder,
                                       guint threads,
                                       GCancellable *cancellable,
                                       GError **error);

/**
 * recourse_insight_turn:
 * @program: as @self was made with
 * @results: as @self was made with
 *
 * The same from another path or stakeholder: quick, since nothing is drawn.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
RecourseInsight *recourse_insight_turn (RecourseInsight *self,
                                        RecourseProgram *program,
                                        const RecourseResults *results,
                                        guint leader,
                                        guint stakeholder,
                                        GError **error);

RecourseInsight *recourse_insight_ref (RecourseInsight *self);
void recourse_insight_unref (RecourseInsight *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseInsight, recourse_insight_unref)

G_END_DECLS
