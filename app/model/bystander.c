/* Who only looks on.  The question is asked for each stakeholder by views and by the analysis, so the
 * trees are walked with a stack of our own: a dossier may nest a node in each of hundreds of levels. */
#include "model/dossier.h"

#include "model/walk.h"

static gboolean
names_stakeholder (GListStore *payoffs, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (payoffs));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseAssignment) payoff = g_list_model_get_item (G_LIST_MODEL (payoffs), i);

      if (g_strcmp0 (payoff->name, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_term (RecourseDossier *self, const char *id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->terms));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseTerm) term = g_list_model_get_item (G_LIST_MODEL (self->terms), i);

      if (g_strcmp0 (term->stakeholder, id) == 0)
        return TRUE;
    }
  return FALSE;
}

static gboolean
acts_in_tree (RecoursePath *path, const char *id)
{
  RecourseWalk walk;
  RecourseNode *node;
  gboolean found = FALSE;

  recourse_walk_init (&walk, path->tree);
  while (!found && recourse_walk_next (&walk, &node))
    found = g_strcmp0 (node->owner, id) == 0 || names_stakeholder (node->payoffs, id);
  recourse_walk_clear (&walk);
  return found;
}

gboolean
recourse_dossier_is_bystander (RecourseDossier *self, RecourseStakeholder *stakeholder)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (stakeholder));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->paths));

  if (g_list_model_get_n_items (G_LIST_MODEL (stakeholder->look_through)) > 0
      || has_term (self, id))
    return FALSE;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecoursePath) path = g_list_model_get_item (G_LIST_MODEL (self->paths), i);

      if (acts_in_tree (path, id))
        return FALSE;
    }
  return TRUE;
}
