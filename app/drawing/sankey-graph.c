/* Building the graph: which links flow back, in which column a node stands, and where long links pass. */
#include "sankey-graph.h"

#include "drawing/order.h"

#include <math.h>

static gboolean
is_drawn (const RecourseSankeyLink *link, guint n_nodes)
{
  return isfinite (link->value) && link->value > 0 && link->source < n_nodes
         && link->target < n_nodes;
}

static int
compare_values (gconstpointer a, gconstpointer b, gpointer data)
{
  const RecourseSankeyLink *links = data;
  guint i = *(const guint *)a, j = *(const guint *)b;

  if (links[i].value != links[j].value)
    return links[i].value > links[j].value ? -1 : 1;
  return (i > j) - (i < j);
}

/* Whether forward links lead from @start to @goal. */
static gboolean
leads_to (const SankeyGraph *graph, GPtrArray *leaving, guint start, guint goal)
{
  g_autofree gboolean *is_seen = g_new0 (gboolean, graph->n_nodes);
  g_autoptr (GArray) stack = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (stack, start);
  while (stack->len > 0)
    {
      guint node = g_array_index (stack, guint, stack->len - 1);
      GArray *out = g_ptr_array_index (leaving, node);

      g_array_set_size (stack, stack->len - 1);
      if (node == goal)
        return TRUE;
      if (is_seen[node])
        continue;
      is_seen[node] = TRUE;
      g_array_append_vals (stack, out->data, out->len);
    }
  return FALSE;
}

static GPtrArray *
new_lists (guint n)
{
  GPtrArray *lists = g_ptr_array_new_with_free_func ((GDestroyNotify)g_array_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (lists, g_array_new (FALSE, FALSE, sizeof (guint)));
  return lists;
}

/* The largest links first flow forward, so long as none of them closes a cycle: so no more flows back
 * than must, and the main stream never. */
static void
choose_directions (SankeyGraph *graph)
{
  g_autoptr (GPtrArray) leaving = new_lists (graph->n_nodes);
  g_autofree guint *order = g_new (guint, graph->n_links);

  for (guint i = 0; i < graph->n_links; i++)
    order[i] = i;
  recourse_sort_order (order, graph->n_links, compare_values, (gpointer)graph->links);
  for (guint k = 0; k < graph->n_links; k++)
    {
      const RecourseSankeyLink *link = &graph->links[order[k]];

      if (!is_drawn (link, graph->n_nodes))
        continue;
      if (leads_to (graph, leaving, link->target, link->source))
        {
          graph->directions[order[k]] = SANKEY_BACK;
          continue;
        }
      graph->directions[order[k]] = SANKEY_FORWARD;
      g_array_append_val ((GArray *)g_ptr_array_index (leaving, link->source), link->target);
    }
}

/* Longest ways by repeated relaxation: as many rounds as there are columns. */
static void
choose_columns (SankeyGraph *graph, guint *columns, gboolean *has_out)
{
  gboolean has_changed = TRUE;
  guint last = 0;

  while (has_changed)
    {
      has_changed = FALSE;
      for (guint i = 0; i < graph->n_links; i++)
        {
          const RecourseSankeyLink *link = &graph->links[i];

          if (graph->directions[i] != SANKEY_FORWARD)
            continue;
          has_out[link->source] = TRUE;
          if (columns[link->target] > columns[link->source])
            continue;
          columns[link->target] = columns[link->source] + 1;
          has_changed = TRUE;
        }
    }
  for (guint i = 0; i < graph->n_nodes; i++)
    last = MAX (last, columns[i]);
  graph->n_columns = last + 1;
}

static guint
add_joint (SankeyGraph *graph, guint column, gboolean is_waypoint)
{
  guint index = graph->joints->len;
  SankeyJoint joint = {
    .column = column,
    .is_waypoint = is_waypoint,
    .in = g_array_new (FALSE, FALSE, sizeof (guint)),
    .out = g_array_new (FALSE, FALSE, sizeof (guint)),
  };

  g_array_append_val (graph->joints, joint);
  g_array_append_val (sankey_column (graph, column), index);
  return index;
}

static void
add_piece (SankeyGraph *graph, guint from, guint to, guint link)
{
  guint index = graph->pieces->len;
  SankeyPiece piece = { from, to, link, 0, 0 };

  g_array_append_val (graph->pieces, piece);
  g_array_append_val (sankey_joint (graph, from)->out, index);
  g_array_append_val (sankey_joint (graph, to)->in, index);
}

static void
add_link (SankeyGraph *graph, guint i)
{
  guint from = graph->links[i].source, to = graph->links[i].target;
  guint last = sankey_joint (graph, to)->column;

  for (guint column = sankey_joint (graph, from)->column + 1; column < last; column++)
    {
      guint waypoint = add_joint (graph, column, TRUE);

      add_piece (graph, from, waypoint, i);
      from = waypoint;
    }
  add_piece (graph, from, to, i);
}

static guint
loop_span (const SankeyGraph *graph, const SankeyLoop *loop)
{
  const RecourseSankeyLink *link = &graph->links[loop->link];

  return sankey_joint (graph, link->source)->column - sankey_joint (graph, link->target)->column;
}

/* Short loops lie under long ones. */
static int
compare_loops (gconstpointer a, gconstpointer b, gpointer data)
{
  const SankeyLoop *first = a, *second = b;
  guint i = loop_span (data, first), j = loop_span (data, second);

  if (i != j)
    return i < j ? -1 : 1;
  return (first->link > second->link) - (first->link < second->link);
}

static void
collect_loops (SankeyGraph *graph)
{
  for (guint i = 0; i < graph->n_links; i++)
    {
      SankeyLoop loop = { .link = i };

      if (graph->directions[i] == SANKEY_BACK)
        g_array_append_val (graph->loops, loop);
    }
  g_array_sort_with_data (graph->loops, compare_loops, graph);
}

static void
clear_joint (gpointer data)
{
  SankeyJoint *joint = data;

  g_array_unref (joint->in);
  g_array_unref (joint->out);
}

static void
add_nodes (SankeyGraph *graph)
{
  g_autofree guint *columns = g_new0 (guint, graph->n_nodes);
  g_autofree gboolean *has_out = g_new0 (gboolean, graph->n_nodes);
  g_autofree gboolean *has_in = g_new0 (gboolean, graph->n_nodes);

  choose_columns (graph, columns, has_out);
  for (guint i = 0; i < graph->n_links; i++)
    if (graph->directions[i] == SANKEY_FORWARD)
      has_in[graph->links[i].target] = TRUE;
  graph->columns = new_lists (graph->n_columns);
  for (guint i = 0; i < graph->n_nodes; i++)
    {
      gboolean is_sink = has_in[i] && !has_out[i];

      add_joint (graph, graph->form->is_justified && is_sink ? graph->n_columns - 1 : columns[i],
                 FALSE);
    }
}

void
sankey_graph_init (SankeyGraph *graph,
                   guint n_nodes,
                   const RecourseSankeyLink *links,
                   guint n_links,
                   const RecourseSankeyForm *form)
{
  *graph = (SankeyGraph){ .links = links, .form = form, .n_nodes = n_nodes, .n_links = n_links };
  graph->directions = g_new0 (SankeyDirection, n_links);
  graph->joints = g_array_new (FALSE, FALSE, sizeof (SankeyJoint));
  g_array_set_clear_func (graph->joints, clear_joint);
  graph->pieces = g_array_new (FALSE, FALSE, sizeof (SankeyPiece));
  graph->loops = g_array_new (FALSE, FALSE, sizeof (SankeyLoop));
  choose_directions (graph);
  add_nodes (graph);
  for (guint i = 0; i < n_links; i++)
    if (graph->directions[i] == SANKEY_FORWARD)
      add_link (graph, i);
  collect_loops (graph);
  graph->bulge_left = g_new0 (double, graph->n_columns);
  graph->bulge_right = g_new0 (double, graph->n_columns);
}

void
sankey_graph_clear (SankeyGraph *graph)
{
  g_free (graph->directions);
  g_array_unref (graph->joints);
  g_array_unref (graph->pieces);
  g_array_unref (graph->loops);
  g_ptr_array_unref (graph->columns);
  g_free (graph->bulge_left);
  g_free (graph->bulge_right);
}
