/* A picture as large as its widget, laid out on request: its marks can be pointed at, walked with the keyboard and read
 * by assistive technology, as those of a chart. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SCENE_VIEW (recourse_scene_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSceneView, recourse_scene_view, RECOURSE, SCENE_VIEW, GtkWidget)

/* (transfer full) (nullable): a sealed scene of that size; %NULL: nothing to show yet */
typedef RecourseScene *(*RecourseSceneFunc) (double width, double height, gpointer user_data);

/* How high a picture of that width wants to be. */
typedef int (*RecourseSceneHeight) (int width, gpointer user_data);

/* Both functions are called while sizes are handed out, so they had better be quick.  @height: (nullable) */
GtkWidget *
recourse_scene_view_new (RecourseSceneFunc lay_out, RecourseSceneHeight height, gpointer user_data);

/* Lays out again; @moves: marks move to their new places. */
void recourse_scene_view_refresh (RecourseSceneView *self, gboolean moves);

G_END_DECLS
