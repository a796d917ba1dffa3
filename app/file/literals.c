/* Numbers, strings and places in JSON text. */
#include "literals.h"

#include <math.h>
#include <string.h>

double
recourse_json_number (const char *text, gsize length)
{
  char few[64];
  g_autofree char *many = NULL;
  char *copy = few;

  /* g_ascii_strtod() wants an end, and would read on into what follows. */
  if (length >= sizeof few)
    copy = many = g_malloc (length + 1);
  memcpy (copy, text, length);
  copy[length] = '\0';
  return g_ascii_strtod (copy, NULL);
}

static guint
hex4 (const char *text)
{
  guint code = 0;

  for (guint i = 0; i < 4; i++)
    code = code * 16 + (guint)g_ascii_xdigit_value (text[i]);
  return code;
}

/* After the backslash; returns where the escape ends. */
static const char *
append_escape (GString *decoded, const char *p)
{
  static const char names[] = "\"\\/bfnrt";
  static const char values[] = "\"\\/\b\f\n\r\t";
  gunichar code;

  if (*p != 'u')
    {
      g_string_append_c (decoded, values[strchr (names, *p) - names]);
      return p + 1;
    }
  code = hex4 (p + 1);
  if (code >= 0xd800 && code <= 0xdbff)
    {
      code = 0x10000 + ((code - 0xd800) << 10) + (hex4 (p + 7) - 0xdc00);
      p += 6;
    }
  g_string_append_unichar (decoded, code);
  return p + 5;
}

char *
recourse_json_decode (const char *text, gsize length)
{
  const char *p = text + 1, *end = text + length - 1;
  GString *decoded;

  if (memchr (text, '\\', length) == NULL)
    return g_strndup (text + 1, length - 2);

  decoded = g_string_sized_new (length);
  while (p < end)
    if (*p == '\\')
      p = append_escape (decoded, p + 1);
    else
      g_string_append_c (decoded, *p++);
  return g_string_free (decoded, FALSE);
}

gboolean
recourse_json_strings_equal (const char *a, gsize a_length, const char *b, gsize b_length)
{
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (memchr (a, '\\', a_length) == NULL && memchr (b, '\\', b_length) == NULL)
    return a_length == b_length && memcmp (a, b, a_length) == 0;
  first = recourse_json_decode (a, a_length);
  second = recourse_json_decode (b, b_length);
  return g_str_equal (first, second);
}

void
recourse_json_place (const char *text, const char *at, guint32 *line, guint32 *column)
{
  *line = 1;
  *column = 1;
  for (const char *p = text; p < at; p++)
    if (*p == '\n')
      {
        *line += 1;
        *column = 1;
      }
    else if (((guchar)*p & 0xc0) != 0x80)
      *column += 1;
}

void
recourse_json_append_string (GString *json, const char *text)
{
  static const char values[] = "\"\\\b\f\n\r\t";
  static const char names[] = "\"\\bfnrt";

  g_string_append_c (json, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      const char *special = strchr (values, *p);

      if (special != NULL)
        g_string_append_printf (json, "\\%c", names[special - values]);
      else if ((guchar)*p < 0x20)
        g_string_append_printf (json, "\\u%04x", (guint)(guchar)*p);
      else
        g_string_append_c (json, *p);
    }
  g_string_append_c (json, '"');
}

void
recourse_json_append_number (GString *json, double number)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  for (int digits = 15; digits <= 17; digits++)
    {
      char format[8];

      g_snprintf (format, sizeof format, "%%.%dg", digits);
      g_ascii_formatd (text, sizeof text, format, number);
      if (g_ascii_strtod (text, NULL) == number)
        break;
    }
  g_string_append (json, text);
}

static const char *
skip_digits (const char *p)
{
  while (g_ascii_isdigit (*p))
    p++;
  return p;
}

gboolean
recourse_json_is_number (const char *text)
{
  const char *p = text + (*text == '-');
  const char *digits = p;

  p = skip_digits (p);
  if (p == digits || (*digits == '0' && p - digits > 1))
    return FALSE;
  if (*p == '.')
    {
      digits = p + 1;
      p = skip_digits (digits);
      if (p == digits)
        return FALSE;
    }
  if (*p == 'e' || *p == 'E')
    {
      digits = p + 1 + (p[1] == '+' || p[1] == '-');
      p = skip_digits (digits);
      if (p == digits)
        return FALSE;
    }
  return *p == '\0' && isfinite (g_ascii_strtod (text, NULL));
}
