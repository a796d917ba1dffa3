/* What a distribution's statement may get wrong, and how it is told. */
#include "specs.h"

#include "app/analysis/metalog.h"

#include <string.h>

typedef struct
{
  GString *errors, *warnings;
} Reports;

static void
collect (const char *key, gboolean is_warning, const char *message, gpointer user_data)
{
  Reports *reports = user_data;

  g_string_append_printf (is_warning ? reports->warnings : reports->errors, "%s: %s\n", key,
                          message);
}

static void
assert_fault (RecourseVariateSpec spec, gboolean is_warning, const char *part)
{
  Reports reports = { g_string_new (NULL), g_string_new (NULL) };
  const gboolean is_valid = recourse_variate_spec_check (&spec, collect, &reports);
  const GString *found = is_warning ? reports.warnings : reports.errors;

  g_assert_true (is_valid == is_warning);
  if (strstr (found->str, part) == NULL)
    g_error ("“%s” is not in “%s”", part, found->str);
  g_string_free (reports.errors, TRUE);
  g_string_free (reports.warnings, TRUE);
}

static void
test_faults (void)
{
  assert_fault (metalog (NONE, 1, 2, NONE, NONE), FALSE, "p10: A metalog distribution needs “p10”");
  assert_fault (metalog (3, 12, 3, NONE, NONE), FALSE, "p90: “p10” is 3 and “p90” is 3");
  assert_fault (metalog (3, 12, 38, 3, NONE), FALSE, "p10: “lower” is 3 and “p10” is 3");
  assert_fault (metalog (3, 12, 38, NONE, 20), FALSE, "upper: “p90” is 38 and “upper” is 20");
  assert_fault (metalog (0, 0.1, 1, NONE, NONE), FALSE,
                "p50 must lie between 0.166578 and 0.833422");
  assert_fault (metalog (1, 2, 8, 0, NONE), TRUE, "upper: This metalog's tail");
  assert_fault (metalog (0.01, 1, 100, 0, NONE), FALSE, "no finite mean; add “upper”");
  assert_fault (centered (RECOURSE_KIND_NORMAL, 1, 0), FALSE,
                "sd: “sd” is 0; it must be greater than 0");
  assert_fault (recourse_variate_spec (RECOURSE_KIND_LOGNORMAL), FALSE,
                "kind: A lognormal distribution needs either");
  assert_fault (lognormal_percentiles (-1, 2), FALSE, "p10: “p10” is -1");
  assert_fault (lognormal_percentiles (1e-300, 1e300), FALSE, "too large for a number");
  assert_fault (ranged (RECOURSE_KIND_TRIANGULAR, 1, 8, 7), FALSE,
                "high: “mode” is 8 and “high” is 7");
  assert_fault (ranged (RECOURSE_KIND_PERT, 1, 1, 1), FALSE, "“high” must be greater than “low”");
  assert_fault (ranged (RECOURSE_KIND_UNIFORM, 1, NONE, NONE), FALSE,
                "high: A uniform distribution needs “high”");
  assert_fault (beta (0, 2), FALSE, "alpha: “alpha” is 0");
  assert_fault (recourse_variate_spec (RECOURSE_KIND_EMPIRICAL), FALSE, "samples: ");
  assert_fault (recourse_variate_spec (RECOURSE_KIND_POINT), FALSE, "value: ");
}

static void
test_faults_discrete (void)
{
  const double values[] = { 1, 2 }, short_sum[] = { 0.5, 0.4 }, negative[] = { 1.5, -0.5 };
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_DISCRETE);

  assert_fault (spec, FALSE, "values: ");
  spec.values = values;
  spec.n_values = 2;
  spec.probabilities = short_sum;
  spec.n_probabilities = 1;
  assert_fault (spec, FALSE, "2 values and 1 probabilities");
  spec.n_probabilities = 2;
  assert_fault (spec, FALSE, "add up to 0.9;");
  spec.probabilities = negative;
  assert_fault (spec, FALSE, "probabilities[1]: ");
}

/* The range that the message names is what is accepted. */
static void
test_feasible_range (void)
{
  const RecourseMetalogRange range = recourse_metalog_range (3, 4, 38, 0, 120);
  const RecourseVariateSpec below = metalog (3, range.p50_low * 0.999, 38, 0, 120),
                            above = metalog (3, range.p50_low * 1.001, 38, 0, 120),
                            high = metalog (3, range.p50_high * 0.999, 38, 0, 120),
                            too_high = metalog (3, range.p50_high * 1.001, 38, 0, 120);

  g_assert_false (recourse_variate_spec_check (&below, NULL, NULL));
  g_assert_true (recourse_variate_spec_check (&above, NULL, NULL));
  g_assert_true (recourse_variate_spec_check (&high, NULL, NULL));
  g_assert_false (recourse_variate_spec_check (&too_high, NULL, NULL));
}

static void
test_kind_names (void)
{
  RecourseKind kind;

  for (int i = RECOURSE_KIND_METALOG; i <= RECOURSE_KIND_POINT; i++)
    {
      g_assert_true (recourse_kind_from_name (recourse_kind_get_name ((RecourseKind)i), &kind));
      g_assert_cmpint (kind, ==, i);
    }
  g_assert_false (recourse_kind_from_name ("gaussian", &kind));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/distribution/metalog/feasible-range", test_feasible_range);
  g_test_add_func ("/distribution/faults", test_faults);
  g_test_add_func ("/distribution/faults-discrete", test_faults_discrete);
  g_test_add_func ("/distribution/kind-names", test_kind_names);

  return g_test_run ();
}
