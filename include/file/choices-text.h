/* Choices ⇄ JSON text, for whatever keeps them outside a dossier: the recovery folder, pictures that carry
 * their state, the clipboard. */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

/**
 * recourse_choices_to_text:
 *
 * Returns: (transfer full): a JSON object with `scenario`, `adopt`, `set` and `paths`, as far as present, in an
 *    order that depends on nothing but the choices
 */
char *recourse_choices_to_text (const RecourseChoices *self);

/**
 * recourse_choices_from_text:
 * @length: in bytes; -1: up to the NUL
 *
 * Reads what recourse_choices_to_text() wrote, strictly: unknown keys and wrong types are errors.  Whether the ids
 * exist in a dossier is not asked here; see recourse_choosing_prune().
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
RecourseChoices *recourse_choices_from_text (const char *text, gssize length, GError **error);

G_END_DECLS
