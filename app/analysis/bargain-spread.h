/* Quantiles of what bargains come to, over any number of draws.  Internal to the room. */
#pragma once

#include "analysis/bargain.h"

typedef struct _RecourseSpreads RecourseSpreads;

/**
 * recourse_spreads_new:
 * @pilot: (array): @n_answers numbers a draw, for @n_draws of them
 *
 * Returns: (nullable): %NULL where there is not enough memory
 */
RecourseSpreads *recourse_spreads_new (const double *pilot, gsize n_draws, guint n_answers);
void recourse_spreads_free (RecourseSpreads *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseSpreads, recourse_spreads_free)

/* Adds the answers of a draw; one thread a replicate. */
void recourse_spreads_add (RecourseSpreads *self, guint replicate, const double *answers);

/* After a pass over all draws.  Returns: whether all quantiles are known, else everything is to be added once more */
gboolean recourse_spreads_conclude (RecourseSpreads *self);

/* How many draws had answers. */
gint64 recourse_spreads_total (const RecourseSpreads *self);

RecourseBargainSpread recourse_spreads_get (const RecourseSpreads *self, guint answer);
