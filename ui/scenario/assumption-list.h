/* The assumptions, those first that matter most to what is in view. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_ASSUMPTION_LIST (recourse_assumption_list_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseAssumptionList, recourse_assumption_list, RECOURSE, ASSUMPTION_LIST, AdwBin)

void recourse_assumption_list_set_document (RecourseAssumptionList *self,
                                            RecourseDocument *document);

/* Puts the keyboard into the search. */
void recourse_assumption_list_search (RecourseAssumptionList *self);

/* Says for each driver that was changed what the change does.  @effects: (element-type utf8 utf8): id → words */
void recourse_assumption_list_set_effects (RecourseAssumptionList *self, GHashTable *effects);

G_END_DECLS
