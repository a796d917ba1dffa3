/* A tree large enough to edit in: every node with its branch, chance, value and standing, laid out once for
 * what is open and drawn only where it is looked at.  The `tree` chart is the same tree as one picture. */
#pragma once

#include "charts/tree-outline.h"
#include "drawing/number.h"
#include "drawing/scene.h"

G_BEGIN_DECLS

/**
 * RecourseTreeMapForm:
 * @font_px: of labels; everything else follows from it
 * @is_rtl: whether the tree grows from right to left
 * @numbers: how numbers are written
 * @stakeholder: in view, an index among those with outcomes
 * @has_reach: whether there is room for a column of chances
 * @columns: (array length=n_columns): whose payoffs are shown, indices among those with outcomes, ascending
 *
 * How a tree is drawn.
 */
typedef struct
{
  double font_px;
  gboolean is_rtl;
  const RecourseNumberForm *numbers;
  guint stakeholder;
  gboolean has_reach;
  const guint *columns;
  guint n_columns;
} RecourseTreeMapForm;

/**
 * RecourseTreePlace:
 * @index: of the node in the outline
 * @parent: place before this one; %RECOURSE_OUTLINE_NONE for the root
 * @x: middle of the node's symbol
 * @y: middle of the node's symbol, where its branch runs
 * @above: from @y to the top of its label
 * @below: from @y to the end of what stands under the branch
 * @is_leaf: whether nothing is drawn behind it: it has a row in the columns
 *
 * Where a node stands, in pixels of the whole tree.
 */
typedef struct
{
  guint index;
  guint parent;
  double x, y;
  double above, below;
  gboolean is_leaf;
} RecourseTreePlace;

typedef struct _RecourseTreeMap RecourseTreeMap;

/**
 * recourse_tree_map_new:
 * @outline: borrowed, must outlive the map; to be laid out anew once it changes
 *
 * Lays out what is open, in time linear in it.
 */
RecourseTreeMap *recourse_tree_map_new (const RecourseOutline *outline,
                                        const RecourseTreeMapForm *form);
void recourse_tree_map_free (RecourseTreeMap *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseTreeMap, recourse_tree_map_free)

double recourse_tree_map_get_width (const RecourseTreeMap *self);
double recourse_tree_map_get_height (const RecourseTreeMap *self);

guint recourse_tree_map_get_n_places (const RecourseTreeMap *self);
const RecourseTreePlace *recourse_tree_map_get_place (const RecourseTreeMap *self, guint place);
/* The place of a node of the outline, or %RECOURSE_OUTLINE_NONE where it is not shown. */
guint recourse_tree_map_find_place (const RecourseTreeMap *self, guint index);
/* The node with its label and what stands beside it. */
RecourseRect recourse_tree_map_get_bounds (const RecourseTreeMap *self, guint place);

/* Of nodes at the same depth as @place, the next one up (@step −1) or down (1); @place itself at the end. */
guint recourse_tree_map_neighbour (const RecourseTreeMap *self, guint place, int step);

/**
 * recourse_tree_map_draw:
 * @region: of the whole tree
 * @shows_words: whether the scale leaves text large enough to be read
 *
 * Draws what reaches into @region.  Marks that can be pointed at are called `INDEX/PART`, INDEX a node of
 * the outline and PART one of `node`, `fold`, `chance`, `label`, `question`, `name`, `value`, `standing`.
 *
 * Returns: (transfer full): a sealed scene as large as @region
 */
RecourseScene *
recourse_tree_map_draw (const RecourseTreeMap *self, RecourseRect region, gboolean shows_words);

/* The columns at the end of the tree: chance, and payoff of each stakeholder.  Marks are called
 * `INDEX/payoff/STAKEHOLDER` and `INDEX/reach`. */
double recourse_tree_map_get_columns_width (const RecourseTreeMap *self);
RecourseScene *
recourse_tree_map_draw_columns (const RecourseTreeMap *self, double y, double height);
/* Their heads. */
double recourse_tree_map_get_heads_height (const RecourseTreeMap *self);
RecourseScene *recourse_tree_map_draw_heads (const RecourseTreeMap *self);

/* Words; all (transfer full) */

/* "+3.6": a payoff to a stakeholder, with as many decimals as all of them have in this tree */
char *recourse_tree_map_figure (const RecourseTreeMap *self, guint stakeholder, double value);
/* "Chance node, Court rules, expected Microsoft +1.2; …": what a screen reader says of a node */
char *recourse_tree_map_describe (const RecourseTreeMap *self, guint index);
/* "chosen · best in 62% of draws", "within 0.1 of “Sue”": how an option stands; %NULL for other nodes */
char *recourse_tree_map_standing (const RecourseTreeMap *self, guint index);
/* What the node itself is called, or its kind. */
char *recourse_tree_map_title (const RecourseTreeMap *self, guint index);

G_END_DECLS
