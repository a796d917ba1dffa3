/* A product that is written to memory only to be read once costs as much as the operation that reads it.  Nothing is
 * rounded otherwise than it would be alone. */
#include "absorb.h"

#include "kernel-private.h"

typedef struct
{
  const RecourseGraph *graph;
  guint8 *uses; /* [node]: 0, 1 or 2 for more */
  guint8 *absorbs;
  guint8 *is_absorbed;
} Absorber;

static void
use (Absorber *self, guint32 node)
{
  if (self->uses[node] < 2)
    self->uses[node]++;
}

static void
use_operands (Absorber *self, const RecourseGraphNode *node)
{
  const guint arity = recourse_op_arity (node->op);

  for (guint32 i = 0; node->op == RECOURSE_OP_SUM && i < node->b; i++)
    use (self, recourse_graph_operands (self->graph, node)[i]);
  if (arity > 0)
    use (self, node->a);
  if (arity > 1)
    use (self, node->b);
  if (arity > 2)
    use (self, node->c);
}

/* Operations of two numbers were computed when the graph was made. */
static gboolean
can_absorb (const Absorber *self, guint32 node)
{
  return recourse_graph_get (self->graph, node)->op == RECOURSE_OP_MULTIPLY && self->uses[node] == 1
         && !self->absorbs[node];
}

static void
absorb_one (Absorber *self, guint32 index, const RecourseGraphNode *node)
{
  const guint32 product = can_absorb (self, node->b)   ? node->b
                          : can_absorb (self, node->a) ? node->a
                                                       : RECOURSE_NO_NODE;

  if (product == RECOURSE_NO_NODE)
    return;
  self->is_absorbed[product] = 1;
  self->absorbs[index] = 1;
}

static void
absorb_many (Absorber *self, guint32 index, const RecourseGraphNode *node)
{
  const guint32 *operands = recourse_graph_operands (self->graph, node);

  if (node->b < 2 || node->b > RECOURSE_FEW_OPERANDS)
    return;
  for (guint32 i = 0; i < node->b; i++)
    if (can_absorb (self, operands[i]))
      self->is_absorbed[operands[i]] = self->absorbs[index] = 1;
}

guint8 *
recourse_absorb_products (const RecourseGraph *graph, const GArray *order, const guint8 *is_kept)
{
  const guint32 n = graph->nodes->len;
  g_autofree guint8 *uses = g_new0 (guint8, n + 1), *absorbs = g_new0 (guint8, n + 1);
  Absorber self = { graph, uses, absorbs, g_new0 (guint8, n + 1) };

  for (guint i = 0; i < order->len; i++)
    use_operands (&self, recourse_graph_get (graph, g_array_index (order, guint32, i)));
  for (guint32 i = 0; i < n; i++)
    if (is_kept[i])
      uses[i] = 2;
  for (guint i = 0; i < order->len; i++)
    {
      const guint32 index = g_array_index (order, guint32, i);
      const RecourseGraphNode *node = recourse_graph_get (graph, index);

      if (node->op == RECOURSE_OP_SUM)
        absorb_many (&self, index, node);
      else if (node->op == RECOURSE_OP_ADD || node->op == RECOURSE_OP_SUBTRACT
               || node->op == RECOURSE_OP_MULTIPLY)
        absorb_one (&self, index, node);
    }
  return self.is_absorbed;
}
