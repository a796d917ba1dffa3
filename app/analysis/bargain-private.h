/* What the files of bargaining share.  Internal to the room. */
#pragma once

#include "analysis/bargain.h"

#include "probe.h"

/* Gains of payee and payer over their disagreement, at one transfer. */
typedef struct
{
  double t, payee, payer;
} RecourseGains;

/* Both sides may fall short by this part of the largest gain, which is rounding. */
#define RECOURSE_BARGAIN_SLACK 1e-9

/**
 * RecourseBargainCase:
 * @program: the agreement's subtree as path 0, the disagreement's tree as path 1 where it is one
 * @policy: of these trees, at means
 * @lever: index of the transfer among the inputs
 *
 * A bargain, ready to be asked.
 */
typedef struct
{
  RecourseProgram program;
  guint32 *policy[3];
  guint lever;
  guint payer, payee; /* stakeholders; G_MAXUINT: a bystander, who gains nothing either way */
  double low, high;   /* of the transfer */
  double power;
} RecourseBargainCase;

/* Nash's product with the payee's weight; gains below zero count as none. */
double recourse_nash_product (RecourseGains gains, double power);

/**
 * recourse_bargain_search:
 * @inputs: of the drivers
 * @when: which values these are, in words
 *
 * Fills @point, policy free.
 */
gboolean recourse_bargain_search (const RecourseBargainCase *self,
                                  const double *inputs,
                                  const char *when,
                                  RecourseBargainPoint *point,
                                  GError **error);

/* Fills what @result says over draws. */
gboolean recourse_bargain_draw (RecourseBargainCase *self,
                                guint64 trials,
                                guint64 seed,
                                guint threads,
                                GCancellable *cancellable,
                                RecourseBargainResult *result,
                                GError **error);
