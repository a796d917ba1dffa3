/* Distributions of drivers as arithmetic: a plain statement of one, the check of it, and its quantile
 * function, mean and standard deviation.  Knows nothing of the model: program.c translates. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_KIND_METALOG,
  RECOURSE_KIND_NORMAL,
  RECOURSE_KIND_LOGNORMAL,
  RECOURSE_KIND_TRIANGULAR,
  RECOURSE_KIND_PERT,
  RECOURSE_KIND_UNIFORM,
  RECOURSE_KIND_BETA,
  RECOURSE_KIND_DISCRETE,
  RECOURSE_KIND_EMPIRICAL,
  RECOURSE_KIND_POINT,
} RecourseKind;

/* Returns: whether there is a kind called @name, as a dossier writes it */
gboolean recourse_kind_from_name (const char *name, RecourseKind *kind);

const char *recourse_kind_get_name (RecourseKind kind);

/**
 * RecourseVariateSpec:
 *
 * A distribution as stated; numbers that are left out are NaN, arrays are borrowed.  The names are the
 * keys of a dossier.
 */
typedef struct
{
  RecourseKind kind;
  double p10, p50, p90, lower, upper; /* metalog; p10 and p90 also lognormal */
  double mean, sd;                    /* normal, lognormal */
  double low, mode, high;             /* triangular, pert, uniform, beta */
  double alpha, beta;                 /* beta */
  double value;                       /* point */
  const double *values;               /* discrete */
  gsize n_values;
  const double *probabilities; /* discrete */
  gsize n_probabilities;
  const double *samples; /* empirical */
  gsize n_samples;
} RecourseVariateSpec;

/* A statement of @kind in which everything is left out. */
RecourseVariateSpec recourse_variate_spec (RecourseKind kind);

/**
 * RecourseVariateFaultFunc:
 * @key: the key at fault, such as `p50` or `probabilities[2]`
 * @is_warning: whether the distribution can be used all the same
 * @message: what is wrong and the remedy, one sentence without the place
 */
typedef void (*RecourseVariateFaultFunc) (const char *key,
                                          gboolean is_warning,
                                          const char *message,
                                          gpointer user_data);

/**
 * recourse_variate_spec_check:
 * @report: (nullable) (scope call): called for each fault
 *
 * Returns: whether there is a distribution as stated; warnings do not count
 */
gboolean recourse_variate_spec_check (const RecourseVariateSpec *spec,
                                      RecourseVariateFaultFunc report,
                                      gpointer user_data);

/* A distribution that passed the check.  Immutable, so any thread may use it. */
typedef struct _RecourseVariate RecourseVariate;

/* (transfer full) (nullable): %NULL where the check finds an error */
RecourseVariate *recourse_variate_new (const RecourseVariateSpec *spec);

/* (transfer full): the distribution that always gives @value */
RecourseVariate *recourse_variate_new_point (double value);

RecourseVariate *recourse_variate_ref (RecourseVariate *self);
void recourse_variate_unref (RecourseVariate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseVariate, recourse_variate_unref)

/**
 * recourse_variate_quantile:
 * @level: 0–1; at 0 and 1 infinite where there is no bound
 *
 * Returns: the value at @level to a few ulp; of values with mass, the smallest whose cumulative
 *    probability reaches @level within 1e-12
 */
double recourse_variate_quantile (const RecourseVariate *self, double level);

/**
 * recourse_variate_quantiles:
 * @levels: (array length=n): each in 0–1
 * @values: (array length=n) (out caller-allocates): may be @levels
 *
 * The quantile function over a block.  A value does not depend on its neighbours, on the size of the block
 * or on the processor's vector unit.  Equal to recourse_variate_quantile() within 1e-9 of the range for
 * PERT and beta, within 1e-14 of max(|P10|, |P90|, |value|) otherwise.
 */
void recourse_variate_quantiles (const RecourseVariate *self,
                                 const double *levels,
                                 double *values,
                                 gsize n);

/* Cumulative probability of @value. */
double recourse_variate_cumulative (const RecourseVariate *self, double value);

double recourse_variate_get_mean (const RecourseVariate *self);

/* NaN where the variance is infinite */
double recourse_variate_get_sd (const RecourseVariate *self);

RecourseKind recourse_variate_get_kind (const RecourseVariate *self);

/* Whether it has a density: not discrete, empirical or point. */
gboolean recourse_variate_is_continuous (const RecourseVariate *self);

/* Whether it has one value only. */
gboolean recourse_variate_is_fixed (const RecourseVariate *self);

/* The values with mass and their probabilities, ascending; 0 where continuous.  Borrowed. */
gsize recourse_variate_get_masses (const RecourseVariate *self,
                                   const double **values,
                                   const double **probabilities);

G_END_DECLS
