/* The same dossier under different choices, draw by draw. */
#pragma once

#include "analysis/program.h"

G_BEGIN_DECLS

/**
 * RecourseComparison:
 * @n: programs compared
 * @more: [stakeholder][program]: the chance that the program's path gives more than that of the first
 * @less: [stakeholder][program]: … that it gives less; what is missing of 1 gives the same
 *
 * Plain and immutable once made.
 */
typedef struct
{
  guint n_stakeholders;
  guint n;
  double *more;
  double *less;
} RecourseComparison;

/**
 * recourse_programs_compare:
 * @programs: (array length=n): of one dossier, compiled with different choices; their runs are known to succeed
 * @paths: (array length=n): the path of each that counts
 * @threads: at most so many; 0: as many as there are processors. The result does not depend on it
 *
 * How often the expected payoff of a path, given the drivers, is above that of the first, over the draws of the
 * simulation with the same number and seed.  A driver stands at the same level of its distribution in all programs
 * (common random numbers: P. Glasserman, D. Yao, "Some Guidelines and Guarantees for Common Random Numbers",
 * Management Science 38(6), 1992), so that only what was chosen differs.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set where it was cancelled or memory was short
 */
RecourseComparison *recourse_programs_compare (RecourseProgram *const *programs,
                                               const guint *paths,
                                               guint n,
                                               guint64 trials,
                                               guint64 seed,
                                               guint threads,
                                               GCancellable *cancellable,
                                               GError **error);
void recourse_comparison_free (RecourseComparison *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseComparison, recourse_comparison_free)

static inline double
recourse_comparison_more (const RecourseComparison *self, guint stakeholder, guint program)
{
  return self->more[stakeholder * self->n + program];
}

static inline double
recourse_comparison_less (const RecourseComparison *self, guint stakeholder, guint program)
{
  return self->less[stakeholder * self->n + program];
}

G_END_DECLS
