/* What the fields, lists and words of a dossier are called on screen, in one place. */
#pragma once

#include "model/dossier.h"

G_BEGIN_DECLS

/* "Risk tolerance": what to call a field of @record. */
const char *recourse_editor_label (RecourseRecord *record, const RecourseField *field);

/* (nullable): one sentence on what belongs into it */
const char *recourse_editor_help (RecourseRecord *record, const RecourseField *field);

/* "Revenue share" for `revenue_share`: a word of the format as people read it. */
const char *recourse_editor_word (const char *word);

/* (transfer full): what to call a record on one line: its label, statement, title or question, or its id */
char *recourse_editor_title (RecourseRecord *record);

/* What a record is: "Investment" */
const char *recourse_editor_kind (RecourseRecord *record);

/* Whether a text is long enough to need several lines. */
gboolean recourse_editor_is_long (const RecourseField *field);

G_END_DECLS
