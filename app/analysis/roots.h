/* All zeros and changes of sign of a function of one variable, to within a stated resolution.  Internal to the
 * room. */
#pragma once

#include "analysis/sensitivity.h"

/* How many intervals a range is divided into: roots further apart than one are told apart. */
#define RECOURSE_ROOT_STEPS 8192

/**
 * RecourseCurveFunc:
 * @y: (out): the value at @x
 * @magnitude: (out): of what @y is the difference of, which says how much rounding it may hold
 */
typedef gboolean (*RecourseCurveFunc) (
    double x, double *y, double *magnitude, gpointer user_data, GError **error);

/**
 * recourse_roots_find:
 *
 * Returns: (transfer full) (nullable) (element-type RecourseRoot): ascending; %NULL with @error set
 */
GArray *recourse_roots_find (
    RecourseCurveFunc curve, gpointer user_data, double low, double high, GError **error);

/* Golden-section search: where the function is least between @low and @high, within the reach of doubles
 * (Kiefer 1953). */
gboolean recourse_curve_least (RecourseCurveFunc curve,
                               gpointer user_data,
                               double low,
                               double high,
                               double sign,
                               double *at,
                               double *least,
                               GError **error);
