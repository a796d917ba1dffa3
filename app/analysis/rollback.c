/* Rollback of a tree (Raiffa 1968): from the outcomes back to the root, chance nodes as weighted means, decisions
 * as what is best for their owner.  Loops over flat arrays from the end; no recursion. */
#include "rollback.h"

#include <math.h>
#include <string.h>

void
recourse_rollback_init (RecourseRollback *self,
                        const RecourseProgram *program,
                        const RecourseTree *tree)
{
  self->values = g_new0 (double, (gsize)tree->nodes->len * program->n_stakeholders + 1);
  self->chosen = g_new0 (guint32, tree->nodes->len + 1);
}

void
recourse_rollback_clear (RecourseRollback *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->chosen, g_free);
}

double
recourse_largest_magnitude (const double *values, guint n)
{
  double largest = 0;

  for (guint i = 0; i < n; i++)
    largest = MAX (largest, fabs (values[i]));
  return largest;
}

guint
recourse_first_best (const double *values, guint n)
{
  double slack = RECOURSE_TIE_TOLERANCE * recourse_largest_magnitude (values, n);
  double best = -INFINITY;
  guint first = 0;

  for (guint i = 0; i < n; i++)
    best = MAX (best, values[i]);
  while (first + 1 < n && !(values[first] >= best - slack))
    first++;
  return first;
}

static void
roll_chance (const RecourseProgram *program,
             const RecourseTree *tree,
             guint32 index,
             const double *values,
             double *rolled)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, index);
  guint n = program->n_stakeholders;

  for (guint s = 0; s < n; s++)
    {
      double sum = 0, lost = 0;

      for (guint32 i = 0; i < node->n_edges; i++)
        {
          const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, node->first_edge + i);
          double share = values[edge->weight] * rolled[(gsize)edge->child * n + s];
          double total = sum + share, kept = total - sum;

          lost += (sum - (total - kept)) + (share - kept);
          sum = total;
        }
      rolled[(gsize)index * n + s] = sum + lost;
    }
}

/* The first of the best options for their owner.  All stand where no lever is kept open; where none does, as if all
 * did, since there must be a value. */
static guint32
choose (const RecourseProgram *program,
        const RecourseTree *tree,
        guint32 index,
        const double *values,
        const double *rolled)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, index);
  g_autofree double *options = g_new (double, node->n_edges + 1);
  g_autofree guint32 *standing = g_new (guint32, node->n_edges + 1);
  guint32 n_standing = 0;

  for (guint32 i = 0; i < node->n_edges; i++)
    if (values[RECOURSE_TREE_EDGE (tree, node->first_edge + i)->weight] != 0)
      standing[n_standing++] = i;
  for (guint32 i = 0; n_standing == 0 && i < node->n_edges; i++)
    standing[i] = i;
  n_standing = n_standing > 0 ? n_standing : node->n_edges;
  for (guint32 i = 0; i < n_standing; i++)
    {
      const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, node->first_edge + standing[i]);

      options[i] = rolled[(gsize)edge->child * program->n_stakeholders + node->owner];
    }
  return standing[recourse_first_best (options, n_standing)];
}

static void
roll_decision (const RecourseProgram *program,
               const RecourseTree *tree,
               guint32 index,
               const double *values,
               const guint32 *policy,
               RecourseRollback *rollback)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, index);
  guint n = program->n_stakeholders;
  guint32 child;

  rollback->chosen[index] =
      policy != NULL ? policy[index] : choose (program, tree, index, values, rollback->values);
  child = RECOURSE_TREE_EDGE (tree, node->first_edge + rollback->chosen[index])->child;
  memcpy (&rollback->values[(gsize)index * n], &rollback->values[(gsize)child * n],
          n * sizeof (double));
}

void
recourse_tree_roll_back (const RecourseProgram *program,
                         const RecourseTree *tree,
                         const double *values,
                         const guint32 *policy,
                         RecourseRollback *rollback)
{
  guint n = program->n_stakeholders;

  for (guint32 i = tree->nodes->len; i-- > 0;)
    {
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, i);

      if (node->kind == RECOURSE_TREE_CHANCE)
        roll_chance (program, tree, i, values, rollback->values);
      else if (node->kind == RECOURSE_TREE_DECISION)
        roll_decision (program, tree, i, values, policy, rollback);
      else
        for (guint s = 0; s < n; s++)
          rollback->values[(gsize)i * n + s] =
              values[recourse_tree_payoff (program, tree, node->outcome, s)];
    }
}
