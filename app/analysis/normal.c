/* Standard normal quantiles of many levels: the middle of the distribution for all, then the tails of those that lie there,
 * gathered so that the costly part is computed for them alone. */
#include "normal.h"

#include "vector-math.h"

#define CHUNK 256

/* Further out the far tail begins, which next to no level reaches. */
#define FAR_END 1.5e-11

/* Levels of a chunk beyond the middle. */
typedef struct
{
  guint n;
  guint places[CHUNK];
  double levels[CHUNK], to_end[CHUNK + 8], values[CHUNK + 8];
} Outer;

static RECOURSE_VECTORIZED void
fill_middle (const double *levels, gsize n, double *values)
{
  for (gsize i = 0; i < n; i++)
    values[i] = recourse_normal_quantile_middle (levels[i] - 0.5);
}

static void
gather (Outer *self, const double *levels, guint n)
{
  self->n = 0;
  for (guint i = 0; i < n; i++)
    {
      const double q = levels[i] - 0.5;

      self->places[self->n] = i;
      self->levels[self->n] = levels[i];
      self->to_end[self->n] = q < 0.0 ? levels[i] : 1.0 - levels[i];
      self->n += !(fabs (q) <= RECOURSE_NORMAL_MIDDLE);
    }
  for (guint i = self->n; i % 8 != 0; i++)
    self->to_end[i] = 0.05;
}

static RECOURSE_VECTORIZED void
fill_tails (const double *to_end, guint n, double *values)
{
  for (guint i = 0; i < (n + 7) / 8 * 8; i++)
    values[i] = recourse_normal_quantile_tail (sqrt (-recourse_vector_log (to_end[i])));
}

static void
scatter (const Outer *self, double *values)
{
  for (guint i = 0; i < self->n; i++)
    {
      const double level = self->levels[i];
      double *to = &values[self->places[i]];

      if (G_UNLIKELY (!(self->to_end[i] > FAR_END)))
        *to = recourse_vector_normal_quantile (level);
      else
        *to = level < 0.5 ? -self->values[i] : self->values[i];
    }
}

void
recourse_normal_quantiles (const double *levels, double *values, gsize n)
{
  Outer outer;

  for (gsize from = 0; from < n; from += CHUNK)
    {
      const guint size = (guint)MIN (n - from, CHUNK);

      gather (&outer, levels + from, size);
      fill_middle (levels + from, size, values + from);
      fill_tails (outer.to_end, outer.n, outer.values);
      scatter (&outer, values + from);
    }
}
