/* Gaussian kernel density on a grid with linear binning (Silverman 1982; Wand 1994).  The engine's own
 * densities each have their own bandwidth; pictures that compare need one for all, so it is smoothed
 * again here from the quantile function, which is a sample of equal weights. */
#include "shape.h"

#include <math.h>

#define GRID 512
/* How long the shortest eighth of a normal distribution is, in standard deviations. */
#define NORMAL_EIGHTH 0.314621
#define REACH 4.0 /* bandwidths after which the kernel is cut off */
#define LEAST_PART_OF_AXIS (1 / 130.0)
/* A hump counts if the valley before the next is this much lower than the lower of the two. */
#define VALLEY 0.75
/* … and if it is no mere ripple: so much of all outcomes lies between the valley before and its far side. */
#define LEAST_MASS 0.04

gboolean
chart_payoff_has_draws (const RecoursePayoff *payoff)
{
  return payoff->n_quantiles > 0 && isfinite (payoff->p50);
}

double
chart_payoff_mean (const RecoursePayoff *payoff)
{
  return isfinite (payoff->mean) ? payoff->mean : payoff->rollback_mean;
}

double
chart_quantile (const RecoursePayoff *payoff, double level)
{
  double at = level * payoff->n_quantiles - 0.5;
  guint last = payoff->n_quantiles - 1;
  guint i = (guint)CLAMP (floor (at), 0, last);
  double part = CLAMP (at - i, 0, 1);

  return payoff->quantiles[i] * (1 - part) + payoff->quantiles[MIN (i + 1, last)] * part;
}

/* Between two quantiles by linear interpolation, at a value that several have the chance of any. */
double
chart_chance_of (const RecoursePayoff *payoff, double value)
{
  guint low = 0, high = payoff->n_quantiles;
  double gap, part;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (payoff->quantiles[middle] < value)
        low = middle + 1;
      else
        high = middle;
    }
  if (low == 0)
    return 1;
  if (low == payoff->n_quantiles)
    return 0;
  gap = payoff->quantiles[low] - payoff->quantiles[low - 1];
  part = gap > 0 ? (payoff->quantiles[low] - value) / gap : 0;
  return CLAMP (1 - (low + 0.5 - part) / payoff->n_quantiles, 0, 1);
}

/* The least stretch that holds an eighth of the outcomes, as the standard deviation of a normal one in
 * which it would be the same. */
static double
narrowest_spread (const RecoursePayoff *payoff)
{
  guint n = payoff->n_quantiles, eighth = n / 8;
  double least = INFINITY;

  for (guint i = 0; eighth > 0 && i + eighth < n; i++)
    least = fmin (least, payoff->quantiles[i + eighth] - payoff->quantiles[i]);
  return least / NORMAL_EIGHTH;
}

/* Silverman's rule; the effective number is that of draws behind the quantiles, not of quantiles.  Standard
 * deviation and quartiles are as wide as both humps together, where there are two; the narrowest eighth is
 * as wide as the narrower hump, and so the rule comes as near to a known mixture as Sheather and Jones's
 * bandwidth (1991), for a hundredth of its work. */
static double
rule_of_thumb (const RecoursePayoff *payoff)
{
  double spread = (payoff->p75 - payoff->p25) / 1.34, narrow = narrowest_spread (payoff);

  if (isfinite (payoff->sd) && payoff->sd > 0)
    spread = spread > 0 ? fmin (spread, payoff->sd) : payoff->sd;
  if (narrow > 0)
    spread = fmin (spread, narrow);
  return 0.9 * spread * pow (1000, -0.2);
}

double
chart_bandwidth (const RecoursePayoff *const *payoffs, guint n, double low, double high)
{
  double least = INFINITY, floor_width = (high - low) * LEAST_PART_OF_AXIS;

  for (guint i = 0; i < n; i++)
    if (chart_payoff_has_draws (payoffs[i]))
      least = fmin (least, rule_of_thumb (payoffs[i]));
  if (!(isfinite (least)))
    least = 0;
  least = fmax (least, floor_width);
  return least > 0 ? least : 1;
}

static void
bin (const RecoursePayoff *payoff, const ChartShape *shape, double *bins)
{
  const double weight = 1.0 / payoff->n_quantiles;

  for (guint i = 0; i < payoff->n_quantiles; i++)
    {
      double at = (payoff->quantiles[i] - shape->from) / shape->step;
      guint cell = (guint)CLAMP (at, 0, GRID - 2);
      double part = CLAMP (at - cell, 0, 1);

      bins[cell] += (1 - part) * weight;
      bins[cell + 1] += part * weight;
    }
}

/* A normal curve with its middle at @reach, of which all values times @step add up to 1. */
static void
fill_kernel (double *kernel, int reach, double step, double bandwidth)
{
  double sum = 0;

  for (int k = -reach; k <= reach; k++)
    sum += kernel[k + reach] = exp (-0.5 * k * k * step * step / (bandwidth * bandwidth));
  for (int k = 0; k <= 2 * reach; k++)
    kernel[k] /= sum * step;
}

static void
smooth (ChartShape *shape, const double *bins, double bandwidth)
{
  int reach = (int)fmin (GRID - 1, ceil (REACH * bandwidth / shape->step));
  g_autofree double *kernel = g_new (double, 2 * reach + 1);

  fill_kernel (kernel, reach, shape->step, bandwidth);
  for (int i = 0; i < GRID; i++)
    {
      int first = MAX (i - reach, 0), last = MIN (i + reach, GRID - 1);

      for (int k = first; bins[i] > 0 && k <= last; k++)
        shape->values[k] += bins[i] * kernel[k - i + reach];
    }
  for (int i = 0; i < GRID; i++)
    shape->peak = fmax (shape->peak, shape->values[i]);
}

static void
note_hump (ChartShape *shape, guint top)
{
  double x = shape->from + top * shape->step;

  shape->n_humps++;
  if (shape->n_humps <= 2)
    {
      shape->humps[shape->n_humps - 1] = x;
      return;
    }
  /* Of three keep the two that are higher. */
  if (chart_shape_at (shape, shape->humps[0]) < chart_shape_at (shape, shape->humps[1]))
    shape->humps[0] = shape->humps[1];
  else if (chart_shape_at (shape, x) < chart_shape_at (shape, shape->humps[1]))
    return;
  shape->humps[1] = x;
}

/* Walks up and down hill: a hump is noted once the way down from it is deep enough, and if enough lies under
 * it; a low one may hold as many of the outcomes as a steep one, which height would not tell. */
static void
count_humps (ChartShape *shape)
{
  guint top = 0;
  double valley = 0, mass = 0;
  gboolean is_climbing = TRUE;

  for (guint i = 1; i < shape->n; i++)
    {
      double here = shape->values[i];

      mass += here * shape->step;
      if (is_climbing && here > shape->values[top])
        top = i;
      else if (is_climbing && mass > LEAST_MASS && here < VALLEY * shape->values[top])
        {
          note_hump (shape, top);
          valley = here;
          is_climbing = FALSE;
        }
      else if (!is_climbing)
        {
          if (here < valley)
            mass = 0;
          valley = fmin (valley, here);
          if (here > valley / VALLEY && mass > LEAST_MASS / 4)
            {
              is_climbing = TRUE;
              top = i;
            }
        }
    }
}

void
chart_shape_init (ChartShape *shape, const RecoursePayoff *payoff, double bandwidth)
{
  g_autofree double *bins = g_new0 (double, GRID);
  double margin = REACH * bandwidth;

  *shape = (ChartShape){ .low = payoff->quantiles[0],
                         .high = payoff->quantiles[payoff->n_quantiles - 1],
                         .n = GRID,
                         .values = g_new0 (double, GRID) };
  shape->from = shape->low - margin;
  shape->step = (shape->high + margin - shape->from) / (GRID - 1);
  bin (payoff, shape, bins);
  smooth (shape, bins, bandwidth);
  count_humps (shape);
}

void
chart_shape_clear (ChartShape *shape)
{
  g_clear_pointer (&shape->values, g_free);
}

double
chart_shape_at (const ChartShape *shape, double x)
{
  double at = (x - shape->from) / shape->step;
  double part;
  guint i;

  if (at < 0 || at >= shape->n - 1)
    return 0;
  i = (guint)floor (at);
  part = at - i;
  return shape->values[i] * (1 - part) + shape->values[i + 1] * part;
}
