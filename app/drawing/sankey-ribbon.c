/* The outlines of ribbons.  A ribbon to the right is bounded by two cubics with level ends, one as far
 * above the other as it is thick; a loop by two lines with round corners about common centres, so that
 * it is as thick all the way round. */
#include "sankey-graph.h"

/* Control points of a quarter of a circle, as a share of the radius. */
#define QUARTER 0.5522847498

#define N_CORNERS 6

typedef struct
{
  double x, y;
} Point;

static double
left_of (const SankeyGraph *graph, guint joint)
{
  return sankey_column_x (graph, sankey_joint (graph, joint)->column);
}

static double
right_of (const SankeyGraph *graph, guint joint)
{
  return left_of (graph, joint) + graph->form->node_width;
}

/* The pieces of a link lie one after another, from its source on. */
static guint
first_piece (const SankeyGraph *graph, guint link)
{
  const GArray *out = sankey_joint (graph, graph->links[link].source)->out;

  for (guint i = 0; i < out->len; i++)
    if (sankey_piece (graph, g_array_index (out, guint, i))->link == link)
      return g_array_index (out, guint, i);
  g_assert_not_reached ();
}

static void
draw_level_cubic (GArray *curve, double x0, double y0, double x1, double y1)
{
  double middle = (x0 + x1) / 2;

  recourse_curve_cubic_to (curve, middle, y0, middle, y1, x1, y1);
}

static void
draw_upper_edge (const SankeyGraph *graph, GArray *curve, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      const SankeyPiece *piece = sankey_piece (graph, i);
      double x = right_of (graph, piece->from);

      if (i == first)
        recourse_curve_move_to (curve, x, piece->from_y);
      else
        recourse_curve_line_to (curve, x, piece->from_y);
      draw_level_cubic (curve, x, piece->from_y, left_of (graph, piece->to), piece->to_y);
    }
}

static void
draw_lower_edge (const SankeyGraph *graph, GArray *curve, guint first, guint n, double thickness)
{
  for (guint i = first + n; i > first; i--)
    {
      const SankeyPiece *piece = sankey_piece (graph, i - 1);
      double x = left_of (graph, piece->to), y = piece->to_y + thickness;

      recourse_curve_line_to (curve, x, y);
      draw_level_cubic (curve, x, y, right_of (graph, piece->from), piece->from_y + thickness);
    }
  recourse_curve_close (curve);
}

void
sankey_draw_link (const SankeyGraph *graph, guint link, RecourseSankeyRibbon *ribbon)
{
  guint first = first_piece (graph, link), n = 1;
  const SankeyPiece *middle;

  while (first + n < graph->pieces->len && sankey_piece (graph, first + n)->link == link)
    n++;
  ribbon->thickness = sankey_thickness (graph, link);
  ribbon->curve = recourse_curve_new ();
  draw_upper_edge (graph, ribbon->curve, first, n);
  draw_lower_edge (graph, ribbon->curve, first, n, ribbon->thickness);
  middle = sankey_piece (graph, first + n / 2);
  ribbon->middle_x = (right_of (graph, middle->from) + left_of (graph, middle->to)) / 2;
  ribbon->middle_y = (middle->from_y + middle->to_y + ribbon->thickness) / 2;
}

/* From @from to @to round the corner at @corner. */
static void
draw_corner (GArray *curve, Point from, Point corner, Point to, double radius)
{
  double in_x = (corner.x > from.x) - (corner.x < from.x),
         in_y = (corner.y > from.y) - (corner.y < from.y);
  double out_x = (to.x > corner.x) - (to.x < corner.x),
         out_y = (to.y > corner.y) - (to.y < corner.y);
  double hold = radius * (1 - QUARTER);

  recourse_curve_line_to (curve, corner.x - in_x * radius, corner.y - in_y * radius);
  recourse_curve_cubic_to (curve, corner.x - in_x * hold, corner.y - in_y * hold,
                           corner.x + out_x * hold, corner.y + out_y * hold,
                           corner.x + out_x * radius, corner.y + out_y * radius);
}

static void
draw_edge (GArray *curve, const Point *corners, gboolean is_reversed, double radius)
{
  int step = is_reversed ? -1 : 1, k = is_reversed ? N_CORNERS - 1 : 0;

  if (is_reversed)
    recourse_curve_line_to (curve, corners[k].x, corners[k].y);
  else
    recourse_curve_move_to (curve, corners[k].x, corners[k].y);
  for (guint i = 1; i + 1 < N_CORNERS; i++)
    {
      k += step;
      draw_corner (curve, corners[k - step], corners[k], corners[k + step], radius);
    }
  recourse_curve_line_to (curve, corners[k + step].x, corners[k + step].y);
}

/* The corners of the edge @inset from the outer one: right, up, back, down and right again. */
static void
find_corners (const SankeyGraph *graph, const SankeyLoop *loop, double inset, Point *corners)
{
  const RecourseSankeyLink *link = &graph->links[loop->link];
  double thickness = sankey_thickness (graph, loop->link);
  double start = right_of (graph, link->source), end = left_of (graph, link->target);
  double right = start + loop->right + thickness - inset,
         left = end - loop->left - thickness + inset;
  double lane = graph->form->area.y + graph->loops_height - loop->lane + inset;
  double from = loop->from_y + thickness - inset, to = loop->to_y + thickness - inset;

  corners[0] = (Point){ start, from };
  corners[1] = (Point){ right, from };
  corners[2] = (Point){ right, lane };
  corners[3] = (Point){ left, lane };
  corners[4] = (Point){ left, to };
  corners[5] = (Point){ end, to };
}

void
sankey_draw_loop (const SankeyGraph *graph, const SankeyLoop *loop, RecourseSankeyRibbon *ribbon)
{
  double thickness = sankey_thickness (graph, loop->link);
  Point outer[N_CORNERS], inner[N_CORNERS];

  find_corners (graph, loop, 0, outer);
  find_corners (graph, loop, thickness, inner);
  ribbon->is_back = TRUE;
  ribbon->thickness = thickness;
  ribbon->curve = recourse_curve_new ();
  draw_edge (ribbon->curve, outer, FALSE, SANKEY_CORNER + thickness);
  draw_edge (ribbon->curve, inner, TRUE, SANKEY_CORNER);
  recourse_curve_close (ribbon->curve);
  ribbon->middle_x = (outer[2].x + outer[3].x) / 2;
  ribbon->middle_y = outer[2].y + thickness / 2;
}
