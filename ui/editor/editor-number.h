/* Numbers as people type them, in the form of their locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * recourse_editor_number_parse:
 *
 * Understands the decimal mark of the locale and the point, groups of three, U+2212 for minus, and "45%" as 0.45.
 *
 * Returns: whether @text is a finite number
 */
gboolean recourse_editor_number_parse (const char *text, double *value);

/* (transfer full): the digits that read back as the same double; "" for NaN */
char *recourse_editor_number_write (double value);

/* (transfer full) (nullable): several, separated by spaces or semicolons, as JSON; %NULL where one of them is none, which
 * is then @wrong */
char *recourse_editor_numbers_parse (const char *text, char **wrong);
char *recourse_editor_numbers_write (const GArray *values);

G_END_DECLS
