/* Loops over a block of draws: @n or @length of them, multiples of RECOURSE_STRIDE where it is not said otherwise.
 * Internal to the room. */
#pragma once

#include "lattice.h"

/* What a block adds to the moments. */
typedef struct
{
  double first, square, loss, shortfall;
} RecourseMoments;

/* Partial sums side by side: the order of additions is fixed, whatever the width of the processor's vectors. */
double recourse_block_sum_up (const double *values, guint n);

double recourse_block_sum_product (const double *weights, const double *values, guint n);

void
recourse_block_find_distances (const double *values, double reference, guint length, double *to);

double recourse_block_sum_distances (const double *values, double reference, guint n);

/* (w·d)·d, not w·d²: a payoff of 1e300 that cannot be reached must not spoil the sum. */
RecourseMoments recourse_block_compute_moments (
    const double *weights, const double *values, double reference, double tenth, guint n);

/* The same of a whole block without weights, that is with weights of 1; beyond 1e154 squares are infinite. */
RecourseMoments
recourse_block_compute_even_moments (const double *values, double reference, double tenth);

void recourse_block_compute_exponentials (const double *weights,
                                          const double *values,
                                          double shift,
                                          double inverse,
                                          guint length,
                                          double *plain,
                                          double *less_one);

/* The least value with a weight. */
double recourse_block_find_least (const double *weights, const double *values, guint n);

/* Probabilities of the block as whole numbers of the unit; 0 beyond the last draw. */
gint64
recourse_block_weigh (const double *reach, double unit, guint n, double *weights, gint64 *whole);

/* The same of one probability. */
gint64 recourse_block_weigh_one (double weight, double unit);

/* Which option is the best in each draw; of those that tie the first. */
void
recourse_block_find_best (const double *const *options, guint n_options, guint n, double *first);

/* How many of any number @n of values are @wanted. */
guint recourse_block_count_equal (const double *values, double wanted, guint n);

guint recourse_block_count_wins (const double *a, const double *b, guint n);

/* Beyond the last draw the first of the block is repeated. */
void recourse_block_find_extremes (const double *values, guint n, double *least, double *greatest);
