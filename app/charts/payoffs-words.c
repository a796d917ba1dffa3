/* Payoffs in words: what a mark says, the table, the subtitle, the description. */
#include "config.h"

#include "payoffs.h"

#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

const RecoursePayoff *
chart_payoffs_outcome (const ChartPayoffs *plan, guint group, guint i)
{
  return recourse_results_payoff (plan->results, plan->frame->input->paths[i], group);
}

char *
chart_payoffs_describe (const ChartPayoffs *plan, guint group, guint i)
{
  const ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_payoffs_outcome (plan, group, i);
  const char *path = chart_path_label (frame, frame->input->paths[i]);
  const char *party = chart_outcome_label (frame, group);
  g_autofree char *mean = chart_money (frame, chart_payoff_mean (outcome), plan->decimals);
  g_autofree char *median = NULL, *low = NULL, *high = NULL, *loss = NULL;

  if (!chart_payoff_has_draws (outcome))
    return g_strdup_printf (_ ("%s, %s: expected %s against %s. Draws are still to come."), party,
                            path, mean, chart_baseline_label (frame));
  median = chart_money (frame, outcome->p50, plan->decimals);
  low = chart_money (frame, outcome->p10, plan->decimals);
  high = chart_money (frame, outcome->p90, plan->decimals);
  loss = recourse_format_percent (frame->input->numbers, outcome->p_loss);
  return g_strdup_printf (
      _ ("%s, %s: median %s, mean %s, P10–P90 from %s to %s; %s chance of ending "
         "below %s. Computed from assumptions."),
      party, path, median, mean, low, high, loss, chart_baseline_label (frame));
}

RecourseTable *
chart_payoffs_table (const ChartPayoffs *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("Party"), _ ("Path"), _ ("Mean"), _ ("Median"),
                                             _ ("P10"), _ ("P90"), _ ("Below the baseline"), NULL);

  for (guint g = 0; g < plan->results->n_stakeholders; g++)
    for (guint i = 0; i < frame->whole->n_paths; i++)
      {
        const RecoursePayoff *outcome =
            recourse_results_payoff (plan->results, frame->whole->paths[i], g);
        gboolean has_draws = chart_payoff_has_draws (outcome);
        g_autofree char *mean = chart_money (frame, chart_payoff_mean (outcome), plan->decimals);
        g_autofree char *median =
            has_draws ? chart_money (frame, outcome->p50, plan->decimals) : NULL;
        g_autofree char *low = has_draws ? chart_money (frame, outcome->p10, plan->decimals) : NULL;
        g_autofree char *high =
            has_draws ? chart_money (frame, outcome->p90, plan->decimals) : NULL;
        g_autofree char *loss =
            has_draws ? recourse_format_percent (frame->input->numbers, outcome->p_loss) : NULL;

        recourse_table_add_row (table, chart_outcome_label (frame, g),
                                chart_path_label (frame, frame->whole->paths[i]), mean,
                                median ? median : "–", low ? low : "–", high ? high : "–",
                                loss ? loss : "–", NULL);
      }
  return table;
}

ChartWords *
chart_payoffs_subtitles (const ChartPayoffs *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  g_autofree char *unit = chart_unit_words (frame);
  RecourseHorizon *horizon = frame->input->dossier->horizon;
  g_autofree char *period =
      horizon != NULL ? g_strdup_printf ("%.0f–%.0f", horizon->first, horizon->last) : NULL;
  const char *baseline = chart_baseline_label (frame);

  if (!chart_payoff_has_draws (chart_payoffs_outcome (plan, 0, 0)))
    {
      chart_words_add (words, _ ("Expected payoff against %s, present value, %s"), baseline, unit);
      chart_words_add (words, _ ("Expected payoff, %s"), unit);
      return words;
    }
  if (period != NULL)
    chart_words_add (
        words,
        _ ("Payoff against %s, present value %s, %s. Shapes run from P10 to P90, line: "
           "median, diamond: mean"),
        baseline, period, unit);
  chart_words_add (words, _ ("Payoff against %s, %s. P10 to P90, line: median, diamond: mean"),
                   baseline, unit);
  chart_words_add (words, _ ("%s against %s: P10–P90, line median, diamond mean"), unit, baseline);
  chart_words_add (words, _ ("Payoff, %s: P10–P90, line median, diamond mean"), unit);
  chart_words_add (words, _ ("%s: P10–P90, line median, diamond mean"), unit);
  return words;
}

/* Of the means shown, the highest or the lowest; how many there are of it as it reads. */
static guint
find_extreme (const ChartPayoffs *plan, gboolean is_highest, guint *group, guint *at)
{
  const guint n_paths = plan->frame->input->n_paths;
  g_autofree char *extreme = NULL;
  double most = -INFINITY;
  guint n = 0;

  for (guint k = 0; k < plan->results->n_stakeholders * n_paths; k++)
    {
      double mean = chart_payoff_mean (chart_payoffs_outcome (plan, k / n_paths, k % n_paths));

      if ((is_highest ? mean : -mean) <= most)
        continue;
      most = is_highest ? mean : -mean;
      *group = k / n_paths;
      *at = k % n_paths;
    }
  extreme = chart_money (plan->frame, is_highest ? most : -most, plan->decimals);
  for (guint k = 0; k < plan->results->n_stakeholders * n_paths; k++)
    {
      double mean = chart_payoff_mean (chart_payoffs_outcome (plan, k / n_paths, k % n_paths));
      g_autofree char *money = chart_money (plan->frame, mean, plan->decimals);

      n += g_str_equal (money, extreme);
    }
  return n;
}

char *
chart_payoffs_description (const ChartPayoffs *plan)
{
  const ChartFrame *frame = plan->frame;
  guint best_group = 0, best_path = 0, worst_group = 0, worst_path = 0;
  const guint n_best = find_extreme (plan, TRUE, &best_group, &best_path);
  const guint n_worst = find_extreme (plan, FALSE, &worst_group, &worst_path);
  const double highest = chart_payoff_mean (chart_payoffs_outcome (plan, best_group, best_path));
  const double lowest = chart_payoff_mean (chart_payoffs_outcome (plan, worst_group, worst_path));
  g_autofree char *most = chart_money (frame, highest, plan->decimals);
  g_autofree char *least = chart_money (frame, lowest, plan->decimals);

  if (highest == lowest)
    return g_strdup_printf (_ ("%s. Every mean is %s."), frame->scene->title, most);
  if (n_best > 1 || n_worst > 1)
    return g_strdup_printf (_ ("%s. Means run from %s to %s."), frame->scene->title, least, most);
  return g_strdup_printf (
      _ ("%s. The highest mean is %s, for %s with %s; the lowest is %s, for %s with %s."),
      frame->scene->title, most, chart_outcome_label (frame, best_group),
      chart_path_label (frame, frame->input->paths[best_path]), least,
      chart_outcome_label (frame, worst_group),
      chart_path_label (frame, frame->input->paths[worst_path]));
}
