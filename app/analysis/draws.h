/* The draws of the simulation once more, for those who want the expected payoffs of every draw rather than
 * statistics of outcomes.  Internal to the room. */
#pragma once

#include "kernel.h"
#include "sampler.h"

/* A block of draws as one thread sees it. */
typedef struct
{
  const RecourseKernel *kernel;
  RecourseRegisters *registers;
  double **levels; /* [driver]: of those that the program or its copula uses */
  guint n;         /* draws in it */
  guint replicate;
  guint n_stakeholders;
} RecourseDraws;

/**
 * RecourseDrawsTask:
 * @program: borrowed
 * @policy: for each path
 * @n_inputs: of the program's graph: drivers, and a lever that is kept open
 * @plan: (nullable): from recourse_draws_plan(); %NULL: it is made
 * @wanted: (nullable): [path][stakeholder] which payoffs are computed; %NULL: all
 * @take: called for each block, the replicates in any order and thread, the blocks of one in order; to be kept
 *    apart by replicate
 *
 * What to do with the draws.
 */
typedef struct
{
  const RecourseProgram *program;
  const guint32 *const *policy;
  guint n_inputs;
  guint64 trials;
  guint64 seed;
  guint threads;
  GCancellable *cancellable;
  void (*take) (RecourseDraws *draws, gpointer user_data);
  gpointer user_data;
  const RecoursePlan *plan;
  const guint8 *wanted;
} RecourseDrawsTask;

/* (transfer full): what is computed for each draw, the expected payoffs of the paths; its roots are [path][stakeholder] */
RecoursePlan *recourse_draws_plan (const RecourseDrawsTask *task);

/* Returns: %FALSE with @error set where cancelled or without memory */
gboolean recourse_draws_run (const RecourseDrawsTask *task, GError **error);

/* Computes the expected payoffs of all paths for the inputs as they stand. */
void recourse_draws_execute (RecourseDraws *self);

/* The expected payoffs of path @path to @stakeholder, as last computed. */
const double *recourse_draws_value (const RecourseDraws *self, guint path, guint stakeholder);

/* The values of input @index, to be read or written; %NULL where nothing uses it. */
double *recourse_draws_input (RecourseDraws *self, guint index);
