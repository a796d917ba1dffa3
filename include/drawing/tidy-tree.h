/* Trees from left to right: as narrow as their boxes allow, and alike where they are alike. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

#define RECOURSE_TREE_ROOT G_MAXUINT

/**
 * RecourseTreeBox:
 * @parent: index of a box before this one; %RECOURSE_TREE_ROOT for the first
 * @width: of the box, along the tree
 * @height: across it
 * @x: (out): left edge
 * @y: (out): top edge
 *
 * A node and its label, of whatever size.
 */
typedef struct
{
  guint parent;
  double width, height;
  double x, y;
} RecourseTreeBox;

/**
 * RecourseTreeForm:
 * @gap_along: between a box and its children, where branches bend
 * @gap_across: least distance of boxes beside one another
 * @align_leaves: whether boxes without children begin at one x, with the way to them kept free
 */
typedef struct
{
  double gap_along;
  double gap_across;
  gboolean align_leaves;
} RecourseTreeForm;

/**
 * RecourseTreeExtent:
 * @width: of the tree laid out, from 0
 * @height: of the tree laid out, from 0
 * @steps: comparisons of contours it took; grows as the number of boxes does
 */
typedef struct
{
  double width, height;
  guint64 steps;
} RecourseTreeExtent;

/**
 * recourse_tidy_tree:
 * @boxes: (inout) (array length=n): parents before children, children in the order in which they stand
 *
 * Places the boxes of a tree in linear time, without recursion, so that no two overlap, parents stand at
 * the middle of their children, equal subtrees look equal, and a tree turned upside down is drawn upside
 * down.  A. van der Ploeg, "Drawing Non-layered Tidy Trees in Linear Time", Software: Practice and
 * Experience 44(12), 2014.
 */
RecourseTreeExtent
recourse_tidy_tree (RecourseTreeBox *boxes, guint n, const RecourseTreeForm *form);

G_END_DECLS
