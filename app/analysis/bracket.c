/* Quantiles by brackets: a pilot says about where each lies, so that the others of a million values need no more than a
 * comparison.  Weights below a bracket are known exactly; a bracket that misses, or a bin in it that is too
 * heavy, is put right by another look at the draws, which narrows it 512-fold (after Munro and Paterson 1980).  What
 * is found depends on the draws alone, up to the error in level that is allowed. */
#include "bracket.h"

#include <math.h>

#include "lattice.h"
#include "vector-math.h"

#if defined(__x86_64__) && !defined(RECOURSE_PLAIN)
#  include <immintrin.h>
#  define RECOURSE_HAS_AVX512
#endif

/* Bins of a bracket.  One that was narrowed to a single bin has few values in it. */
#define LEAST_BINS 64
#define MOST_BINS 512

#define LEVEL_TOLERANCE 1e-12

/* Margins in standard errors: of a pilot, which is small, and of a part of the draws.  The lattice errs far less than the
 * independent draws that these are of. */
#define PILOT_MARGIN 3.0
#define PART_MARGIN 1.2

/* How much a bracket grows that missed its quantile. */
#define GROWTH 16.0

static const double levels[RECOURSE_N_BRACKETS] = { 0.1, 0.25, 0.5, 0.75, 0.9 };

static void
set_range (RecourseBrackets *self, guint j, double low, double high, guint n_bins)
{
  self->low[j] = low;
  self->high[j] = MAX (high, low);
  self->scale[j] = high > low ? MIN (n_bins / (high - low), G_MAXDOUBLE) : 0;
}

/* So many bins that each holds half of what is allowed, brackets reaching to @margin in level on either side. */
static guint
count_bins (double margin, double level_error)
{
  return (guint)CLAMP (2 * margin / (level_error / 2), LEAST_BINS, MOST_BINS);
}

static double
standard_error (double level, double n)
{
  return sqrt (level * (1 - level) / MAX (n, 1));
}

/* The place of the sample's quantile, the sample having the cumulative weights @sums. */
static gsize
find_place (const double *sums, gsize n, double level)
{
  gsize low = 0, high = n - 1;

  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (sums[middle] >= level * sums[n - 1])
        high = middle;
      else
        low = middle + 1;
    }
  return low;
}

void
recourse_brackets_learn (RecourseBrackets *self,
                         const RecourseWeighted *sample,
                         gsize n,
                         guint n_at_once,
                         double level_error)
{
  g_autofree double *sums = g_new (double, n + 1);
  double sum = 0, squares = 0;

  *self = (RecourseBrackets){ .step = 1 };
  for (gsize i = 0; i < n; i++)
    {
      squares += sample[i].weight * sample[i].weight;
      sums[i] = sum += sample[i].weight;
    }
  self->n_bins = count_bins (PILOT_MARGIN * standard_error (0.5, sum * sum / squares), level_error);
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    {
      double margin =
          PILOT_MARGIN * standard_error (levels[j], sum * sum / squares) + 1.0 / (double)MAX (n, 1);

      if (n == 0)
        set_range (self, j, 0, 0, self->n_bins);
      else
        set_range (self, j, sample[find_place (sums, n, MAX (levels[j] - margin, 0))].value,
                   sample[find_place (sums, n, MIN (levels[j] + margin, 1))].value, self->n_bins);
    }
  if (n > 0 && sample[n - 1].value > sample[0].value)
    self->step = sample[n - 1].value - sample[0].value;
  else if (n > 0)
    self->step = MAX (fabs (sample[0].value), 1e-280) * 1e-6;
  self->is_tracking = recourse_weighted_has_repeats (sample, n, n_at_once);
}

gboolean
recourse_brackets_are_found (const RecourseBrackets *self)
{
  gboolean are_found = TRUE;

  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    are_found &= self->is_found[j];
  return are_found;
}

gboolean
recourse_bracket_counts_init (RecourseBracketCounts *self, const RecourseBrackets *brackets)
{
  const gsize n = RECOURSE_N_BRACKETS * (gsize)brackets->n_bins;

  *self = (RecourseBracketCounts){ .n_bins = brackets->n_bins, .weights = g_try_new0 (gint64, n) };
  if (self->weights == NULL || !brackets->is_tracking)
    return self->weights != NULL;
  self->least = g_try_new (double, n);
  self->greatest = g_try_new (double, n);
  self->at_least = g_try_new0 (gint64, n);
  self->at_greatest = g_try_new0 (gint64, n);
  if (self->least == NULL || self->greatest == NULL || self->at_least == NULL
      || self->at_greatest == NULL)
    return FALSE;
  for (gsize i = 0; i < n; i++)
    {
      self->least[i] = INFINITY;
      self->greatest[i] = -INFINITY;
    }
  return TRUE;
}

void
recourse_bracket_counts_clear (RecourseBracketCounts *self)
{
  g_clear_pointer (&self->weights, g_free);
  g_clear_pointer (&self->least, g_free);
  g_clear_pointer (&self->greatest, g_free);
  g_clear_pointer (&self->at_least, g_free);
  g_clear_pointer (&self->at_greatest, g_free);
}

static void
note_least (RecourseBracketCounts *self, gsize bin, double value, gint64 weight)
{
  if (value < self->least[bin])
    self->at_least[bin] = 0;
  if (value <= self->least[bin])
    {
      self->least[bin] = value;
      self->at_least[bin] += weight;
    }
}

static void
note_greatest (RecourseBracketCounts *self, gsize bin, double value, gint64 weight)
{
  if (value > self->greatest[bin])
    self->at_greatest[bin] = 0;
  if (value >= self->greatest[bin])
    {
      self->greatest[bin] = value;
      self->at_greatest[bin] += weight;
    }
}

void
recourse_bracket_counts_merge (RecourseBracketCounts *self, const RecourseBracketCounts *other)
{
  const gsize n = RECOURSE_N_BRACKETS * (gsize)self->n_bins;

  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    self->below[j] += other->below[j];
  for (gsize i = 0; i < n; i++)
    self->weights[i] += other->weights[i];
  for (gsize i = 0; self->least != NULL && i < n; i++)
    {
      note_least (self, i, other->least[i], other->at_least[i]);
      note_greatest (self, i, other->greatest[i], other->at_greatest[i]);
    }
}

static inline void
add_inside (RecourseBracketCounts *self,
            const RecourseBrackets *brackets,
            guint j,
            double value,
            gint64 weight)
{
  const double at = (value - brackets->low[j]) * brackets->scale[j];
  const gsize bin = (gsize)j * self->n_bins + (gsize)CLAMP (at, 0, self->n_bins - 1);

  self->weights[bin] += weight;
  if (self->least == NULL)
    return;
  note_least (self, bin, value, weight);
  note_greatest (self, bin, value, weight);
}

void
recourse_bracket_counts_add (RecourseBracketCounts *self,
                             const RecourseBrackets *brackets,
                             double value,
                             gint64 weight)
{
  if (weight == 0)
    return;
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    {
      self->below[j] += value < brackets->low[j] ? weight : 0;
      if (value >= brackets->low[j] && value <= brackets->high[j] && !brackets->is_found[j])
        add_inside (self, brackets, j, value, weight);
    }
}

/* For each bracket a bit for each value of the block. */
typedef guint64 Bits[RECOURSE_N_BRACKETS][RECOURSE_BLOCK / 64];

/* Sets a bit for each value that lies in a bracket and adds up what lies below each. */
static void
sort_out_plainly (const RecourseBrackets *brackets,
                  const double *values,
                  const gint64 *weights,
                  guint n,
                  gint64 *below,
                  Bits inside)
{
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    {
      const double low = brackets->low[j], high = brackets->high[j];

      for (guint i = 0; i < n; i++)
        {
          below[j] += values[i] < low ? weights[i] : 0;
          inside[j][i / 64] |= (guint64)((values[i] >= low) & (values[i] <= high)) << i % 64;
        }
    }
}

#ifdef RECOURSE_HAS_AVX512
/* The same with the masks of AVX-512, which no compiler finds by itself: comparisons and whole numbers only, so it cannot
 * differ. */
__attribute__ ((target ("avx512f"))) static void
sort_out_widely (const RecourseBrackets *brackets,
                 const double *values,
                 const gint64 *weights,
                 guint n,
                 gint64 *below,
                 Bits inside)
{
  __m512d low[RECOURSE_N_BRACKETS], high[RECOURSE_N_BRACKETS];
  __m512i sums[RECOURSE_N_BRACKETS];

  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    {
      low[j] = _mm512_set1_pd (brackets->low[j]);
      high[j] = _mm512_set1_pd (brackets->high[j]);
      sums[j] = _mm512_setzero_si512 ();
    }
  for (guint i = 0; i < n; i += 8)
    {
      const __m512d x = _mm512_loadu_pd (values + i);
      const __m512i w = _mm512_loadu_si512 (weights + i);

      for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
        {
          const __mmask8 is_below = _mm512_cmp_pd_mask (x, low[j], _CMP_LT_OQ),
                         is_in_reach = _mm512_cmp_pd_mask (x, high[j], _CMP_LE_OQ);

          sums[j] = _mm512_mask_add_epi64 (sums[j], is_below, sums[j], w);
          ((guint8 *)inside[j])[i / 8] = (guint8)(is_in_reach & ~is_below);
        }
    }
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    below[j] += _mm512_reduce_add_epi64 (sums[j]);
}
#endif

static void
sort_out (const RecourseBrackets *brackets,
          const double *values,
          const gint64 *weights,
          guint n,
          gint64 *below,
          Bits inside)
{
#ifdef RECOURSE_HAS_AVX512
  if (__builtin_cpu_supports ("avx512f"))
    {
      sort_out_widely (brackets, values, weights, n, below, inside);
      return;
    }
#endif
  sort_out_plainly (brackets, values, weights, n, below, inside);
}

/* Room for a vector that begins behind the last place. */
typedef guint8 Places[RECOURSE_BLOCK + 64];

G_STATIC_ASSERT (RECOURSE_BLOCK - 1 <= G_MAXUINT8);

static guint
list_plainly (const guint64 *marks, Places places)
{
  guint n = 0;

  for (guint i = 0; i < RECOURSE_BLOCK / 64; i++)
    for (guint64 rest = marks[i]; rest != 0; rest &= rest - 1)
      places[n++] = (guint8)(64 * i + (guint)__builtin_ctzll (rest));
  return n;
}

#ifdef RECOURSE_HAS_AVX512
static const guint8 first_places[64] = {
  0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
  22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
  44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63,
};

/* Without a branch that is hard to foresee for each word of marks. */
__attribute__ ((target ("avx512f,avx512bw,avx512vbmi2"))) static guint
list_widely (const guint64 *marks, Places places)
{
  __m512i numbers = _mm512_loadu_si512 (first_places);
  guint n = 0;

  for (guint i = 0; i < RECOURSE_BLOCK / 64; i++)
    {
      _mm512_storeu_si512 (places + n, _mm512_maskz_compress_epi8 (marks[i], numbers));
      n += (guint)__builtin_popcountll (marks[i]);
      numbers = _mm512_add_epi8 (numbers, _mm512_set1_epi8 (64));
    }
  return n;
}
#endif

/* The places of the marks that are set.  Returns: how many */
static guint
list_marked (const guint64 *marks, Places places)
{
#ifdef RECOURSE_HAS_AVX512
  if (__builtin_cpu_supports ("avx512vbmi2"))
    return list_widely (marks, places);
#endif
  return list_plainly (marks, places);
}

static void
add_marked (RecourseBracketCounts *self,
            const RecourseBrackets *brackets,
            guint j,
            const double *values,
            const gint64 *weights,
            const guint64 *marks)
{
  Places places;
  const guint n = list_marked (marks, places);

  for (guint i = 0; i < n; i++)
    if (weights[places[i]] > 0)
      add_inside (self, brackets, j, values[places[i]], weights[places[i]]);
}

void
recourse_bracket_counts_add_block (RecourseBracketCounts *self,
                                   const RecourseBrackets *brackets,
                                   const double *values,
                                   const gint64 *weights,
                                   guint n)
{
  Bits inside = { 0 };

  sort_out (brackets, values, weights, n, self->below, inside);
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    if (!brackets->is_found[j])
      add_marked (self, brackets, j, values, weights, inside[j]);
}

/* A bin and the weight below it. */
typedef struct
{
  guint bin;
  gint64 weight, before;
  double low, high;
} Place;

static void
find_edges (const RecourseBrackets *self,
            const RecourseBracketCounts *counts,
            guint j,
            Place *place)
{
  const gsize bin = (gsize)j * counts->n_bins + place->bin;

  if (counts->least != NULL)
    {
      place->low = counts->least[bin];
      place->high = counts->greatest[bin];
      return;
    }
  place->low = self->low[j];
  place->high = self->high[j];
  if (!(self->scale[j] > 0))
    return;
  /* A value may have been rounded over an edge. */
  place->low = MAX (self->low[j] + (place->bin - 1e-9) / self->scale[j], self->low[j]);
  place->high = MIN (self->low[j] + (place->bin + 1 + 1e-9) / self->scale[j], self->high[j]);
}

/* -1 or 1 where the quantile lies below or above the bracket, else 0 with its bin. */
static int
look_up (const RecourseBrackets *self,
         const RecourseBracketCounts *counts,
         guint j,
         double level,
         gint64 total,
         Place *place)
{
  const double wanted = (level - LEVEL_TOLERANCE) * (double)total;
  gint64 sum = counts->below[j];

  if (sum > 0 && (double)sum >= wanted)
    return -1;
  for (guint i = 0; i < counts->n_bins; i++)
    {
      const gint64 weight = counts->weights[(gsize)j * counts->n_bins + i];

      if (weight > 0 && (double)(sum + weight) >= wanted)
        {
          *place = (Place){ i, weight, sum, 0, 0 };
          find_edges (self, counts, j, place);
          return 0;
        }
      sum += weight;
    }
  return 1;
}

/* A bracket beside the one that missed, far wider. */
static void
move (RecourseBrackets *self, guint j, int side, guint n_bins)
{
  const double width = self->high[j] - self->low[j],
               reach = GROWTH * (width > 0 ? width : self->step / GROWTH);

  if (side < 0)
    set_range (self, j, MAX (self->low[j] - reach, -G_MAXDOUBLE), self->low[j], n_bins);
  else
    set_range (self, j, self->high[j], MIN (self->high[j] + reach, G_MAXDOUBLE), n_bins);
}

/* One end of a narrower bracket. */
static double
find_end (const RecourseBrackets *self,
          const RecourseBracketCounts *counts,
          guint j,
          double level,
          gint64 total,
          int side)
{
  const double width = MAX (self->high[j] - self->low[j], self->step / GROWTH);
  Place place;
  int miss = look_up (self, counts, j, level, total, &place);

  if (miss == 0)
    return side < 0 ? place.low : place.high;
  return miss < 0 ? self->low[j] - (side < 0 ? width : 0) : self->high[j] + (side > 0 ? width : 0);
}

void
recourse_brackets_narrow (RecourseBrackets *self,
                          const RecourseBracketCounts *counts,
                          gint64 total,
                          guint64 n,
                          double level_error)
{
  self->n_bins = count_bins (PART_MARGIN * standard_error (0.5, (double)n), level_error);
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    {
      const double margin = PART_MARGIN * standard_error (levels[j], (double)n);

      set_range (self, j, find_end (self, counts, j, levels[j] - margin, total, -1),
                 find_end (self, counts, j, levels[j] + margin, total, 1), self->n_bins);
    }
}

/* Where the quantile is the least or greatest value of the bin it is known, whatever else is in it. */
static void
settle_on_extreme (
    const RecourseBracketCounts *counts, guint j, double level, gint64 total, Place *place)
{
  const double wanted = (level - LEVEL_TOLERANCE) * (double)total;
  const gsize bin = (gsize)j * counts->n_bins + place->bin;

  if (counts->least == NULL)
    return;
  if ((double)(place->before + counts->at_least[bin]) >= wanted)
    place->high = place->low;
  else if ((double)(place->before + place->weight - counts->at_greatest[bin]) < wanted)
    place->low = place->high;
}

static double
interpolate (const Place *place, double level, gint64 total)
{
  const double share = (level * (double)total - (double)place->before) / (double)place->weight;

  if (!(place->high > place->low))
    return place->low;
  return place->low + CLAMP (share, 0, 1) * (place->high - place->low);
}

/* Notes the quantile that @place is of, or draws its bracket together. */
static void
settle (RecourseBrackets *self,
        const RecourseBracketCounts *counts,
        guint j,
        gint64 total,
        double level_error,
        Place *place)
{
  settle_on_extreme (counts, j, levels[j], total, place);
  self->found[j] = interpolate (place, levels[j], total);
  self->is_found[j] =
      place->low == place->high || (double)place->weight <= level_error * (double)total;
  if (self->is_found[j])
    self->low[j] = self->high[j] = INFINITY;
  else
    set_range (self, j, place->low, place->high, self->n_bins);
}

void
recourse_brackets_find (RecourseBrackets *self,
                        const RecourseBracketCounts *counts,
                        gint64 total,
                        double level_error)
{
  Place places[RECOURSE_N_BRACKETS];
  int misses[RECOURSE_N_BRACKETS] = { 0 };

  self->n_bins = LEAST_BINS;
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    if (!self->is_found[j] && total > 0)
      {
        misses[j] = look_up (self, counts, j, levels[j], total, &places[j]);
        if (misses[j] != 0)
          self->n_bins = MOST_BINS;
      }
  for (guint j = 0; j < RECOURSE_N_BRACKETS; j++)
    if (self->is_found[j])
      continue;
    else if (total == 0)
      {
        self->found[j] = NAN;
        self->is_found[j] = TRUE;
      }
    else if (misses[j] != 0)
      move (self, j, misses[j], self->n_bins);
    else
      settle (self, counts, j, total, level_error, &places[j]);
  /* The next look is at few values: worth knowing them exactly. */
  self->is_tracking = TRUE;
}
