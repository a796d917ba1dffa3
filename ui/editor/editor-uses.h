/* Where an entry is used, with a way to each place. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_USES (recourse_uses_get_type ())
G_DECLARE_FINAL_TYPE (RecourseUses, recourse_uses, RECOURSE, USES, AdwBin)

GtkWidget *recourse_uses_new (void);

/* @id: (nullable): nothing.  Emits `jump` (string: JSON pointer to the record that uses it). */
void recourse_uses_set_id (RecourseUses *self, RecourseDocument *document, const char *id);

G_END_DECLS
