/* Elementary functions against the C library's in long double, and vector code against this file's own copy,
 * compiled for the plain instruction set. */
#include "analysis/distribution.h"

#include "app/analysis/vector-math.h"

/* In units of the last place of the true value. */
static double
ulps (double actual, long double expected)
{
  const double magnitude = fabs ((double)expected);

  return (double)(fabsl (actual - expected) / (nextafter (magnitude, INFINITY) - magnitude));
}

static void
test_log (void)
{
  for (int i = 0; i < 400000; i++)
    {
      const double x = ldexp (1.0 + (i % 1009) / 1009.0, i % 2044 - 1021);
      g_assert_cmpfloat (ulps (recourse_vector_log (x), logl (x)), <, 1.0);
    }
  g_assert_cmpfloat (ulps (recourse_vector_log (5e-324), logl (5e-324)), <, 1.0);
  g_assert_true (recourse_vector_log (0) == -(double)INFINITY);
  g_assert_true (recourse_vector_log (INFINITY) == (double)INFINITY);
  g_assert_true (isnan (recourse_vector_log (-1)));
  g_assert_true (isnan (recourse_vector_log (NAN)));
  g_assert_true (recourse_vector_log (1) == 0);
}

static void
test_exp (void)
{
  for (int i = 0; i < 400000; i++)
    {
      const double x = -745 + 1454.7 * i / 400000;
      g_assert_cmpfloat (ulps (recourse_vector_exp (x), expl (x)), <, 1.0);
    }
  g_assert_true (recourse_vector_exp (-INFINITY) == 0);
  g_assert_true (recourse_vector_exp (INFINITY) == (double)INFINITY);
  g_assert_true (isnan (recourse_vector_exp (NAN)));
  g_assert_true (recourse_vector_exp (0) == 1);
}

static void
test_normal (void)
{
  for (int i = 1; i < 100000; i++)
    {
      const double level = i / 100000.0, z = recourse_vector_normal_quantile (level);
      const long double back = 0.5L * erfcl (-(long double)z / sqrtl (2));
      const long double density = expl (-0.5L * z * z) / sqrtl (2 * (long double)G_PI);
      g_assert_cmpfloat ((double)fabsl ((back - level) / density), <, 2e-15 * fmax (fabs (z), 1));
      g_assert_cmpfloat (fabs (recourse_vector_normal_cumulative (z) - (double)back), <, 5e-16);
    }
}

/* Whatever instruction set the library chose at start. */
static void
test_same_everywhere (void)
{
  enum
  {
    SIZE = 4096
  };
  static double levels[SIZE], values[SIZE];
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_LOGNORMAL);
  spec.p10 = exp (-1.2815515655446003);
  spec.p90 = exp (1.2815515655446003);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  const double scale = log (spec.p90 / spec.p10) / (2.0 * 1.2815515655446003);
  const double center = 0.5 * (log (spec.p10) + log (spec.p90));

  for (int i = 0; i < SIZE; i++)
    levels[i] = (i + 0.5) / SIZE;
  recourse_variate_quantiles (variate, levels, values, SIZE);
  for (int i = 0; i < SIZE; i++)
    g_assert_true (
        values[i]
        == recourse_vector_exp (center + scale * recourse_vector_normal_quantile (levels[i])));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/vector-math/log", test_log);
  g_test_add_func ("/vector-math/exp", test_exp);
  g_test_add_func ("/vector-math/normal", test_normal);
  g_test_add_func ("/vector-math/same-everywhere", test_same_everywhere);

  return g_test_run ();
}
