/* Discrete, empirical and point distributions: sorted values with their cumulative probabilities. */
#include "masses.h"

#include <math.h>
#include <stdlib.h>

#define LEVEL_TOLERANCE                                                                            \
  1e-12 /* a level so close above a cumulative probability counts as reached */

typedef struct
{
  double value, probability;
} Mass;

static int
compare (const void *a, const void *b)
{
  const double x = ((const Mass *)a)->value, y = ((const Mass *)b)->value;

  return (x > y) - (x < y);
}

/* Values without probability are no values of the distribution; equal ones are one. */
static void
take (RecourseMasses *self, const Mass *masses, gsize n, double total)
{
  double sum = 0.0;

  for (gsize i = 0; i < n; i++)
    {
      const double probability = masses[i].probability / total;
      if (probability == 0.0)
        continue;
      if (self->n == 0 || self->values[self->n - 1] != masses[i].value)
        {
          self->values[self->n] = masses[i].value;
          self->probabilities[self->n++] = 0.0;
        }
      sum += masses[i].probability;
      self->probabilities[self->n - 1] += probability;
      self->cumulative[self->n - 1] = sum / total;
    }
  self->cumulative[self->n - 1] = 1.0;
}

void
recourse_masses_init (RecourseMasses *self,
                      const double *values,
                      const double *probabilities,
                      gsize n)
{
  g_autofree Mass *masses = g_new (Mass, n);
  double total = 0.0;

  self->n = 0;
  self->values = g_new (double, n);
  self->probabilities = g_new (double, n);
  self->cumulative = g_new (double, n);
  for (gsize i = 0; i < n; i++)
    {
      masses[i] = (Mass){ values[i], probabilities ? probabilities[i] : 1.0 };
      total += masses[i].probability;
    }
  qsort (masses, n, sizeof *masses, compare);
  take (self, masses, n, total);
}

void
recourse_masses_clear (RecourseMasses *self)
{
  g_clear_pointer (&self->values, g_free);
  g_clear_pointer (&self->probabilities, g_free);
  g_clear_pointer (&self->cumulative, g_free);
  self->n = 0;
}

/* About the first value, so that large values close together keep their digits. */
void
recourse_masses_moments (const RecourseMasses *self, double *mean, double *sd)
{
  const double origin = self->values[0];
  double shift = 0.0, variance = 0.0;

  for (gsize i = 0; i < self->n; i++)
    shift += self->probabilities[i] * (self->values[i] - origin);
  for (gsize i = 0; i < self->n; i++)
    variance += self->probabilities[i] * (self->values[i] - origin - shift)
                * (self->values[i] - origin - shift);
  *mean = origin + shift;
  *sd = sqrt (variance);
}

static gsize
find (const RecourseMasses *self, double level)
{
  gsize low = 0, high = self->n - 1;

  while (low < high)
    {
      const gsize middle = low + (high - low) / 2;
      if (self->cumulative[middle] >= level - LEVEL_TOLERANCE)
        high = middle;
      else
        low = middle + 1;
    }

  return low;
}

void
recourse_masses_quantiles (const RecourseMasses *self,
                           const double *levels,
                           double *values,
                           gsize n)
{
  for (gsize i = 0; i < n; i++)
    values[i] = self->values[find (self, levels[i])];
}

double
recourse_masses_cumulative (const RecourseMasses *self, double value)
{
  double sum = 0.0;

  for (gsize i = 0; i < self->n && self->values[i] <= value; i++)
    sum = self->cumulative[i];

  return sum;
}
