/* The layout that all JSON of ours has, whatever it is made from. */
#include "layout.h"

#include "literals.h"

#define LINE 110

gboolean
recourse_layout_is_full (const RecourseLayout *self)
{
  return self->is_row && self->out->len > self->most;
}

static void
break_line (RecourseLayout *self)
{
  g_string_append_c (self->out, '\n');
  for (guint i = 0; i < self->indent; i++)
    g_string_append_c (self->out, ' ');
}

void
recourse_layout_item (RecourseLayout *self)
{
  if (!self->is_first)
    g_string_append (self->out, self->is_row ? ", " : ",");
  self->is_first = FALSE;
  if (!self->is_row)
    break_line (self);
}

void
recourse_layout_member (RecourseLayout *self, const char *key)
{
  recourse_layout_item (self);
  recourse_json_append_string (self->out, key);
  g_string_append (self->out, ": ");
}

void
recourse_layout_enclose (RecourseLayout *self,
                         const char *brackets,
                         RecourseLayoutFill fill,
                         gpointer thing,
                         gconstpointer aspect)
{
  const gboolean was_first = self->is_first;

  g_string_append_c (self->out, brackets[0]);
  self->indent += 2;
  self->is_first = TRUE;
  fill (self, thing, aspect);
  self->indent -= 2;
  if (!self->is_row && !self->is_first)
    break_line (self);
  g_string_append_c (self->out, brackets[1]);
  self->is_first = was_first;
}

/* No farther back than a line is long: g_strrstr_len() would look through all that is written. */
static gsize
column_of (const RecourseLayout *self)
{
  gsize column = 0;

  while (column < MIN (LINE, self->out->len) && self->out->str[self->out->len - column - 1] != '\n')
    column++;
  return column;
}

void
recourse_layout_wrap (RecourseLayout *self,
                      const char *brackets,
                      RecourseLayoutFill fill,
                      gpointer thing,
                      gconstpointer aspect)
{
  const gsize start = self->out->len, column = self->is_row ? 0 : column_of (self);
  RecourseLayout row = { .out = self->out,
                         .is_row = TRUE,
                         .most = start + (column < LINE ? LINE - column : 0) };

  if (self->is_row)
    {
      recourse_layout_enclose (self, brackets, fill, thing, aspect);
      return;
    }
  recourse_layout_enclose (&row, brackets, fill, thing, aspect);
  if (!recourse_layout_is_full (&row))
    return;
  g_string_truncate (self->out, start);
  recourse_layout_enclose (self, brackets, fill, thing, aspect);
}
