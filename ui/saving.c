/* Saving from the window.  A question is asked only where work could be lost, once, and every way out of it that loses
 * something says so. */
#include "config.h"

#include "ui/saving.h"

#include "file/load.h"
#include "ui/compat.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>
#include <string.h>

/* What is to happen when the work is safe. */
typedef struct
{
  RecourseWindow *window;
  RecourseWindowFunc then; /* or NULL: nothing */
  gpointer user_data;
  GDestroyNotify free_data;
} Errand;

static Errand *
errand_new (RecourseWindow *window,
            RecourseWindowFunc then,
            gpointer user_data,
            GDestroyNotify free_data)
{
  Errand *errand = g_new (Errand, 1);

  *errand = (Errand){ g_object_ref (window), then, user_data, free_data };
  return errand;
}

static void
errand_free (Errand *self)
{
  if (self->free_data != NULL)
    self->free_data (self->user_data);
  self->window->is_asking = FALSE;
  g_object_unref (self->window);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static void
carry_out (Errand *self)
{
  if (self->then != NULL)
    self->then (self->window, self->user_data);
}

static void save_to (Errand *errand, GFile *file, gboolean overwrite);
static void save_as (Errand *errand);

static char *
dup_title (RecourseWindow *self)
{
  return g_strdup (recourse_document_get_dossier (self->document)->title);
}

static char *
dup_file_name (GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);

  return g_filename_display_name (name);
}

/* When saving fails */

static void
on_conflict_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autofree char *answer = recourse_compat_ask_finish (result);
  GFile *file = recourse_document_get_file (errand->window->document);

  if (g_str_equal (answer, "save-as"))
    save_as (g_steal_pointer (&errand));
  else if (g_str_equal (answer, "overwrite"))
    save_to (g_steal_pointer (&errand), file, TRUE);
}

static void
ask_about_conflict (Errand *errand)
{
  static const RecourseAnswer answers[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "overwrite", N_ ("_Overwrite"), ADW_RESPONSE_DESTRUCTIVE },
    { "save-as", N_ ("Save _As…"), ADW_RESPONSE_SUGGESTED },
  };
  RecourseWindow *self = errand->window;
  g_autofree char *name = dup_file_name (recourse_document_get_file (self->document));
  g_autofree char *body = g_strdup_printf (
      _ ("Another program has changed “%s” since it was read. Overwriting it loses that change."),
      name);

  recourse_compat_ask_async (GTK_WINDOW (self), _ ("The File Has Changed"), body, answers,
                             G_N_ELEMENTS (answers), on_conflict_answered, errand);
}

static void
on_failure_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autofree char *answer = recourse_compat_ask_finish (result);

  if (g_str_equal (answer, "save-as"))
    save_as (g_steal_pointer (&errand));
}

static void
tell_failure (Errand *errand, const GError *error)
{
  static const RecourseAnswer answers[] = {
    { "close", N_ ("_Close"), ADW_RESPONSE_DEFAULT },
    { "save-as", N_ ("Save _As…"), ADW_RESPONSE_SUGGESTED },
  };

  recourse_compat_ask_async (GTK_WINDOW (errand->window), _ ("Nothing Was Saved"), error->message,
                             answers, G_N_ELEMENTS (answers), on_failure_answered, errand);
}

/* Saving */

static void
remember (GFile *file)
{
  g_autofree char *uri = g_file_get_uri (file);

  gtk_recent_manager_add_item (gtk_recent_manager_get_default (), uri);
}

static void
say_saved (RecourseWindow *self)
{
  GFile *file = recourse_document_get_file (self->document);
  g_autofree char *name = dup_file_name (file);
  g_autofree char *text = g_strdup_printf (_ ("Saved “%s”"), name);

  recourse_window_say (self, text);
  remember (file);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  RecourseDocument *document = RECOURSE_DOCUMENT (source);
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;

  if (recourse_document_save_finish (document, result, &error))
    {
      say_saved (errand->window);
      carry_out (errand);
    }
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_WRONG_ETAG))
    ask_about_conflict (g_steal_pointer (&errand));
  else
    tell_failure (g_steal_pointer (&errand), error);
}

static void
save_to (Errand *errand, GFile *file, gboolean overwrite)
{
  recourse_document_save_async (errand->window->document, file, overwrite, NULL, on_saved, errand);
}

static void
on_place_chosen (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = recourse_compat_choose_file_finish (result, &error);

  /* Whether it may be replaced the chooser has asked. */
  if (file != NULL)
    save_to (g_steal_pointer (&errand), file, TRUE);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    recourse_window_say (errand->window, error->message);
}

/* The file's name, or the first words of the title. */
static char *
propose_name (RecourseWindow *self)
{
  GFile *file = recourse_document_get_file (self->document);
  g_autofree char *title = dup_title (self);
  char *colon = strstr (title, ": ");

  if (file != NULL)
    return dup_file_name (file);
  if (colon != NULL)
    *colon = '\0';
  g_strdelimit (title, "/\\:*?\"<>|\n", '-');
  return g_strconcat (title, ".recourse", NULL);
}

static void
save_as (Errand *errand)
{
  RecourseWindow *self = errand->window;
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autofree char *name = propose_name (self);

  gtk_file_filter_set_name (filter, _ ("Dossiers"));
  gtk_file_filter_add_pattern (filter, "*.recourse");
  g_list_store_append (filters, filter);
  recourse_compat_choose_file_async (RECOURSE_CHOOSE_SAVE, GTK_WINDOW (self),
                                     _ ("Save the Dossier As"), name, G_LIST_MODEL (filters),
                                     on_place_chosen, errand);
}

static void
save (Errand *errand)
{
  if (recourse_document_get_file (errand->window->document) != NULL)
    save_to (errand, NULL, FALSE);
  else
    save_as (errand);
}

static void
save_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  save (errand_new (RECOURSE_WINDOW (widget), NULL, NULL, NULL));
}

static void
save_as_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  save_as (errand_new (RECOURSE_WINDOW (widget), NULL, NULL, NULL));
}

/* Asking before work is lost */

static void
on_unsaved_answered (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Errand) errand = data;
  g_autofree char *answer = recourse_compat_ask_finish (result);

  if (g_str_equal (answer, "save"))
    save (g_steal_pointer (&errand));
  else if (g_str_equal (answer, "discard"))
    {
      errand->window->gives_up_work = TRUE;
      carry_out (errand);
    }
}

static void
ask_about_unsaved (Errand *errand)
{
  static const RecourseAnswer answers[] = {
    { "cancel", N_ ("_Cancel"), ADW_RESPONSE_DEFAULT },
    { "discard", N_ ("_Discard"), ADW_RESPONSE_DESTRUCTIVE },
    { "save", N_ ("_Save"), ADW_RESPONSE_SUGGESTED },
  };
  RecourseWindow *self = errand->window;
  g_autofree char *title = dup_title (self);
  g_autofree char *body = g_strdup_printf (
      _ ("“%s” has changes that are in no file yet. What is not saved is lost."), title);

  self->is_asking = TRUE;
  gtk_window_present (GTK_WINDOW (self));
  recourse_compat_ask_async (GTK_WINDOW (self), _ ("Save Changes?"), body, answers,
                             G_N_ELEMENTS (answers), on_unsaved_answered, errand);
}

gboolean
recourse_window_is_asking (RecourseWindow *self)
{
  return self->is_asking;
}

void
recourse_window_secure (RecourseWindow *self,
                        RecourseWindowFunc then,
                        gpointer user_data,
                        GDestroyNotify free_data)
{
  g_autoptr (Errand) errand = NULL;

  if (self->is_asking)
    {
      if (free_data != NULL)
        free_data (user_data);
      return;
    }
  errand = errand_new (self, then, user_data, free_data);
  if (self->document != NULL && recourse_document_is_modified (self->document))
    ask_about_unsaved (g_steal_pointer (&errand));
  else
    carry_out (errand);
}

static void
close_now (RecourseWindow *self, gpointer user_data)
{
  if (self->document != NULL && recourse_document_is_modified (self->document))
    recourse_document_discard_work (self->document);
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Returns TRUE to keep the window: with unsaved work it is destroyed later, if at all. */
static gboolean
on_close_request (RecourseWindow *self)
{
  if (self->document == NULL || !recourse_document_is_modified (self->document))
    return GDK_EVENT_PROPAGATE;
  recourse_window_secure (self, close_now, NULL, NULL);
  return GDK_EVENT_STOP;
}

/* Going back to the file */

/* Let go of in the main thread: a worker must not be the last that has a window. */
typedef struct
{
  RecourseWindow *window;
  RecourseDocument *document;
} Reading;

static void
reading_free (Reading *reading)
{
  g_object_unref (reading->document);
  g_object_unref (reading->window);
  g_free (reading);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Reading, reading_free)

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;
  GBytes *bytes = recourse_load_regular_file (data, cancellable, &error);

  if (bytes != NULL)
    g_task_return_pointer (task, bytes, (GDestroyNotify)g_bytes_unref);
  else
    g_task_return_error (task, error);
}

static void
on_file_read (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (Reading) reading = data;
  RecourseWindow *self = reading->window;
  RecourseDocument *document = reading->document;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = g_task_propagate_pointer (G_TASK (result), &error);
  g_autoptr (RecourseFaults) faults = NULL;

  if (self->document != document)
    return;
  if (bytes == NULL)
    recourse_window_say (self, error->message);
  else if (recourse_document_reload (document, bytes, &faults))
    recourse_window_say_undoable (self, _ ("The dossier is as the file has it"));
  else
    recourse_window_present_faults (self, recourse_document_get_file (document), faults);
}

static void
revert_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  Reading *reading = g_new (Reading, 1);
  g_autoptr (GTask) task = g_task_new (NULL, NULL, on_file_read, reading);

  *reading = (Reading){ g_object_ref (self), g_object_ref (self->document) };
  g_task_set_source_tag (task, revert_action);
  g_task_set_task_data (task, g_object_ref (recourse_document_get_file (self->document)),
                        g_object_unref);
  g_task_run_in_thread (task, read_in_worker);
}

static void
keep_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_document_keep_mine (RECOURSE_WINDOW (widget)->document);
}

/* In the window */

void
recourse_window_guard_document (RecourseWindow *self, RecourseDocument *before)
{
  if (before != NULL && before != self->document && self->gives_up_work)
    recourse_document_discard_work (before);
  self->gives_up_work = FALSE;
  recourse_document_guard (self->document);
}

static void
set_enabled (RecourseWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

void
recourse_window_update_saving (RecourseWindow *self)
{
  RecourseDocument *document = self->document;
  const gboolean has_file = document != NULL && recourse_document_get_file (document) != NULL;
  gboolean is_changed = FALSE;

  if (document != NULL)
    g_object_get (document, "is-changed-on-disk", &is_changed, NULL);
  set_enabled (self, "save", document != NULL);
  set_enabled (self, "save-as", document != NULL);
  set_enabled (self, "revert",
               has_file && !recourse_document_is_file_gone (document)
                   && (is_changed || recourse_document_is_modified (document)));
  set_enabled (self, "keep-mine", is_changed);
}

/* Some file systems do not tell of changes; coming back to the window is a good moment to look. */
static void
on_active_changed (RecourseWindow *self)
{
  if (gtk_window_is_active (GTK_WINDOW (self)) && self->document != NULL)
    recourse_document_look_at_disk (self->document);
}

void
recourse_window_add_saving (RecourseWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "save", .activate = save_action },
    { .name = "save-as", .activate = save_as_action },
    { .name = "revert", .activate = revert_action },
    { .name = "keep-mine", .activate = keep_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect (self, "close-request", G_CALLBACK (on_close_request), NULL);
  g_signal_connect (self, "notify::is-active", G_CALLBACK (on_active_changed), NULL);
}
