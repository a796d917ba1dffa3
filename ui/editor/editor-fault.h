/* Faults in the words of the screen: what a dossier calls by ids people know by labels. */
#pragma once

#include "model/dossier.h"
#include "model/fault.h"

G_BEGIN_DECLS

/* (transfer full): @text with labels instead of the ids that it has in quotation marks */
char *recourse_editor_name_ids (RecourseDossier *dossier, const char *text);

/**
 * recourse_editor_say_fault:
 * @dossier: as it is, without the change that was refused
 * @with_place: whether to say where; not where it stands beside the place
 *
 * Returns: (transfer full): "“Court fees”, formula: needs “Length of the trial”; change or remove this first"
 */
char *recourse_editor_say_fault (RecourseDossier *dossier,
                                 const RecourseFault *fault,
                                 gboolean with_place);

/* (nullable): the first that is no warning.  @faults: (nullable) */
const RecourseFault *recourse_editor_first_error (RecourseFaults *faults);

/* (transfer full): the same in words, with its place.  @faults: (nullable) */
char *recourse_editor_dup_reason (RecourseDossier *dossier, RecourseFaults *faults);

G_END_DECLS
