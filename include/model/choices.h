/* What is set differently from the file: a named scenario, claims adopted, values moved.  A plain
 * value, copied and compared whole, so that undo, snapshots for a worker and pictures that restore
 * their state are one assignment each. */
#pragma once

#include "model/dossier.h"

G_BEGIN_DECLS

/**
 * RecourseChoices:
 * @scenario: (nullable): id of a scenario of the dossier
 * @adopt: conflict id → claim id, over what the scenario adopts; an empty string re-opens a question
 * @set: id → #RecourseAssignment (its text a number, or its distribution), over what the scenario sets
 * @paths: the paths that are on, in the order in which they were switched on: the last one leads
 *
 * Values in force: file, then effects of claims adopted (scenario, then @adopt), then the scenario's
 * `set`, then @set.
 */
typedef struct
{
  char *scenario;
  GHashTable *adopt;
  GHashTable *set;
  GPtrArray *paths; /* element-type utf8 */
} RecourseChoices;

RecourseChoices *recourse_choices_new (void);
RecourseChoices *recourse_choices_copy (const RecourseChoices *self);
void recourse_choices_free (RecourseChoices *self);
gboolean recourse_choices_equal (const RecourseChoices *a, const RecourseChoices *b);

void recourse_choices_set_number (RecourseChoices *self, const char *id, double value);
void recourse_choices_set_distribution (RecourseChoices *self,
                                        const char *id,
                                        RecourseDistribution *distribution);
void recourse_choices_reset (RecourseChoices *self, const char *id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseChoices, recourse_choices_free)

G_END_DECLS
