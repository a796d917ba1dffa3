/* Saving: files that have a path through the disk room, all others through GIO. */
#include "config.h"

#include "file/save.h"

#include <glib/gi18n.h>

#include "disk/replace.h"
#include "file/load.h"

/* Whether the file may be replaced: it is as expected, as it will be, or not there. */
static gboolean
is_as_expected (
    GFile *file, GBytes *bytes, const char *expected, GCancellable *cancellable, GError **error)
{
  g_autoptr (GError) reason = NULL;
  g_autoptr (GBytes) found = recourse_load_file (file, cancellable, &reason);
  g_autofree char *digest = NULL;
  g_autofree char *name = NULL;

  if (found == NULL && g_error_matches (reason, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    return TRUE;
  if (found == NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  digest = recourse_digest (found);
  if (g_str_equal (digest, expected) || g_bytes_equal (found, bytes))
    return TRUE;
  name = g_file_get_parse_name (file);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG,
               _ ("“%s” was changed by another program since it was read; reload it, save under "
                  "another name, or overwrite it"),
               name);
  return FALSE;
}

gboolean
recourse_save_file (
    GFile *file, GBytes *bytes, const char *expected, GCancellable *cancellable, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *path = g_file_peek_path (file);

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (path != NULL)
    return recourse_replace_file (path, bytes, expected, error);
  return (expected == NULL || is_as_expected (file, bytes, expected, cancellable, error))
         && g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL,
                                     cancellable, error);
}
