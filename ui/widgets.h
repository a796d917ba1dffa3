/* Small pieces that several parts of the window are made of. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says @name where an icon alone would say nothing: to assistive technology and in a tooltip. */
void recourse_widget_set_spoken_name (GtkWidget *self, const char *name);

/* (transfer floating): a flat button with an icon and the name it is spoken by */
GtkWidget *recourse_icon_button_new (const char *icon, const char *name);

/* (transfer floating): the same that opens @popover */
GtkWidget *recourse_icon_menu_button_new (const char *icon, const char *name, GtkWidget *popover);

/* A table that is too wide shows its first column first where lines run from right to left, too: GTK leaves it
 * at its left edge. */
void recourse_scrolled_window_begin_at_start (GtkScrolledWindow *self);

/* Takes out all children. */
void recourse_box_clear (GtkBox *self);

G_END_DECLS
