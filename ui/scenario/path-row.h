/* One path out of the dispute as a toggle, and what it means for each stakeholder. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_PATH_ROW (recourse_path_row_get_type ())
G_DECLARE_FINAL_TYPE (RecoursePathRow, recourse_path_row, RECOURSE, PATH_ROW, GtkToggleButton)

/* @path: index among the dossier's paths */
GtkWidget *recourse_path_row_new (RecourseDocument *document, guint path);

/* Shows what @document says now. */
void recourse_path_row_update (RecoursePathRow *self, RecourseDocument *document);

guint recourse_path_row_get_path (RecoursePathRow *self);

G_END_DECLS
