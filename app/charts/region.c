/* Outlines of regions.  Corners of the grid, crossings on its edges and middles of its cells are numbered, so
 * that what two cells share is equal by number and never by rounding. */
#include "region.h"

#include "drawing/scene.h"

#include <math.h>

/* Points: corners, then crossings on horizontal edges, then on vertical ones, then middles of cells. */
typedef enum
{
  POINT_CORNER,
  POINT_ON_ROW,
  POINT_ON_COLUMN,
  POINT_MIDDLE,
} PointKind;

typedef struct
{
  const ChartGrid *grid;
  guint label;
  GHashTable *next; /* guint64 from << 32 | to, of edges that no neighbour shares */
} Tracer;

static guint
n_corners (const Tracer *self)
{
  return self->grid->n_x * self->grid->n_y;
}

/* The corners of a cell in order, the upper left one first. */
static void
corners_of (const Tracer *self, guint first, guint corners[4])
{
  corners[0] = first;
  corners[1] = first + 1;
  corners[2] = first + self->grid->n_x + 1;
  corners[3] = first + self->grid->n_x;
}

/* The point on the edge between two neighbouring corners. */
static guint
crossing (const Tracer *self, guint a, guint b)
{
  PointKind kind = MAX (a, b) - MIN (a, b) == 1 ? POINT_ON_ROW : POINT_ON_COLUMN;

  return kind * n_corners (self) + MIN (a, b);
}

static gboolean
differ (const Tracer *self, guint a, guint b)
{
  return self->grid->labels[a] != self->grid->labels[b];
}

static void
place_crossing (const Tracer *self, guint point, double *x, double *y)
{
  const ChartGrid *grid = self->grid;
  gboolean is_on_row = point / n_corners (self) == POINT_ON_ROW;
  guint a = point % n_corners (self), b = a + (is_on_row ? 1 : grid->n_x);
  double part = is_on_row ? grid->turn_x[a] : grid->turn_y[a];

  if (!isfinite (part))
    part = 0.5;
  *x = grid->x[a % grid->n_x] + part * (grid->x[b % grid->n_x] - grid->x[a % grid->n_x]);
  *y = grid->y[a / grid->n_x] + part * (grid->y[b / grid->n_x] - grid->y[a / grid->n_x]);
}

/* Where the regions of a cell meet: amid the crossings on its edges. */
static void
place_middle (const Tracer *self, guint first, double *x, double *y)
{
  guint corners[4], n = 0;

  corners_of (self, first, corners);
  *x = *y = 0;
  for (guint i = 0; i < 4; i++)
    if (differ (self, corners[i], corners[(i + 1) % 4]))
      {
        double at_x, at_y;

        place_crossing (self, crossing (self, corners[i], corners[(i + 1) % 4]), &at_x, &at_y);
        *x += at_x;
        *y += at_y;
        n++;
      }
  *x /= MAX (n, 1);
  *y /= MAX (n, 1);
}

static void
place (const Tracer *self, guint point, double *x, double *y)
{
  guint kind = point / n_corners (self), a = point % n_corners (self), n = self->grid->n_x;

  if (kind == POINT_CORNER)
    {
      *x = self->grid->x[a % n];
      *y = self->grid->y[a / n];
    }
  else if (kind == POINT_MIDDLE)
    place_middle (self, a, x, y);
  else
    place_crossing (self, point, x, y);
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

static void
add_polygon (Tracer *self, const guint *points, guint n)
{
  for (guint i = 0; i < n; i++)
    add_edge (self, points[i], points[(i + 1) % n]);
}

/* A run of the region's corners, from corner @i of the cell on; with the middle where regions meet there. */
static void
add_run (Tracer *self, guint first, guint i, gboolean meets)
{
  guint corners[4], points[8], n = 0;

  corners_of (self, first, corners);
  points[n++] = crossing (self, corners[(i + 3) % 4], corners[i]);
  for (guint k = 0; k < 4; k++, i++)
    {
      points[n++] = corners[i % 4];
      if (differ (self, corners[i % 4], corners[(i + 1) % 4]))
        break;
    }
  points[n++] = crossing (self, corners[i % 4], corners[(i + 1) % 4]);
  if (meets)
    points[n++] = POINT_MIDDLE * n_corners (self) + first;
  add_polygon (self, points, n);
}

/* The part of a cell that carries the label. */
static void
add_cell (Tracer *self, guint first)
{
  guint corners[4], n_turns = 0;

  corners_of (self, first, corners);
  for (guint i = 0; i < 4; i++)
    n_turns += differ (self, corners[i], corners[(i + 1) % 4]);
  if (n_turns == 0 && self->grid->labels[first] == self->label)
    add_polygon (self, corners, 4);
  for (guint i = 0; i < 4; i++)
    if (self->grid->labels[corners[i]] == self->label
        && differ (self, corners[(i + 3) % 4], corners[i]))
      add_run (self, first, i, n_turns > 2);
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
chart_region_trace (const ChartGrid *grid, guint label, GArray **border)
{
  Tracer tracer = { grid, label,
                    g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL) };
  g_autoptr (GPtrArray) edges = NULL;
  g_autofree guint8 *is_used = NULL;
  GArray *outline = recourse_curve_new ();

  *border = recourse_curve_new ();
  for (guint row = 0; row + 1 < grid->n_y; row++)
    for (guint column = 0; column + 1 < grid->n_x; column++)
      add_cell (&tracer, row * grid->n_x + column);
  edges = sorted_edges (&tracer);
  is_used = g_new0 (guint8, edges->len + 1);
  for (guint i = 0; i < edges->len; i++)
    if (!is_used[i])
      follow (&tracer, edges, is_used, i, outline, *border);
  g_hash_table_unref (tracer.next);
  return outline;
}
