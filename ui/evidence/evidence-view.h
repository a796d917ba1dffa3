/* The evidence of a dossier: claims, sources and conflicts in tables, and the entry that is chosen beside them. */
#pragma once

#include "ui/view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EVIDENCE_VIEW (recourse_evidence_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEvidenceView, recourse_evidence_view, RECOURSE, EVIDENCE_VIEW, AdwBin)

G_END_DECLS
