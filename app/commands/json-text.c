/* A writer of JSON that keeps rows of numbers on one line and numbers as short as exactness allows. */
#include "json-text.h"

#include <math.h>

typedef struct
{
  char closing;
  gboolean is_row;
  gboolean has_items;
} Level;

struct _RecourseJsonText
{
  GString *text;
  GArray *levels; /* Level, innermost last */
};

RecourseJsonText *
recourse_json_text_new (void)
{
  RecourseJsonText *self = g_new0 (RecourseJsonText, 1);

  self->text = g_string_new (NULL);
  self->levels = g_array_new (FALSE, FALSE, sizeof (Level));

  return self;
}

char *
recourse_json_text_finish (RecourseJsonText *self)
{
  char *text;

  g_assert (self->levels->len == 0);
  g_string_append_c (self->text, '\n');
  text = g_string_free (self->text, FALSE);
  g_array_unref (self->levels);
  g_free (self);

  return text;
}

static Level *
innermost (RecourseJsonText *self)
{
  return self->levels->len > 0 ? &g_array_index (self->levels, Level, self->levels->len - 1) : NULL;
}

static void
break_line (RecourseJsonText *self)
{
  g_string_append_c (self->text, '\n');
  for (guint i = 0; i < 2 * self->levels->len; i++)
    g_string_append_c (self->text, ' ');
}

static gboolean
needs_escape (guchar c)
{
  return c < 0x20 || c == '"' || c == '\\' || c == 0x7f;
}

static void
append_string (GString *text, const char *value)
{
  g_string_append_c (text, '"');
  for (const char *p = value; *p != '\0'; p++)
    {
      const guchar c = (guchar)*p;
      if (c == '"' || c == '\\')
        g_string_append_c (text, '\\');
      if (c == '\n')
        g_string_append (text, "\\n");
      else if (needs_escape (c) && c != '"' && c != '\\')
        g_string_append_printf (text, "\\u%04x", c);
      else
        g_string_append_c (text, *p);
    }
  g_string_append_c (text, '"');
}

/* Comma, line break and key before whatever comes next. */
static void
begin (RecourseJsonText *self, const char *key)
{
  Level *level = innermost (self);

  if (level)
    {
      if (level->has_items)
        g_string_append (self->text, level->is_row ? ", " : ",");
      level->has_items = TRUE;
      if (!level->is_row)
        break_line (self);
    }
  if (key)
    {
      append_string (self->text, key);
      g_string_append (self->text, ": ");
    }
}

static void
open (RecourseJsonText *self, const char *key, RecourseJsonLayout layout, const char *brackets)
{
  begin (self, key);

  const Level *outer = innermost (self);
  const Level level = {
    .closing = brackets[1],
    .is_row = layout == RECOURSE_JSON_ROW || (outer && outer->is_row),
  };
  g_string_append_c (self->text, brackets[0]);
  g_array_append_val (self->levels, level);
}

void
recourse_json_text_open_object (RecourseJsonText *self, const char *key, RecourseJsonLayout layout)
{
  open (self, key, layout, "{}");
}

void
recourse_json_text_open_array (RecourseJsonText *self, const char *key, RecourseJsonLayout layout)
{
  open (self, key, layout, "[]");
}

void
recourse_json_text_close (RecourseJsonText *self)
{
  g_return_if_fail (self->levels->len > 0);

  const Level level = *innermost (self);

  g_array_set_size (self->levels, self->levels->len - 1);
  if (level.has_items && !level.is_row)
    break_line (self);
  g_string_append_c (self->text, level.closing);
}

char *
recourse_number_to_text (double value)
{
  char buffer[G_ASCII_DTOSTR_BUF_SIZE];
  const char *const formats[] = { "%.15g", "%.16g", "%.17g" };

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      g_ascii_formatd (buffer, sizeof buffer, formats[i], value);
      if (g_ascii_strtod (buffer, NULL) == value)
        break;
    }

  return g_strdup (buffer);
}

void
recourse_json_text_add_number (RecourseJsonText *self, const char *key, double value)
{
  g_autofree char *text = isfinite (value) ? recourse_number_to_text (value) : g_strdup ("null");

  begin (self, key);
  g_string_append (self->text, text);
}

void
recourse_json_text_add_count (RecourseJsonText *self, const char *key, guint64 value)
{
  begin (self, key);
  g_string_append_printf (self->text, "%" G_GUINT64_FORMAT, value);
}

void
recourse_json_text_add_flag (RecourseJsonText *self, const char *key, gboolean value)
{
  begin (self, key);
  g_string_append (self->text, value ? "true" : "false");
}

void
recourse_json_text_add_string (RecourseJsonText *self, const char *key, const char *value)
{
  begin (self, key);
  if (value)
    append_string (self->text, value);
  else
    g_string_append (self->text, "null");
}

void
recourse_json_text_add_numbers (RecourseJsonText *self,
                                const char *key,
                                const double *values,
                                gsize n)
{
  recourse_json_text_open_array (self, key, RECOURSE_JSON_ROW);
  for (gsize i = 0; i < n; i++)
    recourse_json_text_add_number (self, NULL, values[i]);
  recourse_json_text_close (self);
}
