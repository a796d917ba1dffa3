/* A popover that finds a record of some lists by what one types. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EDITOR_PICKER (recourse_editor_picker_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEditorPicker, recourse_editor_picker, RECOURSE, EDITOR_PICKER, GtkPopover)

/**
 * recourse_editor_picker_new:
 * @of: names of lists, separated by spaces
 *
 * The options are those of the dossier at the time when it is opened.  Emits `picked` (string: the id).
 */
GtkWidget *recourse_editor_picker_new (RecourseDocument *document, const char *of);

/* (nullable): ids that are not offered */
void recourse_editor_picker_leave_out (RecourseEditorPicker *self, const char *const *ids);

/* Offers to add a record called as was typed, where none matches; emits `asked-new` (string: the label). */
void recourse_editor_picker_offer_new (RecourseEditorPicker *self);

G_END_DECLS
