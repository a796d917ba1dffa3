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

/* The greatest place in the cells, before their end. */
#define LAST_PLACE 1e-9

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
find_bins_plainly (const RecourseBins *self, const double *values, guint n, gint32 *bins)
{
  const double low = self->low, scale = self->scale, last_tail = self->n_bins - TAIL_BINS,
               end = self->n_cells, last = end - LAST_PLACE;

  for (guint i = 0; i < n; i++)
    {
      const double at = (values[i] - low) * scale;
      const double capped = at < last ? at : last, inside = capped > 0 ? capped : 0.0;
      const guint cell = (guint)inside;

      if (at < 0)
        bins[i] = (gint32)(TAIL_BINS - 1 - step_of_distance (-at));
      else if (at > end)
        bins[i] = (gint32)(last_tail + step_of_distance (at - end));
      else
        bins[i] = (gint32)(recourse_bins_first (self, cell)
                           + (inside - cell) * recourse_bins_count (self, cell));
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

WIDE __m512d
find_tails (__m512d at, __m512d bins, __mmask8 below, __mmask8 above, __m512d end, double last_tail)
{
  const __m512d distance = _mm512_mask_sub_pd (at - end, below, _mm512_setzero_pd (), at);
  const __m512i bits = _mm512_srli_epi64 (_mm512_castpd_si512 (_mm512_set1_pd (1) + distance), 48);
  const __m512d step = _mm512_min_pd (double_of_count (bits) - _mm512_set1_pd (FIRST_STEP),
                                      _mm512_set1_pd (TAIL_BINS - 1));

  bins = _mm512_mask_sub_pd (bins, below, _mm512_set1_pd (TAIL_BINS - 1), step);
  return _mm512_mask_add_pd (bins, above, _mm512_set1_pd (last_tail), step);
}

/* The same with the look-ups of AVX-512, which the compiler does not choose by itself: the same operations in the same
 * order, so it cannot differ. */
__attribute__ ((target ("avx512f"))) static void
find_bins_widely (const RecourseBins *self, const double *values, guint n, gint32 *bins)
{
  const __m512d low = _mm512_set1_pd (self->low), scale = _mm512_set1_pd (self->scale),
                end = _mm512_set1_pd (self->n_cells), last = end - _mm512_set1_pd (LAST_PLACE);
  const double last_tail = self->n_bins - TAIL_BINS;

  for (guint i = 0; i < n; i += 8)
    {
      const __m512d at = (_mm512_loadu_pd (values + i) - low) * scale;
      const __m512d inside = _mm512_max_pd (_mm512_min_pd (at, last), _mm512_setzero_pd ());
      const __m256i cell = _mm512_cvttpd_epi32 (inside);
      const __m512i packed = _mm512_i32gather_epi64 (cell, self->cells, 8);
      const __m512d first = double_of_count (_mm512_srli_epi64 (packed, 32)),
                    count = double_of_count (
                        _mm512_and_epi64 (packed, _mm512_set1_epi64 (0xffffffffu)));
      __m512d bin = first + (inside - _mm512_cvtepi32_pd (cell)) * count;
      const __mmask8 below = _mm512_cmp_pd_mask (at, _mm512_setzero_pd (), _CMP_LT_OQ),
                     above = _mm512_cmp_pd_mask (at, end, _CMP_GT_OQ);

      if (below | above)
        bin = find_tails (at, bin, below, above, end, last_tail);
      _mm256_storeu_si256 ((__m256i *)(bins + i), _mm512_cvttpd_epi32 (bin));
    }
}
#endif

static void
find_bins (const RecourseBins *self, const double *values, guint n, gint32 *bins)
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
track (RecourseCounts *self, guint bin, double value, gint64 weight)
{
  if (weight == 0)
    return;
  self->least[bin] = MIN (self->least[bin], value);
  self->greatest[bin] = MAX (self->greatest[bin], value);
}

/* Zeros stand at the end. */
static guint
count_weighed (const gint64 *weights, guint n)
{
  while (n > 0 && weights[n - 1] == 0)
    n--;
  return n;
}

/* The same weight to every bin. */
static void
add_weight (gint64 *to, const gint32 *bins, guint n, gint64 weight)
{
  const gint32 *const end = bins + n, *const last = end - n % 8;

  for (; bins != last; bins += 8)
    for (guint i = 0; i < 8; i++)
      to[bins[i]] += weight;
  for (; bins != end; bins++)
    to[*bins] += weight;
}

static void
add_weights (gint64 *to, const gint32 *bins, const gint64 *weights, guint n)
{
  for (guint i = 0; i < n; i += 8)
    for (guint j = 0; j < 8; j++)
      to[bins[i + j]] += weights[i + j];
}

void
recourse_counts_add (RecourseCounts *self,
                     const RecourseBins *bins,
                     const double *values,
                     const gint64 *weights,
                     guint n,
                     gboolean is_even)
{
  gint32 found[RECOURSE_BLOCK];

  find_bins (bins, values, n, found);
  if (is_even)
    add_weight (self->weights, found, count_weighed (weights, n), weights[0]);
  else
    add_weights (self->weights, found, weights, n);
  for (guint i = 0; bins->is_tracking && i < n; i++)
    track (self, (guint)found[i], values[i], weights[i]);
  for (guint i = 0; bins->is_window != NULL && i < n; i++)
    if (bins->is_window[found[i]] && weights[i] > 0)
      {
        RecourseWeighted kept = { values[i], (double)weights[i] };

        g_array_append_val (self->kept, kept);
      }
}
