/* Where everything stands.  The unit is the largest one with which columns, loops and all fit; then joints
 * move towards the ends of their ribbons, with less and less strength, and overlaps are removed exactly
 * after each move. */
#include "sankey-graph.h"

#include "drawing/placement.h"

#include <math.h>

#define N_PASSES 32
#define STRENGTH 0.99
#define N_HALVINGS 60
/* Of the space between two columns, and of the whole width, that upright parts of loops may take. */
#define BULGE_SHARE 0.7
#define EDGE_SHARE 0.4

static double
sum_thickness (const SankeyGraph *graph, const GArray *pieces)
{
  double sum = 0;

  for (guint i = 0; i < pieces->len; i++)
    sum += sankey_thickness (graph, sankey_piece (graph, g_array_index (pieces, guint, i))->link);
  return sum;
}

static void
measure_joints (SankeyGraph *graph)
{
  g_autofree double *backward_in = g_new0 (double, graph->joints->len);
  g_autofree double *backward_out = g_new0 (double, graph->joints->len);

  for (guint i = 0; i < graph->loops->len; i++)
    {
      guint link = sankey_loop (graph, i)->link;

      backward_out[graph->links[link].source] += sankey_thickness (graph, link);
      backward_in[graph->links[link].target] += sankey_thickness (graph, link);
    }
  for (guint i = 0; i < graph->joints->len; i++)
    {
      SankeyJoint *joint = sankey_joint (graph, i);
      double in = sum_thickness (graph, joint->in) + backward_in[i];
      double out = sum_thickness (graph, joint->out) + backward_out[i];

      joint->height = fmax (fmax (in, out), SANKEY_LEAST);
    }
}

static double
gap_of (const SankeyGraph *graph, const SankeyJoint *joint)
{
  return joint->is_waypoint ? graph->gap / 2 : graph->gap;
}

/* Half of the gap before the first joint of a column, or after the last one. */
static double
outer_gap (const SankeyGraph *graph, GArray *joints, gboolean is_first)
{
  guint i = g_array_index (joints, guint, is_first ? 0 : joints->len - 1);

  return gap_of (graph, sankey_joint (graph, i)) / 2;
}

static double
column_height (const SankeyGraph *graph, guint column)
{
  GArray *joints = sankey_column (graph, column);
  double height = -outer_gap (graph, joints, TRUE) - outer_gap (graph, joints, FALSE);

  for (guint i = 0; i < joints->len; i++)
    {
      const SankeyJoint *joint = sankey_joint (graph, g_array_index (joints, guint, i));

      height += joint->height + gap_of (graph, joint);
    }
  return height;
}

static double
take_bulge (double *bulge, double thickness)
{
  double start = *bulge > 0 ? *bulge + SANKEY_LANE_GAP : SANKEY_CORNER;

  *bulge = start + thickness;
  return start;
}

void
sankey_place_loops (SankeyGraph *graph)
{
  g_autofree double *tops = g_new0 (double, graph->n_columns);

  graph->loops_height = 0;
  for (guint c = 0; c < graph->n_columns; c++)
    graph->bulge_left[c] = graph->bulge_right[c] = 0;
  for (guint i = 0; i < graph->loops->len; i++)
    {
      SankeyLoop *loop = sankey_loop (graph, i);
      double thickness = sankey_thickness (graph, loop->link), base = 2 * SANKEY_CORNER;
      guint first = sankey_joint (graph, graph->links[loop->link].target)->column;
      guint last = sankey_joint (graph, graph->links[loop->link].source)->column;

      for (guint c = first; c <= last; c++)
        base = fmax (base, tops[c]);
      loop->lane = base + thickness;
      for (guint c = first; c <= last; c++)
        tops[c] = loop->lane + SANKEY_LANE_GAP;
      loop->right = take_bulge (&graph->bulge_right[last], thickness);
      loop->left = take_bulge (&graph->bulge_left[first], thickness);
      graph->loops_height = fmax (graph->loops_height, loop->lane);
    }
}

static double
column_pitch (const SankeyGraph *graph)
{
  const RecourseSankeyForm *form = graph->form;
  guint last = graph->n_columns - 1;
  double room =
      form->area.width - form->node_width - graph->bulge_left[0] - graph->bulge_right[last];

  return last > 0 ? room / last : 0;
}

double
sankey_column_x (const SankeyGraph *graph, guint column)
{
  return graph->form->area.x + graph->bulge_left[0] + column * column_pitch (graph);
}

static gboolean
fits_across (const SankeyGraph *graph)
{
  guint last = graph->n_columns - 1;
  double space = column_pitch (graph) - graph->form->node_width;

  if (graph->bulge_left[0] + graph->bulge_right[last] > EDGE_SHARE * graph->form->area.width)
    return FALSE;
  for (guint c = 0; c < last; c++)
    if (graph->bulge_right[c] + graph->bulge_left[c + 1] > BULGE_SHARE * space)
      return FALSE;
  return TRUE;
}

static gboolean
fits_down (const SankeyGraph *graph)
{
  double room = graph->form->area.height - graph->loops_height;

  for (guint c = 0; c < graph->n_columns; c++)
    if (column_height (graph, c) > room)
      return FALSE;
  return TRUE;
}

static void
try_unit (SankeyGraph *graph, double unit)
{
  graph->unit = unit;
  sankey_place_loops (graph);
  measure_joints (graph);
}

static double
largest_value (const SankeyGraph *graph)
{
  double largest = 0;

  for (guint i = 0; i < graph->n_links; i++)
    if (graph->directions[i] != SANKEY_NOTHING)
      largest = fmax (largest, graph->links[i].value);
  return largest;
}

/* All heights grow with the unit, so the largest that fits is found by halving.  Where loops are too wide
 * even at their thinnest, only the height decides. */
static void
find_unit (SankeyGraph *graph)
{
  double low = 0, largest = largest_value (graph), high;
  gboolean must_fit_across;

  try_unit (graph, 0);
  for (guint i = 0; i < 8 && !fits_down (graph); i++)
    graph->gap = i < 7 ? graph->gap / 2 : 0;
  must_fit_across = fits_across (graph);
  high = largest > 0 ? graph->form->area.height / largest : 0;
  for (guint i = 0; i < N_HALVINGS; i++)
    {
      double middle = low + (high - low) / 2;

      try_unit (graph, middle);
      if (fits_down (graph) && (!must_fit_across || fits_across (graph)))
        low = middle;
      else
        high = middle;
    }
  try_unit (graph, low);
}

static void
remove_overlaps (SankeyGraph *graph, guint column)
{
  const RecourseRect *area = &graph->form->area;
  GArray *joints = sankey_column (graph, column);
  g_autofree RecourseSpot *spots = g_new0 (RecourseSpot, joints->len);

  for (guint i = 0; i < joints->len; i++)
    {
      const SankeyJoint *joint = sankey_joint (graph, g_array_index (joints, guint, i));

      spots[i].wanted = joint->middle;
      spots[i].size = joint->height + gap_of (graph, joint);
      spots[i].weight = joint->height;
    }
  recourse_place_along (spots, joints->len,
                        area->y + graph->loops_height - outer_gap (graph, joints, TRUE),
                        area->y + area->height + outer_gap (graph, joints, FALSE));
  for (guint i = 0; i < joints->len; i++)
    sankey_joint (graph, g_array_index (joints, guint, i))->middle = spots[i].placed;
}

typedef struct
{
  const SankeyGraph *graph;
  gboolean is_left;
} Side;

/* By where the other end is; equal ones by the order given. */
static int
compare_pieces (gconstpointer a, gconstpointer b, gpointer data)
{
  const Side *side = data;
  const SankeyPiece *first = sankey_piece (side->graph, *(const guint *)a);
  const SankeyPiece *second = sankey_piece (side->graph, *(const guint *)b);
  double y = sankey_joint (side->graph, side->is_left ? first->from : first->to)->middle;
  double z = sankey_joint (side->graph, side->is_left ? second->from : second->to)->middle;

  if (y != z)
    return y < z ? -1 : 1;
  return (first->link > second->link) - (first->link < second->link);
}

static void
attach_side (SankeyGraph *graph, GArray *pieces, gboolean is_left, double y)
{
  Side side = { graph, is_left };

  g_array_sort_with_data (pieces, compare_pieces, &side);
  for (guint i = 0; i < pieces->len; i++)
    {
      SankeyPiece *piece = sankey_piece (graph, g_array_index (pieces, guint, i));

      if (is_left)
        piece->to_y = y;
      else
        piece->from_y = y;
      y += sankey_thickness (graph, piece->link);
    }
}

/* Loops leave and arrive at the top, inner ones first; then ribbons. */
static void
attach (SankeyGraph *graph)
{
  g_autofree double *left = g_new (double, graph->joints->len);
  g_autofree double *right = g_new (double, graph->joints->len);

  for (guint i = 0; i < graph->joints->len; i++)
    left[i] = right[i] = sankey_joint (graph, i)->middle - sankey_joint (graph, i)->height / 2;
  for (guint i = 0; i < graph->loops->len; i++)
    {
      SankeyLoop *loop = sankey_loop (graph, i);
      const RecourseSankeyLink *link = &graph->links[loop->link];

      loop->from_y = right[link->source];
      loop->to_y = left[link->target];
      right[link->source] += sankey_thickness (graph, loop->link);
      left[link->target] += sankey_thickness (graph, loop->link);
    }
  for (guint i = 0; i < graph->joints->len; i++)
    {
      attach_side (graph, sankey_joint (graph, i)->in, TRUE, left[i]);
      attach_side (graph, sankey_joint (graph, i)->out, FALSE, right[i]);
    }
}

/* How far a joint must move for its ribbons on one side to run level, on average by value. */
static double
mean_slope (const SankeyGraph *graph, const SankeyJoint *joint, gboolean is_left)
{
  const GArray *pieces = is_left ? joint->in : joint->out;
  double sum = 0, weight = 0;

  for (guint i = 0; i < pieces->len; i++)
    {
      const SankeyPiece *piece = sankey_piece (graph, g_array_index (pieces, guint, i));
      double thickness = sankey_thickness (graph, piece->link);

      sum += thickness * (is_left ? piece->from_y - piece->to_y : piece->to_y - piece->from_y);
      weight += thickness;
    }
  return weight > 0 ? sum / weight : 0;
}

static void
relax_column (SankeyGraph *graph, guint column, gboolean is_left, double strength)
{
  GArray *joints = sankey_column (graph, column);

  for (guint i = 0; i < joints->len; i++)
    {
      SankeyJoint *joint = sankey_joint (graph, g_array_index (joints, guint, i));

      joint->middle += strength * mean_slope (graph, joint, is_left);
    }
  remove_overlaps (graph, column);
  attach (graph);
}

static void
relax (SankeyGraph *graph)
{
  guint n = graph->n_columns;
  double strength = 1;

  for (guint pass = 0; pass < N_PASSES; pass++)
    {
      for (guint i = 1; i < n; i++)
        relax_column (graph, n - 1 - i, FALSE, strength);
      for (guint i = 1; i < n; i++)
        relax_column (graph, i, TRUE, strength);
      strength *= STRENGTH;
    }
}

void
sankey_place (SankeyGraph *graph)
{
  const RecourseRect *area = &graph->form->area;

  graph->gap = graph->form->node_gap;
  find_unit (graph);
  for (guint i = 0; i < graph->joints->len; i++)
    sankey_joint (graph, i)->middle = area->y + (area->height + graph->loops_height) / 2;
  for (guint c = 0; c < graph->n_columns; c++)
    remove_overlaps (graph, c);
  attach (graph);
  relax (graph);
}
