/* The focusable places of a chart: a handle for each series of its scene. */
#pragma once

#include "ui/chart/mark-handle.h"

G_BEGIN_DECLS

typedef struct _RecourseMarkHandles RecourseMarkHandles;

/**
 * RecourseMarkHandlesFunc:
 * @has_focus: whether a handle has the focus now
 *
 * Called when one of the handles has got or lost the focus.
 */
typedef void (*RecourseMarkHandlesFunc) (gboolean has_focus, gpointer user_data);

/* @parent: borrowed; whose children the handles become, before @next */
RecourseMarkHandles *recourse_mark_handles_new (GtkWidget *parent,
                                                GtkWidget *next,
                                                RecourseMarkHandlesFunc func,
                                                gpointer user_data);
void recourse_mark_handles_free (RecourseMarkHandles *self);

/* Follows the series of @scene. */
void recourse_mark_handles_sync (RecourseMarkHandles *self, const RecourseScene *scene);

/* Places every handle on its mark. */
void recourse_mark_handles_allocate (RecourseMarkHandles *self, const RecourseScene *scene);

/* (nullable) */
RecourseMarkHandle *recourse_mark_handles_get_focused (RecourseMarkHandles *self);

G_END_DECLS
