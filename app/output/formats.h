/* The writers of the table in export.c, and what they share. */
#pragma once

#include "config.h"

#include "drawing/scene.h"

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

/* Turns a failure of Cairo into an error of the export. */
gboolean recourse_check_cairo (cairo_status_t status, GError **error);

GBytes *recourse_write_png (const RecourseScene *scene,
                            RecourseThemeKind theme,
                            double scale,
                            GError **error);
GBytes *recourse_write_svg (const RecourseScene *scene,
                            RecourseThemeKind theme,
                            double scale,
                            GError **error);
GBytes *recourse_write_pdf (const RecourseScene *scene,
                            RecourseThemeKind theme,
                            double scale,
                            GError **error);
GBytes *recourse_write_scene (const RecourseScene *scene,
                              RecourseThemeKind theme,
                              double scale,
                              GError **error);

G_END_DECLS
