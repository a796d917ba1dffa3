/* The draws of drivers by strata are those of the quantile functions, for every kind of distribution and every point of a
 * block. */
#include "app/analysis/lattice.h"
#include "app/analysis/strata.h"
#include "specs.h"

static const double places[] = {
  0x1p-45, 0.001, 0.0371, 0.25, 0.5, 0.61803, 0.9, 0.98, 1 - 0x1p-45
};

/* Within @tolerance of the largest of |P10|, |P90| and the value: what the quantile functions themselves promise. */
static void
expect_same (RecourseVariateSpec spec, gboolean is_smooth)
{
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  RecourseStrata *strata = recourse_strata_get (variate);
  const double scale = fmax (fabs (recourse_variate_quantile (variate, 0.1)),
                             fabs (recourse_variate_quantile (variate, 0.9)));
  double values[RECOURSE_BLOCK], levels[RECOURSE_BLOCK], expected[RECOURSE_BLOCK];

  g_assert_cmpint (strata != NULL, ==, is_smooth);
  for (guint k = 0; strata != NULL && k < G_N_ELEMENTS (places); k++)
    {
      recourse_strata_fill (strata, places[k], values);
      for (guint i = 0; i < RECOURSE_BLOCK; i++)
        levels[i] = (i + places[k]) / RECOURSE_BLOCK;
      recourse_variate_quantiles (variate, levels, expected, RECOURSE_BLOCK);
      for (guint i = 0; i < RECOURSE_BLOCK; i++)
        assert_near (values[i], expected[i], 1e-14 * fmax (scale, fabs (expected[i])));
    }
  g_clear_pointer (&strata, recourse_strata_unref);
}

static void
test_kinds (void)
{
  RecourseVariateSpec point = recourse_variate_spec (RECOURSE_KIND_POINT);

  point.value = 3;
  expect_same (point, FALSE);
  expect_same (metalog (1, 3, 12, NONE, NONE), TRUE);
  expect_same (metalog (1, 3, 12, 0, NONE), TRUE);
  expect_same (metalog (1, 8, 12, NONE, 15), TRUE);
  expect_same (metalog (0.26, 0.45, 0.65, 0, 1), TRUE);
  expect_same (centered (RECOURSE_KIND_NORMAL, 0, 1), TRUE);
  expect_same (centered (RECOURSE_KIND_NORMAL, 1e9, 1e-3), TRUE);
  expect_same (centered (RECOURSE_KIND_LOGNORMAL, 1700, 900), TRUE);
  expect_same (lognormal_percentiles (1e-6, 1e6), TRUE);
  expect_same (ranged (RECOURSE_KIND_TRIANGULAR, 12, 20, 42), TRUE);
  expect_same (ranged (RECOURSE_KIND_TRIANGULAR, 0, 0, 1), TRUE);
  expect_same (ranged (RECOURSE_KIND_PERT, 0, 1000, 4000), TRUE);
  expect_same (ranged (RECOURSE_KIND_UNIFORM, -1e300, NONE, 1e-300), TRUE);
  expect_same (beta (2, 5), TRUE);
}

/* Whatever the shape, a stratum that no polynomial fits goes through the function itself. */
static void
test_shapes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (11);

  for (guint i = 0; i < 60; i++)
    {
      const double low = g_rand_double_range (rand, -5, 5), mode = low + g_rand_double (rand);

      expect_same (ranged (RECOURSE_KIND_TRIANGULAR, low, mode, mode + g_rand_double (rand)), TRUE);
      expect_same (metalog (low, low + g_rand_double_range (rand, 0.2, 0.8), low + 1, NONE, NONE),
                   TRUE);
      expect_same (lognormal_percentiles (1, 1 + exp (g_rand_double_range (rand, -8, 8))), TRUE);
    }
}

/* A block has one point in each stratum, all at one place, and the strata in their order are the lattice itself. */
static void
test_lattice (void)
{
  g_autoptr (RecourseLattice) lattice = recourse_lattice_new (70, 5);
  double levels[RECOURSE_BLOCK], strata[RECOURSE_BLOCK], arranged[RECOURSE_BLOCK];
  guint first;

  for (guint dimension = 0; dimension < 70; dimension++)
    for (guint64 block = 0; block < 300; block += 13)
      {
        const guint replicate = (guint)(block % RECOURSE_REPLICATES);
        const double place = recourse_lattice_locate (lattice, replicate, block, dimension, &first);

        for (guint i = 0; i < RECOURSE_BLOCK; i++)
          strata[i] = (i + place) / RECOURSE_BLOCK;
        recourse_lattice_fill (lattice, replicate, block, dimension, levels);
        recourse_lattice_arrange (lattice, dimension, first, strata, arranged);
        g_assert_cmpmem (levels, sizeof levels, arranged, sizeof arranged);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/strata/kinds", test_kinds);
  g_test_add_func ("/strata/shapes", test_shapes);
  g_test_add_func ("/strata/lattice", test_lattice);
  return g_test_run ();
}
