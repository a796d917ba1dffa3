/* The Gaussian copula: levels to normal scores, mixed by the Cholesky factor of the correlation matrix, and
 * back.  Only drivers that stand in a pair take part. */
#include "analysis/copula.h"

#include "vector-math.h"

#define CHUNK 128
#define NO_MEMBER G_MAXUINT
#define PIVOT_LIMIT                                                                                \
  1e-10 /* below it rounding decides, and the smallest driver would be a copy of others */

struct _RecourseCopula
{
  gatomicrefcount ref_count;
  guint n_drivers;
  guint n; /* members: drivers in a pair, in the order of the drivers */
  guint *drivers;
  guint *members; /* of each driver, or NO_MEMBER */
  double *factor; /* n × n, lower triangle */
};

static void
collect_members (RecourseCopula *self, const RecourseCopulaPair *pairs, guint n_pairs)
{
  self->members = g_new (guint, self->n_drivers);
  self->drivers = g_new (guint, self->n_drivers);
  for (guint i = 0; i < self->n_drivers; i++)
    self->members[i] = NO_MEMBER;
  for (guint i = 0; i < n_pairs; i++)
    self->members[pairs[i].a] = self->members[pairs[i].b] = 0;
  for (guint i = 0; i < self->n_drivers; i++)
    if (self->members[i] != NO_MEMBER)
      {
        self->drivers[self->n] = i;
        self->members[i] = self->n++;
      }
}

static void
fill_matrix (RecourseCopula *self, const RecourseCopulaPair *pairs, guint n_pairs)
{
  const guint n = self->n;

  self->factor = g_new0 (double, (gsize)n *n);
  for (guint i = 0; i < n; i++)
    self->factor[i * n + i] = 1.0;
  for (guint i = 0; i < n_pairs; i++)
    {
      const guint a = self->members[pairs[i].a], b = self->members[pairs[i].b];
      self->factor[MAX (a, b) * n + MIN (a, b)] = pairs[i].rho;
    }
}

/* Row by row in place.  Returns: the row whose pivot is not positive, or n */
static guint
factorize (double *a, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint j = 0; j <= i; j++)
      {
        double sum = a[i * n + j];
        for (guint k = 0; k < j; k++)
          sum -= a[i * n + k] * a[j * n + k];
        if (j < i)
          a[i * n + j] = sum / a[j * n + j];
        else if (sum > PIVOT_LIMIT)
          a[i * n + i] = sqrt (sum);
        else
          return i;
      }

  return n;
}

/* The mixture of the members up to @row whose variance the matrix makes zero or negative: its weights
 * solve Lᵀx = −l, where l is the finished part of that row. */
static double *
impossible_mixture (const double *a, guint n, guint row)
{
  double *x = g_new0 (double, n);

  x[row] = 1.0;
  for (guint i = row; i-- > 0;)
    {
      double sum = -a[row * n + i];
      for (guint k = i + 1; k < row; k++)
        sum -= a[k * n + i] * x[k];
      x[i] = sum / a[i * n + i];
    }

  return x;
}

/* The pairs that the impossible mixture uses: without any one of them it would be another. */
static GArray *
find_offending (const RecourseCopula *self,
                const RecourseCopulaPair *pairs,
                guint n_pairs,
                guint row)
{
  g_autofree double *x = impossible_mixture (self->factor, self->n, row);
  GArray *offending = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_pairs; i++)
    if (fabs (x[self->members[pairs[i].a]] * x[self->members[pairs[i].b]] * pairs[i].rho) > 1e-9)
      g_array_append_val (offending, i);

  return offending;
}

RecourseCopula *
recourse_copula_new (guint n, const RecourseCopulaPair *pairs, guint n_pairs, GArray **offending)
{
  g_autoptr (RecourseCopula) self = g_new0 (RecourseCopula, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n_drivers = n;
  collect_members (self, pairs, n_pairs);
  fill_matrix (self, pairs, n_pairs);
  const guint row = factorize (self->factor, self->n);
  if (offending)
    *offending = row < self->n ? find_offending (self, pairs, n_pairs, row) : NULL;

  return row < self->n ? NULL : g_steal_pointer (&self);
}

RecourseCopula *
recourse_copula_ref (RecourseCopula *self)
{
  g_atomic_ref_count_inc (&self->ref_count);

  return self;
}

void
recourse_copula_unref (RecourseCopula *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->drivers);
  g_free (self->members);
  g_free (self->factor);
  g_free (self);
}

gboolean
recourse_copula_involves (const RecourseCopula *self, guint index)
{
  return self->members[index] != NO_MEMBER;
}

RECOURSE_VECTORIZED static void
to_scores (const double *levels, double *scores, gsize n)
{
  for (gsize i = 0; i < n; i++)
    scores[i] = recourse_vector_normal_quantile (levels[i]);
}

/* A level of exactly 0 or 1 would be an infinite value of an unbounded driver. */
RECOURSE_VECTORIZED static void
to_levels (const double *scores, double *levels, gsize n)
{
  for (gsize i = 0; i < n; i++)
    {
      const double level = recourse_vector_normal_cumulative (scores[i]);
      const double below_one = level < 1.0 - 0x1p-53 ? level : 1.0 - 0x1p-53;
      levels[i] = below_one > DBL_MIN ? below_one : DBL_MIN;
    }
}

RECOURSE_VECTORIZED static void
add_scaled (double *sum, const double *scores, double factor, gsize n)
{
  for (gsize i = 0; i < n; i++)
    sum[i] += factor * scores[i];
}

/* Whether any other member flows into this one. */
static gboolean
is_mixed (const double *row, guint member)
{
  for (guint j = 0; j < member; j++)
    if (row[j] != 0.0)
      return TRUE;

  return FALSE;
}

static void
apply_chunk (const RecourseCopula *self, double *const *levels, gsize from, gsize n, double *scores)
{
  double mixed[CHUNK];

  for (guint i = 0; i < self->n; i++)
    to_scores (levels[self->drivers[i]] + from, scores + i * CHUNK, n);
  for (guint i = 0; i < self->n; i++)
    {
      const double *row = self->factor + (gsize)i * self->n;
      if (!is_mixed (row, i))
        continue;
      memset (mixed, 0, sizeof mixed);
      for (guint j = 0; j <= i; j++)
        if (row[j] != 0.0)
          add_scaled (mixed, scores + j * CHUNK, row[j], n);
      to_levels (mixed, levels[self->drivers[i]] + from, n);
    }
}

void
recourse_copula_apply (const RecourseCopula *self, double *const *levels, gsize n)
{
  g_autofree double *scores = g_new (double, (gsize)MAX (self->n, 1) * CHUNK);

  for (gsize from = 0; from < n; from += CHUNK)
    apply_chunk (self, levels, from, MIN (CHUNK, n - from), scores);
}
