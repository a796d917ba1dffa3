/* Regions of a map: where a field of numbers on a grid is above zero, as outlines. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChartGrid:
 * @x: (array length=n_x): where the columns lie, in pixels
 * @y: (array length=n_y): where the rows lie
 */
typedef struct
{
  guint n_x, n_y;
  const double *x, *y;
} ChartGrid;

/**
 * chart_region_trace:
 * @values: [y][x]
 * @border: (out) (transfer full) (element-type RecourseCurvePoint): the part of the outlines where the field
 *    is zero, not the edge of the grid
 *
 * Marching squares with linear interpolation (W. Lorensen, H. Cline, "Marching Cubes", SIGGRAPH 1987, in two
 * dimensions): each cell gives the part of it that lies above zero; edges that two parts share cancel out.
 *
 * Returns: (transfer full) (element-type RecourseCurvePoint): closed outlines, to be filled by the even-odd rule
 */
GArray *chart_region_trace (const ChartGrid *grid, const double *values, GArray **border);

G_END_DECLS
