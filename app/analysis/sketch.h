/* Weighted distributions in bounded memory, to be asked for quantiles and the like.  Internal to the room. */
#pragma once

#include "bins.h"

/* A stretch of values with its weight: a single value where low = high. */
typedef struct
{
  double low, high;
  gint64 weight;
  gint64 before; /* weight of all pieces below */
  guint bin;     /* where it comes from; RECOURSE_NO_BIN: a single value known as such */
} RecoursePiece;

#define RECOURSE_NO_BIN G_MAXUINT

/* A distribution to be asked: pieces in ascending order. */
typedef struct
{
  GArray *pieces; /* RecoursePiece */
  gint64 total;
} RecourseSketch;

/**
 * recourse_sketch_init:
 * @atoms: (array length=n_atoms): single values with weights of their own (as whole numbers in .weight)
 */
void recourse_sketch_init (RecourseSketch *self,
                           const RecourseBins *bins,
                           const RecourseCounts *counts,
                           const RecourseWeighted *atoms,
                           gsize n_atoms);
void recourse_sketch_clear (RecourseSketch *self);

/* The smallest value whose cumulative probability reaches @level within 1e-12; interpolated within a bin. */
double recourse_sketch_quantile (const RecourseSketch *self, double level);

/**
 * recourse_sketch_uncertainty:
 * @bin: (out): the bin that the quantile was interpolated in
 *
 * Returns: by how much the level of that quantile can be off; 0 where it is a value that occurs
 */
double recourse_sketch_uncertainty (const RecourseSketch *self, double level, guint *bin);

/* Probability of less than @value, or of at most @value. */
double recourse_sketch_cumulative (const RecourseSketch *self, double value, gboolean inclusive);

/* E max (@value − X, 0), from the pieces. */
double recourse_sketch_shortfall (const RecourseSketch *self, double value);

/* What the bins of a finished pass say about where a finer one is needed. */
GArray *recourse_sketch_to_sample (const RecourseSketch *self);
