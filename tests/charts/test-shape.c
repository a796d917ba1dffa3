/* Shapes that charts draw: the smoothed density of known mixtures, and the regions of a map. */
#include "app/charts/region.h"
#include "app/charts/shape.h"

#include "analysis/program.h"
#include "analysis/sensitivity.h"
#include "drawing/scene.h"
#include "fixture.h"

#include <math.h>

#define N_QUANTILES 1000
/* Integrated absolute error; half of it is the part of all outcomes that is drawn in the wrong place. */
#define MOST_ASTRAY 0.15

typedef struct
{
  double weight, mean, sd;
} Normal;

/* ---- densities ---- */

static double
chance_below (const Normal *parts, guint n, double x)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += parts[i].weight * 0.5 * erfc (-(x - parts[i].mean) / parts[i].sd / M_SQRT2);
  return sum;
}

static double
density (const Normal *parts, guint n, double x)
{
  double sum = 0;

  for (guint i = 0; i < n; i++)
    sum += parts[i].weight * exp (-0.5 * pow ((x - parts[i].mean) / parts[i].sd, 2))
           / (parts[i].sd * sqrt (2 * G_PI));
  return sum;
}

static double
quantile (const Normal *parts, guint n, double level)
{
  double low = -1000, high = 1000;

  for (guint i = 0; i < 100; i++)
    {
      double middle = (low + high) / 2;

      *(chance_below (parts, n, middle) < level ? &low : &high) = middle;
    }
  return (low + high) / 2;
}

/* What the engine says of a mixture: exact quantiles at the middles of equal parts. */
static void
init_payoff (RecoursePayoff *payoff, const Normal *parts, guint n)
{
  double *quantiles = g_new (double, N_QUANTILES), variance = 0;

  *payoff = (RecoursePayoff){ .quantiles = quantiles, .n_quantiles = N_QUANTILES };
  for (guint i = 0; i < N_QUANTILES; i++)
    quantiles[i] = quantile (parts, n, (i + 0.5) / N_QUANTILES);
  for (guint i = 0; i < n; i++)
    payoff->mean += parts[i].weight * parts[i].mean;
  for (guint i = 0; i < n; i++)
    variance += parts[i].weight * (pow (parts[i].sd, 2) + pow (parts[i].mean - payoff->mean, 2));
  payoff->sd = sqrt (variance);
  payoff->p25 = quantile (parts, n, 0.25);
  payoff->p50 = quantile (parts, n, 0.5);
  payoff->p75 = quantile (parts, n, 0.75);
}

/* Sheather and Jones's plug-in bandwidth in two stages (Wand and Jones, "Kernel Smoothing", 1995, 3.6), pair
 * by pair and without bins. */
static double
psi (const RecoursePayoff *payoff, guint order, double g)
{
  double sum = 0;

  for (guint i = 0; i < payoff->n_quantiles; i++)
    for (guint j = 0; j < payoff->n_quantiles; j++)
      {
        double z = (payoff->quantiles[i] - payoff->quantiles[j]) / g, z2 = z * z;
        double hermite =
            order == 4 ? z2 * z2 - 6 * z2 + 3 : z2 * z2 * z2 - 15 * z2 * z2 + 45 * z2 - 15;

        sum += hermite * exp (-z2 / 2);
      }
  return sum / sqrt (2 * G_PI) / pow (g, order + 1) / pow (payoff->n_quantiles, 2);
}

static double
sheather_jones (const RecoursePayoff *payoff)
{
  double n = payoff->n_quantiles, sd = fmin (payoff->sd, (payoff->p75 - payoff->p25) / 1.349);
  double psi8 = 105 / (32 * sqrt (G_PI) * pow (sd, 9));
  double g6 = pow (30 / sqrt (2 * G_PI) / (psi8 * n), 1 / 9.0), psi6 = psi (payoff, 6, g6);
  double g4 = pow (-6 / sqrt (2 * G_PI) / (psi6 * n), 1 / 7.0), psi4 = psi (payoff, 4, g4);

  return pow (1 / (2 * sqrt (G_PI) * psi4 * n), 0.2);
}

/* Smooths as the charts do, on an axis over all of it, and as Sheather and Jones would. */
static void
init_shapes (ChartShape *shape, ChartShape *peer, const Normal *parts, guint n)
{
  RecoursePayoff payoff;
  const RecoursePayoff *only = &payoff;

  init_payoff (&payoff, parts, n);
  chart_shape_init (
      shape, &payoff,
      chart_bandwidth (&only, 1, payoff.quantiles[0], payoff.quantiles[N_QUANTILES - 1]));
  chart_shape_init (peer, &payoff, sheather_jones (&payoff));
  g_free (payoff.quantiles);
}

static double
area (const ChartShape *shape)
{
  double sum = 0;

  for (guint i = 0; i < shape->n; i++)
    sum += shape->values[i] * shape->step;
  return sum;
}

/* Integrated absolute error, between 0 and 2. */
static double
error (const ChartShape *shape, const Normal *parts, guint n)
{
  double sum = 0;

  for (guint i = 0; i < shape->n; i++)
    sum +=
        fabs (shape->values[i] - density (parts, n, shape->from + i * shape->step)) * shape->step;
  return sum;
}

static void
check_humps (const Normal *parts, guint n, guint n_humps)
{
  ChartShape shape, peer;

  init_shapes (&shape, &peer, parts, n);
  g_assert_cmpuint (shape.n_humps, ==, n_humps);
  g_assert_cmpuint (peer.n_humps, ==, n_humps);
  g_assert_cmpfloat_with_epsilon (area (&shape), 1, 0.01);
  g_assert_cmpfloat (error (&shape, parts, n), <=,
                     fmax (MOST_ASTRAY, 1.25 * error (&peer, parts, n)));
  for (guint i = 0; i < n_humps && n == n_humps && n < 3; i++)
    g_assert_cmpfloat_with_epsilon (shape.humps[i], parts[i].mean, parts[i].sd);
  chart_shape_clear (&shape);
  chart_shape_clear (&peer);
}

/* The mixtures of J. Marron and M. Wand, "Exact Mean Integrated Squared Error", Annals of Statistics 20(2),
 * 1992, that bear on outcomes of disputes, and one of unequal parts as a suit has. */
static void
test_humps (void)
{
  const Normal gaussian[] = { { 1, 0, 1 } };
  const Normal bimodal[] = { { 0.5, -1, 2 / 3.0 }, { 0.5, 1, 2 / 3.0 } };
  const Normal separated[] = { { 0.5, -1.5, 0.5 }, { 0.5, 1.5, 0.5 } };
  const Normal three[] = { { 0.3, -6, 1 }, { 0.4, 0, 1 }, { 0.3, 6, 1 } };
  const Normal suit[] = { { 0.6, -1, 0.6 }, { 0.4, 14, 5 } };
  const Normal skewed[] = { { 0.2, 0, 1 }, { 0.2, 0.5, 2 / 3.0 }, { 0.6, 13 / 12.0, 5 / 9.0 } };

  check_humps (gaussian, G_N_ELEMENTS (gaussian), 1);
  check_humps (bimodal, G_N_ELEMENTS (bimodal), 2);
  check_humps (separated, G_N_ELEMENTS (separated), 2);
  check_humps (suit, G_N_ELEMENTS (suit), 2);
  check_humps (skewed, G_N_ELEMENTS (skewed), 1);
  check_humps (three, G_N_ELEMENTS (three), 3);
}

/* ---- regions ---- */

#define N_SIDE 9

/* Twice the signed area inside closed outlines of straight lines. */
static double
outlined_area (const GArray *curve)
{
  double sum = 0;
  RecourseCurvePoint start = { 0 }, at = { 0 };

  for (guint i = 0; i < curve->len; i++)
    {
      RecourseCurvePoint p = g_array_index (curve, RecourseCurvePoint, i);

      if (p.op == RECOURSE_CURVE_MOVE)
        start = at = p;
      if (p.op == RECOURSE_CURVE_CLOSE)
        p = start;
      sum += at.x * p.y - p.x * at.y;
      at = p;
    }
  return fabs (sum / 2);
}

/* Which of three is nearest, as people who share a square would have it: borders are straight. */
static guint
nearest (double x, double y)
{
  static const double sites[][2] = { { 1.2, 2.1 }, { 6.3, 2.9 }, { 3.4, 6.8 } };
  guint best = 0;

  for (guint i = 1; i < G_N_ELEMENTS (sites); i++)
    if (hypot (x - sites[i][0], y - sites[i][1]) < hypot (x - sites[best][0], y - sites[best][1]))
      best = i;
  return best;
}

static double
turn (double x, double y, double dx, double dy)
{
  double before = 0, after = 1;

  if (nearest (x, y) == nearest (x + dx, y + dy))
    return NAN;
  for (guint i = 0; i < 40; i++)
    {
      double middle = (before + after) / 2;

      *(nearest (x + middle * dx, y + middle * dy) == nearest (x, y) ? &before : &after) = middle;
    }
  return (before + after) / 2;
}

/* Regions cover the map once, without holes where three meet, and each as far as it truly reaches, but for
 * the one cell within which they meet. */
static void
test_regions (void)
{
  double x[N_SIDE], y[N_SIDE], turn_x[N_SIDE * N_SIDE], turn_y[N_SIDE * N_SIDE];
  guint labels[N_SIDE * N_SIDE];
  const ChartGrid grid = { N_SIDE, N_SIDE, x, y, labels, turn_x, turn_y };
  double all = 0, truly[3] = { 0 };

  for (guint k = 0; k < N_SIDE * N_SIDE; k++)
    {
      x[k % N_SIDE] = k % N_SIDE;
      y[k / N_SIDE] = k / N_SIDE;
      labels[k] = nearest (k % N_SIDE, k / N_SIDE);
      turn_x[k] = k % N_SIDE + 1 < N_SIDE ? turn (k % N_SIDE, k / N_SIDE, 1, 0) : NAN;
      turn_y[k] = k / N_SIDE + 1 < N_SIDE ? turn (k % N_SIDE, k / N_SIDE, 0, 1) : NAN;
    }
  for (guint i = 0; i < 800 * 800; i++)
    truly[nearest ((i % 800 + 0.5) / 100, (i / 800 + 0.5) / 100)] += 1e-4;
  for (guint label = 0; label < 3; label++)
    {
      g_autoptr (GArray) border = NULL;
      g_autoptr (GArray) outline = chart_region_trace (&grid, label, &border);

      g_assert_cmpfloat_with_epsilon (outlined_area (outline), truly[label], 0.25);
      g_assert_cmpuint (border->len, >, 2);
      all += outlined_area (outline);
    }
  g_assert_cmpfloat_with_epsilon (all, (N_SIDE - 1) * (N_SIDE - 1), 1e-9);
}

static void
test_whole_map (void)
{
  const double at[] = { 0, 1 }, turns[] = { NAN, NAN, NAN, NAN };
  const guint labels[] = { 2, 2, 2, 2 };
  const ChartGrid grid = { 2, 2, at, at, labels, turns, turns };
  g_autoptr (GArray) border = NULL;
  g_autoptr (GArray) outline = chart_region_trace (&grid, 2, &border);
  g_autoptr (GArray) no_border = NULL;
  g_autoptr (GArray) nothing = chart_region_trace (&grid, 1, &no_border);

  g_assert_cmpfloat (outlined_area (outline), ==, 1);
  g_assert_cmpuint (border->len, ==, 0);
  g_assert_cmpuint (nothing->len, ==, 0);
}

/* A grid twice as fine knows who is best halfway between two points of the coarse one; where the coarse one
 * says that the best path gives way must agree, and it says nothing where nobody does. */
static void
test_turns (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (GPtrArray) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (RecourseStrategy) coarse = recourse_program_strategy (program, 15, 3, 0, N_SIDE, NULL);
  g_autoptr (RecourseStrategy) fine =
      recourse_program_strategy (program, 15, 3, 0, 2 * N_SIDE - 1, NULL);
  guint n_turns = 0;

  for (guint i = 0; i < coarse->n_y; i++)
    for (guint j = 0; j + 1 < coarse->n_x; j++)
      {
        guint cell = i * coarse->n_x + j, halfway = 2 * i * fine->n_x + 2 * j + 1;
        double turn = coarse->turn_x[cell];

        g_assert_true (isfinite (turn) == (coarse->best[cell] != coarse->best[cell + 1]));
        if (!isfinite (turn) || fabs (turn - 0.5) < 0.01)
          continue;
        g_assert_true ((turn > 0.5) == (fine->best[halfway] == coarse->best[cell]));
        n_turns++;
      }
  g_assert_cmpuint (n_turns, >, 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/shape/humps", test_humps);
  g_test_add_func ("/charts/shape/regions", test_regions);
  g_test_add_func ("/charts/shape/whole-map", test_whole_map);
  g_test_add_func ("/charts/shape/turns", test_turns);
  return g_test_run ();
}
