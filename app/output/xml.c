/* Text and numbers as XML wants them. */
#include "xml.h"

#include <math.h>
#include <stdarg.h>
#include <string.h>

void
recourse_color_to_hex (RecourseColor color, char hex[8])
{
  g_snprintf (hex, 8, "#%02x%02x%02x", (guint)lround (color.red * 255),
              (guint)lround (color.green * 255), (guint)lround (color.blue * 255));
}

void
recourse_append_coordinate (GString *text, double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE * 16];
  gsize end;

  g_ascii_formatd (buffer, sizeof buffer, "%.2f", value);
  end = strlen (buffer);
  while (buffer[end - 1] == '0')
    end--;
  if (buffer[end - 1] == '.')
    end--;
  buffer[end] = '\0';
  g_string_append (text, strcmp (buffer, "-0") == 0 ? "0" : buffer);
}

void
recourse_xml_append_number (GString *xml, const char *name, double value)
{
  g_string_append_printf (xml, " %s=\"", name);
  recourse_append_coordinate (xml, value);
  g_string_append_c (xml, '"');
}

void
recourse_xml_append_numbers (GString *xml, char command, guint n, ...)
{
  va_list args;

  if (command != '\0')
    g_string_append_c (xml, command);
  else
    g_string_append (xml, " viewBox=\"");
  va_start (args, n);
  for (guint i = 0; i < n; i++)
    {
      if (i > 0)
        g_string_append_c (xml, ' ');
      recourse_append_coordinate (xml, va_arg (args, double));
    }
  va_end (args);
  if (command == '\0')
    g_string_append_c (xml, '"');
}

static gboolean
is_allowed (gunichar c)
{
  return c == '\t' || c == '\n' || (c >= 0x20 && c != 0xfffe && c != 0xffff);
}

void
recourse_xml_append_text (GString *xml, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (!is_allowed (c))
        continue;
      switch (c)
        {
        case '&':
          g_string_append (xml, "&amp;");
          break;
        case '<':
          g_string_append (xml, "&lt;");
          break;
        case '>':
          g_string_append (xml, "&gt;");
          break;
        case '"':
          g_string_append (xml, "&quot;");
          break;
        default:
          g_string_append_unichar (xml, c);
          break;
        }
    }
}

void
recourse_xml_append_element (GString *xml, const char *name, const char *id, const char *text)
{
  if (text == NULL)
    return;
  g_string_append_printf (xml, "<%s", name);
  if (id != NULL)
    g_string_append_printf (xml, " id=\"%s\"", id);
  g_string_append_c (xml, '>');
  recourse_xml_append_text (xml, text);
  g_string_append_printf (xml, "</%s>\n", name);
}

char *
recourse_xml_unique_id (GHashTable *ids, const char *name)
{
  GString *id = g_string_new (NULL);
  gsize stem;

  for (const char *p = name; *p != '\0'; p++)
    g_string_append_c (id, g_ascii_isalnum (*p) || strchr ("_.-", *p) != NULL ? *p : '-');
  if (!g_ascii_isalpha (id->str[0]) && id->str[0] != '_')
    g_string_prepend_c (id, '_');
  stem = id->len;
  for (guint n = 2; g_hash_table_contains (ids, id->str); n++)
    {
      g_string_truncate (id, stem);
      g_string_append_printf (id, "-%u", n);
    }
  g_hash_table_add (ids, g_strdup (id->str));
  return g_string_free (id, FALSE);
}
