/* The columns of the evidence tables. */
#pragma once

#include "ui/evidence/evidence-row.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @view, which has none yet, the columns of @list (claims, sources or conflicts), each with a sorter. */
void recourse_evidence_add_columns (GtkColumnView *view, const char *list);

/* (transfer full): the rows as tab-separated lines, with a line of headings */
char *recourse_evidence_dup_table (const char *list, GPtrArray *rows);

G_END_DECLS
