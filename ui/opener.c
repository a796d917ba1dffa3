/* Reads dossiers without making anybody wait: file, rules and formulas are gone through in a worker, and
 * what comes back is whole, or says everything that is wrong with it. */
#include "ui/opener.h"

#include "file/load.h"

static void
read_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GFile *file = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes =
      file != NULL ? recourse_load_file (file, cancellable, &error) : recourse_embedded_default ();

  if (bytes == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, recourse_loaded_new (bytes, NULL),
                           (GDestroyNotify)recourse_loaded_free);
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
recourse_opener_read_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_opener_read_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}
