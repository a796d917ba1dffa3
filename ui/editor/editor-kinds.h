/* The rows of the editor's sidebar: a kind of entries and how many there are. */
#pragma once

#include "ui/editor/editor-lists.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

GtkWidget *recourse_editor_kind_row_new (const RecourseEditorList *list);
const RecourseEditorList *recourse_editor_kind_row_get_list (GtkListBoxRow *row);

/* Shows how many entries @dossier has of the kind. */
void recourse_editor_kind_row_update (GtkListBoxRow *row, RecourseDossier *dossier);

G_END_DECLS
