/* Ticks against the cases of the paper and of the chart rules, against a search that skips nothing, and
 * by invariants over random ranges. */
#include "drawing/number.h"
#include "drawing/ticks.h"

#include <math.h>

static void
assert_ticks (double min,
              double max,
              double wanted,
              gboolean is_loose,
              double first,
              double last,
              double step)
{
  RecourseTicks ticks =
      recourse_ticks_find ((RecourseTicksQuery){ min, max, wanted, 0, is_loose, NULL, NULL });

  g_assert_cmpfloat (ticks.min, ==, first);
  g_assert_cmpfloat (ticks.max, ==, last);
  g_assert_cmpfloat (ticks.step, ==, step);
  g_assert_cmpuint (ticks.n, ==, (guint)lround ((last - first) / step) + 1);
}

static void
test_published (void)
{
  assert_ticks (0, 1, 5, FALSE, 0, 1, 0.25);
  assert_ticks (0, 1, 6, FALSE, 0, 1, 0.2);
  assert_ticks (-14.2, 9.9, 5, FALSE, -15, 10, 5);
  assert_ticks (0, 101.8, 6, FALSE, 0, 100, 20);
  assert_ticks (0, 101.8, 6, TRUE, 0, 120, 20);
  assert_ticks (-0.6, 9.9, 6, TRUE, -2, 10, 2);
  assert_ticks (1e9, 1e9 + 5, 6, FALSE, 1e9, 1e9 + 5, 1);
}

static gboolean
is_nice (double step)
{
  static const double nice[] = { 1, 2, 2.5, 3, 4, 5, 10 };
  double mantissa = step / pow (10, floor (log10 (step)));

  for (guint i = 0; i < G_N_ELEMENTS (nice); i++)
    if (fabs (mantissa - nice[i]) < 1e-9)
      return TRUE;
  return FALSE;
}

static void
test_degenerate (void)
{
  static const double values[] = { 0, 3, -13.8, 1e-300, -1e300, 1e300, 1e15, 7e-12, 4.9e-324 };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      RecourseTicks ticks = recourse_ticks_find (
          (RecourseTicksQuery){ values[i], values[i], 5, 0, TRUE, NULL, NULL });

      g_assert_cmpuint (ticks.n, >=, 2);
      g_assert_true (isfinite (ticks.min) && isfinite (ticks.max));
      g_assert_cmpfloat (ticks.min, <, ticks.max);
      g_assert_cmpfloat (ticks.min, <=, values[i]);
      g_assert_cmpfloat (ticks.max, >=, values[i]);
    }
}

static void
test_extreme_ranges_end (void)
{
  static const double bounds[] = { -1.7e308, -1e300, -1,    -1e-300, 0,   1e-300,
                                   1,        1e15,   1e300, 1.7e308, NAN, INFINITY };

  for (guint i = 0; i < G_N_ELEMENTS (bounds); i++)
    for (guint j = 0; j < G_N_ELEMENTS (bounds); j++)
      {
        RecourseTicks ticks = recourse_ticks_find (
            (RecourseTicksQuery){ bounds[i], bounds[j], 5, 8, TRUE, NULL, NULL });

        g_assert_cmpuint (ticks.n, >=, 2);
        g_assert_cmpuint (ticks.n, <=, 8);
        g_assert_true (isfinite (ticks.min) && isfinite (ticks.max) && ticks.min < ticks.max);
      }
}

/* A range whose length and place vary over many orders of magnitude. */
static RecourseTicksQuery
random_query (GRand *rand)
{
  double length = pow (10, g_rand_double_range (rand, -8, 8));
  double min = length * g_rand_double_range (rand, -20, 20);

  return (RecourseTicksQuery){ min, min + length,          g_rand_double_range (rand, 2, 9),
                               0,   g_rand_boolean (rand), NULL,
                               NULL };
}

static void
test_invariants (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (41);

  for (guint i = 0; i < 5000; i++)
    {
      RecourseTicksQuery query = random_query (rand);
      RecourseTicks ticks = recourse_ticks_find (query);

      g_assert_true (is_nice (ticks.step));
      g_assert_cmpuint (ticks.n, >=, 2);
      if (query.is_loose)
        {
          g_assert_cmpfloat (ticks.min, <=, query.min);
          g_assert_cmpfloat (ticks.max, >=, query.max);
        }
      for (guint k = 1; k < ticks.n; k++)
        g_assert_cmpfloat (recourse_ticks_value (&ticks, k), >,
                           recourse_ticks_value (&ticks, k - 1));
    }
}

/* The label is the tick: reading it gives the same double. */
static void
test_labels_are_exact (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);
  const RecourseNumberForm plain = { ".", "" };

  for (guint i = 0; i < 2000; i++)
    {
      RecourseTicks ticks = recourse_ticks_find (random_query (rand));
      guint decimals = recourse_decimals_of_step (ticks.step);

      for (guint k = 0; k < ticks.n && decimals <= 9; k++)
        {
          double value = recourse_ticks_value (&ticks, k);
          g_autofree char *label = recourse_format_number (&plain, fabs (value), decimals);

          g_assert_cmpfloat (g_ascii_strtod (label, NULL), ==, fabs (value));
        }
    }
}

/* The paper's score, with nothing skipped and no bounds. */
static double
score (const RecourseTicksQuery *q, guint rank, double low, double step, guint k)
{
  double high = low + (k - 1) * step, range = q->max - q->min;
  gboolean has_zero =
      low <= step * 1e-9 && high >= -step * 1e-9 && fabs (low / step - round (low / step)) < 1e-6;
  double simple = 1 - rank / 5.0 - 1 + has_zero;
  double cover = 1 - 0.5 * (pow (q->max - high, 2) + pow (q->min - low, 2)) / pow (0.1 * range, 2);
  double rho = (k - 1) / (high - low);
  double wanted = (q->wanted - 1) / (fmax (high, q->max) - fmin (low, q->min));

  return 0.25 * simple + 0.2 * cover + 0.5 * (2 - fmax (rho / wanted, wanted / rho)) + 0.05;
}

static double
best_by_force (const RecourseTicksQuery *q)
{
  static const double mantissas[] = { 1, 5, 2, 2.5, 4, 3 };
  double best = -INFINITY, range = q->max - q->min;
  int power = (int)floor (log10 (range));

  for (guint rank = 0; rank < G_N_ELEMENTS (mantissas); rank++)
    for (int z = power - 3; z <= power + 2; z++)
      for (guint k = 2; k <= 25; k++)
        {
          double step = mantissas[rank] * pow (10, z);

          for (double s = floor (q->min / step) - k; s <= ceil (q->max / step); s++)
            {
              double low = s * step, high = (s + k - 1) * step, slack = 1e-9 * step;

              if (q->is_loose && (low > q->min + slack || high < q->max - slack))
                continue;
              best = fmax (best, score (q, rank, low, step, k));
            }
        }
  return best;
}

static guint
rank_of (double step)
{
  static const double mantissas[] = { 1, 5, 2, 2.5, 4, 3 };
  double mantissa = step / pow (10, floor (log10 (step) + 1e-12));

  for (guint i = 0; i < G_N_ELEMENTS (mantissas); i++)
    if (fabs (mantissa - mantissas[i]) < 1e-6)
      return i;
  g_assert_not_reached ();
}

static void
test_best_of_all (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (43);

  for (guint i = 0; i < 150; i++)
    {
      double length = pow (10, g_rand_double_range (rand, -2, 3));
      double min = length * g_rand_double_range (rand, -1.5, 1);
      RecourseTicksQuery query = { min, min + length,          g_rand_double_range (rand, 2.5, 8),
                                   0,   g_rand_boolean (rand), NULL,
                                   NULL };
      RecourseTicks ticks = recourse_ticks_find (query);
      double found = score (&query, rank_of (ticks.step), ticks.min, ticks.step, ticks.n);

      g_assert_cmpfloat_with_epsilon (found, best_by_force (&query), 1e-6);
    }
}

static gboolean
at_most_three (const RecourseTicks *ticks, gpointer data)
{
  return ticks->n <= 3;
}

static void
test_fit (void)
{
  RecourseTicks ticks =
      recourse_ticks_find ((RecourseTicksQuery){ 0, 100, 6, 0, TRUE, at_most_three, NULL });

  g_assert_cmpuint (ticks.n, <=, 3);
  g_assert_cmpfloat (ticks.max, >=, 100);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/ticks/published", test_published);
  g_test_add_func ("/drawing/ticks/degenerate-range-is-widened", test_degenerate);
  g_test_add_func ("/drawing/ticks/extreme-ranges-end", test_extreme_ranges_end);
  g_test_add_func ("/drawing/ticks/invariants", test_invariants);
  g_test_add_func ("/drawing/ticks/labels-are-exact", test_labels_are_exact);
  g_test_add_func ("/drawing/ticks/best-of-all", test_best_of_all);
  g_test_add_func ("/drawing/ticks/fit", test_fit);
  return g_test_run ();
}
