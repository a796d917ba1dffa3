/* Interval arithmetic (Moore 1966): what provably stays finite, and within 0–1, over all draws need not be checked
 * in every one of them.  Bounds are not rounded outwards: they only decide checks that leave more room than that. */
#include "range.h"

#include <math.h>

/* Far enough from overflow for a sum of thousands. */
#define SAFE_MAGNITUDE 1e290

RecourseRange
recourse_range_make (double low, double high)
{
  return (RecourseRange){ low, high,
                          low >= -SAFE_MAGNITUDE && high <= SAFE_MAGNITUDE && low <= high };
}

static RecourseRange
hull (const double *corners, guint n)
{
  double low = INFINITY, high = -INFINITY;

  for (guint i = 0; i < n; i++)
    {
      if (isnan (corners[i]))
        return (RecourseRange){ 0 };
      low = MIN (low, corners[i]);
      high = MAX (high, corners[i]);
    }
  return recourse_range_make (low, high);
}

static RecourseRange
range_of_corners (RecourseOp op, RecourseRange a, RecourseRange b)
{
  double corners[4] = { recourse_op_value (op, a.low, b.low, 0),
                        recourse_op_value (op, a.low, b.high, 0),
                        recourse_op_value (op, a.high, b.low, 0),
                        recourse_op_value (op, a.high, b.high, 0) };

  return hull (corners, 4);
}

static RecourseRange
range_of_abs (RecourseRange a)
{
  double corners[3] = { fabs (a.low), fabs (a.high), a.low <= 0 && a.high >= 0 ? 0 : fabs (a.low) };

  return hull (corners, 3);
}

static RecourseRange
range_of_sum (const RecourseGraph *graph, const RecourseGraphNode *sum, const RecourseRange *ranges)
{
  RecourseRange range = { 0, 0, TRUE };

  for (guint32 i = 0; i < sum->b; i++)
    {
      RecourseRange part = ranges[recourse_graph_operands (graph, sum)[i]];

      range = recourse_range_make (range.low + part.low, range.high + part.high);
      if (!part.is_safe || !range.is_safe)
        return (RecourseRange){ 0 };
    }
  return range;
}

static RecourseRange
range_of_operation (RecourseOp op, RecourseRange a, RecourseRange b, RecourseRange c)
{
  switch (op)
    {
    case RECOURSE_OP_FORMULA:
      return a;
    case RECOURSE_OP_ABS:
      return range_of_abs (a);
    case RECOURSE_OP_DIVIDE:
      return b.low > 0 || b.high < 0 ? range_of_corners (op, a, b) : (RecourseRange){ 0 };
    case RECOURSE_OP_LN:
      return a.low > 0 ? range_of_corners (op, a, a) : (RecourseRange){ 0 };
    case RECOURSE_OP_SQRT:
      return a.low >= 0 ? range_of_corners (op, a, a) : (RecourseRange){ 0 };
    case RECOURSE_OP_POWER:
      return a.low > 0 ? range_of_corners (op, a, b) : (RecourseRange){ 0 };
    case RECOURSE_OP_LESS:
    case RECOURSE_OP_LESS_EQUAL:
    case RECOURSE_OP_EQUAL:
    case RECOURSE_OP_NOT_EQUAL:
      return recourse_range_make (0, 1);
    case RECOURSE_OP_IF:
      return recourse_range_make (MIN (b.low, c.low), MAX (b.high, c.high));
    case RECOURSE_OP_NEGATE:
    case RECOURSE_OP_EXP:
      return range_of_corners (op, a, a);
    case RECOURSE_OP_ADD:
    case RECOURSE_OP_SUBTRACT:
    case RECOURSE_OP_MULTIPLY:
    case RECOURSE_OP_MIN:
    case RECOURSE_OP_MAX:
      return range_of_corners (op, a, b);
    case RECOURSE_OP_NUMBER:
    case RECOURSE_OP_INPUT:
    case RECOURSE_OP_NAME:
    case RECOURSE_OP_SUM:
    default:
      g_return_val_if_reached ((RecourseRange){ 0 });
    }
}

RecourseRange
recourse_range_of (const RecourseGraph *graph,
                   guint32 index,
                   const RecourseRange *ranges,
                   const RecourseRange *inputs)
{
  const RecourseGraphNode *node = recourse_graph_get (graph, index);
  guint arity = recourse_op_arity (node->op);

  if (node->op == RECOURSE_OP_NUMBER)
    return recourse_range_make (node->number, node->number);
  if (node->op == RECOURSE_OP_INPUT)
    return inputs[node->a];
  if (node->op == RECOURSE_OP_SUM)
    return range_of_sum (graph, node, ranges);
  if (!ranges[node->a].is_safe || (arity > 1 && !ranges[node->b].is_safe)
      || (arity > 2 && !ranges[node->c].is_safe))
    return (RecourseRange){ 0 };
  return range_of_operation (node->op, ranges[node->a], ranges[arity > 1 ? node->b : node->a],
                             ranges[arity > 2 ? node->c : node->a]);
}
