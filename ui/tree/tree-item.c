/* A node of the tree for focus and assistive technology.  GTK 4.8 lets nothing but widgets be accessible; so
 * each node that is on the screen has one, which draws nothing and is handed from node to node as the tree
 * is moved. */
#include "ui/tree/tree-item.h"

struct _RecourseTreeItem
{
  GtkWidget parent_instance;

  guint index;
  char *name;
};

G_DEFINE_FINAL_TYPE (RecourseTreeItem, recourse_tree_item, GTK_TYPE_WIDGET)

enum
{
  SELECT,
  FOLD,
  EDIT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
emit (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_signal_emit_by_name (widget, strchr (action, '.') + 1);
}

static void
recourse_tree_item_finalize (GObject *object)
{
  g_free (RECOURSE_TREE_ITEM (object)->name);
  G_OBJECT_CLASS (recourse_tree_item_parent_class)->finalize (object);
}

static void
recourse_tree_item_class_init (RecourseTreeItemClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  const char *const names[N_SIGNALS] = { "select", "fold", "edit" };
  const char *const actions[N_SIGNALS] = { "item.select", "item.fold", "item.edit" };

  G_OBJECT_CLASS (klass)->finalize = recourse_tree_item_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    {
      signals[i] = g_signal_new (names[i], RECOURSE_TYPE_TREE_ITEM, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
      gtk_widget_class_install_action (widget_class, actions[i], NULL, emit);
    }
  gtk_widget_class_set_css_name (widget_class, "treeitem");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE_ITEM);
}

static void
recourse_tree_item_init (RecourseTreeItem *self)
{
  self->index = G_MAXUINT;
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

GtkWidget *
recourse_tree_item_new (void)
{
  return g_object_new (RECOURSE_TYPE_TREE_ITEM, NULL);
}

guint
recourse_tree_item_get_index (RecourseTreeItem *self)
{
  return self->index;
}

void
recourse_tree_item_set (RecourseTreeItem *self, guint index, const RecourseTreeItemWords *words)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (self);

  self->index = index;
  if (g_strcmp0 (self->name, words->name) != 0)
    {
      g_free (self->name);
      self->name = g_strdup (words->name);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
    }
  gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_LEVEL, (int)words->level, -1);
  gtk_accessible_update_relation (accessible, GTK_ACCESSIBLE_RELATION_POS_IN_SET,
                                  (int)words->position, GTK_ACCESSIBLE_RELATION_SET_SIZE,
                                  (int)words->n_siblings, -1);
  gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_SELECTED, words->is_selected, -1);
  if (words->can_fold)
    gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED, words->is_open, -1);
  else
    gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_EXPANDED);
  gtk_widget_set_focusable (GTK_WIDGET (self), words->is_selected);
}
