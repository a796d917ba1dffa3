/* Curves: building them, their bounds, and how far a point lies from them.  Cubics are followed by
 * sixteen chords, which is within a tenth of a pixel for curves as wide as a chart. */
#include "drawing/curve.h"

#include "scene-geometry.h"

#include <math.h>

#define CHORDS 16

GArray *
recourse_curve_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (RecourseCurvePoint));
}

static void
append (GArray *curve, RecourseCurvePoint point)
{
  g_array_append_val (curve, point);
}

void
recourse_curve_move_to (GArray *curve, double x, double y)
{
  append (curve, (RecourseCurvePoint){ RECOURSE_CURVE_MOVE, 0, 0, 0, 0, x, y });
}

void
recourse_curve_line_to (GArray *curve, double x, double y)
{
  append (curve, (RecourseCurvePoint){ RECOURSE_CURVE_LINE, 0, 0, 0, 0, x, y });
}

void
recourse_curve_cubic_to (
    GArray *curve, double x1, double y1, double x2, double y2, double x, double y)
{
  append (curve, (RecourseCurvePoint){ RECOURSE_CURVE_CUBIC, x1, y1, x2, y2, x, y });
}

void
recourse_curve_close (GArray *curve)
{
  append (curve, (RecourseCurvePoint){ RECOURSE_CURVE_CLOSE, 0, 0, 0, 0, 0, 0 });
}

RecourseRect
recourse_rect_normalize (RecourseRect rect)
{
  if (rect.width < 0)
    {
      rect.x += rect.width;
      rect.width = -rect.width;
    }
  if (rect.height < 0)
    {
      rect.y += rect.height;
      rect.height = -rect.height;
    }
  return rect;
}

typedef struct
{
  double x, y;             /* where the pen is */
  double start_x, start_y; /* where the subpath began */
} Pen;

typedef void (*ChordFunc) (double x1, double y1, double x2, double y2, gpointer data);

static void
walk_cubic (const Pen *pen, const RecourseCurvePoint *p, ChordFunc func, gpointer data)
{
  double last_x = pen->x, last_y = pen->y;

  for (guint i = 1; i <= CHORDS; i++)
    {
      double t = (double)i / CHORDS, s = 1 - t;
      double x =
          s * s * s * pen->x + 3 * s * s * t * p->x1 + 3 * s * t * t * p->x2 + t * t * t * p->x;
      double y =
          s * s * s * pen->y + 3 * s * s * t * p->y1 + 3 * s * t * t * p->y2 + t * t * t * p->y;

      func (last_x, last_y, x, y, data);
      last_x = x;
      last_y = y;
    }
}

static void
walk_chords (GArray *curve, ChordFunc func, gpointer data)
{
  Pen pen = { 0, 0, 0, 0 };

  for (guint i = 0; i < curve->len; i++)
    {
      const RecourseCurvePoint *p = &g_array_index (curve, RecourseCurvePoint, i);

      switch (p->op)
        {
        case RECOURSE_CURVE_MOVE:
          pen = (Pen){ p->x, p->y, p->x, p->y };
          continue;
        case RECOURSE_CURVE_LINE:
          func (pen.x, pen.y, p->x, p->y, data);
          break;
        case RECOURSE_CURVE_CUBIC:
          walk_cubic (&pen, p, func, data);
          break;
        case RECOURSE_CURVE_CLOSE:
          func (pen.x, pen.y, pen.start_x, pen.start_y, data);
          pen = (Pen){ pen.start_x, pen.start_y, pen.start_x, pen.start_y };
          continue;
        }
      pen.x = p->x;
      pen.y = p->y;
    }
}

typedef struct
{
  double left, top, right, bottom;
} Extent;

static void
extend (double x1, double y1, double x2, double y2, gpointer data)
{
  Extent *extent = data;

  extent->left = fmin (extent->left, fmin (x1, x2));
  extent->right = fmax (extent->right, fmax (x1, x2));
  extent->top = fmin (extent->top, fmin (y1, y2));
  extent->bottom = fmax (extent->bottom, fmax (y1, y2));
}

RecourseRect
recourse_curve_bounds (GArray *curve)
{
  Extent extent = { INFINITY, INFINITY, -INFINITY, -INFINITY };

  walk_chords (curve, extend, &extent);
  if (extent.left > extent.right)
    return (RecourseRect){ 0, 0, 0, 0 };
  return (RecourseRect){ extent.left, extent.top, extent.right - extent.left,
                         extent.bottom - extent.top };
}

typedef struct
{
  double x, y;
  double nearest;
  gboolean is_inside; /* by the even-odd rule */
} Probe;

double
recourse_segment_distance (double x, double y, double x1, double y1, double x2, double y2)
{
  double dx = x2 - x1, dy = y2 - y1, length = dx * dx + dy * dy;
  double t = length > 0 ? CLAMP (((x - x1) * dx + (y - y1) * dy) / length, 0, 1) : 0;

  return hypot (x - x1 - t * dx, y - y1 - t * dy);
}

static void
probe_chord (double x1, double y1, double x2, double y2, gpointer data)
{
  Probe *probe = data;
  double distance = recourse_segment_distance (probe->x, probe->y, x1, y1, x2, y2);

  probe->nearest = fmin (probe->nearest, distance);
  if ((y1 > probe->y) != (y2 > probe->y) && probe->x < x1 + (probe->y - y1) / (y2 - y1) * (x2 - x1))
    probe->is_inside = !probe->is_inside;
}

double
recourse_curve_distance (GArray *curve, gboolean is_filled, double x, double y)
{
  Probe probe = { x, y, INFINITY, FALSE };

  walk_chords (curve, probe_chord, &probe);
  return is_filled && probe.is_inside ? 0 : probe.nearest;
}
