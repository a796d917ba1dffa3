/* The report as JSON, in the shape of the format page. */
#include "analyze-report.h"
#include "json-text.h"

#define LINES RECOURSE_JSON_LINES
#define ROW RECOURSE_JSON_ROW

static void
add_drivers (RecourseJsonText *json, const RecourseResults *results)
{
  recourse_json_text_open_array (json, "drivers", LINES);
  for (guint i = 0; i < results->n_drivers; i++)
    {
      const RecourseDriverResult *driver = &results->drivers[i];
      recourse_json_text_open_object (json, NULL, ROW);
      recourse_json_text_add_string (json, "id", driver->id);
      recourse_json_text_add_number (json, "mean", driver->mean);
      recourse_json_text_add_number (json, "sd", driver->sd);
      recourse_json_text_add_number (json, "p10", driver->p10);
      recourse_json_text_add_number (json, "p50", driver->p50);
      recourse_json_text_add_number (json, "p90", driver->p90);
      recourse_json_text_add_flag (json, "fixed", driver->is_fixed);
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
}

static void
add_statistics (RecourseJsonText *json, const RecoursePayoff *payoff)
{
  recourse_json_text_add_number (json, "rollback_mean", payoff->rollback_mean);
  recourse_json_text_add_number (json, "rollback_median", payoff->rollback_median);
  recourse_json_text_add_number (json, "mean", payoff->mean);
  recourse_json_text_add_number (json, "se", payoff->se);
  recourse_json_text_add_number (json, "sd", payoff->sd);
  recourse_json_text_add_number (json, "p5", payoff->p5);
  recourse_json_text_add_number (json, "p10", payoff->p10);
  recourse_json_text_add_number (json, "p25", payoff->p25);
  recourse_json_text_add_number (json, "p50", payoff->p50);
  recourse_json_text_add_number (json, "p75", payoff->p75);
  recourse_json_text_add_number (json, "p90", payoff->p90);
  recourse_json_text_add_number (json, "p95", payoff->p95);
  recourse_json_text_add_number (json, "p_loss", payoff->p_loss);
  recourse_json_text_add_number (json, "worst_tenth", payoff->worst_tenth);
  recourse_json_text_add_number (json, "certainty_equivalent", payoff->certainty_equivalent);
  recourse_json_text_add_number (json, "p_best", payoff->p_best);
}

static void
add_shape (RecourseJsonText *json, const RecoursePayoff *payoff)
{
  recourse_json_text_open_object (json, "density", LINES);
  recourse_json_text_add_number (json, "from", payoff->density.from);
  recourse_json_text_add_number (json, "step", payoff->density.step);
  recourse_json_text_add_numbers (json, "values", payoff->density.values, payoff->density.n);
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "exceedance", ROW);
  for (guint i = 0; i < payoff->n_exceedance; i++)
    recourse_json_text_add_numbers (
        json, NULL, (const double[]){ payoff->exceedance[i].x, payoff->exceedance[i].probability },
        2);
  recourse_json_text_close (json);
}

static void
add_years (RecourseJsonText *json, const RecoursePayoff *payoff)
{
  recourse_json_text_open_array (json, "yearly", LINES);
  for (guint i = 0; i < payoff->n_years; i++)
    {
      recourse_json_text_open_object (json, NULL, ROW);
      recourse_json_text_add_number (json, "year", payoff->yearly[i].year);
      recourse_json_text_add_number (json, "mean", payoff->yearly[i].mean);
      recourse_json_text_add_number (json, "p10", payoff->yearly[i].p10);
      recourse_json_text_add_number (json, "p50", payoff->yearly[i].p50);
      recourse_json_text_add_number (json, "p90", payoff->yearly[i].p90);
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
}

static void
add_explained (RecourseJsonText *json, const RecourseReport *report, guint path, guint stakeholder)
{
  const RecourseInformation *information = report->answers->information;

  recourse_json_text_open_array (json, "explained", LINES);
  for (guint i = 0; i < information->n_drivers; i++)
    {
      recourse_json_text_open_object (json, NULL, ROW);
      recourse_json_text_add_string (json, "driver", report->results->drivers[i].id);
      recourse_json_text_add_number (
          json, "share", recourse_information_explained (information, path, stakeholder, i));
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
}

static void
add_payoffs (RecourseJsonText *json, const RecourseReport *report, guint index)
{
  const RecourseResults *results = report->results;
  const RecoursePathResult *path = &results->paths[index];

  recourse_json_text_open_array (json, "stakeholders", LINES);
  for (guint i = 0; i < results->n_stakeholders; i++)
    {
      const RecoursePayoff *payoff = &path->payoffs[i];
      recourse_json_text_open_object (json, NULL, LINES);
      recourse_json_text_add_string (json, "id", results->stakeholders[i]);
      add_statistics (json, payoff);
      add_shape (json, payoff);
      add_years (json, payoff);
      add_explained (json, report, index, i);
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
}

static void
add_marked (RecourseJsonText *json,
            const char *key,
            const RecourseDecision *decision,
            const gboolean *marks)
{
  recourse_json_text_open_array (json, key, ROW);
  for (guint i = 0; i < decision->n_options; i++)
    if (marks[i])
      recourse_json_text_add_string (json, NULL, decision->options[i]);
  recourse_json_text_close (json);
}

static void
add_decision (RecourseJsonText *json,
              const RecourseReport *report,
              const RecourseDecision *decision)
{
  const char *owner =
      decision->owner == G_MAXUINT ? NULL : report->results->stakeholders[decision->owner];

  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "node", decision->node);
  recourse_json_text_add_string (json, "label", decision->label);
  recourse_json_text_add_string (json, "owner", owner);
  recourse_json_text_add_string (json, "chosen", decision->options[decision->chosen]);
  add_marked (json, "tied", decision, decision->tied);
  add_marked (json, "near_tied", decision, decision->near_tied);
  recourse_json_text_open_object (json, "values", ROW);
  for (guint i = 0; i < decision->n_options; i++)
    recourse_json_text_add_number (json, decision->options[i], decision->values[i]);
  recourse_json_text_close (json);
  recourse_json_text_add_number (json, "best_in_draws", decision->best_in_draws[decision->chosen]);
  recourse_json_text_open_object (json, "each_best_in_draws", ROW);
  for (guint i = 0; i < decision->n_options; i++)
    recourse_json_text_add_number (json, decision->options[i], decision->best_in_draws[i]);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_outcome (RecourseJsonText *json, const RecourseResults *results, const RecourseOutcome *outcome)
{
  recourse_json_text_open_object (json, NULL, ROW);
  recourse_json_text_add_string (json, "id", outcome->id);
  recourse_json_text_add_string (json, "label", outcome->label);
  recourse_json_text_add_number (json, "probability", outcome->probability);
  recourse_json_text_open_object (json, "payoffs", ROW);
  for (guint i = 0; i < results->n_stakeholders; i++)
    recourse_json_text_add_number (json, results->stakeholders[i], outcome->payoffs[i]);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_path (RecourseJsonText *json, const RecourseReport *report, guint index)
{
  const RecoursePathResult *path = &report->results->paths[index];

  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "id", path->id);
  recourse_json_text_add_string (json, "label", path->label);
  add_payoffs (json, report, index);
  recourse_json_text_open_array (json, "policy", LINES);
  for (guint i = 0; i < path->n_decisions; i++)
    add_decision (json, report, &path->decisions[i]);
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "outcomes", LINES);
  for (guint i = 0; i < path->n_outcomes; i++)
    add_outcome (json, report->results, &path->outcomes[i]);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

/* One row for each pair, the path listed first as `path`. */
static void
add_beats (RecourseJsonText *json, const RecourseResults *results)
{
  recourse_json_text_open_array (json, "beats", LINES);
  for (guint s = 0; s < results->n_stakeholders; s++)
    for (guint a = 0; a < results->n_paths; a++)
      for (guint b = a + 1; b < results->n_paths; b++)
        {
          recourse_json_text_open_object (json, NULL, ROW);
          recourse_json_text_add_string (json, "stakeholder", results->stakeholders[s]);
          recourse_json_text_add_string (json, "path", results->paths[a].id);
          recourse_json_text_add_string (json, "other", results->paths[b].id);
          recourse_json_text_add_number (json, "probability",
                                         recourse_results_beats (results, s, a, b));
          recourse_json_text_close (json);
        }
  recourse_json_text_close (json);
}

char *
recourse_report_to_json (const RecourseReport *report)
{
  const RecourseResults *results = report->results;
  g_autofree char *unit = recourse_dossier_dup_unit (report->dossier);
  RecourseJsonText *json = recourse_json_text_new ();

  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "title", report->dossier->title);
  recourse_json_text_add_string (json, "digest", report->digest);
  recourse_json_text_add_count (json, "trials", results->trials);
  recourse_json_text_add_count (json, "seed", results->seed);
  recourse_json_text_add_string (json, "unit", unit);
  recourse_json_text_add_flag (json, "correlated", results->correlated);
  add_drivers (json, results);
  recourse_json_text_open_array (json, "paths", LINES);
  for (guint i = 0; i < results->n_paths; i++)
    add_path (json, report, i);
  recourse_json_text_close (json);
  add_beats (json, results);
  recourse_report_add_answers_json (report, json);
  recourse_json_text_close (json);

  return recourse_json_text_finish (json);
}
