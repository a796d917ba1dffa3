/* Named choices, and agreements whose price is to be found. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_SCENARIO (recourse_scenario_get_type ())
RECOURSE_DECLARE_RECORD (Scenario, scenario, SCENARIO)

struct _RecourseScenario
{
  RecourseRecord parent_instance;

  char *path;        /* the path it leads with, or NULL */
  GListStore *set;   /* RecourseAssignment: lever, constant or driver → number or distribution */
  GListStore *adopt; /* RecourseAssignment: conflict → claim */
};

#define RECOURSE_TYPE_BARGAIN (recourse_bargain_get_type ())
RECOURSE_DECLARE_RECORD (Bargain, bargain, BARGAIN)

struct _RecourseBargain
{
  RecourseRecord parent_instance;

  char *path;
  char *node;         /* of @path; NULL: its root */
  char *transfer;     /* a number lever with min and max */
  char *payer;        /* a stakeholder */
  char *payee;        /* a stakeholder */
  char *disagreement; /* a path, or "baseline" */
  double power;       /* the payee's Nash weight, 0–1; NaN: 0.5 */
};

G_END_DECLS
