/* Correlation of drivers by a Gaussian copula: independent levels in, correlated levels out. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  guint a, b; /* indices of drivers */
  double rho; /* correlation of the copula, −1–1 */
} RecourseCopulaPair;

typedef struct _RecourseCopula RecourseCopula;

/**
 * recourse_copula_new:
 * @n: number of drivers
 * @offending: (out) (nullable) (transfer full) (element-type guint): where the matrix is not positive definite,
 *    indices into @pairs of those that cannot hold together
 *
 * Returns: (transfer full) (nullable): %NULL where the correlation matrix is not positive definite
 */
RecourseCopula *
recourse_copula_new (guint n, const RecourseCopulaPair *pairs, guint n_pairs, GArray **offending);

RecourseCopula *recourse_copula_ref (RecourseCopula *self);
void recourse_copula_unref (RecourseCopula *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseCopula, recourse_copula_unref)

/**
 * recourse_copula_apply:
 * @levels: (array): for each driver a block of @n independent levels in 0–1, replaced by correlated ones
 *
 * A driver in no pair, and the first of each group, keeps its levels.  A value depends on nothing but the
 * levels of its own draw.
 */
void recourse_copula_apply (const RecourseCopula *self, double *const *levels, gsize n);

/* Whether driver @index correlates with any other. */
gboolean recourse_copula_involves (const RecourseCopula *self, guint index);

G_END_DECLS
