/* Visiting every node of a tree with a stack of our own. */
#include "model/walk.h"

void
recourse_walk_init (RecourseWalk *self, RecourseNode *root)
{
  self->waiting = g_ptr_array_new ();
  if (root != NULL)
    g_ptr_array_add (self->waiting, root);
}

void
recourse_walk_clear (RecourseWalk *self)
{
  g_clear_pointer (&self->waiting, g_ptr_array_unref);
}

/* Last first, so that the first is taken first. */
static void
push_children (RecourseWalk *self, GListStore *branches)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (branches)); i > 0; i--)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (G_LIST_MODEL (branches), i - 1);

      if (branch->node != NULL)
        g_ptr_array_add (self->waiting, branch->node);
    }
}

gboolean
recourse_walk_next (RecourseWalk *self, RecourseNode **node)
{
  if (self->waiting->len == 0)
    return FALSE;

  *node = g_ptr_array_steal_index (self->waiting, self->waiting->len - 1);
  push_children (self, (*node)->branches);
  push_children (self, (*node)->options);
  return TRUE;
}
