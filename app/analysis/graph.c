/* Building and evaluating the graph of expressions.  Nodes are value-numbered on the way in (Cocke and
 * Schwartz 1970), so a parameter that 25 outcomes share is computed once. */
#include "graph.h"

#include <math.h>
#include <string.h>

static void
free_place (gpointer data)
{
  RecourseGraphPlace *place = data;

  g_free (place->text);
  g_free (place->key);
  g_free (place);
}

RecourseGraph *
recourse_graph_new (void)
{
  RecourseGraph *self = g_new0 (RecourseGraph, 1);

  self->nodes = g_array_sized_new (FALSE, FALSE, sizeof (RecourseGraphNode), 1024);
  self->operands = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->places = g_ptr_array_new_with_free_func (free_place);
  self->n_slots = 4096;
  self->slots = g_new0 (guint32, self->n_slots);
  return self;
}

void
recourse_graph_free (RecourseGraph *self)
{
  g_array_unref (self->nodes);
  g_array_unref (self->operands);
  g_ptr_array_unref (self->places);
  g_free (self->slots);
  g_free (self);
}

static guint64
mix (guint64 h, guint64 value)
{
  h = (h ^ value) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);
  return h ^ (h >> 29);
}

static guint64
bits_of (double number)
{
  guint64 bits;

  memcpy (&bits, &number, sizeof bits);
  return bits;
}

static guint64
hash_node (const RecourseGraph *self, const RecourseGraphNode *node)
{
  guint64 h = mix (node->op, bits_of (node->number));

  if (node->op != RECOURSE_OP_SUM)
    return mix (mix (mix (h, node->a), node->b), node->c);
  for (guint32 i = 0; i < node->b; i++)
    h = mix (h, recourse_graph_operands (self, node)[i]);
  return h;
}

static gboolean
nodes_equal (const RecourseGraph *self, const RecourseGraphNode *a, const RecourseGraphNode *b)
{
  if (a->op != b->op || a->b != b->b || a->c != b->c || bits_of (a->number) != bits_of (b->number))
    return FALSE;
  if (a->op != RECOURSE_OP_SUM)
    return a->a == b->a;
  return memcmp (recourse_graph_operands (self, a), recourse_graph_operands (self, b),
                 a->b * sizeof (guint32))
         == 0;
}

static guint32 *
find_slot (const RecourseGraph *self, const RecourseGraphNode *node)
{
  guint32 at = (guint32)(hash_node (self, node) >> 32) & (self->n_slots - 1);

  while (self->slots[at] != 0
         && !nodes_equal (self, recourse_graph_get (self, self->slots[at] - 1), node))
    at = (at + 1) & (self->n_slots - 1);
  return &self->slots[at];
}

static void
grow_slots (RecourseGraph *self)
{
  g_free (self->slots);
  self->n_slots *= 4;
  self->slots = g_new0 (guint32, self->n_slots);
  for (guint32 i = 0; i < self->nodes->len; i++)
    *find_slot (self, recourse_graph_get (self, i)) = i + 1;
}

static guint32
intern (RecourseGraph *self, const RecourseGraphNode *node)
{
  guint32 *slot = find_slot (self, node);

  if (*slot != 0)
    return *slot - 1;
  g_array_append_vals (self->nodes, node, 1);
  *slot = self->nodes->len;
  if (self->nodes->len * 2 > self->n_slots)
    grow_slots (self);
  return self->nodes->len - 1;
}

guint32
recourse_graph_number (RecourseGraph *self, double number)
{
  RecourseGraphNode node = { .op = RECOURSE_OP_NUMBER, .number = number };

  return intern (self, &node);
}

guint32
recourse_graph_input (RecourseGraph *self, guint32 index)
{
  RecourseGraphNode node = { .op = RECOURSE_OP_INPUT, .a = index };

  return intern (self, &node);
}

guint32
recourse_graph_add_place (RecourseGraph *self, char *text, gpointer record, const char *key)
{
  RecourseGraphPlace *place = g_new (RecourseGraphPlace, 1);

  *place = (RecourseGraphPlace){ text, record, g_strdup (key) };
  g_ptr_array_add (self->places, place);
  return self->places->len - 1;
}

guint32
recourse_graph_formula (RecourseGraph *self, guint32 value, guint32 place)
{
  const RecourseGraphNode *inner = recourse_graph_get (self, value);
  RecourseGraphNode node = { .op = RECOURSE_OP_FORMULA, .a = value, .b = place };

  if (inner->op == RECOURSE_OP_INPUT || inner->op == RECOURSE_OP_FORMULA
      || (inner->op == RECOURSE_OP_NUMBER && isfinite (inner->number)))
    return value;
  return intern (self, &node);
}

guint
recourse_op_arity (RecourseOp op)
{
  if (op == RECOURSE_OP_IF)
    return 3;
  if (op >= RECOURSE_OP_ADD && op <= RECOURSE_OP_NOT_EQUAL)
    return 2;
  return op >= RECOURSE_OP_FORMULA && op <= RECOURSE_OP_SQRT ? 1 : 0;
}

gboolean
recourse_op_compares (RecourseOp op)
{
  return op >= RECOURSE_OP_LESS && op <= RECOURSE_OP_NOT_EQUAL;
}

static double
least_of (double a, double b)
{
  return isnan (a) || isnan (b) ? a + b : (b < a ? b : a);
}

static double
greatest_of (double a, double b)
{
  return isnan (a) || isnan (b) ? a + b : (a < b ? b : a);
}

double
recourse_op_value (RecourseOp op, double a, double b, double c)
{
  switch (op)
    {
    case RECOURSE_OP_FORMULA:
      return a;
    case RECOURSE_OP_NEGATE:
      return -a;
    case RECOURSE_OP_ABS:
      return fabs (a);
    case RECOURSE_OP_EXP:
      return exp (a);
    case RECOURSE_OP_LN:
      return log (a);
    case RECOURSE_OP_SQRT:
      return sqrt (a);
    case RECOURSE_OP_ADD:
      return a + b;
    case RECOURSE_OP_SUBTRACT:
      return a - b;
    case RECOURSE_OP_MULTIPLY:
      return a * b;
    case RECOURSE_OP_DIVIDE:
      return a / b;
    case RECOURSE_OP_POWER:
      return pow (a, b);
    case RECOURSE_OP_MIN:
      return least_of (a, b);
    case RECOURSE_OP_MAX:
      return greatest_of (a, b);
    case RECOURSE_OP_LESS:
      return a < b;
    case RECOURSE_OP_LESS_EQUAL:
      return a <= b;
    case RECOURSE_OP_EQUAL:
      return a == b;
    case RECOURSE_OP_NOT_EQUAL:
      return a != b;
    case RECOURSE_OP_IF:
      return a != 0 ? b : c;
    case RECOURSE_OP_NUMBER:
    case RECOURSE_OP_INPUT:
    case RECOURSE_OP_NAME:
    case RECOURSE_OP_SUM:
    default:
      g_return_val_if_reached (NAN);
    }
}

static double
number_at (const RecourseGraph *self, guint32 node)
{
  return recourse_graph_get (self, node)->number;
}

/* A node that computes the same with less, or RECOURSE_NO_NODE.  0·x stays: x may not be finite. */
static guint32
simplify (RecourseGraph *self, RecourseOp op, guint32 a, guint32 b, guint32 c)
{
  gboolean a_known = recourse_graph_is_number (self, a),
           b_known = recourse_graph_is_number (self, b);

  if (op == RECOURSE_OP_IF)
    return a_known && !isnan (number_at (self, a)) ? (number_at (self, a) != 0 ? b : c)
                                                   : RECOURSE_NO_NODE;
  if (op == RECOURSE_OP_MULTIPLY && a_known && number_at (self, a) == 1)
    return b;
  if ((op == RECOURSE_OP_MULTIPLY || op == RECOURSE_OP_DIVIDE || op == RECOURSE_OP_POWER) && b_known
      && number_at (self, b) == 1)
    return a;
  if (op == RECOURSE_OP_ADD && a_known && number_at (self, a) == 0)
    return b;
  if ((op == RECOURSE_OP_ADD || op == RECOURSE_OP_SUBTRACT) && b_known && number_at (self, b) == 0)
    return a;
  if ((op == RECOURSE_OP_MIN || op == RECOURSE_OP_MAX) && a == b)
    return a;
  return RECOURSE_NO_NODE;
}

static gboolean
is_constant (const RecourseGraph *self, RecourseOp op, guint32 a, guint32 b)
{
  guint arity = recourse_op_arity (op);

  if (op == RECOURSE_OP_IF || !recourse_graph_is_number (self, a)
      || (arity > 1 && !recourse_graph_is_number (self, b)))
    return FALSE;
  return !recourse_op_compares (op)
         || (!isnan (number_at (self, a)) && !isnan (number_at (self, b)));
}

guint32
recourse_graph_apply (RecourseGraph *self, RecourseOp op, guint32 a, guint32 b, guint32 c)
{
  RecourseGraphNode node = { .op = op, .a = a, .b = b, .c = c };
  guint32 simpler;

  if (is_constant (self, op, a, b))
    return recourse_graph_number (
        self, recourse_op_value (op, number_at (self, a), number_at (self, b), 0));
  simpler = simplify (self, op, a, b, c);
  return simpler != RECOURSE_NO_NODE ? simpler : intern (self, &node);
}

double
recourse_sum_values (const double *values, gsize n)
{
  double sum = 0, lost = 0;

  for (gsize i = 0; i < n; i++)
    {
      double total = sum + values[i], kept = total - sum;

      lost += (sum - (total - kept)) + (values[i] - kept);
      sum = total;
    }
  return isfinite (sum) ? sum + lost : sum;
}

/* A sum of numbers alone is a number; zeros are left out. */
guint32
recourse_graph_sum (RecourseGraph *self, const guint32 *operands, guint32 n)
{
  RecourseGraphNode node = { .op = RECOURSE_OP_SUM, .a = self->operands->len };
  gboolean all_known = TRUE;
  guint32 found;

  for (guint32 i = 0; i < n; i++)
    {
      gboolean known = recourse_graph_is_number (self, operands[i]);

      if (known && number_at (self, operands[i]) == 0)
        continue;
      all_known &= known;
      g_array_append_val (self->operands, operands[i]);
    }
  node.b = self->operands->len - node.a;
  if (all_known)
    {
      g_autofree double *numbers = g_new (double, node.b + 1);

      for (guint32 i = 0; i < node.b; i++)
        numbers[i] = number_at (self, recourse_graph_operands (self, &node)[i]);
      found = recourse_graph_number (self, recourse_sum_values (numbers, node.b));
    }
  else if (node.b == 1)
    found = *recourse_graph_operands (self, &node);
  else
    {
      guint32 before = self->nodes->len;

      found = intern (self, &node);
      if (found == before)
        return found;
    }
  g_array_set_size (self->operands, node.a);
  return found;
}

static double
evaluate_sum (const RecourseGraph *self, const RecourseGraphNode *node, const double *values)
{
  const guint32 *operands = recourse_graph_operands (self, node);
  double sum = 0, lost = 0;

  for (guint32 i = 0; i < node->b; i++)
    {
      double value = values[operands[i]], total = sum + value, kept = total - sum;

      lost += (sum - (total - kept)) + (value - kept);
      sum = total;
    }
  return isfinite (sum) ? sum + lost : sum;
}

double
recourse_graph_value_at (const RecourseGraph *self,
                         guint32 index,
                         const double *inputs,
                         const double *values)
{
  const RecourseGraphNode *node = recourse_graph_get (self, index);

  if (node->op == RECOURSE_OP_NUMBER)
    return node->number;
  if (node->op == RECOURSE_OP_INPUT)
    return inputs[node->a];
  if (node->op == RECOURSE_OP_SUM)
    return evaluate_sum (self, node, values);
  if (node->op == RECOURSE_OP_FORMULA)
    return values[node->a];
  return recourse_op_value (node->op, values[node->a], values[node->b], values[node->c]);
}

void
recourse_graph_evaluate (const RecourseGraph *self, const double *inputs, double *values)
{
  for (guint32 i = 0; i < self->nodes->len; i++)
    values[i] = recourse_graph_value_at (self, i, inputs, values);
}

static void
mark_operands (const RecourseGraph *self,
               const RecourseGraphNode *node,
               const double *values,
               guint8 *is_used)
{
  guint arity = recourse_op_arity (node->op);

  if (node->op == RECOURSE_OP_SUM)
    for (guint32 i = 0; i < node->b; i++)
      is_used[recourse_graph_operands (self, node)[i]] = 1;
  if (arity == 0)
    return;
  is_used[node->a] = 1;
  if (node->op == RECOURSE_OP_IF)
    is_used[values[node->a] != 0 ? node->b : node->c] = 1;
  else if (arity > 1)
    is_used[node->b] = 1;
}

void
recourse_graph_mark (const RecourseGraph *self, const double *values, guint8 *is_used)
{
  for (guint32 i = self->nodes->len; i-- > 0;)
    if (is_used[i])
      mark_operands (self, recourse_graph_get (self, i), values, is_used);
}

guint32
recourse_graph_find_fault (const RecourseGraph *self, const double *values, const guint8 *is_used)
{
  for (guint32 i = 0; i < self->nodes->len; i++)
    {
      const RecourseGraphNode *node = recourse_graph_get (self, i);

      if (!is_used[i])
        continue;
      if (node->op == RECOURSE_OP_FORMULA && !isfinite (values[i]))
        return i;
      if (recourse_op_compares (node->op) && (isnan (values[node->a]) || isnan (values[node->b])))
        return i;
      if (node->op == RECOURSE_OP_IF && isnan (values[node->a]))
        return i;
    }
  return RECOURSE_NO_NODE;
}
