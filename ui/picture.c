/* Pictures of charts for elsewhere.  They are laid out as a slide, with title, source line and margins,
 * whatever the card on the screen looks like. */
#include "config.h"

#include "ui/picture.h"

#include "output/export.h"
#include "ui/chart-state.h"

#include <glib/gi18n.h>

enum
{
  PICTURE_WIDTH = 1920,
  PICTURE_HEIGHT = 1080,
};

RecourseScene *
recourse_picture_scene_new (const RecourseChart *chart,
                            RecourseDocument *document,
                            GtkWidget *widget)
{
  g_autoptr (RecourseChartState) state = recourse_chart_state_new (
      chart, document, RECOURSE_CHART_PICTURE, PICTURE_WIDTH, PICTURE_HEIGHT, widget);

  return recourse_chart_state_lay_out (state);
}

static GdkContentProvider *
create_provider (const char *format_name,
                 const RecourseScene *scene,
                 RecourseThemeKind theme,
                 GError **error)
{
  const RecourseFormat *format = recourse_format_find (format_name);
  g_autoptr (GBytes) bytes = format->write (scene, theme, 1.0, error);

  return bytes != NULL ? gdk_content_provider_new_for_bytes (format->media_type, bytes) : NULL;
}

gboolean
recourse_picture_copy (GdkClipboard *clipboard,
                       const RecourseScene *scene,
                       RecourseThemeKind theme,
                       GError **error)
{
  GdkContentProvider *providers[2] = { NULL, NULL };
  g_autoptr (GdkContentProvider) both = NULL;

  providers[0] = create_provider ("png", scene, theme, error);
  if (providers[0] == NULL)
    return FALSE;
  providers[1] = create_provider ("svg", scene, theme, error);
  if (providers[1] == NULL)
    {
      g_object_unref (providers[0]);
      return FALSE;
    }
  both = gdk_content_provider_new_union (providers, G_N_ELEMENTS (providers));
  return gdk_clipboard_set_content (clipboard, both);
}

typedef struct
{
  RecourseScene *scene;
  RecourseThemeKind theme;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  recourse_scene_unref (saving->scene);
  g_object_unref (saving->file);
  g_free (saving);
}

static const RecourseFormat *
get_format (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *folded = g_ascii_strdown (name, -1);

  return recourse_format_find (g_str_has_suffix (folded, ".svg") ? "svg" : "png");
}

static void
save_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      get_format (saving->file)->write (saving->scene, saving->theme, 1.0, &error);

  if (bytes != NULL && recourse_export_save (saving->file, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

void
recourse_picture_save_async (RecourseScene *scene,
                             RecourseThemeKind theme,
                             GFile *file,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, callback, user_data);
  Saving *saving = g_new0 (Saving, 1);

  saving->scene = recourse_scene_ref (scene);
  saving->theme = theme;
  saving->file = g_object_ref (file);
  g_task_set_source_tag (task, recourse_picture_save_async);
  g_task_set_task_data (task, saving, (GDestroyNotify)saving_free);
  g_task_run_in_thread (task, save_in_worker);
}

gboolean
recourse_picture_save_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_picture_save_async), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
