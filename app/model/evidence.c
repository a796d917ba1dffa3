/* Sources, claims and conflicts between claims. */
#include "model/evidence.h"

#include "record-private.h"

const char *const recourse_claim_statuses[] = { "paid",     "committed", "conditional", "reported",
                                                "disputed", "valuation", "fact",        NULL };
static const char *const confidences[] = { "high", "medium", "low", NULL };

static const RecourseField source_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_FIELD (Source, title, TEXT, REQUIRED),
  RECOURSE_FIELD (Source, publisher, TEXT),
  RECOURSE_FIELD (Source, date, DATE),
  RECOURSE_FIELD (Source, url, TEXT),
  RECOURSE_FIELD (Source, kind, TEXT),
};
RECOURSE_DEFINE_RECORD (Source, source)

static const RecourseField claim_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_FIELD (Claim, statement, TEXT, REQUIRED),
  RECOURSE_FIELD (Claim, value, NUMBER),
  RECOURSE_FIELD (Claim, unit, TEXT),
  RECOURSE_FIELD (Claim, date, DATE),
  RECOURSE_FIELD (Claim, status, CHOICE, ONE_OF (recourse_claim_statuses)),
  RECOURSE_FIELD (Claim, confidence, CHOICE, ONE_OF (confidences)),
  RECOURSE_FIELD (Claim, sources, REFERENCES, OF ("sources")),
};
RECOURSE_DEFINE_RECORD (Claim, claim)

static const RecourseField conflict_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_FIELD (Conflict, question, TEXT, REQUIRED),
  RECOURSE_FIELD (Conflict, claims, REFERENCES, REQUIRED, OF ("claims")),
  RECOURSE_FIELD (Conflict, adopted, REFERENCE, .nullable = TRUE),
  RECOURSE_FIELD (Conflict, treatment, TEXT),
  RECOURSE_FIELD (Conflict, effects, EFFECTS),
};
RECOURSE_DEFINE_RECORD (Conflict, conflict)
