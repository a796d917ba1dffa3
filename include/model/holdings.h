/* What was put in and what is held: investments, stakes and dated events. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_INVESTMENT (recourse_investment_get_type ())
RECOURSE_DECLARE_RECORD (Investment, investment, INVESTMENT)

struct _RecourseInvestment
{
  RecourseRecord parent_instance;

  char *from;    /* a stakeholder */
  char *to;      /* a stakeholder */
  double amount; /* in the dossier's currency and unit */
  char *date;
  char *end;
  char *kind;    /* equity, cash, compute or revenue_share */
  char *status;  /* as for claims */
  char *part_of; /* the investment it is a slice of, or NULL */
  GStrv claims;
};

#define RECOURSE_TYPE_STAKE (recourse_stake_get_type ())
RECOURSE_DECLARE_RECORD (Stake, stake, STAKE)

struct _RecourseStake
{
  RecourseRecord parent_instance;

  char *kind;   /* equity, right, capacity, revenue_share or platform */
  char *holder; /* a stakeholder */
  char *in;     /* a stakeholder, or NULL */
  double share; /* fraction, NaN where left out */
  double value;
  double amount;
  char *unit;
  char *start;
  char *end;         /* NULL: open */
  char *exclusivity; /* exclusive, preferred, shared or contested, or NULL */
  GStrv contested_by;
  char *scope;
  GStrv claims;
};

#define RECOURSE_TYPE_EVENT (recourse_event_get_type ())
RECOURSE_DECLARE_RECORD (Event, event, EVENT)

struct _RecourseEvent
{
  RecourseRecord parent_instance;

  char *date;
  char *kind;
  GStrv parties;
  GStrv claims;
};

G_END_DECLS
