/* How far a point lies from a curve. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

double recourse_segment_distance (double x, double y, double x1, double y1, double x2, double y2);

/* 0 inside a filled curve (even-odd), else the distance to its line. */
double recourse_curve_distance (GArray *curve, gboolean is_filled, double x, double y);

G_END_DECLS
