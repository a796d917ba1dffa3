/* The values of a distribution that has no curve: a row for each value and its probability, or samples as text. */
#pragma once

#include "model/distribution.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_MASS_EDITOR (recourse_mass_editor_get_type ())
G_DECLARE_FINAL_TYPE (RecourseMassEditor, recourse_mass_editor, RECOURSE, MASS_EDITOR, GtkBox)

/* Whether @kind has values to edit here. */
gboolean recourse_mass_editor_takes (const char *kind);

/* What is being typed stays where @distribution is the one that was taken last. */
void recourse_mass_editor_show (RecourseMassEditor *self, RecourseDistribution *distribution);

/* Signals: `changed` (RecourseDistribution): a sound one was entered; `refused` (string or NULL): why what is typed is
 * none, or that nothing is wrong any more. */

G_END_DECLS
