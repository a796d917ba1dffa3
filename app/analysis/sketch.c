/* Streaming quantiles.  A pilot sample is laid over equal cells; each cell gets bins in proportion to what the
 * pilot puts there, so that all bins hold about the same weight, and a value finds its bin with one multiplication
 * and one look-up.  Beyond the pilot's range bins grow by 1/16 of the distance.  Weights are whole numbers: sums are exact,
 * whatever thread adds what first.  A quantile is off by at most the weight of its bin, in truth by far less since
 * it is interpolated; where that bound is above 1e-4 the caller counts once more and keeps every value in that bin
 * (simulate.c). */
#include "sketch.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "lattice.h"
#include "vector-math.h"

#define N_CELLS 2048

/* Octaves beyond the range of the pilot, and bins in each. */
#define TAIL_OCTAVES 60
#define TAIL_STEPS 16
#define TAIL_BINS (TAIL_OCTAVES * TAIL_STEPS)

/* Of the bins so many are spread evenly over the cells, since a pilot misses what is rare. */
#define EVEN_SHARE 0.2

/* Cells to either side over which the pilot is smoothed. */
#define SMOOTHING 10

#define LEVEL_TOLERANCE 1e-12

/* Equal values are ordered too, or sums over them would depend on which thread came first. */
static int
compare_weighted (const void *a, const void *b)
{
  const RecourseWeighted *x = a, *y = b;
  int order = (x->value > y->value) - (x->value < y->value);

  return order != 0 ? order : (x->weight > y->weight) - (x->weight < y->weight);
}

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
  g_autofree double *sums = g_new (double, N_CELLS + 1);

  for (guint pass = 0; pass < 2; pass++)
    {
      sums[0] = 0;
      for (guint i = 0; i < N_CELLS; i++)
        sums[i + 1] = sums[i] + weights[i];
      for (guint i = 0; i < N_CELLS; i++)
        {
          guint from = i > SMOOTHING ? i - SMOOTHING : 0, to = MIN (i + SMOOTHING + 1, N_CELLS);

          weights[i] = (sums[to] - sums[from]) / (to - from);
        }
    }
}

/* How much more a cell that spans @below to @above of the pilot's weight counts: only what lies near a level that will be
 * asked for needs fine bins. */
static double
rate_cell (const RecourseBinning *binning, double below, double above, gsize n)
{
  double margin = 0.005 + 2 / sqrt ((double)n + 1);

  if (binning->n_levels == 0)
    return 1;
  for (guint i = 0; i < binning->n_levels; i++)
    if (above > binning->levels[i] - margin && below < binning->levels[i] + margin)
      return 1;
  return 0.1;
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
share_out (RecourseBins *self, double *weights, gsize n, const RecourseBinning *binning)
{
  double first = TAIL_BINS, total = 0, below = binning->trimmed, rated = 0;

  for (guint i = 0; i < N_CELLS; i++)
    total += weights[i];
  for (guint i = 0; i < N_CELLS; i++)
    {
      double above = total > 0 ? below + weights[i] / total * (1 - 2 * binning->trimmed) : 0;

      weights[i] *= total > 0 ? rate_cell (binning, below, above, n) : 1;
      rated += weights[i];
      below = above;
    }
  for (guint i = 0; i < N_CELLS; i++)
    {
      double followed = rated > 0 ? (1 - EVEN_SHARE) * weights[i] / rated : 0;

      self->first[i] = first;
      self->count[i] = ceil ((EVEN_SHARE / N_CELLS + followed) * binning->n_bins);
      first += self->count[i];
    }
  self->n_bins = (guint)first + TAIL_BINS;
}

void
recourse_bins_learn (RecourseBins *self,
                     RecourseWeighted *sample,
                     gsize n,
                     const RecourseBinning *binning)
{
  g_autofree double *weights = g_new0 (double, N_CELLS);
  double width;

  recourse_bins_clear (self);
  self->first = g_new (double, N_CELLS);
  self->count = g_new (double, N_CELLS);
  self->is_tracking = binning->is_tracking || has_repeated_values (sample, n);
  self->low = n > 0 ? sample[find_place (sample, n, binning->trimmed)].value : 0;
  width = n > 0 ? sample[find_place (sample, n, 1 - binning->trimmed)].value - self->low : 1;
  if (!(width > 0))
    width = MAX (fabs (self->low), 1e-280) * 1e-9;
  self->scale = N_CELLS / width;
  for (gsize i = 0; i < n; i++)
    {
      double cell = (sample[i].value - self->low) * self->scale;

      if (cell >= 0 && cell <= N_CELLS)
        weights[(guint)MIN (cell, N_CELLS - 1)] += sample[i].weight;
    }
  if (!binning->is_tracking)
    smooth (weights);
  share_out (self, weights, n, binning);
}

void
recourse_bins_clear (RecourseBins *self)
{
  g_clear_pointer (&self->first, g_free);
  g_clear_pointer (&self->count, g_free);
  g_clear_pointer (&self->is_window, g_free);
}

void
recourse_bins_open_window (RecourseBins *self, guint bin)
{
  if (self->is_window == NULL)
    self->is_window = g_new0 (guint8, self->n_bins);
  self->is_window[bin] = 1;
}

gboolean
recourse_counts_init (RecourseCounts *self, const RecourseBins *bins)
{
  self->weights = g_try_new0 (gint64, bins->n_bins);
  if (self->weights == NULL)
    return FALSE;
  if (bins->is_window != NULL)
    self->kept = g_array_new (FALSE, FALSE, sizeof (RecourseWeighted));
  if (!bins->is_tracking)
    return TRUE;
  self->least = g_try_new (double, bins->n_bins);
  self->greatest = g_try_new (double, bins->n_bins);
  if (self->least == NULL || self->greatest == NULL)
    return FALSE;
  for (guint i = 0; i < bins->n_bins; i++)
    {
      self->least[i] = INFINITY;
      self->greatest[i] = -INFINITY;
    }
  return TRUE;
}

void
recourse_counts_clear (RecourseCounts *self)
{
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->least, g_free);
  g_clear_pointer (&self->greatest, g_free);
  g_clear_pointer (&self->kept, g_array_unref);
}

void
recourse_counts_merge (RecourseCounts *self, const RecourseCounts *other, const RecourseBins *bins)
{
  for (guint i = 0; i < bins->n_bins; i++)
    self->weights[i] += other->weights[i];
  for (guint i = 0; bins->is_tracking && i < bins->n_bins; i++)
    {
      self->least[i] = MIN (self->least[i], other->least[i]);
      self->greatest[i] = MAX (self->greatest[i], other->greatest[i]);
    }
  if (bins->is_window != NULL)
    g_array_append_vals (self->kept, other->kept->data, other->kept->len);
}

/* Bins of the tails by the distance from the range, in cells: 16 an octave, from the bits of 1 + distance. */
static guint
step_of_distance (double distance)
{
  guint64 step = (recourse_bits_of (1 + distance) >> 48) - (recourse_bits_of (1.0) >> 48);

  return (guint)MIN (step, TAIL_BINS - 1);
}

static double
distance_of_step (guint step)
{
  return recourse_double_of (((guint64)step << 48) + recourse_bits_of (1.0)) - 1;
}

/* The bin of each value; of those beyond the range -1 or -2. */
static RECOURSE_VECTORIZED void
find_bins (const double *first,
           const double *count,
           double low,
           double scale,
           const double *values,
           guint n,
           gint32 *bins)
{
  _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++)
  {
    const double at = (values[i] - low) * scale;
    /* NaN, of a draw that is yet to be found faulty, must land somewhere. */
    const double capped = at < N_CELLS - 1e-9 ? at : N_CELLS - 1e-9,
                 inside = capped >= 0 ? capped : 0.0;
    const gint32 cell = (gint32)inside;
    const double bin = first[cell] + (inside - cell) * count[cell];

    bins[i] = at < 0 ? -1 : at > N_CELLS ? -2 : (gint32)bin;
  }
}

static guint
find_tail_bin (const RecourseBins *self, double value, gint32 side)
{
  double at = (value - self->low) * self->scale;

  if (side == -1)
    return TAIL_BINS - 1 - step_of_distance (-at);
  return self->n_bins - TAIL_BINS + step_of_distance (at - N_CELLS);
}

static void
track (RecourseCounts *self, guint bin, double value, gint64 weight)
{
  if (weight == 0)
    return;
  self->least[bin] = MIN (self->least[bin], value);
  self->greatest[bin] = MAX (self->greatest[bin], value);
}

void
recourse_counts_add (RecourseCounts *self,
                     const RecourseBins *bins,
                     const double *values,
                     const gint64 *weights,
                     guint n)
{
  gint32 found[RECOURSE_BLOCK];

  find_bins (bins->first, bins->count, bins->low, bins->scale, values, n, found);
  for (guint i = 0; i < n; i++)
    {
      if (G_UNLIKELY (found[i] < 0))
        found[i] = (gint32)find_tail_bin (bins, values[i], found[i]);
      self->weights[found[i]] += weights[i];
    }
  for (guint i = 0; bins->is_tracking && i < n; i++)
    track (self, (guint)found[i], values[i], weights[i]);
  for (guint i = 0; bins->is_window != NULL && i < n; i++)
    if (bins->is_window[found[i]] && weights[i] > 0)
      {
        RecourseWeighted kept = { values[i], (double)weights[i] };

        g_array_append_val (self->kept, kept);
      }
}

static RecoursePiece
piece_of_tail (const RecourseBins *bins, guint bin)
{
  RecoursePiece piece = { 0 };

  if (bin < TAIL_BINS)
    {
      guint step = TAIL_BINS - 1 - bin;

      piece.high = bins->low - distance_of_step (step) / bins->scale;
      piece.low = bins->low - distance_of_step (step + 1) / bins->scale;
    }
  else
    {
      guint step = bin - (bins->n_bins - TAIL_BINS);

      piece.low = bins->low + (N_CELLS + distance_of_step (step)) / bins->scale;
      piece.high = bins->low + (N_CELLS + distance_of_step (step + 1)) / bins->scale;
    }
  return piece;
}

static RecoursePiece
piece_of_bin (const RecourseBins *bins, guint cell, guint index)
{
  return (RecoursePiece){ .low = bins->low + (cell + index / bins->count[cell]) / bins->scale,
                          .high =
                              bins->low + (cell + (index + 1) / bins->count[cell]) / bins->scale };
}

static void
append_bin (GArray *pieces,
            const RecourseBins *bins,
            const RecourseCounts *counts,
            guint bin,
            RecoursePiece piece)
{
  if (counts->weights[bin] == 0 || (bins->is_window != NULL && bins->is_window[bin]))
    return;
  piece.bin = bin;
  piece.weight = counts->weights[bin];
  if (bins->is_tracking)
    {
      piece.low = counts->least[bin];
      piece.high = counts->greatest[bin];
    }
  g_array_append_val (pieces, piece);
}

static GArray *
collect_pieces (const RecourseBins *bins, const RecourseCounts *counts)
{
  GArray *pieces = g_array_new (FALSE, FALSE, sizeof (RecoursePiece));

  if (counts->weights == NULL)
    return pieces;
  for (guint i = 0; i < TAIL_BINS; i++)
    append_bin (pieces, bins, counts, i, piece_of_tail (bins, i));
  for (guint cell = 0; cell < N_CELLS; cell++)
    for (guint i = 0; i < bins->count[cell]; i++)
      append_bin (pieces, bins, counts, (guint)bins->first[cell] + i, piece_of_bin (bins, cell, i));
  for (guint i = bins->n_bins - TAIL_BINS; i < bins->n_bins; i++)
    append_bin (pieces, bins, counts, i, piece_of_tail (bins, i));
  return pieces;
}

/* The part of @piece below @value, leaving the rest in it. */
static RecoursePiece
cut (RecoursePiece *piece, double value)
{
  RecoursePiece below = *piece;
  double share = (value - piece->low) / (piece->high - piece->low);

  below.high = value;
  below.weight = (gint64)((double)piece->weight * share);
  piece->low = value;
  piece->weight -= below.weight;
  return below;
}

/* Puts single values between and into the pieces of bins. */
static GArray *
weave (GArray *bins, const RecourseWeighted *atoms, gsize n_atoms)
{
  GArray *woven =
      g_array_sized_new (FALSE, FALSE, sizeof (RecoursePiece), bins->len + (guint)n_atoms);
  guint next = 0;

  for (gsize i = 0; i < n_atoms; i++)
    {
      RecoursePiece atom = { atoms[i].value, atoms[i].value, (gint64)atoms[i].weight, 0,
                             RECOURSE_NO_BIN };

      while (next < bins->len && g_array_index (bins, RecoursePiece, next).high <= atom.low)
        g_array_append_val (woven, g_array_index (bins, RecoursePiece, next++));
      if (next < bins->len && g_array_index (bins, RecoursePiece, next).low < atom.low)
        {
          RecoursePiece below = cut (&g_array_index (bins, RecoursePiece, next), atom.low);

          g_array_append_val (woven, below);
        }
      if (atom.weight > 0)
        g_array_append_val (woven, atom);
    }
  while (next < bins->len)
    g_array_append_val (woven, g_array_index (bins, RecoursePiece, next++));
  return woven;
}

void
recourse_sketch_init (RecourseSketch *self,
                      const RecourseBins *bins,
                      const RecourseCounts *counts,
                      const RecourseWeighted *atoms,
                      gsize n_atoms)
{
  g_autoptr (GArray) pieces = collect_pieces (bins, counts);
  g_autoptr (GArray) singles = g_array_new (FALSE, FALSE, sizeof (RecourseWeighted));

  g_array_append_vals (singles, atoms, (guint)n_atoms);
  if (counts->kept != NULL)
    g_array_append_vals (singles, counts->kept->data, counts->kept->len);
  g_array_sort (singles, compare_weighted);
  self->pieces = weave (pieces, (RecourseWeighted *)singles->data, singles->len);
  self->total = 0;
  for (guint i = 0; i < self->pieces->len; i++)
    {
      RecoursePiece *piece = &g_array_index (self->pieces, RecoursePiece, i);

      piece->before = self->total;
      self->total += piece->weight;
    }
}

void
recourse_sketch_clear (RecourseSketch *self)
{
  g_clear_pointer (&self->pieces, g_array_unref);
}

/* The first piece whose cumulative weight reaches @level. */
static const RecoursePiece *
find_piece (const RecourseSketch *self, double level)
{
  double wanted = (level - LEVEL_TOLERANCE) * (double)self->total;
  guint low = 0, high = self->pieces->len;

  if (high == 0)
    return NULL;
  while (high - low > 1)
    {
      guint middle = (low + high) / 2;

      if ((double)g_array_index (self->pieces, RecoursePiece, middle).before >= wanted)
        high = middle;
      else
        low = middle;
    }
  /* Equal values stand in pieces side by side where several outcomes pay the same. */
  return &g_array_index (self->pieces, RecoursePiece, low);
}

double
recourse_sketch_quantile (const RecourseSketch *self, double level)
{
  const RecoursePiece *piece = find_piece (self, level);
  double share;

  if (piece == NULL)
    return NAN;
  if (!(piece->high > piece->low) || piece->weight == 0)
    return piece->low;
  share = (level * (double)self->total - (double)piece->before) / (double)piece->weight;
  return piece->low + CLAMP (share, 0, 1) * (piece->high - piece->low);
}

double
recourse_sketch_uncertainty (const RecourseSketch *self, double level, guint *bin)
{
  const RecoursePiece *piece = find_piece (self, level);

  if (piece == NULL || !(piece->high > piece->low) || piece->bin == RECOURSE_NO_BIN)
    return 0;
  *bin = piece->bin;
  return (double)piece->weight / (double)self->total;
}

static double
weight_below (const RecoursePiece *piece, double value, gboolean inclusive)
{
  if (piece->high < value || (inclusive && piece->high <= value))
    return (double)piece->weight;
  if (piece->low >= value || !(piece->high > piece->low))
    return 0;
  return (double)piece->weight * MIN ((value - piece->low) / (piece->high - piece->low), 1);
}

double
recourse_sketch_cumulative (const RecourseSketch *self, double value, gboolean inclusive)
{
  guint low = 0, high = self->pieces->len;
  double sum = 0;

  /* Pieces below @low end before the value; a few at the end may straddle it. */
  while (low < high)
    {
      guint middle = (low + high) / 2;

      if (g_array_index (self->pieces, RecoursePiece, middle).high < value)
        low = middle + 1;
      else
        high = middle;
    }
  if (low > 0)
    {
      const RecoursePiece *last = &g_array_index (self->pieces, RecoursePiece, low - 1);

      sum = (double)(last->before + last->weight);
    }
  for (guint i = low;
       i < self->pieces->len && g_array_index (self->pieces, RecoursePiece, i).low <= value; i++)
    sum += weight_below (&g_array_index (self->pieces, RecoursePiece, i), value, inclusive);
  return self->total > 0 ? sum / (double)self->total : NAN;
}

double
recourse_sketch_shortfall (const RecourseSketch *self, double value)
{
  double sum = 0;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const RecoursePiece *piece = &g_array_index (self->pieces, RecoursePiece, i);
      double reached = MIN (piece->high, value);

      if (piece->low >= value)
        break;
      sum += weight_below (piece, value, TRUE) * (value - (piece->low + reached) / 2);
    }
  return sum / (double)self->total;
}

GArray *
recourse_sketch_to_sample (const RecourseSketch *self)
{
  GArray *sample = g_array_new (FALSE, FALSE, sizeof (RecourseWeighted));

  for (guint i = 0; i < self->pieces->len; i++)
    {
      const RecoursePiece *piece = &g_array_index (self->pieces, RecoursePiece, i);
      RecourseWeighted low = { piece->low, (double)piece->weight / 2 };
      RecourseWeighted high = { piece->high, (double)piece->weight / 2 };

      g_array_append_val (sample, low);
      g_array_append_val (sample, high);
    }
  return sample;
}
