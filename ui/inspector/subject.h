/* From what is selected to what it is about: marks of charts and JSON pointers lead to the same records. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/**
 * RecourseSubject:
 * @record: (nullable): what the dossier says about it; borrowed
 * @is_outcome: whether it is what @path comes to for @stakeholder
 * @path: %G_MAXUINT where it is about none
 * @stakeholder: index among those with outcomes; %G_MAXUINT where it is about none
 * @node: index among the nodes of @path in the results; %G_MAXUINT where it is about none
 * @year: 0 where it is about none
 *
 * Holds as long as the dossier and the results do that it was found in.
 */
typedef struct
{
  RecourseRecord *record;
  gboolean is_outcome;
  guint path;
  guint stakeholder;
  guint node;
  int year;
} RecourseSubject;

/* Whether @target leads anywhere; see recourse_selection_get_target(). */
gboolean
recourse_subject_find (RecourseDocument *document, const char *target, RecourseSubject *subject);

/* (transfer full): the key of the mark that stands for an outcome, whether or not it is on screen */
char *recourse_subject_outcome_target (RecourseDocument *document, guint path, guint stakeholder);

/* (transfer none) (nullable): the record of node number @node of @path in the results */
RecourseRecord *recourse_subject_get_node (RecourseDocument *document, guint path, guint node);

G_END_DECLS
