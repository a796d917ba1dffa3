/* A few quantiles of a stream of weighted values, without bins for the rest of it: what lies below a bracket is only
 * added up, what lies in it is counted in bins.  Internal to the room. */
#pragma once

#include "sketch.h"

/* P10, P25, P50, P75 and P90. */
#define RECOURSE_N_BRACKETS 5

/* Where each quantile is looked for: shared by the threads, unchanged while they count. */
typedef struct
{
  double low[RECOURSE_N_BRACKETS], high[RECOURSE_N_BRACKETS]; /* both inclusive */
  double scale[RECOURSE_N_BRACKETS];                          /* bins in a unit */
  guint n_bins;                                               /* in each */
  double found[RECOURSE_N_BRACKETS];
  gboolean is_found[RECOURSE_N_BRACKETS];
  double step;          /* by how much a bracket that missed its quantile grows at first */
  gboolean is_tracking; /* whether each bin knows its least and greatest value */
} RecourseBrackets;

/* What one thread counted. */
typedef struct
{
  gint64 below[RECOURSE_N_BRACKETS];
  guint n_bins;                   /* in a bracket */
  gint64 *weights;                /* [bracket][bin] */
  double *least, *greatest;       /* likewise, or NULL: values, */
  gint64 *at_least, *at_greatest; /* and the weights that they have */
} RecourseBracketCounts;

/**
 * recourse_brackets_learn:
 * @sample: (array length=n): the pilot, sorted
 * @n_at_once: values of one draw in it, at most
 * @level_error: by how much the level of a quantile may be off
 *
 * Puts brackets where the quantiles lie according to a pilot.
 */
void recourse_brackets_learn (RecourseBrackets *self,
                              const RecourseWeighted *sample,
                              gsize n,
                              guint n_at_once,
                              double level_error);

/* Whether all quantiles are known. */
gboolean recourse_brackets_are_found (const RecourseBrackets *self);

gboolean recourse_bracket_counts_init (RecourseBracketCounts *self,
                                       const RecourseBrackets *brackets);
void recourse_bracket_counts_clear (RecourseBracketCounts *self);
void recourse_bracket_counts_merge (RecourseBracketCounts *self,
                                    const RecourseBracketCounts *other);

/* Adds a single value. */
void recourse_bracket_counts_add (RecourseBracketCounts *self,
                                  const RecourseBrackets *brackets,
                                  double value,
                                  gint64 weight);

/* Adds a block of values, @n of them, a multiple of RECOURSE_STRIDE. */
void recourse_bracket_counts_add_block (RecourseBracketCounts *self,
                                        const RecourseBrackets *brackets,
                                        const double *values,
                                        const gint64 *weights,
                                        guint n);

/* After a part of the draws, @n of them: draws the brackets together, with a margin for what the rest may show. */
void recourse_brackets_narrow (RecourseBrackets *self,
                               const RecourseBracketCounts *counts,
                               gint64 total,
                               guint64 n,
                               double level_error);

/**
 * recourse_brackets_find:
 * @level_error: by how much the level of a quantile may be off
 *
 * After all draws: notes the quantiles, or puts brackets where the others must lie.
 */
void recourse_brackets_find (RecourseBrackets *self,
                             const RecourseBracketCounts *counts,
                             gint64 total,
                             double level_error);
