/* Numbers as people type and paste them, in the form of their locale: the other way of drawing/number.h. */
#pragma once

#include "drawing/number.h"

G_BEGIN_DECLS

/**
 * recourse_number_parse:
 *
 * Understands the decimal mark of @form and the point, groups of three, U+2212 for minus, and "45%" as 0.45.
 *
 * Returns: whether @text is a finite number
 */
gboolean recourse_number_parse (const RecourseNumberForm *form, const char *text, double *value);

/**
 * recourse_numbers_parse:
 * @wrong: (out) (transfer full): what is no number, or its beginning
 *
 * Several, as a column or a row of a spreadsheet or a line of CSV is pasted: between them stand spaces, tabs, lines,
 * semicolons and quotes, and commas that are no marks of a number.
 *
 * Returns: (transfer full) (nullable) (element-type double): maybe none; %NULL with @wrong set
 */
GArray *recourse_numbers_parse (const RecourseNumberForm *form, const char *text, char **wrong);

G_END_DECLS
