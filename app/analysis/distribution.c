/* Quantile functions, means and standard deviations of all kinds of distribution: closed forms where there
 * are any.  Blocks go through loops without branches, one for each kind. */
#include "analysis/distribution.h"

#include "beta.h"
#include "distribution-check.h"
#include "masses.h"
#include "metalog.h"
#include "normal.h"
#include "variate-private.h"
#include "vector-math.h"

#define NORMAL_P90 1.2815515655446003

struct _RecourseVariate
{
  gatomicrefcount ref_count;
  guint64 serial;
  RecourseKind kind;
  double mean, sd;
  union
  {
    RecourseMetalog metalog;
    struct
    {
      double center, scale; /* of the normal, or of the logarithm */
    } normal;
    struct
    {
      double low, high, width, split, left, right; /* up to @split the root of level × @left */
    } triangular;
    struct
    {
      double low, width, alpha, beta;
      RecourseBetaTable *table;
      GOnce once;
    } beta;
    RecourseMasses masses; /* discrete, empirical, point */
  };
};

/* ---- making ---- */

static void
init_metalog (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  self->metalog = recourse_metalog_fit (spec->p10, spec->p50, spec->p90, spec->lower, spec->upper);
  recourse_metalog_moments (&self->metalog, &self->mean, &self->sd);
}

static void
init_normal (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  self->mean = self->normal.center = spec->mean;
  self->sd = self->normal.scale = spec->sd;
}

static void
init_lognormal (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  if (isnan (spec->mean))
    {
      self->normal.center = 0.5 * (log (spec->p10) + log (spec->p90));
      self->normal.scale = log (spec->p90 / spec->p10) / (2.0 * NORMAL_P90);
    }
  else
    {
      const double ratio = spec->sd / spec->mean, variance = log1p (ratio * ratio);
      self->normal.center = log (spec->mean) - 0.5 * variance;
      self->normal.scale = sqrt (variance);
    }
  const double variance = self->normal.scale * self->normal.scale;
  self->mean = exp (self->normal.center + 0.5 * variance);
  self->sd = self->mean * sqrt (expm1 (variance));
}

static void
init_triangular (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  const double width = spec->high - spec->low, left = spec->mode - spec->low,
               right = spec->high - spec->mode;

  self->triangular.low = spec->low;
  self->triangular.high = spec->high;
  self->triangular.width = width;
  self->triangular.split = left / width;
  self->triangular.left = width * left;
  self->triangular.right = width * right;
  self->mean = spec->low + (left + width) / 3.0;
  self->sd = sqrt ((left * left + left * right + right * right) / 18.0);
}

static void
init_uniform (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  self->triangular.low = spec->low;
  self->triangular.high = spec->high;
  self->triangular.width = spec->high - spec->low;
  self->mean = spec->low + 0.5 * self->triangular.width;
  self->sd = self->triangular.width / sqrt (12.0);
}

static void
init_beta (RecourseVariate *self, double low, double high, double alpha, double beta)
{
  const double n = alpha + beta;

  self->beta.low = low;
  self->beta.width = high - low;
  self->beta.alpha = alpha;
  self->beta.beta = beta;
  self->beta.once = (GOnce)G_ONCE_INIT;
  self->mean = low + self->beta.width * alpha / n;
  self->sd = self->beta.width / n * sqrt (alpha * beta / (n + 1.0));
}

static void
init_pert (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  const double width = spec->high - spec->low;

  init_beta (self, spec->low, spec->high, 1.0 + 4.0 * (spec->mode - spec->low) / width,
             1.0 + 4.0 * (spec->high - spec->mode) / width);
}

static void
init_masses (RecourseVariate *self, const double *values, const double *probabilities, gsize n)
{
  recourse_masses_init (&self->masses, values, probabilities, n);
  recourse_masses_moments (&self->masses, &self->mean, &self->sd);
}

static void
init (RecourseVariate *self, const RecourseVariateSpec *spec)
{
  switch (spec->kind)
    {
    case RECOURSE_KIND_METALOG:
      init_metalog (self, spec);
      break;
    case RECOURSE_KIND_NORMAL:
      init_normal (self, spec);
      break;
    case RECOURSE_KIND_LOGNORMAL:
      init_lognormal (self, spec);
      break;
    case RECOURSE_KIND_TRIANGULAR:
      init_triangular (self, spec);
      break;
    case RECOURSE_KIND_PERT:
      init_pert (self, spec);
      break;
    case RECOURSE_KIND_UNIFORM:
      init_uniform (self, spec);
      break;
    case RECOURSE_KIND_BETA:
      init_beta (self, isnan (spec->low) ? 0.0 : spec->low, isnan (spec->high) ? 1.0 : spec->high,
                 spec->alpha, spec->beta);
      break;
    case RECOURSE_KIND_DISCRETE:
      init_masses (self, spec->values, spec->probabilities, spec->n_values);
      break;
    case RECOURSE_KIND_EMPIRICAL:
      init_masses (self, spec->samples, NULL, spec->n_samples);
      break;
    case RECOURSE_KIND_POINT:
      init_masses (self, &spec->value, NULL, 1);
      break;
    default:
      g_assert_not_reached ();
    }
}

static guint64
take_serial (void)
{
  static GMutex mutex;
  static guint64 last;
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&mutex);

  return ++last;
}

guint64
recourse_variate_get_serial (const RecourseVariate *self)
{
  return self->serial;
}

RecourseVariate *
recourse_variate_new_unchecked (const RecourseVariateSpec *spec)
{
  RecourseVariate *self = g_new0 (RecourseVariate, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->serial = take_serial ();
  self->kind = spec->kind;
  init (self, spec);
  if (!isfinite (self->sd))
    self->sd = (double)NAN;

  return self;
}

RecourseVariate *
recourse_variate_new (const RecourseVariateSpec *spec)
{
  return recourse_variate_spec_check (spec, NULL, NULL) ? recourse_variate_new_unchecked (spec)
                                                        : NULL;
}

RecourseVariate *
recourse_variate_new_point (double value)
{
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_POINT);

  spec.value = value;

  return recourse_variate_new_unchecked (&spec);
}

RecourseVariate *
recourse_variate_ref (RecourseVariate *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

static gboolean
is_beta (const RecourseVariate *self)
{
  return self->kind == RECOURSE_KIND_BETA || self->kind == RECOURSE_KIND_PERT;
}

void
recourse_variate_unref (RecourseVariate *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  if (!recourse_variate_is_continuous (self))
    recourse_masses_clear (&self->masses);
  else if (is_beta (self))
    g_clear_pointer (&self->beta.table, recourse_beta_table_unref);
  g_free (self);
}

/* ---- quantiles ---- */

RECOURSE_VECTORIZED static void
scale_normal (double center, double scale, double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = center + scale * values[i];
}

RECOURSE_VECTORIZED static void
scale_lognormal (double center, double scale, double *values, gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = recourse_vector_exp (center + scale * values[i]);
}

static void
normal_quantiles (const RecourseVariate *self, const double *levels, double *values, gsize n)
{
  recourse_normal_quantiles (levels, values, n);
  if (self->kind == RECOURSE_KIND_NORMAL)
    scale_normal (self->normal.center, self->normal.scale, values, n);
  else
    scale_lognormal (self->normal.center, self->normal.scale, values, n);
}

RECOURSE_VECTORIZED static void
triangular_quantiles (const RecourseVariate *self, const double *levels, double *values, gsize n)
{
  const double low = self->triangular.low, high = self->triangular.high,
               split = self->triangular.split, left = self->triangular.left,
               right = self->triangular.right;

  for (gsize i = 0; i < n; i++)
    {
      const double level = levels[i], rest = 1.0 - level;
      const double root = sqrt (level < split ? level * left : rest * right);
      const double from_low = low + root, from_high = high - root;

      values[i] = level < split ? from_low : from_high;
    }
}

RECOURSE_VECTORIZED static void
uniform_quantiles (const RecourseVariate *self, const double *levels, double *values, gsize n)
{
  const double low = self->triangular.low, high = self->triangular.high;

  for (gsize i = 0; i < n; i++)
    values[i] = low * (1.0 - levels[i]) + high * levels[i];
}

static gpointer
make_table (gpointer data)
{
  RecourseVariate *self = data;

  return self->beta.table = recourse_beta_table_get (self->beta.alpha, self->beta.beta);
}

/* The table waits for the first block: rollbacks and edits need none. */
static void
beta_quantiles (const RecourseVariate *self, const double *levels, double *values, gsize n)
{
  RecourseVariate *lazy = (RecourseVariate *)self;

  g_once (&lazy->beta.once, make_table, lazy);
  recourse_beta_table_quantiles (lazy->beta.table, lazy->beta.low, lazy->beta.width, levels, values,
                                 n);
}

void
recourse_variate_quantiles (const RecourseVariate *self,
                            const double *levels,
                            double *values,
                            gsize n)
{
  switch (self->kind)
    {
    case RECOURSE_KIND_METALOG:
      recourse_metalog_quantiles (&self->metalog, levels, values, n);
      break;
    case RECOURSE_KIND_NORMAL:
    case RECOURSE_KIND_LOGNORMAL:
      normal_quantiles (self, levels, values, n);
      break;
    case RECOURSE_KIND_TRIANGULAR:
      triangular_quantiles (self, levels, values, n);
      break;
    case RECOURSE_KIND_UNIFORM:
      uniform_quantiles (self, levels, values, n);
      break;
    case RECOURSE_KIND_PERT:
    case RECOURSE_KIND_BETA:
      beta_quantiles (self, levels, values, n);
      break;
    case RECOURSE_KIND_DISCRETE:
    case RECOURSE_KIND_EMPIRICAL:
    case RECOURSE_KIND_POINT:
      recourse_masses_quantiles (&self->masses, levels, values, n);
      break;
    default:
      g_assert_not_reached ();
    }
}

double
recourse_variate_quantile (const RecourseVariate *self, double level)
{
  double value;

  if (is_beta (self))
    return self->beta.low
           + self->beta.width * recourse_beta_quantile (self->beta.alpha, self->beta.beta, level);
  recourse_variate_quantiles (self, &level, &value, 1);

  return value;
}

/* ---- distribution functions ---- */

static double
triangular_cumulative (const RecourseVariate *self, double value)
{
  const double low = self->triangular.low, high = self->triangular.high;

  if (value <= low)
    return 0.0;
  if (value >= high)
    return 1.0;
  if ((value - low) / self->triangular.width < self->triangular.split)
    return (value - low) * (value - low) / self->triangular.left;

  return 1.0 - (high - value) * (high - value) / self->triangular.right;
}

static double
normal_cumulative (double z)
{
  return 0.5 * erfc (-z / G_SQRT2);
}

double
recourse_variate_cumulative (const RecourseVariate *self, double value)
{
  switch (self->kind)
    {
    case RECOURSE_KIND_METALOG:
      return recourse_metalog_cumulative (&self->metalog, value);
    case RECOURSE_KIND_NORMAL:
      return normal_cumulative ((value - self->normal.center) / self->normal.scale);
    case RECOURSE_KIND_LOGNORMAL:
      return value <= 0.0
                 ? 0.0
                 : normal_cumulative ((log (value) - self->normal.center) / self->normal.scale);
    case RECOURSE_KIND_TRIANGULAR:
      return triangular_cumulative (self, value);
    case RECOURSE_KIND_UNIFORM:
      return CLAMP ((value - self->triangular.low) / self->triangular.width, 0.0, 1.0);
    case RECOURSE_KIND_PERT:
    case RECOURSE_KIND_BETA:
      return recourse_beta_cumulative (self->beta.alpha, self->beta.beta,
                                       (value - self->beta.low) / self->beta.width);
    case RECOURSE_KIND_DISCRETE:
    case RECOURSE_KIND_EMPIRICAL:
    case RECOURSE_KIND_POINT:
      return recourse_masses_cumulative (&self->masses, value);
    default:
      g_assert_not_reached ();
    }
}

/* ---- properties ---- */

double
recourse_variate_get_mean (const RecourseVariate *self)
{
  return self->mean;
}

double
recourse_variate_get_sd (const RecourseVariate *self)
{
  return self->sd;
}

RecourseKind
recourse_variate_get_kind (const RecourseVariate *self)
{
  return self->kind;
}

gboolean
recourse_variate_is_continuous (const RecourseVariate *self)
{
  return self->kind != RECOURSE_KIND_DISCRETE && self->kind != RECOURSE_KIND_EMPIRICAL
         && self->kind != RECOURSE_KIND_POINT;
}

gboolean
recourse_variate_is_fixed (const RecourseVariate *self)
{
  return !recourse_variate_is_continuous (self) && self->masses.n == 1;
}

gsize
recourse_variate_get_masses (const RecourseVariate *self,
                             const double **values,
                             const double **probabilities)
{
  if (recourse_variate_is_continuous (self))
    return 0;
  *values = self->masses.values;
  *probabilities = self->masses.probabilities;

  return self->masses.n;
}
