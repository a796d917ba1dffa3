/* M4 reduction.  A column that is crossed by a line shows no more than where the line enters, how far it
 * reaches down and up, and where it leaves; four points say that exactly, so long as they keep their
 * true x.  No pyramid of minima and maxima is kept for zooming: charts do not zoom, their longest line has
 * the thousand points of a quantile function, and a million points reduce within two frames. */
#include "drawing/reduce.h"

#include <math.h>

#define PIECE 2000

/* The points of one column, by index. */
typedef struct
{
  double column;
  guint first, lowest, highest, last;
  gboolean is_empty;
} Column;

static void
append_index (GArray *kept, guint index)
{
  if (kept->len == 0 || g_array_index (kept, guint, kept->len - 1) != index)
    g_array_append_val (kept, index);
}

static void
flush (Column *column, GArray *kept)
{
  if (column->is_empty)
    return;
  append_index (kept, column->first);
  append_index (kept, MIN (column->lowest, column->highest));
  append_index (kept, MAX (column->lowest, column->highest));
  append_index (kept, column->last);
  column->is_empty = TRUE;
}

static void
take (Column *column, const double *ys, guint i, double number)
{
  if (column->is_empty)
    {
      *column = (Column){ number, i, i, i, i, FALSE };
      return;
    }
  if (ys[i] < ys[column->lowest])
    column->lowest = i;
  if (ys[i] > ys[column->highest])
    column->highest = i;
  column->last = i;
}

GArray *
recourse_reduce_line (
    const double *xs, const double *ys, guint n, double origin, double column_width)
{
  GArray *kept = g_array_new (FALSE, FALSE, sizeof (guint));
  Column column = { .is_empty = TRUE };
  gboolean is_in_gap = FALSE;

  for (guint i = 0; i < n; i++)
    {
      double number = column_width > 0 ? floor ((xs[i] - origin) / column_width) : i;
      gboolean is_gap = !isfinite (xs[i]) || !isfinite (ys[i]);

      if (is_gap || number != column.column)
        flush (&column, kept);
      if (!is_gap)
        take (&column, ys, i, number);
      else if (!is_in_gap)
        append_index (kept, i);
      is_in_gap = is_gap;
    }
  flush (&column, kept);
  return kept;
}

static GArray *
begin_curve (GPtrArray *curves, double x, double y)
{
  GArray *curve = recourse_curve_new ();

  recourse_curve_move_to (curve, x, y);
  g_ptr_array_add (curves, curve);
  return curve;
}

GPtrArray *
recourse_reduce_to_curves (const double *xs, const double *ys, guint n, double column)
{
  g_autoptr (GArray) kept = recourse_reduce_line (xs, ys, n, 0, column);
  GPtrArray *curves = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);
  GArray *curve = NULL;
  gboolean is_pen_down = FALSE;

  for (guint k = 0; k < kept->len; k++)
    {
      guint i = g_array_index (kept, guint, k);
      gboolean is_gap = !isfinite (xs[i]) || !isfinite (ys[i]);

      if (is_gap)
        is_pen_down = FALSE;
      else if (curve == NULL || (!is_pen_down && curve->len >= PIECE))
        curve = begin_curve (curves, xs[i], ys[i]);
      else if (!is_pen_down)
        recourse_curve_move_to (curve, xs[i], ys[i]);
      else
        {
          recourse_curve_line_to (curve, xs[i], ys[i]);
          if (curve->len >= PIECE)
            curve = begin_curve (curves, xs[i], ys[i]);
        }
      is_pen_down = !is_gap;
    }
  return curves;
}

/* Squared, which is as good for comparing. */
static double
distance_to_chord (const RecourseCurvePoint *p,
                   const RecourseCurvePoint *a,
                   const RecourseCurvePoint *b)
{
  double dx = b->x - a->x, dy = b->y - a->y, length2 = dx * dx + dy * dy;
  double along = length2 > 0 ? ((p->x - a->x) * dx + (p->y - a->y) * dy) / length2 : 0;

  along = CLAMP (along, 0, 1);
  dx = p->x - a->x - along * dx;
  dy = p->y - a->y - along * dy;
  return dx * dx + dy * dy;
}

/* Marks what to keep between @first and @last; a stack in place of recursion, for lines are long. */
static void
keep_corners (GArray *curve, guint first, guint last, double tolerance, gboolean *keeps)
{
  const RecourseCurvePoint *points = (RecourseCurvePoint *)(gpointer)curve->data;
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  keeps[first] = keeps[last] = TRUE;
  g_array_append_val (stack, last);
  while (stack->len > 0)
    {
      guint end = g_array_index (stack, guint, stack->len - 1), furthest = first;
      double most = tolerance * tolerance;

      for (guint i = first + 1; i < end; i++)
        {
          double strays = distance_to_chord (&points[i], &points[first], &points[end]);

          if (strays > most)
            {
              most = strays;
              furthest = i;
            }
        }
      if (furthest > first)
        {
          keeps[furthest] = TRUE;
          g_array_append_val (stack, furthest);
          continue;
        }
      first = end;
      g_array_set_size (stack, stack->len - 1);
    }
}

/* The last of the straight pieces that follow on @i. */
static guint
end_of_lines (GArray *curve, guint i)
{
  while (i + 1 < curve->len
         && g_array_index (curve, RecourseCurvePoint, i + 1).op == RECOURSE_CURVE_LINE)
    i++;
  return i;
}

void
recourse_curve_simplify (GArray *curve, double tolerance)
{
  g_autofree gboolean *keeps = g_new0 (gboolean, curve->len + 1);
  guint n = 0;

  for (guint i = 0; i < curve->len;)
    {
      guint end = end_of_lines (curve, i);

      keep_corners (curve, i, end, tolerance, keeps);
      i = end + 1;
    }
  for (guint i = 0; i < curve->len; i++)
    if (keeps[i])
      g_array_index (curve, RecourseCurvePoint, n++) = g_array_index (curve, RecourseCurvePoint, i);
  g_array_set_size (curve, n);
}
