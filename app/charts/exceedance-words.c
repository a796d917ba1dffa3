/* Exceedance in words: what a line says, the table, the subtitle, the description. */
#include "config.h"

#include "exceedance.h"

#include "findings.h"

#include <glib/gi18n-lib.h>

char *
chart_exceedance_describe (const ChartExceedance *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  const RecoursePayoff *outcome = chart_exceedance_outcome (plan, i);
  guint decimals = chart_decimals (MAX (outcome->p90, -outcome->p10));
  g_autofree char *share = recourse_format_percent (frame->input->numbers, 1 - outcome->p_loss);
  g_autofree char *median = chart_money (frame, outcome->p50, decimals);
  g_autofree char *low = chart_money (frame, outcome->p10, decimals);
  g_autofree char *high = chart_money (frame, outcome->p90, decimals);

  return g_strdup_printf (_ ("%s, %s: a chance of 90%% of at least %s, of 50%% of at least %s, of "
                             "10%% of at least %s; %s of ending no worse off. Computed from "
                             "assumptions."),
                          chart_outcome_label (frame, plan->stakeholder),
                          chart_path_label (frame, frame->input->paths[i]), low, median, high,
                          share);
}

RecourseTable *
chart_exceedance_table (const ChartExceedance *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("At least"), _ ("Path"), _ ("Chance"), NULL);

  for (guint t = 0; t < plan->axis.ticks->len; t++)
    for (guint i = 0; i < frame->whole->n_paths; i++)
      {
        guint path = frame->whole->paths[i];
        double value = g_array_index (plan->axis.ticks, double, t);
        const RecoursePayoff *outcome =
            recourse_results_payoff (plan->results, path, plan->stakeholder);
        g_autofree char *chance = recourse_format_percent (
            frame->input->numbers,
            value == 0 ? 1 - outcome->p_loss : chart_chance_of (outcome, value));

        recourse_table_add_row (table, g_ptr_array_index (plan->axis.labels, t),
                                chart_path_label (frame, path), chance, NULL);
      }
  return table;
}

ChartWords *
chart_exceedance_subtitles (const ChartExceedance *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *name = chart_outcome_label (frame, plan->stakeholder);
  const char *baseline = chart_baseline_label (frame);
  g_autofree char *unit = chart_unit_words (frame);
  RecourseHorizon *horizon = frame->input->dossier->horizon;

  if (horizon != NULL)
    chart_words_add (words,
                     _ ("%s: chance of at least the payoff below, against %s, present value "
                        "%.0f–%.0f, %s. Dots: chance of zero or more"),
                     name, baseline, horizon->first, horizon->last, unit);
  chart_words_add (words, _ ("%s: chance of at least the payoff below, %s. Dots: zero or more"),
                   name, unit);
  chart_words_add (words, _ ("%s: chance of at least x, %s; dots: zero or more"), name, unit);
  chart_words_add (words, _ ("Chance of at least x, %s; dots: zero or more"), unit);
  chart_words_add (words, _ ("Chance of at least x, %s"), unit);
  return words;
}

char *
chart_exceedance_description (const ChartExceedance *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);

  g_string_append_c (text, '.');
  for (guint i = 0; i < plan->frame->input->n_paths; i++)
    {
      g_autofree char *words = chart_exceedance_describe (plan, i);

      g_string_append_printf (text, " %s", words);
    }
  return g_string_free (text, FALSE);
}
