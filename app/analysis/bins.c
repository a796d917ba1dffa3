/* Bins for streaming quantiles.  A pilot sample is laid over equal cells; each cell gets bins in proportion to what the
 * pilot puts there, so that all bins hold about the same weight, and a value finds its bin with one multiplication
 * and one look-up.  Beyond the pilot's range bins grow by 1/16 of the distance. */
#include "bins.h"

#include <math.h>
#include <string.h>

#include "vector-math.h"

/* Of the bins so many are spread evenly over the cells, since a pilot misses what is rare. */
#define EVEN_SHARE 0.2

/* Cells that the range of the pilot is divided into; where one would hold more than such a part of a finished count,
 * there are more of them. */
#define FEW_CELLS 512
#define MANY_CELLS 4096
#define PEAK 0.03

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
sort_by_byte (const guint64 *from, guint64 *to, gsize n, guint shift)
{
  guint32 places[257] = { 0 };

  for (gsize i = 0; i < n; i++)
    places[((from[i] >> shift) & 0xff) + 1]++;
  for (guint i = 0; i < 256; i++)
    places[i + 1] += places[i];
  for (gsize i = 0; i < n; i++)
    to[places[(from[i] >> shift) & 0xff]++] = from[i];
}

/* Keys with the values' numbers are half as long as what they stand for, which is moved once. */
void
recourse_weighted_sort (RecourseWeighted *values, gsize n)
{
  g_autofree guint64 *keys = g_new (guint64, n + 1);
  g_autofree guint64 *other = g_new (guint64, n + 1);
  g_autofree RecourseWeighted *sorted = g_new (RecourseWeighted, n + 1);

  for (gsize i = 0; i < n; i++)
    keys[i] = (guint64)key_of (values[i].value) << 32 | i;
  for (guint shift = 32; shift < 64; shift += 16)
    {
      sort_by_byte (keys, other, n, shift);
      sort_by_byte (other, keys, n, shift + 8);
    }
  for (gsize i = 0; i < n; i++)
    sorted[i] = values[keys[i] & G_MAXUINT32];
  memcpy (values, sorted, n * sizeof *values);
}

gboolean
recourse_weighted_has_repeats (const RecourseWeighted *sample, gsize n, guint n_at_once)
{
  gsize repeated = 0;

  for (gsize i = n_at_once; i < n; i++)
    repeated += sample[i].value == sample[i - n_at_once].value;
  return repeated > n / 500;
}

/* A pilot of a few thousand values leaves a few in each cell: what is left is mostly chance, so it is spread over
 * the neighbours, twice, which makes a triangle. */
static void
smooth (double *weights, guint n_cells)
{
  g_autofree double *sums = g_new (double, n_cells + 1);

  for (guint pass = 0; pass < 2; pass++)
    {
      sums[0] = 0;
      for (guint i = 0; i < n_cells; i++)
        sums[i + 1] = sums[i] + weights[i];
      for (guint i = 0; i < n_cells; i++)
        {
          guint from = i > SMOOTHING ? i - SMOOTHING : 0, to = MIN (i + SMOOTHING + 1, n_cells);

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

/* What each cell's weight is to count, by what the sample itself says: smoothing would move the levels of a steep one. */
static void
rate_cells (const RecourseBins *self,
            const double *weights,
            const RecourseBinning *binning,
            double *rates)
{
  double total = 0, below = binning->trimmed;

  for (guint i = 0; i < self->n_cells; i++)
    total += weights[i];
  for (guint i = 0; i < self->n_cells; i++)
    {
      const double above = total > 0 ? below + weights[i] / total * (1 - 2 * binning->trimmed) : 0;

      rates[i] = total > 0 ? rate_cell (binning, below, above) : 1;
      below = above;
    }
}

static void
share_out (RecourseBins *self,
           const double *weights,
           const double *rates,
           const RecourseBinning *binning)
{
  double rated = 0;
  guint64 first = RECOURSE_TAIL_BINS;

  for (guint i = 0; i < self->n_cells; i++)
    rated += weights[i] * rates[i];
  for (guint i = 0; i < self->n_cells; i++)
    {
      const double followed = rated > 0 ? (1 - EVEN_SHARE) * weights[i] * rates[i] / rated : 0;
      const guint64 count =
          (guint64)ceil ((EVEN_SHARE / self->n_cells + followed) * binning->n_bins);

      self->cells[i] = first << 32 | count;
      first += count;
    }
  self->n_bins = (guint)first + RECOURSE_TAIL_BINS;
}

/* What of the sample falls in each of @n_cells.  Returns: the heaviest one's part of it */
static double
weigh_cells (RecourseBins *self,
             const RecourseWeighted *sample,
             gsize n,
             double width,
             guint n_cells,
             double *weights)
{
  double total = 0, most = 0;

  self->n_cells = n_cells;
  self->scale = n_cells / width;
  for (gsize i = 0; i < n; i++)
    {
      const double cell = (sample[i].value - self->low) * self->scale;

      if (!(cell >= 0 && cell <= n_cells))
        continue;
      weights[(guint)MIN (cell, n_cells - 1)] += sample[i].weight;
      total += sample[i].weight;
    }
  for (guint i = 0; i < n_cells; i++)
    most = MAX (most, weights[i]);
  return total > 0 ? most / total : 0;
}

void
recourse_bins_learn (RecourseBins *self,
                     RecourseWeighted *sample,
                     gsize n,
                     const RecourseBinning *binning)
{
  g_autofree double *weights = g_new0 (double, MANY_CELLS);
  g_autofree double *rates = g_new (double, MANY_CELLS);
  const gboolean is_pilot = binning->n_at_once > 0;
  double width;

  recourse_bins_clear (self);
  self->is_tracking =
      binning->is_tracking
      || (is_pilot && recourse_weighted_has_repeats (sample, n, binning->n_at_once));
  self->low = n > 0 ? sample[find_place (sample, n, binning->trimmed)].value : 0;
  width = n > 0 ? sample[find_place (sample, n, 1 - binning->trimmed)].value - self->low : 1;
  if (!(width > 0))
    width = MAX (fabs (self->low), 1e-280) * 1e-9;
  if (weigh_cells (self, sample, n, width, FEW_CELLS, weights) > PEAK && !is_pilot)
    {
      memset (weights, 0, FEW_CELLS * sizeof (double));
      weigh_cells (self, sample, n, width, MANY_CELLS, weights);
    }
  self->cells = g_new (guint64, self->n_cells);
  rate_cells (self, weights, binning, rates);
  if (!binning->is_tracking)
    smooth (weights, self->n_cells);
  share_out (self, weights, rates, binning);
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
  const double count = cell < self->n_cells ? recourse_bins_count (self, cell) : 1;

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

      *low = self->low + (self->n_cells + distance_of_step (step)) / self->scale;
      *high = self->low + (self->n_cells + distance_of_step (step + 1)) / self->scale;
    }
}
