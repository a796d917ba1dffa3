/* Distributions that were computed before: moments take a quadrature, and dragging one slider recompiles a dossier
 * in which all the others are as they were.  Internal to the room. */
#pragma once

#include "analysis/distribution.h"

/**
 * recourse_variate_cache_get:
 * @report: called for each fault and warning
 *
 * Checks @spec and makes the distribution, unless that was done before without a word to report.  From any thread.
 *
 * Returns: (transfer full) (nullable): %NULL where there is no such distribution
 */
RecourseVariate *recourse_variate_cache_get (const RecourseVariateSpec *spec,
                                             RecourseVariateFaultFunc report,
                                             gpointer user_data);
