/* Rollback where several decide, on random trees: the one strategy from which nobody wants to depart, found by trying
 * all of them on the records themselves. */
#include "sketchbook.h"

#include <math.h>
#include <string.h>

/* A random tree: three stakeholders, payoffs of both signs, chance and decisions mixed. */
typedef struct
{
  GRand *rand;
  guint n_decisions;
  guint n_nodes;
} Gardener;

static RecourseNode *
grow (Gardener *self, guint depth)
{
  guint kind = depth == 0 ? 2 : (guint)g_rand_int_range (self->rand, 0, 5);
  g_autofree char *id = g_strdup_printf ("n%u", self->n_nodes++);
  RecourseNode *node;

  if (kind <= 1 && self->n_decisions < 8)
    {
      static const char *const owners[] = { "a", "b", "c" };

      self->n_decisions++;
      node = sketch_decision (id, owners[g_rand_int_range (self->rand, 0, 3)]);
      for (guint i = 0; i < 2 + kind; i++)
        sketch_option (node, NULL, NULL, grow (self, depth - 1));
      return node;
    }
  if (kind < 4 && depth > 0)
    {
      double p = g_rand_double (self->rand);
      g_autofree char *first = g_strdup_printf ("%.17g", p / 2);

      node = sketch_chance (id);
      sketch_branch (node, NULL, first, grow (self, depth - 1));
      sketch_branch (node, NULL, "rest", grow (self, depth - 1));
      return node;
    }
  node = sketch_outcome (id);
  for (guint i = 0; i < 3; i++)
    {
      static const char *const names[] = { "a", "b", "c" };
      g_autofree char *payoff =
          g_strdup_printf ("%.17g", g_rand_double_range (self->rand, -100, 100));

      sketch_pay (node, names[i], payoff);
    }
  return node;
}

/* The value of a tree under a strategy, straight from the records. */
static double
value_of (RecourseNode *node, guint stakeholder, GHashTable *strategy)
{
  double sum = 0, stated = 0;

  if (strcmp (node->kind, "outcome") == 0)
    {
      g_autoptr (RecourseAssignment) payoff =
          g_list_model_get_item (G_LIST_MODEL (node->payoffs), stakeholder);

      return g_ascii_strtod (payoff->text, NULL);
    }
  if (strcmp (node->kind, "decision") == 0)
    {
      guint chosen = GPOINTER_TO_UINT (g_hash_table_lookup (strategy, node));
      g_autoptr (RecourseBranch) option =
          g_list_model_get_item (G_LIST_MODEL (node->options), chosen);

      return value_of (option->node, stakeholder, strategy);
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (node->branches)); i++)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (G_LIST_MODEL (node->branches), i);
      double p = strcmp (branch->probability, "rest") == 0
                     ? 1 - stated
                     : g_ascii_strtod (branch->probability, NULL);

      stated += p;
      sum += p * value_of (branch->node, stakeholder, strategy);
    }
  return sum;
}

static void
collect_decisions (RecourseNode *node, GPtrArray *decisions)
{
  GListStore *lists[] = { node->options, node->branches };

  if (strcmp (node->kind, "decision") == 0)
    g_ptr_array_add (decisions, node);
  for (guint l = 0; l < 2; l++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lists[l])); i++)
      {
        g_autoptr (RecourseBranch) branch = g_list_model_get_item (G_LIST_MODEL (lists[l]), i);

        collect_decisions (branch->node, decisions);
      }
}

static guint
owner_of (RecourseNode *node)
{
  return (guint)(node->owner[0] - 'a');
}

/* Whether no owner gains by changing one decision, in the subgame where it stands: subgame perfection. */
static gboolean
is_perfect (GPtrArray *decisions, GHashTable *strategy)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      RecourseNode *node = g_ptr_array_index (decisions, i);
      guint kept = GPOINTER_TO_UINT (g_hash_table_lookup (strategy, node));
      double value = value_of (node, owner_of (node), strategy);

      for (guint j = 0; j < g_list_model_get_n_items (G_LIST_MODEL (node->options)); j++)
        {
          gboolean is_better;

          g_hash_table_insert (strategy, node, GUINT_TO_POINTER (j));
          is_better = value_of (node, owner_of (node), strategy) > value;
          g_hash_table_insert (strategy, node, GUINT_TO_POINTER (kept));
          if (is_better)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
next_strategy (GPtrArray *decisions, GHashTable *strategy)
{
  for (guint i = 0; i < decisions->len; i++)
    {
      RecourseNode *node = g_ptr_array_index (decisions, i);
      guint chosen = GPOINTER_TO_UINT (g_hash_table_lookup (strategy, node)) + 1;

      if (chosen < g_list_model_get_n_items (G_LIST_MODEL (node->options)))
        {
          g_hash_table_insert (strategy, node, GUINT_TO_POINTER (chosen));
          return TRUE;
        }
      g_hash_table_insert (strategy, node, GUINT_TO_POINTER (0));
    }
  return FALSE;
}

/* Of all strategies exactly one is subgame perfect (payoffs are random, so nothing ties), and rollback finds it. */
static void
check_enumeration (guint32 seed)
{
  Gardener gardener = { g_rand_new_with_seed (seed), 0, 0 };
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  g_autoptr (GPtrArray) decisions = g_ptr_array_new ();
  g_autoptr (GHashTable) strategy = g_hash_table_new (NULL, NULL);
  g_autoptr (RecourseResults) results = NULL;
  RecourseNode *root = grow (&gardener, 5);
  guint n_perfect = 0;

  sketch_stakeholder (dossier, "a");
  sketch_stakeholder (dossier, "b");
  sketch_stakeholder (dossier, "c");
  sketch_path (dossier, "only", root);
  collect_decisions (root, decisions);
  results = sketch_run (dossier, 0, 1);
  do
    {
      if (!is_perfect (decisions, strategy))
        continue;
      n_perfect++;
      for (guint s = 0; s < 3; s++)
        assert_near (recourse_results_payoff (results, 0, s)->rollback_mean,
                     value_of (root, s, strategy), 1e-11);
    }
  while (next_strategy (decisions, strategy));
  g_assert_cmpuint (n_perfect, ==, 1);
  g_rand_free (gardener.rand);
}

static void
test_enumeration (void)
{
  for (guint32 seed = 1; seed <= 60; seed++)
    check_enumeration (seed);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/subgames/enumeration", test_enumeration);
  return g_test_run ();
}
