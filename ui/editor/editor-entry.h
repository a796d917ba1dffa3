/* What can be done with an entry of a dossier as a whole. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/* All return (transfer full) (nullable) %NULL where it is done, else why it was not. */

/* Removes the entry at @place and every optional reference to it. */
char *recourse_editor_entry_remove (RecourseDocument *document, const char *place);

/* Adds a copy after the entry number @index of @list.  @id: (out) (transfer full): of the copy */
char *recourse_editor_entry_duplicate (RecourseDocument *document,
                                       const char *list,
                                       guint index,
                                       char **id);

/* Moves the entry at @place to @position in its list. */
char *recourse_editor_entry_move (RecourseDocument *document, const char *place, guint position);

G_END_DECLS
