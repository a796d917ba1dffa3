/* What other choices would bring.  The worker reads the dossier's bytes anew, since records may not be shared
 * between threads, and takes a few draws: enough for the sign and the first digits of a difference, because
 * both sides of it use the same ones. */
#include "config.h"

#include "ui/scenario/effect-probe.h"

#include "ui/inspector/figures.h"
#include "ui/inspector/outcome.h"

#include <glib/gi18n.h>
#include <math.h>

enum
{
  DRAWS = 2000,
  SEED = 1,
};

typedef struct
{
  GBytes *bytes;
  GPtrArray *choices; /* the present ones first */
} Work;

static void
work_free (Work *work)
{
  g_bytes_unref (work->bytes);
  g_ptr_array_unref (work->choices);
  g_free (work);
}

static void
unref_results (gpointer results)
{
  if (results != NULL)
    recourse_results_unref (results);
}

static RecourseResults *
compute (RecourseDossier *dossier, const RecourseChoices *choices)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, choices, faults);

  return program != NULL ? recourse_program_preview (program, DRAWS, SEED, 0, NULL) : NULL;
}

static void
run (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (work->bytes, NULL);
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func (unref_results);

  for (guint i = 0; i < work->choices->len; i++)
    {
      if (g_task_return_error_if_cancelled (task))
        return;
      g_ptr_array_add (results, compute (loaded->dossier, work->choices->pdata[i]));
    }
  g_task_return_pointer (task, g_steal_pointer (&results), (GDestroyNotify)g_ptr_array_unref);
}

void
recourse_effect_probe_async (RecourseDocument *document,
                             GPtrArray *variants,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->bytes = g_bytes_ref (recourse_document_get_bytes (document));
  work->choices = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_choices_free);
  g_ptr_array_add (work->choices, recourse_choices_copy (recourse_document_get_choices (document)));
  for (guint i = 0; i < variants->len; i++)
    g_ptr_array_add (work->choices, recourse_choices_copy (variants->pdata[i]));
  g_task_set_source_tag (task, recourse_effect_probe_async);
  g_task_set_task_data (task, work, (GDestroyNotify)work_free);
  g_task_run_in_thread (task, run);
}

GPtrArray *
recourse_effect_probe_finish (GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_async_result_is_tagged (result, recourse_effect_probe_async), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

char *
recourse_effect_probe_dup_words (RecourseDossier *dossier,
                                 const RecourseResults *before,
                                 const RecourseResults *after,
                                 guint path,
                                 guint only)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < after->n_stakeholders && i < before->n_stakeholders; i++)
    {
      double difference =
          recourse_outcome_mean (after, path, i) - recourse_outcome_mean (before, path, i);
      g_autofree char *figure = recourse_figures_signed (difference);
      RecourseStakeholder *stakeholder = recourse_outcome_stakeholder (dossier, after, i);

      if ((only != G_MAXUINT && i != only) || !(fabs (difference) >= 0.05))
        continue;
      g_string_append_printf (words, "%s%s %s", words->len > 0 ? C_ ("list", ", ") : "",
                              recourse_record_get_label (RECOURSE_RECORD (stakeholder)), figure);
    }
  return g_string_free (g_steal_pointer (&words), FALSE);
}
