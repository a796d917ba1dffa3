/* Values of drivers that were drawn before: while one slider moves, the others' draws stay as they are.  Bounded in
 * memory, whatever the number of draws.  Internal to the room. */
#pragma once

#include "analysis/distribution.h"

/* All draws of one driver, block by block. */
typedef struct _RecourseColumn RecourseColumn;

/**
 * recourse_column_get:
 * @dimension: of the lattice
 * @trials: draws of all replicates
 * @n_columns: that are going to be asked for
 *
 * What was kept of these draws, or an empty column to be filled.  From any thread.
 *
 * Returns: (transfer full) (nullable): %NULL where so many columns of this length are too much to keep
 */
RecourseColumn *recourse_column_get (
    RecourseVariate *variate, guint dimension, guint64 seed, guint64 trials, guint n_columns);

/* Gives a column back; one that was filled is kept for others. */
void recourse_column_put (RecourseColumn *self);

/* Whether a block is filled. */
gboolean recourse_column_has (const RecourseColumn *self, guint replicate, guint64 block);

/* Copies a block of RECOURSE_BLOCK values; %FALSE where it is yet to be filled. */
gboolean
recourse_column_read (const RecourseColumn *self, guint replicate, guint64 block, double *values);

/* Fills a block.  Threads may fill different blocks at a time. */
void
recourse_column_write (RecourseColumn *self, guint replicate, guint64 block, const double *values);
