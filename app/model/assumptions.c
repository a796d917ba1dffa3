/* Constants, levers, drivers, and how drivers hang together. */
#include "model/assumptions.h"

#include "record-private.h"

static const char *const bases[] = { "claim", "external", "assumption", NULL };
static const char *const lever_kinds[] = { "switch", "number", NULL };

static const RecourseField constant_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_FIELD (Constant, value, NUMBER, REQUIRED),
  RECOURSE_FIELD (Constant, unit, TEXT),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Constant, basis, CHOICE, ONE_OF (bases)),
  RECOURSE_FIELD (Constant, rationale, TEXT),
  RECOURSE_FIELD (Constant, claims, REFERENCES, OF ("claims")),
};
RECOURSE_DEFINE_RECORD (Constant, constant)

static const RecourseField lever_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Lever, kind, CHOICE, REQUIRED, ONE_OF (lever_kinds)),
  RECOURSE_FIELD (Lever, value, NUMBER, REQUIRED),
  RECOURSE_FIELD (Lever, min, NUMBER),
  RECOURSE_FIELD (Lever, max, NUMBER),
  RECOURSE_FIELD (Lever, step, NUMBER, POSITIVE),
  RECOURSE_FIELD (Lever, path, REFERENCE, OF ("paths")),
  RECOURSE_FIELD (Lever, description, TEXT),
  RECOURSE_FIELD (Lever, claims, REFERENCES, OF ("claims")),
};
RECOURSE_DEFINE_RECORD (Lever, lever)

static const RecourseField driver_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Driver, unit, TEXT),
  RECOURSE_FIELD (Driver, distribution, RECORD, REQUIRED, ITEMS (distribution)),
  RECOURSE_FIELD (Driver, basis, CHOICE, ONE_OF (bases)),
  RECOURSE_FIELD (Driver, rationale, TEXT),
  RECOURSE_FIELD (Driver, claims, REFERENCES, OF ("claims")),
};
RECOURSE_DEFINE_RECORD (Driver, driver)

static const RecourseField correlation_fields[] = {
  RECOURSE_FIELD (Correlation, a, REFERENCE, REQUIRED, OF ("drivers")),
  RECOURSE_FIELD (Correlation, b, REFERENCE, REQUIRED, OF ("drivers")),
  RECOURSE_FIELD (Correlation, rho, NUMBER, REQUIRED, BETWEEN (-1, 1)),
};
RECOURSE_DEFINE_RECORD (Correlation, correlation)

static const RecourseField correlations_fields[] = {
  RECOURSE_FIELD (Correlations, enabled, FLAG),
  RECOURSE_FIELD (Correlations, pairs, RECORDS, ITEMS (correlation)),
};
RECOURSE_DEFINE_RECORD (Correlations, correlations)
