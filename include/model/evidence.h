/* What is claimed, by whom, and which claims cannot all hold. */
#pragma once

#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_SOURCE (recourse_source_get_type ())
RECOURSE_DECLARE_RECORD (Source, source, SOURCE)

struct _RecourseSource
{
  RecourseRecord parent_instance;

  char *title;
  char *publisher;
  char *date;
  char *url;
  char *kind;
};

#define RECOURSE_TYPE_CLAIM (recourse_claim_get_type ())
RECOURSE_DECLARE_RECORD (Claim, claim, CLAIM)

struct _RecourseClaim
{
  RecourseRecord parent_instance;

  char *statement;
  double value; /* in @unit; NaN where the claim states no number */
  char *unit;
  char *date;
  char *status;     /* paid, committed, conditional, reported, disputed, valuation or fact */
  char *confidence; /* high, medium or low */
  GStrv sources;
};

#define RECOURSE_TYPE_CONFLICT (recourse_conflict_get_type ())
RECOURSE_DECLARE_RECORD (Conflict, conflict, CONFLICT)

struct _RecourseConflict
{
  RecourseRecord parent_instance;

  char *question;
  GStrv claims;
  char *adopted; /* the claim in use; NULL where the question is open */
  char *treatment;
  GListStore *effects; /* RecourseAssignment: claim → settings */
};

/* The words a status may be, of claims and of investments; NULL-terminated. */
extern const char *const recourse_claim_statuses[];

G_END_DECLS
