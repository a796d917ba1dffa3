/* Small pieces that several parts of the window are made of. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Says @name to assistive technology, whatever the widget shows. */
void recourse_widget_speak (GtkWidget *self, const char *name);

/* Says @name where an icon alone would say nothing: to assistive technology and in a tooltip. */
void recourse_widget_set_spoken_name (GtkWidget *self, const char *name);

/* (transfer floating): a flat button with an icon and the name it is spoken by */
GtkWidget *recourse_icon_button_new (const char *icon, const char *name);

/* (transfer floating): the same that opens @popover */
GtkWidget *recourse_icon_menu_button_new (const char *icon, const char *name, GtkWidget *popover);

/* A table that is too wide shows its first column first where lines run from right to left, too: GTK leaves it
 * at its left edge. */
void recourse_scrolled_window_begin_at_start (GtkScrolledWindow *self);

/* Opens @menu, which is made into widgets when it is opened first. */
void recourse_menu_button_set_menu (GtkMenuButton *self, GMenuModel *menu);

/* Says @text when the pointer rests there; says nothing new for nothing. */
void recourse_widget_set_tooltip (GtkWidget *self, const char *text);

/* Calls @func with @self when the next frame has been painted and nothing else is to be done: for what a first look
 * does not need.  @self may have been disposed of by then. */
void recourse_widget_after_frame (GtkWidget *self, GSourceFunc func);

/* Takes out all children. */
void recourse_box_clear (GtkBox *self);

G_END_DECLS
