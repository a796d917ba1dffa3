/* Reads texts, each after its length in four bytes (little-endian), from standard input and prints for
 * each 1 or 0: whether the scanner takes it.  agree.py compares that with another reader of JSON. */
#include <stdio.h>

#include "app/file/scanner.h"

int
main (void)
{
  guint8 head[4];

  while (fread (head, 1, 4, stdin) == 4)
    {
      const gsize length = head[0] | head[1] << 8 | head[2] << 16 | (gsize)head[3] << 24;
      char *text = g_malloc (length + 1);
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RecourseScan) scan = NULL;

      if (fread (text, 1, length, stdin) != length)
        return 1;
      bytes = g_bytes_new_take (text, length);
      scan = recourse_scan_new (bytes);
      g_assert_true (scan->message == NULL || (scan->line > 0 && scan->column > 0));
      putchar (scan->message == NULL ? '1' : '0');
    }
  return 0;
}
