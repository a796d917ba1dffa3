/* The strict scanner, and what asks it for keys, strings and values. */
#include "fuzz.h"

#include "app/file/scanner.h"

/* Everything that can be asked about what was found. */
static void
ask (const RecourseScan *scan)
{
  for (guint i = 0; i < scan->entries->len; i++)
    {
      const RecourseScanEntry *entry = recourse_scan_entry (scan, i);
      g_autofree char *key = recourse_scan_dup_key (scan, i);
      g_autofree char *text = recourse_scan_dup_text (scan, i);
      g_autofree char *string =
          entry->kind == RECOURSE_JSON_STRING ? recourse_scan_dup_string (scan, i) : NULL;

      g_assert (key == NULL || g_utf8_validate (key, -1, NULL));
      g_assert (string == NULL || g_utf8_validate (string, -1, NULL));
      g_assert (entry->end <= scan->length && entry->start <= entry->end && text != NULL);
    }
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, size);
  g_autoptr (RecourseScan) scan = recourse_scan_new (bytes);

  g_assert (scan->message == NULL || (scan->line >= 1 && scan->column >= 1));
  if (scan->message == NULL)
    ask (scan);
  return 0;
}
