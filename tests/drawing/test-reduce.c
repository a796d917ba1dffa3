/* M4 against a brute-force raster: every pixel that the full line touches, the reduced one touches, and
 * no other. */
#include "drawing/reduce.h"

#include <math.h>
#include <string.h>

#define WIDTH 97
#define HEIGHT 61

typedef struct
{
  guint8 pixels[HEIGHT][WIDTH];
} Raster;

/* Rows that the part of a segment within a column of pixels reaches. */
static void
mark_column (Raster *raster, guint column, double x1, double y1, double x2, double y2)
{
  double left = fmax (x1, column), right = fmin (x2, column + 1.0);
  double slope = x2 > x1 ? (y2 - y1) / (x2 - x1) : 0;
  double a = x2 > x1 ? y1 + slope * (left - x1) : y1, b = x2 > x1 ? y1 + slope * (right - x1) : y2;

  /* The ends exactly, lest rounding decide. */
  if (left == x1)
    a = y1;
  if (right == x2 && x2 > x1)
    b = y2;
  for (int y = (int)floor (fmin (a, b)); y <= (int)floor (fmax (a, b)); y++)
    raster->pixels[CLAMP (y, 0, HEIGHT - 1)][column] = 1;
}

static void
draw (Raster *raster, double x1, double y1, double x2, double y2)
{
  for (guint column = 0; column < WIDTH; column++)
    if (x2 >= column && x1 < column + 1.0)
      mark_column (raster, column, x1, y1, x2, y2);
}

static void
draw_all (Raster *raster, const double *xs, const double *ys, const guint *which, guint n)
{
  memset (raster, 0, sizeof *raster);
  for (guint k = 1; k < n; k++)
    {
      guint i = which != NULL ? which[k - 1] : k - 1, j = which != NULL ? which[k] : k;

      if (isfinite (ys[i]) && isfinite (ys[j]))
        draw (raster, xs[i], ys[i], xs[j], ys[j]);
    }
}

static void
make_line (GRand *rand, double *xs, double *ys, guint n, double gaps)
{
  double y = HEIGHT / 2.0;

  for (guint i = 0; i < n; i++)
    {
      xs[i] = (i + g_rand_double (rand)) * WIDTH / n;
      y = CLAMP (y + g_rand_double_range (rand, -6, 6), 0.5, HEIGHT - 0.5);
      ys[i] = g_rand_double (rand) < gaps ? NAN : y;
    }
}

static void
test_same_pixels (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autofree Raster *full = g_new (Raster, 1);
  g_autofree Raster *reduced = g_new (Raster, 1);
  guint sizes[] = { 1, 2, 50, 500, 5000 };
  double gaps[] = { 0, 0.01, 0.3 };

  for (guint round = 0; round < 45; round++)
    {
      guint n = sizes[round % 5];
      g_autofree double *xs = g_new (double, n);
      g_autofree double *ys = g_new (double, n);
      g_autoptr (GArray) kept = NULL;

      make_line (rand, xs, ys, n, gaps[round % 3]);
      kept = recourse_reduce_line (xs, ys, n, 0, 1);
      draw_all (full, xs, ys, NULL, n);
      draw_all (reduced, xs, ys, (const guint *)(gpointer)kept->data, kept->len);
      g_assert_cmpmem (full, sizeof *full, reduced, sizeof *reduced);
    }
}

static void
test_few_points (void)
{
  guint n = 100000;
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);
  g_autofree double *xs = g_new (double, n);
  g_autofree double *ys = g_new (double, n);
  g_autoptr (GArray) kept = NULL;

  make_line (rand, xs, ys, n, 0);
  kept = recourse_reduce_line (xs, ys, n, 0, 1);
  g_assert_cmpuint (kept->len, <=, 4 * WIDTH);
  g_assert_cmpuint (kept->len, >=, 3 * WIDTH);
}

static void
test_gaps_break (void)
{
  double xs[] = { 0, 1, 2, 3, 4, 5 }, ys[] = { 1, 2, NAN, NAN, 3, INFINITY };
  g_autoptr (GPtrArray) curves = recourse_reduce_to_curves (xs, ys, 6, 0.5);
  GArray *curve = g_ptr_array_index (curves, 0);
  RecourseCurveOp ops[] = { RECOURSE_CURVE_MOVE, RECOURSE_CURVE_LINE, RECOURSE_CURVE_MOVE };

  g_assert_cmpuint (curves->len, ==, 1);
  g_assert_cmpuint (curve->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    g_assert_cmpint (g_array_index (curve, RecourseCurvePoint, i).op, ==, ops[i]);
  g_assert_cmpfloat (g_array_index (curve, RecourseCurvePoint, 2).x, ==, 4);
}

static void
test_pieces_join (void)
{
  guint n = 10000;
  g_autofree double *xs = g_new (double, n);
  g_autofree double *ys = g_new (double, n);
  g_autoptr (GPtrArray) curves = NULL;
  RecourseCurvePoint end = { .x = 0, .y = 0 };

  for (guint i = 0; i < n; i++)
    {
      xs[i] = i;
      ys[i] = i % 7;
    }
  curves = recourse_reduce_to_curves (xs, ys, n, 0);
  g_assert_cmpuint (curves->len, >=, 5);
  for (guint i = 0; i < curves->len; i++)
    {
      GArray *curve = g_ptr_array_index (curves, i);
      RecourseCurvePoint start = g_array_index (curve, RecourseCurvePoint, 0);

      g_assert_cmpuint (curve->len, <=, 2000);
      g_assert_cmpfloat (start.x, ==, end.x);
      g_assert_cmpfloat (start.y, ==, end.y);
      end = g_array_index (curve, RecourseCurvePoint, curve->len - 1);
    }
  g_assert_cmpfloat (end.x, ==, n - 1);
}

static double
distance_to_segment (RecourseCurvePoint p, RecourseCurvePoint a, RecourseCurvePoint b)
{
  double dx = b.x - a.x, dy = b.y - a.y, length2 = dx * dx + dy * dy;
  double along = length2 > 0 ? CLAMP (((p.x - a.x) * dx + (p.y - a.y) * dy) / length2, 0, 1) : 0;

  return hypot (p.x - a.x - along * dx, p.y - a.y - along * dy);
}

static double
distance_to_curve (RecourseCurvePoint p, const GArray *curve)
{
  double least = INFINITY;

  for (guint i = 1; i < curve->len; i++)
    if (g_array_index (curve, RecourseCurvePoint, i).op == RECOURSE_CURVE_LINE)
      least = fmin (least, distance_to_segment (p, g_array_index (curve, RecourseCurvePoint, i - 1),
                                                g_array_index (curve, RecourseCurvePoint, i)));
  return least;
}

/* Every corner dropped lies within the tolerance of what is left; ends, arcs and pieces stay. */
static void
test_simplify (void)
{
  const double tolerance = 0.1;
  g_autoptr (GArray) curve = recourse_curve_new (), whole = NULL;

  for (guint i = 0; i <= 400; i++)
    (i == 0 ? recourse_curve_move_to : recourse_curve_line_to) (curve, i, 60 * sin (i / 40.0));
  recourse_curve_move_to (curve, 5, 5);
  recourse_curve_line_to (curve, 6, 5);
  recourse_curve_cubic_to (curve, 7, 5, 8, 6, 8, 7);
  recourse_curve_close (curve);
  whole = g_array_copy (curve);
  recourse_curve_simplify (curve, tolerance);

  g_assert_cmpuint (curve->len, <, whole->len / 4);
  for (guint i = 0; i <= 400; i++)
    g_assert_cmpfloat (distance_to_curve (g_array_index (whole, RecourseCurvePoint, i), curve), <=,
                       tolerance);
  g_assert_cmpfloat (g_array_index (curve, RecourseCurvePoint, 0).x, ==, 0);
  g_assert_cmpmem (
      &g_array_index (curve, RecourseCurvePoint, curve->len - 4), 4 * sizeof (RecourseCurvePoint),
      &g_array_index (whole, RecourseCurvePoint, whole->len - 4), 4 * sizeof (RecourseCurvePoint));
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) curves = recourse_reduce_to_curves (NULL, NULL, 0, 1);

  g_assert_cmpuint (curves->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/reduce/same-pixels", test_same_pixels);
  g_test_add_func ("/reduce/few-points", test_few_points);
  g_test_add_func ("/reduce/gaps-break", test_gaps_break);
  g_test_add_func ("/reduce/pieces-join", test_pieces_join);
  g_test_add_func ("/reduce/simplify", test_simplify);
  g_test_add_func ("/reduce/nothing", test_nothing);
  return g_test_run ();
}
