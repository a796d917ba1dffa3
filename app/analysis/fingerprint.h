/* By what a value over the draws is known: the formula it comes from and the distributions in it, wherever and however often
 * they are compiled.  Internal to the room. */
#pragma once

#include "program-private.h"

/* 128 bits: two that differ are as good as never alike, nor can they be made so, since it begins with a number that no
 * dossier knows. */
typedef struct
{
  guint64 a, b;
} RecourseFingerprint;

/**
 * recourse_fingerprints_of:
 * @graph: over the drivers of @program, which are independent
 *
 * Returns: (transfer full): [node]
 */
RecourseFingerprint *recourse_fingerprints_of (const RecourseGraph *graph,
                                               const RecourseProgram *program);

/* Means over draws that were computed before; from any thread. */
gboolean
recourse_fingerprint_find_mean (RecourseFingerprint of, guint64 trials, guint64 seed, double *mean);
void
recourse_fingerprint_keep_mean (RecourseFingerprint of, guint64 trials, guint64 seed, double mean);
