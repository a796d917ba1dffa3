/* The worker behind the Compare view.  It reads the dossier for itself, since a model is for one thread, compiles it
 * once for each set of choices and runs all of them on the draws that the dashboard has too, so that figures agree. */
#include "config.h"

#include "ui/compare/compare-job.h"

#include "file/reader.h"
#include "ui/editor/editor-fault.h"

#include <glib/gi18n.h>

RecourseCompareCase *
recourse_compare_case_new (const char *label, RecourseChoices *choices, guint path)
{
  RecourseCompareCase *self = g_new (RecourseCompareCase, 1);

  *self = (RecourseCompareCase){ g_strdup (label), choices, path };
  return self;
}

void
recourse_compare_case_free (RecourseCompareCase *self)
{
  g_free (self->label);
  recourse_choices_free (self->choices);
  g_free (self);
}

RecourseCompareOutcome *
recourse_compare_outcome_ref (RecourseCompareOutcome *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
recourse_compare_outcome_unref (RecourseCompareOutcome *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->cases);
  g_ptr_array_unref (self->programs);
  g_ptr_array_unref (self->results);
  g_clear_pointer (&self->comparison, recourse_comparison_free);
  g_free (self);
}

static RecourseCompareOutcome *
outcome_new (GPtrArray *cases)
{
  RecourseCompareOutcome *self = g_new0 (RecourseCompareOutcome, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->cases = g_ptr_array_ref (cases);
  self->programs = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_program_unref);
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_results_unref);
  return self;
}

typedef struct
{
  GBytes *dossier;
  GPtrArray *cases;
  guint64 trials;
  guint64 seed;
} Job;

static void
job_free (Job *job)
{
  g_bytes_unref (job->dossier);
  g_ptr_array_unref (job->cases);
  g_free (job);
}

static void
fail_to_compile (RecourseDossier *dossier,
                 const RecourseCompareCase *what,
                 RecourseFaults *faults,
                 GError **error)
{
  g_autofree char *reason = recourse_editor_dup_reason (dossier, faults);

  g_set_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE, _ ("“%s”: %s"),
               what->label, reason);
}

static gboolean
run_case (const Job *job,
          RecourseDossier *dossier,
          RecourseCompareCase *what,
          RecourseCompareOutcome *outcome,
          GCancellable *cancellable,
          GError **error)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  RecourseProgram *program = recourse_program_compile (dossier, what->choices, faults);
  RecourseResults *results;

  if (program == NULL)
    {
      fail_to_compile (dossier, what, faults, error);
      return FALSE;
    }
  g_ptr_array_add (outcome->programs, program);
  results = recourse_program_run (program, job->trials, job->seed, 0, cancellable, error);
  if (results != NULL)
    g_ptr_array_add (outcome->results, results);
  return results != NULL;
}

static gboolean
compare (const Job *job, RecourseCompareOutcome *outcome, GCancellable *cancellable, GError **error)
{
  guint paths[RECOURSE_MOST_CASES];

  for (guint i = 0; i < job->cases->len; i++)
    paths[i] = ((RecourseCompareCase *)g_ptr_array_index (job->cases, i))->path;
  outcome->comparison = recourse_programs_compare (
      (RecourseProgram *const *)outcome->programs->pdata, paths, outcome->programs->len,
      job->trials, job->seed, 0, cancellable, error);
  return outcome->comparison != NULL;
}

/* @error: (transfer full) (returns): the same, with labels for ids */
static GError *
in_labels (RecourseDossier *dossier, GError *error)
{
  char *message = recourse_editor_name_ids (dossier, error->message);

  g_free (error->message);
  error->message = message;
  return error;
}

static void
work (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseDossier) dossier = recourse_reader_read (job->dossier, faults, NULL);
  g_autoptr (RecourseCompareOutcome) outcome = outcome_new (job->cases);
  gboolean is_good = TRUE;
  GError *error = NULL;

  for (guint i = 0; i < job->cases->len && is_good; i++)
    is_good =
        run_case (job, dossier, g_ptr_array_index (job->cases, i), outcome, cancellable, &error);
  if (is_good && compare (job, outcome, cancellable, &error))
    g_task_return_pointer (task, g_steal_pointer (&outcome),
                           (GDestroyNotify)recourse_compare_outcome_unref);
  else
    g_task_return_error (task, in_labels (dossier, error));
}

void
recourse_compare_run_async (GBytes *dossier,
                            GPtrArray *cases,
                            guint64 trials,
                            guint64 seed,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new (Job, 1);

  g_return_if_fail (cases->len > 0 && cases->len <= RECOURSE_MOST_CASES);

  *job = (Job){ g_bytes_ref (dossier), cases, trials, seed };
  g_task_set_source_tag (task, recourse_compare_run_async);
  g_task_set_task_data (task, job, (GDestroyNotify)job_free);
  g_task_run_in_thread (task, work);
}

RecourseCompareOutcome *
recourse_compare_run_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_compare_run_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

RecourseScene *
recourse_compare_lay_out (const RecourseCompareOutcome *outcome, const RecourseChartInput *input)
{
  RecourseCase cases[RECOURSE_MOST_CASES];

  for (guint i = 0; i < outcome->cases->len; i++)
    {
      const RecourseCompareCase *what = g_ptr_array_index (outcome->cases, i);

      cases[i] = (RecourseCase){ what->label, g_ptr_array_index (outcome->results, i), what->path };
    }
  return recourse_comparison_lay_out (input, cases, outcome->cases->len, outcome->comparison);
}
