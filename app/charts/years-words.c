/* Years in words: what a year says, the table, the subtitle, the description. */
#include "config.h"

#include "years.h"

#include "findings.h"

#include <glib/gi18n-lib.h>

char *
chart_years_describe (const ChartYears *plan, guint i)
{
  const ChartFrame *frame = plan->frame;
  const RecourseYear *year = &plan->outcome->yearly[i];
  g_autofree char *mean = chart_money (frame, year->mean, plan->decimals);
  g_autofree char *median = chart_money (frame, year->p50, plan->decimals);
  g_autofree char *low = chart_money (frame, year->p10, plan->decimals);
  g_autofree char *high = chart_money (frame, year->p90, plan->decimals);

  return g_strdup_printf (_ ("%s, %s, %d: mean %s, median %s, P10–P90 from %s to %s. Computed from "
                             "assumptions."),
                          chart_outcome_label (frame, plan->stakeholder),
                          chart_path_label (frame, frame->input->leader), year->year, mean, median,
                          low, high);
}

RecourseTable *
chart_years_table (const ChartYears *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("Year"), _ ("Mean"), _ ("P10"), _ ("P25"),
                                             _ ("Median"), _ ("P75"), _ ("P90"), NULL);

  for (guint i = 0; i < plan->outcome->n_years; i++)
    {
      const RecourseYear *y = &plan->outcome->yearly[i];
      const double values[] = { y->mean, y->p10, y->p25, y->p50, y->p75, y->p90 };
      g_autoptr (GPtrArray) cells = g_ptr_array_new_with_free_func (g_free);
      g_autofree char *year = g_strdup_printf ("%d", y->year);

      for (guint k = 0; k < G_N_ELEMENTS (values); k++)
        g_ptr_array_add (cells, chart_money (frame, values[k], plan->decimals));
      recourse_table_add_row (table, year, cells->pdata[0], cells->pdata[1], cells->pdata[2],
                              cells->pdata[3], cells->pdata[4], cells->pdata[5], NULL);
    }
  return table;
}

ChartWords *
chart_years_subtitles (const ChartYears *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *name = chart_outcome_label (frame, plan->stakeholder);
  const char *path = chart_path_label (frame, frame->input->leader);
  const char *baseline = chart_baseline_label (frame);
  g_autofree char *unit = chart_unit_words (frame);

  chart_words_add (words,
                   _ ("%s, %s: payoff of each year against %s, discounted, %s. Diamonds: mean"),
                   name, path, baseline, unit);
  chart_words_add (words, _ ("%s, %s: payoff of each year, %s. Diamonds: mean"), name, path, unit);
  chart_words_add (words, _ ("%s, path %u: payoff of each year, %s"), name,
                   frame->input->leader + 1, unit);
  chart_words_add (words, _ ("Payoff of each year, %s"), unit);
  return words;
}

char *
chart_years_description (const ChartYears *plan)
{
  GString *text = g_string_new (plan->frame->scene->title);
  guint n = plan->outcome->n_years;
  g_autofree char *first = chart_years_describe (plan, 0);
  g_autofree char *last = n > 1 ? chart_years_describe (plan, n - 1) : NULL;

  g_string_append_printf (text, ". %s", first);
  if (last != NULL)
    g_string_append_printf (text, " %s", last);
  return g_string_free (text, FALSE);
}
