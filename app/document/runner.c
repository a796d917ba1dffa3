/* The quick run and the worker.  How many draws are quick depends on the machine and the dossier, so it
 * is measured: a power of two that takes about two milliseconds, well within a frame. */
#include "runner.h"

#define ALL_TRIALS 200000
#define SEED 1
#define FEWEST_TRIALS 64
#define MOST_QUICK_TRIALS 16384
#define QUICK_US 2000

struct _RecourseRunner
{
  RecourseRunnerFunc func;
  gpointer user_data;
  GCancellable *cancellable; /* of the worker; NULL: none runs */
  guint64 quick_trials;
};

/* What the worker and its end need; outlives the runner if that goes first. */
typedef struct
{
  RecourseRunner *runner; /* borrowed; not to be touched once cancelled */
  RecourseProgram *program;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  recourse_program_unref (job->program);
  g_free (job);
}

RecourseRunner *
recourse_runner_new (RecourseRunnerFunc func, gpointer user_data)
{
  RecourseRunner *self = g_new0 (RecourseRunner, 1);

  self->func = func;
  self->user_data = user_data;
  self->quick_trials = 512;
  return self;
}

static void
cancel (RecourseRunner *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

void
recourse_runner_free (RecourseRunner *self)
{
  if (self == NULL)
    return;
  cancel (self);
  g_free (self);
}

gboolean
recourse_runner_is_busy (RecourseRunner *self)
{
  return self->cancellable != NULL;
}

static void
adapt (RecourseRunner *self, gint64 elapsed_us)
{
  if (elapsed_us > QUICK_US * 3 / 2)
    self->quick_trials = MAX (self->quick_trials / 2, FEWEST_TRIALS);
  else if (elapsed_us < QUICK_US / 3)
    self->quick_trials = MIN (self->quick_trials * 2, MOST_QUICK_TRIALS);
}

/* Returns whether it is worth drawing on. */
static gboolean
run_quickly (RecourseRunner *self, RecourseProgram *program)
{
  const gint64 start_us = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results =
      recourse_program_run (program, self->quick_trials, SEED, 1, NULL, &error);

  adapt (self, g_get_monotonic_time () - start_us);
  self->func (results, FALSE, error, self->user_data);
  return results != NULL;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  RecourseResults *results =
      recourse_program_run (job->program, ALL_TRIALS, SEED, 0, cancellable, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify)recourse_results_unref);
  else
    g_task_return_error (task, error);
}

static void
finish (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results = NULL;
  RecourseRunner *self = ((Job *)g_task_get_task_data (task))->runner;
  const gboolean is_stale = g_cancellable_is_cancelled (g_task_get_cancellable (task));

  results = g_task_propagate_pointer (task, &error);
  if (is_stale)
    return;
  g_clear_object (&self->cancellable);
  self->func (results, TRUE, error, self->user_data);
}

static void
start_worker (RecourseRunner *self, RecourseProgram *program)
{
  Job *job = g_new (Job, 1);
  g_autoptr (GTask) task = NULL;

  *job = (Job){ self, recourse_program_ref (program) };
  self->cancellable = g_cancellable_new ();
  task = g_task_new (NULL, self->cancellable, finish, NULL);
  g_task_set_source_tag (task, start_worker);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, work);
}

void
recourse_runner_run (RecourseRunner *self, RecourseProgram *program)
{
  g_autoptr (RecourseProgram) running = recourse_program_ref (program);

  cancel (self);
  if (run_quickly (self, running))
    start_worker (self, running);
}
