/* The dossier in forms: every kind of entry that it holds, listed, searched, added, removed, put in order. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EDITOR_WINDOW (recourse_editor_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEditorWindow, recourse_editor_window, RECOURSE, EDITOR_WINDOW, AdwWindow)

/* @parent: whose actions it forwards: undo and redo work here as there */
RecourseEditorWindow *recourse_editor_window_new (GtkWindow *parent);

void recourse_editor_window_set_document (RecourseEditorWindow *self, RecourseDocument *document);

/* Goes to the entry that @place, a JSON pointer, lies in. */
void recourse_editor_window_reveal (RecourseEditorWindow *self, const char *place);

/* Takes over what was typed and not yet committed. */
void recourse_editor_window_flush (RecourseEditorWindow *self);

G_END_DECLS
