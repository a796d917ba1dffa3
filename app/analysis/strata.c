/* In one stratum a quantile function is very nearly a polynomial: each has one, through Chebyshev's points, so that a block
 * costs a few products a value and no logarithm.  A stratum whose polynomial is off anywhere that is looked at, as in the
 * tails and where a triangle has its mode, goes through the quantile function itself. */
#include "strata.h"

#include <math.h>
#include <string.h>

#include "vector-math.h"

#define DEGREE 7
#define N_NODES (DEGREE + 1)

/* A polynomial may be off by this part of the largest of |P10|, |P90| and the value, where it is looked at: less than half of
 * what a quantile function may be off. */
#define ERROR_LIMIT 4e-15

/* With more strata that have none it is not worth while. */
#define MOST_ROUGH 64

/* A few dozen drivers, before and after a change. */
#define MOST_KEPT 96

struct _RecourseStrata
{
  gatomicrefcount ref_count;
  RecourseVariate *variate;
  double coefficients[N_NODES]
                     [RECOURSE_BLOCK]; /* of powers of the distance to the middle of a stratum */
  guint n_rough;
  guint8 rough[MOST_ROUGH];
};

G_STATIC_ASSERT (RECOURSE_BLOCK - 1 <= G_MAXUINT8);

/* Where polynomials are held against the function, as distances to the middle: between the nodes, and at both ends, where what
 * a bend near an end does is greatest. */
static const double checks[] = { -0.5, -0.47, -0.35, -0.19, -0.05, 0.1, 0.25, 0.39, 0.48, 0.5 };

/* ½ cos ((i + ½)π/8), which C libraries do not agree on to the last digit. */
static const double nodes[N_NODES] = { 0.4903926402016152,    0.41573480615127262,
                                       0.27778511650980114,   0.097545161008064124,
                                       -0.097545161008064124, -0.27778511650980114,
                                       -0.41573480615127262,  -0.4903926402016152 };

/* The polynomials that are 1 at one node and 0 at the others (Lagrange): [power][node]. */
static void
find_basis (double basis[N_NODES][N_NODES])
{
  for (guint m = 0; m < N_NODES; m++)
    {
      double product[N_NODES + 1] = { 1 }, scale = 1;
      guint degree = 0;

      for (guint k = 0; k < N_NODES; k++)
        {
          if (k == m)
            continue;
          scale *= nodes[m] - nodes[k];
          product[++degree] = 0;
          for (guint d = degree; d > 0; d--)
            product[d] = product[d - 1] - nodes[k] * product[d];
          product[0] *= -nodes[k];
        }
      for (guint d = 0; d < N_NODES; d++)
        basis[d][m] = product[d] / scale;
    }
}

static void
find_values (const RecourseVariate *variate, double distance, double *values)
{
  double levels[RECOURSE_BLOCK];

  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    levels[i] = (i + 0.5 + distance) / RECOURSE_BLOCK;
  recourse_variate_quantiles (variate, levels, values, RECOURSE_BLOCK);
}

/* Less the value in the middle, or rounding would grow with it. */
static void
fit (RecourseStrata *self)
{
  double basis[N_NODES][N_NODES], middle[RECOURSE_BLOCK], values[RECOURSE_BLOCK];

  find_basis (basis);
  find_values (self->variate, 0, middle);
  for (guint m = 0; m < N_NODES; m++)
    {
      find_values (self->variate, nodes[m], values);
      for (guint d = 0; d < N_NODES; d++)
        for (guint i = 0; i < RECOURSE_BLOCK; i++)
          self->coefficients[d][i] += basis[d][m] * (values[i] - middle[i]);
    }
  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    self->coefficients[0][i] += middle[i];
}

/* A power after the other: so the compiler need not keep them all at hand. */
static RECOURSE_VECTORIZED void
evaluate (const double coefficients[N_NODES][RECOURSE_BLOCK], double x, double *values)
{
  _Pragma ("GCC ivdep") for (guint i = 0; i < RECOURSE_BLOCK; i++)
  {
    double sum = coefficients[DEGREE][i];

    for (guint d = DEGREE; d-- > 0;)
      sum = sum * x + coefficients[d][i];
    values[i] = sum;
  }
}

/* Returns: whether few enough strata are rough */
static gboolean
find_rough (RecourseStrata *self)
{
  const double scale = fmax (fabs (recourse_variate_quantile (self->variate, 0.1)),
                             fabs (recourse_variate_quantile (self->variate, 0.9)));
  double values[RECOURSE_BLOCK], fitted[RECOURSE_BLOCK];
  gboolean is_rough[RECOURSE_BLOCK] = { FALSE };

  for (guint k = 0; k < G_N_ELEMENTS (checks); k++)
    {
      find_values (self->variate, checks[k], values);
      evaluate (self->coefficients, checks[k], fitted);
      for (guint i = 0; i < RECOURSE_BLOCK; i++)
        is_rough[i] |=
            !(fabs (fitted[i] - values[i]) <= ERROR_LIMIT * fmax (scale, fabs (values[i])));
    }
  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    {
      if (is_rough[i] && self->n_rough == MOST_ROUGH)
        return FALSE;
      if (is_rough[i])
        self->rough[self->n_rough++] = (guint8)i;
    }
  return TRUE;
}

void
recourse_strata_unref (RecourseStrata *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  recourse_variate_unref (self->variate);
  g_free (self);
}

static RecourseStrata *
strata_new (RecourseVariate *variate)
{
  RecourseStrata *self = g_new0 (RecourseStrata, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->variate = recourse_variate_ref (variate);
  fit (self);
  if (find_rough (self))
    return self;
  recourse_strata_unref (self);
  return NULL;
}

static GMutex mutex;
static GQueue kept = G_QUEUE_INIT; /* RecourseStrata, the one used last first */

static RecourseStrata *
look_up (const RecourseVariate *variate)
{
  RecourseStrata *found = NULL;
  GList *at = kept.head;

  while (at != NULL && ((RecourseStrata *)at->data)->variate != variate)
    at = at->next;
  if (at != NULL)
    {
      found = at->data;
      g_atomic_ref_count_inc (&found->ref_count);
      g_queue_unlink (&kept, at);
      g_queue_push_head_link (&kept, at);
    }
  return found;
}

RecourseStrata *
recourse_strata_get (RecourseVariate *variate)
{
  g_autoptr (GMutexLocker) locker = NULL;
  RecourseStrata *self;

  if (!recourse_variate_is_continuous (variate))
    return NULL;
  locker = g_mutex_locker_new (&mutex);
  self = look_up (variate);
  if (self != NULL)
    return self;
  self = strata_new (variate);
  if (self == NULL)
    return NULL;
  g_atomic_ref_count_inc (&self->ref_count);
  g_queue_push_head (&kept, self);
  if (kept.length > MOST_KEPT)
    recourse_strata_unref (g_queue_pop_tail (&kept));
  return self;
}

void
recourse_strata_fill (const RecourseStrata *self, double place, double *values)
{
  double levels[MOST_ROUGH], rough[MOST_ROUGH];

  evaluate (self->coefficients, place - 0.5, values);
  for (guint i = 0; i < self->n_rough; i++)
    levels[i] = (self->rough[i] + place) / RECOURSE_BLOCK;
  recourse_variate_quantiles (self->variate, levels, rough, self->n_rough);
  for (guint i = 0; i < self->n_rough; i++)
    values[self->rough[i]] = rough[i];
}
