/* The worker behind insight.  Bargains and terms are compiled anew from the dossier, and the lists of a model
 * remember where they were last read, so two threads may not share one: the worker reads the dossier's bytes
 * for itself, once. */
#include "adviser.h"

#include "file/reader.h"

/* What belongs to the worker; outlives the adviser while a job runs. */
typedef struct
{
  gatomicrefcount ref_count;
  GMutex mutex; /* one job at a time; those cancelled soon give way */
  GBytes *bytes;
  RecourseDossier *dossier; /* or NULL: not yet read */
} Study;

struct _RecourseAdviser
{
  RecourseAdviserFunc func;
  gpointer user_data;
  GCancellable *cancellable; /* of the worker; NULL: none runs */
  Study *study;
};

typedef struct
{
  RecourseAdviser *adviser; /* borrowed; not to be touched once cancelled */
  Study *study;
  RecourseInsight *known; /* or NULL */
  RecourseChoices *choices;
  RecourseProgram *program;
  RecourseResults *results;
  guint leader, stakeholder;
} Job;

static void
study_unref (Study *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_clear_object (&self->dossier);
  g_bytes_unref (self->bytes);
  g_mutex_clear (&self->mutex);
  g_free (self);
}

static void
job_free (gpointer data)
{
  Job *job = data;

  study_unref (job->study);
  g_clear_pointer (&job->known, recourse_insight_unref);
  recourse_choices_free (job->choices);
  recourse_program_unref (job->program);
  recourse_results_unref (job->results);
  g_free (job);
}

RecourseAdviser *
recourse_adviser_new (GBytes *bytes, RecourseAdviserFunc func, gpointer user_data)
{
  RecourseAdviser *self = g_new0 (RecourseAdviser, 1);

  self->func = func;
  self->user_data = user_data;
  self->study = g_new0 (Study, 1);
  g_atomic_ref_count_init (&self->study->ref_count);
  g_mutex_init (&self->study->mutex);
  self->study->bytes = g_bytes_ref (bytes);
  return self;
}

void
recourse_adviser_cancel (RecourseAdviser *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
recourse_adviser_free (RecourseAdviser *self)
{
  if (self == NULL)
    return;
  recourse_adviser_cancel (self);
  study_unref (self->study);
  g_free (self);
}

static RecourseDossier *
read_once (Study *self)
{
  if (self->dossier == NULL)
    {
      g_autoptr (RecourseFaults) faults = recourse_faults_new ();

      self->dossier = recourse_reader_read (self->bytes, faults, NULL);
    }
  return self->dossier;
}

static RecourseInsight *
think (Job *job, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return NULL;
  if (job->known != NULL)
    return recourse_insight_turn (job->known, job->program, job->results, job->leader,
                                  job->stakeholder, error);
  return recourse_insight_new (read_once (job->study), job->choices, job->program, job->results,
                               job->leader, job->stakeholder, 0, cancellable, error);
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  RecourseInsight *insight;

  g_mutex_lock (&job->study->mutex);
  insight = think (job, cancellable, &error);
  g_mutex_unlock (&job->study->mutex);
  if (insight != NULL)
    g_task_return_pointer (task, insight, (GDestroyNotify)recourse_insight_unref);
  else
    g_task_return_error (task, error);
}

static void
finish (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  RecourseAdviser *self = ((Job *)g_task_get_task_data (task))->adviser;
  const gboolean is_stale = g_cancellable_is_cancelled (g_task_get_cancellable (task));
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseInsight) insight = g_task_propagate_pointer (task, &error);

  if (is_stale)
    return;
  g_clear_object (&self->cancellable);
  self->func (insight, error, self->user_data);
}

void
recourse_adviser_ask (RecourseAdviser *self,
                      RecourseInsight *known,
                      const RecourseChoices *choices,
                      RecourseProgram *program,
                      RecourseResults *results,
                      guint leader,
                      guint stakeholder)
{
  Job *job = g_new (Job, 1);
  g_autoptr (GTask) task = NULL;

  recourse_adviser_cancel (self);
  g_atomic_ref_count_inc (&self->study->ref_count);
  *job = (Job){ self,
                self->study,
                known != NULL ? recourse_insight_ref (known) : NULL,
                recourse_choices_copy (choices),
                recourse_program_ref (program),
                recourse_results_ref (results),
                leader,
                stakeholder };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, finish, NULL);
  g_task_set_source_tag (task, recourse_adviser_ask);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}
