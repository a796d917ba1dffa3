/* Bargaining over a transfer: where both sides gain, and where they may meet. */
#pragma once

#include "analysis/program.h"

G_BEGIN_DECLS

/**
 * RecourseBargainPoint:
 * @zopa_low: least transfer that neither side refuses; NaN where there is none
 * @zopa_high: the greatest
 * @has_gaps: whether transfers in between are refused
 * @payer_reservation: the most that the payer would give; NaN where it refuses every transfer
 * @payee_reservation: the least that the payee would take; NaN where it refuses every transfer
 * @nash: Nash's solution (1950) with the bargain's power; NaN without a zone, as the two that follow
 * @kalai_smorodinsky: where both get the same share of the most they could hope for (Kalai and Smorodinsky 1975)
 * @egalitarian: where the one who gains less gains most (Kalai 1977)
 *
 * The bargain at one set of driver values, policy free.
 */
typedef struct
{
  double zopa_low, zopa_high;
  gboolean has_gaps;
  double payer_reservation, payee_reservation;
  double nash, kalai_smorodinsky, egalitarian;
} RecourseBargainPoint;

typedef struct
{
  double p10, p50, p90; /* NaN where no draw has a zone */
} RecourseBargainSpread;

/* `id` is that of the bargain.  Over draws the policy is the one chosen at means. */
typedef struct
{
  char *id;
  char *label;
  RecourseBargainPoint at_means, at_medians;
  guint64 trials; /* 0: the rest is NaN */
  double p_zopa;
  RecourseBargainSpread zopa_low, zopa_high, nash, kalai_smorodinsky, egalitarian;
} RecourseBargainResult;

/**
 * recourse_bargain_solve:
 * @choices: (nullable): as for recourse_program_compile()
 * @bargain: index among the dossier's bargains
 * @trials: as for recourse_program_run(); 0: at means and medians only
 *
 * Follows both sides while the lever runs over its range.  Holes narrower than 1/8000 of it may be missed.
 *
 * Returns: (transfer full) (nullable): %NULL with @error set
 */
RecourseBargainResult *recourse_bargain_solve (RecourseDossier *dossier,
                                               const RecourseChoices *choices,
                                               guint bargain,
                                               guint64 trials,
                                               guint64 seed,
                                               guint threads,
                                               GCancellable *cancellable,
                                               GError **error);
void recourse_bargain_result_free (RecourseBargainResult *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseBargainResult, recourse_bargain_result_free)

G_END_DECLS
