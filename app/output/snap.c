/* Rounding happens here and nowhere else, after the scale is known (fractional ones too): edges are
 * rounded and sizes derived from them, so bars that end at one value end in one row of pixels. */
#include "snap.h"

#include <math.h>

const RecourseGrid recourse_grid_logical = { 1, 0, 0 };

RecourseRect
recourse_rect_grow (RecourseRect rect, double by)
{
  return (RecourseRect){ rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by };
}

/* The logical position of the device pixel edge nearest to @x. */
static double
snap (double x, double scale, double offset)
{
  return (floor (x * scale + offset + 0.5) - offset) / scale;
}

RecourseRect
recourse_snap_rect (const RecourseGrid *grid, RecourseRect rect)
{
  double right = snap (rect.x + rect.width, grid->scale, grid->dx);
  double bottom = snap (rect.y + rect.height, grid->scale, grid->dy);
  double x = snap (rect.x, grid->scale, grid->dx), y = snap (rect.y, grid->scale, grid->dy);
  double pixel = 1 / grid->scale;

  return (RecourseRect){ x, y, fmax (right - x, pixel), fmax (bottom - y, pixel) };
}

double
recourse_snap_width (const RecourseGrid *grid, double width)
{
  return fmax (floor (width * grid->scale + 0.5), 1) / grid->scale;
}

RecourseRect
recourse_snap_rule (const RecourseGrid *grid, const RecourseMark *mark)
{
  double width = recourse_snap_width (grid, mark->paint.stroke_width);
  RecourseRect b = mark->bounds, rule = b;
  gboolean is_horizontal = b.width >= b.height;

  if (is_horizontal)
    rule = (RecourseRect){ b.x, b.y + (b.height - width) / 2, b.width, width };
  else
    rule = (RecourseRect){ b.x + (b.width - width) / 2, b.y, width, b.height };
  rule = recourse_snap_rect (grid, rule);
  /* Both edges may have been rounded apart; the width was decided before. */
  if (is_horizontal)
    rule.height = width;
  else
    rule.width = width;
  return rule;
}
