/* A scene on a Cairo context: the one painter, for screen, PNG and PDF. */
#pragma once

#include "drawing/scene.h"

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * recourse_paint_scene:
 * @cr: its matrix maps logical pixels to the target
 * @theme: what inks look like
 *
 * Paints background and marks.  Hairlines and edges of bars are set on whole device pixels where the
 * target has pixels, and letters between them; a recording surface has none, so a widget should paint
 * into an image.
 */
void recourse_paint_scene (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme);

/**
 * recourse_paint_to_image:
 * @scale: device pixels for a logical one; fractions too
 *
 * Paints into an opaque image surface that knows its scale.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set (#RecourseExportError) where the picture
 *    would be too large
 */
cairo_surface_t *recourse_paint_to_image (const RecourseScene *scene,
                                          RecourseThemeKind theme,
                                          double scale,
                                          GError **error);

/* The mark alone, as on a scene; for focus and hover over a painted scene. */
void recourse_paint_mark (cairo_t *cr, const RecourseMark *mark, RecourseThemeKind theme);

/* A symbol on its own, for the window's own controls: the same drawing as in charts. */
void recourse_paint_symbol (cairo_t *cr,
                            RecourseSymbol symbol,
                            RecourseRect bounds,
                            RecourseColor color,
                            gboolean is_filled);

G_END_DECLS
