/* A density from a sketch: equal bins, smoothed with a Gaussian kernel.  The bandwidth is Silverman's (1986), but its
 * measure of spread is the least of standard deviation, interquartile range and the shortest stretch that holds
 * a quarter of the probability, each scaled to a normal distribution: so two narrow humps far apart stay two. */
#include "statistics.h"

#include <math.h>

#define N_BINS 256

/* At either end so much probability is left out, so that a long tail does not squeeze the rest into one bin. */
#define TAIL_LEFT_OUT 0.0005

/* How long the shortest quarter of a normal distribution is, in standard deviations. */
#define NORMAL_QUARTER 0.637279

static double
find_shortest_quarter (const double *quantiles, guint n)
{
  double shortest = INFINITY;

  for (guint i = 0; i + n / 4 < n; i++)
    shortest = MIN (shortest, quantiles[i + n / 4] - quantiles[i]);
  return shortest;
}

static double
choose_bandwidth (const RecoursePayoff *payoff, double sd, guint64 trials)
{
  double spread = MIN (sd, (payoff->p75 - payoff->p25) / 1.349);

  spread =
      MIN (spread, find_shortest_quarter (payoff->quantiles, payoff->n_quantiles) / NORMAL_QUARTER);
  return 0.9 * spread * pow ((double)trials, -0.2);
}

static void
fill_masses (const RecourseSketch *sketch, double low, double step, double *masses)
{
  double below = recourse_sketch_cumulative (sketch, low, FALSE);

  for (guint i = 0; i < N_BINS; i++)
    {
      double above = recourse_sketch_cumulative (sketch, low + (i + 1) * step, i + 1 == N_BINS);

      masses[i] = MAX (above - below, 0);
      below = above;
    }
}

static void
smooth (const double *masses, double width, double *smoothed)
{
  int reach = (int)CLAMP (ceil (4 * width), 1, N_BINS);
  g_autofree double *kernel = g_new (double, 2 * (gsize)reach + 1);
  double total = 0;

  for (int i = -reach; i <= reach; i++)
    total += kernel[i + reach] = exp (-0.5 * i * i / (width * width));
  for (int i = 0; i < N_BINS; i++)
    smoothed[i] = 0;
  for (int i = 0; i < N_BINS; i++)
    for (int j = MAX (-reach, -i); masses[i] > 0 && j <= MIN (reach, N_BINS - 1 - i); j++)
      smoothed[i + j] += masses[i] * kernel[j + reach] / total;
}

static void
normalize (double *values, double step)
{
  double total = 0;

  for (guint i = 0; i < N_BINS; i++)
    total += values[i];
  for (guint i = 0; i < N_BINS && total > 0; i++)
    values[i] /= total * step;
}

void
recourse_density_fill (const RecourseSketch *sketch,
                       double sd,
                       guint64 trials,
                       RecoursePayoff *payoff)
{
  double low = recourse_sketch_quantile (sketch, TAIL_LEFT_OUT),
         high = recourse_sketch_quantile (sketch, 1 - TAIL_LEFT_OUT);
  double width = high - low, bandwidth = choose_bandwidth (payoff, sd, trials), step;
  double masses[N_BINS];

  if (!(width > 0))
    width = MAX (fabs (low), 1) * 1e-3;
  bandwidth = CLAMP (bandwidth, 0.6 * width / N_BINS, width);
  low -= 3 * bandwidth;
  step = (high + 3 * bandwidth - low) / N_BINS;
  payoff->density.n = N_BINS;
  payoff->density.from = low + step / 2;
  payoff->density.step = step;
  payoff->density.values = g_new (double, N_BINS);
  fill_masses (sketch, low, step, masses);
  smooth (masses, bandwidth / step, payoff->density.values);
  normalize (payoff->density.values, step);
}
