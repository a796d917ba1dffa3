/* Which paths are best for whom on average.  Whoever says “the best” has to know whether it is alone: paths
 * that come to the same are all told. */
#pragma once

#include "analysis/results.h"

G_BEGIN_DECLS

/**
 * RecourseStanding:
 * @n_paths: paths compared
 * @n_stakeholders: those with outcomes
 * @is_best: [stakeholder][path compared]: whether none of the others gives the stakeholder more
 * @n_shared: how many are best for every stakeholder
 * @shared: the first of these, as an index into those compared; %G_MAXUINT where there is none
 * @is_unanimous: whether the same ones are best for every stakeholder
 * @is_level: whether all come to the same for every stakeholder
 *
 * Plain and immutable once made.
 */
typedef struct
{
  guint n_paths;
  guint n_stakeholders;
  gboolean *is_best;
  guint n_shared;
  guint shared;
  gboolean is_unanimous;
  gboolean is_level;
} RecourseStanding;

/**
 * recourse_standing_new:
 * @paths: (array length=n_paths): indices of the paths compared, at least one
 *
 * Returns: (transfer full): how they stand
 */
RecourseStanding *
recourse_standing_new (const RecourseResults *results, const guint *paths, guint n_paths);
void recourse_standing_free (RecourseStanding *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseStanding, recourse_standing_free)

/* Whether none of the paths compared gives @stakeholder more than the @i-th of them. */
static inline gboolean
recourse_standing_is_best (const RecourseStanding *self, guint stakeholder, guint i)
{
  return self->is_best[stakeholder * self->n_paths + i];
}

/* How many are best for @stakeholder. */
guint recourse_standing_count (const RecourseStanding *self, guint stakeholder);

/* The mean of the draws, or the rollback at means where nothing was drawn. */
double recourse_results_expected (const RecourseResults *self, guint path, guint stakeholder);

/* Whether two paths come to the same for @stakeholder on average: equal within 1e-12 of the largest magnitude compared,
 * their spread included, since a mean is no more exact than what it is taken of. */
gboolean
recourse_results_is_level (const RecourseResults *self, guint stakeholder, guint path, guint other);

/* Whether a path is worth more than nothing to @stakeholder on average. */
gboolean recourse_results_gains (const RecourseResults *self, guint stakeholder, guint path);

/* Whether they come to the same in every draw. */
gboolean recourse_results_is_always_level (const RecourseResults *self,
                                           guint stakeholder,
                                           guint path,
                                           guint other);

/* The chance that none of all paths gives @stakeholder more, NaN without draws.  What the engine counts for the first
 * listed is shared by those that are always equal; paths equal in some draws only are counted as the engine does. */
double recourse_results_best_chance (const RecourseResults *self, guint stakeholder, guint path);

G_END_DECLS
