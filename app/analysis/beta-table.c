/* The inverse of a beta distribution over blocks of levels: a quintic Hermite interpolant of logit x against
 * the logit of the level, with exact first and second derivatives.  Every table is checked halfway between
 * its nodes and refined until it is off by less than 1e-9 of the range; a shape that no table of sensible size
 * catches is solved exactly, level by level. */
#include "beta.h"

#include "vector-math.h"

#define REACH 24.0 /* in logits: levels beyond 4e-11 of either end are solved exactly */
#define COEFFICIENTS 6
#define ERROR_LIMIT 2.5e-10
#define CACHE_SIZE 64
#define CHUNK 128

struct _RecourseBetaTable
{
  gatomicrefcount ref_count;
  double alpha, beta;
  double low_level, high_level;
  double per_logit; /* intervals; 0: no table is good enough */
  double *coefficients;
};

/* The polynomial in 0–1 that has both points' values, slopes and curvatures. */
static void
set_interval (double *c, RecourseBetaPoint a, RecourseBetaPoint b, double step)
{
  const double v = b.w - a.w, s0 = a.slope * step, s1 = b.slope * step,
               k0 = a.curvature * step * step, k1 = b.curvature * step * step;

  c[0] = a.w;
  c[1] = s0;
  c[2] = 0.5 * k0;
  c[3] = 10.0 * v - 6.0 * s0 - 4.0 * s1 - 1.5 * k0 + 0.5 * k1;
  c[4] = -15.0 * v + 8.0 * s0 + 7.0 * s1 + 1.5 * k0 - k1;
  c[5] = 6.0 * v - 3.0 * (s0 + s1) - 0.5 * (k0 - k1);
}

/* Levels of a chunk to places in the table: the interval, and how far into it. */
RECOURSE_VECTORIZED static void
locate (const double *levels, double per_logit, double *intervals, double *parts, guint n)
{
  const double last = 2.0 * REACH * per_logit - 1.0;

  for (guint i = 0; i < n; i++)
    {
      const double at = (recourse_vector_log (levels[i] / (1.0 - levels[i])) + REACH) * per_logit;
      const double rounded = (at - 0.5 + RECOURSE_ROUNDER) - RECOURSE_ROUNDER;
      const double interval = rounded < 0.0 ? 0.0 : rounded > last ? last : rounded;
      intervals[i] = interval;
      parts[i] = at - interval;
    }
}

/* The one loop that reads here and there, and so stays scalar. */
static void
interpolate (const double *coefficients, const double *intervals, double *parts, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const double *c = coefficients + COEFFICIENTS * (gsize)intervals[i];
      const double t = parts[i];
      parts[i] = c[0] + t * (c[1] + t * (c[2] + t * (c[3] + t * (c[4] + t * c[5]))));
    }
}

RECOURSE_VECTORIZED static void
unlogit (const double *logits, double low, double width, double *values, guint n)
{
  for (guint i = 0; i < n; i++)
    values[i] = low + width / (1.0 + recourse_vector_exp (-logits[i]));
}

static double
midpoint_error (const double *c, double alpha, double beta, double logit)
{
  const double w = c[0] + 0.5 * (c[1] + 0.5 * (c[2] + 0.5 * (c[3] + 0.5 * (c[4] + 0.5 * c[5]))));

  return fabs (1.0 / (1.0 + exp (-w))
               - 1.0 / (1.0 + exp (-recourse_beta_solve (alpha, beta, logit, w).w)));
}

/* Nodes from left to right, each solved from the straight line through the one before. */
static gboolean
fill (RecourseBetaTable *self, guint per_logit)
{
  const guint n = 2 * (guint)REACH * per_logit;
  const double step = 1.0 / per_logit;
  double worst = 0.0;
  RecourseBetaPoint point = recourse_beta_solve (
      self->alpha, self->beta, -REACH, recourse_beta_guess (self->alpha, self->beta, -REACH));

  self->per_logit = per_logit;
  self->coefficients = g_renew (double, self->coefficients, n *COEFFICIENTS);
  for (guint i = 0; i < n && worst < ERROR_LIMIT; i++)
    {
      double *c = self->coefficients + COEFFICIENTS * i;
      const RecourseBetaPoint next =
          recourse_beta_solve (self->alpha, self->beta, (i + 1) * step - REACH,
                               point.w + step * (point.slope + 0.5 * step * point.curvature));
      set_interval (c, point, next, step);
      if (i % 4 == 0 || per_logit > 16)
        worst = fmax (worst, midpoint_error (c, self->alpha, self->beta, (i + 0.5) * step - REACH));
      point = next;
    }

  return worst < ERROR_LIMIT;
}

static RecourseBetaTable *
table_new (double alpha, double beta)
{
  RecourseBetaTable *self = g_new0 (RecourseBetaTable, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->alpha = alpha;
  self->beta = beta;
  self->low_level = exp (-REACH) / (1.0 + exp (-REACH));
  self->high_level = 1.0 - self->low_level;
  for (guint per_logit = 8; per_logit <= 128; per_logit *= 2)
    if (fill (self, per_logit))
      return self;
  self->per_logit = 0.0;
  g_clear_pointer (&self->coefficients, g_free);

  return self;
}

static RecourseBetaTable *
table_ref (RecourseBetaTable *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
recourse_beta_table_unref (RecourseBetaTable *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->coefficients);
  g_free (self);
}

/* A slider that moves compiles the program again many times a second, with the same shapes. */
RecourseBetaTable *
recourse_beta_table_get (double alpha, double beta)
{
  static GMutex mutex;
  static RecourseBetaTable *cache[CACHE_SIZE];
  static guint next;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  for (guint i = 0; i < CACHE_SIZE; i++)
    if (cache[i] && cache[i]->alpha == alpha && cache[i]->beta == beta)
      return table_ref (cache[i]);

  g_clear_pointer (&cache[next], recourse_beta_table_unref);
  cache[next] = table_new (alpha, beta);
  RecourseBetaTable *table = table_ref (cache[next]);
  next = (next + 1) % CACHE_SIZE;

  return table;
}

RECOURSE_VECTORIZED static gboolean
all_inside (const RecourseBetaTable *self, const double *levels, gsize n)
{
  const double low = self->low_level, high = self->high_level;
  double outside = 0.0;

  for (gsize i = 0; i < n; i++)
    outside = levels[i] >= low && levels[i] <= high ? outside : 1.0;

  return outside == 0.0;
}

static void
fill_values (const RecourseBetaTable *self,
             double low,
             double width,
             const double *levels,
             double *values,
             gsize n)
{
  double intervals[CHUNK], parts[CHUNK];

  for (gsize from = 0; from < n; from += CHUNK)
    {
      const guint size = (guint)MIN (n - from, CHUNK);
      locate (levels + from, self->per_logit, intervals, parts, size);
      interpolate (self->coefficients, intervals, parts, size);
      unlogit (parts, low, width, values + from, size);
    }
}

static double
value_at (const RecourseBetaTable *self, double low, double width, double level)
{
  double value;

  if (self->coefficients == NULL || level < self->low_level || level > self->high_level)
    return low + width * recourse_beta_quantile (self->alpha, self->beta, level);
  fill_values (self, low, width, &level, &value, 1);

  return value;
}

void
recourse_beta_table_quantiles (const RecourseBetaTable *self,
                               double low,
                               double width,
                               const double *levels,
                               double *values,
                               gsize n)
{
  if (self->coefficients != NULL && all_inside (self, levels, n))
    {
      fill_values (self, low, width, levels, values, n);
      return;
    }
  for (gsize i = 0; i < n; i++)
    values[i] = value_at (self, low, width, levels[i]);
}
