/* Evaluating the whole graph at one set of driver values, and saying where it fails and with which values. */
#include "config.h"
#include "rollback.h"

#include <glib/gi18n.h>
#include <math.h>

static void
mark_trees (const RecourseProgram *self, guint8 *is_used)
{
  for (guint i = 0; i < self->n_paths; i++)
    {
      const RecourseTree *tree = &self->trees[i];

      for (gsize j = 0; j < (gsize)tree->n_outcomes * self->n_stakeholders; j++)
        is_used[tree->payoffs[j]] = 1;
      for (guint j = 0; j < tree->edges->len; j++)
        is_used[RECOURSE_TREE_EDGE (tree, j)->weight] = 1;
    }
}

/* "damages = 12, p_win = 0.4": the drivers on which @node depends. */
static char *
describe_inputs (const RecourseProgram *self,
                 const double *inputs,
                 const double *values,
                 guint32 node)
{
  g_autofree guint8 *is_used = g_new0 (guint8, self->graph->nodes->len);
  g_autoptr (GString) text = g_string_new (NULL);

  is_used[node] = 1;
  recourse_graph_mark (self->graph, values, is_used);
  for (guint32 i = 0; i <= node; i++)
    {
      const RecourseGraphNode *input = recourse_graph_get (self->graph, i);

      if (is_used[i] && input->op == RECOURSE_OP_INPUT)
        g_string_append_printf (text, "%s%s = %.9g", text->len > 0 ? ", " : "",
                                self->drivers[input->a].id, inputs[input->a]);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The formula that @node belongs to: the first one above it. */
static guint32
find_place (const RecourseGraph *graph, guint32 node)
{
  for (guint32 i = node; i < graph->nodes->len; i++)
    if (recourse_graph_get (graph, i)->op == RECOURSE_OP_FORMULA)
      return recourse_graph_get (graph, i)->b;
  return RECOURSE_NO_NODE;
}

guint32
recourse_program_find_largest (const RecourseProgram *self, const double *values, guint32 node)
{
  const RecourseGraph *graph = self->graph;
  g_autofree guint8 *is_used = g_new0 (guint8, graph->nodes->len + 1);
  guint32 place = RECOURSE_NO_NODE;
  double largest = -1;

  is_used[node] = 1;
  recourse_graph_mark (graph, values, is_used);
  for (guint32 i = 0; i <= node; i++)
    if (is_used[i] && recourse_graph_get (graph, i)->op == RECOURSE_OP_FORMULA
        && fabs (values[i]) > largest)
      {
        largest = fabs (values[i]);
        place = recourse_graph_get (graph, i)->b;
      }
  return place;
}

/* Where a draw fails, for the message. */
typedef struct
{
  const RecourseProgram *program;
  const double *inputs;
  const double *values; /* of the graph */
  const char *when;
} Point;

/* Sets "WHAT WHEN (DRIVERS); REMEDY" and returns FALSE. */
static gboolean
fail (const Point *at,
      guint32 node,
      guint32 place,
      const char *what,
      const char *remedy,
      GError **error)
{
  g_autofree char *drivers = describe_inputs (at->program, at->inputs, at->values, node);

  g_set_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE,
               *drivers != '\0' ? "%s %s (%s); %s" : "%s %s%s; %s", what, at->when, drivers,
               remedy);
  recourse_analysis_error_set_place (error, at->program->graph, place);
  return FALSE;
}

static gboolean
fail_formula (const Point *at, guint32 node, guint32 place, const char *name, GError **error)
{
  double value = at->values[node];
  g_autofree char *what = g_strdup_printf (isnan (value) ? _ ("%s is not a number, such as 0/0,")
                                           : value > 0   ? _ ("%s is infinite")
                                                         : _ ("%s is infinite and negative"),
                                           name);

  return fail (at, node, place, what, _ ("keep it finite, for example with “if” or “max”"), error);
}

static gboolean
check_formulas (const Point *at, const guint8 *is_used, GError **error)
{
  const RecourseGraph *graph = at->program->graph;
  guint32 node = recourse_graph_find_fault (graph, at->values, is_used);
  g_autofree char *what = NULL;
  guint32 place;

  if (node == RECOURSE_NO_NODE)
    return TRUE;
  place = find_place (graph, node);
  if (recourse_graph_get (graph, node)->op == RECOURSE_OP_FORMULA)
    return fail_formula (at, node, place, recourse_graph_get_place (graph, place)->text, error);
  what = g_strdup_printf (_ ("%s compares something that is not a number, such as 0/0,"),
                          place != RECOURSE_NO_NODE ? recourse_graph_get_place (graph, place)->text
                                                    : _ ("a formula"));
  return fail (at, node, place, what, _ ("compare only what always has a value"), error);
}

/* A branch whose probability depends on drivers, to name them; or the first. */
static guint32
find_culprit (const Point *at, const RecourseTree *tree, const RecourseTreeNode *node)
{
  for (guint32 i = 0; i < node->n_edges; i++)
    {
      guint32 weight = RECOURSE_TREE_EDGE (tree, node->first_edge + i)->weight;

      if (!recourse_graph_is_number (at->program->graph, weight))
        return weight;
    }
  return RECOURSE_TREE_EDGE (tree, node->first_edge)->weight;
}

static char *
list_weights (const RecourseTree *tree, const RecourseTreeNode *node, const double *weights)
{
  GString *list = g_string_new (NULL);

  for (guint32 i = 0; i < node->n_edges && i < 20; i++)
    g_string_append_printf (list, "%s%s %.9g", i > 0 ? ", " : "",
                            RECOURSE_TREE_EDGE (tree, node->first_edge + i)->id, weights[i]);
  return g_string_free (list, FALSE);
}

static gboolean
check_chance (const Point *at,
              const RecourseTree *tree,
              const RecourseTreeNode *node,
              GError **error)
{
  g_autofree double *weights = g_new (double, node->n_edges + 1);
  g_autofree char *list = NULL;
  g_autofree char *what = NULL;
  gboolean is_good = TRUE;
  guint32 culprit;
  double sum;

  for (guint32 i = 0; i < node->n_edges; i++)
    {
      weights[i] = at->values[RECOURSE_TREE_EDGE (tree, node->first_edge + i)->weight];
      is_good &= weights[i] >= -RECOURSE_PROBABILITY_TOLERANCE
                 && weights[i] <= 1 + RECOURSE_PROBABILITY_TOLERANCE;
    }
  sum = recourse_sum_values (weights, node->n_edges);
  if (is_good && fabs (sum - 1) <= RECOURSE_PROBABILITY_TOLERANCE)
    return TRUE;
  list = list_weights (tree, node, weights);
  what =
      g_strdup_printf (_ ("the probabilities at node “%s” of path “%s” are %s and add up to %.9g"),
                       node->id, tree->id, list, sum);
  culprit = find_culprit (at, tree, node);
  return fail (at, culprit, recourse_program_find_largest (at->program, at->values, culprit), what,
               _ ("keep each in 0–1 and their sum at 1"), error);
}

static gboolean
check_payoffs (const Point *at, const RecourseTree *tree, GError **error)
{
  const RecourseProgram *program = at->program;

  for (guint32 i = 0; i < tree->n_outcomes; i++)
    for (guint s = 0; s < program->n_stakeholders; s++)
      {
        guint32 node = recourse_tree_payoff (program, tree, i, s);
        g_autofree char *place = NULL;

        if (isfinite (at->values[node]))
          continue;
        place = g_strdup_printf (_ ("the payoff of “%s” at outcome “%s” of path “%s”"),
                                 program->stakeholders[s],
                                 RECOURSE_TREE_NODE (tree, tree->outcomes[i])->id, tree->id);
        return fail_formula (at, node, recourse_program_find_largest (program, at->values, node),
                             place, error);
      }
  return TRUE;
}

static gboolean
check_tree (const Point *at, const RecourseTree *tree, GError **error)
{
  for (guint32 i = 0; i < tree->nodes->len; i++)
    {
      const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, i);

      if (node->kind == RECOURSE_TREE_CHANCE && !check_chance (at, tree, node, error))
        return FALSE;
    }
  return check_payoffs (at, tree, error);
}

gboolean
recourse_program_evaluate (const RecourseProgram *self,
                           const double *inputs,
                           double *values,
                           const char *when,
                           GError **error)
{
  g_autofree guint8 *is_used = g_new0 (guint8, self->graph->nodes->len + 1);
  Point at = { self, inputs, values, when };

  recourse_graph_evaluate (self->graph, inputs, values);
  mark_trees (self, is_used);
  recourse_graph_mark (self->graph, values, is_used);
  if (!check_formulas (&at, is_used, error))
    return FALSE;
  for (guint i = 0; i < self->n_paths; i++)
    if (!check_tree (&at, &self->trees[i], error))
      return FALSE;
  return TRUE;
}
