/* The table of charts.  A chart of its own file and a row here are all it takes. */
#include "config.h"

#include "charts/chart.h"

#include "charts.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>

static const RecourseChart charts[] = {
  { "capital-timeline", RECOURSE_BAND_INVESTMENTS, N_ ("Capital over time"),
    N_ ("Money added up by investor, paid and promised told apart, with the events around it"),
    chart_lay_out_capital_timeline, .splits = TRUE },
  { "commitments", RECOURSE_BAND_INVESTMENTS, N_ ("Commitments"),
    N_ ("Totals by investor, cut by how sure the money is; contested totals as a range"),
    chart_lay_out_commitments, .splits = TRUE },
  { "flows", RECOURSE_BAND_INVESTMENTS, N_ ("Flows"),
    N_ ("Who would pay whom for equity, compute and shares of revenue"), chart_lay_out_flows,
    .splits = TRUE },
  { "ownership", RECOURSE_BAND_STAKES, N_ ("Ownership"),
    N_ ("Who holds what share of whom, its value and as of when"), chart_lay_out_ownership,
    .splits = TRUE },
  { "rights", RECOURSE_BAND_STAKES, N_ ("Rights over time"),
    N_ ("Who holds which right until when: exclusive, shared, contested"), chart_lay_out_rights,
    .splits = TRUE },
  { "rights-matrix", RECOURSE_BAND_STAKES, N_ ("Rights by party"),
    N_ ("Party by right: who holds, shares, grants or contests each"), chart_lay_out_rights_matrix,
    .splits = TRUE },
  { "influence", RECOURSE_BAND_STAKES, N_ ("Influence"),
    N_ ("Power against interest of every stakeholder, with its stance"), chart_lay_out_influence,
    .splits = TRUE },
  { "payoffs", RECOURSE_BAND_OUTCOMES, N_ ("Payoffs"),
    N_ ("P10, median, mean and P90 of every party on every path"), chart_lay_out_payoffs,
    .splits = TRUE },
  { "distributions", RECOURSE_BAND_OUTCOMES, N_ ("Distributions"),
    N_ ("The shape of one party's outcomes on every path, as density and twenty dots"),
    chart_lay_out_distributions },
  { "exceedance", RECOURSE_BAND_OUTCOMES, N_ ("Chances"),
    N_ ("The chance of at least so much, for one party on every path"), chart_lay_out_exceedance },
  { "bridge", RECOURSE_BAND_OUTCOMES, N_ ("Bridge"),
    N_ ("From the baseline to the expected payoff of the leading path, term by term"),
    chart_lay_out_bridge, TRUE },
  { "years", RECOURSE_BAND_OUTCOMES, N_ ("Years"),
    N_ ("What the leading path would bring one party in each year of the horizon"),
    chart_lay_out_years },
  { "tornado", RECOURSE_BAND_OUTCOMES, N_ ("Tornado"),
    N_ ("Which assumption moves the leading path most"), chart_lay_out_tornado, TRUE },
  { "strategy", RECOURSE_BAND_OUTCOMES, N_ ("Strategy"),
    N_ ("The best path over the two assumptions that decide most"), chart_lay_out_strategy, TRUE },
  { "bargaining", RECOURSE_BAND_OUTCOMES, N_ ("Bargaining"),
    N_ ("Which transfers both sides would accept, and where they may meet"),
    chart_lay_out_bargaining, TRUE },
  { "preference", RECOURSE_BAND_OUTCOMES, N_ ("Preference"),
    N_ ("Who would choose which path, and how surely"), chart_lay_out_preference, .splits = TRUE },
  { "information", RECOURSE_BAND_OUTCOMES, N_ ("Worth of knowing"),
    N_ ("What it would be worth to know each assumption before choosing the path"),
    chart_lay_out_information, TRUE },
  { "tree", RECOURSE_BAND_OUTCOMES, N_ ("Tree"),
    N_ ("The leading path's decisions and chances, what would be chosen, and what it comes to"),
    chart_lay_out_tree },
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

gboolean
recourse_chart_is_evidence (const RecourseChart *chart)
{
  return chart->band != RECOURSE_BAND_OUTCOMES;
}

/* A chart that stays empty whoever is shown lacks something else than parties: what it then says.  (transfer full)
 * (nullable) */
static RecourseScene *
find_empty (const RecourseChart *chart, const RecourseChartInput *input)
{
  RecourseChartInput all = *input;
  RecourseScene *scene;

  all.hidden = NULL;
  scene = chart->lay_out (&all);
  if (!chart_scene_is_empty (scene))
    g_clear_pointer (&scene, recourse_scene_unref);
  return scene;
}

RecourseScene *
recourse_chart_lay_out (const RecourseChart *chart, const RecourseChartInput *input)
{
  RecourseScene *scene, *empty = NULL;
  ChartFilter filter;

  g_return_val_if_fail (chart != NULL && input != NULL && input->dossier != NULL, NULL);
  g_return_val_if_fail (input->width > 0 && input->height > 0 && input->numbers != NULL, NULL);
  chart_filter_init (&filter, input, chart->splits, !recourse_chart_is_evidence (chart));
  scene = chart->lay_out (&filter.input);
  if (filter.input.hidden != NULL && chart_scene_is_empty (scene))
    empty = find_empty (chart, input);
  if (empty != NULL)
    {
      recourse_scene_unref (scene);
      scene = empty;
    }
  else
    chart_filter_tell (&filter, scene);
  chart_filter_clear (&filter);
  chart_source_pages (scene);
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
chart_frame_without_draws (ChartFrame *frame)
{
  return chart_frame_empty (frame, _ ("The draws are still to come"),
                            _ ("Expected values are known; the distribution appears once the model "
                               "has been simulated."));
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
