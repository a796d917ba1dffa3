/* Numbers for reading.  printf writes the digits in the C locale; mark, grouping, sign and unit are
 * put around them here. */
#include "config.h"

#include "drawing/number.h"

#include "drawing/direction.h"

#include <glib/gi18n-lib.h>
#include <locale.h>
#include <math.h>
#include <string.h>

#define MINUS "\u2212"
#define LEFT_TO_RIGHT "\u200E"
/* Beyond these a number is written as a power of ten. */
#define MAX_PLAIN 1e15
#define MAX_DECIMALS 9

const RecourseNumberForm recourse_number_form_c = { ".", "," };

static gboolean
runs_left (void)
{
  return recourse_text_runs_left (_ ("median"));
}

RecourseNumberForm
recourse_number_form_plain (void)
{
  RecourseNumberForm form = recourse_number_form_c;

  if (runs_left ())
    g_strlcpy (form.mark, LEFT_TO_RIGHT, sizeof form.mark);
  return form;
}

RecourseNumberForm
recourse_number_form_locale (void)
{
  const struct lconv *conventions = localeconv ();
  RecourseNumberForm form = { ".", "" };

  if (conventions->decimal_point[0] != '\0')
    g_strlcpy (form.decimal, conventions->decimal_point, sizeof form.decimal);
  g_strlcpy (form.grouping, conventions->thousands_sep, sizeof form.grouping);
  if (runs_left ())
    g_strlcpy (form.mark, LEFT_TO_RIGHT, sizeof form.mark);
  return form;
}

static void
append_superscript (GString *text, int exponent)
{
  static const char *const digits[] = { "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹" };
  g_autofree char *plain = g_strdup_printf ("%d", ABS (exponent));

  if (exponent < 0)
    g_string_append (text, "⁻");
  for (const char *p = plain; *p != '\0'; p++)
    g_string_append (text, digits[*p - '0']);
}

/* "2.5×10³⁰⁰": digits as far as @decimals reach, six at most, without zeros at the end. */
static char *
format_power (const RecourseNumberForm *form, double magnitude, guint decimals)
{
  int exponent = (int)floor (log10 (magnitude));
  int places = CLAMP (exponent + (int)decimals, 0, 6);
  char buffer[64];
  GString *text = g_string_new (NULL);
  char *e, *end;

  g_ascii_formatd (buffer, sizeof buffer, "%.6e", magnitude);
  if (places < 6)
    {
      g_autofree char *format = g_strdup_printf ("%%.%de", places);

      g_ascii_formatd (buffer, sizeof buffer, format, magnitude);
    }
  e = strchr (buffer, 'e');
  *e = '\0';
  if (strchr (buffer, '.') != NULL)
    for (end = e - 1; *end == '0' || *end == '.'; end--)
      {
        gboolean is_point = *end == '.';

        *end = '\0';
        if (is_point)
          break;
      }
  for (const char *p = buffer; *p != '\0'; p++)
    if (*p == '.')
      g_string_append (text, form->decimal);
    else
      g_string_append_c (text, *p);
  g_string_append (text, "×10");
  append_superscript (text, (int)g_ascii_strtoll (e + 1, NULL, 10));
  return g_string_free (text, FALSE);
}

static char *
format_plain (const RecourseNumberForm *form, double magnitude, guint decimals)
{
  g_autofree char *format = g_strdup_printf ("%%.%uf", decimals);
  char buffer[64];
  GString *text = g_string_new (NULL);
  gsize whole;

  g_ascii_formatd (buffer, sizeof buffer, format, magnitude);
  whole = strcspn (buffer, ".");
  for (gsize i = 0; i < whole; i++)
    {
      if (i > 0 && (whole - i) % 3 == 0)
        g_string_append (text, form->grouping);
      g_string_append_c (text, buffer[i]);
    }
  if (buffer[whole] == '.')
    g_string_append_printf (text, "%s%s", form->decimal, buffer + whole + 1);
  return g_string_free (text, FALSE);
}

/* The digits of @value without its sign; says whether any of them is not zero. */
static char *
format_magnitude (const RecourseNumberForm *form, double value, guint decimals, gboolean *is_zero)
{
  double magnitude = fabs (value);
  char *text;

  *is_zero = FALSE;
  if (isinf (value))
    return g_strdup ("∞");
  if (magnitude > 0 && (magnitude >= MAX_PLAIN || decimals > MAX_DECIMALS))
    return format_power (form, magnitude, decimals);
  text = format_plain (form, magnitude, MIN (decimals, MAX_DECIMALS));
  *is_zero = strpbrk (text, "123456789") == NULL;
  return text;
}

char *
recourse_format_plus (const RecourseNumberForm *form, const char *figure)
{
  gsize length = strlen (form->mark);

  if (strncmp (figure, form->mark, length) == 0)
    figure += length;
  return g_strconcat (form->mark, "+", figure, NULL);
}

char *
recourse_format_number (const RecourseNumberForm *form, double value, guint decimals)
{
  g_autofree char *digits = NULL;
  gboolean is_zero;

  if (isnan (value))
    return g_strdup ("–");
  digits = format_magnitude (form, value, decimals, &is_zero);
  return value < 0 && !is_zero ? g_strconcat (form->mark, MINUS, digits, NULL)
                               : g_steal_pointer (&digits);
}

/* What stands before an amount: a sign where one is well known, else the code and a space. */
static char *
currency_prefix (const char *currency)
{
  static const char *const known[][2] = {
    { "USD", "$" }, { "EUR", "€" }, { "GBP", "£" }, { "JPY", "¥" }, { "INR", "₹" }, { "KRW", "₩" },
  };

  if (currency == NULL || currency[0] == '\0')
    return g_strdup ("");
  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (strcmp (currency, known[i][0]) == 0)
      return g_strdup (known[i][1]);
  return g_strconcat (currency, "\u00a0", NULL);
}

/* Abbreviations cling to the number, words stand apart. */
static char *
unit_suffix (const char *unit)
{
  if (unit == NULL || unit[0] == '\0')
    return g_strdup ("");
  if (g_utf8_strlen (unit, -1) <= 2)
    return g_strdup (unit);
  return g_strconcat ("\u00a0", unit, NULL);
}

char *
recourse_format_money (const RecourseNumberForm *form,
                       double value,
                       guint decimals,
                       const char *currency,
                       const char *unit)
{
  g_autofree char *prefix = currency_prefix (currency);
  g_autofree char *suffix = unit_suffix (unit);
  g_autofree char *digits = NULL;
  gboolean is_zero;

  if (isnan (value))
    return g_strdup ("–");
  digits = format_magnitude (form, value, decimals, &is_zero);
  if (is_zero)
    return g_strconcat (form->mark, prefix, "0", NULL);
  return g_strconcat (form->mark, value < 0 ? MINUS : "", prefix, digits, suffix, NULL);
}

char *
recourse_put_percent (const RecourseNumberForm *form, const char *number)
{
  /* Translators: a number of percent, with the space that your language puts before the sign */
  g_autofree char *text = g_strdup_printf (_ ("%s%%"), number);

  return g_strconcat (form->mark, text, NULL);
}

char *
recourse_format_percent (const RecourseNumberForm *form, double fraction)
{
  double percent = floor (fraction * 100 + 0.5);
  g_autofree char *digits = NULL;

  if (isnan (fraction))
    return g_strdup ("–");
  /* Hardly ever is not never. */
  if (fraction > 0 && percent < 1)
    return recourse_put_percent (form, "<1");
  if (fraction < 1 && percent > 99)
    return recourse_put_percent (form, ">99");
  digits = recourse_format_number (form, percent, 0);
  return recourse_put_percent (form, digits);
}

guint
recourse_decimals_of_step (double step)
{
  double magnitude = fabs (step);

  if (!(magnitude > 0) || isinf (magnitude))
    return 0;
  for (guint decimals = 0; decimals < 15; decimals++)
    {
      double scaled = magnitude * pow (10, decimals);

      if (scaled >= 1e15 || (scaled > 0.5 && fabs (scaled - round (scaled)) <= 1e-9 * scaled))
        return decimals;
    }
  /* One more place than the leading digit, for steps such as 2.5e-20. */
  return (guint)(1 - floor (log10 (magnitude)));
}

guint
recourse_decimals_of_magnitude (double magnitude)
{
  double size = fabs (magnitude);

  if (!(size > 0) || size >= 100)
    return 0;
  if (size >= 1)
    return 1;
  return (guint)MIN (1 - floor (log10 (size)), 320);
}
