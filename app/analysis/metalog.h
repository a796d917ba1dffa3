/* Keelin's three-term metalog for a symmetric percentile triplet, bounded or not. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_METALOG_UNBOUNDED,
  RECOURSE_METALOG_LOWER,
  RECOURSE_METALOG_UPPER,
  RECOURSE_METALOG_BOTH,
} RecourseMetalogBounds;

typedef struct
{
  RecourseMetalogBounds bounds;
  double a1, a2, a3;
  double lower, upper; /* 0 where there is none */
} RecourseMetalog;

/**
 * RecourseMetalogRange:
 * @ratio: Keelin's r; valid strictly between 0.166578 and 0.833422
 * @p50_low: the feasible p50 given p10 and p90 lie strictly between @p50_low
 * @p50_high: and @p50_high
 */
typedef struct
{
  double ratio;
  double p50_low, p50_high;
} RecourseMetalogRange;

#define RECOURSE_METALOG_RATIO_LOW 0.166578
#define RECOURSE_METALOG_RATIO_HIGH 0.833422

/* @lower, @upper: NaN where there is none; p10 < p90, all strictly within the bounds */
RecourseMetalog
recourse_metalog_fit (double p10, double p50, double p90, double lower, double upper);
RecourseMetalogRange
recourse_metalog_range (double p10, double p50, double p90, double lower, double upper);

/* The exponent of the tail towards the open side: ≥ 1 no mean, ≥ ½ no variance; 0 where there is none. */
double recourse_metalog_tail (const RecourseMetalog *self);

double recourse_metalog_quantile (const RecourseMetalog *self, double level);
void recourse_metalog_quantiles (const RecourseMetalog *self,
                                 const double *levels,
                                 double *values,
                                 gsize n);
double recourse_metalog_cumulative (const RecourseMetalog *self, double value);
void recourse_metalog_moments (const RecourseMetalog *self, double *mean, double *sd);

G_END_DECLS
