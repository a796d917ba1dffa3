/* The quick run and the worker.  At once there are the rollback and the means of a few draws; how many are quick
 * depends on the machine and the dossier, so it is measured: a power of two that takes about three milliseconds,
 * well within a frame.  Where even the fewest would hold input up, the rollback has to do.  The worker brings the
 * shape of some draws within a few frames, then all. */
#include "runner.h"

#include <time.h>

#define FEWEST_TRIALS 64
#define MOST_QUICK_TRIALS 16384
#define QUICK_US 3000
#define BLOCKING_US 8000
/* The first run fills caches that later ones find filled, so that one slow run says nothing. */
#define SLOW_RUNS 2

struct _RecourseRunner
{
  RecourseRunnerFunc func;
  gpointer user_data;
  guint64 trials, seed;      /* what is drawn in the end */
  GCancellable *cancellable; /* of the worker; NULL: none runs */
  guint64 quick_trials;      /* 0: rollback alone */
  guint n_slow;              /* runs in a row of the fewest draws that took too long */
  RecourseProgram *waiting;  /* for the worker; or NULL */
  guint idle;                /* that starts it */
};

/* What the worker and its end need; outlives the runner if that goes first. */
typedef struct
{
  RecourseRunner *runner; /* borrowed; not to be touched once cancelled */
  RecourseProgram *program;
  guint64 trials, seed;
  gboolean is_all;
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
  self->quick_trials = 4096;
  recourse_runner_set_draws (self, RECOURSE_RUNNER_TRIALS, RECOURSE_RUNNER_SEED);
  return self;
}

void
recourse_runner_set_draws (RecourseRunner *self, guint64 trials, guint64 seed)
{
  self->trials = CLAMP (trials, 1, RECOURSE_RUNNER_MOST_TRIALS);
  self->seed = seed;
}

guint64
recourse_runner_get_trials (RecourseRunner *self)
{
  return self->trials;
}

guint64
recourse_runner_get_seed (RecourseRunner *self)
{
  return self->seed;
}

static void
cancel (RecourseRunner *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->waiting, recourse_program_unref);
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
  return self->cancellable != NULL || self->idle != 0;
}

/* Of this thread: that others keep the machine busy says nothing about the dossier. */
static gint64
get_cpu_time_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static void
adapt (RecourseRunner *self, gint64 elapsed_us)
{
  gboolean is_slow = elapsed_us > BLOCKING_US && self->quick_trials == FEWEST_TRIALS;

  if (self->quick_trials == 0)
    return;
  self->n_slow = is_slow ? self->n_slow + 1 : 0;
  if (self->n_slow == SLOW_RUNS)
    self->quick_trials = 0;
  else if (elapsed_us > QUICK_US * 3 / 2)
    self->quick_trials = MAX (self->quick_trials / 2, FEWEST_TRIALS);
  else if (elapsed_us < QUICK_US / 3)
    self->quick_trials = MIN (self->quick_trials * 2, MOST_QUICK_TRIALS);
}

/* Returns whether it is worth drawing on. */
static gboolean
run_quickly (RecourseRunner *self, RecourseProgram *program)
{
  const gint64 start_us = get_cpu_time_us ();
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results =
      self->quick_trials > 0
          ? recourse_program_preview (program, self->quick_trials, self->seed, 0, &error)
          : recourse_program_run (program, 0, self->seed, 1, NULL, &error);
  const gint64 elapsed_us = get_cpu_time_us () - start_us;

  g_debug ("%" G_GUINT64_FORMAT " quick draws in %d µs", self->quick_trials, (int)elapsed_us);
  adapt (self, elapsed_us);
  self->func (results, FALSE, error, self->user_data);
  return results != NULL;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  GError *error = NULL;
  RecourseResults *results =
      recourse_program_run (job->program, job->trials, job->seed, 0, cancellable, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify)recourse_results_unref);
  else
    g_task_return_error (task, error);
}

static void start_worker (RecourseRunner *self, RecourseProgram *program, guint64 trials);

static void
finish (GObject *source, GAsyncResult *result, gpointer data)
{
  GTask *task = G_TASK (result);
  Job *job = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results = NULL;
  const gboolean is_stale = g_cancellable_is_cancelled (g_task_get_cancellable (task));

  results = g_task_propagate_pointer (task, &error);
  if (is_stale)
    return;
  g_clear_object (&job->runner->cancellable);
  if (results != NULL && !job->is_all)
    start_worker (job->runner, job->program, job->runner->trials);
  job->runner->func (results, results != NULL && job->is_all, error, job->runner->user_data);
}

static void
start_worker (RecourseRunner *self, RecourseProgram *program, guint64 trials)
{
  Job *job = g_new (Job, 1);
  g_autoptr (GTask) task = NULL;

  *job = (Job){ self, recourse_program_ref (program), trials, self->seed, trials >= self->trials };
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
    start_worker (self, running, MIN (RECOURSE_RUNNER_SOME_TRIALS, self->trials));
}

static gboolean
on_idle (gpointer user_data)
{
  RecourseRunner *self = user_data;
  g_autoptr (RecourseProgram) program = g_steal_pointer (&self->waiting);

  self->idle = 0;
  start_worker (self, program, self->trials);
  return G_SOURCE_REMOVE;
}

void
recourse_runner_go_on (RecourseRunner *self, RecourseProgram *program, RecourseResults *some)
{
  cancel (self);
  self->waiting = recourse_program_ref (program);
  self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle, self, NULL);
  self->func (some, FALSE, NULL, self->user_data);
}
