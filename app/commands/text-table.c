/* Columns for the terminal.  Widths are counted in terminal columns, so that labels in wide scripts and with
 * combining marks line up. */
#include "text-table.h"

#include <string.h>

#define GAP 2

struct _RecourseTextTable
{
  char *align;
  GPtrArray *rows; /* GPtrArray of cells */
  GPtrArray *row;  /* being filled */
};

RecourseTextTable *
recourse_text_table_new (const char *align)
{
  RecourseTextTable *self = g_new0 (RecourseTextTable, 1);

  self->align = g_strdup (align);
  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify)g_ptr_array_unref);
  self->row = g_ptr_array_new_with_free_func (g_free);

  return self;
}

void
recourse_text_table_free (RecourseTextTable *self)
{
  g_free (self->align);
  g_ptr_array_unref (self->rows);
  g_ptr_array_unref (self->row);
  g_free (self);
}

void
recourse_text_table_take (RecourseTextTable *self, char *cell)
{
  g_ptr_array_add (self->row, cell);
}

void
recourse_text_table_add (RecourseTextTable *self, const char *cell)
{
  recourse_text_table_take (self, g_strdup (cell));
}

void
recourse_text_table_end_row (RecourseTextTable *self)
{
  g_ptr_array_add (self->rows, self->row);
  self->row = g_ptr_array_new_with_free_func (g_free);
}

guint
recourse_text_columns (const char *text)
{
  guint columns = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      const gunichar c = g_utf8_get_char (p);
      columns += g_unichar_iszerowidth (c) ? 0 : g_unichar_iswide (c) ? 2 : 1;
    }

  return columns;
}

static void
append_spaces (GString *text, guint n)
{
  for (guint i = 0; i < n; i++)
    g_string_append_c (text, ' ');
}

static GArray *
measure (const RecourseTextTable *self)
{
  GArray *widths = g_array_new (FALSE, TRUE, sizeof (guint));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (self->rows, i);
      if (row->len > widths->len)
        g_array_set_size (widths, row->len);
      for (guint j = 0; j < row->len; j++)
        {
          guint *width = &g_array_index (widths, guint, j);
          *width = MAX (*width, recourse_text_columns (g_ptr_array_index (row, j)));
        }
    }

  return widths;
}

static char
alignment (const RecourseTextTable *self, guint column)
{
  const gsize n = strlen (self->align);

  return self->align[MIN (column, n - 1)];
}

/* No spaces at the end of a line: the last cell is padded only from the left. */
static void
append_cell (const RecourseTextTable *self,
             GString *text,
             const char *cell,
             guint column,
             guint width,
             gboolean is_last)
{
  const guint padding = width - recourse_text_columns (cell);

  if (alignment (self, column) == 'r')
    append_spaces (text, padding);
  g_string_append (text, cell);
  if (alignment (self, column) == 'l' && !is_last)
    append_spaces (text, padding);
  if (!is_last)
    append_spaces (text, GAP);
}

void
recourse_text_table_print (RecourseTextTable *self, GString *text, guint indent)
{
  g_autoptr (GArray) widths = measure (self);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const GPtrArray *row = g_ptr_array_index (self->rows, i);
      append_spaces (text, indent);
      for (guint j = 0; j < row->len; j++)
        append_cell (self, text, g_ptr_array_index (row, j), j, g_array_index (widths, guint, j),
                     j + 1 == row->len);
      while (text->len > 0 && text->str[text->len - 1] == ' ')
        g_string_truncate (text, text->len - 1);
      g_string_append_c (text, '\n');
    }
}

void
recourse_text_append_wrapped (GString *out, const char *text, guint width, guint indent)
{
  g_auto (GStrv) words = g_strsplit_set (text, " \n\t", -1);
  guint column = 0;

  for (char **word = words; *word != NULL; word++)
    {
      const guint length = recourse_text_columns (*word);
      if (length == 0)
        continue;
      if (column > 0 && column + 1 + length > width)
        {
          g_string_append_c (out, '\n');
          column = 0;
        }
      if (column == 0)
        {
          append_spaces (out, indent);
          column = indent;
        }
      else
        {
          g_string_append_c (out, ' ');
          column++;
        }
      g_string_append (out, *word);
      column += length;
    }
  g_string_append_c (out, '\n');
}
