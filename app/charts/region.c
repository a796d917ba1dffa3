/* Outlines of regions.  Corners of the grid and crossings on its edges are numbered, so that what two cells
 * share is equal by number and never by rounding. */
#include "region.h"

#include "drawing/scene.h"

#include <math.h>

/* A change this many times that beside it is a jump. */
#define MOST_STEEP 4

/* Points: corners, then crossings on horizontal edges, then on vertical ones. */
typedef struct
{
  const ChartGrid *grid;
  const double *values;
  GHashTable *next; /* guint64 from << 32 | to, of edges that no neighbour shares */
} Tracer;

static guint
n_corners (const Tracer *self)
{
  return self->grid->n_x * self->grid->n_y;
}

static guint
corner (const Tracer *self, guint column, guint row)
{
  return row * self->grid->n_x + column;
}

/* The point on the edge between two neighbouring corners. */
static guint
crossing (const Tracer *self, guint a, guint b)
{
  return (MAX (a, b) - MIN (a, b) == 1 ? 1 : 2) * n_corners (self) + MIN (a, b);
}

/* How much the field changes from @a, in steps of @step, on the same side of zero; NaN where that cannot be seen. */
static double
change_beside (const Tracer *self, guint a, gint step)
{
  gint64 other = (gint64)a + step;
  guint n = self->grid->n_x;
  gboolean is_outside =
      other < 0 || other >= n_corners (self) || (ABS (step) == 1 && other / n != a / n);

  if (is_outside || (self->values[other] > 0) != (self->values[a] > 0))
    return NAN;
  return fabs (self->values[a] - self->values[other]);
}

/* Where between two corners the field is zero.  Where it jumps, no interpolation tells: halfway. */
static double
part_between (const Tracer *self, guint a, guint b)
{
  double from = self->values[a], to = self->values[b];
  gint step = (gint)(b - a);
  double around = fmax (change_beside (self, a, -step), change_beside (self, b, step));

  if (from == to)
    return 0;
  if (fabs (from - to) > MOST_STEEP * around)
    return 0.5;
  return CLAMP (from / (from - to), 0, 1);
}

static void
place (const Tracer *self, guint point, double *x, double *y)
{
  guint kind = point / n_corners (self), a = point % n_corners (self);
  guint b = kind == 0 ? a : kind == 1 ? a + 1 : a + self->grid->n_x;
  double part = kind == 0 ? 0 : part_between (self, a, b);
  guint n = self->grid->n_x;

  *x = self->grid->x[a % n] + part * (self->grid->x[b % n] - self->grid->x[a % n]);
  *y = self->grid->y[a / n] + part * (self->grid->y[b / n] - self->grid->y[a / n]);
}

static gint64 *
edge_key (guint from, guint to)
{
  gint64 *key = g_new (gint64, 1);

  *key = (gint64)(((guint64)from << 32) | to);
  return key;
}

static void
add_edge (Tracer *self, guint from, guint to)
{
  gint64 *back = edge_key (to, from);

  if (!g_hash_table_remove (self->next, back))
    g_hash_table_add (self->next, edge_key (from, to));
  g_free (back);
}

/* The part of a cell that is above zero: its corners in order, with crossings between. */
static void
add_cell (Tracer *self, guint column, guint row)
{
  const guint corners[] = { corner (self, column, row), corner (self, column + 1, row),
                            corner (self, column + 1, row + 1), corner (self, column, row + 1) };
  guint points[8], n = 0;

  for (guint i = 0; i < 4; i++)
    {
      guint a = corners[i], b = corners[(i + 1) % 4];

      if (self->values[a] > 0)
        points[n++] = a;
      if ((self->values[a] > 0) != (self->values[b] > 0))
        points[n++] = crossing (self, a, b);
    }
  for (guint i = 0; i < n; i++)
    add_edge (self, points[i], points[(i + 1) % n]);
}

static int
compare_edges (gconstpointer a, gconstpointer b)
{
  gint64 first = **(gint64 *const *)a, second = **(gint64 *const *)b;

  return (first > second) - (first < second);
}

/* Edges by their beginning; the table's own order would depend on addresses. */
static GPtrArray *
sorted_edges (Tracer *self)
{
  GPtrArray *edges = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, self->next);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (edges, key);
  g_ptr_array_sort (edges, compare_edges);
  return edges;
}

static guint
begin_of (gint64 edge)
{
  return (guint)((guint64)edge >> 32);
}

static guint
end_of (gint64 edge)
{
  return (guint)((guint64)edge & G_MAXUINT32);
}

/* Any edge that begins where @edge ends and is not yet used, or G_MAXUINT. */
static guint
find_next (GPtrArray *edges, const guint8 *is_used, guint begin)
{
  guint low = 0, high = edges->len;

  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (begin_of (*(gint64 *)edges->pdata[middle]) < begin)
        low = middle + 1;
      else
        high = middle;
    }
  while (low < edges->len && begin_of (*(gint64 *)edges->pdata[low]) == begin && is_used[low])
    low++;
  return low < edges->len && begin_of (*(gint64 *)edges->pdata[low]) == begin ? low : G_MAXUINT;
}

static void
follow (
    Tracer *self, GPtrArray *edges, guint8 *is_used, guint edge, GArray *outline, GArray *border)
{
  gboolean is_down = FALSE;
  double x, y;

  place (self, begin_of (*(gint64 *)edges->pdata[edge]), &x, &y);
  recourse_curve_move_to (outline, x, y);
  while (edge != G_MAXUINT)
    {
      guint from = begin_of (*(gint64 *)edges->pdata[edge]),
            to = end_of (*(gint64 *)edges->pdata[edge]);
      gboolean is_border = from >= n_corners (self) && to >= n_corners (self);

      is_used[edge] = 1;
      place (self, from, &x, &y);
      if (is_border && !is_down)
        recourse_curve_move_to (border, x, y);
      place (self, to, &x, &y);
      if (is_border)
        recourse_curve_line_to (border, x, y);
      recourse_curve_line_to (outline, x, y);
      is_down = is_border;
      edge = find_next (edges, is_used, to);
    }
  recourse_curve_close (outline);
}

GArray *
chart_region_trace (const ChartGrid *grid, const double *values, GArray **border)
{
  Tracer tracer = { grid, values,
                    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  g_autoptr (GPtrArray) edges = NULL;
  g_autofree guint8 *is_used = NULL;
  GArray *outline = recourse_curve_new ();

  *border = recourse_curve_new ();
  for (guint row = 0; row + 1 < grid->n_y; row++)
    for (guint column = 0; column + 1 < grid->n_x; column++)
      add_cell (&tracer, column, row);
  edges = sorted_edges (&tracer);
  is_used = g_new0 (guint8, edges->len + 1);
  for (guint i = 0; i < edges->len; i++)
    if (!is_used[i])
      follow (&tracer, edges, is_used, i, outline, *border);
  g_hash_table_unref (tracer.next);
  return outline;
}
