/* From graph to machine: nodes in the order in which steps need them, registers of one block each, reused as soon
 * as a value is dead. */
#include "kernel.h"

#include <math.h>
#include <string.h>

#include "absorb.h"
#include "kernel-private.h"

typedef struct
{
  const RecoursePlan *plan;
  const guint8 *is_wanted; /* [root], or NULL */
  RecourseKernel *kernel;
  GArray *order;        /* guint32: nodes as they are computed */
  GArray *order_ends;   /* guint32: for each step */
  GArray *stack;        /* guint32 */
  guint8 *is_ordered;   /* for each node */
  guint8 *is_absorbed;  /* for each node: computed by the one that uses it */
  guint32 one;          /* register of so many ones, or RECOURSE_NO_REGISTER */
  guint32 *last_use;    /* for each node: time after which it is dead */
  guint32 *registers;   /* for each node */
  guint32 *first_check; /* for each node: index + 1 of its first check */
  guint32 *next_check;  /* for each check: index + 1 of the next of the same node */
  GArray *spare;        /* guint32: free registers */
} Assembler;

static const RecourseGraphNode *
get_node (Assembler *self, guint32 node)
{
  return recourse_graph_get (self->plan->graph, node);
}

static gboolean
is_wanted (Assembler *self, guint32 root)
{
  return self->is_wanted == NULL || self->is_wanted[root];
}

static guint
count_operands (const RecourseGraphNode *node)
{
  return node->op == RECOURSE_OP_SUM ? node->b : recourse_op_arity (node->op);
}

static guint32
get_operand (Assembler *self, const RecourseGraphNode *node, guint i)
{
  if (node->op == RECOURSE_OP_SUM)
    return recourse_graph_operands (self->plan->graph, node)[i];
  return i == 0 ? node->a : i == 1 ? node->b : node->c;
}

/* What is read when @node is computed, absorbed products included.  Returns: how many, at most RECOURSE_FEW_OPERANDS pairs
 * or all operands of a long sum */
static guint
count_read (Assembler *self, const RecourseGraphNode *node)
{
  const guint n_operands = count_operands (node);
  guint n = n_operands;

  if (n_operands > RECOURSE_FEW_OPERANDS)
    return n_operands;
  for (guint i = 0; i < n_operands; i++)
    n += self->is_absorbed[get_operand (self, node, i)];
  return n;
}

static guint32
get_read (Assembler *self, const RecourseGraphNode *node, guint index)
{
  guint i = 0;

  if (node->op == RECOURSE_OP_SUM && node->b > RECOURSE_FEW_OPERANDS)
    return get_operand (self, node, index);
  for (;; i++)
    {
      const guint32 operand = get_operand (self, node, i);

      if (!self->is_absorbed[operand] && index == 0)
        return operand;
      if (self->is_absorbed[operand] && index < 2)
        return get_operand (self, get_node (self, operand), index);
      index -= self->is_absorbed[operand] ? 2 : 1;
    }
}

/* Operands first, with a stack of our own. */
static void
order_node (Assembler *self, guint32 root)
{
  g_array_append_val (self->stack, root);
  while (self->stack->len > 0)
    {
      guint32 node = g_array_index (self->stack, guint32, self->stack->len - 1);
      const RecourseGraphNode *at = get_node (self, node);
      guint before = self->stack->len;

      for (guint i = count_operands (at); !self->is_ordered[node] && i-- > 0;)
        {
          guint32 operand = get_operand (self, at, i);

          if (!self->is_ordered[operand])
            g_array_append_val (self->stack, operand);
        }
      if (self->stack->len > before)
        continue;
      g_array_set_size (self->stack, before - 1);
      if (self->is_ordered[node])
        continue;
      self->is_ordered[node] = 1;
      g_array_append_val (self->order, node);
    }
}

static void
find_order (Assembler *self)
{
  const RecoursePlan *plan = self->plan;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RecoursePlanStep *step = &g_array_index (plan->steps, RecoursePlanStep, i);

      for (guint32 j = 0; j < step->n; j++)
        if (is_wanted (self, step->first + j))
          order_node (self, g_array_index (plan->roots, guint32, step->first + j));
      if (i + 1 == plan->steps->len && self->is_wanted == NULL)
        for (guint32 j = 0; j < plan->checks->len; j++)
          order_node (self, g_array_index (plan->checks, RecoursePlanCheck, j).node);
      g_array_append_val (self->order_ends, self->order->len);
    }
}

/* Time runs over the nodes in their order and, after those of each step, the moment when its roots are consumed. */
static guint32
time_of_end (Assembler *self, guint step)
{
  return g_array_index (self->order_ends, guint32, step) + step;
}

static void
find_last_uses (Assembler *self)
{
  const RecoursePlan *plan = self->plan;
  guint32 position = 0;

  for (guint i = 0; i < plan->steps->len; i++)
    {
      const RecoursePlanStep *step = &g_array_index (plan->steps, RecoursePlanStep, i);

      for (; position < g_array_index (self->order_ends, guint32, i); position++)
        {
          guint32 node = g_array_index (self->order, guint32, position);

          if (self->is_absorbed[node])
            continue;
          self->last_use[node] = position + i;
          for (guint j = 0; j < count_read (self, get_node (self, node)); j++)
            self->last_use[get_read (self, get_node (self, node), j)] = position + i;
        }
      for (guint32 j = 0; j < step->n; j++)
        if (is_wanted (self, step->first + j))
          self->last_use[g_array_index (plan->roots, guint32, step->first + j)] =
              time_of_end (self, i);
    }
}

static guint32
take_register (Assembler *self)
{
  guint32 taken;

  if (self->spare->len == 0)
    return self->kernel->n_registers++;
  taken = g_array_index (self->spare, guint32, self->spare->len - 1);
  g_array_set_size (self->spare, self->spare->len - 1);
  return taken;
}

static gboolean
is_pinned (const RecourseGraphNode *node)
{
  return node->op == RECOURSE_OP_NUMBER || node->op == RECOURSE_OP_INPUT;
}

/* A number only takes a register where an instruction cannot hold it. */
static guint32
need_register (Assembler *self, guint32 node)
{
  const RecourseGraphNode *at = get_node (self, node);
  RecourseInstruction fill = { .number = at->number };

  if (self->registers[node] != RECOURSE_NO_REGISTER || at->op != RECOURSE_OP_NUMBER)
    return self->registers[node];
  fill.to = self->registers[node] = self->kernel->n_registers++;
  g_array_append_val (self->kernel->constants, fill);
  return fill.to;
}

static guint32
need_one (Assembler *self)
{
  RecourseInstruction fill = { .number = 1 };

  if (self->one == RECOURSE_NO_REGISTER)
    {
      fill.to = self->one = self->kernel->n_registers++;
      g_array_append_val (self->kernel->constants, fill);
    }
  return self->one;
}

static void
add_operand (Assembler *self, guint32 operand)
{
  g_array_append_val (self->kernel->operands, operand);
}

/* The number in a product of a number and something else, or NaN. */
static double
get_factor (Assembler *self, guint32 product)
{
  const RecourseGraphNode *node = get_node (self, product);

  if (get_node (self, node->a)->op == RECOURSE_OP_NUMBER)
    return get_node (self, node->a)->number;
  return get_node (self, node->b)->op == RECOURSE_OP_NUMBER ? get_node (self, node->b)->number
                                                            : (double)NAN;
}

/* Of a product with a number the other operand. */
static guint32
get_scaled (Assembler *self, guint32 product)
{
  const RecourseGraphNode *node = get_node (self, product);

  return get_node (self, node->a)->op == RECOURSE_OP_NUMBER ? node->b : node->a;
}

static guint8
choose_sum (Assembler *self, const RecourseGraphNode *node)
{
  guint8 op = RECOURSE_OP_SUM;

  for (guint i = 0; i < node->b; i++)
    {
      const guint32 operand = get_operand (self, node, i);

      if (!self->is_absorbed[operand])
        continue;
      if (isnan (get_factor (self, operand)))
        return RECOURSE_OP_SUM_OF_PRODUCTS;
      op = RECOURSE_OP_SUM_OF_SCALED;
    }
  return op;
}

static void
add_scaled (Assembler *self, guint32 operand)
{
  const gboolean is_absorbed = self->is_absorbed[operand];
  const double factor = is_absorbed ? get_factor (self, operand) : 1;

  add_operand (self, need_register (self, is_absorbed ? get_scaled (self, operand) : operand));
  g_array_append_val (self->kernel->factors, factor);
}

static void
add_product (Assembler *self, guint32 operand)
{
  const RecourseGraphNode *node = get_node (self, operand);
  const gboolean is_absorbed = self->is_absorbed[operand];

  add_operand (self, need_register (self, is_absorbed ? node->a : operand));
  add_operand (self, is_absorbed ? need_register (self, node->b) : need_one (self));
}

static void
assemble_sum (Assembler *self, const RecourseGraphNode *node, RecourseInstruction *instruction)
{
  instruction->op = choose_sum (self, node);
  instruction->a = self->kernel->operands->len;
  instruction->b = node->b;
  instruction->c = self->kernel->factors->len;
  for (guint i = 0; i < node->b; i++)
    {
      const guint32 operand = get_operand (self, node, i);

      if (instruction->op == RECOURSE_OP_SUM_OF_PRODUCTS)
        add_product (self, operand);
      else if (instruction->op == RECOURSE_OP_SUM_OF_SCALED)
        add_scaled (self, operand);
      else
        add_operand (self, need_register (self, operand));
    }
}

static guint8
choose_fused (const RecourseGraphNode *node, gboolean is_first)
{
  if (node->op == RECOURSE_OP_ADD)
    return RECOURSE_OP_PRODUCT_PLUS;
  if (node->op == RECOURSE_OP_MULTIPLY)
    return RECOURSE_OP_PRODUCT_TIMES;
  return is_first ? RECOURSE_OP_PRODUCT_LESS : RECOURSE_OP_LESS_PRODUCT;
}

/* An operation that makes the product @product on the way. */
static void
assemble_fused (Assembler *self,
                const RecourseGraphNode *node,
                guint32 product,
                RecourseInstruction *instruction)
{
  const gboolean is_first = product == node->a;
  const double factor = get_factor (self, product);

  instruction->op = choose_fused (node, is_first);
  instruction->c = need_register (self, is_first ? node->b : node->a);
  instruction->mode = isnan (factor) ? RECOURSE_MODE_BOTH : RECOURSE_MODE_FIRST;
  instruction->number = factor;
  if (instruction->mode == RECOURSE_MODE_FIRST)
    instruction->a = need_register (self, get_scaled (self, product));
  else
    {
      instruction->a = need_register (self, get_node (self, product)->a);
      instruction->b = need_register (self, get_node (self, product)->b);
    }
}

static void
assemble_operands (Assembler *self, const RecourseGraphNode *node, RecourseInstruction *instruction)
{
  guint arity = recourse_op_arity (node->op);

  if (arity == 2 && (self->is_absorbed[node->a] || self->is_absorbed[node->b]))
    {
      assemble_fused (self, node, self->is_absorbed[node->a] ? node->a : node->b, instruction);
      return;
    }
  if (arity == 2 && get_node (self, node->b)->op == RECOURSE_OP_NUMBER)
    {
      instruction->mode = RECOURSE_MODE_FIRST;
      instruction->number = get_node (self, node->b)->number;
      instruction->a = need_register (self, node->a);
      return;
    }
  if (arity == 2 && get_node (self, node->a)->op == RECOURSE_OP_NUMBER)
    {
      instruction->mode = RECOURSE_MODE_SECOND;
      instruction->number = get_node (self, node->a)->number;
      instruction->a = need_register (self, node->b);
      return;
    }
  instruction->a = need_register (self, node->a);
  if (arity > 1)
    instruction->b = need_register (self, node->b);
  if (arity > 2)
    instruction->c = need_register (self, node->c);
}

/* Frees the register of @node if @time was its last use. */
static void
release (Assembler *self, guint32 node, guint32 time)
{
  if (is_pinned (get_node (self, node)) || self->last_use[node] != time)
    return;
  self->last_use[node] = RECOURSE_NO_REGISTER; /* once, even if it is used twice at that time */
  g_array_append_val (self->spare, self->registers[node]);
}

static void
release_operands (Assembler *self, const RecourseGraphNode *node, guint32 time)
{
  for (guint i = 0; i < count_read (self, node); i++)
    release (self, get_read (self, node, i), time);
}

static void
assemble_checks (Assembler *self, guint32 node)
{
  for (guint32 i = self->first_check[node]; i != 0; i = self->next_check[i - 1])
    {
      const RecoursePlanCheck *check =
          &g_array_index (self->plan->checks, RecoursePlanCheck, i - 1);
      RecourseInstruction instruction = { .op = RECOURSE_OP_CHECK,
                                          .a = need_register (self, node),
                                          .number = check->low,
                                          .limit = check->high };

      g_array_append_val (self->kernel->code, instruction);
    }
}

/* A sum reads its operands piece by piece, so it must not write over one. */
static void
assemble_operation (Assembler *self, guint32 node, guint32 time)
{
  const RecourseGraphNode *at = get_node (self, node);
  RecourseInstruction instruction = { .op = at->op };

  if (at->op == RECOURSE_OP_SUM)
    assemble_sum (self, at, &instruction);
  else
    {
      assemble_operands (self, at, &instruction);
      release_operands (self, at, time);
    }
  instruction.to = self->registers[node] = take_register (self);
  if (at->op == RECOURSE_OP_SUM)
    release_operands (self, at, time);
  g_array_append_val (self->kernel->code, instruction);
}

static void
assemble_node (Assembler *self, guint32 node, guint32 time)
{
  const RecourseGraphNode *at = get_node (self, node);

  if (self->is_absorbed[node])
    return;
  if (at->op == RECOURSE_OP_INPUT)
    self->registers[node] = self->kernel->inputs[at->a] = self->kernel->n_registers++;
  else if (at->op != RECOURSE_OP_NUMBER)
    assemble_operation (self, node, time);
  assemble_checks (self, node);
  release (self, node, time);
}

static void
assemble_step (Assembler *self, guint step, guint32 *position)
{
  const RecoursePlan *plan = self->plan;
  const RecoursePlanStep *at = &g_array_index (plan->steps, RecoursePlanStep, step);

  for (; *position < g_array_index (self->order_ends, guint32, step); (*position)++)
    assemble_node (self, g_array_index (self->order, guint32, *position), *position + step);
  for (guint32 i = 0; i < at->n; i++)
    {
      guint32 root = RECOURSE_NO_REGISTER;

      if (is_wanted (self, at->first + i))
        root = need_register (self, g_array_index (plan->roots, guint32, at->first + i));
      g_array_append_val (self->kernel->roots, root);
    }
  for (guint32 i = 0; i < at->n; i++)
    if (is_wanted (self, at->first + i))
      release (self, g_array_index (plan->roots, guint32, at->first + i), time_of_end (self, step));
  g_array_append_val (self->kernel->ends, self->kernel->code->len);
}

static void
index_checks (Assembler *self)
{
  for (guint32 i = 0; self->is_wanted == NULL && i < self->plan->checks->len; i++)
    {
      guint32 node = g_array_index (self->plan->checks, RecoursePlanCheck, i).node;

      self->next_check[i] = self->first_check[node];
      self->first_check[node] = i + 1;
    }
}

/* What is read by others than instructions is not absorbed by one. */
static void
absorb (Assembler *self)
{
  const RecoursePlan *plan = self->plan;
  g_autofree guint8 *is_kept = g_new0 (guint8, plan->graph->nodes->len + 1);

  for (guint32 i = 0; i < plan->roots->len; i++)
    if (is_wanted (self, i))
      is_kept[g_array_index (plan->roots, guint32, i)] = 1;
  for (guint32 i = 0; self->is_wanted == NULL && i < plan->checks->len; i++)
    is_kept[g_array_index (plan->checks, RecoursePlanCheck, i).node] = 1;
  self->is_absorbed = recourse_absorb_products (plan->graph, self->order, is_kept);
}

static void
init_assembler (Assembler *self)
{
  guint32 n = self->plan->graph->nodes->len;

  self->order = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->order_ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->stack = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->spare = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->is_ordered = g_new0 (guint8, n + 1);
  self->one = RECOURSE_NO_REGISTER;
  self->last_use = g_new0 (guint32, n + 1);
  self->first_check = g_new0 (guint32, n + 1);
  self->next_check = g_new0 (guint32, self->plan->checks->len + 1);
  self->registers = g_new (guint32, n + 1);
  memset (self->registers, 0xff, (n + 1) * sizeof (guint32));
}

static void
clear_assembler (Assembler *self)
{
  g_array_unref (self->order);
  g_array_unref (self->order_ends);
  g_array_unref (self->stack);
  g_array_unref (self->spare);
  g_free (self->is_ordered);
  g_free (self->is_absorbed);
  g_free (self->last_use);
  g_free (self->first_check);
  g_free (self->next_check);
  g_free (self->registers);
}

static void
assemble (Assembler *self)
{
  guint32 position = 0;

  index_checks (self);
  find_order (self);
  absorb (self);
  find_last_uses (self);
  for (guint i = 0; i < self->plan->steps->len; i++)
    assemble_step (self, i, &position);
}

RecourseKernel *
recourse_kernel_new (const RecoursePlan *plan, guint n_inputs, const guint8 *wanted)
{
  RecourseKernel *self = g_new0 (RecourseKernel, 1);
  Assembler assembler = { .plan = plan, .is_wanted = wanted, .kernel = self };

  self->n_inputs = n_inputs;
  self->inputs = g_new (guint32, n_inputs + 1);
  memset (self->inputs, 0xff, (n_inputs + 1) * sizeof (guint32));
  self->code = g_array_new (FALSE, FALSE, sizeof (RecourseInstruction));
  self->constants = g_array_new (FALSE, FALSE, sizeof (RecourseInstruction));
  self->ends = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->operands = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->factors = g_array_new (FALSE, FALSE, sizeof (double));
  self->roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  init_assembler (&assembler);
  assemble (&assembler);
  clear_assembler (&assembler);
  return self;
}

void
recourse_kernel_free (RecourseKernel *self)
{
  g_free (self->inputs);
  g_array_unref (self->code);
  g_array_unref (self->constants);
  g_array_unref (self->ends);
  g_array_unref (self->operands);
  g_array_unref (self->factors);
  g_array_unref (self->roots);
  g_free (self);
}
