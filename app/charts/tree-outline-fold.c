/* What of an outline is shown.  Trees may have a hundred thousand nodes, a screen has room for some tens:
 * what is opened first is what is most likely to be reached. */
#include "config.h"

#include "outline-private.h"

/* What is not chosen weighs a thousandth of what is. */
#define NOT_CHOSEN 1e-3

static RecourseOutlineNode *
node_at (const RecourseOutline *self, guint index)
{
  return &g_array_index (self->nodes, RecourseOutlineNode, index);
}

void
recourse_outline_set_open (RecourseOutline *self, guint index, gboolean is_open)
{
  node_at (self, index)->is_open = is_open && node_at (self, index)->end > index + 1;
}

void
recourse_outline_set_all_open (RecourseOutline *self, guint index, gboolean is_open)
{
  for (guint i = index; i < node_at (self, index)->end; i++)
    recourse_outline_set_open (self, i, is_open);
}

gboolean
recourse_outline_reveal (RecourseOutline *self, guint index)
{
  gboolean has_opened = FALSE;

  for (guint i = node_at (self, index)->parent; i != RECOURSE_OUTLINE_NONE;
       i = node_at (self, i)->parent)
    if (!node_at (self, i)->is_open)
      {
        node_at (self, i)->is_open = TRUE;
        has_opened = TRUE;
      }
  return has_opened;
}

void
recourse_outline_open_levels (RecourseOutline *self, guint n_levels)
{
  for (guint i = 0; i < self->nodes->len; i++)
    recourse_outline_set_open (self, i, node_at (self, i)->depth < n_levels);
}

void
recourse_outline_open_policy (RecourseOutline *self)
{
  for (guint i = 0; i < self->nodes->len; i++)
    recourse_outline_set_open (self, i, i == 0 || recourse_outline_is_policy (self, i));
}

/* A folded node that could be opened. */
typedef struct
{
  guint index;
  double weight;
} Edge;

static double
child_weight (const RecourseOutline *self, guint index, double weight)
{
  const RecourseNodeResult *result = recourse_outline_result (self, index);

  if (result == NULL)
    return weight * NOT_CHOSEN;
  return weight * result->probability * (result->is_chosen ? 1 : NOT_CHOSEN);
}

static void
open_edge (RecourseOutline *self, GArray *edges, Edge edge)
{
  const RecourseOutlineNode *node = node_at (self, edge.index);

  recourse_outline_set_open (self, edge.index, TRUE);
  for (guint c = edge.index + 1; c < node->end; c = node_at (self, c)->end)
    {
      Edge child = { c, child_weight (self, c, edge.weight) };

      if (node_at (self, c)->end > c + 1)
        g_array_append_val (edges, child);
    }
}

/* The weightiest that leaves room for no more than @room further rows. */
static guint
find_edge (const RecourseOutline *self, GArray *edges, guint room)
{
  guint best = G_MAXUINT;

  for (guint i = 0; i < edges->len; i++)
    {
      const Edge *edge = &g_array_index (edges, Edge, i);

      if ((best == G_MAXUINT || edge->weight > g_array_index (edges, Edge, best).weight)
          && recourse_outline_n_children (self, edge->index) - 1 <= room)
        best = i;
    }
  return best;
}

void
recourse_outline_open_likely (RecourseOutline *self, guint most_rows)
{
  g_autoptr (GArray) edges = g_array_new (FALSE, FALSE, sizeof (Edge));
  Edge root = { 0, 1 };
  guint n_rows, best;

  if (self->nodes->len == 0)
    return;
  recourse_outline_set_all_open (self, 0, FALSE);
  open_edge (self, edges, root);
  n_rows = MAX (1, recourse_outline_n_children (self, 0));
  while (n_rows <= most_rows && (best = find_edge (self, edges, most_rows - n_rows)) != G_MAXUINT)
    {
      Edge edge = g_array_index (edges, Edge, best);

      g_array_remove_index_fast (edges, best);
      n_rows += recourse_outline_n_children (self, edge.index) - 1;
      open_edge (self, edges, edge);
    }
}

gboolean
recourse_outline_open_like (RecourseOutline *self, const RecourseOutline *other)
{
  g_autoptr (GHashTable) open = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  if (self->nodes->len == 0 || other->nodes->len == 0)
    return FALSE;
  for (guint i = 0; i != RECOURSE_OUTLINE_NONE; i = recourse_outline_next_shown (other, i))
    if (node_at (other, i)->is_open)
      g_hash_table_add (open, recourse_outline_dup_key (other, i));
  recourse_outline_set_all_open (self, 0, FALSE);
  for (guint i = 0; i != RECOURSE_OUTLINE_NONE; i = recourse_outline_next_shown (self, i))
    {
      g_autofree char *key = recourse_outline_dup_key (self, i);

      recourse_outline_set_open (self, i, g_hash_table_contains (open, key));
    }
  return g_hash_table_size (open) > 0;
}

guint
recourse_outline_next_shown (const RecourseOutline *self, guint index)
{
  const RecourseOutlineNode *node = node_at (self, index);
  guint next = node->is_open ? index + 1 : node->end;

  return next < self->nodes->len ? next : RECOURSE_OUTLINE_NONE;
}

guint
recourse_outline_count_shown (const RecourseOutline *self)
{
  guint n = 0;

  for (guint i = self->nodes->len > 0 ? 0 : RECOURSE_OUTLINE_NONE; i != RECOURSE_OUTLINE_NONE;
       i = recourse_outline_next_shown (self, i))
    n++;
  return n;
}

gboolean
recourse_outline_is_shown (const RecourseOutline *self, guint index)
{
  for (guint i = node_at (self, index)->parent; i != RECOURSE_OUTLINE_NONE;
       i = node_at (self, i)->parent)
    if (!node_at (self, i)->is_open)
      return FALSE;
  return TRUE;
}
