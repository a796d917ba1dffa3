/* Pictures and tables for other programs.  A picture is drawn when it is asked for, in the form it is asked in, so that
 * copying costs nothing and a drag that is called off has drawn nothing. */
#include "config.h"

#include "ui/chart/picture-provider.h"

#include "output/export.h"

#define RECOURSE_TYPE_PICTURE_PROVIDER (recourse_picture_provider_get_type ())
G_DECLARE_FINAL_TYPE (RecoursePictureProvider,
                      recourse_picture_provider,
                      RECOURSE,
                      PICTURE_PROVIDER,
                      GdkContentProvider)

struct _RecoursePictureProvider
{
  GdkContentProvider parent_instance;

  RecourseScene *scene;
  RecourseThemeKind theme;
  GPtrArray *attachments; /* or NULL */
  GFile *file;            /* or NULL */
};

G_DEFINE_FINAL_TYPE (RecoursePictureProvider, recourse_picture_provider, GDK_TYPE_CONTENT_PROVIDER)

/* What programs take pictures as, the one that loses nothing first. */
static const char *const formats[] = { "svg", "png" };

static const RecourseFormat *
find_format (const char *media_type)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    {
      const RecourseFormat *format = recourse_format_find (formats[i]);

      if (g_strcmp0 (format->media_type, media_type) == 0)
        return format;
    }
  return NULL;
}

static GdkContentFormats *
recourse_picture_provider_ref_formats (GdkContentProvider *provider)
{
  RecoursePictureProvider *self = RECOURSE_PICTURE_PROVIDER (provider);
  GdkContentFormatsBuilder *builder = gdk_content_formats_builder_new ();

  for (guint i = G_N_ELEMENTS (formats); i-- > 0;)
    gdk_content_formats_builder_add_mime_type (builder,
                                               recourse_format_find (formats[i])->media_type);
  if (self->file != NULL)
    gdk_content_formats_builder_add_gtype (builder, GDK_TYPE_FILE_LIST);
  return gdk_content_formats_builder_free_to_formats (builder);
}

typedef struct
{
  RecourseScene *scene;
  RecourseThemeKind theme;
  GPtrArray *attachments;
  const RecourseFormat *format;
  GOutputStream *stream;
} Writing;

static void
writing_free (Writing *writing)
{
  recourse_scene_unref (writing->scene);
  g_clear_pointer (&writing->attachments, g_ptr_array_unref);
  g_clear_object (&writing->stream);
  g_free (writing);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (g_output_stream_write_all_finish (G_OUTPUT_STREAM (source), result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_drawn (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Writing *writing = g_task_get_task_data (task);
  GError *error = NULL;
  GBytes *bytes = g_task_propagate_pointer (G_TASK (result), &error);

  if (bytes == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  g_object_set_data_full (G_OBJECT (task), "bytes", bytes, (GDestroyNotify)g_bytes_unref);
  g_output_stream_write_all_async (writing->stream, g_bytes_get_data (bytes, NULL),
                                   g_bytes_get_size (bytes), g_task_get_priority (task),
                                   g_task_get_cancellable (task), on_written, g_object_ref (task));
}

static void
draw_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Writing *writing = data;
  RecourseExport how = { .theme = writing->theme, .attachments = writing->attachments };
  GError *error = NULL;
  GBytes *bytes = writing->format->write (writing->scene, &how, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

/* Without @stream for a worker, which must not be the last that has it. */
static Writing *
writing_new (RecoursePictureProvider *self, const RecourseFormat *format, GOutputStream *stream)
{
  Writing *writing = g_new (Writing, 1);

  *writing = (Writing){ recourse_scene_ref (self->scene), self->theme,
                        self->attachments != NULL ? g_ptr_array_ref (self->attachments) : NULL,
                        format, stream != NULL ? g_object_ref (stream) : NULL };
  return writing;
}

static void
recourse_picture_provider_write_mime_type_async (GdkContentProvider *provider,
                                                 const char *mime_type,
                                                 GOutputStream *stream,
                                                 int io_priority,
                                                 GCancellable *cancellable,
                                                 GAsyncReadyCallback callback,
                                                 gpointer user_data)
{
  RecoursePictureProvider *self = RECOURSE_PICTURE_PROVIDER (provider);
  const RecourseFormat *format = find_format (mime_type);
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (GTask) drawing = NULL;

  g_task_set_priority (task, io_priority);
  g_task_set_source_tag (task, recourse_picture_provider_write_mime_type_async);
  if (format == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                               "Pictures are not offered as %s", mime_type);
      return;
    }
  g_task_set_task_data (task, writing_new (self, format, stream), (GDestroyNotify)writing_free);
  drawing = g_task_new (NULL, cancellable, on_drawn, g_object_ref (task));
  g_task_set_task_data (drawing, writing_new (self, format, NULL), (GDestroyNotify)writing_free);
  g_task_run_in_thread (drawing, draw_in_worker);
}

static gboolean
recourse_picture_provider_write_mime_type_finish (GdkContentProvider *provider,
                                                  GAsyncResult *result,
                                                  GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

static gboolean
recourse_picture_provider_get_value (GdkContentProvider *provider, GValue *value, GError **error)
{
  RecoursePictureProvider *self = RECOURSE_PICTURE_PROVIDER (provider);

  if (self->file != NULL && G_VALUE_HOLDS (value, GDK_TYPE_FILE_LIST))
    {
      g_value_take_boxed (value, gdk_file_list_new_from_array (&self->file, 1));
      return TRUE;
    }
  return GDK_CONTENT_PROVIDER_CLASS (recourse_picture_provider_parent_class)
      ->get_value (provider, value, error);
}

static void
recourse_picture_provider_finalize (GObject *object)
{
  RecoursePictureProvider *self = RECOURSE_PICTURE_PROVIDER (object);

  recourse_scene_unref (self->scene);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
  g_clear_object (&self->file);
  G_OBJECT_CLASS (recourse_picture_provider_parent_class)->finalize (object);
}

static void
recourse_picture_provider_class_init (RecoursePictureProviderClass *klass)
{
  GdkContentProviderClass *provider_class = GDK_CONTENT_PROVIDER_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_picture_provider_finalize;
  provider_class->ref_formats = recourse_picture_provider_ref_formats;
  provider_class->write_mime_type_async = recourse_picture_provider_write_mime_type_async;
  provider_class->write_mime_type_finish = recourse_picture_provider_write_mime_type_finish;
  provider_class->get_value = recourse_picture_provider_get_value;
}

static void
recourse_picture_provider_init (RecoursePictureProvider *self)
{
}

GdkContentProvider *
recourse_picture_provider_new (RecourseScene *scene,
                               RecourseThemeKind theme,
                               GPtrArray *attachments,
                               GFile *file)
{
  RecoursePictureProvider *self = g_object_new (RECOURSE_TYPE_PICTURE_PROVIDER, NULL);

  self->scene = recourse_scene_ref (scene);
  self->theme = theme;
  self->attachments = attachments != NULL ? g_ptr_array_ref (attachments) : NULL;
  self->file = file != NULL ? g_object_ref (file) : NULL;
  return GDK_CONTENT_PROVIDER (self);
}

/* Tables */

typedef void (*AppendCells) (GString *text, GStrv cells, gboolean is_head);

static char *
write_table (const RecourseTable *table, AppendCells append, const char *before, const char *after)
{
  GString *text = g_string_new (before);

  append (text, table->columns, TRUE);
  for (guint i = 0; i < table->rows->len; i++)
    append (text, g_ptr_array_index (table->rows, i), FALSE);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

static void
append_csv (GString *text, GStrv cells, gboolean is_head)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      const gboolean is_quoted = strpbrk (cells[i], ",\"\r\n") != NULL;
      g_auto (GStrv) parts = g_strsplit (cells[i], "\"", -1);
      g_autofree char *doubled = g_strjoinv ("\"\"", parts);

      g_string_append_printf (text, "%s%s%s%s", i > 0 ? "," : "", is_quoted ? "\"" : "", doubled,
                              is_quoted ? "\"" : "");
    }
  g_string_append (text, "\r\n");
}

static void
append_html (GString *text, GStrv cells, gboolean is_head)
{
  const char *tag = is_head ? "th" : "td";

  g_string_append (text, "<tr>");
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *escaped = g_markup_escape_text (cells[i], -1);

      g_string_append_printf (text, "<%s>%s</%s>", tag, escaped, tag);
    }
  g_string_append (text, "</tr>\n");
}

static void
append_text (GString *text, GStrv cells, gboolean is_head)
{
  for (guint i = 0; cells[i] != NULL; i++)
    {
      g_autofree char *plain = g_strdelimit (g_strdup (cells[i]), "\t\r\n", ' ');

      g_string_append_printf (text, "%s%s", i > 0 ? "\t" : "", plain);
    }
  g_string_append_c (text, '\n');
}

char *
recourse_table_to_csv (const RecourseTable *table)
{
  return write_table (table, append_csv, NULL, "");
}

char *
recourse_table_to_html (const RecourseTable *table)
{
  return write_table (table, append_html, "<meta charset=\"utf-8\"><table>\n", "</table>\n");
}

char *
recourse_table_to_text (const RecourseTable *table)
{
  return write_table (table, append_text, NULL, "");
}

static GdkContentProvider *
provide (const char *media_type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  return gdk_content_provider_new_for_bytes (media_type, bytes);
}

GdkContentProvider *
recourse_table_provider_new (const RecourseTable *table)
{
  GdkContentProvider *providers[] = {
    provide ("text/html", recourse_table_to_html (table)),
    provide ("text/csv", recourse_table_to_csv (table)),
    provide ("text/plain;charset=utf-8", recourse_table_to_text (table)),
    provide ("text/plain", recourse_table_to_text (table)),
  };

  return gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
}
