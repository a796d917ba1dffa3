/* The claims of a conflict side by side: which is in use, what adopting another would do. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EVIDENCE_CONFLICT (recourse_evidence_conflict_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEvidenceConflict, recourse_evidence_conflict, RECOURSE, EVIDENCE_CONFLICT, AdwBin)

GtkWidget *recourse_evidence_conflict_new (void);

/* @id: (nullable): of the conflict; %NULL: nothing */
void recourse_evidence_conflict_set_id (RecourseEvidenceConflict *self,
                                        RecourseDocument *document,
                                        const char *id);

/* How many claims stand side by side. */
void recourse_evidence_conflict_set_columns (RecourseEvidenceConflict *self, guint n_columns);

G_END_DECLS
