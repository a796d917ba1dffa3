/* The facts of a dossier in three forms. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* (transfer full): complete with its last newline; the same bytes in any locale */
char *recourse_facts_to_text (const RecourseLoaded *loaded);
char *recourse_facts_to_json (const RecourseLoaded *loaded);
char *recourse_facts_to_csv (const RecourseLoaded *loaded);

G_END_DECLS
