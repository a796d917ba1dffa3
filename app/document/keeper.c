/* Work is kept by workers, one at a time; one that comes late finds that something newer was given and does nothing.
 * A lock beside the work tells other processes that somebody lives who cares for it: the system drops it when this
 * process ends, however it ends. */
#include "config.h"

#include "keeper.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/file.h>
#include <unistd.h>

#include "disk/replace.h"

struct _RecourseKeeper
{
  gatomicrefcount ref_count;
  RecourseKeeperFunc func; /* NULL once closed */
  gpointer user_data;
  guint64 given; /* how often work was given or dropped */

  GMutex mutex; /* over all below */
  char *name;
  int lock;         /* -1: not taken yet */
  guint64 done;     /* which of @given was carried out last */
  gboolean is_kept; /* whether there is a file */
};

typedef struct
{
  RecourseKeeper *keeper;
  GBytes *work; /* NULL: drop */
  guint64 number;
} Job;

char *
recourse_recovery_dup_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "recourse", "recovery", NULL);
}

char *
recourse_recovery_path (const char *name, const char *ending, gboolean make)
{
  g_autofree char *folder = recourse_recovery_dup_folder ();
  g_autofree char *file = g_strconcat (name, ending, NULL);

  /* For nobody else's eyes; where it cannot be made, what follows says why. */
  if (make && g_mkdir_with_parents (folder, 0700) == 0)
    (void)g_chmod (folder, 0700);
  return g_build_filename (folder, file, NULL);
}

int
recourse_recovery_lock (const char *name, gboolean make)
{
  g_autofree char *path = recourse_recovery_path (name, RECOURSE_LOCK_ENDING, make);
  const int fd = open (path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
  int reason;

  if (fd < 0 || flock (fd, LOCK_EX | LOCK_NB) == 0)
    return fd;
  reason = errno;
  close (fd);
  errno = reason;
  return -1;
}

static void
remove_file (const char *name, const char *ending)
{
  g_autofree char *path = recourse_recovery_path (name, ending, FALSE);

  (void)g_unlink (path);
}

void
recourse_recovered_discard (RecourseRecovered *self)
{
  remove_file (self->name, RECOURSE_WORK_ENDING);
  remove_file (self->name, RECOURSE_LOCK_ENDING);
  recourse_recovered_free (self);
}

static void
keeper_unref (RecourseKeeper *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->name);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

RecourseKeeper *
recourse_keeper_new (char *name, int lock, RecourseKeeperFunc func, gpointer user_data)
{
  RecourseKeeper *self = g_new0 (RecourseKeeper, 1);

  g_atomic_ref_count_init (&self->ref_count);
  g_mutex_init (&self->mutex);
  self->func = func;
  self->user_data = user_data;
  self->is_kept = name != NULL;
  self->name = name != NULL ? name : g_uuid_string_random ();
  self->lock = lock;
  return self;
}

/* Under the mutex. */

static gboolean
take_lock (RecourseKeeper *self, GError **error)
{
  if (self->lock < 0)
    self->lock = recourse_recovery_lock (self->name, TRUE);
  if (self->lock >= 0)
    return TRUE;
  g_set_error_literal (error, G_IO_ERROR, (int)g_io_error_from_errno (errno), g_strerror (errno));
  return FALSE;
}

static gboolean
keep_now (RecourseKeeper *self, GBytes *work, GError **error)
{
  g_autofree char *path = NULL;

  if (!take_lock (self, error))
    return FALSE;
  path = recourse_recovery_path (self->name, RECOURSE_WORK_ENDING, TRUE);
  if (!recourse_replace_file (path, work, NULL, error))
    return FALSE;
  self->is_kept = TRUE;
  return TRUE;
}

static void
drop_now (RecourseKeeper *self)
{
  if (self->is_kept)
    remove_file (self->name, RECOURSE_WORK_ENDING);
  self->is_kept = FALSE;
}

/* Workers. */

static void
job_free (gpointer data)
{
  Job *job = data;

  keeper_unref (job->keeper);
  g_clear_pointer (&job->work, g_bytes_unref);
  g_free (job);
}

static void
work_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const Job *job = data;
  RecourseKeeper *self = job->keeper;
  GError *error = NULL;

  g_mutex_lock (&self->mutex);
  if (job->number > self->done)
    {
      self->done = job->number;
      if (job->work == NULL)
        drop_now (self);
      else
        (void)keep_now (self, job->work, &error);
    }
  g_mutex_unlock (&self->mutex);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
finish (GObject *source, GAsyncResult *result, gpointer data)
{
  const Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  (void)g_task_propagate_boolean (G_TASK (result), &error);
  if (job->keeper->func != NULL && job->number == job->keeper->given)
    job->keeper->func (error, job->keeper->user_data);
}

/* @work: (nullable) */
static void
give (RecourseKeeper *self, GBytes *work)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, finish, NULL);
  Job *job = g_new (Job, 1);

  g_atomic_ref_count_inc (&self->ref_count);
  *job = (Job){ self, work != NULL ? g_bytes_ref (work) : NULL, ++self->given };
  g_task_set_source_tag (task, give);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work_in_worker);
}

void
recourse_keeper_keep (RecourseKeeper *self, GBytes *work)
{
  give (self, work);
}

void
recourse_keeper_drop (RecourseKeeper *self)
{
  give (self, NULL);
}

void
recourse_keeper_close (RecourseKeeper *self, GBytes *last, gboolean keep)
{
  if (self == NULL)
    return;
  self->func = NULL;
  g_mutex_lock (&self->mutex);
  if (last != NULL)
    (void)keep_now (self, last, NULL);
  else if (!keep)
    drop_now (self);
  self->done = G_MAXUINT64; /* what still waits comes too late */
  if (self->lock >= 0 && !self->is_kept)
    remove_file (self->name, RECOURSE_LOCK_ENDING);
  /* Now, not when the last worker has been told: what stays is free to be offered. */
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
  g_mutex_unlock (&self->mutex);
  keeper_unref (self);
}
