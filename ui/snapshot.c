/* What an open document shows at one moment.  Results, insight and program are immutable and shared; the dossier is
 * taken as bytes, since nobody may read a model while it is read elsewhere. */
#include "config.h"

#include "ui/snapshot.h"

#include "briefing/living.h"
#include "file/reader.h"
#include "ui/chart/chart-state.h"
#include "ui/inspector/figures.h"

RecourseSnapshot *
recourse_snapshot_new (RecourseDocument *document, GtkWidget *widget)
{
  RecourseSnapshot *self = g_new0 (RecourseSnapshot, 1);
  RecourseResults *results = recourse_document_get_results (document);
  RecourseInsight *insight = recourse_document_get_insight (document);

  self->bytes = g_bytes_ref (recourse_document_get_bytes (document));
  self->choices = recourse_choices_copy (recourse_document_get_choices (document));
  self->program = recourse_program_ref (recourse_document_get_program (document));
  self->results = results != NULL ? recourse_results_ref (results) : NULL;
  self->is_exact = recourse_document_get_is_exact (document);
  self->trials = recourse_document_get_trials (document);
  self->seed = recourse_document_get_seed (document);
  self->paths = recourse_chart_state_list_paths (document);
  self->leader = recourse_document_get_leader (document);
  self->stakeholder = recourse_document_get_stakeholder (document);
  self->hidden = g_strdupv ((GStrv)(gpointer)recourse_document_get_hidden (document));
  if (insight != NULL && insight->leader == self->leader
      && insight->stakeholder == self->stakeholder)
    self->insight = recourse_insight_ref (insight);
  self->is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  return self;
}

RecourseSnapshot *
recourse_snapshot_copy (const RecourseSnapshot *self)
{
  RecourseSnapshot *copy = g_new (RecourseSnapshot, 1);

  *copy = *self;
  g_bytes_ref (copy->bytes);
  copy->choices = recourse_choices_copy (self->choices);
  recourse_program_ref (copy->program);
  if (copy->results != NULL)
    recourse_results_ref (copy->results);
  if (copy->insight != NULL)
    recourse_insight_ref (copy->insight);
  g_array_ref (copy->paths);
  copy->hidden = g_strdupv (self->hidden);
  return copy;
}

void
recourse_snapshot_free (RecourseSnapshot *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  recourse_choices_free (self->choices);
  recourse_program_unref (self->program);
  g_clear_pointer (&self->results, recourse_results_unref);
  g_clear_pointer (&self->insight, recourse_insight_unref);
  g_array_unref (self->paths);
  g_strfreev (self->hidden);
  g_free (self);
}

RecourseDossier *
recourse_snapshot_read (const RecourseSnapshot *self)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();

  return recourse_reader_read (self->bytes, faults, NULL);
}

gboolean
recourse_snapshot_complete (RecourseSnapshot *self,
                            RecourseDossier *dossier,
                            gboolean needs_insight,
                            GCancellable *cancellable,
                            GError **error)
{
  if (!self->is_exact || self->results == NULL)
    {
      RecourseResults *results =
          recourse_program_run (self->program, self->trials, self->seed, 0, cancellable, error);

      if (results == NULL)
        return FALSE;
      g_clear_pointer (&self->results, recourse_results_unref);
      g_clear_pointer (&self->insight, recourse_insight_unref);
      self->results = results;
      self->is_exact = TRUE;
    }
  if (!needs_insight || self->insight != NULL || self->leader >= self->results->n_paths
      || self->stakeholder >= self->results->n_stakeholders)
    return TRUE;
  self->insight = recourse_insight_new (dossier, self->choices, self->program, self->results,
                                        self->leader, self->stakeholder, 0, cancellable, error);
  return self->insight != NULL;
}

RecourseBriefing
recourse_snapshot_briefing (const RecourseSnapshot *self, RecourseDossier *dossier)
{
  return (RecourseBriefing){
    .dossier = dossier,
    .choices = self->choices,
    .program = self->program,
    .results = self->results,
    .insight = self->insight,
    .paths = (const guint *)(gpointer)self->paths->data,
    .n_paths = self->paths->len,
    .leader = self->leader,
    .stakeholder = self->stakeholder,
    .numbers = recourse_figures_form (),
    .text_scale = 1,
    .is_rtl = self->is_rtl,
  };
}

RecourseChartInput
recourse_snapshot_input (const RecourseSnapshot *self,
                         RecourseDossier *dossier,
                         const RecourseChart *chart,
                         double width,
                         double height)
{
  const RecourseBriefing briefing = recourse_snapshot_briefing (self, dossier);
  RecourseChartInput input =
      recourse_briefing_input (&briefing, width, height, RECOURSE_CHART_OMITS_NOTHING);

  input.hidden = (const char *const *)self->hidden;
  if (!chart->needs_insight)
    input.insight = NULL;
  return input;
}

GPtrArray *
recourse_snapshot_dup_attachments (const RecourseSnapshot *self)
{
  const char *stakeholder =
      self->results != NULL && self->stakeholder < self->results->n_stakeholders
          ? self->results->stakeholders[self->stakeholder]
          : NULL;

  return recourse_living_attachments (self->bytes, self->choices, stakeholder,
                                      (const char *const *)self->hidden, self->trials, self->seed);
}
