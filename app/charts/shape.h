/* The shape of an outcome for drawing: a density that all compared panels smooth alike, and its humps. */
#pragma once

#include "analysis/results.h"

G_BEGIN_DECLS

#define CHART_N_DOTS 20

/**
 * ChartShape:
 * @low: of the outermost quantiles known
 * @values: density at @from + i·@step, integrates to 1
 * @n_humps: peaks that stand out
 * @humps: where the two highest of them are, from left to right
 */
typedef struct
{
  double low, high;
  double from, step;
  guint n;
  double *values;
  double peak;
  guint n_humps;
  double humps[2];
} ChartShape;

gboolean chart_payoff_has_draws (const RecoursePayoff *payoff);

/* Mean, or the rollback at means where nothing was drawn. */
double chart_payoff_mean (const RecoursePayoff *payoff);

/* The bandwidth for payoffs compared: the narrowest that any of them asks for, but not so narrow that
 * a few draws become a comb on an axis from @low to @high. */
double chart_bandwidth (const RecoursePayoff *const *payoffs, guint n, double low, double high);

void chart_shape_init (ChartShape *shape, const RecoursePayoff *payoff, double bandwidth);
void chart_shape_clear (ChartShape *shape);
double chart_shape_at (const ChartShape *shape, double x);

/* The chance of at least @value. */
double chart_chance_of (const RecoursePayoff *payoff, double value);

/* The value of the quantile function at @level. */
double chart_quantile (const RecoursePayoff *payoff, double level);

G_END_DECLS
