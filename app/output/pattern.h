/* Patterns that double a colour, on Cairo and as SVG. */
#pragma once

#include "drawing/theme.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Draws lines or dots through the given extents in the current source; the clip is the caller's. */
void recourse_pattern_paint (
    cairo_t *cr, RecoursePattern pattern, double left, double top, double right, double bottom);

/**
 * recourse_pattern_tile:
 * @cr: whose source is the ink and whose target decides
 * @scale: device pixels for a logical one
 *
 * Returns: (transfer full) (nullable): a source that repeats one tile of @pattern from the scene's origin
 *    on: a hundred lines take as long as one; %NULL on targets without pixels, and where a tile would not
 *    end with one
 */
cairo_pattern_t *recourse_pattern_tile (cairo_t *cr, RecoursePattern pattern, double scale);

const char *recourse_pattern_name (RecoursePattern pattern);

/* Side of a tile. */
#define RECOURSE_PATTERN_STEP 6

/* Appends the content of one tile as SVG. */
void recourse_pattern_append_tile (GString *svg, RecoursePattern pattern, const char *color);

G_END_DECLS
