/* Setting a bargain up: the dossier compiled with the transfer left open, and cut down to the subtree of the
 * agreement and the tree of the disagreement. */
#include "config.h"

#include "bargain-private.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

/* ---- a subtree as a tree of its own ---- */

typedef struct
{
  const RecourseTree *from;
  guint32 *places; /* of the nodes of @from in the subtree */
  RecourseTree to;
} Cutting;

/* Nodes below @root, which stand behind it, in their order. */
static void
cut_nodes (Cutting *self, guint32 root)
{
  for (guint32 i = 0; i < self->from->nodes->len; i++)
    {
      RecourseTreeNode node = *RECOURSE_TREE_NODE (self->from, i);
      const gboolean is_below =
          i > root && node.parent != G_MAXUINT32 && self->places[node.parent] != G_MAXUINT32;
      self->places[i] = G_MAXUINT32;
      if (i != root && !is_below)
        continue;
      self->places[i] = self->to.nodes->len;
      node.parent = i == root ? G_MAXUINT32 : self->places[node.parent];
      g_array_append_val (self->to.nodes, node);
    }
}

static void
cut_edges (Cutting *self)
{
  for (guint32 i = 0; i < self->to.nodes->len; i++)
    {
      RecourseTreeNode *node = RECOURSE_TREE_NODE (&self->to, i);
      const guint32 first = node->first_edge;
      node->first_edge = self->to.edges->len;
      for (guint32 j = 0; j < node->n_edges; j++)
        {
          RecourseTreeEdge edge = *RECOURSE_TREE_EDGE (self->from, first + j);
          edge.child = self->places[edge.child];
          g_array_append_val (self->to.edges, edge);
        }
    }
}

static void
cut_outcomes (Cutting *self, const RecourseProgram *program)
{
  const gsize n_payoffs = program->n_stakeholders, n_parts = n_payoffs * program->n_slots;
  RecourseTree *to = &self->to;

  to->outcomes = g_new (guint32, to->nodes->len + 1);
  to->payoffs = g_new (guint32, to->nodes->len * n_payoffs + 1);
  to->parts = g_new (guint32, to->nodes->len * n_parts + 1);
  for (guint32 i = 0; i < to->nodes->len; i++)
    {
      RecourseTreeNode *node = RECOURSE_TREE_NODE (to, i);
      to->n_decisions += node->kind == RECOURSE_TREE_DECISION;
      if (node->kind != RECOURSE_TREE_OUTCOME)
        continue;
      const gsize old = node->outcome;
      node->outcome = to->n_outcomes++;
      to->outcomes[node->outcome] = i;
      memcpy (to->payoffs + node->outcome * n_payoffs, self->from->payoffs + old * n_payoffs,
              n_payoffs * sizeof (guint32));
      memcpy (to->parts + node->outcome * n_parts, self->from->parts + old * n_parts,
              n_parts * sizeof (guint32));
    }
}

/* Ids and labels stay those of @from. */
static RecourseTree
cut_tree (const RecourseProgram *program, const RecourseTree *from, guint32 root)
{
  g_autofree guint32 *places = g_new (guint32, from->nodes->len + 1);
  Cutting self = { from, places, { .id = from->id, .label = from->label } };

  self.to.nodes = g_array_new (FALSE, FALSE, sizeof (RecourseTreeNode));
  self.to.edges = g_array_new (FALSE, FALSE, sizeof (RecourseTreeEdge));
  cut_nodes (&self, root);
  cut_edges (&self);
  cut_outcomes (&self, program);

  return self.to;
}

static void
clear_tree (RecourseTree *tree)
{
  g_array_unref (tree->nodes);
  g_array_unref (tree->edges);
  g_free (tree->outcomes);
  g_free (tree->payoffs);
  g_free (tree->parts);
}

/* ---- the case ---- */

static guint
find_stakeholder (const RecourseProgram *program, const char *id)
{
  for (guint i = 0; i < program->n_stakeholders; i++)
    if (g_strcmp0 (program->stakeholders[i], id) == 0)
      return i;

  return G_MAXUINT;
}

static guint
find_path (const RecourseProgram *program, const char *id)
{
  for (guint i = 0; i < program->n_paths; i++)
    if (g_strcmp0 (program->trees[i].id, id) == 0)
      return i;

  return G_MAXUINT;
}

static guint32
find_node (const RecourseTree *tree, const char *id)
{
  for (guint32 i = 0; id != NULL && i < tree->nodes->len; i++)
    if (g_strcmp0 (RECOURSE_TREE_NODE (tree, i)->id, id) == 0)
      return i;

  return 0;
}

/* The model's rules have checked that what a bargain names is there. */
static void
case_init (RecourseBargainCase *self,
           const RecourseProgram *open,
           RecourseBargain *bargain,
           RecourseLever *lever)
{
  const guint path = find_path (open, bargain->path),
              disagreement = find_path (open, bargain->disagreement);

  self->payer = find_stakeholder (open, bargain->payer);
  self->payee = find_stakeholder (open, bargain->payee);
  self->program = *open;
  self->program.trees = g_new0 (RecourseTree, 3);
  self->program.n_paths = disagreement == G_MAXUINT ? 1 : 2;
  self->program.trees[0] =
      cut_tree (open, &open->trees[path], find_node (&open->trees[path], bargain->node));
  if (disagreement != G_MAXUINT)
    self->program.trees[1] = cut_tree (open, &open->trees[disagreement], 0);
  self->lever = open->n_drivers;
  self->low = lever->min;
  self->high = lever->max;
  self->power = isnan (bargain->power) ? 0.5 : bargain->power;
}

static void
case_clear (RecourseBargainCase *self)
{
  for (guint i = 0; self->program.trees && i < self->program.n_paths; i++)
    {
      clear_tree (&self->program.trees[i]);
      g_free (self->policy[i]);
    }
  g_free (self->program.trees);
}

/* What the rollback at means chooses with the transfer as it stands. */
static gboolean
find_policy (RecourseBargainCase *self, double transfer, GError **error)
{
  const RecourseProgram *program = &self->program;
  g_autofree double *inputs = recourse_program_means (program);
  g_autofree double *values = g_new (double, program->graph->nodes->len + 1);

  inputs[self->lever] = transfer;
  if (!recourse_program_evaluate (program, inputs, values, _ ("with the drivers at their means"),
                                  error))
    return FALSE;
  for (guint i = 0; i < program->n_paths; i++)
    {
      RecourseRollback rollback;
      recourse_rollback_init (&rollback, program, &program->trees[i]);
      recourse_tree_roll_back (program, &program->trees[i], values, NULL, &rollback);
      self->policy[i] = g_steal_pointer (&rollback.chosen);
      recourse_rollback_clear (&rollback);
    }

  return TRUE;
}

/* ---- the answer ---- */

static gboolean
solve (RecourseBargainCase *self,
       guint64 trials,
       guint64 seed,
       guint threads,
       GCancellable *cancellable,
       RecourseBargainResult *result,
       GError **error)
{
  g_autofree double *means = recourse_program_means (&self->program);
  g_autofree double *medians = recourse_program_medians (&self->program);

  return recourse_bargain_search (self, means,
                                  _ ("with the drivers at their means and the transfer moved"),
                                  &result->at_means, error)
         && recourse_bargain_search (self, medians,
                                     _ ("with the drivers at their medians and the transfer moved"),
                                     &result->at_medians, error)
         && (trials == 0
             || recourse_bargain_draw (self, trials, seed, threads, cancellable, result, error));
}

static RecourseBargainResult *
result_new (RecourseBargain *bargain)
{
  const RecourseBargainSpread unknown = { NAN, NAN, NAN };
  RecourseBargainResult *result = g_new0 (RecourseBargainResult, 1);

  result->id = g_strdup (recourse_record_get_id (RECOURSE_RECORD (bargain)));
  result->label = g_strdup (recourse_record_get_label (RECOURSE_RECORD (bargain)));
  result->p_zopa = NAN;
  result->zopa_low = result->zopa_high = result->nash = unknown;
  result->kalai_smorodinsky = result->egalitarian = unknown;

  return result;
}

static RecourseProgram *
compile_open (RecourseDossier *dossier,
              const RecourseChoices *choices,
              const RecourseBargain *bargain,
              GError **error)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  RecourseProgram *program =
      recourse_program_compile_open (dossier, choices, bargain->transfer, faults);

  if (program == NULL)
    g_set_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE,
                 _ ("the bargain over “%s” cannot be solved: %s"), bargain->transfer,
                 faults->len > 0 ? ((RecourseFault *)g_ptr_array_index (faults, 0))->message : "");

  return program;
}

RecourseBargainResult *
recourse_bargain_solve (RecourseDossier *dossier,
                        const RecourseChoices *choices,
                        guint bargain,
                        guint64 trials,
                        guint64 seed,
                        guint threads,
                        GCancellable *cancellable,
                        GError **error)
{
  g_autoptr (RecourseBargain) record =
      g_list_model_get_item (G_LIST_MODEL (dossier->bargains), bargain);
  RecourseLever *lever = recourse_dossier_find (dossier, dossier->levers, record->transfer);
  g_autoptr (RecourseBargainResult) result = result_new (record);
  g_autoptr (RecourseProgram) open = compile_open (dossier, choices, record, error);
  RecourseBargainCase self = { 0 };
  gboolean is_good;

  if (open == NULL)
    return NULL;
  open->drivers[open->n_drivers].id =
      record->transfer; /* lent for messages: the room behind the last driver */
  case_init (&self, open, record, lever);
  is_good = find_policy (&self, recourse_program_value (open, record->transfer), error)
            && solve (&self, trials, seed, threads, cancellable, result, error);
  open->drivers[open->n_drivers].id = NULL;
  case_clear (&self);

  return is_good ? g_steal_pointer (&result) : NULL;
}

void
recourse_bargain_result_free (RecourseBargainResult *self)
{
  g_free (self->id);
  g_free (self->label);
  g_free (self);
}
