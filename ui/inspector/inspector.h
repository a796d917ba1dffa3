/* What is selected, in words: figure, how it came about, evidence, uses; and what can be changed about it. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_INSPECTOR (recourse_inspector_get_type ())
G_DECLARE_FINAL_TYPE (RecourseInspector, recourse_inspector, RECOURSE, INSPECTOR, AdwBin)

/* Follows the document and its selection (selection.h).  @document: (nullable) */
void recourse_inspector_set_document (RecourseInspector *self, RecourseDocument *document);

G_END_DECLS
