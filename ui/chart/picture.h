/* Pictures of charts for elsewhere: clipboard, drag, file. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* (transfer full): @chart as a slide of 1920 × 1080, complete in itself */
RecourseScene *recourse_picture_scene_new (const RecourseChart *chart,
                                           RecourseDocument *document,
                                           GtkWidget *widget);

/* (transfer full): a name for a file, without its extension: the first part of the dossier's title, and @what */
char *recourse_picture_dup_name (RecourseDocument *document, const char *what);

/* Offers @scene on the clipboard, as PNG and as SVG, which carry @document as it stands. */
void recourse_picture_copy (GtkWidget *widget,
                            RecourseDocument *document,
                            RecourseScene *scene,
                            RecourseThemeKind theme);

/**
 * recourse_picture_drag:
 * @name: of the file, without its extension
 *
 * Begins to save the picture as a file in a folder of its own, which goes when the program ends.
 *
 * Returns: (transfer full): what a drag of @scene offers: PNG, SVG, a file
 */
GdkContentProvider *recourse_picture_drag (GtkWidget *widget,
                                           RecourseDocument *document,
                                           RecourseScene *scene,
                                           RecourseThemeKind theme,
                                           const char *name);

/* (transfer full): @scene, @width logical pixels wide */
GdkPaintable *recourse_picture_paintable_new (const RecourseScene *scene,
                                              RecourseThemeKind theme,
                                              double width,
                                              double scale);

G_END_DECLS
