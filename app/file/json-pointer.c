/* From a line and column to a JSON pointer (RFC 6901, Bryan and Zyp, 2013). */
#include "file/json.h"
#include "scanner.h"

void
recourse_json_append_step (GString *pointer, const char *key)
{
  g_string_append_c (pointer, '/');
  for (const char *p = key; *p != '\0'; p++)
    if (*p == '~')
      g_string_append (pointer, "~0");
    else if (*p == '/')
      g_string_append (pointer, "~1");
    else
      g_string_append_c (pointer, *p);
}

static void
append_way (GString *pointer, const RecourseScan *scan, guint32 entry)
{
  const RecourseScanEntry *at = recourse_scan_entry (scan, entry);
  g_autofree char *key = NULL;

  if (at->parent == RECOURSE_NO_ENTRY)
    return;
  append_way (pointer, scan, at->parent);
  key = recourse_scan_dup_key (scan, entry);
  if (key != NULL)
    recourse_json_append_step (pointer, key);
  else
    g_string_append_printf (pointer, "/%u", at->index);
}

static gboolean
is_before (guint line, guint column, guint other_line, guint other_column)
{
  return line < other_line || (line == other_line && column < other_column);
}

/* Entries stand in the order of the text, so that the last one that does not begin later is innermost. */
static guint32
find_entry (const RecourseScan *scan, guint line, guint column)
{
  guint32 found = 0;

  for (guint32 i = 0; i < scan->entries->len; i++)
    {
      const RecourseScanEntry *at = recourse_scan_entry (scan, i);
      const gboolean has_key = at->key_end > at->key_start;

      if (is_before (line, column, has_key ? at->key_line : at->line,
                     has_key ? at->key_column : at->column))
        break;
      found = i;
    }
  return found;
}

char *
recourse_json_pointer_at (GBytes *bytes, guint line, guint column)
{
  g_autoptr (RecourseScan) scan = recourse_scan_new (bytes);
  GString *pointer;

  if (scan->message != NULL)
    return NULL;
  pointer = g_string_new (NULL);
  append_way (pointer, scan, find_entry (scan, line, column));
  return g_string_free (pointer, FALSE);
}
