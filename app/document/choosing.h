/* What may be chosen, as plain functions of a dossier and choices: no state, no results. */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

/* (transfer full): what a freshly opened dossier shows: all paths on, its first scenario leading */
RecourseChoices *recourse_choosing_first (RecourseDossier *dossier);

gboolean
recourse_choosing_is_on (RecourseDossier *dossier, const RecourseChoices *choices, guint path);

/* The path switched on last, as an index. */
guint recourse_choosing_leader (RecourseDossier *dossier, const RecourseChoices *choices);

/* Switches a path on, which then leads, or off; the last one on stays on. */
void recourse_choosing_toggle (RecourseChoices *choices, const char *path);

/* Chooses @scenario (%NULL: none), drops what was set by hand; its path is on and leads. */
void recourse_choosing_apply (RecourseChoices *choices, RecourseScenario *scenario);

/* Leaves out what @dossier does not have: scenario, conflicts and claims, levers, constants, drivers and paths.  A lever
 * that is out of its range is brought back into it.  Where no path is left the first one is on. */
void recourse_choosing_prune (RecourseDossier *dossier, RecourseChoices *choices);

/* Follows a record of @list that was renamed. */
void recourse_choosing_rename (RecourseChoices *choices,
                               const char *list,
                               const char *id,
                               const char *new_id);

/* Whether results are the same: everything but the paths that are on. */
gboolean recourse_choosing_same_values (const RecourseChoices *a, const RecourseChoices *b);

/* @value within the lever's range; a switch is 0 or 1. */
double recourse_choosing_clamp (RecourseLever *lever, double value);

/* (nullable): what to call the lever, constant or driver @id; %NULL: there is none */
const char *recourse_choosing_label (RecourseDossier *dossier, const char *id);

G_END_DECLS
