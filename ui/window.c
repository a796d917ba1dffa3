/* The window: one dossier.  A file is read aside and takes the place of what is open only when it is
 * sound; else its faults are listed and nothing changes. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/fault-window.h"
#include "ui/figures.h"
#include "ui/opener.h"
#include "ui/theme.h"

#include <glib/gi18n.h>
#include <inttypes.h>

G_DEFINE_FINAL_TYPE (RecourseWindow, recourse_window, ADW_TYPE_APPLICATION_WINDOW)

enum
{
  PANEL_WIDTH = 312,
  PANEL_OVERLAYS_BELOW = 900,
};

/* Showing a document */

static void
update_foot (RecourseWindow *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const RecourseResults *results = recourse_document_get_results (self->document);
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *date = recourse_figures_date (dossier->as_of);
  g_autofree char *text = NULL;

  if (date != NULL)
    g_ptr_array_add (parts, g_strdup_printf (_ ("As of %s"), date));
  if (results != NULL && results->trials > 0)
    {
      g_autofree char *draws =
          recourse_format_number (recourse_figures_form (), (double)results->trials, 0);

      g_ptr_array_add (parts, g_strdup_printf (_ ("%s draws"), draws));
      g_ptr_array_add (parts, g_strdup_printf (_ ("seed %" PRIu64), results->seed));
    }
  g_ptr_array_add (parts, g_strdup (_ ("illustrative, not advice")));
  g_ptr_array_add (parts, NULL);
  text = g_strjoinv (" · ", (char **)parts->pdata);
  gtk_label_set_text (self->foot, text);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->foot), dossier->notice);
}

/* A run that failed leaves the figures before it on screen; this says so, and why. */
static void
update_message (RecourseWindow *self)
{
  g_autofree char *message = NULL;

  g_object_get (self->document, "message", &message, NULL);
  if (message != NULL)
    gtk_label_set_text (self->message, message);
  gtk_revealer_set_reveal_child (self->message_revealer, message != NULL);
}

/* "Parties: what it is about" is how titles of disputes are written; the window has a line for each. */
static void
update_heading (RecourseWindow *self)
{
  const char *title = recourse_document_get_dossier (self->document)->title;
  const char *colon = strstr (title, ": ");
  g_autofree char *first =
      colon != NULL ? g_strndup (title, (gsize)(colon - title)) : g_strdup (title);
  g_autofree char *window_title = g_strdup_printf (_ ("%s – Recourse"), first);

  adw_window_title_set_title (self->heading, first);
  adw_window_title_set_subtitle (self->heading, colon != NULL ? colon + 2 : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), title);
  gtk_window_set_title (GTK_WINDOW (self), window_title);
}

static void
show_document (RecourseWindow *self, RecourseDocument *document)
{
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->document_signals, document);
  recourse_scenario_panel_set_document (self->panel, document);
  recourse_verdict_strip_set_document (self->strip, document);
  recourse_dashboard_set_document (self->dashboard, document);
  recourse_chart_page_set_document (self->chart_page, document);
  gtk_widget_set_visible (GTK_WIDGET (self->strip), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->foot), TRUE);
  gtk_stack_set_visible_child_name (self->stack, "dashboard");
  update_heading (self);
  update_foot (self);
  update_message (self);
  recourse_window_update_actions (self);
}

/* Opening */

typedef struct
{
  RecourseWindow *window;
  GFile *file; /* NULL: the embedded dossier */
} Opening;

static void
opening_free (Opening *opening)
{
  g_object_unref (opening->window);
  g_clear_object (&opening->file);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static char *
dup_name (Opening *opening)
{
  char *name = opening->file != NULL ? g_file_get_basename (opening->file)
                                     : g_strdup (_ ("the built-in dossier"));

  return name != NULL ? name : g_file_get_uri (opening->file);
}

static void
present_faults (RecourseWindow *self, GtkWidget *fault_window)
{
  if (self->document == NULL)
    gtk_stack_set_visible_child_name (self->stack, "empty");
  gtk_window_present (GTK_WINDOW (fault_window));
}

static void
remember (GFile *file)
{
  g_autofree char *uri = file != NULL ? g_file_get_uri (file) : NULL;

  if (uri != NULL)
    gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  RecourseWindow *self = opening->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseLoaded) loaded = recourse_opener_read_finish (result, &error);
  g_autofree char *name = dup_name (opening);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return; /* closed, or another file was asked for */
  g_clear_object (&self->reading);
  if (error != NULL)
    present_faults (self, recourse_fault_window_new_for_error (GTK_WINDOW (self), name, error));
  else if (loaded->program == NULL || recourse_faults_have_error (loaded->faults))
    present_faults (self, recourse_fault_window_new (GTK_WINDOW (self), name, loaded->faults));
  else
    {
      g_autoptr (RecourseDocument) document =
          recourse_document_new (g_steal_pointer (&loaded), opening->file);

      show_document (self, document);
      remember (opening->file);
    }
}

void
recourse_window_open (RecourseWindow *self, GFile *file)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->window = g_object_ref (self);
  opening->file = file != NULL ? g_object_ref (file) : NULL;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  recourse_opener_read_async (file, self->reading, on_read, opening);
}

gboolean
recourse_window_is_in_use (RecourseWindow *self)
{
  return self->document != NULL || self->reading != NULL;
}

static gboolean
on_drop (GtkDropTarget *target, const GValue *value, double x, double y, RecourseWindow *self)
{
  GSList *files = g_value_get_boxed (value);

  if (files == NULL)
    return FALSE;
  recourse_window_open (self, files->data);
  return TRUE;
}

/* Building */

static void
recourse_window_dispose (GObject *object)
{
  RecourseWindow *self = RECOURSE_WINDOW (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  g_clear_object (&self->document_signals);
  g_clear_weak_pointer (&self->focus_before);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_WINDOW);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_window_parent_class)->dispose (object);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseWindow, name)

static void
recourse_window_class_init (RecourseWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_window_dispose;
  g_type_ensure (RECOURSE_TYPE_SPLIT);
  g_type_ensure (RECOURSE_TYPE_SCENARIO_PANEL);
  g_type_ensure (RECOURSE_TYPE_VERDICT_STRIP);
  g_type_ensure (RECOURSE_TYPE_DASHBOARD);
  g_type_ensure (RECOURSE_TYPE_CHART_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/window.ui");
  BIND (toasts);
  BIND (heading);
  BIND (undo_button);
  BIND (redo_button);
  BIND (export_button);
  BIND (split);
  BIND (panel);
  BIND (content);
  BIND (strip);
  BIND (message_revealer);
  BIND (message);
  BIND (stack);
  BIND (dashboard);
  BIND (chart_page);
  BIND (foot);
}

static void
on_results_changed (RecourseWindow *self)
{
  update_foot (self);
  recourse_window_update_actions (self);
}

static void
watch_document (RecourseWindow *self)
{
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (on_results_changed), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (recourse_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::undo-name",
                                  G_CALLBACK (recourse_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::redo-name",
                                  G_CALLBACK (recourse_window_update_actions), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::message",
                                  G_CALLBACK (update_message), self);
}

/* Wider for larger text, but not so much that the charts would lose their place. */
static int
get_panel_width (RecourseWindow *self)
{
  return (int)(PANEL_WIDTH * CLAMP (recourse_ui_text_scale (GTK_WIDGET (self)), 1.0, 1.35));
}

static void
recourse_window_init (RecourseWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_split_set_up (self->split, GTK_WIDGET (self->panel), GTK_WIDGET (self->content),
                         get_panel_width (self), PANEL_OVERLAYS_BELOW);
  watch_document (self);
  g_signal_connect (target, "drop", G_CALLBACK (on_drop), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
  recourse_window_add_actions (self);
}

RecourseWindow *
recourse_window_new (AdwApplication *application)
{
  return g_object_new (RECOURSE_TYPE_WINDOW, "application", application, NULL);
}
