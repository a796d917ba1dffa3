/* A walk over the chunks of a PNG (ISO/IEC 15948): only text is looked at, no pixel is decoded. */
#include "config.h"

#include "living-private.h"

#include <string.h>
#include <zlib.h>

#define SIGNATURE_LENGTH 8
/* Length and type before the data, the sum after it. */
#define AROUND 12

static guint32
big_endian (const guint8 *p)
{
  return (guint32)p[0] << 24 | (guint32)p[1] << 16 | (guint32)p[2] << 8 | p[3];
}

/* The text of an iTXt chunk: keyword, NUL, whether and how it is compressed, language, NUL, keyword again, NUL. */
static gboolean
read_text (const guint8 *data, gsize size, LivingFiles *files, GError **error)
{
  const guint8 *end = memchr (data, 0, size);
  GBytes **place =
      end != NULL ? living_place (files, (const char *)data, (gsize)(end - data)) : NULL;
  const guint8 *p = end;

  if (place == NULL)
    return TRUE;
  if (size - (gsize)(p - data) < 3 || p[1] != 1 || p[2] != 0)
    return living_fail_damaged (error);
  p += 3;
  for (guint i = 0; i < 2; i++)
    {
      p = memchr (p, 0, size - (gsize)(p - data));
      if (p == NULL)
        return living_fail_damaged (error);
      p++;
    }
  return living_unpack (p, size - (gsize)(p - data), place, files, error);
}

/* Ends where all is found, so that a picture cut off further down still opens. */
gboolean
living_read_png (GBytes *bytes, LivingFiles *files, GError **error)
{
  gsize size, at = SIGNATURE_LENGTH;
  const guint8 *data = g_bytes_get_data (bytes, &size);

  while (!living_has_all (files))
    {
      guint32 length;

      if (size - at < AROUND)
        return living_fail_damaged (error);
      length = big_endian (data + at);
      if (length > size - at - AROUND
          || crc32 (0, data + at + 4, length + 4) != big_endian (data + at + 8 + length))
        return living_fail_damaged (error);
      if (memcmp (data + at + 4, "IEND", 4) == 0)
        return TRUE;
      if (memcmp (data + at + 4, "iTXt", 4) == 0
          && !read_text (data + at + 8, length, files, error))
        return FALSE;
      at += AROUND + (gsize)length;
    }
  return TRUE;
}
