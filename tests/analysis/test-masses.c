/* Distributions that take single values: discrete, empirical, point. */
#include "specs.h"

static void
test_discrete (void)
{
  const double values[] = { 10.3, 0, 5, 7 }, probabilities[] = { 0.2, 0.3, 0.5, 0 };
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_DISCRETE);
  spec.values = values;
  spec.probabilities = probabilities;
  spec.n_values = spec.n_probabilities = 4;
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  assert_near (recourse_variate_get_mean (variate), 4.56, 1e-15);
  assert_near (recourse_variate_get_sd (variate),
               sqrt (0.3 * 0 + 0.5 * 25 + 0.2 * 10.3 * 10.3 - 4.56 * 4.56), 1e-14);
  g_assert_cmpfloat (recourse_variate_quantile (variate, 0), ==, 0);
  g_assert_cmpfloat (recourse_variate_quantile (variate, 0.3), ==, 0);
  g_assert_cmpfloat (recourse_variate_quantile (variate, 0.3 + 1e-9), ==, 5);
  g_assert_cmpfloat (recourse_variate_quantile (variate, 0.8), ==, 5);
  g_assert_cmpfloat (recourse_variate_quantile (variate, 1), ==, 10.3);
  g_assert_cmpfloat (recourse_variate_cumulative (variate, 5), ==, 0.8);
}

/* Ten tenths are one, though doubles add up to less on the way. */
static void
test_tenths (void)
{
  double values[10], probabilities[10];
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_DISCRETE);

  for (int i = 0; i < 10; i++)
    {
      values[i] = i;
      probabilities[i] = 0.1;
    }
  spec.values = values;
  spec.probabilities = probabilities;
  spec.n_values = spec.n_probabilities = 10;
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  for (int i = 0; i < 10; i++)
    {
      g_assert_cmpfloat (recourse_variate_quantile (variate, (i + 1) / 10.0), ==, i);
      g_assert_cmpfloat (recourse_variate_quantile (variate, nextafter ((i + 1) / 10.0, 0)), ==, i);
      g_assert_cmpfloat (recourse_variate_quantile (variate, nextafter ((i + 1) / 10.0, 1)), ==, i);
    }
}

static void
test_empirical (void)
{
  const double samples[] = { 9, 3, 1, 4, 1, 5, 9, 2, 6, 5 };
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_EMPIRICAL);
  spec.samples = samples;
  spec.n_samples = 10;
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  const double sorted[] = { 1, 1, 2, 3, 4, 5, 5, 6, 9, 9 };

  assert_near (recourse_variate_get_mean (variate), 4.5, 1e-15);
  assert_near (recourse_variate_get_sd (variate), sqrt (27.9 - 20.25), 1e-14);
  for (int i = 0; i < 10; i++)
    {
      g_assert_cmpfloat (recourse_variate_quantile (variate, (i + 1) / 10.0), ==, sorted[i]);
      g_assert_cmpfloat (recourse_variate_quantile (variate, (i + 0.5) / 10.0), ==, sorted[i]);
    }
}

static void
test_point (void)
{
  g_autoptr (RecourseVariate) variate = recourse_variate_new_point (0.1);

  g_assert_true (recourse_variate_is_fixed (variate));
  g_assert_false (recourse_variate_is_continuous (variate));
  g_assert_cmpfloat (recourse_variate_quantile (variate, 0), ==, 0.1);
  g_assert_cmpfloat (recourse_variate_get_mean (variate), ==, 0.1);
  g_assert_cmpfloat (recourse_variate_get_sd (variate), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/distribution/discrete", test_discrete);
  g_test_add_func ("/distribution/tenths", test_tenths);
  g_test_add_func ("/distribution/empirical", test_empirical);
  g_test_add_func ("/distribution/point", test_point);

  return g_test_run ();
}
