/* Long lines, reduced to what a row of pixels can show. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

/**
 * recourse_reduce_line:
 * @xs: (array length=n): ascending
 * @ys: (array length=n): what is not finite is a gap
 * @origin: the x at which a column of pixels begins
 * @column: its width in units of @xs; 0 keeps every point
 *
 * M4: of the points in each column the first, the lowest, the highest and the last, where they truly are.
 * U. Jugel et al., "M4: A Visualization-Oriented Time Series Data Aggregation", PVLDB 7(10), 2014.
 *
 * Returns: (transfer full) (element-type guint): indices of points to draw, in order; of a gap, the index
 *    of its first point
 */
GArray *
recourse_reduce_line (const double *xs, const double *ys, guint n, double origin, double column);

/**
 * recourse_reduce_to_curves:
 * @xs: (array length=n): logical pixels, ascending
 * @ys: (array length=n): logical pixels; what is not finite is a gap
 * @column: width of a column in logical pixels: 1 / scale for pixels, 0.5 for vector files
 *
 * The reduced line, interrupted at gaps, in pieces of about 2000 points that begin where the one before
 * ends: a long path is slower to stroke than its pieces.
 *
 * Returns: (transfer full) (element-type GArray): curves, as recourse_scene_add_curve() takes them
 */
GPtrArray *recourse_reduce_to_curves (const double *xs, const double *ys, guint n, double column);

/**
 * recourse_curve_simplify:
 * @tolerance: logical pixels
 *
 * Drops, in place, corners of straight pieces that stray no further than @tolerance from the line without
 * them; ends, arcs and the number of pieces stay.  D. Douglas and T. Peucker, Cartographica 10(2), 1973.
 */
void recourse_curve_simplify (GArray *curve, double tolerance);

/* What the eye does not see even on a screen of twice the density. */
#define RECOURSE_CURVE_TOLERANCE 0.1

G_END_DECLS
