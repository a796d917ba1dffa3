/* Variables, parameters, terms, and when their money falls. */
#include "model/formulas.h"

#include "record-private.h"

static const RecourseField variable_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Variable, formula, FORMULA, REQUIRED),
};
RECOURSE_DEFINE_RECORD (Variable, variable)

static const RecourseField parameter_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Parameter, value, FORMULA, REQUIRED),
};
RECOURSE_DEFINE_RECORD (Parameter, parameter)

static const RecourseField term_fields[] = {
  RECOURSE_ID (),
  RECOURSE_FIELD (Term, stakeholder, REFERENCE, REQUIRED, OF ("stakeholders")),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Term, formula, FORMULA, REQUIRED),
  RECOURSE_FIELD (Term, profile, REFERENCE, OF ("profiles")),
};
RECOURSE_DEFINE_RECORD (Term, term)

static const RecourseField profile_fields[] = {
  RECOURSE_ID (REQUIRED),
  RECOURSE_LABEL (),
  RECOURSE_FIELD (Profile, weights, NUMBERS, REQUIRED),
};
RECOURSE_DEFINE_RECORD (Profile, profile)

static const RecourseField discount_fields[] = {
  RECOURSE_FIELD (Discount, rate, FORMULA),
  RECOURSE_FIELD (Discount, base_year, NUMBER),
};
RECOURSE_DEFINE_RECORD (Discount, discount)

static const RecourseField horizon_fields[] = {
  RECOURSE_FIELD (Horizon, first, NUMBER, REQUIRED),
  RECOURSE_FIELD (Horizon, last, NUMBER, REQUIRED),
};
RECOURSE_DEFINE_RECORD (Horizon, horizon)
