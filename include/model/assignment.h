/* A name and what it is set to: an entry of an outcome's `set` and `payoffs`, of a scenario's `set`
 * and `adopt`, and of a conflict's `effects`. */
#pragma once

#include "model/distribution.h"
#include "model/record.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_ASSIGNMENT (recourse_assignment_get_type ())
RECOURSE_DECLARE_RECORD (Assignment, assignment, ASSIGNMENT)

struct _RecourseAssignment
{
  RecourseRecord parent_instance;

  char *name; /* what is set: an id */
  char *text; /* formula, number or id; NULL where one of those below holds */
  RecourseDistribution *distribution; /* a driver's new distribution, or NULL */
  GListStore *settings;               /* RecourseAssignment: the effects of a claim */
};

G_END_DECLS
