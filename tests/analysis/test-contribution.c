/* Expected payoffs taken apart, against closed forms and against the simulation of a dossier without the term. */
#include "analysis/contribution.h"
#include "file/reader.h"

#include <math.h>
#include <string.h>

/* Terms in and out of a profile, a share in another party, an outcome that pays of its own, a decision. */
static const char text[] =
    "{\"format\": \"recourse/1\", \"title\": \"T\", \"currency\": \"USD\", \"unit\": \"bn\","
    " \"horizon\": {\"first\": 2026, \"last\": 2027}, \"discount\": {\"rate\": 0.25, "
    "\"base_year\": 2026},"
    " \"stakeholders\": [{\"id\": \"a\", \"look_through\": [{\"of\": \"b\", \"share\": 0.5}]}, "
    "{\"id\": \"b\"}],"
    " \"drivers\": [{\"id\": \"x\", \"distribution\": {\"kind\": \"uniform\", \"low\": 2, "
    "\"high\": 6}}],"
    " \"profiles\": [{\"id\": \"late\", \"weights\": [0, 1]}],"
    " \"parameters\": [{\"id\": \"k\", \"value\": 1}],"
    " \"terms\": [{\"id\": \"gain\", \"stakeholder\": \"a\", \"formula\": \"k*x\"},"
    "  {\"id\": \"later\", \"stakeholder\": \"a\", \"formula\": \"-k*x/2\", \"profile\": \"late\"},"
    "  {\"id\": \"other\", \"stakeholder\": \"b\", \"formula\": \"3*k\"}],"
    " \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"chance\", \"branches\": ["
    "  {\"id\": \"u\", \"label\": \"u\", \"probability\": 0.25, \"node\": {\"kind\": \"outcome\", "
    "\"set\": {\"k\": 2}, "
    "\"payoffs\": {\"a\": 8}}},"
    "  {\"id\": \"v\", \"label\": \"v\", \"probability\": \"rest\", \"node\": {\"kind\": "
    "\"outcome\", \"set\": {\"k\": 0}}}]}}]}";

static RecourseDossier *
read_text (const char *json)
{
  g_autoptr (GBytes) bytes = g_bytes_new (json, strlen (json));
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  RecourseDossier *dossier = recourse_reader_read (bytes, faults, NULL);

  g_assert_false (recourse_faults_have_error (faults));
  return dossier;
}

static RecourseResults *
run (RecourseDossier *dossier)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (GError) error = NULL;
  RecourseResults *results;

  g_assert_nonnull (program);
  results = recourse_program_run (program, 20000, 7, 1, NULL, &error);
  g_assert_no_error (error);
  return results;
}

/* E x = 4; the first branch has k = 2 and probability ¼. */
static void
test_closed_form (void)
{
  static const struct
  {
    RecourseLineKind kind;
    guint stakeholder;
    double value;
  } expected[] = { { RECOURSE_LINE_TERM, 0, 0.25 * 2 * 4 },
                   { RECOURSE_LINE_TERM, 0, -0.25 * 2 * 4 / 2 / 1.25 },
                   { RECOURSE_LINE_TERM, 1, 0.25 * 6 },
                   { RECOURSE_LINE_LOOK_THROUGH, 0, 0.5 * 0.25 * 6 },
                   { RECOURSE_LINE_OUTCOMES, 0, 0.25 * 8 } };
  g_autoptr (RecourseDossier) dossier = read_text (text);
  g_autoptr (RecourseResults) results = run (dossier);
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseContributions) lines =
      recourse_contributions_new (dossier, NULL, results, 1, NULL, &error);
  double sum = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (lines->n_lines, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < lines->n_lines; i++)
    {
      g_assert_cmpuint (lines->lines[i].kind, ==, expected[i].kind);
      g_assert_cmpuint (lines->lines[i].stakeholder, ==, expected[i].stakeholder);
      g_assert_cmpfloat_with_epsilon (recourse_contributions_value (lines, 0, i), expected[i].value,
                                      0.01);
      if (expected[i].stakeholder == 0)
        sum += recourse_contributions_value (lines, 0, i);
    }
  g_assert_cmpfloat_with_epsilon (sum, recourse_results_payoff (results, 0, 0)->mean, 1e-12);
}

/* A dossier is left as it was. */
static void
test_leaves_no_trace (void)
{
  g_autoptr (RecourseDossier) dossier = read_text (text);
  g_autoptr (RecourseResults) results = run (dossier);
  g_autoptr (RecourseContributions) lines =
      recourse_contributions_new (dossier, NULL, results, 2, NULL, NULL);

  g_assert_nonnull (lines);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dossier->stakeholders)), ==, 2);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (dossier->terms)), ==, 3);
}

/* The mean of a preview is the simulation's on the same draws, and nothing else of draws is told.  By hand: ¼ of
 * 8 + 2·4 − (2·4/2)/1.25 and half of b's 3·2. */
static void
test_preview (void)
{
  g_autoptr (RecourseDossier) dossier = read_text (text);
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (RecourseResults) all = run (dossier);
  g_autoptr (RecourseResults) preview = recourse_program_preview (program, 20000, 7, 0, NULL);
  const RecoursePayoff *payoff = recourse_results_payoff (preview, 0, 0);

  g_assert_cmpfloat_with_epsilon (payoff->mean, 3.95, 0.005);
  g_assert_cmpfloat_with_epsilon (payoff->mean, recourse_results_payoff (all, 0, 0)->mean, 1e-12);
  g_assert_cmpfloat (payoff->rollback_mean, ==, recourse_results_payoff (all, 0, 0)->rollback_mean);
  g_assert_cmpuint (preview->trials, ==, 0);
  g_assert_true (isnan (payoff->p50));
  g_assert_cmpuint (payoff->n_quantiles, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/analysis/contribution/closed-form", test_closed_form);
  g_test_add_func ("/analysis/preview", test_preview);
  g_test_add_func ("/analysis/contribution/leaves-no-trace", test_leaves_no_trace);
  return g_test_run ();
}
