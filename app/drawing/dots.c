/* Quantile dotplots.  The diameter is found by trying all of them from the largest down: how high the
 * columns grow is no monotone function of it, and n is at most 50. */
#include "drawing/dots.h"

#include "drawing/placement.h"

#include <math.h>

#define DIAMETER_STEP 0.25
#define LEAST_DIAMETER 1.0

/* The quantile whose share of the draws contains the middle of the dot's. */
static void
pick_values (GArray *dots,
             const double *quantiles,
             guint n_quantiles,
             guint n_dots,
             const RecourseScale *scale)
{
  for (guint i = 0; i < n_dots; i++)
    {
      guint at = (guint)((i + 0.5) / n_dots * n_quantiles);
      RecourseDot dot = { .value = quantiles[MIN (at, n_quantiles - 1)] };

      dot.x = recourse_scale_map (scale, dot.value);
      g_array_append_val (dots, dot);
    }
}

/* Columns for one diameter: the spot's weight is the number of dots in it. */
static guint
gather (const GArray *dots, double diameter, RecourseSpot *columns)
{
  guint n = 0;
  double first = 0;

  for (guint i = 0; i < dots->len; i++)
    {
      double x = g_array_index (dots, RecourseDot, i).x;

      if (n == 0 || fabs (x - first) >= diameter)
        {
          columns[n++] = (RecourseSpot){ .wanted = 0, .size = diameter, .weight = 0 };
          first = x;
        }
      columns[n - 1].wanted += x;
      columns[n - 1].weight += 1;
    }
  for (guint c = 0; c < n; c++)
    columns[c].wanted /= columns[c].weight;
  return n;
}

static double
tallest (const RecourseSpot *columns, guint n)
{
  double most = 0;

  for (guint c = 0; c < n; c++)
    most = fmax (most, columns[c].weight);
  return most;
}

static void
stack (GArray *dots, const RecourseSpot *columns, guint n, double diameter)
{
  guint i = 0;

  for (guint c = 0; c < n; c++)
    for (guint k = 0; k < (guint)columns[c].weight; k++, i++)
      {
        RecourseDot *dot = &g_array_index (dots, RecourseDot, i);

        dot->x = columns[c].placed;
        dot->rise = (k + 0.5) * diameter;
      }
}

GArray *
recourse_quantile_dots (const double *quantiles,
                        guint n_quantiles,
                        guint n_dots,
                        RecourseScale scale,
                        double height,
                        double most,
                        double *diameter)
{
  GArray *dots = g_array_sized_new (FALSE, FALSE, sizeof (RecourseDot), n_dots);
  g_autofree RecourseSpot *columns = g_new0 (RecourseSpot, n_dots + 1);
  double from = scale.pixel_min, to = scale.pixel_max;
  guint n;

  g_return_val_if_fail (scale.pixel_max >= scale.pixel_min, dots);

  *diameter = fmax (fmin (most, height), LEAST_DIAMETER);
  if (n_quantiles == 0)
    return dots;
  pick_values (dots, quantiles, n_quantiles, n_dots, &scale);
  while ((n = gather (dots, *diameter, columns)) > 0 && *diameter > LEAST_DIAMETER
         && (tallest (columns, n) * *diameter > height || n * *diameter > to - from))
    *diameter = fmax (*diameter - DIAMETER_STEP, LEAST_DIAMETER);
  recourse_place_along (columns, n, from, to);
  stack (dots, columns, n, *diameter);
  return dots;
}
