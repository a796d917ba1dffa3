/* How the tests state distributions. */
#pragma once

#include "analysis/distribution.h"

#include <math.h>

#define NONE ((double)NAN)

G_GNUC_UNUSED static void
assert_near (double actual, double expected, double tolerance)
{
  if (!(fabs (actual - expected) <= tolerance))
    g_error ("%.17g is not %.17g within %g (off by %g)", actual, expected, tolerance,
             actual - expected);
}

G_GNUC_UNUSED static RecourseVariateSpec
metalog (double p10, double p50, double p90, double lower, double upper)
{
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_METALOG);

  spec.p10 = p10;
  spec.p50 = p50;
  spec.p90 = p90;
  spec.lower = lower;
  spec.upper = upper;

  return spec;
}

G_GNUC_UNUSED static RecourseVariateSpec
ranged (RecourseKind kind, double low, double mode, double high)
{
  RecourseVariateSpec spec = recourse_variate_spec (kind);

  spec.low = low;
  spec.mode = mode;
  spec.high = high;

  return spec;
}

G_GNUC_UNUSED static RecourseVariateSpec
centered (RecourseKind kind, double mean, double sd)
{
  RecourseVariateSpec spec = recourse_variate_spec (kind);

  spec.mean = mean;
  spec.sd = sd;

  return spec;
}

G_GNUC_UNUSED static RecourseVariateSpec
beta (double a, double b)
{
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_BETA);

  spec.alpha = a;
  spec.beta = b;

  return spec;
}

G_GNUC_UNUSED static RecourseVariateSpec
lognormal_percentiles (double p10, double p90)
{
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_LOGNORMAL);

  spec.p10 = p10;
  spec.p90 = p90;

  return spec;
}
