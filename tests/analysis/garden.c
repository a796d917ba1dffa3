/* The random numbers are drawn in the same order whatever the garden's other wishes, so that two gardens of one
 * seed differ in what was asked for and in nothing else. */
#include "garden.h"

#include <math.h>
#include <string.h>

#define MOST_DECISIONS 5

typedef struct
{
  const Garden *garden;
  RecourseDossier *dossier;
  GRand *rand;
  guint n_decisions;
  gboolean has_transfer; /* in the path that grows now */
} Gardener;

static const char *const STAKEHOLDERS[] = { "ann", "bob", "eve" };

char *
garden_name (const Garden *self, const char *id)
{
  /* the letter turns the alphabetical order round */
  return self->is_renamed ? g_strdup_printf ("%c_%s", 'a' + 'z' - id[0], id) : g_strdup (id);
}

/* @text with every {id} as the garden calls it. */
static char *
say (const Garden *garden, const char *text)
{
  g_auto (GStrv) parts = g_strsplit_set (text, "{}", -1);
  GString *said = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *name = i % 2 == 1 ? garden_name (garden, parts[i]) : NULL;

      g_string_append (said, name != NULL ? name : parts[i]);
    }
  return g_string_free (said, FALSE);
}

/* A payoff of both signs: constant, straight, bent, or a product of drivers. */
static char *
make_payoff (Gardener *self, double size)
{
  double a = g_rand_double_range (self->rand, -size, size),
         b = g_rand_double_range (self->rand, -size, size) / 4;
  g_autofree char *scale = g_strdup_printf ("%.17g", self->garden->scale);
  g_autofree char *text = NULL;

  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      text = g_strdup_printf ("%s*%.6f", scale, a);
      break;
    case 1:
      text = g_strdup_printf ("%s*(%.6f + %.6f*{x})", scale, a, b);
      break;
    case 2:
      text = g_strdup_printf ("%s*(%.6f*{k} + max({y}, %.6f))", scale, a, b);
      break;
    default:
      text = g_strdup_printf ("%s*(%.6f*{x}*{y} - %.6f*{k})", scale, a, b);
    }
  return say (self->garden, text);
}

/* The payee gains less and less from a transfer, so that zones end inside the range as well. */
static char *
add_transfer (Gardener *self, guint stakeholder, char *payoff)
{
  g_autofree char *bare = payoff;
  g_autofree char *text = NULL;

  if (!self->has_transfer || stakeholder > 1)
    return g_steal_pointer (&bare);
  text = g_strdup_printf (stakeholder == 0 ? "%s - {transfer}" : "%s + min({transfer}, 60)", bare);
  return say (self->garden, text);
}

static RecourseNode *
grow_outcome (Gardener *self, const char *id)
{
  g_autofree char *name = garden_name (self->garden, id);
  RecourseNode *node = sketch_outcome (name);

  for (guint i = 0; i < G_N_ELEMENTS (STAKEHOLDERS); i++)
    {
      g_autofree char *who = garden_name (self->garden, STAKEHOLDERS[i]);
      g_autofree char *payoff = add_transfer (self, i, make_payoff (self, 20));

      sketch_pay (node, who, payoff);
    }
  if (g_rand_boolean (self->rand))
    {
      g_autofree char *parameter = garden_name (self->garden, "gain");
      g_autofree char *value = say (self->garden, "0.5*{k} - 1");

      sketch_set (node, parameter, value);
    }
  return node;
}

static RecourseNode *
ruin (const Garden *garden, const char *id)
{
  RecourseNode *node = sketch_outcome (id);

  for (guint i = 0; i < G_N_ELEMENTS (STAKEHOLDERS); i++)
    {
      g_autofree char *who = garden_name (garden, STAKEHOLDERS[i]);
      g_autofree char *payoff = g_strdup_printf ("-1e5*%.17g", garden->scale);

      sketch_pay (node, who, payoff);
    }
  return node;
}

static RecourseNode *grow (Gardener *self, guint depth, const char *id);

static RecourseNode *
grow_child (Gardener *self, guint depth, const char *parent, guint index)
{
  g_autofree char *id = g_strdup_printf ("%s_%u", parent, index);

  return grow (self, depth - 1, id);
}

static RecourseNode *
grow_chance (Gardener *self, guint depth, const char *id)
{
  static const char *const odds[][3] = { { "{p}", "rest", NULL },
                                         { "{p}", "{q}", "rest" },
                                         { "0.3", "0", "rest" },
                                         { "{p}*{q}", "1 - {p}*{q}", NULL } };
  guint which = (guint)g_rand_int_range (self->rand, 0, 4), n = odds[which][2] == NULL ? 2 : 3;
  g_autofree char *name = garden_name (self->garden, id);
  RecourseNode *node = sketch_chance (name), *children[3];

  for (guint i = 0; i < n; i++)
    children[i] = grow_child (self, depth, id, i);
  for (guint i = 0; i < n; i++)
    {
      guint at = self->garden->is_reversed ? n - 1 - i : i;
      g_autofree char *probability = say (self->garden, odds[which][at]);

      sketch_branch (node, NULL, probability, children[at]);
    }
  return node;
}

static void
add_option (Gardener *self, RecourseNode *node, guint index, RecourseNode *child)
{
  g_autofree char *plain = g_strdup_printf ("option_%u", index);
  g_autofree char *id = garden_name (self->garden, plain);

  sketch_option (node, id, NULL, child);
}

static RecourseNode *
grow_decision (Gardener *self, guint depth, const char *id)
{
  guint index = self->n_decisions++, owner = (guint)g_rand_int_range (self->rand, 0, 3);
  g_autofree char *name = garden_name (self->garden, id);
  g_autofree char *who =
      garden_name (self->garden, STAKEHOLDERS[self->garden->has_one_head ? 0 : owner]);
  RecourseNode *node = sketch_decision (name, who), *children[2];

  for (guint i = 0; i < 2; i++)
    children[i] = grow_child (self, depth, id, i);
  if (self->garden->has_poor)
    sketch_option (node, "poor", NULL, ruin (self->garden, NULL));
  for (guint i = 0; i < 2; i++)
    {
      guint at = self->garden->is_reversed ? 1 - i : i;

      if (self->garden->is_forced && ((self->garden->strategy >> index) & 1) != at)
        g_object_unref (children[at]);
      else
        add_option (self, node, at, children[at]);
    }
  return node;
}

static RecourseNode *
grow (Gardener *self, guint depth, const char *id)
{
  gint kind = g_rand_int_range (self->rand, 0, 5);
  gboolean decides = self->garden->has_decisions && self->n_decisions < MOST_DECISIONS;

  if (depth == 0 || (kind == 4 && depth < 3))
    return grow_outcome (self, id);
  return kind < 2 && decides ? grow_decision (self, depth, id) : grow_chance (self, depth, id);
}

static void
plant_path (Gardener *self, guint index, const char *id, guint32 seed)
{
  g_autofree char *name = garden_name (self->garden, id);

  g_rand_set_seed (self->rand, seed);
  self->has_transfer = self->garden->has_bargain && index == 0;
  sketch_path (self->dossier, name, grow (self, 3, "node"));
}

static void
plant_stakeholders (Gardener *self)
{
  g_autofree char *ann = garden_name (self->garden, "ann"),
                  *bob = garden_name (self->garden, "bob");

  for (guint i = 0; i < G_N_ELEMENTS (STAKEHOLDERS); i++)
    {
      g_autofree char *name = garden_name (self->garden, STAKEHOLDERS[i]);
      g_autofree char *profile = garden_name (self->garden, "ramp");
      g_autofree char *formula = say (self->garden, "{gain}*{x}");
      g_autofree char *term = g_strdup_printf ("%.17g*%u*%s", self->garden->scale, i + 1, formula);
      RecourseStakeholder *stakeholder;

      sketch_stakeholder (self->dossier, name);
      stakeholder = recourse_dossier_find (self->dossier, self->dossier->stakeholders, name);
      stakeholder->risk_tolerance = 40 * self->garden->scale;
      sketch_term (self->dossier, name, term, i < 2 ? profile : NULL);
    }
  sketch_look (self->dossier, ann, bob, "0.25");
}

static void
plant_drivers (Gardener *self)
{
  static const double values[] = { -2, 1, 4 }, probabilities[] = { 0.3, 0.5, 0.2 };
  g_autofree char *p = garden_name (self->garden, "p"), *q = garden_name (self->garden, "q");
  g_autofree char *x = garden_name (self->garden, "x"), *y = garden_name (self->garden, "y");
  g_autofree char *k = garden_name (self->garden, "k");
  RecourseDistribution *triangle = sketch_distribution ("triangular");

  triangle->low = 0;
  triangle->mode = 1;
  triangle->high = 6;
  sketch_uniform (self->dossier, p, 0.1, 0.6);
  sketch_uniform (self->dossier, q, 0.1, 0.4);
  sketch_normal (self->dossier, x, 2, 3);
  sketch_driver (self->dossier, y, triangle);
  sketch_discrete (self->dossier, k, 3, values, probabilities);
}

static void
plant_years (Gardener *self)
{
  static const double ramp[] = { 0.1, 0.2, 0.3, 0.4 };
  g_autofree char *profile = garden_name (self->garden, "ramp");
  g_autofree char *parameter = garden_name (self->garden, "gain");
  g_autofree char *rate = say (self->garden, "0.04 + 0.1*{p}");

  sketch_horizon (self->dossier, 2026, 2029);
  sketch_discount (self->dossier, rate, NAN);
  sketch_profile (self->dossier, profile, 4, ramp);
  sketch_parameter (self->dossier, parameter, "1");
}

static void
plant_bargain (Gardener *self)
{
  RecourseBargain *bargain = g_object_new (RECOURSE_TYPE_BARGAIN, "id", "deal", NULL);

  sketch_lever (self->dossier, "transfer", "number", 10, 0, 100);
  bargain->path = g_strdup ("first");
  bargain->transfer = g_strdup ("transfer");
  bargain->payer = g_strdup ("ann");
  bargain->payee = g_strdup ("bob");
  bargain->disagreement = g_strdup ("second");
  g_list_store_append (self->dossier->bargains, bargain);
  g_object_unref (bargain);
}

static RecourseDossier *
plant (const Garden *garden, guint *n_decisions)
{
  static const char *const paths[] = { "first", "second", "third" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (garden->seed);
  Gardener self = { .garden = garden, .dossier = sketch_dossier (), .rand = rand };

  plant_stakeholders (&self);
  plant_drivers (&self);
  plant_years (&self);
  if (garden->has_bargain)
    plant_bargain (&self);
  for (guint i = 0; i < GARDEN_PATHS; i++)
    plant_path (&self, i, paths[i], garden->seed * 16 + i);
  *n_decisions = self.n_decisions;
  if (garden->has_twin)
    {
      self.n_decisions = 0;
      plant_path (&self, 0, "twin", garden->seed * 16);
    }
  return self.dossier;
}

RecourseDossier *
garden_grow (const Garden *self)
{
  guint n_decisions;

  return plant (self, &n_decisions);
}

guint
garden_count_decisions (const Garden *self)
{
  guint n_decisions;

  g_object_unref (plant (self, &n_decisions));
  return n_decisions;
}

RecourseResults *
garden_run (const Garden *self, const RecourseChoices *choices, guint64 trials, guint threads)
{
  g_autoptr (RecourseDossier) dossier = garden_grow (self);
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, choices);
  g_autoptr (GError) error = NULL;
  RecourseResults *results = recourse_program_run (program, trials, 5, threads, NULL, &error);

  g_assert_no_error (error);
  return results;
}
