/* A simulation on its way, and how it learns where to count finely. */
#pragma once

#include "sampler.h"
#include "statistics.h"

/* What went wrong in a replicate. */
typedef struct
{
  GError *error; /* of its first faulty draw, or NULL */
  guint64 n_suspects, n_looked_at, n_faulty;
} RecourseSimulationFaults;

typedef struct
{
  const RecourseProgram *program;
  RecoursePlan *plan;
  RecourseKernel *kernel;
  RecourseSampler sampler;
  RecourseTally tally;
  RecourseLane *lanes;              /* [replicate] */
  RecourseSimulationFaults *faults; /* [replicate] */
  GCancellable *cancellable;
  guint n_hands;
  guint64 most_blocks; /* of each replicate, in this pass */
  int next_replicate;  /* atomic */
} RecourseSimulation;

/* From the pilot's values: bins for each of @payoffs, brackets for each of @years. */
void recourse_simulation_learn (RecourseSimulation *self, GArray **payoffs, GArray **years);

/* From a part of the draws: finer bins where the levels that are reported turn out to lie, and narrower brackets. */
void recourse_simulation_learn_more (RecourseSimulation *self,
                                     const RecourseWorker *worker,
                                     guint64 n_draws);

/**
 * recourse_simulation_refine:
 * @worker: has the payoffs, and what was reached
 * @latest: has the years of the last pass
 *
 * Opens what has to be counted once more.
 *
 * Returns: whether there is any such thing
 */
gboolean recourse_simulation_refine (RecourseSimulation *self,
                                     const RecourseWorker *worker,
                                     const RecourseWorker *latest);
