/* Formulas: values by hand, and the place and remedy of every kind of mistake. */
#include "sketchbook.h"

#include "analysis/formula.h"

#include <math.h>
#include <string.h>

/* x is 3, y is 0, big is 1e300. */
static const struct
{
  const char *formula;
  double value;
} values[] = {
  { "12", 12 },
  { ".5", 0.5 },
  { "1.5e-3", 0.0015 },
  { "1e3", 1000 },
  { "2+3*4", 14 },
  { "(2+3)*4", 20 },
  { "10-4-3", 3 },
  { "24/4/2", 3 },
  { "2^3^2", 512 },
  { "-2^2", -4 },
  { "(-2)^2", 4 },
  { "2^-1", 0.5 },
  { "2^-2^2", 0.0625 },
  { "--3", 3 },
  { "2*-3", -6 },
  { "-x*2", -6 },
  { "x^2", 9 },
  { "x^3", 27 },
  { "x^-1", 1.0 / 3 },
  { "1 < 2", 1 },
  { "2 < 1", 0 },
  { "2 <= 2", 1 },
  { "2 > 2", 0 },
  { "3 >= 2", 1 },
  { "x > 2", 1 },
  { "x >= 4", 0 },
  { "1 == 1", 1 },
  { "1 != 1", 0 },
  { "3 > 2 > 1", 0 },
  { "1 + 1 == 2", 1 },
  { "min(3)", 3 },
  { "min(4, 2, 3)", 2 },
  { "max(4, 2, 7, 3)", 7 },
  { "abs(-2.5)", 2.5 },
  { "exp(1)", M_E },
  { "ln(exp(2))", 2 },
  { "sqrt(2)", M_SQRT2 },
  { "clamp(5, 0, 1)", 1 },
  { "clamp(-5, 0, 1)", 0 },
  { "clamp(0.3, 0, 1)", 0.3 },
  { "clamp(5, 2, 1)", 1 },
  { "if(1, 2, 3)", 2 },
  { "if(0, 2, 3)", 3 },
  { "if(x > 2, x, y)", 3 },
  { "if(y == 0, 7, 1/y)", 7 },
  { "if(y == 0, 7, unbounded)", 7 },
  { "if(x > 0, 7, y/y < 1)", 7 },
  { "1/(1/y)", 0 },
  { "x/(big*big)", 0 },
  { "\tx\n +  1 ", 4 },
  { "min(x, 2) + max(y, 1) * clamp(x, 0, 2)", 4 },
};

static RecourseDossier *
make_dossier (const char *formula)
{
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *outcome = sketch_outcome ("end");

  sketch_stakeholder (dossier, "us");
  /* Drivers, so that nothing is folded away before it is evaluated. */
  sketch_uniform (dossier, "x", 2, 4);
  sketch_uniform (dossier, "y", -1, 1);
  sketch_constant (dossier, "big", 1e300);
  sketch_variable (dossier, "unbounded", "1/y");
  sketch_pay (outcome, "us", formula);
  sketch_path (dossier, "only", outcome);
  return dossier;
}

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (RecourseDossier) dossier = make_dossier (values[i].formula);
      g_autoptr (RecourseResults) results = sketch_run (dossier, 0, 1);

      g_test_message ("%s", values[i].formula);
      assert_near (results->paths[0].payoffs[0].rollback_mean, values[i].value,
                   1e-15 * fabs (values[i].value));
    }
}

static double
value_of (const char *id, gpointer user_data)
{
  if (g_str_equal (id, "x"))
    return 3;
  if (g_str_equal (id, "y"))
    return 0;
  return g_str_equal (id, "big") ? 1e300 : NAN;
}

static void
test_alone (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr (RecourseFormula) formula = recourse_formula_parse (values[i].formula, NULL);

      g_test_message ("%s", values[i].formula);
      assert_near (recourse_formula_evaluate (formula, value_of, NULL), values[i].value,
                   1e-15 * fabs (values[i].value));
    }
}

static const char *const valueless[] = {
  "x/y",           "y/y",           "ln(-1)",   "big*big",           "unbounded",
  "y/y < 1",       "y/y == y/y",    "y/y != 1", "min(unbounded, 1)", "max(1, y/y)",
  "if(y/y, 1, 2)", "if(x, y/y, 2)", "sqrt(-x)", "2 > y/y",
};

static void
test_valueless (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (valueless); i++)
    {
      g_autoptr (RecourseFormula) formula = recourse_formula_parse (valueless[i], NULL);

      g_test_message ("%s", valueless[i]);
      g_assert_true (isnan (recourse_formula_evaluate (formula, value_of, NULL)));
    }
}

static const struct
{
  const char *formula;
  guint column;
  const char *remedy;
} mistakes[] = {
  { "", 1, "empty" },
  { "   ", 4, "empty" },
  { "1 +", 4, "the end of the formula" },
  { "1 + * 2", 5, "“*”" },
  { "(1 + 2", 7, "close the parenthesis" },
  { "1 + 2)", 6, "no parenthesis is open" },
  { "1 2", 3, "put an operator" },
  { "2x", 1, "between a number and a name" },
  { "1.2.3", 1, "write numbers as" },
  { "1.", 1, "write numbers as" },
  { "1e999", 1, "below 1.8e308" },
  { "a = b", 3, "==" },
  { "!a", 1, "x == 0" },
  { "a && b", 3, "min(a, b)" },
  { "5 %", 3, "0.05" },
  { "Total", 1, "lower case" },
  { "+3", 1, "leave out the plus" },
  { "a ** b", 4, "must stand here" },
  { "maxi(1, 2)", 1, "did you mean max" },
  { "sin(1)", 1, "min" },
  { "foo_bar(1)", 1, "there are min, max, abs" },
  { "max", 1, "in parentheses" },
  { "max()", 5, "must stand here" },
  { "abs(1, 2)", 6, "abs takes 1 value" },
  { "if(1, 2)", 8, "if takes 3 values" },
  { "clamp(1, 2, 3, 4)", 14, "clamp takes 3 values" },
  { "max(1, 2", 9, "close the function" },
  { "1, 2", 2, "between the values of a function" },
  { "\xc3\xa4 + 1", 1, "ä" },
  { "1 + \xc3\xa4\xc3\xa4 ?", 5, "ä" },
  { "0x10", 1, "write numbers as" },
  { "a\"b", 2, "“\"”" },
};

static void
test_mistakes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mistakes); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (RecourseFormula) formula = recourse_formula_parse (mistakes[i].formula, &error);
      g_autofree char *place = g_strdup_printf ("column %u of", mistakes[i].column);

      g_test_message ("%s → %s", mistakes[i].formula, error != NULL ? error->message : "fine");
      g_assert_null (formula);
      g_assert_error (error, RECOURSE_FORMULA_ERROR, RECOURSE_FORMULA_ERROR_SYNTAX);
      g_assert_nonnull (strstr (error->message, place));
      g_assert_nonnull (strstr (error->message, mistakes[i].remedy));
    }
}

static char *
nest (const char *opening, guint depth, const char *middle, const char *closing)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < depth; i++)
    g_string_append (text, opening);
  g_string_append (text, middle);
  for (guint i = 0; i < depth; i++)
    g_string_append (text, closing);
  return g_string_free (text, FALSE);
}

/* 1000 levels are allowed, of whatever kind; more are an error and never a crash. */
static void
test_depth (void)
{
  static const char *const nests[][3] = {
    { "(", "1", ")" },    { "-", "1", "" },       { "2^", "1", "" },
    { "abs(", "1", ")" }, { "max(1,", "1", ")" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (nests); i++)
    {
      g_autofree char *fine = nest (nests[i][0], 1000, nests[i][1], nests[i][2]);
      g_autofree char *deep = nest (nests[i][0], 1001, nests[i][1], nests[i][2]);
      g_autofree char *abyss = nest (nests[i][0], 1000000, nests[i][1], nests[i][2]);
      g_autoptr (GError) error = NULL;
      g_autoptr (RecourseFormula) parsed = recourse_formula_parse (fine, &error);

      g_assert_no_error (error);
      g_assert_nonnull (parsed);
      g_assert_null (recourse_formula_parse (deep, &error));
      g_assert_nonnull (strstr (error->message, "1000"));
      g_assert_null (recourse_formula_parse (abyss, NULL));
    }
}

/* Length is no depth: a sum of 200 000 terms is evaluated. */
static void
test_length (void)
{
  g_autofree char *sum = nest ("x+", 200000, "1", "");
  g_autoptr (RecourseDossier) dossier = make_dossier (sum);
  g_autoptr (RecourseResults) results = sketch_run (dossier, 0, 1);

  assert_near (results->paths[0].payoffs[0].rollback_mean, 600001, 0);
}

static void
test_names (void)
{
  g_autoptr (RecourseDossier) near = make_dossier ("biig + 1");
  g_autoptr (RecourseDossier) far = make_dossier ("1 + something_else");

  sketch_expect_fault (near, "payoffs.us",
                       "column 1 of the formula: nothing is called “biig”; did you mean big?");
  sketch_expect_fault (far, "payoffs.us",
                       "column 5 of the formula: nothing is called “something_else”");
}

/* What the value of a formula in use may not be; the message names formula and drivers. */
static const struct
{
  const char *formula;
  const char *expected;
} failures[] = {
  { "1/y", "payoffs.us of “end” is infinite" },
  { "x/y", "x = 3, y = 0" },
  { "ln(y)", "is infinite and negative with the drivers at their means (y = 0)" },
  { "sqrt(y - 1)", "y = 0" },
  { "exp(x*1000)", "is infinite" },
  { "big*big*x", "is infinite" },
  { "x + unbounded", "formula of “unbounded” is infinite" },
  { "1/unbounded", "formula of “unbounded” is infinite" },
  { "if(x > 0, unbounded, 0)", "formula of “unbounded” is infinite" },
  { "if(y/y < 1, 1, 0)", "compares something that is not a number" },
  { "if(y/y, 1, 0)", "compares something that is not a number" },
  { "min(1, y/y)", "is not a number" },
  { "max(y/y, 1)", "is not a number" },
  { "clamp(y/y, 0, 1)", "is not a number" },
  { "0*(1/y)", "is not a number" },
};

static void
test_failures (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (failures); i++)
    {
      g_autoptr (RecourseDossier) dossier = make_dossier (failures[i].formula);
      g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
      g_autoptr (GError) error = NULL;
      g_autoptr (RecourseResults) results = recourse_program_run (program, 0, 1, 1, NULL, &error);

      g_test_message ("%s → %s", failures[i].formula, error != NULL ? error->message : "fine");
      g_assert_null (results);
      g_assert_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, failures[i].expected));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/formula/values", test_values);
  g_test_add_func ("/formula/alone", test_alone);
  g_test_add_func ("/formula/valueless", test_valueless);
  g_test_add_func ("/formula/mistakes", test_mistakes);
  g_test_add_func ("/formula/depth", test_depth);
  g_test_add_func ("/formula/length", test_length);
  g_test_add_func ("/formula/names", test_names);
  g_test_add_func ("/formula/failures", test_failures);
  return g_test_run ();
}
