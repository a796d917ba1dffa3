/* A document that is guarded: its unsaved work goes to the recovery folder, its file is watched. */
#include "config.h"

#include "document-private.h"

#include <stdlib.h>

#include "choosing.h"
#include "file/load.h"
#include "keeper.h"

/* From the first change to the worker: a second at most is lost, with time for a slow disk. */
#define KEEP_AFTER_MS 300
/* Other programs often write a file in several steps. */
#define LOOK_AFTER_MS 150

/* Keeping. */

static void
on_kept (const GError *error, gpointer document)
{
  RecourseDocument *self = document;
  const char *trouble = error != NULL ? error->message : NULL;

  if (g_strcmp0 (self->trouble, trouble) == 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (trouble);
  recourse_document_announce (self, RECOURSE_PROP_RECOVERY_TROUBLE);
}

static GBytes *
work_of (RecourseDocument *self)
{
  const RecourseRecovered work = { .title = self->loaded->dossier->title,
                                   .file = self->file,
                                   .digest = self->disk_digest,
                                   .time_us = g_get_real_time (),
                                   .bytes = self->loaded->bytes,
                                   .choices = self->choices };

  return recourse_work_write (&work);
}

static gboolean
keep (gpointer document)
{
  RecourseDocument *self = document;
  g_autoptr (GBytes) work = work_of (self);

  self->keep_source = 0;
  recourse_keeper_keep (self->keeper, work);
  return G_SOURCE_REMOVE;
}

void
recourse_document_note_work (RecourseDocument *self)
{
  if (self->keeper == NULL)
    return;
  if (self->is_modified && self->keep_source == 0)
    self->keep_source = g_timeout_add (KEEP_AFTER_MS, keep, self);
  else if (!self->is_modified)
    {
      g_clear_handle_id (&self->keep_source, g_source_remove);
      recourse_keeper_drop (self->keeper);
    }
}

void
recourse_document_discard_work (RecourseDocument *self)
{
  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  g_clear_handle_id (&self->keep_source, g_source_remove);
  recourse_keeper_close (g_steal_pointer (&self->keeper), NULL, FALSE);
}

/* Unsaved work that nobody discarded stays, to its last change. */
void
recourse_document_stop_guarding (RecourseDocument *self)
{
  g_autoptr (GBytes) last = self->keep_source != 0 ? work_of (self) : NULL;

  g_clear_handle_id (&self->keep_source, g_source_remove);
  g_clear_handle_id (&self->look_source, g_source_remove);
  recourse_keeper_close (g_steal_pointer (&self->keeper), last, self->is_modified);
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
}

/* Watching. */

static void
set_disk_state (RecourseDocument *self, gboolean is_changed, gboolean is_gone)
{
  if (self->is_gone != is_gone)
    {
      self->is_gone = is_gone;
      recourse_document_update_modified (self);
    }
  if (self->is_changed_on_disk == is_changed)
    return;
  self->is_changed_on_disk = is_changed;
  recourse_document_announce (self, RECOURSE_PROP_IS_CHANGED_ON_DISK);
}

void
recourse_document_settle_disk (RecourseDocument *self)
{
  set_disk_state (self, FALSE, FALSE);
}

/* @found: (nullable): NULL where the file is gone or cannot be read */
static void
compare_with_disk (RecourseDocument *self, const char *found)
{
  g_free (self->found_digest);
  self->found_digest = g_strdup (found);
  if (found != NULL && g_str_equal (found, self->loaded->digest))
    {
      recourse_document_set_saved (self, self->loaded->bytes);
      set_disk_state (self, FALSE, FALSE);
    }
  else
    set_disk_state (self, g_strcmp0 (found, self->disk_digest) != 0, found == NULL);
}

static void
look_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GBytes) bytes = recourse_load_regular_file (data, cancellable, NULL);

  g_task_return_pointer (task, bytes != NULL ? recourse_digest (bytes) : NULL, g_free);
}

static void
on_looked (GObject *source, GAsyncResult *result, gpointer data)
{
  const gboolean is_stale = g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result)));
  g_autofree char *found = g_task_propagate_pointer (G_TASK (result), NULL);
  RecourseDocument *self = data;

  if (is_stale)
    return;
  g_clear_object (&self->looking);
  if (self->n_saving == 0)
    compare_with_disk (self, found);
}

void
recourse_document_look_at_disk (RecourseDocument *self)
{
  g_autoptr (GTask) task = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  g_clear_handle_id (&self->look_source, g_source_remove);
  /* What is being saved changes the file, and is looked at afterwards. */
  if (self->file == NULL || self->n_saving > 0)
    return;
  if (self->looking != NULL)
    g_cancellable_cancel (self->looking);
  g_clear_object (&self->looking);
  self->looking = g_cancellable_new ();
  task = g_task_new (NULL, self->looking, on_looked, self);
  g_task_set_source_tag (task, recourse_document_look_at_disk);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, g_object_ref (self->file), g_object_unref);
  g_task_run_in_thread (task, look_in_worker);
}

static gboolean
look_later (gpointer document)
{
  RecourseDocument *self = document;

  self->look_source = 0;
  recourse_document_look_at_disk (self);
  return G_SOURCE_REMOVE;
}

static void
on_event (RecourseDocument *self)
{
  if (self->look_source == 0)
    self->look_source = g_timeout_add (LOOK_AFTER_MS, look_later, self);
}

/* Where a symbolic link leads: changes there are no changes of the link. */
static GFile *
resolve (GFile *file)
{
  const char *path = g_file_peek_path (file);
  char *real = path != NULL ? realpath (path, NULL) : NULL;
  GFile *resolved = real != NULL ? g_file_new_for_path (real) : g_object_ref (file);

  free (real);
  return resolved;
}

void
recourse_document_watch (RecourseDocument *self)
{
  g_autoptr (GFile) target = NULL;

  if (!self->is_guarded)
    return;
  if (self->monitor != NULL)
    g_file_monitor_cancel (self->monitor);
  g_clear_object (&self->monitor);
  if (self->file == NULL)
    return;
  target = resolve (self->file);
  self->monitor = g_file_monitor_file (target, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (on_event), self,
                             G_CONNECT_SWAPPED);
  recourse_document_look_at_disk (self);
}

void
recourse_document_keep_mine (RecourseDocument *self)
{
  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  recourse_document_set_saved (self, NULL);
  g_free (self->disk_digest);
  self->disk_digest = g_strdup (self->found_digest);
  set_disk_state (self, FALSE, FALSE);
}

gboolean
recourse_document_is_file_gone (RecourseDocument *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  return self->is_gone;
}

/* Beginning. */

void
recourse_document_guard (RecourseDocument *self)
{
  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  if (self->is_guarded)
    return;
  self->is_guarded = TRUE;
  if (self->keeper == NULL)
    self->keeper = recourse_keeper_new (NULL, -1, on_kept, self);
  if (self->is_modified)
    recourse_document_note_work (self);
  recourse_document_watch (self);
}

RecourseDocument *
recourse_document_new_recovered (RecourseRecovered *recovered, RecourseFaults **faults)
{
  g_autoptr (RecourseRecovered) work = recovered;
  RecourseLoaded *loaded = recourse_loaded_new (work->bytes, NULL);
  RecourseDocument *self;

  if (loaded->program == NULL)
    {
      if (faults != NULL)
        *faults = g_ptr_array_ref (loaded->faults);
      recourse_loaded_free (loaded);
      return NULL;
    }
  self = recourse_document_new (loaded, work->file);
  if (work->choices != NULL)
    recourse_document_begin_with (self, work->choices);
  recourse_document_set_saved (self, NULL);
  self->disk_digest = g_strdup (work->digest);
  self->keeper = recourse_keeper_new (g_steal_pointer (&work->name), work->lock, on_kept, self);
  work->lock = -1;
  return self;
}
