/* The order of each column.  Sweeps to the right and to the left put every joint at the weighted median of
 * its neighbours (Gansner et al. 1993, section 3), then neighbours swap wherever that undoes a crossing;
 * the best order seen is kept.  Every other time ties are turned round, which leads out of dead ends. */
#include "sankey-graph.h"

#include <string.h>

#define N_SWEEPS 24

typedef struct
{
  SankeyGraph *graph;
  guint *places; /* of joints in their columns */
} Order;

static void
note_places (Order *order, guint column)
{
  GArray *joints = sankey_column (order->graph, column);

  for (guint i = 0; i < joints->len; i++)
    order->places[g_array_index (joints, guint, i)] = i;
}

/* The place of the other end of the @i-th piece at one side of a joint. */
static guint
neighbour_place (const Order *order, const GArray *pieces, guint i, gboolean is_left)
{
  const SankeyPiece *piece = sankey_piece (order->graph, g_array_index (pieces, guint, i));

  return order->places[is_left ? piece->from : piece->to];
}

static guint
count_between (const Order *order,
               const SankeyJoint *upper,
               const SankeyJoint *lower,
               gboolean is_left)
{
  const GArray *a = is_left ? upper->in : upper->out, *b = is_left ? lower->in : lower->out;
  guint n = 0;

  for (guint i = 0; i < a->len; i++)
    for (guint j = 0; j < b->len; j++)
      n += neighbour_place (order, a, i, is_left) > neighbour_place (order, b, j, is_left);
  return n;
}

static guint
count_crossings (const Order *order)
{
  guint n = 0;

  for (guint c = 1; c < order->graph->n_columns; c++)
    {
      GArray *joints = sankey_column (order->graph, c);

      for (guint i = 0; i < joints->len; i++)
        for (guint j = i + 1; j < joints->len; j++)
          n += count_between (order, sankey_joint (order->graph, g_array_index (joints, guint, i)),
                              sankey_joint (order->graph, g_array_index (joints, guint, j)), TRUE);
    }
  return n;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  guint i = *(const guint *)a, j = *(const guint *)b;

  return (i > j) - (i < j);
}

/* Of an even number of neighbours the median leans to the side on which they are packed closer. */
static double
weighted_median (const guint *places, guint n)
{
  guint m = n / 2;
  double left, right;

  if (n % 2 == 1)
    return places[m];
  if (n == 2)
    return (places[0] + places[1]) / 2.0;
  left = places[m - 1] - places[0];
  right = places[n - 1] - places[m];
  if (left + right <= 0)
    return (places[m - 1] + places[m]) / 2.0;
  return (places[m - 1] * right + places[m] * left) / (left + right);
}

typedef struct
{
  guint joint, place;
  double median;
} Seat;

static int
compare_seats (gconstpointer a, gconstpointer b)
{
  const Seat *first = a, *second = b;

  if (first->median != second->median)
    return first->median < second->median ? -1 : 1;
  return (first->place > second->place) - (first->place < second->place);
}

static double
median_of (const Order *order, guint joint, gboolean is_left)
{
  const SankeyJoint *self = sankey_joint (order->graph, joint);
  const GArray *pieces = is_left ? self->in : self->out;
  g_autofree guint *places = g_new (guint, pieces->len);

  if (pieces->len == 0)
    return order->places[joint];
  for (guint i = 0; i < pieces->len; i++)
    places[i] = neighbour_place (order, pieces, i, is_left);
  qsort (places, pieces->len, sizeof *places, compare_places);
  return weighted_median (places, pieces->len);
}

static void
sort_by_median (Order *order, guint column, gboolean is_left, gboolean turn_ties)
{
  GArray *joints = sankey_column (order->graph, column);
  g_autofree Seat *seats = g_new (Seat, joints->len);

  for (guint i = 0; i < joints->len; i++)
    {
      guint joint = g_array_index (joints, guint, i);

      seats[i] =
          (Seat){ joint, turn_ties ? joints->len - i : i, median_of (order, joint, is_left) };
    }
  qsort (seats, joints->len, sizeof *seats, compare_seats);
  for (guint i = 0; i < joints->len; i++)
    g_array_index (joints, guint, i) = seats[i].joint;
  note_places (order, column);
}

static gboolean
swap_where_better (Order *order, guint column)
{
  GArray *joints = sankey_column (order->graph, column);
  gboolean has_changed = FALSE;

  for (guint i = 0; i + 1 < joints->len; i++)
    {
      guint a = g_array_index (joints, guint, i), b = g_array_index (joints, guint, i + 1);
      const SankeyJoint *upper = sankey_joint (order->graph, a);
      const SankeyJoint *lower = sankey_joint (order->graph, b);

      if (count_between (order, upper, lower, TRUE) + count_between (order, upper, lower, FALSE)
          <= count_between (order, lower, upper, TRUE) + count_between (order, lower, upper, FALSE))
        continue;
      g_array_index (joints, guint, i) = b;
      g_array_index (joints, guint, i + 1) = a;
      order->places[a] = i + 1;
      order->places[b] = i;
      has_changed = TRUE;
    }
  return has_changed;
}

static void
swap_neighbours (Order *order)
{
  gboolean has_changed = TRUE;

  while (has_changed)
    {
      has_changed = FALSE;
      for (guint c = 0; c < order->graph->n_columns; c++)
        has_changed |= swap_where_better (order, c);
    }
}

static void
sweep (Order *order, gboolean is_rightward, gboolean turn_ties)
{
  guint n = order->graph->n_columns;

  for (guint i = 1; i < n; i++)
    sort_by_median (order, is_rightward ? i : n - 1 - i, is_rightward, turn_ties);
  swap_neighbours (order);
}

static int
compare_by_place (gconstpointer a, gconstpointer b, gpointer data)
{
  const guint *places = data;

  return compare_places (&places[*(const guint *)a], &places[*(const guint *)b]);
}

guint
sankey_reduce_crossings (SankeyGraph *graph)
{
  gsize size = graph->joints->len * sizeof (guint);
  g_autofree guint *places = g_malloc0 (size);
  g_autofree guint *best = NULL;
  Order order = { graph, places };
  guint least;

  for (guint c = 0; c < graph->n_columns; c++)
    note_places (&order, c);
  least = count_crossings (&order);
  best = g_memdup2 (places, size);
  for (guint i = 0; i < N_SWEEPS && least > 0; i++)
    {
      guint n;

      sweep (&order, i % 2 == 0, i % 4 >= 2);
      n = count_crossings (&order);
      if (n >= least)
        continue;
      least = n;
      memcpy (best, places, size);
    }
  for (guint c = 0; c < graph->n_columns; c++)
    g_array_sort_with_data (sankey_column (graph, c), compare_by_place, best);
  return least;
}
