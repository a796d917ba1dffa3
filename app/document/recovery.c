/* Looking through the recovery folder for work that nobody holds. */
#include "config.h"

#include "document/recovery.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <unistd.h>

#include "file/load.h"
#include "keeper.h"

/* A file that was being written when its process ended; a living one is done with its own long before. */
#define STALE_SECONDS 3600

static gboolean
is_saved (const RecourseRecovered *work)
{
  g_autoptr (GBytes) found = NULL;

  if (work->file == NULL)
    return FALSE;
  found = recourse_load_regular_file (work->file, NULL, NULL);
  return found != NULL && g_bytes_equal (found, work->bytes);
}

/* (transfer full) (nullable): under its lock; NULL: a living process holds it, or there is none */
static RecourseRecovered *
claim (const char *name)
{
  g_autofree char *path = recourse_recovery_path (name, RECOURSE_WORK_ENDING, FALSE);
  g_autoptr (GBytes) text = NULL;
  RecourseRecovered *work;
  const int lock = recourse_recovery_lock (name, FALSE);

  if (lock < 0)
    return NULL;
  /* Under the lock: whoever held it may just have removed the work. */
  text = recourse_load_own_file (path);
  work = text != NULL ? recourse_work_read (text) : NULL;
  if (work == NULL)
    {
      close (lock);
      return NULL;
    }
  work->name = g_strdup (name);
  work->lock = lock;
  if (!is_saved (work))
    return work;
  recourse_recovered_discard (work);
  return NULL;
}

/* Of a process that ended with nothing to keep. */
static void
remove_idle_lock (const char *name)
{
  g_autofree char *work = recourse_recovery_path (name, RECOURSE_WORK_ENDING, FALSE);
  g_autofree char *path = recourse_recovery_path (name, RECOURSE_LOCK_ENDING, FALSE);
  int lock;

  if (g_file_test (work, G_FILE_TEST_EXISTS))
    return;
  lock = recourse_recovery_lock (name, FALSE);
  if (lock < 0)
    return;
  if (!g_file_test (work, G_FILE_TEST_EXISTS))
    (void)g_unlink (path);
  close (lock);
}

static void
remove_stale (const char *folder, const char *file)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  GStatBuf status;

  if (g_lstat (path, &status) == 0
      && g_get_real_time () / G_USEC_PER_SEC - (gint64)status.st_mtime > STALE_SECONDS)
    (void)g_unlink (path);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  const RecourseRecovered *first = *(RecourseRecovered *const *)a;
  const RecourseRecovered *second = *(RecourseRecovered *const *)b;

  return (first->time_us < second->time_us) - (first->time_us > second->time_us);
}

static void
look_at (GPtrArray *found, const char *folder, const char *file)
{
  g_autofree char *name = g_strdup (file);
  RecourseRecovered *work;

  if (g_str_has_suffix (file, ".tmp"))
    remove_stale (folder, file);
  if (g_str_has_suffix (file, RECOURSE_LOCK_ENDING))
    {
      name[strlen (name) - strlen (RECOURSE_LOCK_ENDING)] = '\0';
      remove_idle_lock (name);
    }
  if (!g_str_has_suffix (file, RECOURSE_WORK_ENDING))
    return;
  name[strlen (name) - strlen (RECOURSE_WORK_ENDING)] = '\0';
  work = claim (name);
  if (work != NULL)
    g_ptr_array_add (found, work);
}

GPtrArray *
recourse_recovery_find (void)
{
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_recovered_free);
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *file;

  while (dir != NULL && (file = g_dir_read_name (dir)) != NULL)
    look_at (found, folder, file);
  g_ptr_array_sort (found, compare_times);
  return found;
}

static void
find_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_task_return_pointer (task, recourse_recovery_find (), (GDestroyNotify)g_ptr_array_unref);
}

void
recourse_recovery_find_async (GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, recourse_recovery_find_async);
  g_task_run_in_thread (task, find_in_worker);
}

GPtrArray *
recourse_recovery_find_finish (GAsyncResult *result)
{
  GPtrArray *found = g_task_propagate_pointer (G_TASK (result), NULL);

  return found != NULL ? found : g_ptr_array_new ();
}
