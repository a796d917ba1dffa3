/* Numbers as people type them, in the form of the person's locale; for machines they are written as JSON. */
#include "config.h"

#include "ui/editor/editor-number.h"

#include "drawing/number-read.h"
#include "ui/inspector/figures.h"

#include <math.h>

gboolean
recourse_editor_number_parse (const char *text, double *value)
{
  return recourse_number_parse (recourse_figures_form (), text, value);
}

char *
recourse_editor_number_write (double value)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  g_auto (GStrv) parts = NULL;

  if (isnan (value))
    return g_strdup ("");
  for (int precision = 15; precision <= 17; precision++)
    {
      g_autofree char *format = g_strdup_printf ("%%.%dg", precision);

      g_ascii_formatd (digits, sizeof digits, format, value);
      if (g_ascii_strtod (digits, NULL) == value)
        break;
    }
  parts = g_strsplit (digits, ".", 2);
  return g_strjoinv (recourse_figures_form ()->decimal, parts);
}

GArray *
recourse_editor_numbers_parse (const char *text, char **wrong)
{
  return recourse_numbers_parse (recourse_figures_form (), text, wrong);
}

char *
recourse_editor_numbers_to_json (const GArray *values)
{
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; i < values->len; i++)
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];

      g_ascii_dtostr (digits, sizeof digits, g_array_index (values, double, i));
      g_string_append_printf (json, "%s%s", i > 0 ? ", " : "", digits);
    }
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

char *
recourse_editor_numbers_write (const GArray *values, guint per_line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *number = recourse_editor_number_write (g_array_index (values, double, i));

      if (i > 0)
        g_string_append (text, per_line > 0 && i % per_line == 0 ? "\n" : "  ");
      g_string_append (text, number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
