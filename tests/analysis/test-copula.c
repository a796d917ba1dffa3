/* The Gaussian copula: its exact relation between normal scores, its level in a quadrant, and which pairs an
 * impossible matrix names. */
#include "analysis/copula.h"

#include <math.h>

#include "app/analysis/vector-math.h"

static double
score (double level)
{
  return recourse_vector_normal_quantile (level);
}

static void
test_two (void)
{
  const RecourseCopulaPair pair = { 2, 0, -0.6 };
  g_autoptr (RecourseCopula) copula = recourse_copula_new (3, &pair, 1, NULL);
  enum
  {
    SIZE = 300
  };
  double a[SIZE], b[SIZE], c[SIZE], *levels[] = { a, b, c };

  for (int i = 0; i < SIZE; i++)
    {
      a[i] = (i + 0.5) / SIZE;
      b[i] = 0.25;
      c[i] = fmod (i * G_SQRT2 + 0.1, 1.0);
    }
  g_assert_true (recourse_copula_involves (copula, 0));
  g_assert_false (recourse_copula_involves (copula, 1));
  recourse_copula_apply (copula, levels, SIZE);
  for (int i = 0; i < SIZE; i++)
    {
      const double before = fmod (i * G_SQRT2 + 0.1, 1.0);
      g_assert_true (a[i] == (i + 0.5) / SIZE && b[i] == 0.25);
      g_assert_cmpfloat (fabs (score (c[i]) - (-0.6 * score (a[i]) + 0.8 * score (before))), <,
                         1e-10);
    }
}

/* Sheppard (1899): both below their medians with probability 1/4 + asin ρ / 2π. */
static void
test_quadrant (void)
{
  const RecourseCopulaPair pairs[] = { { 0, 1, 0.5 }, { 1, 2, 0.3 } };
  g_autoptr (RecourseCopula) copula = recourse_copula_new (3, pairs, 2, NULL);
  enum
  {
    SIDE = 400,
    SIZE = SIDE * SIDE
  };
  g_autofree double *a = g_new (double, SIZE), *b = g_new (double, SIZE), *c = g_new (double, SIZE);
  double *levels[] = { a, b, c };
  double ab = 0, bc = 0, mean = 0;

  for (int i = 0; i < SIZE; i++)
    {
      a[i] = (i % SIDE + 0.5) / SIDE;
      b[i] = (i / SIDE + 0.5) / SIDE;
      c[i] = fmod ((i + 0.5) * 0.6180339887498949, 1.0);
    }
  recourse_copula_apply (copula, levels, SIZE);
  for (int i = 0; i < SIZE; i++)
    {
      ab += a[i] < 0.5 && b[i] < 0.5;
      bc += b[i] < 0.5 && c[i] < 0.5;
      mean += b[i];
    }
  g_assert_cmpfloat (fabs (ab / SIZE - (0.25 + asin (0.5) / (2 * G_PI))), <, 2e-3);
  g_assert_cmpfloat (fabs (bc / SIZE - (0.25 + asin (0.3) / (2 * G_PI))), <, 2e-3);
  g_assert_cmpfloat (fabs (mean / SIZE - 0.5), <, 1e-3);
}

/* Two pairs at 0.9 force the third to at least 2 × 0.81 − 1 = 0.62; the pair listed first has no part in it. */
static void
test_impossible (void)
{
  RecourseCopulaPair pairs[] = { { 3, 4, 0.2 }, { 0, 1, 0.9 }, { 1, 2, 0.9 }, { 0, 2, 0.61 } };
  g_autoptr (GArray) offending = NULL;

  g_assert_null (recourse_copula_new (5, pairs, 4, &offending));
  g_assert_cmpuint (offending->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (g_array_index (offending, guint, i), ==, i + 1);
  pairs[3].rho = 0.63;
  g_autoptr (RecourseCopula) copula = recourse_copula_new (5, pairs, 4, NULL);
  g_assert_nonnull (copula);
}

static void
test_copy (void)
{
  const RecourseCopulaPair pair = { 0, 1, 1.0 };
  g_autoptr (GArray) offending = NULL;

  g_assert_null (recourse_copula_new (2, &pair, 1, &offending));
  g_assert_cmpuint (offending->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/copula/two", test_two);
  g_test_add_func ("/copula/quadrant", test_quadrant);
  g_test_add_func ("/copula/impossible", test_impossible);
  g_test_add_func ("/copula/copy", test_copy);

  return g_test_run ();
}
