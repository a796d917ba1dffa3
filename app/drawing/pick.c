/* What is under the pointer.  Thin marks are as easy to hit as thick ones: each mark reaches 12 px
 * from its middle line at least, and the nearest one wins. */
#include "drawing/curve.h"

#include <math.h>

#define REACH 12.0

static double
rect_distance (const RecourseRect *rect, double x, double y)
{
  double dx = fmax (fmax (rect->x - x, x - rect->x - rect->width), 0);
  double dy = fmax (fmax (rect->y - y, y - rect->y - rect->height), 0);

  return hypot (dx, dy);
}

static double
mark_distance (const RecourseMark *mark, double x, double y)
{
  if (mark->shape != RECOURSE_SHAPE_CURVE)
    return rect_distance (&mark->bounds, x, y);
  if (rect_distance (&mark->bounds, x, y) > REACH)
    return INFINITY;

  double distance =
      recourse_curve_distance (mark->curve, mark->paint.fill != RECOURSE_INK_NONE, x, y);

  return fmax (distance - mark->paint.stroke_width / 2, 0);
}

static double
half_thickness (const RecourseMark *mark)
{
  if (mark->shape == RECOURSE_SHAPE_CURVE && mark->paint.fill == RECOURSE_INK_NONE)
    return mark->paint.stroke_width / 2;
  return fmin (mark->bounds.width, mark->bounds.height) / 2;
}

/* Above a mark that lies under the point, a thin one close by is meant; a thick one is not. */
static gboolean
is_meant (const RecourseMark *mark, double distance, const RecourseMark *hit)
{
  if (hit == NULL)
    return distance <= REACH;
  return mark->z >= hit->z && distance <= REACH - half_thickness (mark);
}

const RecourseMark *
recourse_scene_pick (const RecourseScene *self, double x, double y)
{
  const RecourseMark *hit = NULL, *nearest = NULL;
  double nearest_distance = INFINITY;

  for (guint i = self->marks->len; i > 0 && hit == NULL; i--)
    {
      const RecourseMark *mark = g_ptr_array_index (self->marks, i - 1);

      if (mark->spoken != NULL && mark_distance (mark, x, y) <= 0)
        hit = mark;
    }
  if (hit != NULL && half_thickness (hit) < REACH)
    return hit;
  for (guint i = self->marks->len; i > 0; i--)
    {
      const RecourseMark *mark = g_ptr_array_index (self->marks, i - 1);
      double distance;

      if (mark->spoken == NULL || mark == hit)
        continue;
      distance = mark_distance (mark, x, y);
      if (distance > 0 && distance < nearest_distance && is_meant (mark, distance, hit))
        {
          nearest = mark;
          nearest_distance = distance;
        }
    }
  return nearest != NULL ? nearest : hit;
}
