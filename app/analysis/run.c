/* Running a program: rollback at means and medians, the policy and what follows from it without draws, then the
 * simulation. */
#include "config.h"
#include "rollback.h"
#include "simulate.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* Options closer than this part of the largest magnitude nearly tie. */
#define NEAR_TIE 1e-3
/* For each stakeholder at each node: rollbacks at means and medians, what is told of nodes and outcomes, the plan and
 * what it takes to build it; rather too much. */
#define CELL_BYTES 96

typedef struct
{
  const RecourseProgram *program;
  RecourseResults *results;
  RecourseRollback *means; /* for each path */
  double *values;          /* of the graph at means */
} Run;

static void
fill_driver (RecourseDriverResult *result, const RecourseProgramDriver *driver)
{
  result->id = g_strdup (driver->id);
  result->label = g_strdup (driver->label);
  result->mean = recourse_variate_get_mean (driver->variate);
  result->sd = recourse_variate_get_sd (driver->variate);
  result->p10 = recourse_variate_quantile (driver->variate, 0.1);
  result->p50 = recourse_variate_quantile (driver->variate, 0.5);
  result->p90 = recourse_variate_quantile (driver->variate, 0.9);
  result->is_fixed = recourse_variate_is_fixed (driver->variate);
}

static void
fill_payoff (RecoursePayoff *payoff)
{
  payoff->rollback_mean = payoff->rollback_median = NAN;
  payoff->mean = payoff->se = payoff->sd = NAN;
  payoff->p5 = payoff->p10 = payoff->p25 = payoff->p50 = payoff->p75 = payoff->p90 = payoff->p95 =
      NAN;
  payoff->p_loss = payoff->worst_tenth = payoff->certainty_equivalent = payoff->p_best = NAN;
}

static void
fill_options (RecourseDecision *decision,
              const RecourseTree *tree,
              const RecourseTreeNode *node,
              const RecourseRollback *rollback,
              guint n_stakeholders)
{
  double slack, near;

  for (guint32 i = 0; i < node->n_edges; i++)
    {
      const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, node->first_edge + i);

      decision->options[i] = g_strdup (edge->id);
      decision->values[i] = rollback->values[(gsize)edge->child * n_stakeholders + node->owner];
      decision->best_in_draws[i] = NAN;
    }
  slack = RECOURSE_TIE_TOLERANCE * recourse_largest_magnitude (decision->values, node->n_edges);
  near = NEAR_TIE * recourse_largest_magnitude (decision->values, node->n_edges);
  for (guint32 i = 0; i < node->n_edges; i++)
    {
      double distance = decision->values[decision->chosen] - decision->values[i];

      decision->tied[i] = i != decision->chosen && fabs (distance) <= slack;
      decision->near_tied[i] =
          i != decision->chosen && !decision->tied[i] && fabs (distance) <= near;
    }
}

static void
fill_decision (RecourseDecision *decision,
               const RecourseTree *tree,
               guint32 index,
               const RecourseRollback *rollback,
               guint n_stakeholders)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, index);

  decision->node = g_strdup (node->id);
  decision->label = g_strdup (node->label);
  decision->owner = node->owner;
  decision->n_options = node->n_edges;
  decision->options = g_new0 (char *, node->n_edges + 1);
  decision->values = g_new0 (double, node->n_edges + 1);
  decision->best_in_draws = g_new0 (double, node->n_edges + 1);
  decision->tied = g_new0 (gboolean, node->n_edges + 1);
  decision->near_tied = g_new0 (gboolean, node->n_edges + 1);
  decision->chosen = rollback->chosen[index];
  fill_options (decision, tree, node, rollback, n_stakeholders);
}

/* The chance of reaching each node when every owner follows the policy. */
static double *
compute_reach (const RecourseTree *tree, const double *values, const RecourseRollback *rollback)
{
  double *reach = g_new0 (double, tree->nodes->len + 1);

  if (tree->nodes->len > 0)
    reach[0] = 1;
  for (guint32 i = 0; i < tree->nodes->len; i++)
    {
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, i);

      for (guint32 j = 0; j < node->n_edges; j++)
        {
          const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, node->first_edge + j);

          if (node->kind == RECOURSE_TREE_CHANCE)
            reach[edge->child] = reach[i] * MAX (0, values[edge->weight]);
          else if (j == rollback->chosen[i])
            reach[edge->child] = reach[i];
        }
    }
  return reach;
}

static void
fill_outcomes (RecoursePathResult *path,
               const RecourseProgram *program,
               const RecourseTree *tree,
               const double *values,
               const double *reach)
{
  path->n_outcomes = tree->n_outcomes;
  path->outcomes = g_new0 (RecourseOutcome, tree->n_outcomes + 1);
  for (guint32 i = 0; i < tree->n_outcomes; i++)
    {
      RecourseOutcome *outcome = &path->outcomes[i];
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, tree->outcomes[i]);

      outcome->id = g_strdup (node->id);
      outcome->label = g_strdup (node->label);
      outcome->probability = reach[tree->outcomes[i]];
      outcome->payoffs = g_new (double, program->n_stakeholders + 1);
      for (guint s = 0; s < program->n_stakeholders; s++)
        outcome->payoffs[s] = values[recourse_tree_payoff (program, tree, i, s)];
    }
}

/* Where each node hangs; its branch has a probability at means behind chance alone. */
static void
fill_branches (RecoursePathResult *path,
               const RecourseTree *tree,
               guint32 index,
               const double *values,
               const RecourseRollback *rollback)
{
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, index);

  for (guint32 j = 0; j < node->n_edges; j++)
    {
      const RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, node->first_edge + j);
      RecourseNodeResult *child = &path->nodes[edge->child];
      gboolean is_chance = node->kind == RECOURSE_TREE_CHANCE;

      child->parent = index;
      child->position = edge->position;
      child->is_chosen = is_chance || j == rollback->chosen[index];
      child->probability = is_chance ? MAX (0, values[edge->weight]) : 1;
    }
}

static void
fill_nodes (RecoursePathResult *path,
            const RecourseProgram *program,
            const RecourseTree *tree,
            const double *values,
            const RecourseRollback *rollback,
            const double *reach)
{
  gsize n = program->n_stakeholders;

  path->n_nodes = tree->nodes->len;
  path->nodes = g_new0 (RecourseNodeResult, path->n_nodes + 1);
  path->node_payoffs = g_new (double, path->n_nodes *n + 1);
  memcpy (path->node_payoffs, rollback->values, path->n_nodes * n * sizeof (double));
  path->nodes[0] = (RecourseNodeResult){ .parent = G_MAXUINT, .is_chosen = TRUE, .probability = 1 };
  for (guint32 i = 0; i < path->n_nodes; i++)
    {
      path->nodes[i].reach = reach[i];
      path->nodes[i].payoffs = &path->node_payoffs[i * n];
      fill_branches (path, tree, i, values, rollback);
    }
}

static void
fill_path (Run *run, guint index)
{
  const RecourseTree *tree = &run->program->trees[index];
  RecoursePathResult *path = &run->results->paths[index];
  RecourseRollback *rollback = &run->means[index];
  g_autofree double *reach = compute_reach (tree, run->values, rollback);

  path->id = g_strdup (tree->id);
  path->label = g_strdup (tree->label);
  path->payoffs = g_new0 (RecoursePayoff, run->program->n_stakeholders + 1);
  for (guint s = 0; s < run->program->n_stakeholders; s++)
    {
      fill_payoff (&path->payoffs[s]);
      path->payoffs[s].rollback_mean = rollback->values[s];
    }
  path->decisions = g_new0 (RecourseDecision, tree->n_decisions + 1);
  for (guint32 i = 0; i < tree->nodes->len; i++)
    if (RECOURSE_TREE_NODE (tree, i)->kind == RECOURSE_TREE_DECISION)
      fill_decision (&path->decisions[path->n_decisions++], tree, i, rollback,
                     run->program->n_stakeholders);
  fill_outcomes (path, run->program, tree, run->values, reach);
  fill_nodes (path, run->program, tree, run->values, rollback, reach);
}

static RecourseResults *
new_results (const RecourseProgram *program, guint64 trials, guint64 seed)
{
  RecourseResults *results = g_new0 (RecourseResults, 1);

  g_atomic_ref_count_init (&results->ref_count);
  results->trials = trials;
  results->seed = seed;
  results->correlated = program->copula != NULL;
  results->n_stakeholders = program->n_stakeholders;
  results->stakeholders = g_new0 (char *, program->n_stakeholders + 1);
  results->positions = g_new0 (guint, program->n_stakeholders + 1);
  for (guint i = 0; i < program->n_stakeholders; i++)
    {
      results->stakeholders[i] = g_strdup (program->stakeholders[i]);
      results->positions[i] = program->positions[i];
    }
  results->n_drivers = program->n_drivers;
  results->drivers = g_new0 (RecourseDriverResult, program->n_drivers + 1);
  for (guint i = 0; i < program->n_drivers; i++)
    fill_driver (&results->drivers[i], &program->drivers[i]);
  results->n_paths = program->n_paths;
  results->paths = g_new0 (RecoursePathResult, program->n_paths + 1);
  results->beats =
      g_new0 (double, (gsize)program->n_stakeholders * program->n_paths * program->n_paths + 1);
  for (gsize i = 0; i < (gsize)program->n_stakeholders * program->n_paths * program->n_paths; i++)
    results->beats[i] = NAN;
  return results;
}

static gboolean
run_means (Run *run, GError **error)
{
  const RecourseProgram *program = run->program;
  g_autofree double *inputs = g_new (double, program->n_drivers + 1);

  for (guint i = 0; i < program->n_drivers; i++)
    inputs[i] = run->results->drivers[i].mean;
  if (!recourse_program_evaluate (program, inputs, run->values,
                                  _ ("with the drivers at their means"), error))
    return FALSE;
  for (guint i = 0; i < program->n_paths; i++)
    {
      recourse_tree_roll_back (program, &program->trees[i], run->values, NULL, &run->means[i]);
      fill_path (run, i);
    }
  return TRUE;
}

static gboolean
run_medians (Run *run, GError **error)
{
  const RecourseProgram *program = run->program;
  g_autofree double *inputs = g_new (double, program->n_drivers + 1);

  for (guint i = 0; i < program->n_drivers; i++)
    inputs[i] = run->results->drivers[i].p50;
  if (!recourse_program_evaluate (program, inputs, run->values,
                                  _ ("with the drivers at their medians"), error))
    return FALSE;
  for (guint i = 0; i < program->n_paths; i++)
    {
      RecourseRollback rollback;

      recourse_rollback_init (&rollback, program, &program->trees[i]);
      recourse_tree_roll_back (program, &program->trees[i], run->values, NULL, &rollback);
      for (guint s = 0; s < program->n_stakeholders; s++)
        run->results->paths[i].payoffs[s].rollback_median = rollback.values[s];
      recourse_rollback_clear (&rollback);
    }
  return TRUE;
}

/* The formula that says most about a payoff on a path, with the drivers at their means. */
static guint32
find_largest_formula (const Run *run, guint path, guint stakeholder)
{
  const RecourseTree *tree = &run->program->trees[path];
  guint32 largest = recourse_tree_payoff (run->program, tree, 0, stakeholder);

  for (guint32 i = 1; i < tree->n_outcomes; i++)
    {
      const guint32 node = recourse_tree_payoff (run->program, tree, i, stakeholder);

      if (fabs (run->values[node]) > fabs (run->values[largest]))
        largest = node;
    }
  return recourse_program_find_largest (run->program, run->values, largest);
}

/* Payoffs beyond 1e154 overflow when they are squared, and below 1e-154 they vanish: no spread that hides it. */
static gboolean
check_spread (const Run *run, GError **error)
{
  const RecourseResults *results = run->results;

  for (guint i = 0; i < results->n_paths; i++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      {
        const RecoursePayoff *payoff = recourse_results_payoff (results, i, s);
        double size = MAX (fabs (payoff->p5), fabs (payoff->p95));
        gboolean is_lost = payoff->sd == 0 && payoff->p95 - payoff->p5 > 1e-6 * size;

        if (isfinite (payoff->mean) && isfinite (payoff->sd) && !is_lost)
          continue;
        g_set_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE,
                     _ ("the payoffs of “%s” on path “%s” are too large or too small to tell their "
                        "spread; state them in another unit"),
                     results->stakeholders[s], results->paths[i].id);
        recourse_analysis_error_set_place (error, run->program->graph,
                                           find_largest_formula (run, i, s));
        return FALSE;
      }
  return TRUE;
}

static gboolean
run_draws (Run *run,
           guint64 trials,
           guint64 seed,
           guint threads,
           GCancellable *cancellable,
           GError **error)
{
  const RecourseProgram *program = run->program;
  g_autofree const guint32 **policy = g_new (const guint32 *, program->n_paths + 1);

  for (guint i = 0; i < program->n_paths; i++)
    policy[i] = run->means[i].chosen;
  return trials == 0
         || (recourse_simulate (program, policy, trials, seed, threads, cancellable, run->results,
                                error)
             && check_spread (run, error));
}

static gboolean
is_memory_there (const RecourseProgram *program, GError **error)
{
  gsize n_cells = 0;

  for (guint i = 0; i < program->n_paths; i++)
    n_cells += (gsize)program->trees[i].nodes->len * program->n_stakeholders;
  if (recourse_has_memory (n_cells * CELL_BYTES + 1))
    return TRUE;
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_NO_SPACE,
      _ ("there is not enough memory to analyze so large a dossier; use fewer outcomes"));
  return FALSE;
}

RecourseResults *
recourse_program_run (RecourseProgram *self,
                      guint64 trials,
                      guint64 seed,
                      guint threads,
                      GCancellable *cancellable,
                      GError **error)
{
  g_autoptr (RecourseResults) results = NULL;
  g_autofree double *values = NULL;
  g_autofree RecourseRollback *means = NULL;
  Run run = { .program = self };
  gboolean is_good;

  if (g_cancellable_set_error_if_cancelled (cancellable, error) || !is_memory_there (self, error))
    return NULL;
  run.results = results = new_results (self, trials, seed);
  run.values = values = g_new (double, self->graph->nodes->len + 1);
  run.means = means = g_new0 (RecourseRollback, self->n_paths + 1);
  for (guint i = 0; i < self->n_paths; i++)
    recourse_rollback_init (&means[i], self, &self->trees[i]);
  is_good = run_means (&run, error) && run_medians (&run, error)
            && run_draws (&run, trials, seed, threads, cancellable, error);
  for (guint i = 0; i < self->n_paths; i++)
    recourse_rollback_clear (&means[i]);
  return is_good ? g_steal_pointer (&results) : NULL;
}
