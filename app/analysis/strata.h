/* Quantile functions over whole blocks of the lattice, whose levels are always one in each of as many equal strata, all at
 * the same place in it.  Internal to the room. */
#pragma once

#include "analysis/distribution.h"

#include "lattice.h"

/* From so many draws on they are worth their making. */
#define RECOURSE_STRATA_TRIALS 32768

typedef struct _RecourseStrata RecourseStrata;

/**
 * recourse_strata_get:
 *
 * From any thread; those used last are kept.
 *
 * Returns: (transfer full) (nullable): %NULL where too much of the quantile function is not smooth
 */
RecourseStrata *recourse_strata_get (RecourseVariate *variate);
void recourse_strata_unref (RecourseStrata *self);

/**
 * recourse_strata_fill:
 * @place: in a stratum, 0–1, both exclusive
 * @values: (out caller-allocates): RECOURSE_BLOCK values, those at the levels (i + @place)/RECOURSE_BLOCK, which
 *    differ from recourse_variate_quantiles() by no more than its own error bound
 */
void recourse_strata_fill (const RecourseStrata *self, double place, double *values);
