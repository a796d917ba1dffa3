/* From counts to statistics.  Internal to the room. */
#pragma once

#include "sampler.h"
#include "tally.h"

/* The distribution of a payoff, with the constants that belong to it. */
RecourseSketch
recourse_statistics_sketch (const RecourseTally *tally, const RecourseWorker *worker, guint payoff);

/* Fills in every statistic of draws. */
void recourse_statistics_fill (const RecourseTally *tally,
                               const RecourseSampler *sampler,
                               const RecourseLane *lanes,
                               const RecourseWorker *worker,
                               RecourseResults *results);

/* density.c: a smooth picture of a distribution. */
void recourse_density_fill (const RecourseSketch *sketch,
                            double sd,
                            guint64 trials,
                            RecoursePayoff *payoff);
