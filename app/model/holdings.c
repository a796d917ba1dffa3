/* What was put in, what is held, and what happened when. */
#include "model/holdings.h"

#include "model/evidence.h"
#include "record-private.h"

static const char *const investment_kinds[] = { "equity", "cash", "compute", "revenue_share",
                                                NULL };
static const char *const stake_kinds[] = { "equity",        "right",    "capacity",
                                           "revenue_share", "platform", NULL };
static const char *const exclusivities[] = { "exclusive", "preferred", "shared", "contested",
                                             NULL };

static const RecourseField investment_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Investment, from, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_FIELD (Investment, to, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_FIELD (Investment, amount, NUMBER, REQUIRED),
  RECOURSE_FIELD (Investment, date, DATE),
  RECOURSE_FIELD (Investment, end, DATE),
  RECOURSE_FIELD (Investment, kind, CHOICE, ONE_OF (investment_kinds)),
  RECOURSE_FIELD (Investment, status, CHOICE, ONE_OF (recourse_claim_statuses)),
  RECOURSE_FIELD (Investment, part_of, REFERENCE, OF ("investments")),
  RECOURSE_FIELD (Investment, claims, REFERENCES, OF ("claims")),
};
RECOURSE_DEFINE_RECORD (Investment, investment)

static const RecourseField stake_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Stake, kind, CHOICE, ONE_OF (stake_kinds)),
  RECOURSE_FIELD (Stake, holder, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_FIELD (Stake, in, REFERENCE, OF ("stakeholders")),
  RECOURSE_FIELD (Stake, share, NUMBER),
  RECOURSE_FIELD (Stake, value, NUMBER),
  RECOURSE_FIELD (Stake, amount, NUMBER),
  RECOURSE_FIELD (Stake, unit, TEXT),
  RECOURSE_FIELD (Stake, start, DATE),
  RECOURSE_FIELD (Stake, end, DATE),
  RECOURSE_FIELD (Stake, exclusivity, CHOICE, ONE_OF (exclusivities)),
  RECOURSE_FIELD (Stake, contested_by, REFERENCES, OF ("stakeholders")),
  RECOURSE_FIELD (Stake, scope, TEXT),
  RECOURSE_FIELD (Stake, claims, REFERENCES, OF ("claims")),
};
RECOURSE_DEFINE_RECORD (Stake, stake)

static const RecourseField event_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_FIELD (Event, date, DATE, REQUIRED),
  RECOURSE_LABEL (REQUIRED),
  RECOURSE_FIELD (Event, kind, TEXT),
  RECOURSE_FIELD (Event, parties, REFERENCES, OF ("stakeholders")),
  RECOURSE_FIELD (Event, claims, REFERENCES, OF ("claims")),
};
RECOURSE_DEFINE_RECORD (Event, event)
