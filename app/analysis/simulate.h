/* Draws of the drivers and what they do to every path, under a policy.  Internal to the room. */
#pragma once

#include "program-private.h"

/**
 * recourse_simulate:
 * @policy: for each path the option taken at each node
 * @results: with everything but the statistics of draws, which are filled in
 *
 * Returns: %FALSE with @error set
 */
gboolean recourse_simulate (const RecourseProgram *program,
                            const guint32 *const *policy,
                            guint64 trials,
                            guint64 seed,
                            guint threads,
                            GCancellable *cancellable,
                            RecourseResults *results,
                            GError **error);
