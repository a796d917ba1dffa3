/* Numbers as people type them.  A mark that could mean two things is read as the locale reads it; what no
 * locale would write is refused rather than guessed. */
#include "config.h"

#include "ui/editor/editor-number.h"

#include "ui/inspector/figures.h"

#include <errno.h>
#include <math.h>

enum
{
  GROUP = 3, /* digits between marks */
};

/* Whether @text is a mark that groups digits: three of them follow, and not a fourth. */
static gboolean
groups_digits (const char *text, const char *mark)
{
  gsize length = strlen (mark);

  if (length == 0 || !g_str_has_prefix (text, mark))
    return FALSE;
  for (gsize i = 0; i < GROUP; i++)
    if (!g_ascii_isdigit (text[length + i]))
      return FALSE;
  return !g_ascii_isdigit (text[length + GROUP]);
}

/* In the form that the C library reads, without the spaces around and with a point. */
static char *
normalize (const char *text)
{
  const RecourseNumberForm *form = recourse_figures_form ();
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *stripped = g_strstrip (g_strdup (text));

  for (const char *at = stripped; *at != '\0';)
    {
      if (plain->len > 0 && groups_digits (at, form->grouping))
        at += strlen (form->grouping);
      else if (*form->decimal != '\0' && g_str_has_prefix (at, form->decimal))
        {
          g_string_append_c (plain, '.');
          at += strlen (form->decimal);
        }
      else if (g_str_has_prefix (at, "\u2212"))
        {
          g_string_append_c (plain, '-');
          at += strlen ("\u2212");
        }
      else if (g_str_has_prefix (at, "\u200E")) /* from where sentences run to the left */
        at += strlen ("\u200E");
      else
        g_string_append_c (plain, *at++);
    }
  return g_string_free (g_steal_pointer (&plain), FALSE);
}

gboolean
recourse_editor_number_parse (const char *text, double *value)
{
  g_autofree char *plain = normalize (text);
  gsize length = strlen (plain);
  gboolean is_percent = length > 0 && plain[length - 1] == '%';
  char *end = NULL;
  double number = 0.0;

  if (is_percent)
    plain[length - 1] = '\0';
  g_strchomp (plain);
  /* The C library would also read hexadecimal digits and words for infinity. */
  if (*plain == '\0' || strspn (plain, "0123456789.+-eE") != strlen (plain))
    return FALSE;
  number = g_ascii_strtod (plain, &end);
  if (end == plain || *end != '\0' || !isfinite (number))
    return FALSE;
  *value = is_percent ? number / 100.0 : number;
  return TRUE;
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

char *
recourse_editor_numbers_parse (const char *text, char **wrong)
{
  g_auto (GStrv) words = g_strsplit_set (text, " ;\t\n", -1);
  g_autoptr (GString) json = g_string_new ("[");

  for (guint i = 0; words[i] != NULL; i++)
    {
      char digits[G_ASCII_DTOSTR_BUF_SIZE];
      double value = 0.0;

      if (*words[i] == '\0')
        continue;
      if (!recourse_editor_number_parse (words[i], &value))
        {
          *wrong = g_strdup (words[i]);
          return NULL;
        }
      g_string_append_printf (json, "%s%s", json->len > 1 ? ", " : "",
                              g_ascii_dtostr (digits, sizeof digits, value));
    }
  g_string_append_c (json, ']');
  return g_string_free (g_steal_pointer (&json), FALSE);
}

char *
recourse_editor_numbers_write (const GArray *values)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; values != NULL && i < values->len; i++)
    {
      g_autofree char *number = recourse_editor_number_write (g_array_index (values, double, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "  " : "", number);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
