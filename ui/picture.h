/* Pictures of charts for elsewhere: clipboard, file, folder. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): @chart as a slide of 1920 × 1080, complete in itself */
RecourseScene *recourse_picture_scene_new (const RecourseChart *chart,
                                           RecourseDocument *document,
                                           GtkWidget *widget);

/* Puts @scene on the clipboard, as PNG and as SVG. */
gboolean recourse_picture_copy (GdkClipboard *clipboard,
                                const RecourseScene *scene,
                                RecourseThemeKind theme,
                                GError **error);

/**
 * recourse_picture_save_async:
 * @file: its name tells the format: .svg, else PNG
 *
 * Draws and saves in a worker; a scene no longer changes, so it can be read there.
 */
void recourse_picture_save_async (RecourseScene *scene,
                                  RecourseThemeKind theme,
                                  GFile *file,
                                  GAsyncReadyCallback callback,
                                  gpointer user_data);
gboolean recourse_picture_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
