/* The distribution of a driver, as stated: which keys belong to which kind is the analysis's to say. */
#include "model/distribution.h"

#include "record-private.h"

static const char *const kinds[] = { "metalog",   "normal",  "lognormal", "triangular",
                                     "pert",      "uniform", "beta",      "discrete",
                                     "empirical", "point",   NULL };

static const RecourseField distribution_fields[] = {
  RECOURSE_FIELD (Distribution, kind, CHOICE, REQUIRED, ONE_OF (kinds)),
  RECOURSE_FIELD (Distribution, p10, NUMBER),
  RECOURSE_FIELD (Distribution, p50, NUMBER),
  RECOURSE_FIELD (Distribution, p90, NUMBER),
  RECOURSE_FIELD (Distribution, lower, NUMBER),
  RECOURSE_FIELD (Distribution, upper, NUMBER),
  RECOURSE_FIELD (Distribution, mean, NUMBER),
  RECOURSE_FIELD (Distribution, sd, NUMBER),
  RECOURSE_FIELD (Distribution, low, NUMBER),
  RECOURSE_FIELD (Distribution, mode, NUMBER),
  RECOURSE_FIELD (Distribution, high, NUMBER),
  RECOURSE_FIELD (Distribution, alpha, NUMBER),
  RECOURSE_FIELD (Distribution, beta, NUMBER),
  RECOURSE_FIELD (Distribution, values, NUMBERS),
  RECOURSE_FIELD (Distribution, probabilities, NUMBERS),
  RECOURSE_FIELD (Distribution, samples, NUMBERS),
  RECOURSE_FIELD (Distribution, value, NUMBER),
};
RECOURSE_DEFINE_RECORD (Distribution, distribution)
