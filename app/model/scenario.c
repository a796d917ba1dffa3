/* Named choices, and agreements whose price is to be found. */
#include "model/scenario.h"

#include "record-private.h"

static const RecourseField scenario_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Scenario, path, REFERENCE, OF ("paths")),
  RECOURSE_FIELD (Scenario, set, SETTINGS, OF ("levers constants drivers")),
  RECOURSE_FIELD (Scenario, adopt, ADOPTIONS, OF ("conflicts")),
};
RECOURSE_DEFINE_RECORD (Scenario, scenario)

static const RecourseField bargain_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Bargain, path, REFERENCE, REQUIRED, OF ("paths")),
  RECOURSE_FIELD (Bargain, node, TEXT),
  RECOURSE_FIELD (Bargain, transfer, REFERENCE, REQUIRED, OF ("levers")),
  RECOURSE_FIELD (Bargain, payer, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_FIELD (Bargain, payee, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_FIELD (Bargain, disagreement, REFERENCE, REQUIRED, OF ("paths baseline")),
  RECOURSE_FIELD (Bargain, power, NUMBER, BETWEEN (0, 1)),
};
RECOURSE_DEFINE_RECORD (Bargain, bargain)
