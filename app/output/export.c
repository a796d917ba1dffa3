/* The table of output formats, and saving without leaving half a file. */
#include "formats.h"

#include "disk/replace.h"
#include "output/export.h"

#include <string.h>
#include <sys/stat.h>
#include <zlib.h>

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

double
recourse_export_scale (const RecourseExport *how)
{
  return how->scale > 0 ? how->scale : 1;
}

RecourseAttachment *
recourse_attachment_new (const char *name, const char *media_type, GBytes *bytes)
{
  RecourseAttachment *self = g_new0 (RecourseAttachment, 1);

  self->name = g_strdup (name);
  self->media_type = g_strdup (media_type);
  self->bytes = g_bytes_ref (bytes);
  return self;
}

void
recourse_attachment_free (RecourseAttachment *self)
{
  g_free (self->name);
  g_free (self->media_type);
  g_bytes_unref (self->bytes);
  g_free (self);
}

GByteArray *
recourse_deflate (GBytes *data)
{
  gsize size;
  const guchar *bytes = g_bytes_get_data (data, &size);
  uLongf length = compressBound ((uLong)size);
  GByteArray *packed = g_byte_array_new ();

  g_byte_array_set_size (packed, (guint)length);
  if (compress2 (packed->data, &length, bytes, (uLong)size, Z_BEST_COMPRESSION) != Z_OK)
    g_assert_not_reached (); /* the room is as much as it can need */
  g_byte_array_set_size (packed, (guint)length);
  return packed;
}

void
recourse_attachments_append_xml (GString *xml, GPtrArray *attachments)
{
  for (guint i = 0; i < attachments->len; i++)
    {
      const RecourseAttachment *attachment = g_ptr_array_index (attachments, i);
      g_autoptr (GByteArray) packed = recourse_deflate (attachment->bytes);
      g_autofree char *text = g_base64_encode (packed->data, packed->len);

      g_string_append_printf (xml,
                              "<attachment xmlns=\"" RECOURSE_ATTACHMENT_NAMESPACE "\" name=\"%s\" "
                              "type=\"%s\" encoding=\"zlib base64\">%s</attachment>\n",
                              attachment->name, attachment->media_type, text);
    }
}

/* A device or a pipe is written to; only a file can be replaced. */
static gboolean
can_replace (const char *path)
{
  struct stat status;

  return stat (path, &status) != 0 || S_ISREG (status.st_mode);
}

/* What is no file cannot be half of one. */
static gboolean
write_to_device (const char *path, GBytes *bytes, GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (GError) cause = NULL;
  g_autofree char *name = NULL;

  if (g_file_set_contents_full (path, data, (gssize)size, G_FILE_SET_CONTENTS_NONE, 0666, &cause))
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
    return can_replace (path) ? recourse_replace_file (path, bytes, NULL, error)
                              : write_to_device (path, bytes, error);
  return g_file_replace_contents (file, data, size, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL,
                                  error);
}
