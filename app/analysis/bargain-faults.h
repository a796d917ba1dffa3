/* Draws in which a bargain has no answer: a gain without a finite value, or a probability that leaves 0–1 while the transfer
 * moves.  Internal to the room. */
#pragma once

#include "bargain-private.h"
#include "draws.h"

/* Of one replicate. */
typedef struct
{
  GError *error; /* of its first faulty draw, or NULL */
  guint64 n_suspects, n_looked_at, n_faulty;
  gboolean has_doubts;              /* about any draw of this block */
  double transfers[RECOURSE_BLOCK]; /* the least at which a doubt was raised about it, or NaN */
  guint8 is_certain[RECOURSE_BLOCK];
} RecourseBargainFaults;

void recourse_bargain_faults_clear (RecourseBargainFaults *self);

/* Before the first transfer of a block. */
void recourse_bargain_faults_begin (RecourseBargainFaults *self);

/* Draw @draw of the block has a gain that is not finite, with the lever at @transfer. */
void recourse_bargain_faults_note (RecourseBargainFaults *self, guint draw, double transfer);

/* Raises doubts about all draws in which a check failed when the block was last computed. */
void recourse_bargain_faults_note_suspects (RecourseBargainFaults *self,
                                            const RecourseDraws *draws,
                                            double transfer);

/* Looks at the doubtful draws of the block exactly, after its last transfer. */
void recourse_bargain_faults_look (RecourseBargainFaults *self,
                                   const RecourseBargainCase *bargain,
                                   RecourseDraws *draws);

/**
 * recourse_bargain_faults_report:
 * @faults: (array fixed-size=RECOURSE_REPLICATES):
 *
 * Returns: %FALSE with @error set where a draw was faulty
 */
gboolean recourse_bargain_faults_report (const RecourseBargainFaults *faults,
                                         guint64 trials,
                                         GError **error);
