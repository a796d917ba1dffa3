/* Changes of a tree, as a person thinks of them: each keeps the dossier sound by itself, so that what was there
 * keeps its meaning.  They only prepare a #RecourseEdit; committing and naming is the caller's. */
#pragma once

#include "document/edit.h"

G_BEGIN_DECLS

/* Nodes are named by the JSON pointer to them (`/paths/0/tree`, `…/branches/1/node`) together with the record there;
 * branches by their position in the node.  All return FALSE, and do nothing, where there is nothing to be done. */

/**
 * recourse_tree_add_branch:
 * @node: a decision or chance node
 * @position: where it is to stand
 *
 * Adds an option or branch that leads to a new outcome.  A branch gets the probability 0, so that nothing changes
 * until somebody says how likely it is.
 */
gboolean recourse_tree_add_branch (RecourseEdit *edit,
                                   const char *place,
                                   RecourseNode *node,
                                   guint position);

/**
 * recourse_tree_insert_before:
 * @kind: "decision" or "chance"
 * @owner: (nullable): who decides
 *
 * Puts a new node in the place of @node, which stays behind its first branch with all the probability.
 */
gboolean recourse_tree_insert_before (
    RecourseEdit *edit, const char *place, RecourseNode *node, const char *kind, const char *owner);

/**
 * recourse_tree_turn_into:
 * @kind: "decision", "chance" or "outcome"
 * @owner: (nullable): who decides
 *
 * Makes the node another kind.  Branches of what becomes a chance are equally likely; what becomes an outcome loses
 * everything behind it; an outcome that becomes a node leads to itself, as in recourse_tree_insert_before().
 */
gboolean recourse_tree_turn_into (
    RecourseEdit *edit, const char *place, RecourseNode *node, const char *kind, const char *owner);

/* Puts what stands behind one branch of @node in its place; the node and its other branches go. */
gboolean
recourse_tree_keep_only (RecourseEdit *edit, const char *place, RecourseNode *node, guint position);

/* Takes a branch away; what it leaves of the probability goes to the others, in proportion.  FALSE for the last one. */
gboolean recourse_tree_remove_branch (RecourseEdit *edit,
                                      const char *place,
                                      RecourseNode *node,
                                      guint position);

/**
 * recourse_tree_scale_others:
 * @probability: what the branch at @position is to have, as typed
 *
 * Sets the probabilities of the other branches so that they share what it leaves in their present proportion; where one
 * of them is `rest` there is nothing to be done.
 */
gboolean recourse_tree_scale_others (RecourseEdit *edit,
                                     const char *place,
                                     RecourseNode *node,
                                     guint position,
                                     const char *probability);

/* Adds a path called @label with an outcome for a tree, behind the others. */
gboolean recourse_tree_add_path (RecourseEdit *edit, const char *label);
/* Adds a copy of @path called @label behind it. */
gboolean recourse_tree_duplicate_path (RecourseEdit *edit,
                                       RecourseDossier *dossier,
                                       RecoursePath *path,
                                       const char *label);

G_END_DECLS
