/* Letters between pixels, for targets on which Cairo sets them on whole ones. */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

G_BEGIN_DECLS

/* Whether letters on @surface must be drawn here to be spaced evenly. */
gboolean recourse_glyphs_are_wanted (cairo_surface_t *surface);

/**
 * recourse_glyphs_show:
 * @scale: device pixels for a logical one; @cr's matrix may move but neither turn nor shear
 * @x: where the line starts, in device pixels
 * @y: its baseline, in device pixels
 *
 * Draws @line in the source of @cr.
 *
 * Returns: whether it did; a line with a letter that is a picture is left to Cairo
 */
gboolean
recourse_glyphs_show (cairo_t *cr, PangoLayoutLine *line, double scale, double x, double y);

/* Puts @mask on the target of @cr pixel by pixel, whatever its scale and matrix; @x, @y: device pixels. */
void recourse_mask_target (cairo_t *cr, cairo_surface_t *mask, int x, int y);

G_END_DECLS
