/* One of the tables of the evidence view: claims, sources or conflicts. */
#pragma once

#include "ui/evidence/evidence-row.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * RecourseEvidenceFilter:
 * @folded: (nullable): what is searched for, case-folded
 * @status: (nullable)
 * @confidence: (nullable)
 * @user: (nullable): id of a stakeholder or an investment that rests on it
 *
 * What is shown.
 */
typedef struct
{
  char *folded;
  const char *status;
  const char *confidence;
  char *user;
} RecourseEvidenceFilter;

#define RECOURSE_TYPE_EVIDENCE_TABLE (recourse_evidence_table_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEvidenceTable, recourse_evidence_table, RECOURSE, EVIDENCE_TABLE, AdwBin)

/* @list: claims, sources or conflicts; @filter: borrowed.  Emits `chosen` when the one row that is selected changes,
 * `activated` on Enter or a double click, `asked-new` from where the table is empty. */
GtkWidget *recourse_evidence_table_new (const char *list, const RecourseEvidenceFilter *filter);

/* Takes over what the dossier says now; what is selected stays so. */
void recourse_evidence_table_fill (RecourseEvidenceTable *self, RecourseDocument *document);
void recourse_evidence_table_refilter (RecourseEvidenceTable *self);

const char *recourse_evidence_table_get_list (RecourseEvidenceTable *self);
guint recourse_evidence_table_get_n_shown (RecourseEvidenceTable *self);

/* (nullable): id of the row that is selected; %NULL where none is, or several are */
const char *recourse_evidence_table_get_chosen (RecourseEvidenceTable *self);
/* (nullable): %NULL selects nothing.  Returns whether there is such a row to be seen. */
gboolean recourse_evidence_table_choose (RecourseEvidenceTable *self, const char *id);
/* The row that is selected goes by another id now. */
void recourse_evidence_table_follow (RecourseEvidenceTable *self, const char *id);
gboolean recourse_evidence_table_choose_first (RecourseEvidenceTable *self);

/* Whether a single click activates: where the entry is not seen beside. */
void recourse_evidence_table_set_single_click (RecourseEvidenceTable *self,
                                               gboolean is_single_click);

/* (transfer full) (nullable): the rows that are selected as tab-separated lines, and how many they are */
char *recourse_evidence_table_dup_text (RecourseEvidenceTable *self, guint *n_rows);

G_END_DECLS
