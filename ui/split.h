/* A sidebar beside the content, or over it where the window is narrow. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SPLIT (recourse_split_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSplit, recourse_split, RECOURSE, SPLIT, GtkWidget)

/* @fold_below: width in logical pixels under which the sidebar overlays */
void recourse_split_set_up (
    RecourseSplit *self, GtkWidget *sidebar, GtkWidget *content, int sidebar_width, int fold_below);

/* (transfer full): a stateful action called @name that shows and hides the sidebar. */
GAction *recourse_split_create_action (RecourseSplit *self, const char *name);

G_END_DECLS
