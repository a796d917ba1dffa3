/* A node of the tree for focus and assistive technology. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_TREE_ITEM (recourse_tree_item_get_type ())
G_DECLARE_FINAL_TYPE (RecourseTreeItem, recourse_tree_item, RECOURSE, TREE_ITEM, GtkWidget)

/**
 * RecourseTreeItemWords:
 * @name: what the node is, said in one sentence
 * @level: 1 at the root
 * @position: among its siblings, from 1
 * @n_siblings: itself included
 * @can_fold: whether anything is behind it
 *
 * What an item says.
 */
typedef struct
{
  const char *name;
  guint level;
  guint position;
  guint n_siblings;
  gboolean can_fold;
  gboolean is_open;
  gboolean is_selected;
} RecourseTreeItemWords;

/* Activating one of its actions (`item.select`, `item.fold`, `item.edit`) emits the signal of that name. */
GtkWidget *recourse_tree_item_new (void);

guint recourse_tree_item_get_index (RecourseTreeItem *self);
void
recourse_tree_item_set (RecourseTreeItem *self, guint index, const RecourseTreeItemWords *words);

G_END_DECLS
