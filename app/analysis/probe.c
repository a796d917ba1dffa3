/* The first evaluation is complete and checked.  Later ones follow the list of nodes above the moved inputs;
 * whatever looks wrong there is given to the complete evaluation, which knows what is in use and how to say it. */
#include "config.h"

#include "probe.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

struct _RecourseProbe
{
  const RecourseProgram *program; /* borrowed */
  double *inputs;
  guint *free;
  guint n_free;
  char *when;
  double *values;   /* of the graph */
  GArray *affected; /* guint32: nodes above the free inputs, ascending */
  guint8 *is_affected;
  RecourseRollback *rollbacks; /* for each tree */
  gboolean *is_fresh;          /* for each tree, whether its free rollback is of now */
};

static double *
collect_inputs (const RecourseProgram *self, double (*get) (const RecourseVariate *))
{
  double *inputs = g_new0 (double, self->n_drivers + 1);

  for (guint i = 0; i < self->n_drivers; i++)
    inputs[i] = get (self->drivers[i].variate);

  return inputs;
}

static double
get_median (const RecourseVariate *variate)
{
  return recourse_variate_quantile (variate, 0.5);
}

double *
recourse_program_medians (const RecourseProgram *self)
{
  return collect_inputs (self, get_median);
}

double *
recourse_program_means (const RecourseProgram *self)
{
  return collect_inputs (self, recourse_variate_get_mean);
}

guint32 **
recourse_program_policy (const RecourseProgram *self, GError **error)
{
  g_autofree double *inputs = recourse_program_means (self);
  g_autofree double *values = g_new (double, self->graph->nodes->len + 1);
  guint32 **policy;

  if (!recourse_program_evaluate (self, inputs, values, _ ("with the drivers at their means"),
                                  error))
    return NULL;
  policy = g_new0 (guint32 *, self->n_paths + 1);
  for (guint i = 0; i < self->n_paths; i++)
    {
      RecourseRollback rollback;
      recourse_rollback_init (&rollback, self, &self->trees[i]);
      recourse_tree_roll_back (self, &self->trees[i], values, NULL, &rollback);
      policy[i] = g_steal_pointer (&rollback.chosen);
      recourse_rollback_clear (&rollback);
    }

  return policy;
}

void
recourse_policy_free (guint32 **policy)
{
  for (guint i = 0; policy && policy[i]; i++)
    g_free (policy[i]);
  g_free (policy);
}

static gboolean
depends (const RecourseProbe *self, const RecourseGraphNode *node)
{
  const guint arity = recourse_op_arity (node->op);

  if (node->op == RECOURSE_OP_INPUT)
    for (guint i = 0; i < self->n_free; i++)
      if (node->a == self->free[i])
        return TRUE;
  if (node->op == RECOURSE_OP_SUM)
    for (guint32 i = 0; i < node->b; i++)
      if (self->is_affected[recourse_graph_operands (self->program->graph, node)[i]])
        return TRUE;

  return (arity > 0 && self->is_affected[node->a]) || (arity > 1 && self->is_affected[node->b])
         || (arity > 2 && self->is_affected[node->c]);
}

static void
find_affected (RecourseProbe *self)
{
  const RecourseGraph *graph = self->program->graph;

  self->affected = g_array_new (FALSE, FALSE, sizeof (guint32));
  self->is_affected = g_new0 (guint8, graph->nodes->len + 1);
  for (guint32 i = 0; i < graph->nodes->len; i++)
    {
      self->is_affected[i] = depends (self, recourse_graph_get (graph, i));
      if (self->is_affected[i])
        g_array_append_val (self->affected, i);
    }
}

RecourseProbe *
recourse_probe_new (const RecourseProgram *program,
                    const double *inputs,
                    const guint *free,
                    guint n_free,
                    const char *when,
                    GError **error)
{
  g_autoptr (RecourseProbe) self = g_new0 (RecourseProbe, 1);

  self->program = program;
  self->inputs = g_memdup2 (inputs, (program->n_drivers + 1) * sizeof (double));
  self->free = g_memdup2 (free, n_free * sizeof (guint));
  self->n_free = n_free;
  self->when = g_strdup (when);
  self->values = g_new (double, program->graph->nodes->len + 1);
  self->rollbacks = g_new0 (RecourseRollback, program->n_paths + 1);
  self->is_fresh = g_new0 (gboolean, program->n_paths + 1);
  for (guint i = 0; i < program->n_paths; i++)
    recourse_rollback_init (&self->rollbacks[i], program, &program->trees[i]);
  find_affected (self);
  if (!recourse_program_evaluate (program, self->inputs, self->values, when, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
recourse_probe_free (RecourseProbe *self)
{
  for (guint i = 0; i < self->program->n_paths; i++)
    recourse_rollback_clear (&self->rollbacks[i]);
  g_free (self->rollbacks);
  g_free (self->is_fresh);
  g_free (self->inputs);
  g_free (self->free);
  g_free (self->when);
  g_free (self->values);
  g_free (self->is_affected);
  g_clear_pointer (&self->affected, g_array_unref);
  g_free (self);
}

/* Whether a new value is beyond doubt.  `if` may leave what is not aside, so this only raises the question. */
static gboolean
is_sound (const RecourseProbe *self, const RecourseGraphNode *node, double value)
{
  if (node->op == RECOURSE_OP_FORMULA)
    return isfinite (value);
  if (recourse_op_compares (node->op))
    return !isnan (self->values[node->a]) && !isnan (self->values[node->b]);

  return node->op != RECOURSE_OP_IF || !isnan (self->values[node->a]);
}

static gboolean
has_sound_chances (const RecourseProbe *self,
                   const RecourseTree *tree,
                   const RecourseTreeNode *node)
{
  gboolean is_moved = FALSE;
  double sum = 0.0, worst = 0.0;

  for (guint32 i = 0; i < node->n_edges; i++)
    {
      const guint32 weight = RECOURSE_TREE_EDGE (tree, node->first_edge + i)->weight;
      is_moved |= self->is_affected[weight];
      worst = fmin (worst, fmin (self->values[weight], 1.0 - self->values[weight]));
      sum += self->values[weight];
    }

  /* Half the tolerance: rounding here must not let pass what the complete check refuses. */
  return !is_moved
         || (worst >= -0.5 * RECOURSE_PROBABILITY_TOLERANCE
             && fabs (sum - 1.0) <= 0.5 * RECOURSE_PROBABILITY_TOLERANCE);
}

static gboolean
has_sound_tree (const RecourseProbe *self, const RecourseTree *tree)
{
  for (guint32 i = 0; i < tree->nodes->len; i++)
    {
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, i);
      if (node->kind == RECOURSE_TREE_CHANCE && !has_sound_chances (self, tree, node))
        return FALSE;
    }
  for (gsize i = 0; i < (gsize)tree->n_outcomes * self->program->n_stakeholders; i++)
    if (!isfinite (self->values[tree->payoffs[i]]))
      return FALSE;

  return TRUE;
}

static gboolean
evaluate_affected (RecourseProbe *self)
{
  const RecourseGraph *graph = self->program->graph;
  gboolean all_sound = TRUE;

  for (guint i = 0; i < self->affected->len; i++)
    {
      const guint32 index = g_array_index (self->affected, guint32, i);
      self->values[index] = recourse_graph_value_at (graph, index, self->inputs, self->values);
      all_sound &= is_sound (self, recourse_graph_get (graph, index), self->values[index]);
    }
  for (guint i = 0; all_sound && i < self->program->n_paths; i++)
    all_sound = has_sound_tree (self, &self->program->trees[i]);

  return all_sound;
}

gboolean
recourse_probe_move (RecourseProbe *self, const double *values, GError **error)
{
  for (guint i = 0; i < self->n_free; i++)
    self->inputs[self->free[i]] = values[i];
  memset (self->is_fresh, 0, self->program->n_paths * sizeof (gboolean));

  return evaluate_affected (self)
         || recourse_program_evaluate (self->program, self->inputs, self->values, self->when,
                                       error);
}

double
recourse_probe_value (RecourseProbe *self, guint path, guint stakeholder, const guint32 *policy)
{
  RecourseRollback *rollback = &self->rollbacks[path];

  if (policy || !self->is_fresh[path])
    recourse_tree_roll_back (self->program, &self->program->trees[path], self->values, policy,
                             rollback);
  self->is_fresh[path] = policy == NULL;

  return rollback->values[stakeholder];
}
