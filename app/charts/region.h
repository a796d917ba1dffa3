/* Regions of a map: where a grid carries one label, as outlines. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * ChartGrid:
 * @x: (array length=n_x): where the columns lie, in pixels
 * @y: (array length=n_y): where the rows lie
 * @labels: [y][x]
 * @turn_x: [y][x]: the part of the way to the next column at which its label gives way; NaN: not known
 * @turn_y: the same to the next row
 */
typedef struct
{
  guint n_x, n_y;
  const double *x, *y;
  const guint *labels;
  const double *turn_x, *turn_y;
} ChartGrid;

/**
 * chart_region_trace:
 * @label: of the region
 * @border: (out) (transfer full) (element-type RecourseCurvePoint): the part of the outlines where another
 *    region begins, not the edge of the grid
 *
 * Marching squares (W. Lorensen, H. Cline, "Marching Cubes", SIGGRAPH 1987, in two dimensions) for many
 * labels: each cell gives the part of it that carries the label; where three regions meet their borders
 * meet in one point; edges that two parts share cancel out.
 *
 * Returns: (transfer full) (element-type RecourseCurvePoint): closed outlines, to be filled by the even-odd rule
 */
GArray *chart_region_trace (const ChartGrid *grid, guint label, GArray **border);

G_END_DECLS
