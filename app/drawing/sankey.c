/* Sankey diagrams: the order of work, and what comes out of it.  The graph, its order, its places and its
 * outlines have files of their own. */
#include "drawing/sankey.h"

#include "sankey-graph.h"

static void
read_nodes (const SankeyGraph *graph, RecourseSankey *self)
{
  double width = graph->form->node_width;

  for (guint i = 0; i < self->n_nodes; i++)
    {
      const SankeyJoint *joint = sankey_joint (graph, i);
      RecourseSankeyNode *node = &self->nodes[i];

      node->column = joint->column;
      node->box = (RecourseRect){ sankey_column_x (graph, joint->column),
                                  joint->middle - joint->height / 2, width, joint->height };
      node->clear_left = node->box.x - graph->bulge_left[joint->column];
      node->clear_right = node->box.x + width + graph->bulge_right[joint->column];
    }
}

static void
add_flow (RecourseSankey *self, const RecourseSankeyLink *link)
{
  self->nodes[link->source].outflow += link->value;
  self->nodes[link->target].inflow += link->value;
}

static void
read_ribbons (const SankeyGraph *graph, RecourseSankey *self)
{
  for (guint i = 0; i < self->n_links; i++)
    if (graph->directions[i] != SANKEY_NOTHING)
      add_flow (self, &graph->links[i]);
  for (guint i = 0; i < self->n_links; i++)
    if (graph->directions[i] == SANKEY_FORWARD)
      sankey_draw_link (graph, i, &self->ribbons[i]);
  for (guint i = 0; i < graph->loops->len; i++)
    {
      const SankeyLoop *loop = sankey_loop (graph, i);

      sankey_draw_loop (graph, loop, &self->ribbons[loop->link]);
    }
}

RecourseSankey *
recourse_sankey_new (guint n_nodes,
                     const RecourseSankeyLink *links,
                     guint n_links,
                     const RecourseSankeyForm *form)
{
  RecourseSankey *self = g_new0 (RecourseSankey, 1);
  SankeyGraph graph;

  self->n_nodes = n_nodes;
  self->n_links = n_links;
  self->nodes = g_new0 (RecourseSankeyNode, n_nodes);
  self->ribbons = g_new0 (RecourseSankeyRibbon, n_links);
  if (n_nodes == 0)
    return self;
  sankey_graph_init (&graph, n_nodes, links, n_links, form);
  self->n_columns = graph.n_columns;
  self->n_crossings = sankey_reduce_crossings (&graph);
  sankey_place (&graph);
  self->unit = graph.unit;
  read_nodes (&graph, self);
  read_ribbons (&graph, self);
  sankey_graph_clear (&graph);
  return self;
}

void
recourse_sankey_free (RecourseSankey *self)
{
  for (guint i = 0; i < self->n_links; i++)
    g_clear_pointer (&self->ribbons[i].curve, g_array_unref);
  g_free (self->ribbons);
  g_free (self->nodes);
  g_free (self);
}
