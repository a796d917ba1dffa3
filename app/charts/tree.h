/* The plan of the tree chart, shared by its folding, its drawing and its words. */
#pragma once

#include "parts.h"
#include "shape.h"

#include "drawing/tidy-tree.h"
#include "model/path.h"

G_BEGIN_DECLS

/**
 * ChartTreeNode:
 * @index: among the nodes of the result
 * @parent: among those shown; %RECOURSE_TREE_ROOT for the root
 * @depth: 0 at the root
 * @node: borrowed from the dossier
 * @branch: (nullable): the option or branch that leads here, borrowed
 * @n_folded: outcomes behind it that are not shown; 0 where it is an outcome or its children are shown
 * @is_leaf: whether nothing is drawn behind it
 * @label_lines: that the label of its branch may take
 * @y: middle, once laid out
 *
 * A node that is shown.
 */
typedef struct
{
  guint index;
  guint parent;
  guint depth;
  RecourseNode *node;
  RecourseBranch *branch;
  guint n_folded;
  gboolean is_leaf;
  guint label_lines;
  double y;
} ChartTreeNode;

/**
 * ChartTree:
 * @nodes: (element-type ChartTreeNode): parents before children, siblings in the order of the dossier
 * @n_levels: depth of the deepest, and one
 * @column: from one level to the next
 * @names_outcomes: whether outcomes are named behind the tree
 * @label_lines: over every branch
 * @question_lines: under them, for what a node asks; 0 where there is no room
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseResults *results;
  const RecoursePathResult *path;
  guint stakeholder;
  GArray *nodes;
  guint n_levels;
  double column, symbol;
  gboolean names_outcomes;
  guint label_lines, question_lines;
  RecourseRect names, chances, payoffs;
  guint decimals;
} ChartTree;

static inline ChartTreeNode *
chart_tree_node (const ChartTree *plan, guint i)
{
  return &g_array_index (plan->nodes, ChartTreeNode, i);
}

static inline const RecourseNodeResult *
chart_tree_result (const ChartTree *plan, guint i)
{
  return &plan->path->nodes[chart_tree_node (plan, i)->index];
}

/* Shows as many levels and leaves as there is room for: behind what is reached most often first. */
void chart_tree_fold (ChartTree *plan, guint most_leaves, guint most_levels);

/* How the option that leads to @i stands to the one chosen. */
typedef enum
{
  CHART_OPTION_OTHER,
  CHART_OPTION_CHOSEN,
  CHART_OPTION_TIED,
  CHART_OPTION_NEAR,
} ChartOption;

ChartOption chart_tree_option (const ChartTree *plan, guint i);
char *chart_tree_branch_label (const ChartTree *plan, guint i);
char *chart_tree_describe (const ChartTree *plan, guint i);
RecourseTable *chart_tree_table (const ChartTree *plan);
ChartWords *chart_tree_subtitles (const ChartTree *plan);
char *chart_tree_description (const ChartTree *plan);

G_END_DECLS
