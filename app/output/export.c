/* The table of output formats, and saving without leaving half a file. */
#include "formats.h"

#include "output/export.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

G_DEFINE_QUARK (recourse - export - error - quark, recourse_export_error)

static const RecourseFormat formats[] = {
  { "png", "png", "image/png", recourse_write_png },
  { "svg", "svg", "image/svg+xml", recourse_write_svg },
  { "pdf", "pdf", "application/pdf", recourse_write_pdf },
  { "scene", "scene", "application/json", recourse_write_scene },
};

const RecourseFormat *
recourse_formats (guint *n_formats)
{
  *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const RecourseFormat *
recourse_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

/* A device or a pipe is written to; only a file can be replaced. */
static gboolean
can_replace (const char *path)
{
  struct stat status;

  return stat (path, &status) != 0 || S_ISREG (status.st_mode);
}

/* Where a link leads, so that the file is replaced and not the link. */
static char *
follow_links (const char *path)
{
  char *real = realpath (path, NULL);
  char *copy = g_strdup (real != NULL ? real : path);

  free (real);
  return copy;
}

static gboolean
save_path (const char *path, const char *data, gsize size, GError **error)
{
  g_autofree char *target = follow_links (path);
  GFileSetContentsFlags flags = can_replace (target)
                                    ? G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE
                                    : G_FILE_SET_CONTENTS_NONE;
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;

  if (g_file_set_contents_full (target, data, (gssize)size, flags, 0666, &cause))
    return TRUE;
  name = g_filename_display_name (path);
  g_set_error (error, cause->domain, cause->code, _ ("“%s” cannot be written: %s"), name,
               cause->message);
  return FALSE;
}

gboolean
recourse_export_save (GFile *file, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  const char *path = g_file_peek_path (file);

  if (path != NULL)
    return save_path (path, data, size, error);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                  error);
}
