/* Blocks of draws of the drivers.  Internal to the room. */
#pragma once

#include "column-cache.h"
#include "kernel.h"
#include "lattice.h"
#include "strata.h"

typedef struct
{
  const RecourseProgram *program; /* borrowed */
  RecourseLattice *lattice;
  guint64 trials;
  RecourseColumn **columns; /* [driver]: what is kept of it between runs, or NULL */
  RecourseStrata **strata;  /* [driver]: its quantile function over blocks, or NULL */
} RecourseSampler;

/* What one thread needs besides registers. */
typedef struct
{
  double *memory;
  double **levels;  /* for each driver */
  gboolean is_read; /* by others than the sampler, who then has to fill all of them */
} RecourseLevels;

void recourse_sampler_init (RecourseSampler *self,
                            const RecourseProgram *program,
                            guint64 trials,
                            guint64 seed);
void recourse_sampler_clear (RecourseSampler *self);

/* How many draws @replicate has, and how many of them are in @block of it. */
guint64 recourse_sampler_count (const RecourseSampler *self, guint replicate);
guint recourse_sampler_count_block (const RecourseSampler *self, guint replicate, guint64 block);

gboolean recourse_levels_init (RecourseLevels *self, const RecourseProgram *program);
void recourse_levels_clear (RecourseLevels *self);

/**
 * recourse_sampler_fill:
 * @inputs: for each driver where to put its values, or %NULL where they are not wanted
 *
 * Fills a whole block; beyond the last draw of the replicate the first of the block is repeated.
 */
void recourse_sampler_fill (const RecourseSampler *self,
                            RecourseLevels *levels,
                            guint replicate,
                            guint64 block,
                            double *const *inputs);
