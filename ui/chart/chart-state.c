/* From an open document to the scene of one chart: gathers what the chart may know, and nothing that it
 * does not need, so that a change which does not matter to it is seen to be none. */
#include "ui/chart/chart-state.h"

#include "ui/inspector/figures.h"
#include "ui/theme.h"

struct _RecourseChartState
{
  const RecourseChart *chart;
  RecourseChartInput input; /* borrows from the members below */
  RecourseDossier *dossier;
  RecourseResults *results;
  RecourseInsight *insight;
  GArray *paths;
  GStrv hidden;
};

GArray *
recourse_chart_state_list_paths (RecourseDocument *document)
{
  guint n_paths =
      g_list_model_get_n_items (G_LIST_MODEL (recourse_document_get_dossier (document)->paths));
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_paths; i++)
    if (recourse_document_is_path_on (document, i))
      g_array_append_val (paths, i);
  return paths;
}

static void
take_outcomes (RecourseChartState *self, RecourseDocument *document)
{
  RecourseResults *results = recourse_document_get_results (document);

  self->paths = recourse_chart_state_list_paths (document);
  self->results = results != NULL ? recourse_results_ref (results) : NULL;
  self->input.results = self->results;
  self->input.paths = (const guint *)(gpointer)self->paths->data;
  self->input.n_paths = self->paths->len;
  self->input.leader = recourse_document_get_leader (document);
  self->input.stakeholder = recourse_document_get_stakeholder (document);
}

/* What is known of another view says nothing about this one. */
static void
take_insight (RecourseChartState *self, RecourseDocument *document)
{
  RecourseInsight *insight = recourse_document_get_insight (document);

  if (insight == NULL || insight->leader != self->input.leader
      || insight->stakeholder != self->input.stakeholder)
    return;
  self->insight = recourse_insight_ref (insight);
  self->input.insight = self->insight;
}

static void
take_hidden (RecourseChartState *self, RecourseDocument *document)
{
  self->hidden = g_strdupv ((GStrv)(gpointer)recourse_document_get_hidden (document));
  self->input.hidden = (const char *const *)self->hidden;
}

RecourseChartState *
recourse_chart_state_new (const RecourseChart *chart,
                          RecourseDocument *document,
                          RecourseChartForm form,
                          double width,
                          double height,
                          GtkWidget *widget)
{
  RecourseChartState *self = g_new0 (RecourseChartState, 1);

  self->chart = chart;
  self->dossier = g_object_ref (recourse_document_get_dossier (document));
  self->input.dossier = self->dossier;
  if (!recourse_chart_is_evidence (chart))
    take_outcomes (self, document);
  if (chart->needs_insight)
    take_insight (self, document);
  if (chart->splits)
    take_hidden (self, document);
  self->input.width = width;
  self->input.height = height;
  self->input.text_scale = form == RECOURSE_CHART_CARD ? recourse_ui_text_scale (widget) : 1.0;
  self->input.form = form;
  self->input.numbers = recourse_figures_form ();
  self->input.is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  return self;
}

RecourseChartState *
recourse_chart_state_new_first (const RecourseChart *chart,
                                const RecourseLoaded *loaded,
                                double width,
                                double height,
                                gboolean is_rtl)
{
  RecourseChartState *self = g_new0 (RecourseChartState, 1);

  self->chart = chart;
  self->dossier = g_object_ref (loaded->dossier);
  self->input.dossier = self->dossier;
  if (!recourse_chart_is_evidence (chart))
    {
      self->paths = g_array_ref (loaded->paths);
      self->results = recourse_results_ref (loaded->draws);
      self->input.results = self->results;
      self->input.paths = (const guint *)(gpointer)self->paths->data;
      self->input.n_paths = self->paths->len;
      self->input.leader = loaded->leader;
    }
  self->input.width = width;
  self->input.height = height;
  self->input.text_scale = 1.0;
  self->input.form = RECOURSE_CHART_CARD;
  self->input.numbers = recourse_figures_form ();
  self->input.is_rtl = is_rtl;
  return self;
}

void
recourse_chart_state_free (RecourseChartState *self)
{
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->results, recourse_results_unref);
  g_clear_pointer (&self->insight, recourse_insight_unref);
  g_clear_pointer (&self->paths, g_array_unref);
  g_strfreev (self->hidden);
  g_free (self);
}

gboolean
recourse_chart_state_is_kin (const RecourseChartState *a, const RecourseChartState *b)
{
  return a->chart == b->chart && a->dossier == b->dossier && a->input.form == b->input.form
         && a->input.width == b->input.width && a->input.height == b->input.height
         && a->input.text_scale == b->input.text_scale && a->input.is_rtl == b->input.is_rtl;
}

static gboolean
same_parties (const RecourseChartState *a, const RecourseChartState *b)
{
  if (a->hidden == NULL || b->hidden == NULL)
    return a->hidden == b->hidden;
  return g_strv_equal (a->input.hidden, b->input.hidden);
}

gboolean
recourse_chart_state_same_view (const RecourseChartState *a, const RecourseChartState *b)
{
  return a->input.leader == b->input.leader && a->input.stakeholder == b->input.stakeholder
         && same_parties (a, b) && a->input.n_paths == b->input.n_paths
         && (a->input.n_paths == 0
             || memcmp (a->input.paths, b->input.paths, a->input.n_paths * sizeof (guint)) == 0);
}

gboolean
recourse_chart_state_equal (const RecourseChartState *a, const RecourseChartState *b)
{
  return recourse_chart_state_is_kin (a, b) && recourse_chart_state_same_view (a, b)
         && a->results == b->results && a->insight == b->insight;
}

static gboolean
has_draws (const RecourseChartState *self)
{
  return self->results != NULL && self->results->trials > 0;
}

gboolean
recourse_chart_state_lacks_draws (const RecourseChartState *shown, const RecourseChartState *next)
{
  return recourse_chart_state_is_kin (shown, next) && recourse_chart_state_same_view (shown, next)
         && has_draws (shown) && !has_draws (next);
}

gboolean
recourse_chart_state_is_waiting (const RecourseChartState *self)
{
  return self->chart->needs_insight && self->insight == NULL && self->results != NULL
         && self->results->n_stakeholders > 0;
}

RecourseScene *
recourse_chart_state_lay_out (const RecourseChartState *self)
{
  return recourse_chart_lay_out (self->chart, &self->input);
}
