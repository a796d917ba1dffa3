/* Reads dossiers without making anybody wait: file, rules and formulas are gone through in a worker, and
 * what comes back is whole, or says everything that is wrong with it. */
#include "ui/opener.h"

#include "file/load.h"

typedef struct
{
  RecourseLoaded *loaded;
  RecourseLiving *living;
} Opened;

static void
opened_free (gpointer data)
{
  Opened *self = data;

  g_clear_pointer (&self->loaded, recourse_loaded_free);
  g_clear_pointer (&self->living, recourse_living_free);
  g_free (self);
}

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      file != NULL ? recourse_load_file (file, cancellable, &error) : recourse_embedded_default ();
  RecourseLiving *living = bytes != NULL ? recourse_living_open (bytes, &error) : NULL;
  Opened *opened;

  if (living == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  opened = g_new0 (Opened, 1);
  opened->living = living;
  opened->loaded = recourse_loaded_new (living->dossier, NULL);
  g_task_return_pointer (task, opened, opened_free);
}

void
recourse_opener_read_async (GFile *file,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, recourse_opener_read_async);
  if (file != NULL)
    g_task_set_task_data (task, g_object_ref (file), g_object_unref);
  g_task_run_in_thread (task, read_in_worker);
}

RecourseLoaded *
recourse_opener_read_finish (GAsyncResult *result, RecourseLiving **living, GError **error)
{
  Opened *opened;
  RecourseLoaded *loaded;

  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_opener_read_async), NULL);

  opened = g_task_propagate_pointer (G_TASK (result), error);
  if (opened == NULL)
    return NULL;
  loaded = g_steal_pointer (&opened->loaded);
  *living = g_steal_pointer (&opened->living);
  opened_free (opened);
  return loaded;
}

static void
view_stakeholder (RecourseDocument *document, const char *id)
{
  const RecourseResults *results = recourse_document_get_results (document);

  for (guint i = 0; results != NULL && id != NULL && i < results->n_stakeholders; i++)
    if (g_str_equal (results->stakeholders[i], id))
      recourse_document_set_stakeholder (document, i);
}

RecourseDocument *
recourse_opener_create_document (RecourseLoaded *loaded, const RecourseLiving *living, GFile *file)
{
  RecourseDocument *document = recourse_document_new (loaded, living->is_picture ? NULL : file);

  if (living->trials > 0)
    recourse_document_restore_draws (document, living->trials, living->seed);
  if (living->choices != NULL)
    recourse_document_restore_choices (document, living->choices);
  view_stakeholder (document, living->stakeholder);
  return document;
}
