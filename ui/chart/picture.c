/* Pictures of charts for elsewhere.  They are laid out as a slide, with title, source line and margins, whatever the
 * card on the screen looks like, and carry the dossier and what was chosen, so that whoever gets one can go on. */
#include "config.h"

#include "ui/chart/picture.h"

#include "output/export.h"
#include "ui/chart/chart-paint.h"
#include "ui/chart/chart-state.h"
#include "ui/chart/picture-provider.h"
#include "ui/snapshot.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>

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

static GPtrArray *
dup_attachments (RecourseDocument *document, GtkWidget *widget)
{
  g_autoptr (RecourseSnapshot) snapshot = recourse_snapshot_new (document, widget);

  return recourse_snapshot_dup_attachments (snapshot);
}

/* Letters of any script stay; what some file system or shell minds goes. */
static void
tidy (char *name)
{
  g_strdelimit (name, "/\\:*?\"<>|\t\r\n", ' ');
  for (char *at = strstr (name, "  "); at != NULL; at = strstr (name, "  "))
    memmove (at, at + 1, strlen (at));
  g_strstrip (name);
}

char *
recourse_picture_dup_name (RecourseDocument *document, const char *what)
{
  const char *title = recourse_document_get_dossier (document)->title;
  const char *colon = title != NULL ? strstr (title, ": ") : NULL;
  g_autofree char *first = colon != NULL ? g_strndup (title, (gsize)(colon - title))
                                         : g_strdup (title != NULL ? title : "Recourse");
  /* Translators: name of a file: the dossier's title and the chart */
  char *name = g_strdup_printf (_ ("%s – %s"), first, what);

  tidy (name);
  return name;
}

void
recourse_picture_copy (GtkWidget *widget,
                       RecourseDocument *document,
                       RecourseScene *scene,
                       RecourseThemeKind theme)
{
  g_autoptr (GPtrArray) attachments = dup_attachments (document, widget);
  g_autoptr (GdkContentProvider) provider =
      recourse_picture_provider_new (scene, theme, attachments, NULL);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), provider);
}

/* Files that were dragged out */

static char *folder; /* or NULL: none was needed yet */

static void
remove_folder (void)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
  g_clear_pointer (&folder, g_free);
}

/* (transfer full) (nullable) */
static GFile *
choose_place (const char *name)
{
  g_autofree char *base = g_strconcat (name, ".png", NULL);

  if (folder == NULL)
    {
      folder = g_dir_make_tmp ("recourse-XXXXXX", NULL);
      if (folder == NULL)
        return NULL;
      g_signal_connect (g_application_get_default (), "shutdown", G_CALLBACK (remove_folder), NULL);
    }
  return g_file_new_build_filename (folder, base, NULL);
}

typedef struct
{
  RecourseScene *scene;
  RecourseThemeKind theme;
  GPtrArray *attachments;
  GFile *file;
} Saving;

static void
saving_free (Saving *saving)
{
  recourse_scene_unref (saving->scene);
  g_ptr_array_unref (saving->attachments);
  g_object_unref (saving->file);
  g_free (saving);
}

static void
save_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Saving *saving = data;
  RecourseExport how = { .theme = saving->theme, .attachments = saving->attachments };
  GError *error = NULL;
  g_autoptr (GBytes) bytes = recourse_format_find ("png")->write (saving->scene, &how, &error);

  if (bytes != NULL && recourse_export_save (saving->file, bytes, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/* The file is there long before anybody can have let go of the pointer. */
static void
save (RecourseScene *scene, RecourseThemeKind theme, GPtrArray *attachments, GFile *file)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);
  Saving *saving = g_new (Saving, 1);

  *saving = (Saving){ recourse_scene_ref (scene), theme, g_ptr_array_ref (attachments),
                      g_object_ref (file) };
  g_task_set_source_tag (task, save);
  g_task_set_task_data (task, saving, (GDestroyNotify)saving_free);
  g_task_run_in_thread (task, save_in_worker);
}

GdkContentProvider *
recourse_picture_drag (GtkWidget *widget,
                       RecourseDocument *document,
                       RecourseScene *scene,
                       RecourseThemeKind theme,
                       const char *name)
{
  g_autoptr (GPtrArray) attachments = dup_attachments (document, widget);
  g_autoptr (GFile) file = choose_place (name);

  if (file != NULL)
    save (scene, theme, attachments, file);
  return recourse_picture_provider_new (scene, theme, attachments, file);
}

GdkPaintable *
recourse_picture_paintable_new (const RecourseScene *scene,
                                RecourseThemeKind theme,
                                double width,
                                double scale)
{
  g_autoptr (GdkTexture) texture =
      recourse_chart_paint_texture (scene, theme, width / scene->width * scale);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  graphene_size_t size =
      GRAPHENE_SIZE_INIT ((float)width, (float)(width * scene->height / scene->width));

  gtk_snapshot_append_texture (snapshot, texture,
                               &GRAPHENE_RECT_INIT (0, 0, size.width, size.height));
  return gtk_snapshot_to_paintable (snapshot, &size);
}
