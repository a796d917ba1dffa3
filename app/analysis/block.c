/* The arithmetic of counting: loops over a block of draws, of which the compiler makes vector code.  Orders of additions
 * are fixed, so that results do not depend on the processor. */
#include "block.h"

#include <math.h>

#include "program-private.h"
#include "vector-math.h"

/* Partial sums side by side: the order of additions is fixed and yet there is something to vectorize.  With fewer the
 * compiler would unroll the loop over them first and then find none. */
#define STRANDS RECOURSE_STRIDE

/* A vector of the widest processors; on others the compiler makes it of several. */
#define N_STRANDS 8
typedef double Strands __attribute__ ((vector_size (N_STRANDS * sizeof (double)), aligned (8)));

typedef gint64 Masks __attribute__ ((vector_size (N_STRANDS * sizeof (gint64)), aligned (8)));

#define TIE RECOURSE_TIE_TOLERANCE

/* Functions with vectors among their parameters are all inlined, whatever the calling convention. */
#pragma GCC diagnostic ignored "-Wpsabi"

/* @values where @mask is set, else 0. */
RECOURSE_INLINE Strands
keep_where (Masks mask, Strands values)
{
  return (Strands)(mask & (Masks)values);
}

/* @a where @mask is set, else @b. */
RECOURSE_INLINE Strands
choose (Masks mask, Strands a, Strands b)
{
  return (Strands)((mask & (Masks)a) | (~mask & (Masks)b));
}

RECOURSE_INLINE double
find_least_strand (Strands strands)
{
  double least = strands[0];

  for (guint i = 1; i < N_STRANDS; i++)
    least = strands[i] < least ? strands[i] : least;
  return least;
}

RECOURSE_INLINE double
find_greatest_strand (Strands strands)
{
  double greatest = strands[0];

  for (guint i = 1; i < N_STRANDS; i++)
    greatest = strands[i] > greatest ? strands[i] : greatest;
  return greatest;
}

/* Partial sums side by side: the order of additions is fixed, whatever the width of the processor's vectors. */
RECOURSE_VECTORIZED double
recourse_block_sum_up (const double *values, guint n)
{
  Strands a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
  double sum = 0;

  for (guint i = 0; i < n; i += RECOURSE_STRIDE)
    {
      const Strands *from = (const Strands *)(values + i);

      a += from[0];
      b += from[1];
      c += from[2];
      d += from[3];
    }
  a = (a + b) + (c + d);
  for (guint i = 0; i < N_STRANDS; i++)
    sum += a[i];
  return sum;
}

RECOURSE_VECTORIZED double
recourse_block_sum_product (const double *weights, const double *values, guint n)
{
  Strands a = { 0 }, b = { 0 }, c = { 0 }, d = { 0 };
  double sum = 0;

  for (guint i = 0; i < n; i += RECOURSE_STRIDE)
    {
      const Strands *from = (const Strands *)(values + i), *by = (const Strands *)(weights + i);

      a += from[0] * by[0];
      b += from[1] * by[1];
      c += from[2] * by[2];
      d += from[3] * by[3];
    }
  a = (a + b) + (c + d);
  for (guint i = 0; i < N_STRANDS; i++)
    sum += a[i];
  return sum;
}

RECOURSE_VECTORIZED void
recourse_block_find_distances (const double *values, double reference, guint length, double *to)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);

  _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++) to[i] = values[i] - reference;
}

double
recourse_block_sum_distances (const double *values, double reference, guint n)
{
  double distances[RECOURSE_BLOCK];

  recourse_block_find_distances (values, reference, recourse_round_up (n), distances);
  for (guint i = n; i < recourse_round_up (n); i++)
    distances[i] = 0;
  return recourse_block_sum_up (distances, recourse_round_up (n));
}

/* Sums of one vector after the other, two side by side. */
typedef struct
{
  Strands first[2], square[2], loss[2], shortfall[2];
} Sums;

/* (w·d)·d, not w·d²: a payoff of 1e300 that cannot be reached must not spoil the sum. */
RECOURSE_INLINE void
add_moments (Sums *sums,
             guint side,
             const Strands w,
             const Strands x,
             const Strands reference,
             const Strands tenth)
{
  const Strands d = x - reference, wd = w * d, zero = { 0 };

  sums->first[side] += wd;
  sums->square[side] += wd * d;
  sums->loss[side] += keep_where (x < zero, w);
  sums->shortfall[side] += keep_where (x < tenth, w * (tenth - x));
}

RECOURSE_INLINE double
add_strands (const Strands *sides)
{
  const Strands all = sides[0] + sides[1];
  double sum = 0;

  for (guint i = 0; i < N_STRANDS; i++)
    sum += all[i];
  return sum;
}

RECOURSE_VECTORIZED RecourseMoments
recourse_block_compute_moments (
    const double *weights, const double *values, double reference, double tenth, guint n)
{
  const Strands at = reference - (Strands){ 0 }, below = tenth - (Strands){ 0 };
  Sums sums = { 0 };

  for (guint i = 0; i < n; i += 2 * N_STRANDS)
    for (guint j = 0; j < 2; j++)
      add_moments (&sums, j, *(const Strands *)(weights + i + j * N_STRANDS),
                   *(const Strands *)(values + i + j * N_STRANDS), at, below);
  return (RecourseMoments){ add_strands (sums.first), add_strands (sums.square),
                            add_strands (sums.loss), add_strands (sums.shortfall) };
}

RECOURSE_INLINE void
add_even_moments (
    Sums *sums, guint side, const Strands x, const Strands reference, const Strands tenth)
{
  const Strands d = x - reference, zero = { 0 }, one = 1 - zero, below = tenth - x;

  sums->first[side] += d;
  sums->square[side] += d * d;
  sums->loss[side] += keep_where (x < zero, one);
  sums->shortfall[side] += keep_where (below > zero, below);
}

RECOURSE_VECTORIZED RecourseMoments
recourse_block_compute_even_moments (const double *values, double reference, double tenth)
{
  const Strands at = reference - (Strands){ 0 }, below = tenth - (Strands){ 0 };
  Sums sums = { 0 };

  for (guint i = 0; i < RECOURSE_BLOCK; i += 2 * N_STRANDS)
    for (guint j = 0; j < 2; j++)
      add_even_moments (&sums, j, *(const Strands *)(values + i + j * N_STRANDS), at, below);
  return (RecourseMoments){ add_strands (sums.first), add_strands (sums.square),
                            add_strands (sums.loss), add_strands (sums.shortfall) };
}

RECOURSE_VECTORIZED void
recourse_block_compute_exponentials (const double *weights,
                                     const double *values,
                                     double shift,
                                     double inverse,
                                     guint length,
                                     double *plain,
                                     double *less_one)
{
  const guint n = length & ~(RECOURSE_STRIDE - 1u);

  _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++)
  {
    const double w = weights[i], distance = (shift - values[i]) * inverse;
    const double exponential = recourse_vector_expm1 (w > 0 ? distance : 0.0);

    plain[i] = w * (exponential + 1.0);
    less_one[i] = w * exponential;
  }
}

/* The least value with a weight. */
RECOURSE_VECTORIZED double
recourse_block_find_least (const double *weights, const double *values, guint n)
{
  const Strands zero = { 0 };
  Strands a = INFINITY - zero, b = a;

  for (guint i = 0; i < n; i += 2 * N_STRANDS)
    {
      const Strands *x = (const Strands *)(values + i), *w = (const Strands *)(weights + i);
      const Strands first = choose (w[0] > zero, x[0], a), second = choose (w[1] > zero, x[1], b);

      a = choose (first < a, first, a);
      b = choose (second < b, second, b);
    }
  return find_least_strand (choose (b < a, b, a));
}

RECOURSE_INLINE gint64
weigh (double weight, double unit)
{
  return (gint64)(recourse_bits_of (weight * unit + RECOURSE_ROUNDER)
                  - recourse_bits_of (RECOURSE_ROUNDER));
}

gint64
recourse_block_weigh_one (double weight, double unit)
{
  return weigh (weight, unit);
}

/* Probabilities of the block as whole numbers of the unit; 0 beyond the last draw. */
RECOURSE_VECTORIZED gint64
recourse_block_weigh (const double *reach, double unit, guint n, double *weights, gint64 *whole)
{
  gint64 total = 0;

  for (guint i = 0; i < (n + RECOURSE_STRIDE - 1) / RECOURSE_STRIDE * RECOURSE_STRIDE; i++)
    {
      const double w = i < n && reach[i] > 0 ? reach[i] : 0.0;

      weights[i] = w;
      whole[i] = weigh (w, unit);
      total += whole[i];
    }
  return total;
}

/* Which option is the best in each draw; of those that tie the first. */
RECOURSE_VECTORIZED void
recourse_block_find_best (const double *const *options, guint n_options, guint n, double *first)
{
  double best[RECOURSE_BLOCK], magnitude[RECOURSE_BLOCK];

  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    {
      best[i] = -INFINITY;
      magnitude[i] = first[i] = 0.0;
    }
  for (guint j = 0; j < n_options; j++)
    {
      const double *const values = options[j];

      _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++)
      {
        const double x = values[i], size = fabs (x);

        best[i] = x > best[i] ? x : best[i];
        magnitude[i] = size > magnitude[i] ? size : magnitude[i];
      }
    }
  for (guint j = n_options; j-- > 0;)
    {
      const double *const values = options[j];
      const double index = j;

      _Pragma ("GCC ivdep") for (guint i = 0; i < n; i++)
      {
        const double kept = first[i];

        first[i] = values[i] >= best[i] - TIE * magnitude[i] ? index : kept;
      }
    }
}

RECOURSE_VECTORIZED guint
recourse_block_count_equal (const double *values, double wanted, guint n)
{
  guint64 equal = 0;

  for (guint i = 0; i < n; i++)
    equal += values[i] == wanted ? 1u : 0u;
  return (guint)equal;
}

RECOURSE_VECTORIZED guint
recourse_block_count_wins (const double *a, const double *b, guint n)
{
  guint64 wins = 0;

  for (guint i = 0; i < n; i++)
    {
      const double x = fabs (a[i]), y = fabs (b[i]), magnitude = x > y ? x : y;

      wins += a[i] >= b[i] - TIE * magnitude ? 1u : 0u;
    }
  return (guint)wins;
}

/* Beyond the last draw the first of the block is repeated. */
RECOURSE_VECTORIZED void
recourse_block_find_extremes (const double *values, guint n, double *least, double *greatest)
{
  Strands low[2], high[2];

  low[0] = high[0] = *(const Strands *)values;
  low[1] = high[1] = *(const Strands *)(values + N_STRANDS);
  for (guint i = 0; i < n; i += 2 * N_STRANDS)
    for (guint j = 0; j < 2; j++)
      {
        const Strands x = *(const Strands *)(values + i + j * N_STRANDS);

        low[j] = choose (x < low[j], x, low[j]);
        high[j] = choose (x > high[j], x, high[j]);
      }
  *least = MIN (*least, find_least_strand (choose (low[1] < low[0], low[1], low[0])));
  *greatest = MAX (*greatest, find_greatest_strand (choose (high[1] > high[0], high[1], high[0])));
}
