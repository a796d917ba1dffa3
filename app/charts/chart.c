/* The table of charts.  A chart of its own file and a row here are all it takes. */
#include "config.h"

#include "charts/chart.h"

#include "charts.h"

#include <glib/gi18n-lib.h>

static const RecourseChart charts[] = {
  { "commitments", RECOURSE_BAND_INVESTMENTS, N_ ("Commitments"),
    N_ ("Totals by investor, cut by how sure the money is; contested totals as a range"),
    chart_lay_out_commitments },
  { "rights", RECOURSE_BAND_STAKES, N_ ("Rights over time"),
    N_ ("Who holds which right until when: exclusive, shared, contested"), chart_lay_out_rights },
  { "payoffs", RECOURSE_BAND_OUTCOMES, N_ ("Payoffs"),
    N_ ("P10, median, mean and P90 of every party on every path"), chart_lay_out_payoffs },
  { "distributions", RECOURSE_BAND_OUTCOMES, N_ ("Distributions"),
    N_ ("The shape of one party's outcomes on every path, as density and twenty dots"),
    chart_lay_out_distributions },
};

const RecourseChart *
recourse_charts (guint *n_charts)
{
  if (n_charts != NULL)
    *n_charts = G_N_ELEMENTS (charts);
  return charts;
}

const RecourseChart *
recourse_chart_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (charts); i++)
    if (g_strcmp0 (charts[i].name, name) == 0)
      return &charts[i];
  return NULL;
}

RecourseScene *
recourse_chart_lay_out (const RecourseChart *chart, const RecourseChartInput *input)
{
  RecourseScene *scene;

  g_return_val_if_fail (chart != NULL && input != NULL && input->dossier != NULL, NULL);
  g_return_val_if_fail (input->width > 0 && input->height > 0 && input->numbers != NULL, NULL);
  scene = chart->lay_out (input);
  recourse_scene_seal (scene);
  return scene;
}

gboolean
chart_has_outcomes (const ChartFrame *frame)
{
  const RecourseChartInput *input = frame->input;

  return input->results != NULL && input->results->n_stakeholders > 0 && input->n_paths > 0;
}

RecourseScene *
chart_frame_without_outcomes (ChartFrame *frame)
{
  const RecourseChartInput *input = frame->input;

  if (input->results == NULL)
    return chart_frame_empty (
        frame, _ ("Nothing is computed yet"),
        _ ("The outcomes appear as soon as the model has been run. If they do "
           "not, the dossier has a fault: check it."));
  if (input->results->n_stakeholders == 0)
    return chart_frame_empty (
        frame, _ ("No party has an outcome"),
        _ ("Give a stakeholder a term, or an outcome of a path a payoff, to see "
           "here what each path would bring."));
  return chart_frame_empty (frame, _ ("No path is on"),
                            _ ("Switch on at least one path to see what it would bring."));
}
