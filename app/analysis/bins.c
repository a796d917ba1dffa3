/* Bins for streaming quantiles.  A pilot sample is laid over equal cells; each cell gets bins in proportion to what the
 * pilot puts there, so that all bins hold about the same weight, and a value finds its bin with one multiplication
 * and one look-up.  Beyond the pilot's range bins grow by 1/16 of the distance. */
#include "bins.h"

#include <math.h>
#include <string.h>

#include "vector-math.h"

/* Of the bins so many are spread evenly over the cells, since a pilot misses what is rare. */
#define EVEN_SHARE 0.2

/* Cells to either side over which the pilot is smoothed. */
#define SMOOTHING 3

/* In the order of the values as single-precision numbers, by their bits, a byte after the other (radix sort). */
static guint32
key_of (double value)
{
  const float single = (float)value;
  guint32 bits;

  memcpy (&bits, &single, sizeof bits);
  return bits ^ (bits >> 31 ? 0xffffffffu : 0x80000000u);
}

static void
sort_by_byte (const RecourseWeighted *from, RecourseWeighted *to, gsize n, guint shift)
{
  guint32 places[257] = { 0 };

  for (gsize i = 0; i < n; i++)
    places[((key_of (from[i].value) >> shift) & 0xff) + 1]++;
  for (guint i = 0; i < 256; i++)
    places[i + 1] += places[i];
  for (gsize i = 0; i < n; i++)
    to[places[(key_of (from[i].value) >> shift) & 0xff]++] = from[i];
}

void
recourse_weighted_sort (RecourseWeighted *values, gsize n)
{
  g_autofree RecourseWeighted *other = g_new (RecourseWeighted, n + 1);

  for (guint shift = 0; shift < 32; shift += 16)
    {
      sort_by_byte (values, other, n, shift);
      sort_by_byte (other, values, n, shift + 8);
    }
}

static gboolean
has_repeated_values (const RecourseWeighted *sample, gsize n)
{
  gsize repeated = 0;

  for (gsize i = 1; i < n; i++)
    repeated += sample[i].value == sample[i - 1].value;
  return repeated > n / 500;
}

/* A pilot of a few thousand values leaves a few in each cell: what is left is mostly chance, so it is spread over
 * the neighbours, twice, which makes a triangle. */
static void
smooth (double *weights)
{
  g_autofree double *sums = g_new (double, RECOURSE_CELLS + 1);

  for (guint pass = 0; pass < 2; pass++)
    {
      sums[0] = 0;
      for (guint i = 0; i < RECOURSE_CELLS; i++)
        sums[i + 1] = sums[i] + weights[i];
      for (guint i = 0; i < RECOURSE_CELLS; i++)
        {
          guint from = i > SMOOTHING ? i - SMOOTHING : 0,
                to = MIN (i + SMOOTHING + 1, RECOURSE_CELLS);

          weights[i] = (sums[to] - sums[from]) / (to - from);
        }
    }
}

/* How much more a cell that spans @below to @above of the pilot's weight counts: only what lies near a level that will be
 * asked for needs fine bins. */
static double
rate_cell (const RecourseBinning *binning, double below, double above)
{
  if (binning->n_levels == 0)
    return 1;
  for (guint i = 0; i < binning->n_levels; i++)
    if (above > binning->levels[i] - binning->margin
        && below < binning->levels[i] + binning->margin)
      return 1;
  return RECOURSE_FAR_RATE;
}

/* The place of a quantile of a sorted sample. */
static gsize
find_place (const RecourseWeighted *sample, gsize n, double level)
{
  double total = 0, sum = 0;
  gsize place = 0;

  for (gsize i = 0; i < n; i++)
    total += sample[i].weight;
  while (place + 1 < n && (sum += sample[place].weight) < level * total)
    place++;
  return place;
}

static void
share_out (RecourseBins *self, double *weights, const RecourseBinning *binning)
{
  double total = 0, below = binning->trimmed, rated = 0;
  guint64 first = RECOURSE_TAIL_BINS;

  for (guint i = 0; i < RECOURSE_CELLS; i++)
    total += weights[i];
  for (guint i = 0; i < RECOURSE_CELLS; i++)
    {
      double above = total > 0 ? below + weights[i] / total * (1 - 2 * binning->trimmed) : 0;

      weights[i] *= total > 0 ? rate_cell (binning, below, above) : 1;
      rated += weights[i];
      below = above;
    }
  for (guint i = 0; i < RECOURSE_CELLS; i++)
    {
      double followed = rated > 0 ? (1 - EVEN_SHARE) * weights[i] / rated : 0;

      const guint64 count =
          (guint64)ceil ((EVEN_SHARE / RECOURSE_CELLS + followed) * binning->n_bins);

      self->cells[i] = first << 32 | count;
      first += count;
    }
  self->n_bins = (guint)first + RECOURSE_TAIL_BINS;
}

void
recourse_bins_learn (RecourseBins *self,
                     RecourseWeighted *sample,
                     gsize n,
                     const RecourseBinning *binning)
{
  g_autofree double *weights = g_new0 (double, RECOURSE_CELLS);
  double width;

  recourse_bins_clear (self);
  self->cells = g_new (guint64, RECOURSE_CELLS);
  self->is_tracking = binning->is_tracking || has_repeated_values (sample, n);
  self->low = n > 0 ? sample[find_place (sample, n, binning->trimmed)].value : 0;
  width = n > 0 ? sample[find_place (sample, n, 1 - binning->trimmed)].value - self->low : 1;
  if (!(width > 0))
    width = MAX (fabs (self->low), 1e-280) * 1e-9;
  self->scale = RECOURSE_CELLS / width;
  for (gsize i = 0; i < n; i++)
    {
      double cell = (sample[i].value - self->low) * self->scale;

      if (cell >= 0 && cell <= RECOURSE_CELLS)
        weights[(guint)MIN (cell, RECOURSE_CELLS - 1)] += sample[i].weight;
    }
  if (!binning->is_tracking)
    smooth (weights);
  share_out (self, weights, binning);
}

void
recourse_bins_clear (RecourseBins *self)
{
  g_clear_pointer (&self->cells, g_free);
  g_clear_pointer (&self->is_window, g_free);
}

void
recourse_bins_open_window (RecourseBins *self, guint bin)
{
  if (self->is_window == NULL)
    self->is_window = g_new0 (guint8, self->n_bins);
  self->is_window[bin] = 1;
}

/* 16 bins an octave, from the bits of 1 + distance. */
static double
distance_of_step (guint step)
{
  return recourse_double_of (((guint64)step << 48) + recourse_bits_of (1.0)) - 1;
}

void
recourse_bins_get_edges (
    const RecourseBins *self, guint cell, guint index, double *low, double *high)
{
  const double count = cell < RECOURSE_CELLS ? recourse_bins_count (self, cell) : 1;

  *low = self->low + (cell + index / count) / self->scale;
  *high = self->low + (cell + (index + 1) / count) / self->scale;
}

void
recourse_bins_get_tail_edges (const RecourseBins *self, guint bin, double *low, double *high)
{
  if (bin < RECOURSE_TAIL_BINS)
    {
      const guint step = RECOURSE_TAIL_BINS - 1 - bin;

      *high = self->low - distance_of_step (step) / self->scale;
      *low = self->low - distance_of_step (step + 1) / self->scale;
    }
  else
    {
      const guint step = bin - (self->n_bins - RECOURSE_TAIL_BINS);

      *low = self->low + (RECOURSE_CELLS + distance_of_step (step)) / self->scale;
      *high = self->low + (RECOURSE_CELLS + distance_of_step (step + 1)) / self->scale;
    }
}
