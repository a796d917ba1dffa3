/* The regularized incomplete beta function by its continued fraction, and its inverse by Newton's method on
 * logistic scales, where the function is nearly straight.  The factor in front is computed as a deviance
 * after Loader, "Fast and accurate computation of binomial probabilities" (2000), so that large parameters
 * do not cancel. */
#include "beta.h"

#include <float.h>
#include <math.h>

/* ln Γ(x) less Stirling's approximation */
static double
stirling_error (double x)
{
  const double z = 1.0 / (x * x);
  int sign;

  if (x < 10.0)
    return lgamma_r (x, &sign) - (x - 0.5) * log (x) + x - 0.5 * log (2.0 * G_PI);

  return (1.0 / 12.0
          - z
                * (1.0 / 360.0
                   - z
                         * (1.0 / 1260.0
                            - z * (1.0 / 1680.0 - z * (1.0 / 1188.0 - z * 691.0 / 360360.0)))))
         / x;
}

/* ln (1 + u) − u without cancellation, where |u| is small */
static double
log1p_less (double u)
{
  const double r = u / (2.0 + u), y = r * r;
  double sum = 0.0;

  for (int k = 25; k >= 3; k -= 2)
    sum = y * sum + 1.0 / k;

  return r * (2.0 * y * sum - u);
}

/* A place x = 1/(1 + e^−w) in 0–1 with both distances to the ends and their logarithms. */
typedef struct
{
  double x, y, log_x, log_y;
} Place;

static Place
place_at (double w)
{
  const double far = exp (-fabs (w)), small = far / (1.0 + far), large = 1.0 / (1.0 + far);
  const double log_large = -log1p (far), log_small = log_large - fabs (w);

  return w < 0.0 ? (Place){ small, large, log_small, log_large }
                 : (Place){ large, small, log_large, log_small };
}

static double
deviance (double share, double x, double log_x)
{
  const double u = (x - share) / share;

  return fabs (u) < 0.3 ? log1p_less (u) : log_x - log (share) - u;
}

/* ln of x^α y^β / B(α, β), which is the density of w */
static double
log_density (double alpha, double beta, Place at)
{
  const double n = alpha + beta;

  return alpha * deviance (alpha / n, at.x, at.log_x) + beta * deviance (beta / n, at.y, at.log_y)
         + 0.5 * log (alpha * beta / (2.0 * G_PI * n))
         - (stirling_error (alpha) + stirling_error (beta) - stirling_error (n));
}

/* Continued fraction 26.5.8 of Abramowitz and Stegun by the modified method of Lentz (1976). */
static double
fraction (double a, double b, double x)
{
  double c = 1.0, d = 1.0 / (1.0 - (a + b) * x / (a + 1.0)), result = d;

  for (int m = 1; m < 100000; m++)
    {
      const double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
      d = 1.0 / (1.0 + even * d);
      c = 1.0 + even / c;
      result *= d * c;
      const double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
      d = 1.0 / (1.0 + odd * d);
      c = 1.0 + odd / c;
      result *= d * c;
      if (fabs (d * c - 1.0) < DBL_EPSILON)
        break;
    }

  return result;
}

/* ln of the probability below and above a place */
static void
log_tails (double alpha, double beta, Place at, double log_f, double *below, double *above)
{
  if (at.x < (alpha + 1.0) / (alpha + beta + 2.0))
    {
      *below = fmin (log_f + log (fraction (alpha, beta, at.x) / alpha), 0.0);
      *above = log1p (-exp (*below));
    }
  else
    {
      *above = fmin (log_f + log (fraction (beta, alpha, at.y) / beta), 0.0);
      *below = log1p (-exp (*above));
    }
}

double
recourse_beta_cumulative (double alpha, double beta, double x)
{
  double below, above;

  if (x <= 0.0)
    return 0.0;
  if (x >= 1.0)
    return 1.0;

  const Place at = { x, 1.0 - x, log (x), log1p (-x) };
  log_tails (alpha, beta, at, log_density (alpha, beta, at), &below, &above);

  return exp (below);
}

double
recourse_beta_guess (double alpha, double beta, double logit)
{
  return log (alpha / beta) + logit * sqrt (3.0) / G_PI * sqrt (1.0 / alpha + 1.0 / beta);
}

/* Newton steps within a bracket that they tighten; where one leaves it, its middle. */
RecourseBetaPoint
recourse_beta_solve (double alpha, double beta, double logit, double guess)
{
  double low = -1e6, high = 1e6, w = guess;
  RecourseBetaPoint point = { 0 };

  for (int i = 0; i < 200; i++)
    {
      const Place at = place_at (w);
      const double log_f = log_density (alpha, beta, at);
      double below, above;
      log_tails (alpha, beta, at, log_f, &below, &above);

      const double slope = exp (below + above - log_f), miss = logit - (below - above);
      point = (RecourseBetaPoint){
        .w = w,
        .slope = slope,
        .curvature = slope * (exp (above) - exp (below) - slope * (alpha - (alpha + beta) * at.x)),
      };
      if (miss > 0.0)
        low = w;
      else
        high = w;
      const double next = w + miss * slope;
      const double tolerance = 4.0 * DBL_EPSILON * fmax (fabs (w), 1.0);
      if (fabs (next - w) <= tolerance || high - low <= tolerance)
        break;
      w = next > low && next < high ? next : 0.5 * (low + high);
    }

  return point;
}

double
recourse_beta_quantile (double alpha, double beta, double level)
{
  if (!(level > 0.0))
    return 0.0;
  if (level >= 1.0)
    return 1.0;

  const double logit = log (level) - log1p (-level);

  return place_at (
             recourse_beta_solve (alpha, beta, logit, recourse_beta_guess (alpha, beta, logit)).w)
      .x;
}
