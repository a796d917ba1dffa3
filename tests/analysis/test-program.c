/* Programs without draws: payoffs, discounting and look-through by hand, rollback against published answers and
 * against trying every strategy, ties, and the checks of the compiler. */
#include "sketchbook.h"

#include <math.h>
#include <string.h>

/* Texaco–Pennzoil (Raiffa; Clemen 1996, chapter 4): 4.63 bn for Pennzoil by countering with 5 bn. */
static RecourseDossier *
make_texaco (void)
{
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *root = sketch_decision ("offer", "pennzoil"), *answer = sketch_chance ("answer");
  RecourseNode *reply = sketch_decision ("reply", "pennzoil");
  RecourseNode *leaf;

  sketch_stakeholder (dossier, "pennzoil");
  leaf = sketch_outcome ("accepted");
  sketch_pay (leaf, "pennzoil", "2");
  sketch_option (root, "accept", NULL, leaf);
  leaf = sketch_outcome ("agreed");
  sketch_pay (leaf, "pennzoil", "5");
  sketch_branch (answer, "accepts", "0.17", leaf);
  for (guint i = 0; i < 2; i++)
    {
      RecourseNode *court = sketch_chance (i == 0 ? "court" : "later_court");
      static const char *const awards[3][2] = { { "0.2", "10.3" }, { "0.5", "5" }, { "0.3", "0" } };

      for (guint j = 0; j < 3; j++)
        {
          g_autofree char *id = g_strdup_printf ("award_%u_%u", i, j);

          leaf = sketch_outcome (id);
          sketch_pay (leaf, "pennzoil", awards[j][1]);
          sketch_branch (court, id, awards[j][0], leaf);
        }
      if (i == 0)
        sketch_branch (answer, "refuses", "0.5", court);
      else
        sketch_option (reply, "refuse", NULL, court);
    }
  leaf = sketch_outcome ("three");
  sketch_pay (leaf, "pennzoil", "3");
  sketch_option (reply, "take", NULL, leaf);
  sketch_branch (answer, "counters", "0.33", reply);
  sketch_option (root, "counter", NULL, answer);
  sketch_path (dossier, "only", root);
  return dossier;
}

static void
test_texaco (void)
{
  g_autoptr (RecourseDossier) dossier = make_texaco ();
  g_autoptr (RecourseResults) results = sketch_run (dossier, 1000, 1);
  const RecoursePayoff *payoff = recourse_results_payoff (results, 0, 0);
  const RecourseDecision *offer = &results->paths[0].decisions[0],
                         *reply = &results->paths[0].decisions[1];

  assert_near (payoff->rollback_mean, 4.6348, 1e-12);
  assert_near (payoff->rollback_median, 4.6348, 1e-12);
  assert_near (payoff->mean, 4.6348, 1e-12);
  g_assert_cmpfloat (payoff->se, ==, 0);
  assert_near (reply->values[reply->chosen], 4.56, 1e-12);
  g_assert_cmpstr (offer->options[offer->chosen], ==, "counter");
  g_assert_cmpstr (reply->options[reply->chosen], ==, "refuse");
  g_assert_cmpuint (results->paths[0].n_decisions, ==, 2);
  /* 0.17 of 5; 0.83 of the court's three awards */
  assert_near (results->paths[0].outcomes[1].probability, 0.17, 1e-15);
  g_assert_cmpfloat (payoff->p10, ==, 0);
  g_assert_cmpfloat (payoff->p25, ==, 5);
  g_assert_cmpfloat (payoff->p75, ==, 5);
  g_assert_cmpfloat (payoff->p90, ==, 10.3);
  g_assert_cmpfloat (payoff->worst_tenth, ==, 0);
  assert_near (payoff->sd,
               sqrt (0.83 * 0.2 * 10.3 * 10.3 + (0.83 * 0.5 + 0.17) * 25 - 4.6348 * 4.6348), 1e-12);
}

/* Profile, discount and look-through of two who hold each other, computed by hand. */
static void
test_payoff (void)
{
  static const double even[] = { 0.5, 0.5, 0 }, late[] = { 0, 0.25, 0.75 };
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *outcome = sketch_outcome ("end");
  g_autoptr (RecourseResults) results = NULL;
  const RecoursePayoff *a, *b;
  double d = 1 / 1.1, own_a, own_b;

  sketch_stakeholder (dossier, "a");
  sketch_stakeholder (dossier, "b");
  sketch_look (dossier, "a", "b", "0.3");
  sketch_look (dossier, "b", "a", "share");
  sketch_horizon (dossier, 2025, 2027);
  sketch_discount (dossier, "rate", 2026);
  sketch_constant (dossier, "rate", 0.1);
  sketch_constant (dossier, "share", 0.2);
  sketch_profile (dossier, "even", 3, even);
  sketch_profile (dossier, "late", 3, late);
  sketch_parameter (dossier, "scale", "2");
  sketch_parameter (dossier, "doubled", "2*scale");
  sketch_term (dossier, "a", "10*scale", "even");
  sketch_term (dossier, "a", "doubled", "late");
  sketch_term (dossier, "a", "1", NULL);
  sketch_term (dossier, "b", "-scale", "late");
  sketch_set (outcome, "scale", "3");
  sketch_pay (outcome, "b", "7*scale");
  sketch_path (dossier, "only", outcome);
  results = sketch_run (dossier, 100, 1);
  a = recourse_results_payoff (results, 0, 0);
  b = recourse_results_payoff (results, 0, 1);
  /* the base year is the second: the first counts for more than in full */
  own_a = 30 * (0.5 / d + 0.5) + 6 * (0.25 + 0.75 * d) + 1;
  own_b = -3 * (0.25 + 0.75 * d) + 21;
  assert_near (a->rollback_mean, own_a + 0.3 * own_b, 1e-13);
  assert_near (b->rollback_mean, own_b + 0.2 * own_a, 1e-13);
  assert_near (a->mean, own_a + 0.3 * own_b, 1e-13);
  assert_near (a->yearly[0].mean, 30 * 0.5 / d, 1e-13);
  assert_near (a->yearly[1].mean, 30 * 0.5 + 6 * 0.25 + 1 + 0.3 * (-3 * 0.25 + 21), 1e-13);
  assert_near (a->yearly[2].p50, 6 * 0.75 * d + 0.3 * -3 * 0.75 * d, 1e-13);
  g_assert_cmpint (b->yearly[2].year, ==, 2027);
}

/* Outcome s_a of the default dossier with drivers at their medians, as its page works it out. */
static RecourseDossier *
make_worked_example (void)
{
  static const double ramp[] = { 0.008, 0.036, 0.083, 0.142, 0.198, 0.247, 0.286 };
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *outcome = sketch_outcome ("s_a");

  (void)ramp;
  sketch_stakeholder (dossier, "microsoft");
  sketch_stakeholder (dossier, "openai");
  sketch_constant (dossier, "frontier", 18 * 5.06);
  sketch_parameter (dossier, "aws_scale", "0.75");
  sketch_parameter (dossier, "azure_erosion", "aws_scale");
  sketch_parameter (dossier, "pause", "0");
  sketch_parameter (dossier, "reach", "(1 - pause)*(1 - 0.35*0.45*(1 - aws_scale))");
  sketch_variable (dossier, "reach_0", "(1 - 0.13)*(1 - 0.35*0.45*(1 - 0.75))");
  sketch_term (dossier, "openai", "frontier*(reach - reach_0)*(0.42 - 0.17)", NULL);
  sketch_term (dossier, "microsoft", "-8*6.7*0.26*(azure_erosion - 0.75)", NULL);
  sketch_set (outcome, "aws_scale", "1");
  sketch_path (dossier, "settlement", outcome);
  return dossier;
}

static void
test_worked_example (void)
{
  g_autoptr (RecourseDossier) dossier = make_worked_example ();
  g_autoptr (RecourseResults) results = sketch_run (dossier, 0, 1);

  assert_near (recourse_results_payoff (results, 0, 1)->rollback_mean, 3.74, 0.005);
  assert_near (recourse_results_payoff (results, 0, 0)->rollback_mean, -3.48, 0.005);
}

static void
test_ties (void)
{
  static const char *const payoffs[] = { "0.3", "0.1 + 0.2", "0.29985", "0.2" };
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *root = sketch_decision ("choice", "a");
  g_autoptr (RecourseResults) results = NULL;
  const RecourseDecision *choice;

  sketch_stakeholder (dossier, "a");
  for (guint i = 0; i < 4; i++)
    {
      RecourseNode *outcome = sketch_outcome (NULL);

      sketch_pay (outcome, "a", payoffs[i]);
      sketch_option (root, NULL, NULL, outcome);
    }
  sketch_path (dossier, "only", root);
  results = sketch_run (dossier, 100, 1);
  choice = &results->paths[0].decisions[0];
  /* 0.1 + 0.2 is greater than 0.3 by one bit: a tie, and the first listed is chosen */
  g_assert_cmpuint (choice->chosen, ==, 0);
  g_assert_false (choice->tied[0]);
  g_assert_true (choice->tied[1]);
  g_assert_false (choice->tied[2]);
  g_assert_true (choice->near_tied[2]);
  g_assert_false (choice->near_tied[1]);
  g_assert_false (choice->near_tied[3]);
  assert_near (choice->best_in_draws[0], 1, 0);
  g_assert_cmpstr (results->paths[0].outcomes[2].id, ==, "only/2");
}

/* Sums survive cancellation; what cannot be reached does no harm. */
static void
test_sums (void)
{
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *tenths = sketch_chance ("tenths"), *large = sketch_chance ("large"),
               *harm = sketch_chance ("harm");
  static const char *const amounts[] = { "1e12", "0.008", "-1e12", "0" };
  g_autoptr (RecourseResults) results = NULL;

  sketch_stakeholder (dossier, "a");
  for (guint i = 0; i < 10; i++)
    {
      RecourseNode *outcome = sketch_outcome (NULL);

      sketch_pay (outcome, "a", "3");
      sketch_branch (tenths, NULL, "0.1", outcome);
    }
  for (guint i = 0; i < 4; i++)
    {
      RecourseNode *outcome = sketch_outcome (NULL);

      sketch_pay (outcome, "a", amounts[i]);
      sketch_branch (large, NULL, "0.25", outcome);
    }
  for (guint i = 0; i < 2; i++)
    {
      RecourseNode *outcome = sketch_outcome (NULL);

      sketch_pay (outcome, "a", i == 0 ? "1e300" : "7");
      sketch_branch (harm, NULL, i == 0 ? "0" : "1", outcome);
    }
  sketch_path (dossier, "tenths", tenths);
  sketch_path (dossier, "large", large);
  sketch_path (dossier, "harm", harm);
  results = sketch_run (dossier, 1000, 1);
  for (guint i = 0; i < 3; i++)
    {
      static const double expected[] = { 3, 0.002, 7 };

      assert_near (recourse_results_payoff (results, i, 0)->rollback_mean, expected[i], 1e-15);
      assert_near (recourse_results_payoff (results, i, 0)->mean, expected[i], 1e-15);
      g_assert_cmpfloat (recourse_results_payoff (results, i, 0)->se, ==, 0);
    }
  assert_near (recourse_results_payoff (results, 2, 0)->sd, 0, 0);
  assert_near (recourse_results_payoff (results, 2, 0)->p95, 7, 0);
  assert_near (recourse_results_payoff (results, 2, 0)->worst_tenth, 7, 0);
}

/* A chain of 100 000 variables and one of 300 chance nodes: no recursion to exhaust. */
static void
test_chains (void)
{
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *node = sketch_outcome ("last");
  g_autoptr (RecourseResults) results = NULL;

  sketch_stakeholder (dossier, "a");
  for (guint i = 0; i < 100000; i++)
    {
      g_autofree char *id = g_strdup_printf ("v%u", i),
                      *formula = g_strdup_printf ("v%u + 1", i + 1);

      sketch_variable (dossier, id, formula);
    }
  sketch_variable (dossier, "v100000", "0");
  sketch_pay (node, "a", "v0");
  for (guint i = 0; i < 300; i++)
    {
      RecourseNode *above = sketch_chance (NULL), *side = sketch_outcome (NULL);

      sketch_branch (above, NULL, "0.5", side);
      sketch_branch (above, NULL, "0.5", node);
      node = above;
    }
  sketch_path (dossier, "only", node);
  results = sketch_run (dossier, 100, 1);
  assert_near (recourse_results_payoff (results, 0, 0)->rollback_mean, ldexp (100000, -300), 0);
}

static RecourseDossier *
make_simple (const char *payoff)
{
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *outcome = sketch_outcome ("end");

  sketch_stakeholder (dossier, "a");
  sketch_pay (outcome, "a", payoff);
  sketch_path (dossier, "only", outcome);
  return dossier;
}

static void
test_cycles (void)
{
  g_autoptr (RecourseDossier) variables = make_simple ("1");
  g_autoptr (RecourseDossier) parameters = make_simple ("p");
  g_autoptr (RecourseDossier) itself = make_simple ("1");

  sketch_variable (variables, "u", "v + 1");
  sketch_variable (variables, "v", "w");
  sketch_variable (variables, "w", "2*v");
  sketch_expect_fault (variables, "formula", "v → w → v");
  sketch_variable (itself, "u", "u");
  sketch_expect_fault (itself, "formula", "u → u");
  /* only what an outcome sets closes this one */
  sketch_parameter (parameters, "p", "q");
  sketch_parameter (parameters, "q", "1");
  {
    g_autoptr (RecoursePath) path = g_list_model_get_item (G_LIST_MODEL (parameters->paths), 0);

    sketch_set (path->tree, "q", "p + 1");
  }
  sketch_expect_fault (parameters, "set.q", "q → p → q");
}

static void
test_scopes (void)
{
  g_autoptr (RecourseDossier) variable = make_simple ("1");
  g_autoptr (RecourseDossier) option = make_simple ("1");
  RecourseNode *root = sketch_decision ("root", "a");

  sketch_parameter (variable, "p", "1");
  sketch_variable (variable, "v", "p + 1");
  sketch_expect_fault (variable, "formula", "“p” is a parameter");
  sketch_uniform (option, "x", 0, 1);
  sketch_option (root, "go", "x > 0.5", sketch_outcome ("there"));
  sketch_option (root, "stay", NULL, sketch_outcome ("here"));
  sketch_path (option, "other", root);
  sketch_expect_fault (option, "available", "“x” cannot be named here");
}

static void
expect_chance_fault (const char *first, const char *second, const char *key, const char *expected)
{
  g_autoptr (RecourseDossier) dossier = make_simple ("1");
  RecourseNode *root = sketch_chance ("root");

  sketch_constant (dossier, "tenth", 0.1);
  sketch_branch (root, "one", first, sketch_outcome ("o1"));
  sketch_branch (root, "two", second, sketch_outcome ("o2"));
  sketch_path (dossier, "other", root);
  sketch_expect_fault (dossier, key, expected);
}

static void
test_probabilities (void)
{
  expect_chance_fault ("0.5", "0.4", "branches", "add up to 0.9");
  expect_chance_fault ("0.5", "5*tenth + 1e-8", "branches", "add up to 1.00000001");
  expect_chance_fault ("1.2", "rest", "probability", "cannot be 1.2");
  expect_chance_fault ("0.5", "nowhere", "probability", "nothing is called “nowhere”");
}

static void
test_options (void)
{
  g_autoptr (RecourseDossier) dossier = make_simple ("1");
  g_autoptr (RecourseDossier) none = make_simple ("1");
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseProgram) program = NULL;
  g_autoptr (RecourseResults) results = NULL;

  for (guint i = 0; i < 2; i++)
    {
      RecourseNode *root = sketch_decision ("root", "a"), *here = sketch_outcome ("here"),
                   *there = sketch_outcome ("there");

      sketch_lever (i == 0 ? dossier : none, "sw", "switch", i == 0 ? 1 : 0, NAN, NAN);
      sketch_pay (there, "a", "5");
      sketch_pay (here, "a", "1");
      sketch_option (root, "go", "sw", there);
      sketch_option (root, "stay", i == 0 ? NULL : "sw == 1", here);
      sketch_path (i == 0 ? dossier : none, "other", root);
    }
  sketch_expect_fault (none, "options", "no option is available");
  recourse_choices_set_number (choices, "sw", 0);
  program = sketch_compile (dossier, choices);
  results = recourse_program_run (program, 0, 1, 1, NULL, NULL);
  g_assert_cmpfloat (recourse_program_value (program, "sw"), ==, 0);
  g_assert_cmpuint (results->paths[1].decisions[0].n_options, ==, 1);
  g_assert_cmpstr (results->paths[1].decisions[0].options[0], ==, "stay");
  g_assert_cmpfloat (recourse_results_payoff (results, 1, 0)->rollback_mean, ==, 1);
}

static void
expect_choice_fault (const char *id, double value, const char *expected)
{
  g_autoptr (RecourseDossier) dossier = make_simple ("n");
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = NULL;

  sketch_lever (dossier, "sw", "switch", 1, NAN, NAN);
  sketch_lever (dossier, "n", "number", 1, 0, 10);
  recourse_choices_set_number (choices, id, value);
  program = recourse_program_compile (dossier, choices, faults);
  g_assert_null (program);
  g_assert_cmpuint (faults->len, ==, 1);
  g_assert_nonnull (strstr (((RecourseFault *)g_ptr_array_index (faults, 0))->message, expected));
}

static void
test_choices (void)
{
  expect_choice_fault ("sw", 0.5, "set it to 0 or 1");
  expect_choice_fault ("n", 11, "its greatest value is 10");
  expect_choice_fault ("n", -1, "its least value is 0");
  expect_choice_fault ("missing", 1, "no lever, constant or driver called “missing”");
}

static void
test_weights (void)
{
  static const double short_by[] = { 0.5, 0.4 };
  g_autoptr (RecourseDossier) sum = make_simple ("1"), count = make_simple ("1");

  sketch_horizon (sum, 2026, 2027);
  sketch_profile (sum, "p", 2, short_by);
  sketch_expect_fault (sum, "weights", "add up to 0.9");
  sketch_horizon (count, 2026, 2028);
  sketch_profile (count, "p", 2, short_by);
  sketch_expect_fault (count, "weights", "2 weights for a horizon of 3 years");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/program/texaco", test_texaco);
  g_test_add_func ("/program/payoff", test_payoff);
  g_test_add_func ("/program/worked-example", test_worked_example);
  g_test_add_func ("/program/ties", test_ties);
  g_test_add_func ("/program/sums", test_sums);
  g_test_add_func ("/program/chains", test_chains);
  g_test_add_func ("/program/cycles", test_cycles);
  g_test_add_func ("/program/scopes", test_scopes);
  g_test_add_func ("/program/probabilities", test_probabilities);
  g_test_add_func ("/program/options", test_options);
  g_test_add_func ("/program/choices", test_choices);
  g_test_add_func ("/program/weights", test_weights);
  return g_test_run ();
}
