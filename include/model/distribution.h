/* The distribution of a driver, as stated. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_DISTRIBUTION (recourse_distribution_get_type ())
RECOURSE_DECLARE_RECORD (Distribution, distribution, DISTRIBUTION)

struct _RecourseDistribution
{
  RecourseRecord parent_instance;

  char *
      kind; /* metalog, normal, lognormal, triangular, pert, uniform, beta, discrete, empirical, point */
  double p10, p50, p90, lower, upper; /* metalog; p10 and p90 also lognormal; NaN where left out */
  double mean, sd;                    /* normal, lognormal */
  double low, mode, high;             /* triangular, pert, uniform, beta */
  double alpha, beta;                 /* beta */
  GArray *values, *probabilities;     /* discrete; element-type double */
  GArray *samples;                    /* empirical; element-type double */
  double value;                       /* point */
};

G_END_DECLS
