/* Outcomes that can be counted: each dot stands for 1 in n. */
#pragma once

#include "drawing/scale.h"

G_BEGIN_DECLS

/**
 * RecourseDot:
 * @x: of the centre, logical pixels
 * @rise: of the centre above the base line, logical pixels
 * @value: the quantile it stands for
 */
typedef struct
{
  double x;
  double rise;
  double value;
} RecourseDot;

/**
 * recourse_quantile_dots:
 * @quantiles: (array length=n_quantiles): the quantile function at (i + ½)/n_quantiles, ascending
 * @n_dots: 20 for rough odds, 50 for the best decisions
 * @scale: from values to x
 * @height: room above the base line
 * @most: the greatest diameter wanted
 * @diameter: (out): of the dots, as large as fits
 *
 * A quantile dotplot: M. Kay et al., "When (ish) is My Bus?", CHI 2016; M. Fernandes et al., CHI 2018.
 * Values within a diameter share a column, which stands on their mean; columns that would overlap are
 * moved apart as little as possible.
 *
 * Returns: (transfer full) (element-type RecourseDot): @n_dots of them in ascending order of value; empty
 *    where there are no quantiles
 */
GArray *recourse_quantile_dots (const double *quantiles,
                                guint n_quantiles,
                                guint n_dots,
                                RecourseScale scale,
                                double height,
                                double most,
                                double *diameter);

G_END_DECLS
