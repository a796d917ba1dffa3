/* The beta distribution on 0–1: distribution function, its inverse, and a table of the inverse for blocks. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

double recourse_beta_cumulative (double alpha, double beta, double x);
double recourse_beta_quantile (double alpha, double beta, double level);

typedef struct _RecourseBetaTable RecourseBetaTable;

/* The table for a shape, built at its first use and shared from then on; (transfer full) */
RecourseBetaTable *recourse_beta_table_get (double alpha, double beta);
void recourse_beta_table_unref (RecourseBetaTable *self);

/* low + width × quantile, within 1e-9 of @width. */
void recourse_beta_table_quantiles (const RecourseBetaTable *self,
                                    double low,
                                    double width,
                                    const double *levels,
                                    double *values,
                                    gsize n);

/* ---- for the table ---- */

/* The inverse on logistic scales, where it is smooth and straight in both tails: w = logit x against
 * L = logit of the level. */
typedef struct
{
  double w, slope, curvature;
} RecourseBetaPoint;

RecourseBetaPoint recourse_beta_solve (double alpha, double beta, double logit, double guess);
double recourse_beta_guess (double alpha, double beta, double logit);

G_END_DECLS
