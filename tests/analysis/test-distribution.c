/* Distributions against closed forms, published values and moments computed with 30 digits by adaptive
 * Gauss–Legendre quadrature of the quantile function (mpmath 1.2), which the program does not use. */
#include "specs.h"

#include "app/analysis/metalog.h"

#include <string.h>

/* ---- metalog ---- */

static void
test_metalog_percentiles (void)
{
  const double bounds[][2] = {
    { NONE, NONE }, { 0, NONE }, { NONE, 60 }, { 0, 60 }, { 2.5, 38.5 }
  };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    {
      const RecourseVariateSpec spec = metalog (3, 12, 38, bounds[i][0], bounds[i][1]);
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
      g_assert_nonnull (variate);
      assert_near (recourse_variate_quantile (variate, 0.1), 3, 1e-12);
      assert_near (recourse_variate_quantile (variate, 0.5), 12, 1e-12);
      assert_near (recourse_variate_quantile (variate, 0.9), 38, 1e-12);
    }
}

/* The format page's formula, with other digits. */
static long double
metalog_by_definition (const RecourseVariateSpec *s, long double y)
{
  const gboolean has_lower = !isnan (s->lower), has_upper = !isnan (s->upper);
  long double q[3];
  const double p[3] = { s->p10, s->p50, s->p90 };

  for (guint i = 0; i < 3; i++)
    q[i] = has_lower && has_upper
               ? logl (((long double)p[i] - s->lower) / ((long double)s->upper - p[i]))
           : has_lower ? logl ((long double)p[i] - s->lower)
           : has_upper ? -logl ((long double)s->upper - p[i])
                       : p[i];
  const long double r = (q[1] - q[0]) / (q[2] - q[0]), logit = logl (y / (1 - y));
  const long double m = q[1] + (q[2] - q[0]) / (2 * logl (9)) * logit
                        + (1 - 2 * r) * (q[2] - q[0]) / (0.8L * logl (9)) * (y - 0.5L) * logit;

  return has_lower && has_upper ? (s->lower + s->upper * expl (m)) / (1 + expl (m))
         : has_lower            ? s->lower + expl (m)
         : has_upper            ? s->upper - expl (-m)
                                : m;
}

static void
test_metalog_definition (void)
{
  const RecourseVariateSpec specs[] = {
    metalog (-0.8, 1.6, 4.5, NONE, NONE),
    metalog (450, 650, 950, 0, NONE),
    metalog (450, 650, 950, NONE, 2000),
    metalog (3, 12, 38, 0, 120),
  };

  for (guint i = 0; i < G_N_ELEMENTS (specs); i++)
    {
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&specs[i]);
      for (double y = 1e-9; y < 1; y += 0.0009765625)
        {
          const double expected = (double)metalog_by_definition (&specs[i], y);
          assert_near (recourse_variate_quantile (variate, y), expected,
                       2e-14 * fmax (fabs (expected), specs[i].p90));
        }
    }
}

static void
test_metalog_moments (void)
{
  const struct
  {
    RecourseVariateSpec spec;
    double mean, sd;
  } cases[] = {
    { metalog (-0.8, 1.6, 4.5, NONE, NONE), 1.74222487916044334, 2.19416479656136433 },
    { metalog (450, 650, 950, 0, NONE), 684.489009100595507, 226.796750787814415 },
    { metalog (0.06, 0.14, 0.35, 0, NONE), 0.191371820671848509, 0.26782797311632694 },
    { metalog (10, 14, 30, 0, NONE), 18.3314522377097531, 16.8654231939379033 },
    { metalog (450, 650, 950, NONE, 2000), 675.816750289733874, 202.521998787287342 },
    { metalog (3, 12, 38, 0, 120), 17.1782623179923815, 16.621570790342909 },
    { metalog (0.26, 0.45, 0.65, 0, 1), 0.453210931722070519, 0.150754668407795206 },
    { metalog (0.002, 0.007, 0.02, 0, 0.08), 0.00955467721481058188, 0.00884823203874774944 },
    { metalog (1, 6, 30, 0, NONE), 17.8790814352185704, NONE },
    { metalog (1, 2, 8, 0, NONE), 4.84938713584352883, NONE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&cases[i].spec);
      const double scale = fmax (fabs (cases[i].spec.p10), fabs (cases[i].spec.p90));
      assert_near (recourse_variate_get_mean (variate), cases[i].mean, 1e-12 * scale);
      if (isnan (cases[i].sd))
        g_assert_true (isnan (recourse_variate_get_sd (variate)));
      else
        assert_near (recourse_variate_get_sd (variate), cases[i].sd, 1e-12 * scale);
    }
}

/* A mirrored variable has mirrored moments. */
static void
test_metalog_mirror (void)
{
  const RecourseVariateSpec here = metalog (3, 12, 38, 1, NONE),
                            there = metalog (-38, -12, -3, NONE, -1);
  g_autoptr (RecourseVariate) a = recourse_variate_new (&here);
  g_autoptr (RecourseVariate) b = recourse_variate_new (&there);

  assert_near (recourse_variate_get_mean (a), -recourse_variate_get_mean (b), 1e-12);
  for (double y = 0.001; y < 1; y += 0.01)
    assert_near (recourse_variate_quantile (a, y), -recourse_variate_quantile (b, 1 - y), 1e-10);
}

/* Keelin's limits are where the density would reach zero: beyond them the quantile function falls. */
static void
test_metalog_feasible (void)
{
  const double inside[] = { 0.16658, 0.2, 0.5, 0.8, 0.83342 },
               outside[] = { 0.16657, 0.12, 0.83343, 0.9 };

  for (guint i = 0; i < G_N_ELEMENTS (inside); i++)
    {
      const RecourseVariateSpec spec = metalog (0, inside[i], 1, NONE, NONE);
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
      g_assert_nonnull (variate);
      for (int k = 1; k < 4000; k++)
        g_assert_cmpfloat (recourse_variate_quantile (variate, k / 4000.0), >,
                           recourse_variate_quantile (variate, (k - 1) / 4000.0));
    }
  for (guint i = 0; i < G_N_ELEMENTS (outside); i++)
    {
      const RecourseVariateSpec spec = metalog (0, outside[i], 1, NONE, NONE);
      const RecourseMetalog fit = recourse_metalog_fit (0, outside[i], 1, NONE, NONE);
      gboolean falls = FALSE;
      g_assert_false (recourse_variate_spec_check (&spec, NULL, NULL));
      for (int k = 1; k < 4000; k++)
        falls |= recourse_metalog_quantile (&fit, k / 4000.0)
                 <= recourse_metalog_quantile (&fit, (k - 1) / 4000.0);
      g_assert_true (falls);
    }
}

/* ---- kinds with closed forms ---- */

/* NIST and AS 241's own check values. */
static void
test_normal (void)
{
  const RecourseVariateSpec spec = centered (RECOURSE_KIND_NORMAL, 0, 1);
  const double known[][2] = {
    { 0.5, 0 },
    { 0.9, 1.2815515655446004 },
    { 0.975, 1.9599639845400545 },
    { 0.995, 2.5758293035489004 },
    { 0.25, -0.6744897501960817 },
    { 0.001, -3.090232306167814 },
    { 1e-20, -9.262340089798408 },
  };
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    assert_near (recourse_variate_quantile (variate, known[i][0]), known[i][1],
                 4e-15 * fabs (known[i][1]));
  g_assert_true (recourse_variate_quantile (variate, 0) == -(double)INFINITY);
  g_assert_true (recourse_variate_quantile (variate, 1) == (double)INFINITY);
  g_assert_cmpfloat (recourse_variate_get_mean (variate), ==, 0);
  g_assert_cmpfloat (recourse_variate_get_sd (variate), ==, 1);
}

static void
test_lognormal (void)
{
  const RecourseVariateSpec by_percentiles = lognormal_percentiles (3, 20);
  g_autoptr (RecourseVariate) a = recourse_variate_new (&by_percentiles);
  const RecourseVariateSpec by_moments = centered (
      RECOURSE_KIND_LOGNORMAL, recourse_variate_get_mean (a), recourse_variate_get_sd (a));
  g_autoptr (RecourseVariate) b = recourse_variate_new (&by_moments);
  const double sigma = log (20.0 / 3.0) / (2 * 1.2815515655446004), mu = 0.5 * log (60);

  assert_near (recourse_variate_quantile (a, 0.1), 3, 1e-14);
  assert_near (recourse_variate_quantile (a, 0.9), 20, 1e-13);
  assert_near (recourse_variate_get_mean (a), exp (mu + sigma * sigma / 2), 1e-13);
  assert_near (recourse_variate_get_sd (a),
               exp (mu + sigma * sigma / 2) * sqrt (exp (sigma * sigma) - 1), 1e-12);
  for (double y = 0.01; y < 1; y += 0.01)
    assert_near (recourse_variate_quantile (b, y), recourse_variate_quantile (a, y),
                 1e-12 * recourse_variate_quantile (a, y));
}

static void
test_triangular (void)
{
  const RecourseVariateSpec spec = ranged (RECOURSE_KIND_TRIANGULAR, 1, 2, 7);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  assert_near (recourse_variate_get_mean (variate), 10.0 / 3.0, 1e-15);
  assert_near (recourse_variate_get_sd (variate), sqrt ((1 + 4 + 49 - 2 - 7 - 14) / 18.0), 1e-15);
  assert_near (recourse_variate_quantile (variate, 1.0 / 6.0), 2, 1e-14);
  assert_near (recourse_variate_quantile (variate, 1.0 / 24.0), 1.5, 1e-14);
  assert_near (recourse_variate_quantile (variate, 1 - 4.0 / 30.0), 5, 1e-14);
  for (int edge = 0; edge < 2; edge++)
    {
      const RecourseVariateSpec right = ranged (RECOURSE_KIND_TRIANGULAR, 0, edge, 1);
      g_autoptr (RecourseVariate) half = recourse_variate_new (&right);
      assert_near (recourse_variate_quantile (half, 0.36), edge ? 0.6 : 0.2, 1e-15);
    }
}

static void
test_uniform (void)
{
  const RecourseVariateSpec spec = ranged (RECOURSE_KIND_UNIFORM, -2, NONE, 6);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  g_assert_cmpfloat (recourse_variate_quantile (variate, 0.25), ==, 0);
  g_assert_cmpfloat (recourse_variate_quantile (variate, 1), ==, 6);
  assert_near (recourse_variate_get_mean (variate), 2, 0);
  assert_near (recourse_variate_get_sd (variate), 8 / sqrt (12), 1e-15);
}

/* PERT with λ = 4: mean (low + 4 mode + high)/6, variance (mean − low)(high − mean)/7. */
static void
test_pert (void)
{
  const RecourseVariateSpec spec = ranged (RECOURSE_KIND_PERT, 1, 2, 7);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  const double mean = 16.0 / 6.0;

  assert_near (recourse_variate_get_mean (variate), mean, 1e-15);
  assert_near (recourse_variate_get_sd (variate), sqrt ((mean - 1) * (7 - mean) / 7), 1e-15);
}

/* ---- beta ---- */

/* Blocks come from a table, single values from an iteration: both against the closed form. */
static void
assert_beta (double a, double b, double level, double expected)
{
  const RecourseVariateSpec spec = beta (a, b);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  double value;

  assert_near (recourse_variate_quantile (variate, level), expected, 1e-13 * expected + 1e-300);
  recourse_variate_quantiles (variate, &level, &value, 1);
  assert_near (value, expected, 1e-9);
}

static void
test_beta_closed (void)
{
  const double levels[] = { 1e-14, 1e-9, 0.001, 0.1, 0.3, 0.5, 0.77, 0.999, 1 - 1e-9 };
  const double shapes[] = { 0.02, 0.3, 1, 2.5, 40, 3000 };

  for (guint i = 0; i < G_N_ELEMENTS (levels); i++)
    {
      const double u = levels[i], s = sin (G_PI_2 * u);
      assert_beta (0.5, 0.5, u, s * s);
      for (guint k = 0; k < G_N_ELEMENTS (shapes); k++)
        {
          assert_beta (shapes[k], 1, u, exp (log (u) / shapes[k]));
          assert_beta (1, shapes[k], u, -expm1 (log1p (-u) / shapes[k]));
        }
    }
}

/* For whole parameters the distribution function is a binomial sum. */
static double
binomial_tail (int a, int b, double x)
{
  const int n = a + b - 1;
  double sum = 0;

  for (int j = a; j <= n; j++)
    sum += exp (lgamma (n + 1.0) - lgamma (j + 1.0) - lgamma (n - j + 1.0)) * pow (x, j)
           * pow (1 - x, n - j);

  return sum;
}

static void
test_beta_binomial (void)
{
  const int shapes[][2] = { { 2, 5 }, { 3, 3 }, { 7, 2 }, { 20, 30 } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      const RecourseVariateSpec spec = beta (shapes[i][0], shapes[i][1]);
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
      for (double x = 0.02; x < 1; x += 0.02)
        assert_near (recourse_variate_cumulative (variate, x),
                     binomial_tail (shapes[i][0], shapes[i][1], x), 1e-13);
    }
}

/* The table against the iteration, also where it falls back to it. */
static void
test_beta_table (void)
{
  const double shapes[][2] = { { 0.01, 0.01 }, { 0.1, 7 },  { 0.5, 0.5 }, { 1.2, 4.8 },
                               { 5, 1 },       { 900, 70 }, { 1e6, 1e6 } };

  for (guint i = 0; i < G_N_ELEMENTS (shapes); i++)
    {
      RecourseVariateSpec spec = beta (shapes[i][0], shapes[i][1]);
      spec.low = -3;
      spec.high = 5;
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
      for (double logit = -30; logit < 30; logit += 0.0371)
        {
          const double level = 1 / (1 + exp (-logit));
          double value;
          recourse_variate_quantiles (variate, &level, &value, 1);
          assert_near (value, recourse_variate_quantile (variate, level), 8e-9);
        }
    }
}

/* A table that fails its own check is not used, which costs a hundredfold in time: an everyday shape must have one.
 * Its values are near those of the iteration, but not the same to the last bit. */
static void
test_beta_table_is_used (void)
{
  const RecourseVariateSpec spec = ranged (RECOURSE_KIND_PERT, 1, 2, 7);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  guint n_different = 0;

  for (double level = 0.005; level < 1; level += 0.01)
    {
      double value;
      recourse_variate_quantiles (variate, &level, &value, 1);
      n_different += value != recourse_variate_quantile (variate, level);
    }
  g_assert_cmpuint (n_different, >, 50);
}

static void
test_beta_moments (void)
{
  const RecourseVariateSpec spec = beta (2, 5);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);

  assert_near (recourse_variate_get_mean (variate), 2.0 / 7.0, 1e-16);
  assert_near (recourse_variate_get_sd (variate), sqrt (10.0 / (49.0 * 8.0)), 1e-16);
}

/* ---- all continuous kinds ---- */

static guint
examples (RecourseVariateSpec specs[10])
{
  specs[0] = metalog (-0.8, 1.6, 4.5, NONE, NONE);
  specs[1] = metalog (450, 650, 950, 0, NONE);
  specs[2] = metalog (450, 650, 950, NONE, 2000);
  specs[3] = metalog (0.26, 0.45, 0.65, 0, 1);
  specs[4] = centered (RECOURSE_KIND_NORMAL, 3, 2);
  specs[5] = lognormal_percentiles (3, 20);
  specs[6] = ranged (RECOURSE_KIND_TRIANGULAR, 1, 2, 7);
  specs[7] = ranged (RECOURSE_KIND_UNIFORM, 1, NONE, 7);
  specs[8] = ranged (RECOURSE_KIND_PERT, 1, 2, 7);
  specs[9] = beta (2, 5);

  return 10;
}

static void
test_round_trip (void)
{
  RecourseVariateSpec specs[10];
  const guint n = examples (specs);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&specs[i]);
      g_assert_true (recourse_variate_is_continuous (variate));
      for (double y = 0.0005; y < 1; y += 0.0097)
        assert_near (recourse_variate_cumulative (variate, recourse_variate_quantile (variate, y)),
                     y, 1e-12);
    }
}

/* The mean and variance of the quantile function by the midpoint rule on the logit, which decays at
 * both ends and so converges fast. */
static void
test_moments_by_quadrature (void)
{
  RecourseVariateSpec specs[10];
  const guint n = examples (specs);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&specs[i]);
      long double first = 0, second = 0, weight = 0;
      for (double logit = -36; logit < 36; logit += 0.01)
        {
          const double level = 1 / (1 + exp (-logit));
          const long double w = 0.01L / (2 + 2 * coshl (logit));
          const long double x = recourse_variate_quantile (variate, level);
          weight += w;
          first += w * x;
          second += w * x * x;
        }
      const double mean = (double)(first / weight);
      const double sd = (double)sqrtl (second / weight - first / weight * first / weight);
      const double scale = fabs (recourse_variate_quantile (variate, 0.9));
      assert_near (recourse_variate_get_mean (variate), mean, 1e-7 * scale);
      assert_near (recourse_variate_get_sd (variate), sd, 1e-6 * scale);
    }
}

/* A value is the same wherever it stands in a block, and in place. */
static void
test_blocks (void)
{
  RecourseVariateSpec specs[10];
  const guint n = examples (specs);
  enum
  {
    SIZE = 103
  };
  double levels[SIZE], whole[SIZE], one;

  for (guint i = 0; i < SIZE; i++)
    levels[i] = (i + 0.5) / SIZE;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseVariate) variate = recourse_variate_new (&specs[i]);
      recourse_variate_quantiles (variate, levels, whole, SIZE);
      for (guint k = 0; k < SIZE; k++)
        {
          recourse_variate_quantiles (variate, levels + k, &one, 1);
          g_assert_true (one == whole[k]);
        }
      double in_place[SIZE];
      memcpy (in_place, levels, sizeof levels);
      recourse_variate_quantiles (variate, in_place, in_place, SIZE);
      g_assert_true (memcmp (in_place, whole, sizeof whole) == 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/distribution/metalog/percentiles", test_metalog_percentiles);
  g_test_add_func ("/distribution/metalog/definition", test_metalog_definition);
  g_test_add_func ("/distribution/metalog/moments", test_metalog_moments);
  g_test_add_func ("/distribution/metalog/mirror", test_metalog_mirror);
  g_test_add_func ("/distribution/metalog/feasible", test_metalog_feasible);
  g_test_add_func ("/distribution/normal", test_normal);
  g_test_add_func ("/distribution/lognormal", test_lognormal);
  g_test_add_func ("/distribution/triangular", test_triangular);
  g_test_add_func ("/distribution/uniform", test_uniform);
  g_test_add_func ("/distribution/pert", test_pert);
  g_test_add_func ("/distribution/beta/closed", test_beta_closed);
  g_test_add_func ("/distribution/beta/binomial", test_beta_binomial);
  g_test_add_func ("/distribution/beta/table", test_beta_table);
  g_test_add_func ("/distribution/beta/table-is-used", test_beta_table_is_used);
  g_test_add_func ("/distribution/beta/moments", test_beta_moments);
  g_test_add_func ("/distribution/round-trip", test_round_trip);
  g_test_add_func ("/distribution/moments-by-quadrature", test_moments_by_quadrature);
  g_test_add_func ("/distribution/blocks", test_blocks);

  return g_test_run ();
}
