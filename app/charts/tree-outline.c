/* The outline is one array in preorder, so that a node and all behind it are one stretch of it: folding,
 * counting and drawing are loops, and no depth of tree needs recursion. */
#include "config.h"

#include "outline-private.h"

#include <string.h>

static RecourseOutlineNode *
node_at (const RecourseOutline *self, guint index)
{
  return &g_array_index (self->nodes, RecourseOutlineNode, index);
}

static RecourseOutlineKind
kind_of (RecourseNode *node)
{
  return g_strcmp0 (node->kind, "decision") == 0 ? RECOURSE_OUTLINE_DECISION
         : g_strcmp0 (node->kind, "chance") == 0 ? RECOURSE_OUTLINE_CHANCE
                                                 : RECOURSE_OUTLINE_OUTCOME;
}

static GListModel *
branches_of (const RecourseOutlineNode *node)
{
  return G_LIST_MODEL (node->kind == RECOURSE_OUTLINE_DECISION ? node->node->options
                                                               : node->node->branches);
}

/* The last child first, so that the first one is taken up next. */
static void
push_children (GArray *waiting, const RecourseOutlineNode *node, guint index)
{
  GListModel *branches = branches_of (node);

  for (guint i = g_list_model_get_n_items (branches); i-- > 0;)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (branches, i);
      RecourseOutlineNode child = { .node = branch->node,
                                    .branch = branch, /* the list keeps it */
                                    .parent = index,
                                    .position = i,
                                    .depth = node->depth + 1 };

      if (branch->node != NULL)
        g_array_append_val (waiting, child);
    }
}

/* Backwards, so that children are counted before their parents. */
static void
measure_subtrees (RecourseOutline *self)
{
  for (guint i = self->nodes->len; i-- > 0;)
    {
      RecourseOutlineNode *node = node_at (self, i);

      node->end = MAX (node->end, i + 1);
      if (node->n_outcomes == 0)
        node->n_outcomes = 1;
      if (node->parent == RECOURSE_OUTLINE_NONE)
        continue;
      node_at (self, node->parent)->n_outcomes += node->n_outcomes;
      node_at (self, node->parent)->end = MAX (node_at (self, node->parent)->end, node->end);
    }
}

static void
grow (RecourseOutline *self, RecourseNode *root)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (RecourseOutlineNode));
  RecourseOutlineNode first = { .node = root, .parent = RECOURSE_OUTLINE_NONE };

  if (root != NULL)
    g_array_append_val (waiting, first);
  while (waiting->len > 0)
    {
      RecourseOutlineNode node = g_array_index (waiting, RecourseOutlineNode, waiting->len - 1);

      g_array_set_size (waiting, waiting->len - 1);
      node.kind = kind_of (node.node);
      g_array_append_val (self->nodes, node);
      push_children (waiting, &node, self->nodes->len - 1);
    }
  measure_subtrees (self);
}

RecourseOutline *
recourse_outline_new (RecourseDossier *dossier, guint path, RecourseResults *results)
{
  RecourseOutline *self = g_new0 (RecourseOutline, 1);

  self->dossier = g_object_ref (dossier);
  self->path_index = path;
  self->path = g_list_model_get_item (G_LIST_MODEL (dossier->paths), path);
  self->nodes = g_array_new (FALSE, FALSE, sizeof (RecourseOutlineNode));
  if (self->path != NULL)
    grow (self, self->path->tree);
  recourse_outline_set_results (self, results);
  return self;
}

void
recourse_outline_free (RecourseOutline *self)
{
  g_clear_pointer (&self->results, recourse_results_unref);
  g_clear_pointer (&self->haystack, g_ptr_array_unref);
  g_array_unref (self->nodes);
  g_clear_object (&self->path);
  g_object_unref (self->dossier);
  g_free (self);
}

static gboolean
is_at (const RecourseOutline *self, const RecourseNodeResult *result, guint index)
{
  const RecourseOutlineNode *node = node_at (self, index);

  if (node->parent == RECOURSE_OUTLINE_NONE)
    return result->parent == G_MAXUINT;
  return result->position == node->position
         && result->parent == node_at (self, node->parent)->result;
}

/* Both stand in preorder, and the result leaves some out: one walk finds them all.  Whether it did. */
static gboolean
match (RecourseOutline *self, const RecoursePathResult *path)
{
  guint next = 0, n_decisions = 0;
  g_autofree guint *n_options = g_new0 (guint, self->nodes->len + 1);

  for (guint i = 0; i < self->nodes->len; i++)
    {
      RecourseOutlineNode *node = node_at (self, i);

      node->result = node->decision = node->option = RECOURSE_OUTLINE_NONE;
      if (next >= path->n_nodes || !is_at (self, &path->nodes[next], i))
        continue;
      node->result = next++;
      if (node->kind == RECOURSE_OUTLINE_DECISION)
        node->decision = n_decisions++;
      if (node->parent != RECOURSE_OUTLINE_NONE
          && node_at (self, node->parent)->decision != RECOURSE_OUTLINE_NONE)
        node->option = n_options[node->parent]++;
    }
  return next == path->n_nodes && n_decisions == path->n_decisions;
}

static void
forget_results (RecourseOutline *self)
{
  g_clear_pointer (&self->results, recourse_results_unref);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      RecourseOutlineNode *node = node_at (self, i);

      node->result = node->decision = node->option = RECOURSE_OUTLINE_NONE;
    }
}

void
recourse_outline_set_results (RecourseOutline *self, RecourseResults *results)
{
  if (results == NULL || self->path_index >= results->n_paths
      || !match (self, &results->paths[self->path_index]))
    {
      forget_results (self);
      return;
    }
  recourse_results_ref (results);
  g_clear_pointer (&self->results, recourse_results_unref);
  self->results = results;
}

RecourseDossier *
recourse_outline_get_dossier (const RecourseOutline *self)
{
  return self->dossier;
}

RecoursePath *
recourse_outline_get_path (const RecourseOutline *self)
{
  return self->path;
}

guint
recourse_outline_get_path_index (const RecourseOutline *self)
{
  return self->path_index;
}

const RecourseResults *
recourse_outline_get_results (const RecourseOutline *self)
{
  return self->results;
}

guint
recourse_outline_get_n_nodes (const RecourseOutline *self)
{
  return self->nodes->len;
}

const RecourseOutlineNode *
recourse_outline_get (const RecourseOutline *self, guint index)
{
  return node_at (self, index);
}

const RecourseNodeResult *
recourse_outline_result (const RecourseOutline *self, guint index)
{
  guint result = node_at (self, index)->result;

  return result != RECOURSE_OUTLINE_NONE ? &self->results->paths[self->path_index].nodes[result]
                                         : NULL;
}

const RecourseDecision *
recourse_outline_decision (const RecourseOutline *self, guint index)
{
  guint decision = node_at (self, index)->decision;

  return decision != RECOURSE_OUTLINE_NONE
             ? &self->results->paths[self->path_index].decisions[decision]
             : NULL;
}

guint
recourse_outline_child (const RecourseOutline *self, guint index, guint position)
{
  for (guint i = index + 1; i < node_at (self, index)->end; i = node_at (self, i)->end)
    if (node_at (self, i)->position == position)
      return i;
  return RECOURSE_OUTLINE_NONE;
}

guint
recourse_outline_n_children (const RecourseOutline *self, guint index)
{
  guint n = 0;

  for (guint i = index + 1; i < node_at (self, index)->end; i = node_at (self, i)->end)
    n++;
  return n;
}

gboolean
recourse_outline_is_policy (const RecourseOutline *self, guint index)
{
  const RecourseNodeResult *result = recourse_outline_result (self, index);

  return result != NULL && result->reach > 0;
}
