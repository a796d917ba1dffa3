/* What the leading path means for each stakeholder, always in sight. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_VERDICT_STRIP (recourse_verdict_strip_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseVerdictStrip, recourse_verdict_strip, RECOURSE, VERDICT_STRIP, GtkWidget)

/* @document: (nullable) */
void recourse_verdict_strip_set_document (RecourseVerdictStrip *self, RecourseDocument *document);

G_END_DECLS
