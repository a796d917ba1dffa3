/* What each driver explains of the outcomes, and what knowing it would be worth. */
#pragma once

#include "analysis/program.h"

G_BEGIN_DECLS

/**
 * RecourseInformation:
 * @explained: [path][stakeholder][driver]: Var E(V|x) / Var V of the expected payoff V within a draw; 0 where V
 *    is constant
 * @evpi: [stakeholder]: worth of perfect information to one who chooses the path
 * @evppi: [stakeholder][driver]: worth of knowing the driver alone, correlation included
 *
 * From the same draws as the simulation with the same number and seed.  Policy within paths is fixed.
 */
typedef struct
{
  guint n_paths, n_stakeholders, n_drivers;
  double *explained;
  double *evpi;
  double *evppi;
} RecourseInformation;

/* (transfer full) (nullable): %NULL with @error set where cancelled or without memory.  @threads as for
 * recourse_program_run(), whose remarks on them hold here too. */
RecourseInformation *recourse_program_inform (RecourseProgram *self,
                                              guint64 trials,
                                              guint64 seed,
                                              guint threads,
                                              GCancellable *cancellable,
                                              GError **error);
void recourse_information_free (RecourseInformation *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseInformation, recourse_information_free)

static inline double
recourse_information_explained (const RecourseInformation *self,
                                guint path,
                                guint stakeholder,
                                guint driver)
{
  return self
      ->explained[((gsize)path * self->n_stakeholders + stakeholder) * self->n_drivers + driver];
}

static inline double
recourse_information_evppi (const RecourseInformation *self, guint stakeholder, guint driver)
{
  return self->evppi[(gsize)stakeholder * self->n_drivers + driver];
}

G_END_DECLS
