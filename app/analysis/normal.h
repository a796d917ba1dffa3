/* The standard normal distribution, many levels at a time.  Internal to the room. */
#pragma once

#include <glib.h>

/* The same values as recourse_vector_normal_quantile(); @values may be @levels. */
void recourse_normal_quantiles (const double *levels, double *values, gsize n);
