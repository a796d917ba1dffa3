/* Exports in a worker.  Each job reads the dossier for itself and computes what the document had no time for, so that
 * an export right after the start shows the same as one an hour later. */
#include "config.h"

#include "ui/export/export-job.h"

typedef struct
{
  RecourseExportPlan *plan;
  RecourseSnapshot *snapshot;
  GFile *file; /* or NULL: a preview */
  RecourseExportProgress progress;
  gpointer progress_data;
  GCancellable *cancellable;
} Job;

static void
job_free (Job *job)
{
  recourse_export_plan_free (job->plan);
  recourse_snapshot_free (job->snapshot);
  g_clear_object (&job->file);
  g_clear_object (&job->cancellable);
  g_free (job);
}

static Job *
job_new (const RecourseExportPlan *plan, const RecourseSnapshot *snapshot, GFile *file)
{
  Job *job = g_new0 (Job, 1);

  job->plan = recourse_export_plan_copy (plan);
  job->snapshot = recourse_snapshot_copy (snapshot);
  job->file = file != NULL ? g_object_ref (file) : NULL;
  return job;
}

static void
preview_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (RecourseDossier) dossier = recourse_snapshot_read (job->snapshot);
  GError *error = NULL;
  RecourseScene *scene = NULL;

  if (!recourse_snapshot_complete (job->snapshot, dossier,
                                   recourse_export_needs_insight (job->plan), cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  scene = recourse_export_lay_out (job->plan, job->snapshot, dossier);
  g_task_return_pointer (task, scene, scene != NULL ? (GDestroyNotify)recourse_scene_unref : NULL);
}

void
recourse_export_preview_async (const RecourseExportPlan *plan,
                               const RecourseSnapshot *snapshot,
                               GCancellable *cancellable,
                               GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, recourse_export_preview_async);
  g_task_set_task_data (task, job_new (plan, snapshot, NULL), (GDestroyNotify)job_free);
  g_task_run_in_thread (task, preview_in_worker);
}

RecourseScene *
recourse_export_preview_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_export_preview_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* Progress, on its way from the worker. */
typedef struct
{
  RecourseExportProgress progress;
  gpointer data;
  guint done, total;
  GCancellable *cancellable; /* of the job: once cancelled nobody listens */
} Step;

static void
step_free (Step *step)
{
  g_clear_object (&step->cancellable);
  g_free (step);
}

static gboolean
on_step (gpointer user_data)
{
  const Step *step = user_data;

  if (!g_cancellable_is_cancelled (step->cancellable))
    step->progress (step->done, step->total, step->data);
  return G_SOURCE_REMOVE;
}

static void
tell_step (guint done, guint total, gpointer data)
{
  const Job *job = data;
  Step *step = g_new (Step, 1);

  *step = (Step){ job->progress, job->progress_data, done, total, g_object_ref (job->cancellable) };
  g_main_context_invoke_full (NULL, G_PRIORITY_DEFAULT, on_step, step, (GDestroyNotify)step_free);
}

static void
save_in_worker (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (RecourseDossier) dossier = recourse_snapshot_read (job->snapshot);
  GError *error = NULL;
  guint n = 0;

  if (recourse_snapshot_complete (job->snapshot, dossier, recourse_export_needs_insight (job->plan),
                                  cancellable, &error))
    n = recourse_export_write (job->plan, job->snapshot, dossier, job->file, tell_step, job,
                               cancellable, &error);
  if (n > 0)
    g_task_return_int (task, n);
  else
    g_task_return_error (task, error);
}

void
recourse_export_save_async (const RecourseExportPlan *plan,
                            const RecourseSnapshot *snapshot,
                            GFile *file,
                            RecourseExportProgress progress,
                            gpointer progress_data,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = job_new (plan, snapshot, file);

  job->progress = progress;
  job->progress_data = progress_data;
  job->cancellable = g_object_ref (cancellable);
  g_task_set_source_tag (task, recourse_export_save_async);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, save_in_worker);
}

guint
recourse_export_save_finish (GAsyncResult *result, GError **error)
{
  gssize n;

  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_export_save_async), 0);

  n = g_task_propagate_int (G_TASK (result), error);
  return n > 0 ? (guint)n : 0;
}
