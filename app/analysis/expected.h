/* Expected payoffs over draws, and nothing else of them.  Internal to the room. */
#pragma once

#include "analysis/program.h"

/**
 * recourse_program_expect:
 *
 * On the draws and under the policy of the simulation with the same number and seed.  Draws are not checked
 * for values that are not finite: what is not, the means tell.
 *
 * Returns: (transfer full) (nullable): [path][stakeholder]; %NULL with @error set
 */
double *recourse_program_expect (RecourseProgram *self,
                                 guint64 trials,
                                 guint64 seed,
                                 guint threads,
                                 GCancellable *cancellable,
                                 GError **error);
