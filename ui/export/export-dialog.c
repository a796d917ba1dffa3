/* Export, with a live preview.  Every row writes into one plan; after each change rows that mean nothing for it go, a
 * sentence says what the file will be, and the preview is laid out anew in a worker, by the function that will write
 * the file. */
#include "config.h"

#include "ui/export/export-private.h"

#include "ui/compat.h"
#include "ui/export/export-job.h"

#include <glib/gi18n.h>

enum
{
  PATIENCE_MS = 400, /* before a preview that takes its time is said to be computed */
  NARROW = 760,      /* below, the preview goes above the rows */
};

enum
{
  EXPORTED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (RecourseExportDialog, recourse_export_dialog, ADW_TYPE_WINDOW)

/* Preview */

static void
stop_preview (RecourseExportDialog *self)
{
  g_clear_handle_id (&self->patience, g_source_remove);
  g_cancellable_cancel (self->previewing);
  g_clear_object (&self->previewing);
}

static void
on_previewed (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RecourseExportDialog *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseScene) scene = recourse_export_preview_finish (result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* the dialog may be gone */
  stop_preview (self);
  if (scene == NULL)
    {
      gtk_label_set_text (
          self->preview_words,
          error != NULL
              ? error->message
              : _ ("Two to four pages: question, stakeholders, facts with sources, tree, "
                   "probabilities with reasons, values, sensitivity, settlement zone, what to find "
                   "out next, method and limits."));
      gtk_stack_set_visible_child_name (self->preview_stack, "words");
      return;
    }
  recourse_scene_stage_set_theme (self->preview, self->plan->theme);
  recourse_scene_stage_set_is_transparent (
      self->preview, self->plan->is_transparent && recourse_export_is_picture (self->plan->what));
  recourse_scene_stage_show (self->preview, scene, FALSE);
  gtk_stack_set_visible_child_name (self->preview_stack, "picture");
}

static gboolean
on_patience (gpointer user_data)
{
  RecourseExportDialog *self = user_data;

  self->patience = 0;
  gtk_stack_set_visible_child_name (self->preview_stack, "waiting");
  return G_SOURCE_REMOVE;
}

static void
show_preview (RecourseExportDialog *self)
{
  stop_preview (self);
  self->previewing = g_cancellable_new ();
  self->patience = g_timeout_add (PATIENCE_MS, on_patience, self);
  recourse_export_preview_async (self->plan, self->snapshot, self->previewing, on_previewed, self);
}

static void
on_changed (RecourseExportDialog *self)
{
  if (self->is_filling)
    return;
  recourse_export_rows_take (self);
  recourse_export_rows_update (self);
  show_preview (self);
}

static void
on_what_changed (RecourseExportDialog *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  self->plan->what = (RecourseExportWhat)adw_combo_row_get_selected (self->what_row);
  recourse_export_rows_fill_formats (self);
  self->is_filling = FALSE;
  on_changed (self);
}

/* 4K is a density of HD. */
static void
on_size_changed (RecourseExportDialog *self)
{
  if (self->is_filling)
    return;
  self->is_filling = TRUE;
  self->plan->scale = recourse_export_rows_get_scale (self);
  recourse_export_rows_fill_scales (self);
  self->is_filling = FALSE;
  on_changed (self);
}

/* Saving */

static void
set_saving (RecourseExportDialog *self, gboolean is_saving)
{
  gtk_widget_set_visible (GTK_WIDGET (self->progress), is_saving);
  gtk_progress_bar_set_fraction (self->progress, 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self->body), !is_saving);
  gtk_widget_set_sensitive (GTK_WIDGET (self->export_button), !is_saving);
}

static void
say (RecourseExportDialog *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

static void
on_progress (guint done, guint total, gpointer user_data)
{
  RecourseExportDialog *self = user_data;

  gtk_progress_bar_set_fraction (self->progress, total > 0 ? (double)done / total : 0);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (RecourseExportDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  const guint n = recourse_export_save_finish (result, &error);
  g_autofree char *words = NULL;

  g_clear_object (&self->saving);
  if (self->document == NULL)
    return; /* closed meanwhile */
  set_saving (self, FALSE);
  if (error != NULL)
    {
      say (self, g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Export cancelled")
                                                                           : error->message);
      return;
    }
  recourse_export_plan_remember (self->plan);
  words = g_strdup_printf (ngettext ("%u file exported", "%u files exported", n), n);
  g_signal_emit (self, signals[EXPORTED], 0, words);
  gtk_window_close (GTK_WINDOW (self));
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RecourseExportDialog *self = RECOURSE_EXPORT_DIALOG (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = recourse_compat_choose_file_finish (result, &error);

  if (file == NULL)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        say (self, error->message);
      return;
    }
  set_saving (self, TRUE);
  self->saving = g_cancellable_new ();
  recourse_export_save_async (self->plan, self->snapshot, file, on_progress, self, self->saving,
                              on_saved, g_object_ref (self));
}

static void
on_export (RecourseExportDialog *self)
{
  g_autofree char *name = recourse_export_dup_file_name (self);
  g_autofree char *pattern = g_strconcat ("*.", self->plan->format, NULL);
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, recourse_export_format_label (self->plan->format));
  gtk_file_filter_add_pattern (filter, pattern);
  g_list_store_append (filters, filter);
  if (self->plan->what == RECOURSE_EXPORT_ALL)
    recourse_compat_choose_file_async (RECOURSE_CHOOSE_FOLDER, GTK_WINDOW (self),
                                       _ ("Export All Charts"), NULL, NULL, on_file_chosen, NULL);
  else
    recourse_compat_choose_file_async (RECOURSE_CHOOSE_SAVE, GTK_WINDOW (self), _ ("Export"), name,
                                       G_LIST_MODEL (filters), on_file_chosen, NULL);
}

/* Cancels what runs; else leaves. */
static void
on_cancel (RecourseExportDialog *self)
{
  if (self->saving != NULL)
    g_cancellable_cancel (self->saving);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  on_cancel (RECOURSE_EXPORT_DIALOG (widget));
  return TRUE;
}

/* Building */

static void
recourse_export_dialog_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseExportDialog *self = RECOURSE_EXPORT_DIALOG (widget);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->body), width < NARROW
                                                                   ? GTK_ORIENTATION_VERTICAL
                                                                   : GTK_ORIENTATION_HORIZONTAL);
  GTK_WIDGET_CLASS (recourse_export_dialog_parent_class)
      ->size_allocate (widget, width, height, baseline);
}

static void
recourse_export_dialog_dispose (GObject *object)
{
  RecourseExportDialog *self = RECOURSE_EXPORT_DIALOG (object);

  self->is_filling = TRUE; /* what is taken down is no change */
  stop_preview (self);
  g_cancellable_cancel (self->saving);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_EXPORT_DIALOG);
  g_clear_object (&self->document);
  g_clear_pointer (&self->snapshot, recourse_snapshot_free);
  g_clear_pointer (&self->plan, recourse_export_plan_free);
  g_clear_pointer (&self->charts, g_strfreev);
  G_OBJECT_CLASS (recourse_export_dialog_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseExportDialog, name)

static void
bind_children (GtkWidgetClass *widget_class)
{
  BIND (toasts);
  BIND (cancel_button);
  BIND (export_button);
  BIND (progress);
  BIND (body);
  BIND (preview_stack);
  BIND (preview);
  BIND (preview_words);
  BIND (outcome);
  BIND (what_row);
  BIND (chart_row);
  BIND (format_row);
  BIND (size_group);
  BIND (size_row);
  BIND (width_row);
  BIND (height_row);
  BIND (width_spin);
  BIND (height_spin);
  BIND (scale_row);
  BIND (theme_row);
  BIND (paper_row);
  BIND (transparent_row);
  BIND (transparent_switch);
  BIND (title_row);
  BIND (title_switch);
  BIND (source_row);
  BIND (source_switch);
  BIND (notes_row);
  BIND (notes_switch);
  BIND (model_row);
  BIND (model_switch);
}

static void
recourse_export_dialog_class_init (RecourseExportDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_export_dialog_dispose;
  widget_class->size_allocate = recourse_export_dialog_size_allocate;
  g_type_ensure (RECOURSE_TYPE_SCENE_STAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/export-dialog.ui");
  bind_children (widget_class);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape, NULL);
  signals[EXPORTED] = g_signal_new ("exported", RECOURSE_TYPE_EXPORT_DIALOG, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
watch (RecourseExportDialog *self,
       gpointer object,
       const char *signal,
       void (*func) (RecourseExportDialog *))
{
  g_signal_connect_object (object, signal, G_CALLBACK (func), self, G_CONNECT_SWAPPED);
}

static void
recourse_export_dialog_init (RecourseExportDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_window_set_default_widget (GTK_WINDOW (self), GTK_WIDGET (self->export_button));
  watch (self, self->cancel_button, "clicked", on_cancel);
  watch (self, self->export_button, "clicked", on_export);
  watch (self, self->what_row, "notify::selected", on_what_changed);
  watch (self, self->size_row, "notify::selected", on_size_changed);
  watch (self, self->chart_row, "notify::selected", on_changed);
  watch (self, self->format_row, "notify::selected", on_changed);
  watch (self, self->scale_row, "notify::selected", on_changed);
  watch (self, self->theme_row, "notify::selected", on_changed);
  watch (self, self->paper_row, "notify::selected", on_changed);
  watch (self, self->width_spin, "value-changed", on_changed);
  watch (self, self->height_spin, "value-changed", on_changed);
  watch (self, self->transparent_switch, "notify::active", on_changed);
  watch (self, self->title_switch, "notify::active", on_changed);
  watch (self, self->source_switch, "notify::active", on_changed);
  watch (self, self->notes_switch, "notify::active", on_changed);
  watch (self, self->model_switch, "notify::active", on_changed);
}

GtkWidget *
recourse_export_dialog_new (GtkWindow *parent, RecourseDocument *document, RecourseExportPlan *plan)
{
  RecourseExportDialog *self =
      g_object_new (RECOURSE_TYPE_EXPORT_DIALOG, "transient-for", parent, NULL);

  self->document = g_object_ref (document);
  self->plan = plan;
  self->snapshot = recourse_snapshot_new (document, GTK_WIDGET (parent));
  self->is_filling = TRUE;
  recourse_export_rows_fill (self);
  self->is_filling = FALSE;
  recourse_export_rows_update (self);
  show_preview (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->export_button));
  return GTK_WIDGET (self);
}
