/* The graph behind a Sankey diagram: nodes and, where a link passes a column, points on its way. */
#pragma once

#include "drawing/sankey.h"

G_BEGIN_DECLS

/* Thinner ribbons are drawn this thick. */
#define SANKEY_LEAST 1.0
/* Inner radius of the corners of loops, and the least distance of loops beside one another. */
#define SANKEY_CORNER 6.0
#define SANKEY_LANE_GAP 4.0

/* A node (the first ones, by index) or a point on the way of a long link. */
typedef struct
{
  guint column;
  gboolean is_waypoint;
  GArray *in, *out; /* guint: pieces */
  double height, middle;
} SankeyJoint;

/* A link, or a part of it, from one column to the next. */
typedef struct
{
  guint from, to; /* joints */
  guint link;
  double from_y, to_y; /* upper edge at both ends */
} SankeyPiece;

typedef enum
{
  SANKEY_NOTHING,
  SANKEY_FORWARD,
  SANKEY_BACK,
} SankeyDirection;

/* A link that flows back: right of its source, over the top, left of its target. */
typedef struct
{
  guint link;
  double lane;         /* upper edge over the nodes, from the lowest lane upwards */
  double right, left;  /* how far from the columns the upright parts begin */
  double from_y, to_y; /* upper edge at the nodes */
} SankeyLoop;

typedef struct
{
  const RecourseSankeyLink *links;
  const RecourseSankeyForm *form;
  guint n_nodes, n_links, n_columns;
  SankeyDirection *directions; /* of links */
  GArray *joints;              /* SankeyJoint */
  GArray *pieces;              /* SankeyPiece, those of a link one after another */
  GPtrArray *columns;          /* GArray of guint: joints from top to bottom */
  GArray *loops;               /* SankeyLoop, short ones first */
  double unit, gap;
  double loops_height;
  double *bulge_left, *bulge_right; /* of columns */
} SankeyGraph;

static inline SankeyJoint *
sankey_joint (const SankeyGraph *graph, guint i)
{
  return &g_array_index (graph->joints, SankeyJoint, i);
}

static inline SankeyPiece *
sankey_piece (const SankeyGraph *graph, guint i)
{
  return &g_array_index (graph->pieces, SankeyPiece, i);
}

static inline SankeyLoop *
sankey_loop (const SankeyGraph *graph, guint i)
{
  return &g_array_index (graph->loops, SankeyLoop, i);
}

static inline GArray *
sankey_column (const SankeyGraph *graph, guint i)
{
  return g_ptr_array_index (graph->columns, i);
}

static inline double
sankey_thickness (const SankeyGraph *graph, guint link)
{
  return MAX (graph->links[link].value * graph->unit, SANKEY_LEAST);
}

void sankey_graph_init (SankeyGraph *graph,
                        guint n_nodes,
                        const RecourseSankeyLink *links,
                        guint n_links,
                        const RecourseSankeyForm *form);
void sankey_graph_clear (SankeyGraph *graph);

/* Orders each column so that few pieces cross; says how many do. */
guint sankey_reduce_crossings (SankeyGraph *graph);

/* Lanes and upright parts of loops for the unit at hand. */
void sankey_place_loops (SankeyGraph *graph);

/* Finds the unit and places joints, loops and the ends of pieces. */
void sankey_place (SankeyGraph *graph);

double sankey_column_x (const SankeyGraph *graph, guint column);

/* The outline of a link that is placed, and the middle of it. */
void sankey_draw_link (const SankeyGraph *graph, guint link, RecourseSankeyRibbon *ribbon);
void
sankey_draw_loop (const SankeyGraph *graph, const SankeyLoop *loop, RecourseSankeyRibbon *ribbon);

G_END_DECLS
