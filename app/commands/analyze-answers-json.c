/* Answers as JSON, in the shape of the format page. */
#include "analyze-report.h"

#include <math.h>

#define LINES RECOURSE_JSON_LINES
#define ROW RECOURSE_JSON_ROW

static void
add_policy (RecourseJsonText *json,
            const RecourseResults *results,
            guint path,
            guint stakeholder,
            gboolean is_fixed)
{
  recourse_json_text_add_string (json, "path", results->paths[path].id);
  recourse_json_text_add_string (json, "stakeholder", results->stakeholders[stakeholder]);
  recourse_json_text_add_string (json, "policy", is_fixed ? "fixed" : "free");
}

static void
add_tornado (RecourseJsonText *json, const RecourseResults *results, const RecourseTornado *tornado)
{
  recourse_json_text_open_object (json, NULL, LINES);
  add_policy (json, results, tornado->path, tornado->stakeholder, tornado->is_fixed);
  recourse_json_text_add_number (json, "base", tornado->base);
  recourse_json_text_open_array (json, "bars", LINES);
  for (guint i = 0; i < tornado->n_bars; i++)
    {
      recourse_json_text_open_object (json, NULL, ROW);
      recourse_json_text_add_string (json, "driver", results->drivers[i].id);
      recourse_json_text_add_number (json, "at_p10", tornado->bars[i].at_p10);
      recourse_json_text_add_number (json, "at_p90", tornado->bars[i].at_p90);
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_line (RecourseJsonText *json, const char *driver, const RecourseLine *line)
{
  recourse_json_text_open_object (json, NULL, ROW);
  recourse_json_text_add_string (json, "driver", driver);
  recourse_json_text_open_array (json, "points", ROW);
  for (guint i = 0; i < line->n_points; i++)
    recourse_json_text_add_numbers (json, NULL, (const double[]){ line->x[i], line->y[i] }, 2);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_spider (RecourseJsonText *json, const RecourseResults *results, const RecourseSpider *spider)
{
  recourse_json_text_open_object (json, NULL, LINES);
  add_policy (json, results, spider->path, spider->stakeholder, spider->is_fixed);
  recourse_json_text_open_array (json, "lines", LINES);
  for (guint i = 0; i < spider->n_lines; i++)
    add_line (json, results->drivers[i].id, &spider->lines[i]);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_axis (
    RecourseJsonText *json, const char *key, const char *driver, const double *values, guint n)
{
  recourse_json_text_open_object (json, key, ROW);
  recourse_json_text_add_string (json, "driver", driver);
  recourse_json_text_add_numbers (json, "values", values, n);
  recourse_json_text_close (json);
}

static void
add_strategy (RecourseJsonText *json,
              const RecourseResults *results,
              const RecourseStrategy *strategy)
{
  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "stakeholder", results->stakeholders[strategy->stakeholder]);
  add_axis (json, "x", results->drivers[strategy->x_driver].id, strategy->x, strategy->n_x);
  add_axis (json, "y", results->drivers[strategy->y_driver].id, strategy->y, strategy->n_y);
  recourse_json_text_open_array (json, "best", LINES);
  for (guint i = 0; i < strategy->n_y; i++)
    {
      recourse_json_text_open_array (json, NULL, ROW);
      for (guint j = 0; j < strategy->n_x; j++)
        recourse_json_text_add_string (json, NULL,
                                       results->paths[strategy->best[i * strategy->n_x + j]].id);
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "lead", LINES);
  for (guint i = 0; i < strategy->n_y; i++)
    recourse_json_text_add_numbers (json, NULL, strategy->lead + (gsize)i * strategy->n_x,
                                    strategy->n_x);
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_break_even (RecourseJsonText *json,
                const RecourseResults *results,
                const RecourseBreakEven *answer)
{
  static const char *const kinds[] = {
    [RECOURSE_ROOT_CROSSING] = "crossing",
    [RECOURSE_ROOT_JUMP] = "jump",
    [RECOURSE_ROOT_FLAT] = "flat",
  };

  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "driver", results->drivers[answer->driver].id);
  recourse_json_text_add_string (json, "stakeholder", results->stakeholders[answer->stakeholder]);
  recourse_json_text_open_array (json, "between", ROW);
  recourse_json_text_add_string (json, NULL, results->paths[answer->first].id);
  recourse_json_text_add_string (json, NULL, results->paths[answer->second].id);
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "values", ROW);
  for (guint i = 0; i < answer->n_roots; i++)
    {
      recourse_json_text_open_object (json, NULL, ROW);
      recourse_json_text_add_number (json, "at", answer->roots[i].at);
      recourse_json_text_add_string (json, "kind", kinds[answer->roots[i].kind]);
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_information (RecourseJsonText *json,
                 const RecourseResults *results,
                 const RecourseInformation *information,
                 guint s)
{
  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "stakeholder", results->stakeholders[s]);
  recourse_json_text_add_number (json, "evpi", information->evpi[s]);
  recourse_json_text_open_array (json, "evppi", LINES);
  for (guint i = 0; i < information->n_drivers; i++)
    {
      recourse_json_text_open_object (json, NULL, ROW);
      recourse_json_text_add_string (json, "driver", results->drivers[i].id);
      recourse_json_text_add_number (json, "value", recourse_information_evppi (information, s, i));
      recourse_json_text_close (json);
    }
  recourse_json_text_close (json);
  recourse_json_text_close (json);
}

static void
add_bargain_point (RecourseJsonText *json,
                   const char *id,
                   const char *at,
                   const RecourseBargainPoint *point)
{
  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "id", id);
  recourse_json_text_add_string (json, "at", at);
  if (isnan (point->zopa_low))
    recourse_json_text_add_string (json, "zopa", NULL);
  else
    recourse_json_text_add_numbers (json, "zopa",
                                    (const double[]){ point->zopa_low, point->zopa_high }, 2);
  recourse_json_text_add_flag (json, "gaps", point->has_gaps);
  recourse_json_text_add_number (json, "payer_reservation", point->payer_reservation);
  recourse_json_text_add_number (json, "payee_reservation", point->payee_reservation);
  recourse_json_text_add_number (json, "nash", point->nash);
  recourse_json_text_add_number (json, "kalai_smorodinsky", point->kalai_smorodinsky);
  recourse_json_text_add_number (json, "egalitarian", point->egalitarian);
  recourse_json_text_close (json);
}

static void
add_spread (RecourseJsonText *json, const char *key, RecourseBargainSpread spread)
{
  recourse_json_text_open_object (json, key, ROW);
  recourse_json_text_add_number (json, "p10", spread.p10);
  recourse_json_text_add_number (json, "p50", spread.p50);
  recourse_json_text_add_number (json, "p90", spread.p90);
  recourse_json_text_close (json);
}

static void
add_bargain_draws (RecourseJsonText *json, const RecourseBargainResult *bargain)
{
  recourse_json_text_open_object (json, NULL, LINES);
  recourse_json_text_add_string (json, "id", bargain->id);
  recourse_json_text_add_string (json, "at", "draws");
  recourse_json_text_add_count (json, "trials", bargain->trials);
  recourse_json_text_add_number (json, "p_zopa", bargain->p_zopa);
  add_spread (json, "zopa_low", bargain->zopa_low);
  add_spread (json, "zopa_high", bargain->zopa_high);
  add_spread (json, "nash", bargain->nash);
  add_spread (json, "kalai_smorodinsky", bargain->kalai_smorodinsky);
  add_spread (json, "egalitarian", bargain->egalitarian);
  recourse_json_text_close (json);
}

static void
add_questions (RecourseJsonText *json,
               const RecourseResults *results,
               const RecourseAnswers *answers)
{
  recourse_json_text_open_array (json, "tornado", LINES);
  for (guint i = 0; i < answers->tornados->len; i++)
    add_tornado (json, results, g_ptr_array_index (answers->tornados, i));
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "spider", LINES);
  for (guint i = 0; i < answers->spiders->len; i++)
    add_spider (json, results, g_ptr_array_index (answers->spiders, i));
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "strategy", LINES);
  for (guint i = 0; i < answers->strategies->len; i++)
    add_strategy (json, results, g_ptr_array_index (answers->strategies, i));
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "break_even", LINES);
  for (guint i = 0; i < answers->break_evens->len; i++)
    add_break_even (json, results, g_ptr_array_index (answers->break_evens, i));
  recourse_json_text_close (json);
}

void
recourse_report_add_answers_json (const RecourseReport *report, RecourseJsonText *json)
{
  const RecourseAnswers *answers = report->answers;

  add_questions (json, report->results, answers);
  recourse_json_text_open_array (json, "information", LINES);
  for (guint i = 0; i < report->results->n_stakeholders; i++)
    add_information (json, report->results, answers->information, i);
  recourse_json_text_close (json);
  recourse_json_text_open_array (json, "bargains", LINES);
  for (guint i = 0; i < answers->bargains->len; i++)
    {
      const RecourseBargainResult *bargain = g_ptr_array_index (answers->bargains, i);
      add_bargain_point (json, bargain->id, "means", &bargain->at_means);
      add_bargain_point (json, bargain->id, "medians", &bargain->at_medians);
      add_bargain_draws (json, bargain);
    }
  recourse_json_text_close (json);
}
