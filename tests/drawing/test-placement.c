/* Labels along a line against a search over a grid; lanes and dots by what must never happen. */
#include "drawing/dots.h"
#include "drawing/placement.h"

#include <math.h>
#include <string.h>

#define WIDTH 48

static double
cost (const RecourseSpot *spots, guint n)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += spots[i].weight * pow (spots[i].placed - spots[i].wanted, 2);
  return sum;
}

/* The least cost with all positions whole numbers: dynamic programming over the last position. */
static double
least_on_grid (const RecourseSpot *spots, guint n)
{
  double best[WIDTH + 1], next[WIDTH + 1];

  for (guint i = 0; i < n; i++)
    {
      double running = INFINITY;
      int reached = 0;

      for (int p = 0; p <= WIDTH; p++)
        {
          gboolean is_inside = p - spots[i].size / 2 >= 0 && p + spots[i].size / 2 <= WIDTH;

          for (; i > 0 && reached <= p - (spots[i - 1].size + spots[i].size) / 2; reached++)
            running = fmin (running, best[reached]);
          next[p] = is_inside
                        ? (i > 0 ? running : 0) + spots[i].weight * pow (p - spots[i].wanted, 2)
                        : INFINITY;
        }
      memcpy (best, next, sizeof best);
    }
  for (int p = 1; p <= WIDTH; p++)
    best[0] = fmin (best[0], best[p]);
  return best[0];
}

static void
test_along_optimal (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint trial = 0; trial < 2000; trial++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 7);
      RecourseSpot spots[7], rounded[7];

      for (guint i = 0; i < n; i++)
        spots[i] =
            (RecourseSpot){ g_rand_int_range (rand, -5, WIDTH + 5),
                            2 * g_rand_int_range (rand, 1, 5), g_rand_int_range (rand, 1, 4), 0 };
      recourse_place_along (spots, n, 0, WIDTH);
      for (guint i = 0; i < n; i++)
        {
          g_assert_cmpfloat (spots[i].placed - spots[i].size / 2, >=, -1e-9);
          g_assert_cmpfloat (spots[i].placed + spots[i].size / 2, <=, WIDTH + 1e-9);
          if (i > 0)
            g_assert_cmpfloat (spots[i].placed - spots[i - 1].placed, >=,
                               (spots[i].size + spots[i - 1].size) / 2 - 1e-9);
          rounded[i] = spots[i];
          rounded[i].placed = floor (spots[i].placed + 0.5);
        }
      g_assert_cmpfloat (cost (spots, n), <=, least_on_grid (spots, n) + 1e-9);
      g_assert_cmpfloat (least_on_grid (spots, n), <=, cost (rounded, n) + 1e-9);
    }
}

static void
test_along_too_many (void)
{
  RecourseSpot spots[] = { { 5, 20, 1, 0 }, { 6, 20, 1, 0 }, { 7, 20, 1, 0 } };

  recourse_place_along (spots, 3, 0, 30);
  g_assert_cmpfloat (spots[0].placed, ==, 10);
  g_assert_cmpfloat (spots[1].placed, ==, 30);
  g_assert_cmpfloat (spots[2].placed, ==, 50);
  recourse_place_along (spots, 0, 0, 30);
}

static void
assert_clear (const RecourseLaneLabel *a, const RecourseLaneLabel *b, double gap)
{
  if (a->lane < 0 || b->lane < 0)
    return;
  if (a->lane == b->lane)
    g_assert_true (a->x + a->width + gap <= b->x || b->x + b->width + gap <= a->x);
  if (a->lane > b->lane)
    g_assert_false (a->anchor > b->x && a->anchor < b->x + b->width);
}

static void
test_lanes (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint trial = 0; trial < 500; trial++)
    {
      guint n = (guint)g_rand_int_range (rand, 1, 15);
      RecourseLaneLabel labels[15];
      double at = 20;

      for (guint i = 0; i < n; i++)
        {
          at += g_rand_double_range (rand, 0, 80);
          labels[i] = (RecourseLaneLabel){ at, g_rand_double_range (rand, 30, 160), 0, 0 };
        }
      recourse_place_in_lanes (labels, n, 4, 8, 0, 900);
      for (guint i = 0; i < n; i++)
        for (guint j = 0; j < n; j++)
          if (i != j)
            assert_clear (&labels[i], &labels[j], 8);
      for (guint i = 0; i < n; i++)
        if (labels[i].lane >= 0)
          g_assert_true (labels[i].x >= 0 && labels[i].x + labels[i].width <= 900);
    }
}

static void
test_lanes_far_apart (void)
{
  RecourseLaneLabel labels[] = { { 100, 80, 0, 0 }, { 300, 80, 0, 0 }, { 500, 80, 0, 0 } };

  recourse_place_in_lanes (labels, 3, 3, 8, 0, 600);
  for (guint i = 0; i < 3; i++)
    {
      g_assert_cmpint (labels[i].lane, ==, 0);
      g_assert_cmpfloat (labels[i].x, ==, labels[i].anchor - 40);
    }
}

/* Close neighbours: every one finds a place, the leaders of the higher ones run free. */
static void
test_lanes_cluster (void)
{
  RecourseLaneLabel labels[] = {
    { 100, 120, 0, 0 }, { 110, 120, 0, 0 }, { 120, 120, 0, 0 }, { 130, 120, 0, 0 }
  };

  recourse_place_in_lanes (labels, 4, 4, 8, 0, 600);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpint (labels[i].lane, >=, 0);
}

/* Leaders of a crowd pass between names on both sides of it: twelve names take half as many lanes. */
static void
test_lanes_crowd (void)
{
  RecourseLaneLabel labels[12];

  for (guint i = 0; i < 12; i++)
    labels[i] = (RecourseLaneLabel){ 450 + 9 * (double)i, 250 - 3 * (double)i, 0, 0 };
  recourse_place_in_lanes (labels, 12, 6, 8, 0, 1000);
  for (guint i = 0; i < 12; i++)
    {
      g_assert_cmpint (labels[i].lane, >=, 0);
      for (guint j = 0; j < i; j++)
        {
          assert_clear (&labels[i], &labels[j], 8);
          assert_clear (&labels[j], &labels[i], 8);
        }
    }
}

static void
assert_dots (const GArray *dots, double diameter, double height, double from, double to)
{
  for (guint i = 0; i < dots->len; i++)
    {
      const RecourseDot *a = &g_array_index (dots, RecourseDot, i);

      g_assert_cmpfloat (a->rise + diameter / 2, <=, height + 1e-9);
      g_assert_cmpfloat (a->rise - diameter / 2, >=, -1e-9);
      g_assert_true (a->x - diameter / 2 >= from - 1e-9 && a->x + diameter / 2 <= to + 1e-9);
      for (guint j = 0; j < i; j++)
        {
          const RecourseDot *b = &g_array_index (dots, RecourseDot, j);

          g_assert_cmpfloat (hypot (a->x - b->x, a->rise - b->rise), >=, diameter - 1e-9);
        }
    }
}

static void
test_dots (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);
  RecourseScale scale = { -10, 10, 0, 400 };

  for (guint trial = 0; trial < 100; trial++)
    {
      double quantiles[1000], at = -9.5, diameter;
      g_autoptr (GArray) dots = NULL;

      for (guint i = 0; i < 1000; i++)
        {
          at += g_rand_double (rand) < 0.02 ? g_rand_double_range (rand, 0, 1) : 0.002;
          quantiles[i] = fmin (at, 9.5);
        }
      dots =
          recourse_quantile_dots (quantiles, 1000, trial % 2 ? 20 : 50, scale, 120, 30, &diameter);
      g_assert_cmpuint (dots->len, ==, trial % 2 ? 20 : 50);
      assert_dots (dots, diameter, 120, 0, 400);
    }
}

/* Each dot is the quantile at (i − ½)/n of a distribution whose quantiles are known. */
static void
test_dots_are_quantiles (void)
{
  double quantiles[1000], diameter;
  RecourseScale scale = { 0, 1, 0, 400 };
  g_autoptr (GArray) dots = NULL;

  for (guint i = 0; i < 1000; i++)
    quantiles[i] = (i + 0.5) / 1000;
  dots = recourse_quantile_dots (quantiles, 1000, 20, scale, 100, 40, &diameter);
  for (guint i = 0; i < 20; i++)
    g_assert_cmpfloat_with_epsilon (g_array_index (dots, RecourseDot, i).value, (i + 0.5) / 20,
                                    0.001);
}

static void
test_dots_one_value (void)
{
  double quantiles[] = { 3, 3, 3 }, diameter;
  RecourseScale scale = { 3, 3, 0, 400 };
  g_autoptr (GArray) dots = recourse_quantile_dots (quantiles, 3, 20, scale, 100, 40, &diameter);

  g_assert_cmpuint (dots->len, ==, 20);
  g_assert_cmpfloat (diameter, ==, 5);
  assert_dots (dots, diameter, 100, 0, 400);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/placement/along/optimal", test_along_optimal);
  g_test_add_func ("/drawing/placement/along/too-many", test_along_too_many);
  g_test_add_func ("/drawing/placement/lanes/nothing-touches", test_lanes);
  g_test_add_func ("/drawing/placement/lanes/far-apart", test_lanes_far_apart);
  g_test_add_func ("/drawing/placement/lanes/cluster", test_lanes_cluster);
  g_test_add_func ("/drawing/placement/lanes/crowd", test_lanes_crowd);
  g_test_add_func ("/drawing/dots/never-touch", test_dots);
  g_test_add_func ("/drawing/dots/are-quantiles", test_dots_are_quantiles);
  g_test_add_func ("/drawing/dots/one-value", test_dots_one_value);
  return g_test_run ();
}
