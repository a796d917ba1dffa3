/* Who is party to the dispute, or looks on. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_SHARE (recourse_share_get_type ())
RECOURSE_DECLARE_RECORD (Share, share, SHARE)

/* A stake in another stakeholder's payoff: `{of, share}` of look_through. */
struct _RecourseShare
{
  RecourseRecord parent_instance;

  char *of;    /* a stakeholder */
  char *share; /* formula */
};

#define RECOURSE_TYPE_STAKEHOLDER (recourse_stakeholder_get_type ())
RECOURSE_DECLARE_RECORD (Stakeholder, stakeholder, STAKEHOLDER)

struct _RecourseStakeholder
{
  RecourseRecord parent_instance;

  char *short_name; /* key `short` */
  char *role;
  double power;    /* 0–1, NaN where left out */
  double interest; /* 0–1, NaN where left out */
  char *stance;
  GStrv objectives;
  double risk_tolerance;    /* > 0, in payoff units; NaN: neutral to risk */
  GListStore *look_through; /* RecourseShare */
};

G_END_DECLS
