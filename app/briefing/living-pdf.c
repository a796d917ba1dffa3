/* The attachments of a PDF, found by the mark that their streams bear: /Recourse and the file's name.  Nothing else of
 * the PDF is understood, so that nothing in it can mislead. */
#include "config.h"

#include "living-private.h"

#include <string.h>

#define MARK "/Recourse ("
/* From the mark to its stream. */
#define REACH 4096

/* Behind `stream` and its line end. */
static const guint8 *
find_stream (const guint8 *data, const guint8 *end)
{
  gssize reach = MIN (REACH, (gssize)(end - data));
  const guint8 *found = (const guint8 *)g_strstr_len ((const char *)data, reach, "stream");

  if (found == NULL)
    return NULL;
  found += strlen ("stream");
  found += found < end && *found == '\r';
  found += found < end && *found == '\n';
  return found;
}

/* The mark may stand in text as well, so what leads nowhere is passed over unless it is all there is. */
static gboolean
read_marked (const guint8 *data, const guint8 *end, LivingFiles *files, GError **error)
{
  const guint8 *close = memchr (data, ')', MIN (80, (gsize)(end - data)));
  GBytes **place =
      close != NULL ? living_place (files, (const char *)data, (gsize)(close - data)) : NULL;
  const guint8 *stream = place != NULL ? find_stream (close, end) : NULL;

  if (place == NULL)
    return TRUE;
  if (stream == NULL)
    return living_fail_damaged (error);
  g_clear_pointer (place, g_bytes_unref); /* a later one replaces it */
  return living_unpack (stream, (gsize)(end - stream), place, files, error);
}

/* g_strstr_len() ends at a NUL, of which a PDF has many. */
static const guint8 *
find_mark (const guint8 *data, const guint8 *end)
{
  gsize length = strlen (MARK);

  while ((gsize)(end - data) > length)
    {
      const guint8 *slash = memchr (data, '/', (gsize)(end - data) - length);

      if (slash == NULL)
        return NULL;
      if (memcmp (slash, MARK, length) == 0)
        return slash + length;
      data = slash + 1;
    }
  return NULL;
}

gboolean
living_read_pdf (GBytes *bytes, LivingFiles *files, GError **error)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  const guint8 *end = data + size;

  for (const guint8 *p = find_mark (data, end); p != NULL; p = find_mark (p, end))
    if (!read_marked (p, end, files, error))
      return FALSE;
  return TRUE;
}
