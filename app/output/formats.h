/* The writers of the table in export.c, and what they share. */
#pragma once

#include "config.h"

#include "drawing/scene.h"
#include "output/export.h"

#include <cairo.h>
#include <gio/gio.h>
#include <glib/gi18n.h>

G_BEGIN_DECLS

G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_t, cairo_destroy)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (cairo_surface_t, cairo_surface_destroy)

/* Turns a failure of Cairo into an error of the export. */
gboolean recourse_check_cairo (cairo_status_t status, GError **error);

/* The scale that @how asks for. */
double recourse_export_scale (const RecourseExport *how);

/* (transfer full): @data as a zlib stream, the same bytes every time */
GByteArray *recourse_deflate (GBytes *data);

/* Paints the marks of a scene as recourse_paint_scene() does, on whatever lies behind. */
void recourse_paint_marks (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme);

/* @curve as the current path of @cr. */
void recourse_trace_curve (cairo_t *cr, GArray *curve);

GBytes *recourse_write_png (const RecourseScene *scene, const RecourseExport *how, GError **error);
GBytes *recourse_write_svg (const RecourseScene *scene, const RecourseExport *how, GError **error);
GBytes *recourse_write_pdf (const RecourseScene *scene, const RecourseExport *how, GError **error);
GBytes *
recourse_write_scene (const RecourseScene *scene, const RecourseExport *how, GError **error);

G_END_DECLS
