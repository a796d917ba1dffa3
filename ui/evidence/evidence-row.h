/* A claim, a source or a conflict as the evidence view lists it: the record, and what its columns say. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* The columns of all three tables; which one has which is in evidence-columns.c. */
typedef enum
{
  RECOURSE_EVIDENCE_COLUMN_CONFLICT, /* whether it is contested */
  RECOURSE_EVIDENCE_COLUMN_TEXT,     /* statement, title, question */
  RECOURSE_EVIDENCE_COLUMN_FIGURE,
  RECOURSE_EVIDENCE_COLUMN_DATE,
  RECOURSE_EVIDENCE_COLUMN_STATUS,
  RECOURSE_EVIDENCE_COLUMN_CONFIDENCE,
  RECOURSE_EVIDENCE_COLUMN_SOURCES,
  RECOURSE_EVIDENCE_COLUMN_PUBLISHER,
  RECOURSE_EVIDENCE_COLUMN_KIND,
  RECOURSE_EVIDENCE_COLUMN_ADOPTED,
  RECOURSE_EVIDENCE_COLUMN_USES, /* in how many places it is used */
  RECOURSE_N_EVIDENCE_COLUMNS,
} RecourseEvidenceColumn;

#define RECOURSE_TYPE_EVIDENCE_ROW (recourse_evidence_row_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEvidenceRow, recourse_evidence_row, RECOURSE, EVIDENCE_ROW, GObject)

/**
 * recourse_evidence_rows:
 * @list: claims, sources or conflicts
 *
 * Returns: (transfer full) (element-type RecourseEvidenceRow): what is contested or open first, then in the order of the
 *    dossier
 */
GPtrArray *recourse_evidence_rows (RecourseDocument *document, const char *list);

RecourseRecord *recourse_evidence_row_get_record (RecourseEvidenceRow *self);
const char *recourse_evidence_row_get_id (RecourseEvidenceRow *self);

/* What stands in a column, in words; "" where there is nothing. */
const char *recourse_evidence_row_get_text (RecourseEvidenceRow *self,
                                            RecourseEvidenceColumn column);

/* (nullable): the word of the format that is drawn beside the text */
const char *recourse_evidence_row_get_glyph (RecourseEvidenceRow *self,
                                             RecourseEvidenceColumn column);

/* (nullable): an http or https address that the column leads to */
const char *recourse_evidence_row_get_link (RecourseEvidenceRow *self,
                                            RecourseEvidenceColumn column);

int recourse_evidence_row_compare (RecourseEvidenceRow *a,
                                   RecourseEvidenceRow *b,
                                   RecourseEvidenceColumn column);

/* Whether @folded is among its own words, or (@is_cited) among those of what it cites. */
gboolean
recourse_evidence_row_matches (RecourseEvidenceRow *self, const char *folded, gboolean is_cited);

/* Whether the stakeholder or investment called @id rests on it. */
gboolean recourse_evidence_row_is_used_by (RecourseEvidenceRow *self, const char *id);

G_END_DECLS
