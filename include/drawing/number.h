/* Numbers for reading.  The form (decimal mark, grouping) is passed in, never taken from the process:
 * files and pictures made on the command line are the same under every locale. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  char decimal[8];  /* "." */
  char grouping[8]; /* "," or "" */
  /* U+200E where sentences run from right to left: signs and units keep their side of the figure */
  char mark[4];
} RecourseNumberForm;

/* Point and comma, whatever the locale. */
extern const RecourseNumberForm recourse_number_form_c;

/* The same, with the mark that sentences of this language need. */
RecourseNumberForm recourse_number_form_plain (void);

/* The form of the process's LC_NUMERIC. */
RecourseNumberForm recourse_number_form_locale (void);

/* @decimals digits behind the point; U+2212 for minus, never "-0". */
char *recourse_format_number (const RecourseNumberForm *form, double value, guint decimals);

/**
 * recourse_format_money:
 * @currency: (nullable): a code such as USD
 * @unit: (nullable): such as bn
 *
 * Returns: (transfer full): "$13.8bn", "−$5bn", "$0", "€5 thousand", "CHF 3bn"
 */
char *recourse_format_money (const RecourseNumberForm *form,
                             double value,
                             guint decimals,
                             const char *currency,
                             const char *unit);

/* @figure, which bears no sign, with a plus before it. */
char *recourse_format_plus (const RecourseNumberForm *form, const char *figure);

/* (transfer full): @number, which says percent, with the sign as the language sets it */
char *recourse_put_percent (const RecourseNumberForm *form, const char *number);

/* "23%", "<1%", ">99%"; 0 and 1 exactly as 0% and 100%. */
char *recourse_format_percent (const RecourseNumberForm *form, double fraction);

/* Digits that show @step exactly. */
guint recourse_decimals_of_step (double step);

/* Digits that show a figure of this magnitude to about three significant places. */
guint recourse_decimals_of_magnitude (double magnitude);

G_END_DECLS
