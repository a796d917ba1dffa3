/* Answers as rows of the long table. */
#include "analyze-report.h"

static void
append_tornado (GString *csv, const RecourseResults *results, const RecourseTornado *tornado)
{
  RecourseCsvRow row = { tornado->is_fixed ? "tornado_fixed" : "tornado",
                         results->paths[tornado->path].id,
                         results->stakeholders[tornado->stakeholder], NULL };

  recourse_csv_append (csv, row, "base", tornado->base);
  for (guint i = 0; i < tornado->n_bars; i++)
    {
      row.item = results->drivers[i].id;
      recourse_csv_append (csv, row, "at_p10", tornado->bars[i].at_p10);
      recourse_csv_append (csv, row, "at_p90", tornado->bars[i].at_p90);
    }
}

static void
append_spider (GString *csv, const RecourseResults *results, const RecourseSpider *spider)
{
  for (guint i = 0; i < spider->n_lines; i++)
    for (guint j = 0; j < spider->lines[i].n_points; j++)
      {
        g_autofree char *at = recourse_number_to_text (spider->lines[i].x[j]);
        g_autofree char *item = g_strdup_printf ("%s:%s", results->drivers[i].id, at);
        const RecourseCsvRow row = { spider->is_fixed ? "spider_fixed" : "spider",
                                     results->paths[spider->path].id,
                                     results->stakeholders[spider->stakeholder], item };
        recourse_csv_append (csv, row, "value", spider->lines[i].y[j]);
      }
}

static void
append_strategy (GString *csv, const RecourseResults *results, const RecourseStrategy *strategy)
{
  for (guint i = 0; i < strategy->n_x * strategy->n_y; i++)
    {
      g_autofree char *x = recourse_number_to_text (strategy->x[i % strategy->n_x]);
      g_autofree char *y = recourse_number_to_text (strategy->y[i / strategy->n_x]);
      g_autofree char *item =
          g_strdup_printf ("%s:%s:%s:%s", results->drivers[strategy->x_driver].id, x,
                           results->drivers[strategy->y_driver].id, y);
      const RecourseCsvRow row = { "strategy", results->paths[strategy->best[i]].id,
                                   results->stakeholders[strategy->stakeholder], item };
      recourse_csv_append (csv, row, "lead", strategy->lead[i]);
    }
}

static void
append_break_even (GString *csv, const RecourseResults *results, const RecourseBreakEven *answer)
{
  static const char *const kinds[] = { "crossing", "jump", "flat" };

  for (guint i = 0; i < answer->n_roots; i++)
    {
      g_autofree char *item = g_strdup_printf ("%s:%s", results->drivers[answer->driver].id,
                                               results->paths[answer->second].id);
      const RecourseCsvRow row = { "break_even", results->paths[answer->first].id,
                                   results->stakeholders[answer->stakeholder], item };
      recourse_csv_append (csv, row, kinds[answer->roots[i].kind], answer->roots[i].at);
    }
}

static void
append_information (GString *csv,
                    const RecourseResults *results,
                    const RecourseInformation *information)
{
  for (guint p = 0; p < information->n_paths; p++)
    for (guint s = 0; s < information->n_stakeholders; s++)
      for (guint i = 0; i < information->n_drivers; i++)
        {
          const RecourseCsvRow row = { "explained", results->paths[p].id, results->stakeholders[s],
                                       results->drivers[i].id };
          recourse_csv_append (csv, row, "share",
                               recourse_information_explained (information, p, s, i));
        }
  for (guint s = 0; s < information->n_stakeholders; s++)
    {
      RecourseCsvRow row = { "information", NULL, results->stakeholders[s], NULL };
      recourse_csv_append (csv, row, "evpi", information->evpi[s]);
      for (guint i = 0; i < information->n_drivers; i++)
        {
          row.item = results->drivers[i].id;
          recourse_csv_append (csv, row, "evppi", recourse_information_evppi (information, s, i));
        }
    }
}

static void
append_bargain_point (GString *csv,
                      const char *id,
                      const char *table,
                      const RecourseBargainPoint *point)
{
  const RecourseCsvRow row = { table, NULL, NULL, id };

  recourse_csv_append (csv, row, "zopa_low", point->zopa_low);
  recourse_csv_append (csv, row, "zopa_high", point->zopa_high);
  recourse_csv_append (csv, row, "gaps", point->has_gaps ? 1.0 : 0.0);
  recourse_csv_append (csv, row, "payer_reservation", point->payer_reservation);
  recourse_csv_append (csv, row, "payee_reservation", point->payee_reservation);
  recourse_csv_append (csv, row, "nash", point->nash);
  recourse_csv_append (csv, row, "kalai_smorodinsky", point->kalai_smorodinsky);
  recourse_csv_append (csv, row, "egalitarian", point->egalitarian);
}

static void
append_spread (GString *csv, RecourseCsvRow row, const char *name, RecourseBargainSpread spread)
{
  const double values[] = { spread.p10, spread.p50, spread.p90 };
  const char *const levels[] = { "p10", "p50", "p90" };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autofree char *measure = g_strdup_printf ("%s_%s", name, levels[i]);
      recourse_csv_append (csv, row, measure, values[i]);
    }
}

static void
append_bargain (GString *csv, const RecourseBargainResult *bargain)
{
  const RecourseCsvRow row = { "bargain_draws", NULL, NULL, bargain->id };

  append_bargain_point (csv, bargain->id, "bargain_means", &bargain->at_means);
  append_bargain_point (csv, bargain->id, "bargain_medians", &bargain->at_medians);
  recourse_csv_append (csv, row, "trials", (double)bargain->trials);
  recourse_csv_append (csv, row, "p_zopa", bargain->p_zopa);
  append_spread (csv, row, "zopa_low", bargain->zopa_low);
  append_spread (csv, row, "zopa_high", bargain->zopa_high);
  append_spread (csv, row, "nash", bargain->nash);
  append_spread (csv, row, "kalai_smorodinsky", bargain->kalai_smorodinsky);
  append_spread (csv, row, "egalitarian", bargain->egalitarian);
}

void
recourse_report_add_answers_csv (const RecourseReport *report, GString *csv)
{
  const RecourseAnswers *answers = report->answers;

  append_information (csv, report->results, answers->information);
  for (guint i = 0; i < answers->tornados->len; i++)
    append_tornado (csv, report->results, g_ptr_array_index (answers->tornados, i));
  for (guint i = 0; i < answers->spiders->len; i++)
    append_spider (csv, report->results, g_ptr_array_index (answers->spiders, i));
  for (guint i = 0; i < answers->strategies->len; i++)
    append_strategy (csv, report->results, g_ptr_array_index (answers->strategies, i));
  for (guint i = 0; i < answers->break_evens->len; i++)
    append_break_even (csv, report->results, g_ptr_array_index (answers->break_evens, i));
  for (guint i = 0; i < answers->bargains->len; i++)
    append_bargain (csv, g_ptr_array_index (answers->bargains, i));
}
