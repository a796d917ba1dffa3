/* The arithmetic of a dossier, as written: variables, parameters, terms, and when their money falls. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_VARIABLE (recourse_variable_get_type ())
RECOURSE_DECLARE_RECORD (Variable, variable, VARIABLE)

struct _RecourseVariable
{
  RecourseRecord parent_instance;

  char *formula;
};

#define RECOURSE_TYPE_PARAMETER (recourse_parameter_get_type ())
RECOURSE_DECLARE_RECORD (Parameter, parameter, PARAMETER)

struct _RecourseParameter
{
  RecourseRecord parent_instance;

  char *value; /* formula used where an outcome sets nothing */
};

#define RECOURSE_TYPE_TERM (recourse_term_get_type ())
RECOURSE_DECLARE_RECORD (Term, term, TERM)

struct _RecourseTerm
{
  RecourseRecord parent_instance;

  char *stakeholder;
  char *formula;
  char *profile; /* a profile, or NULL: in full in the base year */
};

#define RECOURSE_TYPE_PROFILE (recourse_profile_get_type ())
RECOURSE_DECLARE_RECORD (Profile, profile, PROFILE)

struct _RecourseProfile
{
  RecourseRecord parent_instance;

  GArray *weights; /* double, one for each year of the horizon */
};

#define RECOURSE_TYPE_DISCOUNT (recourse_discount_get_type ())
RECOURSE_DECLARE_RECORD (Discount, discount, DISCOUNT)

struct _RecourseDiscount
{
  RecourseRecord parent_instance;

  char *rate;       /* formula, per year; NULL: 0 */
  double base_year; /* NaN: the horizon's first */
};

#define RECOURSE_TYPE_HORIZON (recourse_horizon_get_type ())
RECOURSE_DECLARE_RECORD (Horizon, horizon, HORIZON)

struct _RecourseHorizon
{
  RecourseRecord parent_instance;

  double first, last; /* years */
};

G_END_DECLS
