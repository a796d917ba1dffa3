/* Names within a formula's text, told apart from functions and numbers by its tokens. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether @formula names @id.  The formula need not be well formed. */
gboolean recourse_tokens_name (const char *formula, const char *id);

/* (transfer full): @formula with every name @id replaced; all else as it was */
char *recourse_tokens_rename (const char *formula, const char *id, const char *new_id);

G_END_DECLS
