/* Bins that follow the shape of a pilot sample, and what is counted in them.  Internal to the room. */
#pragma once

#include <glib.h>

/* How fine bins are that are near no level asked for, those near one being 1. */
#define RECOURSE_FAR_RATE 0.1

/* Bins beyond either end of it: octaves of the distance, so many each. */
#define RECOURSE_TAIL_BINS (60 * 16)

/* A value and the weight it has. */
typedef struct
{
  double value;
  double weight;
} RecourseWeighted;

/* Sorts by value, to single precision. */
void recourse_weighted_sort (RecourseWeighted *values, gsize n);

/* Whether some values of a sorted sample come again in other draws, which continuous distributions do not do; of a draw
 * there are at most @n_at_once in it. */
gboolean recourse_weighted_has_repeats (const RecourseWeighted *sample, gsize n, guint n_at_once);

/* Where the bins are: shared by the threads, unchanged while they count. */
typedef struct
{
  guint n_cells;        /* of equal width */
  double low, scale;    /* cells: (value − low) · scale, from 0 to the number of cells */
  guint64 *cells;       /* [cell]: its first bin in the upper half, how many it has in the lower */
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

/* How bins are to be made. */
typedef struct
{
  guint n_bins;         /* about */
  const double *levels; /* that will be asked for; none: all alike */
  guint n_levels;
  double margin;   /* by how much the sample's levels may be off */
  double trimmed;  /* part of the sample at either end that is left to the bins of the tails */
  guint n_at_once; /* values of one draw in the sample; 0: it is a finished count, not a pilot */
  gboolean is_tracking; /* whatever the sample looks like; it is then not smoothed either */
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

/* Adds a block of values with their weights; @n is a multiple of RECOURSE_STRIDE. */
void recourse_counts_add (RecourseCounts *self,
                          const RecourseBins *bins,
                          const double *values,
                          const gint64 *weights,
                          guint n);

/* The same for any number of values that weigh the same; room is wanted up to the next multiple of RECOURSE_STRIDE. */
void recourse_counts_add_even (
    RecourseCounts *self, const RecourseBins *bins, const double *values, gint64 weight, guint n);

/* Where @bin, in the cells and in them the @index-th of @cell, begins and ends. */
void recourse_bins_get_edges (
    const RecourseBins *self, guint cell, guint index, double *low, double *high);

/* Likewise of a bin in the tails. */
void recourse_bins_get_tail_edges (const RecourseBins *self, guint bin, double *low, double *high);

static inline guint
recourse_bins_first (const RecourseBins *self, guint cell)
{
  return (guint)(self->cells[cell] >> 32);
}

static inline guint
recourse_bins_count (const RecourseBins *self, guint cell)
{
  return (guint)(self->cells[cell] & 0xffffffffu);
}
