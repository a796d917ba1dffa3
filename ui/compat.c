/* The seam between old and new GTK and libadwaita: every function here asks for one version, chooses the
 * newer call where there is one, and behaves the same on both sides. */
#include "config.h"

#include "ui/compat.h"

#include <glib/gi18n.h>

#if GTK_CHECK_VERSION(4, 10, 0)

typedef GFile *(*FinishFunc) (GtkFileDialog *dialog, GAsyncResult *result, GError **error);

static const FinishFunc finish_funcs[] = {
  [RECOURSE_CHOOSE_OPEN] = gtk_file_dialog_open_finish,
  [RECOURSE_CHOOSE_SAVE] = gtk_file_dialog_save_finish,
  [RECOURSE_CHOOSE_FOLDER] = gtk_file_dialog_select_folder_finish,
};

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  RecourseChoose choose = GPOINTER_TO_UINT (g_task_get_task_data (task));
  g_autoptr (GError) error = NULL;
  GFile *file = finish_funcs[choose](GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, g_object_unref);
  else if (g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_FAILED))
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Nothing was chosen"));
}

static void
choose (RecourseChoose kind,
        GtkWindow *parent,
        const char *title,
        const char *name,
        GListModel *filters,
        GTask *task)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();

  gtk_file_dialog_set_title (dialog, title);
  gtk_file_dialog_set_filters (dialog, filters);
  if (name != NULL)
    gtk_file_dialog_set_initial_name (dialog, name);
  if (kind == RECOURSE_CHOOSE_OPEN)
    gtk_file_dialog_open (dialog, parent, NULL, on_file_chosen, task);
  else if (kind == RECOURSE_CHOOSE_SAVE)
    gtk_file_dialog_save (dialog, parent, NULL, on_file_chosen, task);
  else
    gtk_file_dialog_select_folder (dialog, parent, NULL, on_file_chosen, task);
}

#else

static void
on_response (GtkNativeDialog *dialog, int response, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s",
                             _ ("Nothing was chosen"));
  g_object_unref (dialog);
}

static void
choose (RecourseChoose kind,
        GtkWindow *parent,
        const char *title,
        const char *name,
        GListModel *filters,
        GTask *task)
{
  static const GtkFileChooserAction actions[] = {
    [RECOURSE_CHOOSE_OPEN] = GTK_FILE_CHOOSER_ACTION_OPEN,
    [RECOURSE_CHOOSE_SAVE] = GTK_FILE_CHOOSER_ACTION_SAVE,
    [RECOURSE_CHOOSE_FOLDER] = GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER,
  };
  GtkFileChooserNative *dialog =
      gtk_file_chooser_native_new (title, parent, actions[kind], NULL, NULL);

  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  if (name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  for (guint i = 0; filters != NULL && i < g_list_model_get_n_items (filters); i++)
    {
      g_autoptr (GtkFileFilter) filter = g_list_model_get_item (filters, i);

      gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
    }
  g_signal_connect (dialog, "response", G_CALLBACK (on_response), task);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

#endif

void
recourse_compat_choose_file_async (RecourseChoose kind,
                                   GtkWindow *parent,
                                   const char *title,
                                   const char *name,
                                   GListModel *filters,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);

  g_task_set_source_tag (task, recourse_compat_choose_file_async);
  g_task_set_task_data (task, GUINT_TO_POINTER (kind), NULL);
  choose (kind, parent, title, name, filters, task);
}

GFile *
recourse_compat_choose_file_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_compat_choose_file_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Questions */

#if ADW_CHECK_VERSION(1, 5, 0)
typedef AdwAlertDialog Question;
#  define create_question(parent, heading, body)                                                   \
    ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body))
#  define add_answer adw_alert_dialog_add_response
#  define set_look adw_alert_dialog_set_response_appearance
#  define set_default adw_alert_dialog_set_default_response
#  define set_close adw_alert_dialog_set_close_response
#  define present_question(question, parent)                                                       \
    adw_dialog_present (ADW_DIALOG (question), GTK_WIDGET (parent))
#else
typedef AdwMessageDialog Question;
#  define create_question(parent, heading, body)                                                   \
    ADW_MESSAGE_DIALOG (adw_message_dialog_new (parent, heading, body))
#  define add_answer adw_message_dialog_add_response
#  define set_look adw_message_dialog_set_response_appearance
#  define set_default adw_message_dialog_set_default_response
#  define set_close adw_message_dialog_set_close_response
#  define present_question(question, parent) gtk_window_present (GTK_WINDOW (question))
#endif

static void
on_answer (Question *question, const char *answer, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;

  g_task_return_pointer (task, g_strdup (answer), g_free);
}

void
recourse_compat_ask_async (GtkWindow *parent,
                           const char *heading,
                           const char *body,
                           const RecourseAnswer *answers,
                           guint n_answers,
                           GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (parent, NULL, callback, user_data);
  Question *question = create_question (parent, heading, body);

#if !ADW_CHECK_VERSION(1, 5, 0)
  /* Where a screen reader holds on to the question it outlives a parent that the answer closes, and would still look at it. */
  g_object_set_data_full (G_OBJECT (question), "recourse-parent", g_object_ref (parent),
                          g_object_unref);
#endif
  g_task_set_source_tag (task, recourse_compat_ask_async);
  for (guint i = 0; i < n_answers; i++)
    {
      add_answer (question, answers[i].id, _ (answers[i].label));
      set_look (question, answers[i].id, answers[i].look);
    }
  set_close (question, answers[0].id);
  set_default (question, answers[n_answers - 1].id);
  g_signal_connect (question, "response", G_CALLBACK (on_answer), task);
  present_question (question, parent);
}

char *
recourse_compat_ask_finish (GAsyncResult *result)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_compat_ask_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), NULL);
}

#if ADW_CHECK_VERSION(1, 5, 0)
#  define ABOUT_TYPE ADW_TYPE_ABOUT_DIALOG
#  define add_legal adw_about_dialog_add_legal_section
#  define add_credit adw_about_dialog_add_credit_section
#  define present_about(about, parent) adw_dialog_present (ADW_DIALOG (about), GTK_WIDGET (parent))
#else
#  define ABOUT_TYPE ADW_TYPE_ABOUT_WINDOW
#  define add_legal adw_about_window_add_legal_section
#  define add_credit adw_about_window_add_credit_section
#  define present_about(about, parent) gtk_window_present (GTK_WINDOW (about))
#endif

/* What it stands on, each under its own licence; the guide names the source of each formula. */
static void
add_credits (gpointer about)
{
  const char *methods[] = {
    "Howard Raiffa", "Ronald A. Howard", "Thomas W. Keelin", "Robert T. Clemen", "Ilya M. Sobol",
    "Mark Strong",   "John F. Nash",     "Ehud Kalai",       "Meir Smorodinsky", NULL
  };

  add_credit (about, _ ("Methods by"), methods);
  add_legal (about, "GTK, libadwaita, GLib, json-glib, Pango", NULL, GTK_LICENSE_LGPL_2_1, NULL);
  add_legal (about, "Cairo", NULL, GTK_LICENSE_MPL_2_0, NULL);
  add_legal (about, "libpng, zlib", NULL, GTK_LICENSE_CUSTOM,
             _ ("Under the licences of libpng and zlib, which permit any use."));
}

void
recourse_compat_show_about (GtkWindow *parent)
{
  const char *developers[] = { _ ("The Recourse contributors"), NULL };
  gpointer about =
      g_object_new (ABOUT_TYPE, "application-name", "Recourse", "application-icon", RECOURSE_APP_ID,
                    "version", RECOURSE_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "copyright",
                    _ ("© 2026 The Recourse contributors"), "comments",
                    _ ("Evidence, numbers and paths of a dispute in one dossier"), "developer-name",
                    _ ("The Recourse contributors"), "developers", developers,
                    /* Translators: your names, one a line */
                    "translator-credits", _ ("translator-credits"), NULL);

  add_credits (about);
#if !ADW_CHECK_VERSION(1, 5, 0)
  gtk_window_set_transient_for (about, parent);
#endif
  present_about (about, parent);
}

/* The file is written for whichever class there is; see meson.build. */
void
recourse_compat_show_shortcuts (GtkWindow *parent)
{
  g_autoptr (GtkBuilder) builder =
      gtk_builder_new_from_resource (RECOURSE_RESOURCES "/ui/shortcuts.ui");
  GObject *shortcuts = gtk_builder_get_object (builder, "shortcuts");

#if ADW_CHECK_VERSION(1, 8, 0)
  adw_dialog_present (ADW_DIALOG (shortcuts), GTK_WIDGET (parent));
#else
  gtk_window_set_transient_for (GTK_WINDOW (shortcuts), parent);
  gtk_window_present (GTK_WINDOW (shortcuts));
#endif
}

void
recourse_compat_announce (GtkWidget *widget, const char *text)
{
#if GTK_CHECK_VERSION(4, 14, 0)
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
#else
  (void)widget;
  (void)text;
#endif
}

double
recourse_compat_scale (GtkWidget *widget)
{
#if GTK_CHECK_VERSION(4, 12, 0)
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface = native != NULL ? gtk_native_get_surface (native) : NULL;

  return surface != NULL ? gdk_surface_get_scale (surface) : gtk_widget_get_scale_factor (widget);
#else
  return gtk_widget_get_scale_factor (widget);
#endif
}

double
recourse_compat_display_scale (GdkDisplay *display)
{
  g_autoptr (GdkMonitor) monitor = g_list_model_get_item (gdk_display_get_monitors (display), 0);

  if (monitor == NULL)
    return 1.0;
#if GTK_CHECK_VERSION(4, 14, 0)
  return gdk_monitor_get_scale (monitor);
#else
  return gdk_monitor_get_scale_factor (monitor);
#endif
}
