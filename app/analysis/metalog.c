/* Keelin, "The Metalog Distributions", Decision Analysis 13 (2016): a quantile function with three terms that
 * meets a 10–50–90 triplet exactly, in logarithms of the distance to the bounds where there are any. */
#include "metalog.h"

#include "vector-math.h"

#define LN_9 2.1972245773362193828

static RecourseMetalogBounds
bounds_of (double lower, double upper)
{
  if (isnan (lower))
    return isnan (upper) ? RECOURSE_METALOG_UNBOUNDED : RECOURSE_METALOG_UPPER;

  return isnan (upper) ? RECOURSE_METALOG_LOWER : RECOURSE_METALOG_BOTH;
}

/* From a value to the line on which the metalog is unbounded. */
static double
unbound (RecourseMetalogBounds bounds, double lower, double upper, double x)
{
  switch (bounds)
    {
    case RECOURSE_METALOG_LOWER:
      return log (x - lower);
    case RECOURSE_METALOG_UPPER:
      return -log (upper - x);
    case RECOURSE_METALOG_BOTH:
      return log ((x - lower) / (upper - x));
    case RECOURSE_METALOG_UNBOUNDED:
    default:
      return x;
    }
}

/* The way back.  Always inlined with a constant first argument, so that a loop holds one case only. */
RECOURSE_INLINE double
bind (RecourseMetalogBounds bounds, double lower, double upper, double m)
{
  if (bounds == RECOURSE_METALOG_LOWER)
    return lower + recourse_vector_exp (m);
  if (bounds == RECOURSE_METALOG_UPPER)
    return upper - recourse_vector_exp (-m);
  if (bounds == RECOURSE_METALOG_BOTH)
    return lower + (upper - lower) / (1.0 + recourse_vector_exp (-m));

  return m;
}

RecourseMetalog
recourse_metalog_fit (double p10, double p50, double p90, double lower, double upper)
{
  const RecourseMetalogBounds bounds = bounds_of (lower, upper);
  const double q10 = unbound (bounds, lower, upper, p10), q50 = unbound (bounds, lower, upper, p50),
               q90 = unbound (bounds, lower, upper, p90);

  return (RecourseMetalog){
    .bounds = bounds,
    .a1 = q50,
    .a2 = (q90 - q10) / (2.0 * LN_9),
    .a3 = ((q90 - q50) - (q50 - q10)) / (0.8 * LN_9), /* (1 − 2r)(q₉₀ − q₁₀) without its rounding */
    .lower = isnan (lower) ? 0.0 : lower,
    .upper = isnan (upper) ? 0.0 : upper,
  };
}

RecourseMetalogRange
recourse_metalog_range (double p10, double p50, double p90, double lower, double upper)
{
  const RecourseMetalogBounds bounds = bounds_of (lower, upper);
  const double q10 = unbound (bounds, lower, upper, p10), q50 = unbound (bounds, lower, upper, p50),
               q90 = unbound (bounds, lower, upper, p90), width = q90 - q10;

  return (RecourseMetalogRange){
    .ratio = (q50 - q10) / width,
    .p50_low = bind (bounds, lower, upper, q10 + RECOURSE_METALOG_RATIO_LOW * width),
    .p50_high = bind (bounds, lower, upper, q10 + RECOURSE_METALOG_RATIO_HIGH * width),
  };
}

double
recourse_metalog_tail (const RecourseMetalog *self)
{
  if (self->bounds == RECOURSE_METALOG_LOWER)
    return self->a2 + self->a3 / 2.0;
  if (self->bounds == RECOURSE_METALOG_UPPER)
    return self->a2 - self->a3 / 2.0;

  return 0.0;
}

/* The factor is positive throughout where the ratio is feasible, so that an infinite logit is met by
 * an infinite value of the right sign, never by 0 × ∞. */
RECOURSE_INLINE double
quantile (RecourseMetalogBounds bounds, const RecourseMetalog *m, double level)
{
  const double logit = recourse_vector_log (level / (1.0 - level));

  return bind (bounds, m->lower, m->upper, m->a1 + (m->a2 + m->a3 * (level - 0.5)) * logit);
}

#define DEFINE_LOOP(name, bounds)                                                                  \
  RECOURSE_VECTORIZED static void name (const RecourseMetalog *self, const double *levels,         \
                                        double *values, gsize n)                                   \
  {                                                                                                \
    const RecourseMetalog m = *self;                                                               \
                                                                                                   \
    for (gsize i = 0; i < n; i++)                                                                  \
      values[i] = quantile (bounds, &m, levels[i]);                                                \
  }

DEFINE_LOOP (quantiles_unbounded, RECOURSE_METALOG_UNBOUNDED)
DEFINE_LOOP (quantiles_lower, RECOURSE_METALOG_LOWER)
DEFINE_LOOP (quantiles_upper, RECOURSE_METALOG_UPPER)
DEFINE_LOOP (quantiles_both, RECOURSE_METALOG_BOTH)

void
recourse_metalog_quantiles (const RecourseMetalog *self,
                            const double *levels,
                            double *values,
                            gsize n)
{
  static void (*const loops[]) (const RecourseMetalog *, const double *, double *, gsize) = {
    [RECOURSE_METALOG_UNBOUNDED] = quantiles_unbounded,
    [RECOURSE_METALOG_LOWER] = quantiles_lower,
    [RECOURSE_METALOG_UPPER] = quantiles_upper,
    [RECOURSE_METALOG_BOTH] = quantiles_both,
  };

  loops[self->bounds](self, levels, values, n);
}

double
recourse_metalog_quantile (const RecourseMetalog *self, double level)
{
  double value;

  recourse_metalog_quantiles (self, &level, &value, 1);

  return value;
}

/* The metalog of a logit: unlike of a level, it does not lose its digits near 1. */
static double
line_at (const RecourseMetalog *self, double logit)
{
  return self->a1 + (self->a2 + 0.5 * self->a3 * tanh (0.5 * logit)) * logit;
}

static double
level_of (double logit)
{
  return logit < 0.0 ? exp (logit) / (1.0 + exp (logit)) : 1.0 / (1.0 + exp (-logit));
}

/* Bisection on the logit: the metalog has no closed distribution function. */
double
recourse_metalog_cumulative (const RecourseMetalog *self, double value)
{
  double low = -745.0, high = 745.0;

  if ((self->bounds == RECOURSE_METALOG_LOWER || self->bounds == RECOURSE_METALOG_BOTH)
      && value <= self->lower)
    return 0.0;
  if ((self->bounds == RECOURSE_METALOG_UPPER || self->bounds == RECOURSE_METALOG_BOTH)
      && value >= self->upper)
    return 1.0;

  const double target = unbound (self->bounds, self->lower, self->upper, value);
  for (int i = 0; i < 80; i++)
    {
      const double middle = 0.5 * (low + high);
      if (line_at (self, middle) < target)
        low = middle;
      else
        high = middle;
    }

  return level_of (0.5 * (low + high));
}

/* ---- moments ---- */

/* Sums of one bounded variable over the logistic density, relative to the finite bound and in units of
 * the median's distance to it. */
typedef struct
{
  double first, second, weight;
} Sums;

/* ln of dy/dL where y is the level and L its logit */
static double
log_density (double logit)
{
  return -fabs (logit) - 2.0 * log1p (exp (-fabs (logit)));
}

/* exp (@m) or its like, times √weight: together, since either alone may overflow. */
static double
scaled_value (const RecourseMetalog *self, double logit, double half_log_weight)
{
  const double m = line_at (self, logit);

  if (self->bounds == RECOURSE_METALOG_BOTH)
    return exp (half_log_weight) / (1.0 + exp (-m));

  return exp ((self->bounds == RECOURSE_METALOG_LOWER ? m - self->a1 : self->a1 - m)
              + half_log_weight);
}

/* The trapezoidal rule after L = sinh t, whose integrand falls off doubly exponentially (Takahasi and
 * Mori 1974).  @center is taken off before squaring. */
static Sums
sum_at (const RecourseMetalog *self, double center, double step, double end)
{
  Sums sums = { 0.0, 0.0, 0.0 };

  for (double t = -end; t <= end; t += step)
    {
      const double logit = sinh (t), root = 0.5 * (log_density (logit) + log (cosh (t)));
      const double value = scaled_value (self, logit, root) - center * exp (root);
      sums.first += value * exp (root);
      sums.second += value * value;
      sums.weight += exp (2.0 * root);
    }
  sums.first *= step;
  sums.second *= step;
  sums.weight *= step;

  return sums;
}

/* How far the integrand reaches: with tail exponent s it falls off as exp (−(1 − s)|L|). */
static double
reach (double tail)
{
  return asinh (60.0 / (1.0 - tail));
}

/* Whether a halving of the step changed nothing that matters.  The rule's error is squared with every halving,
 * so that sums which agree to 1e-11 are exact to rounding; to ask for more would chase the rounding itself. */
static gboolean
have_settled (double before, double now)
{
  return fabs (now - before) <= 1e-11 * fabs (now);
}

/* Of the first moment, or with @center, of the second about it; @tail is the tail exponent of what is summed. */
static double
integrate (const RecourseMetalog *self, const double *center, double tail)
{
  const double end = reach (tail), origin = center != NULL ? *center : 0.0;
  double step = end / ceil (end * 4.0), now = NAN, before;

  do
    {
      const Sums sums = sum_at (self, origin, step, end + step / 4.0);
      before = now;
      now = center != NULL ? sums.second : sums.first;
      step /= 2.0;
    }
  while (step > 1e-4 && !have_settled (before, now));

  return now;
}

static void
moments_unbounded (const RecourseMetalog *self, double *mean, double *sd)
{
  const double a2 = self->a2, a3 = self->a3;

  *mean = self->a1 + 0.5 * a3;
  *sd = sqrt (G_PI * G_PI / 3.0 * a2 * a2 + (1.0 / 12.0 + G_PI * G_PI / 36.0) * a3 * a3);
}

/* From sums to the variable: they are of its distance to a bound, in units that avoid overflow. */
static double
unit_of (const RecourseMetalog *self)
{
  switch (self->bounds)
    {
    case RECOURSE_METALOG_LOWER:
      return exp (self->a1);
    case RECOURSE_METALOG_UPPER:
      return -exp (-self->a1);
    case RECOURSE_METALOG_BOTH:
      return self->upper - self->lower;
    case RECOURSE_METALOG_UNBOUNDED:
    default:
      return 1.0;
    }
}

void
recourse_metalog_moments (const RecourseMetalog *self, double *mean, double *sd)
{
  const double tail = recourse_metalog_tail (self), unit = unit_of (self);

  if (self->bounds == RECOURSE_METALOG_UNBOUNDED)
    {
      moments_unbounded (self, mean, sd);
      return;
    }

  const double origin = self->bounds == RECOURSE_METALOG_UPPER ? self->upper : self->lower;
  const double center = integrate (self, NULL, tail);
  *mean = origin + unit * center;
  *sd = tail >= 0.5 ? (double)NAN : fabs (unit) * sqrt (integrate (self, &center, 2.0 * tail));
}
