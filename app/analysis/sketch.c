/* Streaming quantiles: what the bins counted, asked for quantiles and the like.  Weights are whole numbers: sums are
 * exact, whatever thread adds what first.  A quantile is off by at most the weight of its bin, in truth by far less
 * since it is interpolated; where that bound is above 1e-4 the caller counts once more and keeps every value in that
 * bin (learn.c). */
#include "sketch.h"

#include <math.h>

#define LEVEL_TOLERANCE 1e-12

/* Equal values are ordered too, or sums over them would depend on which thread came first. */
static int
compare_weighted (const void *a, const void *b)
{
  const RecourseWeighted *x = a, *y = b;
  int order = (x->value > y->value) - (x->value < y->value);

  return order != 0 ? order : (x->weight > y->weight) - (x->weight < y->weight);
}

/* Pieces on their way into an array that has room for all. */
typedef struct
{
  const RecourseBins *bins;
  const RecourseCounts *counts;
  RecoursePiece *next;
} Collector;

static gboolean
is_empty (const Collector *self, guint bin)
{
  return self->counts->weights[bin] == 0
         || (self->bins->is_window != NULL && self->bins->is_window[bin]);
}

static void
add_bin (Collector *self, guint bin, double low, double high)
{
  const gboolean is_tracking = self->bins->is_tracking;

  *self->next++ = (RecoursePiece){ .low = is_tracking ? self->counts->least[bin] : low,
                                   .high = is_tracking ? self->counts->greatest[bin] : high,
                                   .weight = self->counts->weights[bin],
                                   .bin = bin };
}

static void
add_tail (Collector *self, guint bin)
{
  double low, high;

  if (is_empty (self, bin))
    return;
  recourse_bins_get_tail_edges (self->bins, bin, &low, &high);
  add_bin (self, bin, low, high);
}

static void
add_cell (Collector *self, guint cell)
{
  const guint first = recourse_bins_first (self->bins, cell),
              n = recourse_bins_count (self->bins, cell);
  double low, high;

  for (guint i = 0; i < n; i++)
    {
      if (is_empty (self, first + i))
        continue;
      recourse_bins_get_edges (self->bins, cell, i, &low, &high);
      add_bin (self, first + i, low, high);
    }
}

static GArray *
collect_pieces (const RecourseBins *bins, const RecourseCounts *counts)
{
  GArray *pieces = g_array_sized_new (FALSE, FALSE, sizeof (RecoursePiece),
                                      counts->weights != NULL ? bins->n_bins : 0);
  Collector self = { bins, counts, (RecoursePiece *)pieces->data };

  if (counts->weights == NULL)
    return pieces;
  for (guint i = 0; i < RECOURSE_TAIL_BINS; i++)
    add_tail (&self, i);
  for (guint cell = 0; cell < bins->n_cells; cell++)
    add_cell (&self, cell);
  for (guint i = bins->n_bins - RECOURSE_TAIL_BINS; i < bins->n_bins; i++)
    add_tail (&self, i);
  g_array_set_size (pieces, (guint)(self.next - (RecoursePiece *)pieces->data));
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
  GArray *woven;
  guint next = 0;

  if (n_atoms == 0)
    return g_array_ref (bins);
  woven = g_array_sized_new (FALSE, FALSE, sizeof (RecoursePiece), bins->len + (guint)n_atoms);
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
