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

static gboolean
is_upright (const GArray *curve)
{
  const RecourseCurvePoint *last = NULL;

  for (guint i = 0; i < curve->len; i++)
    {
      const RecourseCurvePoint *p = &g_array_index (curve, RecourseCurvePoint, i);

      if (p->op == RECOURSE_CURVE_CUBIC || p->op == RECOURSE_CURVE_CLOSE)
        return FALSE;
      if (p->op == RECOURSE_CURVE_LINE && fabs (p->x - last->x) > 1e-6
          && fabs (p->y - last->y) > 1e-6)
        return FALSE;
      last = p;
    }
  return TRUE;
}

GArray *
recourse_snap_curve (const RecourseGrid *grid, GArray *curve, double *width)
{
  GArray *snapped;
  double half;

  if (!is_upright (curve))
    return g_array_ref (curve);
  *width = recourse_snap_width (grid, *width);
  half = *width / 2;
  snapped = g_array_copy (curve);
  for (guint i = 0; i < snapped->len; i++)
    {
      RecourseCurvePoint *p = &g_array_index (snapped, RecourseCurvePoint, i);

      p->x = snap (p->x - half, grid->scale, grid->dx) + half;
      p->y = snap (p->y - half, grid->scale, grid->dy) + half;
    }
  return snapped;
}

void
recourse_dash_lengths (RecourseDash dash, double width, double lengths[2])
{
  gboolean is_dashed = dash == RECOURSE_DASH_DASHED;

  lengths[0] = is_dashed ? fmax (6, 3 * width) : fmax (1, width);
  lengths[1] = fmax (3, 1.5 * width);
}
