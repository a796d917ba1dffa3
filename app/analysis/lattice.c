/* Point k of a replicate is frac (φ(k)·z + Δ): φ the radical inverse in base 2, z an odd integer per driver, Δ a
 * shift per replicate and driver (Cranley and Patterson 1976; Hickernell, Hong, L'Ecuyer and Lemieux 2000).  Any
 * number of points of such a sequence is spread evenly, each driver is stratified, a draw depends on nothing but its
 * number and the seed, and the spread of the replicates' means is an honest standard error, which neither one
 * Sobol sequence nor one Latin hypercube gives.  In 64-bit fixed point a level costs one addition. */
#include "lattice.h"

#include <string.h>

#include "lattice-vector.h"
#include "scatter.h"
#include "vector-math.h"

static guint64
reverse_bits (guint64 x)
{
  x = (x >> 1 & 0x5555555555555555u) | (x & 0x5555555555555555u) << 1;
  x = (x >> 2 & 0x3333333333333333u) | (x & 0x3333333333333333u) << 2;
  x = (x >> 4 & 0x0f0f0f0f0f0f0f0fu) | (x & 0x0f0f0f0f0f0f0f0fu) << 4;
  return GUINT64_SWAP_LE_BE (x);
}

/* Beyond the dimensions that the vector was searched for, odd integers at random do. */
static guint64
generator_of (guint dimension)
{
  if (dimension < G_N_ELEMENTS (recourse_lattice_vector))
    return recourse_lattice_vector[dimension];
  return recourse_scatter (dimension) | 1;
}

RecourseLattice *
recourse_lattice_new (guint n_dimensions, guint64 seed)
{
  RecourseLattice *self = g_new0 (RecourseLattice, 1);

  self->n_dimensions = n_dimensions;
  self->shifts = g_new (guint64, (gsize)RECOURSE_REPLICATES * n_dimensions + 1);
  self->steps = g_new (guint64, n_dimensions + 1);
  self->offsets = g_new (guint64, (gsize)n_dimensions * RECOURSE_BLOCK + 1);
  self->strata = g_new (guint8, (gsize)n_dimensions * RECOURSE_BLOCK + 1);
  for (guint j = 0; j < n_dimensions; j++)
    {
      self->steps[j] = generator_of (j);
      for (guint64 k = 0; k < RECOURSE_BLOCK; k++)
        {
          const guint64 offset = reverse_bits (k) * self->steps[j];

          self->offsets[(gsize)j * RECOURSE_BLOCK + k] = offset;
          self->strata[(gsize)j * RECOURSE_BLOCK + k] = (guint8)(offset >> 56);
        }
      for (guint r = 0; r < RECOURSE_REPLICATES; r++)
        self->shifts[(gsize)r * n_dimensions + j] =
            recourse_scatter (recourse_scatter (recourse_scatter (seed) + r) + j);
    }
  return self;
}

void
recourse_lattice_free (RecourseLattice *self)
{
  g_free (self->shifts);
  g_free (self->steps);
  g_free (self->offsets);
  g_free (self->strata);
  g_free (self);
}

/* The upper 52 bits and a half: exact, in (0, 1), symmetric. */
static RECOURSE_VECTORIZED void
fill (const guint64 *offsets, guint64 base, double *levels)
{
  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    levels[i] =
        recourse_double_of (((offsets[i] + base) >> 12) | 0x3ff0000000000000ull) - (1.0 - 0x1p-53);
}

static guint64
base_of (const RecourseLattice *self, guint replicate, guint64 block, guint dimension)
{
  return reverse_bits (block * RECOURSE_BLOCK) * self->steps[dimension]
         + self->shifts[(gsize)replicate * self->n_dimensions + dimension];
}

void
recourse_lattice_fill (
    const RecourseLattice *self, guint replicate, guint64 block, guint dimension, double *levels)
{
  fill (&self->offsets[(gsize)dimension * RECOURSE_BLOCK],
        base_of (self, replicate, block, dimension), levels);
}

G_STATIC_ASSERT (RECOURSE_BLOCK == 256);

double
recourse_lattice_locate (
    const RecourseLattice *self, guint replicate, guint64 block, guint dimension, guint *first)
{
  const guint64 base = base_of (self, replicate, block, dimension);

  *first = (guint)(base >> 56);
  return ((double)(base << 8 >> 20) + 0.5) * 0x1p-44;
}

/* Twice over, so that no place has to be taken modulo the number of strata. */
void
recourse_lattice_arrange (
    const RecourseLattice *self, guint dimension, guint first, const double *values, double *to)
{
  const guint8 *strata = &self->strata[(gsize)dimension * RECOURSE_BLOCK];
  double twice[2 * RECOURSE_BLOCK];

  memcpy (twice, values, RECOURSE_BLOCK * sizeof (double));
  memcpy (twice + RECOURSE_BLOCK, values, RECOURSE_BLOCK * sizeof (double));
  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    to[i] = twice[first + strata[i]];
}
