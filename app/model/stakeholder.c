/* Who is party to the dispute, or looks on. */
#include "model/stakeholder.h"

#include "record-private.h"

static const RecourseField share_fields[] = {
  RECOURSE_FIELD (Share, of, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_FIELD (Share, share, FORMULA, REQUIRED),
};
RECOURSE_DEFINE_RECORD (Share, share)

static const RecourseField stakeholder_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD_AS (Stakeholder, short_name, "short", TEXT),
  RECOURSE_FIELD (Stakeholder, role, TEXT),
  RECOURSE_FIELD (Stakeholder, power, NUMBER, BETWEEN (0, 1)),
  RECOURSE_FIELD (Stakeholder, interest, NUMBER, BETWEEN (0, 1)),
  RECOURSE_FIELD (Stakeholder, stance, TEXT),
  RECOURSE_FIELD (Stakeholder, objectives, TEXTS),
  RECOURSE_FIELD (Stakeholder, look_through, RECORDS, ITEMS (share)),
  RECOURSE_FIELD (Stakeholder, risk_tolerance, NUMBER, POSITIVE),
};
RECOURSE_DEFINE_RECORD (Stakeholder, stakeholder)
