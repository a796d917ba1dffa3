/* JSON as a tree of values that hold what they were written with. */
#include "config.h"

#include "file/json.h"

#include <glib/gi18n.h>
#include <math.h>

#include "layout.h"
#include "literals.h"
#include "scanner.h"

RecourseJson *
recourse_json_new (const char *brackets)
{
  RecourseJson *self = g_new0 (RecourseJson, 1);

  self->brackets = brackets[0] == '{' ? "{}" : "[]";
  self->items = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_json_free);
  return self;
}

/* @text is taken. */
static RecourseJson *
take_text (char *text)
{
  RecourseJson *self = g_new0 (RecourseJson, 1);

  self->text = text;
  return self;
}

RecourseJson *
recourse_json_new_text (const char *text)
{
  return take_text (g_strdup (text));
}

RecourseJson *
recourse_json_new_string (const char *value)
{
  GString *text = g_string_new (NULL);

  recourse_json_append_string (text, value);
  return take_text (g_string_free (text, FALSE));
}

RecourseJson *
recourse_json_new_number (double value)
{
  GString *text = g_string_new (NULL);

  recourse_json_append_number (text, value);
  return take_text (g_string_free (text, FALSE));
}

RecourseJson *
recourse_json_new_formula (const char *formula)
{
  return recourse_json_is_number (formula) ? recourse_json_new_text (formula)
                                           : recourse_json_new_string (formula);
}

void
recourse_json_free (RecourseJson *self)
{
  if (self == NULL)
    return;
  g_free (self->key);
  g_free (self->text);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_free (self);
}

/* Reading.  The scanner bounds the depth, and so the recursion here and everywhere below. */

static RecourseJson *
from_entry (const RecourseScan *scan, guint32 entry)
{
  const RecourseScanEntry *at = recourse_scan_entry (scan, entry);
  char *key = recourse_scan_dup_key (scan, entry);
  RecourseJson *self;

  if (at->kind > RECOURSE_JSON_ARRAY || (key != NULL && g_str_has_prefix (key, "x-")))
    self = take_text (recourse_scan_dup_text (scan, entry));
  else
    {
      self = recourse_json_new (at->kind == RECOURSE_JSON_OBJECT ? "{}" : "[]");
      for (guint32 i = recourse_scan_first (entry); i < at->next;
           i = recourse_scan_entry (scan, i)->next)
        g_ptr_array_add (self->items, from_entry (scan, i));
    }
  self->key = key;
  return self;
}

RecourseJson *
recourse_json_parse (GBytes *bytes, GError **error)
{
  g_autoptr (RecourseScan) scan = recourse_scan_new (bytes);

  if (scan->message == NULL)
    return from_entry (scan, 0);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("line %u, column %u: %s"), scan->line,
               scan->column, scan->message);
  return NULL;
}

/* Writing. */

static void fill (RecourseLayout *layout, gpointer thing, gconstpointer aspect);

static void
write_value (RecourseLayout *layout, RecourseJson *self)
{
  if (self->brackets != NULL)
    recourse_layout_wrap (layout, self->brackets, fill, self, NULL);
  else
    g_string_append (layout->out, self->text);
}

static void
fill (RecourseLayout *layout, gpointer thing, gconstpointer aspect)
{
  const RecourseJson *self = thing;

  for (guint i = 0; i < self->items->len && !recourse_layout_is_full (layout); i++)
    {
      RecourseJson *item = g_ptr_array_index (self->items, i);

      if (item->key != NULL)
        recourse_layout_member (layout, item->key);
      else
        recourse_layout_item (layout);
      write_value (layout, item);
    }
}

char *
recourse_json_write (const RecourseJson *self)
{
  RecourseLayout layout = { .out = g_string_new (NULL), .is_first = TRUE };

  write_value (&layout, (RecourseJson *)self);
  return g_string_free (layout.out, FALSE);
}

/* Asking. */

gboolean
recourse_json_is_object (const RecourseJson *self)
{
  return self != NULL && self->brackets != NULL && self->brackets[0] == '{';
}

gboolean
recourse_json_is_list (const RecourseJson *self)
{
  return self != NULL && self->brackets != NULL && self->brackets[0] == '[';
}

gboolean
recourse_json_is_string (const RecourseJson *self)
{
  return self != NULL && self->text != NULL && self->text[0] == '"';
}

char *
recourse_json_dup_string (const RecourseJson *self)
{
  return recourse_json_is_string (self) ? recourse_json_decode (self->text, strlen (self->text))
                                        : NULL;
}

double
recourse_json_get_number (const RecourseJson *self)
{
  return self != NULL && self->text != NULL && recourse_json_is_number (self->text)
             ? g_ascii_strtod (self->text, NULL)
             : NAN;
}

guint
recourse_json_index_of (const RecourseJson *self, const char *key)
{
  for (guint i = 0; recourse_json_is_object (self) && i < self->items->len; i++)
    if (g_str_equal (recourse_json_at (self, i)->key, key))
      return i;
  return G_MAXUINT;
}

RecourseJson *
recourse_json_get (const RecourseJson *self, const char *key)
{
  const guint index = recourse_json_index_of (self, key);

  return index != G_MAXUINT ? recourse_json_at (self, index) : NULL;
}

RecourseJson *
recourse_json_at (const RecourseJson *self, guint index)
{
  return g_ptr_array_index (self->items, index);
}

/* Changing. */

void
recourse_json_insert (RecourseJson *self, guint index, const char *key, RecourseJson *item)
{
  g_return_if_fail (self->items != NULL && index <= self->items->len);

  g_free (item->key);
  item->key = g_strdup (key);
  g_ptr_array_insert (self->items, (int)index, item);
}

void
recourse_json_append (RecourseJson *self, const char *key, RecourseJson *item)
{
  recourse_json_insert (self, self->items->len, key, item);
}

void
recourse_json_replace (RecourseJson *self, guint index, RecourseJson *item)
{
  RecourseJson *old = recourse_json_at (self, index);

  g_free (item->key);
  item->key = g_steal_pointer (&old->key);
  recourse_json_free (old);
  self->items->pdata[index] = item;
}

void
recourse_json_remove (RecourseJson *self, guint index)
{
  g_ptr_array_remove_index (self->items, index);
}
