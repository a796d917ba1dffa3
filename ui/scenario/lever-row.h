/* A variant of a path: a switch or a slider. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_LEVER_ROW (recourse_lever_row_get_type ())
G_DECLARE_FINAL_TYPE (RecourseLeverRow, recourse_lever_row, RECOURSE, LEVER_ROW, GtkListBoxRow)

GtkWidget *recourse_lever_row_new (RecourseDocument *document, RecourseLever *lever);

void recourse_lever_row_update (RecourseLeverRow *self);

/* Says what the change of a row that was changed does.  @effect: (nullable): nothing to say */
void recourse_lever_row_set_effect (RecourseLeverRow *self, const char *effect);

/* Of the lever. */
const char *recourse_lever_row_get_id (RecourseLeverRow *self);

/* What a click on the row does: turns its switch. */
void recourse_lever_row_activate (RecourseLeverRow *self);

G_END_DECLS
