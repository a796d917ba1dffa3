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

G_END_DECLS
