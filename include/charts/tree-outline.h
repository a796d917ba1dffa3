/* The tree of a path as somebody walks through it: what the dossier says of each node beside what came out
 * there, and which nodes are folded.  A view draws the part that is open, an editor finds its way by it. */
#pragma once

#include "analysis/results.h"
#include "model/dossier.h"

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_OUTLINE_DECISION,
  RECOURSE_OUTLINE_CHANCE,
  RECOURSE_OUTLINE_OUTCOME,
} RecourseOutlineKind;

#define RECOURSE_OUTLINE_NONE G_MAXUINT

/**
 * RecourseOutlineNode:
 * @node: borrowed from the dossier
 * @branch: (nullable): the option or branch that leads here, borrowed; %NULL for the root
 * @parent: index of a node before this one; %RECOURSE_OUTLINE_NONE for the root
 * @position: in the dossier, among the options or branches of the parent
 * @depth: 0 at the root
 * @end: index of the first node that is not behind this one: nodes stand in preorder
 * @n_outcomes: behind it, itself included
 * @result: among the nodes of the path's result; %RECOURSE_OUTLINE_NONE where nothing came out, since the way
 *    here is not available or nothing is computed yet
 * @decision: among the path's decisions; %RECOURSE_OUTLINE_NONE where it is none
 * @option: of the parent's decision; %RECOURSE_OUTLINE_NONE behind a chance node
 * @is_open: whether what is behind it is shown
 *
 * A node of the tree.
 */
typedef struct
{
  RecourseNode *node;
  RecourseBranch *branch;
  RecourseOutlineKind kind;
  guint parent;
  guint position;
  guint depth;
  guint end;
  guint n_outcomes;
  guint result;
  guint decision;
  guint option;
  gboolean is_open;
} RecourseOutlineNode;

typedef struct _RecourseOutline RecourseOutline;

/**
 * recourse_outline_new:
 * @path: index of a path
 * @results: (nullable): of @dossier; results of another shape are taken for none
 *
 * Returns: (transfer full): the tree of the path, all folded
 */
RecourseOutline *
recourse_outline_new (RecourseDossier *dossier, guint path, RecourseResults *results);
void recourse_outline_free (RecourseOutline *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseOutline, recourse_outline_free)

/* What came out anew; what is folded stays so. */
void recourse_outline_set_results (RecourseOutline *self, RecourseResults *results);

RecourseDossier *recourse_outline_get_dossier (const RecourseOutline *self);
RecoursePath *recourse_outline_get_path (const RecourseOutline *self);
guint recourse_outline_get_path_index (const RecourseOutline *self);

/* (nullable): %NULL where there are none that fit */
const RecourseResults *recourse_outline_get_results (const RecourseOutline *self);

guint recourse_outline_get_n_nodes (const RecourseOutline *self);
const RecourseOutlineNode *recourse_outline_get (const RecourseOutline *self, guint index);

/* (nullable): what came out at a node */
const RecourseNodeResult *recourse_outline_result (const RecourseOutline *self, guint index);
/* (nullable): how the policy decides there */
const RecourseDecision *recourse_outline_decision (const RecourseOutline *self, guint index);

/* The child at @position of the dossier, or %RECOURSE_OUTLINE_NONE. */
guint recourse_outline_child (const RecourseOutline *self, guint index, guint position);
guint recourse_outline_n_children (const RecourseOutline *self, guint index);

/* Whether the policy comes here. */
gboolean recourse_outline_is_policy (const RecourseOutline *self, guint index);

/* Folding */

void recourse_outline_set_open (RecourseOutline *self, guint index, gboolean is_open);
/* The node and all behind it. */
void recourse_outline_set_all_open (RecourseOutline *self, guint index, gboolean is_open);
/* Shows the node: opens all before it.  Returns whether anything had to be opened. */
gboolean recourse_outline_reveal (RecourseOutline *self, guint index);
/* Opens @n_levels from the root, folds the rest. */
void recourse_outline_open_levels (RecourseOutline *self, guint n_levels);
/* Opens what the policy comes to, folds the rest. */
void recourse_outline_open_policy (RecourseOutline *self);
/* Opens what is most likely to be reached, as far as no more than @most_rows rows are shown; options not chosen
 * come last.  The root is always opened. */
void recourse_outline_open_likely (RecourseOutline *self, guint most_rows);
/* Opens what is open in @other, found by its key; whether @other showed more than its root. */
gboolean recourse_outline_open_like (RecourseOutline *self, const RecourseOutline *other);

/* The shown node after @index in preorder, or %RECOURSE_OUTLINE_NONE.  Begin with 0. */
guint recourse_outline_next_shown (const RecourseOutline *self, guint index);
guint recourse_outline_count_shown (const RecourseOutline *self);
/* Whether nothing before it is folded. */
gboolean recourse_outline_is_shown (const RecourseOutline *self, guint index);

/* Finding */

/* (transfer full): the way to the node by the ids of branches, positions where they have none:
 * `litigation/seek/0` */
char *recourse_outline_dup_key (const RecourseOutline *self, guint index);
/* The node, or the nearest one before it that there still is; the root at worst. */
guint recourse_outline_find_key (const RecourseOutline *self, const char *key);

/* (transfer full) (element-type guint): nodes in whose labels, ids or note @text stands, whatever its case */
GArray *recourse_outline_search (RecourseOutline *self, const char *text);

G_END_DECLS
