/* Reading bytes, bounded, and their digest. */
#include "config.h"

#include "file/load.h"

#include <glib/gi18n.h>

#define CHUNK 65536

GBytes *
recourse_load_stream (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  gssize n;

  do
    {
      guint start = all->len;

      g_byte_array_set_size (all, start + CHUNK);
      n = g_input_stream_read (stream, all->data + start, CHUNK, cancellable, error);
      g_byte_array_set_size (all, start + (guint)MAX (n, 0));
    }
  while (n > 0 && all->len <= RECOURSE_MOST_BYTES);

  if (n < 0)
    return NULL;
  if (all->len > RECOURSE_MOST_BYTES)
    g_byte_array_set_size (all, RECOURSE_MOST_BYTES + 1);
  return g_byte_array_free_to_bytes (g_steal_pointer (&all));
}

static gboolean
is_special (GFile *file, GCancellable *cancellable)
{
  return g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, cancellable) == G_FILE_TYPE_SPECIAL;
}

GBytes *
recourse_load_regular_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autofree char *name = NULL;

  if (!is_special (file, cancellable))
    return recourse_load_file (file, cancellable, error);
  name = g_file_get_parse_name (file);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_REGULAR_FILE, _ ("“%s” could not be read: %s"),
               name, _ ("it is no file but a folder or a device; choose another name"));
  return NULL;
}

GBytes *
recourse_load_own_file (const char *path)
{
  char *data = NULL;
  gsize size;

  return g_file_test (path, G_FILE_TEST_IS_REGULAR)
                 && g_file_get_contents (path, &data, &size, NULL)
             ? g_bytes_new_take (data, size)
             : NULL;
}

GBytes *
recourse_load_file (GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, &reason);
  GBytes *bytes = NULL;

  if (stream != NULL)
    bytes = recourse_load_stream (G_INPUT_STREAM (stream), cancellable, &reason);
  if (bytes == NULL)
    {
      g_autofree char *name = g_file_get_parse_name (file);

      g_set_error (error, reason->domain, reason->code, _ ("“%s” could not be read: %s"), name,
                   reason->message);
    }
  return bytes;
}

char *
recourse_digest (GBytes *bytes)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);

  return g_strconcat ("sha256:", sum, NULL);
}
