/* The comparison of scenarios in words: cells, what a mark says, title, table. */
#include "config.h"

#include "comparison.h"

#include "analysis/standing.h"
#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const RecoursePayoff *
chart_comparison_outcome (const ChartComparison *plan, guint group, guint i)
{
  return recourse_results_payoff (plan->cases[i].results, plan->cases[i].path, group);
}

double
chart_comparison_difference (const ChartComparison *plan, guint group, guint i)
{
  return chart_payoff_mean (chart_comparison_outcome (plan, group, i))
         - chart_payoff_mean (chart_comparison_outcome (plan, group, 0));
}

gboolean
chart_comparison_is_same (const ChartComparison *plan, guint group, guint i)
{
  return recourse_comparison_more (plan->comparison, group, i) == 0
         && recourse_comparison_less (plan->comparison, group, i) == 0;
}

static char *
signed_money (const ChartComparison *plan, double value)
{
  g_autofree char *money = chart_money (plan->frame, value, plan->decimals);
  const gboolean is_more = value >= 0.5 * pow (10, -(double)plan->decimals);

  return is_more ? recourse_format_plus (plan->frame->input->numbers, money)
                 : g_steal_pointer (&money);
}

static char *
chance (const ChartComparison *plan, guint group, guint i)
{
  if (chart_comparison_is_same (plan, group, i))
    return g_strdup (_ ("the same"));
  return recourse_format_percent (plan->frame->input->numbers,
                                  recourse_comparison_more (plan->comparison, group, i));
}

/* The paths that are best for a party, ties included: their names, or their numbers. */
static char *
name_best (const ChartComparison *plan, guint group, guint i, gboolean by_number)
{
  const RecourseResults *results = plan->cases[i].results;
  const guint best = recourse_results_best_path (results, group);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint p = 0; p < results->n_paths; p++)
    if (p == best || recourse_results_is_level (results, group, p, best))
      g_ptr_array_add (names, by_number ? g_strdup_printf ("%u", p + 1)
                                        : g_strdup (chart_path_label (plan->frame, p)));
  return by_number && names->len > 2 ? g_strdup (_ ("several")) : chart_choice (names);
}

static char *
best (const ChartComparison *plan, guint group, guint i)
{
  const RecourseResults *results = plan->cases[i].results;
  const guint path = recourse_results_best_path (results, group);
  g_autofree char *numbers = name_best (plan, group, i, TRUE);
  g_autofree char *share = recourse_format_percent (
      plan->frame->input->numbers, recourse_results_best_chance (results, group, path));

  /* Translators: number of the best path, and the share of draws in which it is the best */
  return g_strdup_printf (_ ("%s · %s"), numbers, share);
}

char *
chart_comparison_cell (const ChartComparison *plan, guint group, guint i, ChartColumn column)
{
  switch (column)
    {
    case CHART_COLUMN_MEAN:
      return chart_money (plan->frame,
                          chart_payoff_mean (chart_comparison_outcome (plan, group, i)),
                          plan->decimals);
    case CHART_COLUMN_DIFFERENCE:
      return i > 0 ? signed_money (plan, chart_comparison_difference (plan, group, i))
                   : g_strdup ("");
    case CHART_COLUMN_CHANCE:
      return i > 0 ? chance (plan, group, i) : g_strdup ("");
    case CHART_COLUMN_BEST:
      return best (plan, group, i);
    case CHART_N_COLUMNS:
    default:
      return g_strdup ("");
    }
}

const char *
chart_comparison_column (ChartColumn column)
{
  static const char *const heads[] = { N_ ("mean"), N_ ("against A"), N_ ("more than A"),
                                       N_ ("best path") };

  return _ (heads[column]);
}

char *
chart_comparison_describe (const ChartComparison *plan, guint group, guint i)
{
  const ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_comparison_outcome (plan, group, i);
  g_autofree char *best_label = name_best (plan, group, i, FALSE);
  g_autofree char *mean = chart_money (frame, chart_payoff_mean (outcome), plan->decimals);
  g_autofree char *median = chart_money (frame, outcome->p50, plan->decimals);
  g_autofree char *low = chart_money (frame, outcome->p10, plan->decimals);
  g_autofree char *high = chart_money (frame, outcome->p90, plan->decimals);
  GString *text = g_string_new (NULL);

  g_string_append_printf (
      text, _ ("%s, %s, “%s” with %s: mean %s, median %s, P10–P90 from %s to %s."),
      chart_outcome_label (frame, group), recourse_case_letter (i), plan->cases[i].label,
      chart_path_label (frame, plan->cases[i].path), mean, median, low, high);
  if (i > 0 && chart_comparison_is_same (plan, group, i))
    g_string_append_printf (text, _ (" The same as A in every draw."));
  else if (i > 0)
    {
      g_autofree char *difference =
          signed_money (plan, chart_comparison_difference (plan, group, i));
      g_autofree char *more = chance (plan, group, i);

      g_string_append_printf (text, _ (" %s against A, more than A in %s of draws."), difference,
                              more);
    }
  g_string_append_printf (text, _ (" Best path: %s."), best_label);
  return g_string_free (text, FALSE);
}

/* The largest difference to the first case; FALSE where there is none. */
static gboolean
find_largest (const ChartComparison *plan, guint *group, guint *at)
{
  double most = 0;

  for (guint g = 0; g < plan->results->n_stakeholders; g++)
    for (guint i = 1; i < plan->n_cases; i++)
      {
        double size = fabs (chart_comparison_difference (plan, g, i));

        if (!chart_comparison_is_same (plan, g, i) && size > most)
          {
            most = size;
            *group = g;
            *at = i;
          }
      }
  return most >= 0.5 * pow (10, -(double)plan->decimals);
}

static void
add_titles (const ChartComparison *plan, guint group, guint i, ChartWords *words)
{
  const ChartFrame *frame = plan->frame;
  const double difference = chart_comparison_difference (plan, group, i);
  const double share = difference > 0 ? recourse_comparison_more (plan->comparison, group, i)
                                      : recourse_comparison_less (plan->comparison, group, i);
  const char *party = chart_outcome_label (frame, group), *label = plan->cases[i].label;
  g_autofree char *size = chart_money (frame, fabs (difference), plan->decimals);
  g_autofree char *draws = recourse_format_percent (frame->input->numbers, share);

  if (difference > 0)
    {
      chart_words_add (words, _ ("“%s” would bring %s %s more than “%s”, and more in %s of draws"),
                       label, party, size, plan->cases[0].label, draws);
      chart_words_add (words, _ ("“%s” would bring %s %s more than “%s”"), label, party, size,
                       plan->cases[0].label);
      chart_words_add (words, _ ("%s: %s more under %s"), party, size, recourse_case_letter (i));
      return;
    }
  chart_words_add (words, _ ("“%s” would bring %s %s less than “%s”, and less in %s of draws"),
                   label, party, size, plan->cases[0].label, draws);
  chart_words_add (words, _ ("“%s” would bring %s %s less than “%s”"), label, party, size,
                   plan->cases[0].label);
  chart_words_add (words, _ ("%s: %s less under %s"), party, size, recourse_case_letter (i));
}

ChartWords *
chart_comparison_titles (const ChartComparison *plan)
{
  ChartWords *words = chart_words_new ();
  guint group = 0, at = 0;

  if (find_largest (plan, &group, &at))
    add_titles (plan, group, at, words);
  else if (plan->n_cases > 1)
    chart_words_add (words, _ ("On average the scenarios would come to the same for every party"));
  else
    chart_words_add (words, _ ("“%s” alone: add another scenario to compare it with"),
                     plan->cases[0].label);
  return words;
}

ChartWords *
chart_comparison_subtitles (const ChartComparison *plan)
{
  ChartWords *words = chart_words_new ();
  const char *baseline = chart_baseline_label (plan->frame);
  g_autofree char *unit = chart_unit_words (plan->frame);

  chart_words_add (words,
                   _ ("Payoff against %s, present value, %s. Shapes run from P10 to P90, line: "
                      "median, diamond: mean; the same draws for all"),
                   baseline, unit);
  chart_words_add (words, _ ("Payoff against %s, %s. P10 to P90, line: median, diamond: mean"),
                   baseline, unit);
  chart_words_add (words, _ ("Payoff, %s: P10–P90, line median, diamond mean"), unit);
  chart_words_add (words, _ ("%s: P10–P90, median, mean"), unit);
  return words;
}

char *
chart_comparison_description (const ChartComparison *plan)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  for (guint i = 0; i < plan->n_cases; i++)
    g_ptr_array_add (
        names, g_strdup_printf (_ ("%s, “%s”"), recourse_case_letter (i), plan->cases[i].label));
  list = chart_list (names);
  return g_strdup_printf (_ ("%s. Compared: %s."), plan->frame->scene->title, list);
}

static void
add_row (const ChartComparison *plan, RecourseTable *table, guint group, guint i)
{
  const ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_comparison_outcome (plan, group, i);
  g_autofree char *name =
      g_strdup_printf (_ ("%s: %s"), recourse_case_letter (i), plan->cases[i].label);
  g_autofree char *low = chart_money (frame, outcome->p10, plan->decimals);
  g_autofree char *median = chart_money (frame, outcome->p50, plan->decimals);
  g_autofree char *high = chart_money (frame, outcome->p90, plan->decimals);
  g_autofree char *mean = chart_comparison_cell (plan, group, i, CHART_COLUMN_MEAN);
  g_autofree char *difference = chart_comparison_cell (plan, group, i, CHART_COLUMN_DIFFERENCE);
  g_autofree char *more = chart_comparison_cell (plan, group, i, CHART_COLUMN_CHANCE);
  g_autofree char *best_label = name_best (plan, group, i, FALSE);

  recourse_table_add_row (table, chart_outcome_label (frame, group), name,
                          chart_path_label (frame, plan->cases[i].path), mean, low, median, high,
                          i > 0 ? difference : "–", i > 0 ? more : "–", best_label, NULL);
}

RecourseTable *
chart_comparison_table (const ChartComparison *plan)
{
  RecourseTable *table = recourse_table_new (_ ("Party"), _ ("Scenario"), _ ("Path"), _ ("Mean"),
                                             _ ("P10"), _ ("Median"), _ ("P90"), _ ("Against A"),
                                             _ ("Chance of more than A"), _ ("Best path"), NULL);

  for (guint g = 0; g < plan->results->n_stakeholders; g++)
    for (guint i = 0; i < plan->n_cases; i++)
      add_row (plan, table, g, i);
  return table;
}
