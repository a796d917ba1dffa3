/* Numbers as people type them, in the form of their locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* recourse_number_parse() and recourse_numbers_parse() in the form of the locale. */
gboolean recourse_editor_number_parse (const char *text, double *value);
GArray *recourse_editor_numbers_parse (const char *text, char **wrong);

/* (transfer full): the digits that read back as the same double; "" for NaN */
char *recourse_editor_number_write (double value);
/* (transfer full): several, with spaces between, and a new line after so many; 0: all on one */
char *recourse_editor_numbers_write (const GArray *values, guint per_line);

/* (transfer full): "[1, 2.5]" */
char *recourse_editor_numbers_to_json (const GArray *values);

G_END_DECLS
