/* What a node of the tree says, to be edited in place: a popover beside it. */
#pragma once

#include "charts/tree-outline.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_TREE_FORM (recourse_tree_form_get_type ())
G_DECLARE_FINAL_TYPE (RecourseTreeForm, recourse_tree_form, RECOURSE, TREE_FORM, GtkPopover)

/* Signals:
 * `refused` (string): it was closed with a change that cannot be taken over, and why */

/**
 * recourse_tree_form_new:
 * @outline: of the document as it is now; not kept
 * @index: the node
 * @part: what is to be edited first, as in recourse_tree_map_draw()
 *
 * Returns: (transfer floating): the form; it commits what was changed as one step of undo when Apply or Enter is
 *    pressed or it is left, and stays open with the reason where that is refused.  Escape leaves all as it was.
 */
GtkWidget *recourse_tree_form_new (RecourseDocument *document,
                                   const RecourseOutline *outline,
                                   guint index,
                                   const char *part);

/* The same for one line of text: a name that is asked for.  @commit is called with it and returns the reason why it
 * cannot be, (transfer full), or %NULL. */
typedef char *(*RecourseTreeNameFunc) (const char *name, gpointer user_data);
GtkWidget *recourse_tree_form_new_name (RecourseDocument *document,
                                        const char *title,
                                        const char *label,
                                        const char *text,
                                        RecourseTreeNameFunc commit,
                                        gpointer user_data);

/* (transfer full): the JSON pointer to the node, and to the branch that leads to it (to the path for the root) */
char *recourse_tree_form_dup_place (const RecourseOutline *outline, guint index);
char *recourse_tree_form_dup_branch_place (const RecourseOutline *outline, guint index);

/* Opens it and goes to the line asked for. */
void recourse_tree_form_open (RecourseTreeForm *self);

G_END_DECLS
