/* A document and its file: what would be written, whether that differs from what is there, and writing it. */
#include "config.h"

#include "document-private.h"

#include "edit-private.h"
#include "file/load.h"
#include "file/save.h"

GBytes *
recourse_document_get_bytes (RecourseDocument *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), NULL);

  return self->loaded->bytes;
}

gboolean
recourse_document_is_modified (RecourseDocument *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  return self->is_modified;
}

/* By what they say: an edit lays out anew what a person may have laid out otherwise. */
static gboolean
differs_from_saved (RecourseDocument *self)
{
  if (self->saved == NULL || self->is_gone)
    return TRUE;
  if (g_bytes_equal (self->loaded->bytes, self->saved))
    return FALSE;
  if (self->saved_plain == NULL)
    {
      g_autoptr (RecourseEdit) edit = recourse_edit_new (self->saved);

      self->saved_plain = recourse_edit_dup_bytes (edit);
    }
  return !g_bytes_equal (self->loaded->bytes, self->saved_plain);
}

void
recourse_document_update_modified (RecourseDocument *self)
{
  const gboolean was_modified = self->is_modified;

  self->is_modified = differs_from_saved (self);
  if (self->is_modified || was_modified)
    recourse_document_note_work (self);
  if (self->is_modified != was_modified)
    recourse_document_announce (self, RECOURSE_PROP_IS_MODIFIED);
}

void
recourse_document_set_saved (RecourseDocument *self, GBytes *bytes)
{
  g_clear_pointer (&self->saved_plain, g_bytes_unref);
  g_clear_pointer (&self->saved, g_bytes_unref);
  self->saved = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  g_free (self->disk_digest);
  self->disk_digest = bytes != NULL ? recourse_digest (bytes) : NULL;
  recourse_document_update_modified (self);
}

void
recourse_document_set_file (RecourseDocument *self, GFile *file)
{
  if (self->file != NULL && file != NULL && g_file_equal (self->file, file))
    return;
  if (g_set_object (&self->file, file))
    recourse_document_announce (self, RECOURSE_PROP_FILE);
  recourse_document_watch (self);
}

/* Saving. */

/* What a worker writes, and where to. */
typedef struct
{
  GFile *file;
  GBytes *bytes;
  char *expected;    /* digest of what may be replaced, or NULL: anything */
  gboolean is_there; /* whether the file holds @bytes although writing failed at the very end */
} Writing;

static void
writing_free (gpointer data)
{
  Writing *writing = data;

  g_object_unref (writing->file);
  g_bytes_unref (writing->bytes);
  g_free (writing->expected);
  g_free (writing);
}

static void
write_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Writing *writing = data;
  GError *error = NULL;
  g_autoptr (GBytes) found = NULL;

  if (recourse_save_file (writing->file, writing->bytes, writing->expected, cancellable, &error))
    {
      g_task_return_boolean (task, TRUE);
      return;
    }
  found = recourse_load_regular_file (writing->file, NULL, NULL);
  writing->is_there = found != NULL && g_bytes_equal (found, writing->bytes);
  g_task_return_error (task, error);
}

/* Back in the main thread, before whoever asked is told: from here on @file is the document's. */
static void
on_written (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GTask) task = data;
  RecourseDocument *self = RECOURSE_DOCUMENT (g_task_get_source_object (task));
  const Writing *writing = g_task_get_task_data (G_TASK (result));
  GError *error = NULL;

  self->n_saving--;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      /* Our own half-finished work is nobody else's change. */
      if (writing->is_there && self->file != NULL && g_file_equal (self->file, writing->file))
        {
          g_free (self->disk_digest);
          self->disk_digest = recourse_digest (writing->bytes);
        }
      g_task_return_error (task, error);
      return;
    }
  recourse_document_settle_disk (self);
  recourse_document_set_saved (self, writing->bytes);
  recourse_document_set_file (self, writing->file);
  g_task_return_boolean (task, TRUE);
}

/* What may be replaced without asking: what was read or saved there, or nothing where nothing was. */
static char *
expected_at (RecourseDocument *self, GFile *file, gboolean overwrite)
{
  if (overwrite || self->file == NULL || !g_file_equal (self->file, file))
    return NULL;
  return g_strdup (self->disk_digest != NULL ? self->disk_digest : "");
}

void
recourse_document_save_async (RecourseDocument *self,
                              GFile *file,
                              gboolean overwrite,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  GTask *task;
  g_autoptr (GTask) worker = NULL;
  Writing *writing;
  GFile *target = file != NULL ? file : self->file;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (target != NULL);

  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, recourse_document_save_async);
  writing = g_new (Writing, 1);
  *writing = (Writing){ g_object_ref (target), g_bytes_ref (self->loaded->bytes),
                        expected_at (self, target, overwrite), FALSE };
  /* Without the document, which a worker might else be the last to let go of. */
  worker = g_task_new (NULL, cancellable, on_written, task);
  /* Once written it is saved, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (worker, FALSE);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (worker, writing, writing_free);
  self->n_saving++;
  g_task_run_in_thread (worker, write_in_worker);
}

gboolean
recourse_document_save_finish (RecourseDocument *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);

  return g_task_propagate_boolean (G_TASK (result), error);
}
