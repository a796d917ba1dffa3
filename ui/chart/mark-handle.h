/* A focusable place on a chart: one series, at the mark that the arrow keys have reached. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_MARK_HANDLE (recourse_mark_handle_get_type ())
G_DECLARE_FINAL_TYPE (RecourseMarkHandle, recourse_mark_handle, RECOURSE, MARK_HANDLE, GtkWidget)

GtkWidget *recourse_mark_handle_new (const char *series);

const char *recourse_mark_handle_get_series (RecourseMarkHandle *self);
const char *recourse_mark_handle_get_key (RecourseMarkHandle *self);

/* Stays on the mark with the same key; goes to the series' first where that is gone. */
void recourse_mark_handle_sync (RecourseMarkHandle *self, const RecourseScene *scene);

/* Goes @step marks on within the series, not past its ends; whether it moved. */
gboolean recourse_mark_handle_walk (RecourseMarkHandle *self, const RecourseScene *scene, int step);

/* The bounds of the mark in whole pixels, never empty. */
GdkRectangle recourse_mark_bounds (const RecourseMark *mark);

G_END_DECLS
