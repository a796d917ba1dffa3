/* A distribution on finitely many values. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  gsize n;
  double *values; /* ascending, each once */
  double *probabilities;
  double *cumulative;
} RecourseMasses;

/* @probabilities: (nullable): %NULL: all equal */
void recourse_masses_init (RecourseMasses *self,
                           const double *values,
                           const double *probabilities,
                           gsize n);
void recourse_masses_clear (RecourseMasses *self);
void recourse_masses_moments (const RecourseMasses *self, double *mean, double *sd);
void recourse_masses_quantiles (const RecourseMasses *self,
                                const double *levels,
                                double *values,
                                gsize n);
double recourse_masses_cumulative (const RecourseMasses *self, double value);

G_END_DECLS
