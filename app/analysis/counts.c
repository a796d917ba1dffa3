/* Counting values in bins, a block at a time: first the bins of all, which vector code finds, then the additions. */
#include "bins.h"

#include <math.h>

#include "lattice.h"
#include "vector-math.h"

#if defined(__x86_64__) && !defined(RECOURSE_PLAIN)
#  include <immintrin.h>
#  define RECOURSE_HAS_AVX512
#endif

#define TAIL_BINS RECOURSE_TAIL_BINS

/* The greatest place in the cells, before their end; it is still another as a whole number of parts. */
#define LAST_PLACE 1e-9

/* Adding it leaves the cell in the upper half of a double's bits, less those of its own upper half, and how far into the cell
 * in the lower, as a fraction of 2^32. */
#define PLACER 0x1.8p20
#define PLACER_CELL 0x41380000

/* 1 by its upper bits: 16 steps an octave. */
#define FIRST_STEP 0x3ff0

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

/* Bins of the tails by the distance from the range, in cells. */
static double
step_of_distance (double distance)
{
  return MIN ((double)(recourse_bits_of (1 + distance) >> 48) - FIRST_STEP, TAIL_BINS - 1);
}

/* NaN, of a draw that is yet to be found faulty, must land somewhere. */
static void
find_bins_plainly (const RecourseBins *self, const double *values, guint n, guint64 *bins)
{
  const double low = self->low, scale = self->scale, last_tail = self->n_bins - TAIL_BINS,
               end = self->n_cells, last = end - LAST_PLACE;

  for (guint i = 0; i < n; i++)
    {
      const double at = (values[i] - low) * scale;
      const double capped = at < last ? at : last, inside = capped > 0 ? capped : 0.0;
      const guint64 place = recourse_bits_of (inside + PLACER);
      const guint64 cell = self->cells[(place >> 32) - PLACER_CELL];

      if (at < 0)
        bins[i] = (guint64)(TAIL_BINS - 1 - step_of_distance (-at));
      else if (at > end)
        bins[i] = (guint64)(last_tail + step_of_distance (at - end));
      else
        bins[i] = (cell >> 32) + ((place & G_MAXUINT32) * (cell & G_MAXUINT32) >> 32);
    }
}

#ifdef RECOURSE_HAS_AVX512
#  define WIDE static inline __attribute__ ((target ("avx512f"), always_inline))

/* A whole number below 2^32 as a double. */
WIDE __m512d
double_of_count (__m512i count)
{
  const __m512d zero = _mm512_set1_pd (0x1p52);

  return _mm512_castsi512_pd (_mm512_or_epi64 (count, _mm512_castpd_si512 (zero))) - zero;
}

/* Where @at is outside of the cells, the bins of the tails instead of @bins. */
WIDE __m512i
find_tails (__m512d at, __m512i bins, __m512d end, double last_tail)
{
  const __mmask8 below = _mm512_cmp_pd_mask (at, _mm512_setzero_pd (), _CMP_LT_OQ),
                 above = _mm512_cmp_pd_mask (at, end, _CMP_GT_OQ);
  const __m512d distance = _mm512_mask_sub_pd (at - end, below, _mm512_setzero_pd (), at);
  const __m512i bits = _mm512_srli_epi64 (_mm512_castpd_si512 (_mm512_set1_pd (1) + distance), 48);
  const __m512d step = _mm512_min_pd (double_of_count (bits) - _mm512_set1_pd (FIRST_STEP),
                                      _mm512_set1_pd (TAIL_BINS - 1));
  const __m512d tail = _mm512_mask_blend_pd (below, _mm512_set1_pd (last_tail) + step,
                                             _mm512_set1_pd (TAIL_BINS - 1) - step);

  return _mm512_mask_mov_epi64 (bins, below | above,
                                _mm512_cvtepu32_epi64 (_mm512_cvttpd_epu32 (tail)));
}

/* The same with the look-ups of AVX-512, which the compiler does not choose by itself: the same operations in the same
 * order, so it cannot differ. */
__attribute__ ((target ("avx512f"))) static void
find_bins_widely (const RecourseBins *self, const double *values, guint n, guint64 *bins)
{
  const __m512d low = _mm512_set1_pd (self->low), scale = _mm512_set1_pd (self->scale),
                end = _mm512_set1_pd (self->n_cells), last = end - _mm512_set1_pd (LAST_PLACE);
  const double last_tail = self->n_bins - TAIL_BINS;

  for (guint i = 0; i < n; i += 8)
    {
      const __m512d at = (_mm512_loadu_pd (values + i) - low) * scale;
      const __m512d inside = _mm512_max_pd (_mm512_min_pd (at, last), _mm512_setzero_pd ());
      const __m512i place = _mm512_castpd_si512 (inside + _mm512_set1_pd (PLACER));
      const __m512i index =
          _mm512_sub_epi64 (_mm512_srli_epi64 (place, 32), _mm512_set1_epi64 (PLACER_CELL));
      const __m512i cell = _mm512_i64gather_epi64 (index, self->cells, 8);
      __m512i bin = _mm512_add_epi64 (_mm512_srli_epi64 (cell, 32),
                                      _mm512_srli_epi64 (_mm512_mul_epu32 (place, cell), 32));

      if (_mm512_cmp_pd_mask (at, inside, _CMP_NEQ_UQ))
        bin = find_tails (at, bin, end, last_tail);
      _mm512_storeu_si512 (bins + i, bin);
    }
}
#endif

static void
find_bins (const RecourseBins *self, const double *values, guint n, guint64 *bins)
{
#ifdef RECOURSE_HAS_AVX512
  if (__builtin_cpu_supports ("avx512f"))
    {
      find_bins_widely (self, values, n, bins);
      return;
    }
#endif
  find_bins_plainly (self, values, n, bins);
}

static void
track (RecourseCounts *self, guint64 bin, double value, gint64 weight)
{
  if (weight == 0)
    return;
  self->least[bin] = MIN (self->least[bin], value);
  self->greatest[bin] = MAX (self->greatest[bin], value);
}

static void
keep (RecourseCounts *self, double value, gint64 weight)
{
  RecourseWeighted kept = { value, (double)weight };

  if (weight > 0)
    g_array_append_val (self->kept, kept);
}

static void
add_weight (gint64 *to, const guint64 *bins, guint n, gint64 weight)
{
  _Pragma ("GCC unroll 8") for (guint i = 0; i < n; i++) to[bins[i]] += weight;
}

static void
add_weights (gint64 *to, const guint64 *bins, const gint64 *weights, guint n)
{
  _Pragma ("GCC unroll 8") for (guint i = 0; i < n; i++) to[bins[i]] += weights[i];
}

void
recourse_counts_add_even (
    RecourseCounts *self, const RecourseBins *bins, const double *values, gint64 weight, guint n)
{
  guint64 found[RECOURSE_BLOCK];

  find_bins (bins, values, recourse_round_up (n), found);
  add_weight (self->weights, found, n, weight);
  for (guint i = 0; bins->is_tracking && i < n; i++)
    track (self, found[i], values[i], weight);
  for (guint i = 0; bins->is_window != NULL && i < n; i++)
    if (bins->is_window[found[i]])
      keep (self, values[i], weight);
}

void
recourse_counts_add (RecourseCounts *self,
                     const RecourseBins *bins,
                     const double *values,
                     const gint64 *weights,
                     guint n)
{
  guint64 found[RECOURSE_BLOCK];

  find_bins (bins, values, n, found);
  add_weights (self->weights, found, weights, n);
  for (guint i = 0; bins->is_tracking && i < n; i++)
    track (self, found[i], values[i], weights[i]);
  for (guint i = 0; bins->is_window != NULL && i < n; i++)
    if (bins->is_window[found[i]])
      keep (self, values[i], weights[i]);
}
