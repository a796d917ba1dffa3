/* From an open document to the scene of one chart: gathers what a chart may know. */
#include "ui/chart-scene.h"

#include "ui/figures.h"
#include "ui/theme.h"

static GArray *
paths_that_are_on (RecourseDocument *document)
{
  guint n_paths =
      g_list_model_get_n_items (G_LIST_MODEL (recourse_document_get_dossier (document)->paths));
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n_paths; i++)
    if (recourse_document_is_path_on (document, i))
      g_array_append_val (paths, i);
  return paths;
}

RecourseScene *
recourse_chart_scene_new (const RecourseChart *chart,
                          RecourseDocument *document,
                          RecourseChartForm form,
                          double width,
                          double height,
                          GtkWidget *widget)
{
  g_autoptr (GArray) paths = paths_that_are_on (document);
  guint stakeholder = 0;
  RecourseChartInput input = { 0 };

  g_object_get (document, "stakeholder", &stakeholder, NULL);
  input.dossier = recourse_document_get_dossier (document);
  input.results = recourse_document_get_results (document);
  input.paths = (const guint *)(gpointer)paths->data;
  input.n_paths = paths->len;
  input.leader = recourse_document_get_leader (document);
  input.stakeholder = stakeholder;
  input.width = width;
  input.height = height;
  input.text_scale = form == RECOURSE_CHART_CARD ? recourse_ui_text_scale (widget) : 1.0;
  input.form = form;
  input.numbers = recourse_figures_form ();
  input.is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  return recourse_chart_lay_out (chart, &input);
}
