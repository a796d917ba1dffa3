/* Tables on a terminal: columns as wide as what stands in them, in whatever script. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _RecourseTextTable RecourseTextTable;

/* @align: one letter a column: l, r; columns after the last letter like it */
RecourseTextTable *recourse_text_table_new (const char *align);
void recourse_text_table_free (RecourseTextTable *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseTextTable, recourse_text_table_free)

/* Appends a cell to the row that is being filled. (transfer full) */
void recourse_text_table_take (RecourseTextTable *self, char *cell);
void recourse_text_table_add (RecourseTextTable *self, const char *cell);
void recourse_text_table_end_row (RecourseTextTable *self);

/* Appends all rows, each indented by @indent spaces, to @text. */
void recourse_text_table_print (RecourseTextTable *self, GString *text, guint indent);

/* How many columns of a terminal @text takes. */
guint recourse_text_columns (const char *text);

/* Appends @text in lines of at most @width columns, each indented by @indent spaces. */
void recourse_text_append_wrapped (GString *out, const char *text, guint width, guint indent);

G_END_DECLS
