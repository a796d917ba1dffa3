/* Answers for a person: what explains the outcomes and what knowing it is worth, bargains, and what was asked. */
#include "config.h"

#include "analyze-report.h"
#include "drawing/number.h"
#include "text-table.h"

#include <glib/gi18n.h>
#include <math.h>

#define INDENT RECOURSE_REPORT_INDENT
#define WIDTH RECOURSE_REPORT_WIDTH

/* As many drivers as are told of in each list. */
#define TOLD 5

/* A driver that explains less is not worth a line. */
#define LEAST_SHARE 0.01
#define LEAST_WORTH 0.05 /* of knowing everything */

static const char *
stakeholder_label (const RecourseReport *report, guint index)
{
  return recourse_record_get_label (RECOURSE_RECORD (recourse_report_stakeholder (report, index)));
}

static char *
number (double value)
{
  return recourse_report_amount (value, fabs (value));
}

/* ---- what explains the outcomes ---- */

typedef struct
{
  guint index;
  double weight;
} Ranked;

static int
compare_ranked (const void *a, const void *b)
{
  const Ranked *x = a, *y = b;

  return x->weight != y->weight ? (x->weight < y->weight) - (x->weight > y->weight)
                                : (x->index > y->index) - (x->index < y->index);
}

/* "Damages if Microsoft wins 34%, …": what explains most of a path's expected payoff. */
static char *
describe_explained (const RecourseReport *report, guint path, guint stakeholder)
{
  const RecourseInformation *information = report->answers->information;
  g_autofree Ranked *ranked = g_new (Ranked, information->n_drivers + 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < information->n_drivers; i++)
    ranked[i] = (Ranked){ i, recourse_information_explained (information, path, stakeholder, i) };
  qsort (ranked, information->n_drivers, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < MIN (information->n_drivers, TOLD) && ranked[i].weight >= LEAST_SHARE; i++)
    {
      g_autofree char *share = recourse_format_percent (&recourse_number_form_c, ranked[i].weight);
      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : "",
                              report->results->drivers[ranked[i].index].label, share);
    }

  return g_string_free (text, FALSE);
}

static void
append_explained (const RecourseReport *report, GString *text)
{
  const RecourseResults *results = report->results;

  if (results->n_drivers == 0)
    return;
  recourse_report_append_heading (text,
                                  _ ("What explains the expected payoffs (share of variance)"));
  for (guint s = 0; s < results->n_stakeholders; s++)
    for (guint p = 0; p < results->n_paths; p++)
      {
        g_autofree char *drivers = describe_explained (report, p, s);
        g_autofree char *line =
            g_strdup_printf ("%s, %s: %s.", stakeholder_label (report, s), results->paths[p].label,
                             *drivers ? drivers : _ ("no single driver"));
        recourse_text_append_wrapped (text, line, WIDTH, INDENT);
      }
}

/* ---- what knowing would be worth ---- */

static char *
describe_worth (const RecourseReport *report, guint stakeholder)
{
  const RecourseInformation *information = report->answers->information;
  const double evpi = information->evpi[stakeholder];
  g_autofree Ranked *ranked = g_new (Ranked, information->n_drivers + 1);
  g_autofree char *all = number (evpi);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _ ("%s: %s to know everything before choosing the path"),
                          stakeholder_label (report, stakeholder), all);
  for (guint i = 0; i < information->n_drivers; i++)
    ranked[i] = (Ranked){ i, recourse_information_evppi (information, stakeholder, i) };
  qsort (ranked, information->n_drivers, sizeof *ranked, compare_ranked);
  for (guint i = 0; i < MIN (information->n_drivers, TOLD) && ranked[i].weight > LEAST_WORTH * evpi;
       i++)
    {
      g_autofree char *worth = recourse_report_amount (ranked[i].weight, evpi);
      g_string_append_printf (text, "%s%s %s", i > 0 ? ", " : _ ("; alone, "),
                              report->results->drivers[ranked[i].index].label, worth);
    }
  g_string_append_c (text, '.');

  return g_string_free (text, FALSE);
}

static void
append_worth (const RecourseReport *report, GString *text)
{
  if (report->results->n_paths < 2 || report->results->n_drivers == 0)
    return;
  recourse_report_append_heading (text, _ ("What it would be worth to know"));
  for (guint s = 0; s < report->results->n_stakeholders; s++)
    {
      g_autofree char *line = describe_worth (report, s);
      recourse_text_append_wrapped (text, line, WIDTH, INDENT);
    }
}

/* ---- bargains ---- */

static char *
describe_point (const RecourseBargainPoint *point)
{
  g_autofree char *low = number (point->zopa_low), *high = number (point->zopa_high),
                  *nash = number (point->nash), *most = number (point->payer_reservation),
                  *least = number (point->payee_reservation);

  if (isnan (point->zopa_low))
    return g_strdup_printf (
        _ ("no agreement: the payer gives at most %s, the payee takes at least %s."), most, least);

  return g_strdup_printf (
      point->has_gaps ? _ ("agreement from %s to %s, not everywhere in between; Nash split %s.")
                      : _ ("agreement from %s to %s; Nash split %s."),
      low, high, nash);
}

static char *
describe_draws (const RecourseBargainResult *bargain)
{
  g_autofree char *chance = recourse_format_percent (&recourse_number_form_c, bargain->p_zopa);
  g_autofree char *p10 = number (bargain->nash.p10), *p50 = number (bargain->nash.p50),
                  *p90 = number (bargain->nash.p90);

  if (isnan (bargain->nash.p50))
    return g_strdup_printf (_ ("Over draws: room for agreement in %s."), chance);

  return g_strdup_printf (
      _ ("Over draws: room for agreement in %s; Nash split %s, from %s (P10) to %s (P90)."), chance,
      p50, p10, p90);
}

static void
append_bargains (const RecourseReport *report, GString *text)
{
  for (guint i = 0; i < report->answers->bargains->len; i++)
    {
      const RecourseBargainResult *bargain = g_ptr_array_index (report->answers->bargains, i);
      g_autofree char *means = describe_point (&bargain->at_means),
                      *medians = describe_point (&bargain->at_medians);
      g_autofree char *at_means = g_strdup_printf (_ ("At means: %s"), means);
      g_autofree char *at_medians = g_strdup_printf (_ ("At medians: %s"), medians);
      g_autofree char *over_draws = describe_draws (bargain);
      g_autofree char *heading = g_strdup_printf (_ ("Bargain: %s"), bargain->label);
      recourse_report_append_heading (text, heading);
      recourse_text_append_wrapped (text, at_means, WIDTH, INDENT);
      recourse_text_append_wrapped (text, at_medians, WIDTH, INDENT);
      if (bargain->trials > 0)
        recourse_text_append_wrapped (text, over_draws, WIDTH, INDENT);
    }
}

/* ---- what was asked ---- */

static void
append_tornado (const RecourseReport *report, const RecourseTornado *tornado, GString *text)
{
  const RecourseResults *results = report->results;
  g_autoptr (RecourseTextTable) table = recourse_text_table_new ("lrr");
  g_autofree Ranked *ranked = g_new (Ranked, tornado->n_bars + 1);
  g_autofree char *base = number (tornado->base);
  g_autofree char *heading = g_strdup_printf (
      tornado->is_fixed ? _ ("What moves %s for %s from %s, decisions held")
                        : _ ("What moves %s for %s from %s, decisions free"),
      results->paths[tornado->path].label, stakeholder_label (report, tornado->stakeholder), base);

  for (guint i = 0; i < tornado->n_bars; i++)
    ranked[i] = (Ranked){ i, fabs (tornado->bars[i].at_p90 - tornado->bars[i].at_p10) };
  qsort (ranked, tornado->n_bars, sizeof *ranked, compare_ranked);
  recourse_text_table_add (table, "");
  recourse_text_table_add (table, _ ("at P10"));
  recourse_text_table_add (table, _ ("at P90"));
  recourse_text_table_end_row (table);
  for (guint i = 0; i < tornado->n_bars && ranked[i].weight > 0.0; i++)
    {
      const RecourseBar *bar = &tornado->bars[ranked[i].index];
      const double magnitude = fmax (fabs (bar->at_p10), fabs (bar->at_p90));
      recourse_text_table_add (table, results->drivers[ranked[i].index].label);
      recourse_text_table_take (table, recourse_report_amount (bar->at_p10, magnitude));
      recourse_text_table_take (table, recourse_report_amount (bar->at_p90, magnitude));
      recourse_text_table_end_row (table);
    }
  recourse_report_append_heading (text, heading);
  recourse_text_table_print (table, text, INDENT);
}

static void
append_break_even (const RecourseReport *report, const RecourseBreakEven *answer, GString *text)
{
  static const char *const kinds[] = { N_ ("crossing"), N_ ("jump"), N_ ("flat") };
  const RecourseResults *results = report->results;
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *heading = g_strdup_printf (
      _ ("Break-even of %s and %s for %s over %s"), results->paths[answer->first].label,
      results->paths[answer->second].label, stakeholder_label (report, answer->stakeholder),
      results->drivers[answer->driver].label);

  for (guint i = 0; i < answer->n_roots; i++)
    {
      g_autofree char *at = number (answer->roots[i].at);
      g_string_append_printf (line, "%s%s (%s)", i > 0 ? ", " : "", at,
                              _ (kinds[answer->roots[i].kind]));
    }
  recourse_report_append_heading (text, heading);
  recourse_text_append_wrapped (text, line->len > 0 ? line->str : _ ("none between P1 and P99"),
                                WIDTH, INDENT);
}

/* One letter a path, y upwards as on a chart. */
static void
append_strategy (const RecourseReport *report, const RecourseStrategy *strategy, GString *text)
{
  const RecourseResults *results = report->results;
  g_autofree char *heading = g_strdup_printf (_ ("Best path for %s: %s to the right, %s upwards"),
                                              stakeholder_label (report, strategy->stakeholder),
                                              results->drivers[strategy->x_driver].label,
                                              results->drivers[strategy->y_driver].label);

  recourse_report_append_heading (text, heading);
  for (guint i = strategy->n_y; i-- > 0;)
    {
      g_autofree char *y = number (strategy->y[i]);
      g_string_append_printf (text, "%10s  ", y);
      for (guint j = 0; j < strategy->n_x; j++)
        g_string_append_c (text, (char)('A' + strategy->best[i * strategy->n_x + j] % 26));
      g_string_append_c (text, '\n');
    }
  g_autofree char *from = number (strategy->x[0]), *to = number (strategy->x[strategy->n_x - 1]);
  g_string_append_printf (text, "%12s%s – %s\n", "", from, to);
  for (guint i = 0; i < results->n_paths; i++)
    g_string_append_printf (text, "%12s%c  %s\n", "", (char)('A' + i % 26),
                            results->paths[i].label);
}

void
recourse_report_add_answers_text (const RecourseReport *report, GString *text)
{
  const RecourseAnswers *answers = report->answers;

  append_explained (report, text);
  append_worth (report, text);
  append_bargains (report, text);
  for (guint i = 0; i < answers->tornados->len; i++)
    append_tornado (report, g_ptr_array_index (answers->tornados, i), text);
  for (guint i = 0; i < answers->break_evens->len; i++)
    append_break_even (report, g_ptr_array_index (answers->break_evens, i), text);
  for (guint i = 0; i < answers->strategies->len; i++)
    append_strategy (report, g_ptr_array_index (answers->strategies, i), text);
}
