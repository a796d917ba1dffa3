/* Edges and rules on whole device pixels.  Vector files have none; there the logical pixel stands for
 * them, so that all outputs show the same geometry. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

typedef struct
{
  double scale;  /* device pixels for a logical one */
  double dx, dy; /* device position of the logical origin */
} RecourseGrid;

extern const RecourseGrid recourse_grid_logical;

RecourseRect recourse_rect_grow (RecourseRect rect, double by);

/* At least one pixel each way: a bar of nothing is still there. */
RecourseRect recourse_snap_rect (const RecourseGrid *grid, RecourseRect rect);

/* A line's width in logical pixels, whole in device pixels; 0 asks for a hairline. */
double recourse_snap_width (const RecourseGrid *grid, double width);

/* The pixels that a rule covers. */
RecourseRect recourse_snap_rule (const RecourseGrid *grid, const RecourseMark *mark);

/**
 * recourse_snap_curve:
 * @width: (inout): of the line in logical pixels; whole in device pixels afterwards
 *
 * Leaders and steps run along rows and columns of pixels as rules do.
 *
 * Returns: (transfer full): @curve with its points moved, or itself where a piece of it is bent or slants
 */
GArray *recourse_snap_curve (const RecourseGrid *grid, GArray *curve, double *width);

/* Of a line that is not solid: how long are its marks and its gaps.  Those of a wider line are longer, so
 * that a dot is never thinner than the line. */
void recourse_dash_lengths (RecourseDash dash, double width, double lengths[2]);

G_END_DECLS
