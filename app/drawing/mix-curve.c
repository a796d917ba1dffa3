/* Curves on their way into one another.  Curves built alike move point by point; others are cut into
 * pieces of equal length first, since the tenth point of one has nothing to do with the tenth of the
 * other. */
#include "mix.h"

#include <math.h>

/* Chords for a cubic. */
#define CHORDS 12
#define MOST_PIECES 512

typedef struct
{
  double x, y;
} Point;

static const RecourseCurvePoint *
point_at (GArray *curve, guint i)
{
  return &g_array_index (curve, RecourseCurvePoint, i);
}

/* Where the subpath that begins at @start ends. */
static guint
subpath_end (GArray *curve, guint start)
{
  guint end = start + 1;

  while (end < curve->len && point_at (curve, end)->op != RECOURSE_CURVE_MOVE)
    end++;
  return end;
}

static gboolean
is_closed (GArray *curve, guint end)
{
  return point_at (curve, end - 1)->op == RECOURSE_CURVE_CLOSE;
}

gboolean
recourse_mix_curves_match (GArray *from, GArray *to)
{
  guint i = 0, j = 0;

  while (i < from->len && j < to->len)
    {
      i = subpath_end (from, i);
      j = subpath_end (to, j);
      if (is_closed (from, i) != is_closed (to, j))
        return FALSE;
    }
  return i >= from->len && j >= to->len;
}

static gboolean
are_built_alike (GArray *from, GArray *to)
{
  if (from->len != to->len)
    return FALSE;
  for (guint i = 0; i < from->len; i++)
    if (point_at (from, i)->op != point_at (to, i)->op)
      return FALSE;
  return TRUE;
}

static GArray *
mix_by_point (const RecourseMixStage *stage, GArray *from, GArray *to)
{
  GArray *mixed = g_array_sized_new (FALSE, FALSE, sizeof (RecourseCurvePoint), from->len);

  for (guint i = 0; i < from->len; i++)
    {
      const RecourseCurvePoint *a = point_at (from, i), *b = point_at (to, i);
      RecourseCurvePoint point = {
        a->op,
        recourse_mix_x (stage, a->x1, b->x1),
        recourse_mix_y (stage, a->y1, b->y1),
        recourse_mix_x (stage, a->x2, b->x2),
        recourse_mix_y (stage, a->y2, b->y2),
        recourse_mix_x (stage, a->x, b->x),
        recourse_mix_y (stage, a->y, b->y),
      };

      g_array_append_val (mixed, point);
    }
  return mixed;
}

static void
append_point (GArray *points, double x, double y)
{
  Point point = { x, y };

  g_array_append_val (points, point);
}

static void
append_cubic (GArray *points, const RecourseCurvePoint *p)
{
  Point start = g_array_index (points, Point, points->len - 1);

  for (guint i = 1; i <= CHORDS; i++)
    {
      double t = (double)i / CHORDS, s = 1 - t;
      double a = s * s * s, b = 3 * s * s * t, c = 3 * s * t * t, d = t * t * t;

      append_point (points, a * start.x + b * p->x1 + c * p->x2 + d * p->x,
                    a * start.y + b * p->y1 + c * p->y2 + d * p->y);
    }
}

/* (element-type Point): the corners of the subpath from @start to before @end */
static GArray *
flatten (GArray *curve, guint start, guint end)
{
  GArray *points = g_array_sized_new (FALSE, FALSE, sizeof (Point), end - start);

  for (guint i = start; i < end; i++)
    {
      const RecourseCurvePoint *p = point_at (curve, i);

      if (p->op == RECOURSE_CURVE_CUBIC && points->len > 0)
        append_cubic (points, p);
      else if (p->op != RECOURSE_CURVE_CLOSE)
        append_point (points, p->x, p->y);
      else if (points->len > 0)
        append_point (points, g_array_index (points, Point, 0).x,
                      g_array_index (points, Point, 0).y);
    }
  return points;
}

static double
total_length (const Point *points, guint n)
{
  double length = 0;

  for (guint i = 1; i < n; i++)
    length += hypot (points[i].x - points[i - 1].x, points[i].y - points[i - 1].y);
  return length;
}

/* @n + 1 points that cut the line into @n pieces as long as one another. */
static Point *
cut_evenly (GArray *line, guint n)
{
  const Point *points = (const Point *)(gpointer)line->data;
  Point *cuts = g_new (Point, n + 1);
  double piece = total_length (points, line->len) / n, passed = 0;
  guint i = 0;

  for (guint k = 0; k <= n; k++)
    {
      double part, step = 0, wanted = k * piece;

      while (i + 1 < line->len)
        {
          step = hypot (points[i + 1].x - points[i].x, points[i + 1].y - points[i].y);
          if (passed + step >= wanted || i + 2 == line->len)
            break;
          passed += step;
          i++;
        }
      part = step > 0 ? CLAMP ((wanted - passed) / step, 0, 1) : 0;
      cuts[k] = part > 0 ? (Point){ recourse_mix_number (points[i].x, points[i + 1].x, part),
                                    recourse_mix_number (points[i].y, points[i + 1].y, part) }
                         : points[i];
    }
  return cuts;
}

static void
append_mixed_subpath (
    GArray *mixed, const RecourseMixStage *stage, GArray *from, GArray *to, gboolean is_ring)
{
  guint n = CLAMP (MAX (from->len, to->len) - 1, 1, MOST_PIECES);
  g_autofree Point *a = cut_evenly (from, n);
  g_autofree Point *b = cut_evenly (to, n);

  for (guint k = 0; k <= n; k++)
    {
      double x = recourse_mix_x (stage, a[k].x, b[k].x), y = recourse_mix_y (stage, a[k].y, b[k].y);

      if (k == 0)
        recourse_curve_move_to (mixed, x, y);
      else
        recourse_curve_line_to (mixed, x, y);
    }
  if (is_ring)
    recourse_curve_close (mixed);
}

static GArray *
mix_by_length (const RecourseMixStage *stage, GArray *from, GArray *to)
{
  GArray *mixed = recourse_curve_new ();
  guint i = 0, j = 0;

  while (i < from->len && j < to->len)
    {
      guint from_end = subpath_end (from, i), to_end = subpath_end (to, j);
      g_autoptr (GArray) a = flatten (from, i, from_end);
      g_autoptr (GArray) b = flatten (to, j, to_end);

      if (a->len > 0 && b->len > 0)
        append_mixed_subpath (mixed, stage, a, b, is_closed (to, to_end));
      i = from_end;
      j = to_end;
    }
  return mixed;
}

GArray *
recourse_mix_curves (const RecourseMixStage *stage, GArray *from, GArray *to)
{
  return are_built_alike (from, to) ? mix_by_point (stage, from, to)
                                    : mix_by_length (stage, from, to);
}
