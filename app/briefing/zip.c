/* PKWARE's APPNOTE 6.3, as far as office documents need it: no encryption, no parts, no ZIP64.  The clock has no part
 * in it: every entry is of 1980-01-01, the first day that the format knows.  zlib does the work; a library for
 * archives would bring a hundred formats and its own idea of time stamps. */
#include "zip.h"

#include <string.h>
#include <zlib.h>

#define FIRST_DAY ((0 << 9) | (1 << 5) | 1)
#define UTF8_NAMES (1 << 11)

struct _Zip
{
  GByteArray *bytes;
  GByteArray *directory;
  guint n_entries;
};

Zip *
zip_new (void)
{
  Zip *self = g_new0 (Zip, 1);

  self->bytes = g_byte_array_new ();
  self->directory = g_byte_array_new ();
  return self;
}

void
zip_free (Zip *self)
{
  g_byte_array_unref (self->bytes);
  g_byte_array_unref (self->directory);
  g_free (self);
}

/* Little-endian, of 2 and of 4 bytes. */
static void
put16 (GByteArray *out, guint value)
{
  guint8 data[2] = { (guint8)value, (guint8)(value >> 8) };

  g_byte_array_append (out, data, sizeof data);
}

static void
put32 (GByteArray *out, gsize value)
{
  put16 (out, (guint)(value & 0xffff));
  put16 (out, (guint)(value >> 16 & 0xffff));
}

/* A bare DEFLATE stream: no header of zlib's. */
static GByteArray *
deflate_raw (const guint8 *data, gsize size)
{
  GByteArray *packed = g_byte_array_new ();
  z_stream stream = { 0 };

  if (deflateInit2 (&stream, Z_BEST_COMPRESSION, Z_DEFLATED, -MAX_WBITS, 8, Z_DEFAULT_STRATEGY)
      != Z_OK)
    g_error ("zlib is out of memory");
  g_byte_array_set_size (packed, (guint)deflateBound (&stream, (uLong)size));
  stream.next_in = (guint8 *)data;
  stream.avail_in = (guint)size;
  stream.next_out = packed->data;
  stream.avail_out = packed->len;
  deflate (&stream, Z_FINISH);
  g_byte_array_set_size (packed, (guint)stream.total_out);
  deflateEnd (&stream);
  return packed;
}

/* What the entry and the directory say alike. */
static void
put_facts (
    GByteArray *out, gboolean is_stored, guint32 sum, gsize packed, gsize size, const char *name)
{
  put16 (out, 20); /* version needed: 2.0 */
  put16 (out, UTF8_NAMES);
  put16 (out, is_stored ? 0 : 8);
  put16 (out, 0); /* midnight */
  put16 (out, FIRST_DAY);
  put32 (out, sum);
  put32 (out, packed);
  put32 (out, size);
  put16 (out, (guint)strlen (name));
  put16 (out, 0); /* no extra field */
}

void
zip_add (Zip *self, const char *name, GBytes *bytes, gboolean is_packed)
{
  gsize size, at = self->bytes->len;
  const guint8 *data = g_bytes_get_data (bytes, &size);
  guint32 sum = (guint32)crc32 (0, data, (guint)size);
  g_autoptr (GByteArray) packed = is_packed ? NULL : deflate_raw (data, size);
  gsize length = packed != NULL ? packed->len : size;

  put32 (self->bytes, 0x04034b50);
  put_facts (self->bytes, is_packed, sum, length, size, name);
  g_byte_array_append (self->bytes, (const guint8 *)name, (guint)strlen (name));
  g_byte_array_append (self->bytes, packed != NULL ? packed->data : data, (guint)length);

  put32 (self->directory, 0x02014b50);
  put16 (self->directory, 20); /* made by: 2.0 */
  put_facts (self->directory, is_packed, sum, length, size, name);
  put16 (self->directory, 0); /* no comment */
  put16 (self->directory, 0); /* first disk */
  put16 (self->directory, 0); /* attributes */
  put32 (self->directory, 0);
  put32 (self->directory, at);
  g_byte_array_append (self->directory, (const guint8 *)name, (guint)strlen (name));
  self->n_entries++;
}

void
zip_add_text (Zip *self, const char *name, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  zip_add (self, name, bytes, FALSE);
}

GBytes *
zip_finish (Zip *self)
{
  gsize at = self->bytes->len;

  g_byte_array_append (self->bytes, self->directory->data, self->directory->len);
  put32 (self->bytes, 0x06054b50);
  put16 (self->bytes, 0);
  put16 (self->bytes, 0);
  put16 (self->bytes, self->n_entries);
  put16 (self->bytes, self->n_entries);
  put32 (self->bytes, self->directory->len);
  put32 (self->bytes, at);
  put16 (self->bytes, 0); /* no comment */
  return g_bytes_new (self->bytes->data, self->bytes->len);
}
