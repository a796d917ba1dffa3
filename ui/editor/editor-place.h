/* From places in a dossier (JSON pointers) to records and back, and what a reference may lead to. */
#pragma once

#include "model/dossier.h"

G_BEGIN_DECLS

/* (transfer none) (nullable): the record at @place; "" is the dossier itself */
RecourseRecord *recourse_place_find (RecourseDossier *dossier, const char *place);

/* (nullable): the record called @id in the lists @of, which are separated by spaces; %NULL: in any list */
RecourseRecord *recourse_place_find_id (RecourseDossier *dossier, const char *of, const char *id);

/* (transfer full) (element-type RecourseRecord): all records of the lists @of */
GPtrArray *recourse_place_options (RecourseDossier *dossier, const char *of);

/* (nullable): which of the dossier's lists holds @record itself */
const RecourseField *recourse_place_list_of (RecourseDossier *dossier, RecourseRecord *record);

G_END_DECLS
