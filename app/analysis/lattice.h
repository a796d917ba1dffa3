/* The draws: randomly shifted copies of one extensible rank-1 lattice.  Internal to the room. */
#pragma once

#include <glib.h>

/* Draws are evaluated in blocks of so many. */
#define RECOURSE_BLOCK 256

/* Part of a block is evaluated in steps of so many, which vectors of any processor divide. */
#define RECOURSE_STRIDE 32

static inline guint
recourse_round_up (guint n_draws)
{
  return (n_draws + RECOURSE_STRIDE - 1) / RECOURSE_STRIDE * RECOURSE_STRIDE;
}

/* Independently shifted copies: as many batches as the standard error is estimated from. */
#define RECOURSE_REPLICATES 32

typedef struct
{
  guint n_dimensions;
  guint64 *shifts;  /* [replicate][dimension] */
  guint64 *offsets; /* [dimension][RECOURSE_BLOCK]: the lattice within an aligned block */
  guint64 *steps;   /* [dimension]: generating vector */
  guint8 *
      strata; /* [dimension][RECOURSE_BLOCK]: in which a point of the block lies, were the first's the first */
} RecourseLattice;

RecourseLattice *recourse_lattice_new (guint n_dimensions, guint64 seed);
void recourse_lattice_free (RecourseLattice *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseLattice, recourse_lattice_free)

/**
 * recourse_lattice_fill:
 * @block: of RECOURSE_BLOCK points of @replicate, counted from 0
 * @levels: (out caller-allocates): RECOURSE_BLOCK levels in 0–1, both exclusive, of @dimension
 */
void recourse_lattice_fill (
    const RecourseLattice *self, guint replicate, guint64 block, guint dimension, double *levels);

/**
 * recourse_lattice_locate:
 * @first: (out): the stratum of the block's first point, of RECOURSE_BLOCK equal ones
 *
 * Each point of a block lies in another stratum, all at the same place in it.
 *
 * Returns: the place, 0–1, both exclusive; so the levels of the points are (stratum + place)/RECOURSE_BLOCK
 */
double recourse_lattice_locate (
    const RecourseLattice *self, guint replicate, guint64 block, guint dimension, guint *first);

/* From the order of the strata to that of the points: what @values has for each stratum goes to its point in @to. */
void recourse_lattice_arrange (
    const RecourseLattice *self, guint dimension, guint first, const double *values, double *to);
