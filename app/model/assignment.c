/* A name and what it is set to. */
#include "model/assignment.h"

#include "record-private.h"

static const RecourseField assignment_fields[] = {
  RECOURSE_FIELD (Assignment, name, TEXT, REQUIRED),
  RECOURSE_FIELD (Assignment, text, FORMULA),
  RECOURSE_FIELD (Assignment, distribution, RECORD, ITEMS (distribution)),
  RECOURSE_FIELD (Assignment, settings, SETTINGS),
};
RECOURSE_DEFINE_RECORD (Assignment, assignment)
