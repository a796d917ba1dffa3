/* Planning a simulation: which outcomes a policy reaches, what else has to be known to judge each option, and the
 * arithmetic behind both, without what range analysis proves to be zero or unnecessary to check.  Values of nodes
 * are planned as soon as the subtree is complete, so that few of them are alive at a time. */
#include "plan.h"

#include <float.h>
#include <math.h>

#include "range.h"

typedef struct
{
  const RecourseProgram *program;
  const guint32 *const *policy;
  RecoursePlan *plan;
  RecourseRange *ranges; /* of nodes of the program's graph */
  guint32 *lean;         /* node of the program's graph → node of the lean one */
  guint8 *is_used;       /* by what has to be translated */
} Planner;

/* One tree on the way. */
typedef struct
{
  Planner *planner;
  guint path;
  const RecourseTree *tree;
  const guint32 *policy;
  guint8 *is_needed; /* [node][stakeholder] */
  guint32
      *reach; /* [node] lean node of the chance to get there, or RECOURSE_NO_NODE off the policy */
  guint32 *values; /* [node][stakeholder] lean node */
  guint32 *last;   /* [node] last node below it */
} Walk;

static RecourseRange
range_of_driver (const RecourseProgramDriver *driver)
{
  double low = recourse_variate_quantile (driver->variate, 0x1p-53);
  double high = recourse_variate_quantile (driver->variate, 1 - 0x1p-53);
  double slack = 1e-9 * (fabs (low) + fabs (high));

  /* A sign is worth keeping: it decides whether a division is safe. */
  return recourse_range_make (low > 0 ? MAX (low - slack, low / 2) : low - slack,
                              high < 0 ? MIN (high + slack, high / 2) : high + slack);
}

static void
find_ranges (Planner *self)
{
  const RecourseProgram *program = self->program;
  g_autofree RecourseRange *inputs = g_new0 (RecourseRange, program->n_drivers + 1);

  for (guint i = 0; i < program->n_drivers; i++)
    inputs[i] = range_of_driver (&program->drivers[i]);
  self->ranges = g_new0 (RecourseRange, program->graph->nodes->len + 1);
  for (guint32 i = 0; i < program->graph->nodes->len; i++)
    self->ranges[i] = recourse_range_of (program->graph, i, self->ranges, inputs);
}

static void
use_operands (Planner *self, const RecourseGraphNode *node)
{
  guint arity = recourse_op_arity (node->op);

  if (node->op == RECOURSE_OP_SUM)
    for (guint32 i = 0; i < node->b; i++)
      self->is_used[recourse_graph_operands (self->program->graph, node)[i]] = 1;
  if (arity > 0)
    self->is_used[node->a] = 1;
  if (arity > 1)
    self->is_used[node->b] = 1;
  if (arity > 2)
    self->is_used[node->c] = 1;
}

static void
add_check (Planner *self, guint32 node, double low, double high)
{
  RecoursePlanCheck check = { node, low, high };

  g_array_append_val (self->plan->checks, check);
}

/* NaN lies in no range, infinity in this one. */
static void
check_compared (Planner *self, guint32 node)
{
  if (!self->ranges[node].is_safe)
    add_check (self, self->lean[node], -INFINITY, INFINITY);
}

static gboolean
is_zero (const RecourseGraph *graph, guint32 node)
{
  return recourse_graph_is_number (graph, node) && recourse_graph_get (graph, node)->number == 0;
}

/* Powers with small whole exponents are products; the others stay. */
static guint32
translate_power (RecourseGraph *graph, guint32 a, guint32 b)
{
  double exponent =
      recourse_graph_is_number (graph, b) ? recourse_graph_get (graph, b)->number : NAN;
  guint32 square;

  if (exponent == -1)
    return recourse_graph_apply (graph, RECOURSE_OP_DIVIDE, recourse_graph_number (graph, 1), a, 0);
  if (exponent != 2 && exponent != 3)
    return recourse_graph_apply (graph, RECOURSE_OP_POWER, a, b, 0);
  square = recourse_graph_apply (graph, RECOURSE_OP_MULTIPLY, a, a, 0);
  return exponent == 2 ? square : recourse_graph_apply (graph, RECOURSE_OP_MULTIPLY, square, a, 0);
}

static guint32
translate_operation (Planner *self, const RecourseGraphNode *node)
{
  RecourseGraph *graph = self->plan->graph;
  guint arity = recourse_op_arity (node->op);
  guint32 a = self->lean[node->a], b = arity > 1 ? self->lean[node->b] : 0,
          c = arity > 2 ? self->lean[node->c] : 0;

  if (recourse_op_compares (node->op))
    {
      check_compared (self, node->a);
      check_compared (self, node->b);
    }
  if (node->op == RECOURSE_OP_IF)
    check_compared (self, node->a);
  if (node->op == RECOURSE_OP_POWER)
    return translate_power (graph, a, b);
  if (node->op == RECOURSE_OP_MULTIPLY
      && ((is_zero (graph, a) && self->ranges[node->b].is_safe)
          || (is_zero (graph, b) && self->ranges[node->a].is_safe)))
    return recourse_graph_number (graph, 0);
  return recourse_graph_apply (graph, node->op, a, b, c);
}

static guint32
translate_sum (Planner *self, const RecourseGraphNode *node)
{
  const guint32 *operands = recourse_graph_operands (self->program->graph, node);
  g_autofree guint32 *translated = g_new (guint32, node->b + 1);

  for (guint32 i = 0; i < node->b; i++)
    translated[i] = self->lean[operands[i]];
  return recourse_graph_sum (self->plan->graph, translated, node->b);
}

static guint32
translate (Planner *self, guint32 index)
{
  const RecourseGraphNode *node = recourse_graph_get (self->program->graph, index);

  if (node->op == RECOURSE_OP_NUMBER)
    return recourse_graph_number (self->plan->graph, node->number);
  if (node->op == RECOURSE_OP_INPUT)
    return recourse_graph_input (self->plan->graph, node->a);
  if (node->op == RECOURSE_OP_SUM)
    return translate_sum (self, node);
  if (node->op != RECOURSE_OP_FORMULA)
    return translate_operation (self, node);
  if (!self->ranges[index].is_safe)
    add_check (self, self->lean[node->a], -DBL_MAX, DBL_MAX);
  return self->lean[node->a];
}

static void
translate_used (Planner *self)
{
  const RecourseGraph *graph = self->program->graph;

  for (guint32 i = graph->nodes->len; i-- > 0;)
    if (self->is_used[i])
      use_operands (self, recourse_graph_get (graph, i));
  self->lean = g_new (guint32, graph->nodes->len + 1);
  for (guint32 i = 0; i < graph->nodes->len; i++)
    self->lean[i] = self->is_used[i] ? translate (self, i) : RECOURSE_NO_NODE;
}

/* What has to be known at a node: on the policy everything, beside it what the owner who would go there gets. */
static void
find_needs (Walk *self)
{
  const RecourseTree *tree = self->tree;
  guint n = self->planner->program->n_stakeholders;

  for (guint s = 0; tree->nodes->len > 0 && s < n; s++)
    self->is_needed[s] = 1;
  for (guint32 i = 0; i < tree->nodes->len; i++)
    {
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, i);

      for (guint32 j = 0; j < node->n_edges; j++)
        {
          gsize child = RECOURSE_TREE_EDGE (tree, node->first_edge + j)->child;
          gboolean is_followed = node->kind == RECOURSE_TREE_CHANCE || j == self->policy[i];

          for (guint s = 0; s < n; s++)
            self->is_needed[child * n + s] =
                (is_followed && self->is_needed[(gsize)i * n + s])
                || (node->kind == RECOURSE_TREE_DECISION && node->n_edges > 1 && s == node->owner);
        }
    }
}

/* Which nodes of the program's graph a tree needs. */
static void
use_tree (Walk *self)
{
  Planner *planner = self->planner;
  const RecourseProgram *program = planner->program;
  const RecourseTree *tree = self->tree;
  guint n = program->n_stakeholders;

  for (guint i = 0; i < tree->edges->len; i++)
    planner->is_used[RECOURSE_TREE_EDGE (tree, i)->weight] = 1;
  for (guint32 i = 0; i < tree->nodes->len; i++)
    if (RECOURSE_TREE_NODE (tree, i)->total != RECOURSE_NO_NODE)
      planner->is_used[RECOURSE_TREE_NODE (tree, i)->total] = 1;
  for (guint32 i = 0; i < tree->n_outcomes; i++)
    for (guint s = 0; s < n; s++)
      {
        if (!self->is_needed[(gsize)tree->outcomes[i] * n + s])
          continue;
        planner->is_used[recourse_tree_payoff (program, tree, i, s)] = 1;
        for (guint slot = 0; slot < program->n_slots; slot++)
          planner->is_used[recourse_tree_part (program, tree, i, s, slot)] = 1;
      }
}

static void
init_walk (Walk *self, Planner *planner, guint path)
{
  gsize n_nodes;

  *self = (Walk){ .planner = planner, .path = path, .tree = &planner->program->trees[path] };
  n_nodes = self->tree->nodes->len;
  self->policy = planner->policy[path];
  self->is_needed = g_new0 (guint8, n_nodes * planner->program->n_stakeholders + 1);
  self->values = g_new (guint32, n_nodes * planner->program->n_stakeholders + 1);
  self->reach = g_new (guint32, n_nodes + 1);
  self->last = g_new (guint32, n_nodes + 1);
  find_needs (self);
}

static void
clear_walk (Walk *self)
{
  g_free (self->is_needed);
  g_free (self->values);
  g_free (self->reach);
  g_free (self->last);
}

static void
check_chance (Walk *self, const RecourseTreeNode *node)
{
  Planner *planner = self->planner;
  const double low = -RECOURSE_PROBABILITY_TOLERANCE, high = 1 + RECOURSE_PROBABILITY_TOLERANCE;

  for (guint32 i = 0; i < node->n_edges; i++)
    {
      guint32 weight = RECOURSE_TREE_EDGE (self->tree, node->first_edge + i)->weight;
      RecourseRange range = planner->ranges[weight];

      if (!range.is_safe || range.low < low || range.high > high)
        add_check (planner, planner->lean[weight], low, high);
    }
  if (node->total != RECOURSE_NO_NODE
      && !recourse_graph_is_number (planner->program->graph, node->total))
    add_check (planner, planner->lean[node->total], 1 - RECOURSE_PROBABILITY_TOLERANCE, high);
}

static void
find_reach (Walk *self)
{
  const RecourseTree *tree = self->tree;
  Planner *planner = self->planner;
  RecourseGraph *graph = planner->plan->graph;

  self->reach[0] = recourse_graph_number (graph, 1);
  for (guint32 i = 0; i < tree->nodes->len; i++)
    {
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, i);

      if (node->kind == RECOURSE_TREE_CHANCE)
        check_chance (self, node);
      for (guint32 j = 0; j < node->n_edges; j++)
        {
          const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, node->first_edge + j);
          guint32 *reach = &self->reach[edge->child];

          *reach = RECOURSE_NO_NODE;
          if (self->reach[i] == RECOURSE_NO_NODE)
            continue;
          if (node->kind == RECOURSE_TREE_CHANCE)
            *reach = recourse_graph_apply (graph, RECOURSE_OP_MULTIPLY, self->reach[i],
                                           planner->lean[edge->weight], 0);
          else if (j == self->policy[i])
            *reach = self->reach[i];
        }
    }
}

static void
find_last (Walk *self)
{
  for (guint32 i = 0; i < self->tree->nodes->len; i++)
    self->last[i] = i;
  for (guint32 i = self->tree->nodes->len; i-- > 1;)
    {
      guint32 parent = RECOURSE_TREE_NODE (self->tree, i)->parent;

      self->last[parent] = MAX (self->last[parent], self->last[i]);
    }
}

static void
begin_step (RecoursePlan *plan, RecourseStepKind kind, guint path, guint32 index)
{
  RecoursePlanStep step = { kind, path, index, plan->roots->len, 0 };

  g_array_append_val (plan->steps, step);
}

static void
add_root (RecoursePlan *plan, guint32 node)
{
  g_array_append_val (plan->roots, node);
  g_array_index (plan->steps, RecoursePlanStep, plan->steps->len - 1).n++;
}

/* What the years of an outcome are made of: how much of it falls in which year is left to the fan. */
static void
plan_years (Walk *self, guint32 outcome)
{
  Planner *planner = self->planner;
  const RecourseProgram *program = planner->program;

  for (guint s = 0; s < program->n_stakeholders; s++)
    for (guint slot = 0; slot < program->n_slots; slot++)
      add_root (planner->plan,
                planner->lean[recourse_tree_part (program, self->tree, outcome, s, slot)]);
  for (guint i = 0; i < program->n_slots * program->n_years; i++)
    add_root (planner->plan, planner->lean[program->year_factors[i]]);
}

static void
plan_outcome (Walk *self, guint32 index)
{
  Planner *planner = self->planner;
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (self->tree, index);
  guint n = planner->program->n_stakeholders;
  gboolean is_reached = self->reach[index] != RECOURSE_NO_NODE;

  begin_step (planner->plan, is_reached ? RECOURSE_STEP_OUTCOME : RECOURSE_STEP_VALUE, self->path,
              node->outcome);
  if (is_reached)
    add_root (planner->plan, self->reach[index]);
  for (guint s = 0; s < n; s++)
    {
      guint32 payoff = recourse_tree_payoff (planner->program, self->tree, node->outcome, s);

      if (!self->is_needed[(gsize)index * n + s])
        continue;
      self->values[(gsize)index * n + s] = planner->lean[payoff];
      add_root (planner->plan, planner->lean[payoff]);
      if (!planner->ranges[payoff].is_safe)
        add_check (planner, planner->lean[payoff], -DBL_MAX, DBL_MAX);
    }
  if (is_reached && planner->program->n_years > 0)
    plan_years (self, node->outcome);
}

static guint32
plan_mean (Walk *self, const RecourseTreeNode *node, guint stakeholder)
{
  Planner *planner = self->planner;
  g_autofree guint32 *operands = g_new (guint32, node->n_edges + 1);
  guint n = planner->program->n_stakeholders;

  for (guint32 i = 0; i < node->n_edges; i++)
    {
      const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (self->tree, node->first_edge + i);

      operands[i] = recourse_graph_apply (planner->plan->graph, RECOURSE_OP_MULTIPLY,
                                          planner->lean[edge->weight],
                                          self->values[(gsize)edge->child * n + stakeholder], 0);
    }
  return recourse_graph_sum (planner->plan->graph, operands, node->n_edges);
}

static void
plan_options (Walk *self, guint32 index)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (self->tree, index);
  guint n = self->planner->program->n_stakeholders;

  if (node->n_edges < 2)
    return;
  begin_step (self->planner->plan, RECOURSE_STEP_DECISION, self->path, index);
  for (guint32 i = 0; i < node->n_edges; i++)
    {
      gsize child = RECOURSE_TREE_EDGE (self->tree, node->first_edge + i)->child;

      add_root (self->planner->plan, self->values[child * n + node->owner]);
    }
}

/* A node all of whose children are planned. */
static void
plan_node (Walk *self, guint32 index)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (self->tree, index);
  guint n = self->planner->program->n_stakeholders;

  if (node->kind == RECOURSE_TREE_OUTCOME)
    {
      plan_outcome (self, index);
      return;
    }
  if (node->kind == RECOURSE_TREE_DECISION)
    plan_options (self, index);
  begin_step (self->planner->plan, RECOURSE_STEP_VALUE, self->path, index);
  for (guint s = 0; s < n; s++)
    {
      guint32 *value = &self->values[(gsize)index * n + s];
      gsize chosen;

      if (!self->is_needed[(gsize)index * n + s])
        continue;
      chosen = RECOURSE_TREE_EDGE (self->tree, node->first_edge + self->policy[index])->child;
      *value = node->kind == RECOURSE_TREE_CHANCE ? plan_mean (self, node, s)
                                                  : self->values[chosen * n + s];
      add_root (self->planner->plan, *value);
    }
}

static void
plan_tree (Walk *self)
{
  const RecourseTree *tree = self->tree;

  find_reach (self);
  find_last (self);
  for (guint32 i = 0; i < tree->nodes->len; i++)
    {
      guint32 node = i;

      if (RECOURSE_TREE_NODE (tree, i)->n_edges > 0)
        continue;
      plan_node (self, node);
      while (node > 0 && self->last[RECOURSE_TREE_NODE (tree, node)->parent] == i)
        {
          node = RECOURSE_TREE_NODE (tree, node)->parent;
          plan_node (self, node);
        }
    }
}

static void
use_calendar (Planner *self)
{
  const RecourseProgram *program = self->program;

  for (guint i = 0; i < program->n_slots * program->n_years; i++)
    self->is_used[program->year_factors[i]] = 1;
}

RecoursePlan *
recourse_plan_new (const RecourseProgram *program, const guint32 *const *policy)
{
  RecoursePlan *plan = g_new0 (RecoursePlan, 1);
  g_autofree Walk *walks = g_new0 (Walk, program->n_paths + 1);
  Planner planner = { program, policy, plan };

  plan->graph = recourse_graph_new ();
  plan->steps = g_array_new (FALSE, FALSE, sizeof (RecoursePlanStep));
  plan->roots = g_array_new (FALSE, FALSE, sizeof (guint32));
  plan->checks = g_array_new (FALSE, FALSE, sizeof (RecoursePlanCheck));
  plan->n_years = program->n_years;
  planner.is_used = g_new0 (guint8, program->graph->nodes->len + 1);
  find_ranges (&planner);
  use_calendar (&planner);
  for (guint i = 0; i < program->n_paths; i++)
    {
      init_walk (&walks[i], &planner, i);
      use_tree (&walks[i]);
    }
  translate_used (&planner);
  for (guint i = 0; i < program->n_paths; i++)
    plan_tree (&walks[i]);
  begin_step (plan, RECOURSE_STEP_PATHS, 0, 0);
  for (guint i = 0; i < program->n_paths; i++)
    {
      for (guint s = 0; s < program->n_stakeholders; s++)
        add_root (plan, walks[i].values[s]);
      clear_walk (&walks[i]);
    }
  g_free (planner.ranges);
  g_free (planner.lean);
  g_free (planner.is_used);
  return plan;
}

void
recourse_plan_free (RecoursePlan *self)
{
  recourse_graph_free (self->graph);
  g_array_unref (self->steps);
  g_array_unref (self->roots);
  g_array_unref (self->checks);
  g_free (self);
}
