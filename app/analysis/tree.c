/* Paths as flat arrays: nodes in the order of the dossier, so that a loop from the end sees children before
 * their parents and no depth of tree needs recursion. */
#include "config.h"
#include "compiler.h"

#include <glib/gi18n.h>
#include <math.h>

/* Each outcome pays each stakeholder in each profile of years, and a small file can name many of each: what they take
 * is bounded for all paths together. */
#define MOST_PARTS 20000000
/* Of each, with the sum over profiles. */
#define PART_BYTES (2 * sizeof (guint32))

/* A node still to be visited, and the edge that leads to it. */
typedef struct
{
  RecourseNode *node; /* borrowed */
  guint32 parent;
  guint32 edge;
} Visit;

typedef struct
{
  RecourseCompiler *compiler;
  RecoursePricer *pricer;
  RecourseTree *tree;
  GArray *visits; /* Visit */
  gsize *n_parts; /* of the paths so far */
} Planter;

static char *
dup_position (const RecourseTree *tree, guint32 index)
{
  g_autoptr (GString) position = g_string_new (NULL);
  const RecourseTreeNode *node = RECOURSE_TREE_NODE (tree, index);

  for (; node->parent != G_MAXUINT32; node = RECOURSE_TREE_NODE (tree, node->parent))
    {
      g_autofree char *step =
          g_strdup_printf ("/%u", RECOURSE_TREE_EDGE (tree, node->edge)->position);

      g_string_prepend (position, step);
    }
  g_string_prepend (position, tree->id != NULL ? tree->id : "");
  return g_string_free (g_steal_pointer (&position), FALSE);
}

static guint32
build_constant_or (
    Planter *self, const char *text, RecourseBranch *branch, const char *key, RecourseScope scope)
{
  RecourseCompiler *compiler = self->compiler;
  g_autoptr (RecourseFormula) formula =
      recourse_compiler_parse (compiler, text, branch, key, scope);

  return recourse_compiler_build (compiler, &compiler->binding, formula, branch, key, NULL);
}

static void
add_edge (Planter *self, guint32 parent, guint position, RecourseBranch *branch, guint32 weight)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (branch));
  RecourseTreeEdge edge = { .weight = weight, .position = position };

  edge.id = id != NULL ? g_strdup (id) : g_strdup_printf ("%u", position);
  g_array_append_val (self->tree->edges, edge);
  RECOURSE_TREE_NODE (self->tree, parent)->n_edges++;
}

/* The node that is not 0 where an option stands, or RECOURSE_NO_NODE where it never does.  An option with a faulty
 * formula stands; one that depends on a lever that is kept open is judged where the lever is moved. */
static guint32
find_availability (Planter *self, RecourseBranch *option)
{
  RecourseGraph *graph = self->compiler->graph;
  guint32 always = recourse_graph_number (graph, 1), node;

  if (option->available == NULL)
    return always;
  node = build_constant_or (self, option->available, option, "available", RECOURSE_SCOPE_FIXED);
  if (node == RECOURSE_NO_NODE)
    return always;
  if (recourse_graph_is_number (graph, node))
    return recourse_graph_get (graph, node)->number != 0 ? always : RECOURSE_NO_NODE;
  if (self->compiler->open_lever != NULL)
    return node;
  recourse_faults_add (
      self->compiler->faults, option, "available",
      _ ("this has no finite value; make it a number, 0 where the option does not stand"));
  return always;
}

static void
push_children (Planter *self, guint32 parent, GPtrArray *children)
{
  guint32 first = RECOURSE_TREE_NODE (self->tree, parent)->first_edge;

  for (guint i = children->len; i-- > 0;)
    {
      Visit visit = { g_ptr_array_index (children, i), parent, first + i };

      g_array_append_val (self->visits, visit);
    }
}

static void
add_options (Planter *self, guint32 index, RecourseNode *node)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  GListModel *options = G_LIST_MODEL (node->options);

  for (guint i = 0; i < g_list_model_get_n_items (options); i++)
    {
      g_autoptr (RecourseBranch) option = g_list_model_get_item (options, i);

      guint32 availability =
          option->node != NULL ? find_availability (self, option) : RECOURSE_NO_NODE;

      if (availability == RECOURSE_NO_NODE)
        continue;
      add_edge (self, index, i, option, availability);
      g_ptr_array_add (children, option->node);
    }
  if (children->len == 0 && g_list_model_get_n_items (options) > 0)
    recourse_faults_add (
        self->compiler->faults, node, "options",
        _ ("no option is available with the levers as they are; make at least one available"));
  push_children (self, index, children);
}

/* Returns RECOURSE_NO_NODE for a probability that is none, so that its sum is not blamed as well. */
static guint32
check_probability (Planter *self, RecourseBranch *branch, guint32 weight)
{
  RecourseGraph *graph = self->compiler->graph;
  double value;

  if (weight == RECOURSE_NO_NODE || !recourse_graph_is_number (graph, weight))
    return weight;
  value = recourse_graph_get (graph, weight)->number;
  if (value >= -RECOURSE_PROBABILITY_TOLERANCE && value <= 1 + RECOURSE_PROBABILITY_TOLERANCE)
    return weight;
  recourse_faults_add (self->compiler->faults, branch, "probability",
                       _ ("a probability cannot be %.12g; choose a number from 0 to 1"), value);
  return RECOURSE_NO_NODE;
}

static void
check_total (Planter *self, RecourseNode *node, guint32 total, RecourseBranch *rest)
{
  RecourseGraph *graph = self->compiler->graph;
  double sum;

  if (!recourse_graph_is_number (graph, total))
    return;
  sum = recourse_graph_get (graph, total)->number;
  if (rest == NULL && !(fabs (sum - 1) <= RECOURSE_PROBABILITY_TOLERANCE))
    recourse_faults_add (
        self->compiler->faults, node, "branches",
        _ ("the probabilities add up to %.12g; make them add up to 1, or give one branch “rest”"),
        sum);
  if (rest != NULL && !(sum <= 1 + RECOURSE_PROBABILITY_TOLERANCE))
    recourse_faults_add (
        self->compiler->faults, rest, "probability",
        _ ("nothing is left for “rest”: the other probabilities add up to %.12g; lower them"), sum);
}

/* The rest is what the stated ones leave; below nothing by rounding only, or the check above tells. */
static guint32
build_rest (RecourseGraph *graph, guint32 total)
{
  guint32 one = recourse_graph_number (graph, 1);
  guint32 rest = recourse_graph_apply (graph, RECOURSE_OP_SUBTRACT, one, total, 0);

  if (!recourse_graph_is_number (graph, rest))
    return rest;
  return recourse_graph_number (graph, MAX (0, recourse_graph_get (graph, rest)->number));
}

static void
close_chance (
    Planter *self, guint32 index, RecourseNode *node, GArray *stated, RecourseBranch *rest)
{
  RecourseTree *tree = self->tree;
  RecourseGraph *graph = self->compiler->graph;
  RecourseTreeNode *chance = RECOURSE_TREE_NODE (tree, index);
  guint32 total;

  for (guint i = 0; i < stated->len; i++)
    if (g_array_index (stated, guint32, i) == RECOURSE_NO_NODE)
      return;
  if (stated->len == 0 && rest == NULL)
    return; /* the rules report that there are no branches */
  total = recourse_graph_sum (graph, (guint32 *)stated->data, stated->len);
  check_total (self, node, total, rest);
  if (rest == NULL)
    chance->total = total;
  for (guint i = 0; rest != NULL && i < chance->n_edges; i++)
    {
      RecourseTreeEdge *edge = RECOURSE_TREE_EDGE (tree, chance->first_edge + i);

      if (edge->weight == RECOURSE_NO_NODE)
        edge->weight = build_rest (graph, total);
    }
}

static void
add_branches (Planter *self, guint32 index, RecourseNode *node)
{
  g_autoptr (GPtrArray) children = g_ptr_array_new ();
  g_autoptr (GArray) stated = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_autoptr (RecourseBranch) rest = NULL;
  GListModel *branches = G_LIST_MODEL (node->branches);

  for (guint i = 0; i < g_list_model_get_n_items (branches); i++)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (branches, i);
      guint32 weight = RECOURSE_NO_NODE;

      if (branch->node == NULL || branch->probability == NULL)
        continue;
      if (g_strcmp0 (branch->probability, "rest") == 0)
        g_set_object (&rest, branch);
      else
        {
          weight = build_constant_or (self, branch->probability, branch, "probability",
                                      RECOURSE_SCOPE_GENERAL);
          weight = check_probability (self, branch, weight);
          g_array_append_val (stated, weight);
        }
      add_edge (self, index, i, branch, weight);
      g_ptr_array_add (children, branch->node);
    }
  close_chance (self, index, node, stated, rest);
  push_children (self, index, children);
}

static guint32
find_owner (RecourseProgram *program, const char *owner)
{
  for (guint i = 0; i < program->n_stakeholders; i++)
    if (g_strcmp0 (program->stakeholders[i], owner) == 0)
      return i;
  return 0; /* the model's rules report an owner that there is not */
}

static void
visit (Planter *self, const Visit *at)
{
  RecourseTree *tree = self->tree;
  RecourseNode *node = at->node;
  guint32 index = tree->nodes->len;
  RecourseTreeNode flat = { .parent = at->parent,
                            .edge = at->edge,
                            .first_edge = tree->edges->len,
                            .total = RECOURSE_NO_NODE };

  flat.kind = g_strcmp0 (node->kind, "decision") == 0 ? RECOURSE_TREE_DECISION
              : g_strcmp0 (node->kind, "chance") == 0 ? RECOURSE_TREE_CHANCE
                                                      : RECOURSE_TREE_OUTCOME;
  if (at->parent != G_MAXUINT32)
    RECOURSE_TREE_EDGE (tree, at->edge)->child = index;
  if (flat.kind == RECOURSE_TREE_OUTCOME)
    flat.outcome = tree->n_outcomes++;
  if (flat.kind == RECOURSE_TREE_DECISION)
    {
      flat.owner = find_owner (self->compiler->program, node->owner);
      tree->n_decisions++;
    }
  g_array_append_val (tree->nodes, flat);
  if (flat.kind == RECOURSE_TREE_DECISION)
    add_options (self, index, node);
  else if (flat.kind == RECOURSE_TREE_CHANCE)
    add_branches (self, index, node);
}

static void
name_node (RecourseTree *tree, guint32 index, RecourseNode *node)
{
  RecourseTreeNode *flat = RECOURSE_TREE_NODE (tree, index);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (node));
  const char *label = recourse_record_get_label (RECOURSE_RECORD (node));

  flat->id = id != NULL ? g_strdup (id) : dup_position (tree, index);
  flat->label = g_strdup (label != NULL && *label != '\0' ? label : flat->id);
}

/* Whether what the outcomes of this path pay is still within bounds and can be held; otherwise it says so at the path. */
static gboolean
is_bounded (Planter *self, RecoursePath *path)
{
  const RecourseProgram *program = self->compiler->program;
  const gsize n_columns = MAX (1, (gsize)program->n_stakeholders * program->n_slots);

  if (n_columns > MOST_PARTS || self->tree->n_outcomes > (MOST_PARTS - *self->n_parts) / n_columns)
    recourse_faults_add (
        self->compiler->faults, path, "tree",
        _ ("the outcomes of all paths times the stakeholders times the profiles of years are more "
           "than %d; use fewer of one of them"),
        MOST_PARTS);
  else if (!recourse_has_memory (self->tree->n_outcomes * n_columns * PART_BYTES + 1))
    recourse_faults_add (
        self->compiler->faults, path, "tree",
        _ ("there is not enough memory to analyze so large a dossier; use fewer outcomes"));
  else
    {
      *self->n_parts += self->tree->n_outcomes * n_columns;
      return TRUE;
    }
  return FALSE;
}

static void
price_outcomes (Planter *self, GPtrArray *outcomes)
{
  RecourseTree *tree = self->tree;
  const RecourseProgram *program = self->compiler->program;
  const gsize n = (gsize)tree->n_outcomes * program->n_stakeholders;

  tree->outcomes = g_new (guint32, tree->n_outcomes + 1);
  tree->payoffs = g_new (guint32, n + 1);
  tree->parts = g_new (guint32, n * program->n_slots + 1);
  for (guint32 i = 0, o = 0; i < tree->nodes->len; i++)
    if (RECOURSE_TREE_NODE (tree, i)->kind == RECOURSE_TREE_OUTCOME)
      tree->outcomes[o++] = i;
  for (gsize i = 0; i < tree->n_outcomes; i++)
    {
      self->compiler->position = RECOURSE_TREE_NODE (tree, tree->outcomes[i])->id;
      recourse_pricer_price (self->pricer, g_ptr_array_index (outcomes, i),
                             &tree->payoffs[i * program->n_stakeholders],
                             &tree->parts[i * program->n_stakeholders * program->n_slots]);
    }
  self->compiler->position = NULL;
}

static void
plant (Planter *self, RecoursePath *path)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new ();
  RecourseTree *tree = self->tree;
  Visit first = { path->tree, G_MAXUINT32, 0 };

  g_array_append_val (self->visits, first);
  while (self->visits->len > 0)
    {
      Visit next = g_array_index (self->visits, Visit, self->visits->len - 1);

      g_array_set_size (self->visits, self->visits->len - 1);
      visit (self, &next);
      name_node (tree, tree->nodes->len - 1, next.node);
      if (RECOURSE_TREE_NODE (tree, tree->nodes->len - 1)->kind == RECOURSE_TREE_OUTCOME)
        g_ptr_array_add (outcomes, next.node);
    }
  if (is_bounded (self, path))
    price_outcomes (self, outcomes);
}

void
recourse_compiler_add_trees (RecourseCompiler *self, RecoursePricer *pricer)
{
  RecourseProgram *program = self->program;
  GListModel *paths = G_LIST_MODEL (self->dossier->paths);
  gsize n_parts = 0;

  program->n_paths = g_list_model_get_n_items (paths);
  program->trees = g_new0 (RecourseTree, program->n_paths + 1);
  for (guint i = 0; i < program->n_paths; i++)
    {
      g_autoptr (RecoursePath) path = g_list_model_get_item (paths, i);
      g_autoptr (GArray) visits = g_array_new (FALSE, FALSE, sizeof (Visit));
      Planter planter = { self, pricer, &program->trees[i], visits, &n_parts };

      planter.tree->id = g_strdup (recourse_record_get_id (RECOURSE_RECORD (path)));
      planter.tree->label = g_strdup (recourse_record_get_label (RECOURSE_RECORD (path)));
      planter.tree->nodes = g_array_new (FALSE, FALSE, sizeof (RecourseTreeNode));
      planter.tree->edges = g_array_new (FALSE, FALSE, sizeof (RecourseTreeEdge));
      if (path->tree != NULL)
        plant (&planter, path);
    }
}
