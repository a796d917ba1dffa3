/* Flows between nodes as ribbons, from left to right; what flows back goes over the top. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

/**
 * RecourseSankeyLink:
 * @source: index of a node
 * @target: index of a node, @source itself too
 * @value: what flows; a link without a finite value above 0 is not drawn
 */
typedef struct
{
  guint source, target;
  double value;
} RecourseSankeyLink;

/**
 * RecourseSankeyForm:
 * @area: for nodes and ribbons; room for labels at its sides is left out by who asks
 * @node_width: of the bars
 * @node_gap: between bars of a column; less where there is no room
 * @is_justified: whether nodes that nothing leaves stand in the last column
 */
typedef struct
{
  RecourseRect area;
  double node_width;
  double node_gap;
  gboolean is_justified;
} RecourseSankeyForm;

/**
 * RecourseSankeyNode:
 * @column: from the left, 0 first
 * @box: as high as the larger of what comes and what goes
 * @inflow: sum of what comes
 * @outflow: sum of what goes
 * @clear_left: no loop beside the node's column lies left of this x; where outward labels may end
 * @clear_right: likewise, where they may begin
 */
typedef struct
{
  guint column;
  RecourseRect box;
  double inflow, outflow;
  double clear_left, clear_right;
} RecourseSankeyNode;

/**
 * RecourseSankeyRibbon:
 * @is_back: whether it runs back over the top, since it would close a cycle
 * @thickness: at both ends, at least 1; 0 where nothing is drawn
 * @curve: (nullable): closed, to be filled; lend it with g_array_ref()
 * @middle_x: a point halfway along, for a label
 * @middle_y: likewise
 */
typedef struct
{
  gboolean is_back;
  double thickness;
  GArray *curve;
  double middle_x, middle_y;
} RecourseSankeyRibbon;

/**
 * RecourseSankey:
 * @unit: pixels for a value of 1, the same for all; thinner ribbons than 1 pixel are drawn 1 thick
 * @n_crossings: ribbons that cross between two columns
 */
typedef struct
{
  guint n_columns, n_nodes, n_links, n_crossings;
  double unit;
  RecourseSankeyNode *nodes;
  RecourseSankeyRibbon *ribbons;
} RecourseSankey;

/**
 * recourse_sankey_new:
 *
 * Of the links of a cycle the smaller ones flow back.  Columns follow the longest way from a source, long
 * links pass between the nodes of the columns on their way, and nodes stand where few ribbons cross and
 * ribbons run straight.  After K. Sugiyama, S. Tagawa, M. Toda, IEEE Transactions on Systems, Man, and
 * Cybernetics 11(2), 1981, and E. R. Gansner et al., "A Technique for Drawing Directed Graphs", IEEE
 * Transactions on Software Engineering 19(3), 1993.  Ties go by the order in which nodes and links are
 * given.
 *
 * Returns: (transfer full)
 */
RecourseSankey *recourse_sankey_new (guint n_nodes,
                                     const RecourseSankeyLink *links,
                                     guint n_links,
                                     const RecourseSankeyForm *form);
void recourse_sankey_free (RecourseSankey *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseSankey, recourse_sankey_free)

G_END_DECLS
