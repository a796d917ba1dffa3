/* Status and confidence of a claim as small shapes; the word always stands beside. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EVIDENCE_GLYPH (recourse_evidence_glyph_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEvidenceGlyph, recourse_evidence_glyph, RECOURSE, EVIDENCE_GLYPH, GtkWidget)

GtkWidget *recourse_evidence_glyph_new (void);

/* @word: (nullable): of the format: a status, a confidence, or `conflict` */
void recourse_evidence_glyph_set_word (RecourseEvidenceGlyph *self, const char *word);

G_END_DECLS
