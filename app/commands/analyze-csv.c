/* The report as a long table: one number a row, with what it belongs to in columns, as statistics programs
 * read it (RFC 4180, with plain line feeds). */
#include "analyze-report.h"
#include "json-text.h"

#include <math.h>

static void
append_field (GString *csv, const char *text)
{
  if (text == NULL)
    return;
  if (strpbrk (text, ",\"\r\n") == NULL)
    {
      g_string_append (csv, text);
      return;
    }
  g_string_append_c (csv, '"');
  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append_c (csv, '"');
}

/* A number that does not exist is an empty field. */
void
recourse_csv_append (GString *csv, RecourseCsvRow row, const char *measure, double value)
{
  const char *const cells[] = { row.table, row.path, row.stakeholder, row.item, measure };

  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      append_field (csv, cells[i]);
      g_string_append_c (csv, ',');
    }
  if (isfinite (value))
    {
      g_autofree char *text = recourse_number_to_text (value);
      g_string_append (csv, text);
    }
  g_string_append_c (csv, '\n');
}

static void
append_drivers (GString *csv, const RecourseResults *results)
{
  for (guint i = 0; i < results->n_drivers; i++)
    {
      const RecourseDriverResult *driver = &results->drivers[i];
      const RecourseCsvRow row = { "driver", NULL, NULL, driver->id };
      recourse_csv_append (csv, row, "mean", driver->mean);
      recourse_csv_append (csv, row, "sd", driver->sd);
      recourse_csv_append (csv, row, "p10", driver->p10);
      recourse_csv_append (csv, row, "p50", driver->p50);
      recourse_csv_append (csv, row, "p90", driver->p90);
    }
}

static void
append_statistics (GString *csv, RecourseCsvRow row, const RecoursePayoff *payoff)
{
  recourse_csv_append (csv, row, "rollback_mean", payoff->rollback_mean);
  recourse_csv_append (csv, row, "rollback_median", payoff->rollback_median);
  recourse_csv_append (csv, row, "mean", payoff->mean);
  recourse_csv_append (csv, row, "se", payoff->se);
  recourse_csv_append (csv, row, "sd", payoff->sd);
  recourse_csv_append (csv, row, "p5", payoff->p5);
  recourse_csv_append (csv, row, "p10", payoff->p10);
  recourse_csv_append (csv, row, "p25", payoff->p25);
  recourse_csv_append (csv, row, "p50", payoff->p50);
  recourse_csv_append (csv, row, "p75", payoff->p75);
  recourse_csv_append (csv, row, "p90", payoff->p90);
  recourse_csv_append (csv, row, "p95", payoff->p95);
  recourse_csv_append (csv, row, "p_loss", payoff->p_loss);
  recourse_csv_append (csv, row, "worst_tenth", payoff->worst_tenth);
  recourse_csv_append (csv, row, "certainty_equivalent", payoff->certainty_equivalent);
  recourse_csv_append (csv, row, "p_best", payoff->p_best);
}

static void
append_shape (GString *csv, RecourseCsvRow row, const RecoursePayoff *payoff)
{
  row.table = "density";
  for (guint i = 0; i < payoff->density.n; i++)
    {
      g_autofree char *at =
          recourse_number_to_text (payoff->density.from + i * payoff->density.step);
      row.item = at;
      recourse_csv_append (csv, row, "density", payoff->density.values[i]);
    }
  row.table = "exceedance";
  for (guint i = 0; i < payoff->n_exceedance; i++)
    {
      g_autofree char *at = recourse_number_to_text (payoff->exceedance[i].x);
      row.item = at;
      recourse_csv_append (csv, row, "probability", payoff->exceedance[i].probability);
    }
}

static void
append_years (GString *csv, RecourseCsvRow row, const RecoursePayoff *payoff)
{
  row.table = "yearly";
  for (guint i = 0; i < payoff->n_years; i++)
    {
      g_autofree char *year = g_strdup_printf ("%d", payoff->yearly[i].year);
      row.item = year;
      recourse_csv_append (csv, row, "mean", payoff->yearly[i].mean);
      recourse_csv_append (csv, row, "p10", payoff->yearly[i].p10);
      recourse_csv_append (csv, row, "p50", payoff->yearly[i].p50);
      recourse_csv_append (csv, row, "p90", payoff->yearly[i].p90);
    }
}

static void
append_policy (GString *csv, const RecourseResults *results, const RecoursePathResult *path)
{
  for (guint d = 0; d < path->n_decisions; d++)
    {
      const RecourseDecision *decision = &path->decisions[d];
      for (guint i = 0; i < decision->n_options; i++)
        {
          g_autofree char *item = g_strdup_printf ("%s:%s", decision->node, decision->options[i]);
          const RecourseCsvRow row = {
            "policy", path->id,
            decision->owner == G_MAXUINT ? NULL : results->stakeholders[decision->owner], item
          };
          recourse_csv_append (csv, row, "value", decision->values[i]);
          recourse_csv_append (csv, row, "chosen", i == decision->chosen ? 1.0 : 0.0);
          recourse_csv_append (csv, row, "tied", decision->tied[i] ? 1.0 : 0.0);
          recourse_csv_append (csv, row, "best_in_draws", decision->best_in_draws[i]);
        }
    }
}

static void
append_outcomes (GString *csv, const RecourseResults *results, const RecoursePathResult *path)
{
  for (guint i = 0; i < path->n_outcomes; i++)
    {
      RecourseCsvRow row = { "outcome", path->id, NULL, path->outcomes[i].id };
      recourse_csv_append (csv, row, "probability", path->outcomes[i].probability);
      for (guint s = 0; s < results->n_stakeholders; s++)
        {
          row.stakeholder = results->stakeholders[s];
          recourse_csv_append (csv, row, "payoff", path->outcomes[i].payoffs[s]);
        }
    }
}

static void
append_beats (GString *csv, const RecourseResults *results)
{
  for (guint s = 0; s < results->n_stakeholders; s++)
    for (guint a = 0; a < results->n_paths; a++)
      for (guint b = a + 1; b < results->n_paths; b++)
        {
          const RecourseCsvRow row = { "beats", results->paths[a].id, results->stakeholders[s],
                                       results->paths[b].id };
          recourse_csv_append (csv, row, "probability", recourse_results_beats (results, s, a, b));
        }
}

static void
append_path (GString *csv, const RecourseResults *results, const RecoursePathResult *path)
{
  for (guint s = 0; s < results->n_stakeholders; s++)
    {
      const RecourseCsvRow row = { "payoff", path->id, results->stakeholders[s], NULL };
      append_statistics (csv, row, &path->payoffs[s]);
      append_shape (csv, row, &path->payoffs[s]);
      append_years (csv, row, &path->payoffs[s]);
    }
  append_policy (csv, results, path);
  append_outcomes (csv, results, path);
}

char *
recourse_report_to_csv (const RecourseReport *report)
{
  const RecourseResults *results = report->results;
  GString *csv = g_string_new ("table,path,stakeholder,item,measure,value\n");
  const RecourseCsvRow run = { "run", NULL, NULL, NULL };

  recourse_csv_append (csv, run, "trials", (double)results->trials);
  recourse_csv_append (csv, run, "seed", (double)results->seed);
  recourse_csv_append (csv, run, "correlated", results->correlated);
  append_drivers (csv, results);
  for (guint i = 0; i < results->n_paths; i++)
    append_path (csv, results, &results->paths[i]);
  append_beats (csv, results);
  recourse_report_add_answers_csv (report, csv);

  return g_string_free (csv, FALSE);
}
