/* Which part of a tree is shown.  Trees may have a hundred thousand nodes, a picture has room for some
 * tens: nodes are opened in the order of the chance of coming to them, so that what is folded is what
 * matters least; options that are not chosen come last. */
#include "tree.h"

#include <string.h>

typedef struct
{
  const RecoursePathResult *path;
  guint *first; /* child of each node, G_MAXUINT where there is none */
  guint *next;  /* sibling */
  guint *n_outcomes;
  gboolean *is_open;
} Outline;

static void
init_outline (Outline *outline, const RecoursePathResult *path)
{
  guint n = path->n_nodes;

  *outline = (Outline){ path, g_new (guint, n), g_new (guint, n), g_new0 (guint, n),
                        g_new0 (gboolean, n) };
  memset (outline->first, 0xff, n * sizeof (guint));
  memset (outline->next, 0xff, n * sizeof (guint));
  for (guint i = n; i-- > 0;)
    {
      guint parent = path->nodes[i].parent;

      if (outline->first[i] == G_MAXUINT)
        outline->n_outcomes[i] = 1;
      if (parent == G_MAXUINT)
        continue;
      outline->n_outcomes[parent] += outline->n_outcomes[i];
      outline->next[i] = outline->first[parent];
      outline->first[parent] = i;
    }
}

static void
clear_outline (Outline *outline)
{
  g_free (outline->first);
  g_free (outline->next);
  g_free (outline->n_outcomes);
  g_free (outline->is_open);
}

/* A node on the edge of what is shown. */
typedef struct
{
  guint index;
  guint depth;
  double weight;
} Edge;

static guint
n_children (const Outline *outline, guint index)
{
  guint n = 0;

  for (guint c = outline->first[index]; c != G_MAXUINT; c = outline->next[c])
    n++;
  return n;
}

/* Opens the weightiest node that leaves no more leaves than @most; FALSE where there is none. */
static gboolean
open_one (Outline *outline, GArray *edges, guint *n_leaves, guint most_leaves, guint most_levels)
{
  guint best = G_MAXUINT;
  Edge edge;

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *here = &g_array_index (edges, Edge, i);

      if (here->depth + 1 < most_levels
          && *n_leaves + n_children (outline, here->index) - 1 <= most_leaves
          && (best == G_MAXUINT || here->weight > g_array_index (edges, Edge, best).weight))
        best = i;
    }
  if (best == G_MAXUINT)
    return FALSE;
  edge = g_array_index (edges, Edge, best);
  g_array_remove_index (edges, best);
  outline->is_open[edge.index] = TRUE;
  *n_leaves += n_children (outline, edge.index) - 1;
  for (guint c = outline->first[edge.index]; c != G_MAXUINT; c = outline->next[c])
    {
      const RecourseNodeResult *node = &outline->path->nodes[c];
      /* What is not chosen weighs a thousandth of what is. */
      Edge child = { c, edge.depth + 1,
                     edge.weight * node->probability * (node->is_chosen ? 1 : 1e-3) };

      if (outline->first[c] != G_MAXUINT)
        g_array_append_val (edges, child);
    }
  return TRUE;
}

static RecourseBranch *
branch_at (RecourseNode *node, guint position)
{
  GListModel *list =
      G_LIST_MODEL (g_strcmp0 (node->kind, "decision") == 0 ? node->options : node->branches);
  g_autoptr (RecourseBranch) branch = g_list_model_get_item (list, position);

  return branch; /* the list keeps it */
}

/* Shows @index and, in order, what is open behind it; a stack in place of recursion. */
static void
collect (ChartTree *plan, const Outline *outline)
{
  g_autoptr (GArray) waiting = g_array_new (FALSE, FALSE, sizeof (ChartTreeNode));
  g_autoptr (RecoursePath) path = g_list_model_get_item (
      G_LIST_MODEL (plan->frame->input->dossier->paths), plan->frame->input->leader);
  ChartTreeNode root = { .parent = RECOURSE_TREE_ROOT, .node = path->tree };

  g_array_append_val (waiting, root);
  while (waiting->len > 0)
    {
      ChartTreeNode node = g_array_index (waiting, ChartTreeNode, waiting->len - 1);
      guint here = plan->nodes->len, first = waiting->len - 1;

      g_array_set_size (waiting, first);
      node.is_leaf = !outline->is_open[node.index];
      node.n_folded = node.is_leaf && outline->first[node.index] != G_MAXUINT
                          ? outline->n_outcomes[node.index]
                          : 0;
      plan->n_levels = MAX (plan->n_levels, node.depth + 1);
      g_array_append_val (plan->nodes, node);
      for (guint c = outline->first[node.index]; !node.is_leaf && c != G_MAXUINT;
           c = outline->next[c])
        {
          RecourseBranch *branch = branch_at (node.node, plan->path->nodes[c].position);
          ChartTreeNode child = { .index = c,
                                  .parent = here,
                                  .depth = node.depth + 1,
                                  .node = branch->node,
                                  .branch = branch };

          g_array_insert_val (waiting, first, child);
        }
    }
}

void
chart_tree_fold (ChartTree *plan, guint most_leaves, guint most_levels)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  Edge root = { 0, 0, 1 };
  Outline outline;
  guint n_leaves = 1;

  init_outline (&outline, plan->path);
  g_array_set_size (plan->nodes, 0);
  plan->n_levels = 0;
  if (outline.first[0] != G_MAXUINT)
    g_array_append_val (edges, root);
  while (open_one (&outline, edges, &n_leaves, MAX (2, most_leaves), MAX (2, most_levels)))
    continue;
  collect (plan, &outline);
  clear_outline (&outline);
}
