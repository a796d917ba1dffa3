/* Weighted distributions in bounded memory: bins that follow the shape of a pilot sample.  Internal to the room. */
#pragma once

#include <glib.h>

/* A value and the weight it has. */
typedef struct
{
  double value;
  double weight;
} RecourseWeighted;

/* Sorts by value, to single precision. */
void recourse_weighted_sort (RecourseWeighted *values, gsize n);

/* Where the bins are: shared by the threads, unchanged while they count. */
typedef struct
{
  double low, scale;    /* cells: (value − low) · scale, from 0 to the number of cells */
  double *first;        /* [cell]: first bin */
  double *count;        /* [cell]: number of bins */
  guint n_bins;         /* tails included */
  gboolean is_tracking; /* whether each bin knows its least and greatest value */
  guint8 *is_window;    /* [bin] whether every single value in it is kept; NULL: none */
} RecourseBins;

/* What one thread counted. */
typedef struct
{
  gint64 *weights;  /* [bin] */
  double *least;    /* [bin], or NULL */
  double *greatest; /* [bin], or NULL */
  GArray *kept;     /* RecourseWeighted: values in windows; NULL where there are none */
} RecourseCounts;

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

/* How bins are to be made. */
typedef struct
{
  guint n_bins;         /* about */
  const double *levels; /* that will be asked for; none: all alike */
  guint n_levels;
  double trimmed; /* part of the sample at either end that is left to the bins of the tails */
  gboolean
      is_tracking; /* whatever the sample looks like; it is then a finished count, not a pilot */
} RecourseBinning;

/**
 * recourse_bins_learn:
 * @sample: (array length=n): the pilot, sorted
 */
void recourse_bins_learn (RecourseBins *self,
                          RecourseWeighted *sample,
                          gsize n,
                          const RecourseBinning *binning);
void recourse_bins_clear (RecourseBins *self);

/* From now on every single value in @bin is kept. */
void recourse_bins_open_window (RecourseBins *self, guint bin);

gboolean recourse_counts_init (RecourseCounts *self, const RecourseBins *bins);
void recourse_counts_clear (RecourseCounts *self);
void
recourse_counts_merge (RecourseCounts *self, const RecourseCounts *other, const RecourseBins *bins);

/* Adds a block of values, the first @n of it, with their weights. */
void recourse_counts_add (RecourseCounts *self,
                          const RecourseBins *bins,
                          const double *values,
                          const gint64 *weights,
                          guint n);

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
