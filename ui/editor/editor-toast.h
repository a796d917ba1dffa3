/* Toasts from wherever a widget stands. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says @text, which is plain, in the toast overlay around @widget.  @offers_undo: with a button that undoes the last
 * step */
void recourse_editor_say (GtkWidget *widget, const char *text, gboolean offers_undo);

G_END_DECLS
