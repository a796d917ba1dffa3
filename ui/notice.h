/* A line above what the window shows: something happened, and this can be done about it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer floating): text that wraps, plain */
GtkWidget *recourse_notice_new (const char *text);
void recourse_notice_set_text (GtkWidget *notice, const char *text);

/* @is_suggested: whether it is what most people want */
void recourse_notice_add_button (GtkWidget *notice,
                                 const char *label,
                                 gboolean is_suggested,
                                 GCallback clicked,
                                 gpointer user_data);

G_END_DECLS
