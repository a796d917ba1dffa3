/* The tornado in words. */
#include "config.h"

#include "tornado.h"

#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Swings within this part of each other are told as equal. */
#define EQUAL 1e-9

double
chart_tornado_swing (const ChartTornado *plan, guint driver)
{
  const RecourseBar *bar = &plan->tornado->bars[driver];
  double low = fmin (plan->tornado->base, fmin (bar->at_p10, bar->at_p90));

  return fmax (plan->tornado->base, fmax (bar->at_p10, bar->at_p90)) - low;
}

/* How many drivers swing as far as the @i-th. */
static guint
count_equals (const ChartTornado *plan, guint i)
{
  const double swing = chart_tornado_swing (plan, plan->drivers[i]);
  guint n = 0;

  for (guint k = 0; k < plan->n; k++)
    n += fabs (chart_tornado_swing (plan, plan->drivers[k]) - swing) <= EQUAL * swing;
  return n;
}

/* Several move it equally far: a few are named, more are counted. */
static void
add_equals (
    const ChartTornado *plan, ChartWords *words, guint n, const char *path, const char *party)
{
  g_autoptr (GPtrArray) names = chart_driver_labels (plan->frame, plan->drivers, n);
  g_autofree char *list = chart_choice (names);

  if (n <= CHART_MOST_NAMES)
    chart_words_add (words, _ ("Nothing would move %s more for %s than %s"), path, party, list);
  chart_words_add (words,
                   ngettext ("%u assumption would move %s most",
                             "%u assumptions would move %s equally, none more", n),
                   n, path);
}

ChartWords *
chart_tornado_titles (const ChartTornado *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *path = chart_path_label (frame, plan->tornado->path);
  const char *party = chart_outcome_label (frame, plan->tornado->stakeholder);
  const RecourseBar *bar;
  const char *driver;
  g_autofree char *low = NULL, *high = NULL;

  if (plan->n == 0)
    {
      chart_words_add (words, _ ("No single assumption would move %s for %s"), path, party);
      return words;
    }
  if (count_equals (plan, 0) > 1)
    {
      add_equals (plan, words, count_equals (plan, 0), path, party);
      return words;
    }
  bar = &plan->tornado->bars[plan->drivers[0]];
  driver = chart_driver_label (frame, plan->drivers[0]);
  low = chart_money_signed (frame, fmin (bar->at_p10, bar->at_p90), plan->decimals);
  high = chart_money_signed (frame, fmax (bar->at_p10, bar->at_p90), plan->decimals);
  chart_words_add (words, _ ("%s would move %s most for %s: from %s to %s"), driver, path, party,
                   low, high);
  chart_words_add (words, _ ("%s would move %s most for %s"), driver, path, party);
  chart_words_add (words, _ ("%s would move %s most"), driver, path);
  chart_words_add (words, _ ("%s would move it most"), driver);
  return words;
}

ChartWords *
chart_tornado_subtitles (const ChartTornado *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *path = chart_path_label (frame, plan->tornado->path);
  const char *party = chart_outcome_label (frame, plan->tornado->stakeholder);
  g_autofree char *unit = chart_unit_words (frame);
  g_autofree char *base = chart_money_signed (frame, plan->tornado->base, plan->decimals);

  if (!frame->is_small)
    {
      if (frame->input->width >= CHART_WIDE)
        chart_words_add (
            words,
            _ ("Payoff of %s for %s against %s, %s, with one assumption at its P10 (pale) "
               "and its P90 (full), the others at their medians"),
            path, party, chart_baseline_label (frame), unit);
      chart_words_add (words,
                       _ ("Payoff, %s, with one assumption at P10 (pale) and P90 (full), the "
                          "others at their medians"),
                       unit);
    }
  chart_words_add (words, _ ("%s, %s: P10 pale, P90 full, rule: medians (%s)"), path, unit, base);
  chart_words_add (words, _ ("%s: P10 pale, P90 full, rule: medians (%s)"), unit, base);
  chart_words_add (words, _ ("%s: P10 pale, P90 full"), unit);
  return words;
}

char *
chart_tornado_describe (const ChartTornado *plan, guint driver)
{
  const ChartFrame *frame = plan->frame;
  const RecourseBar *bar = &plan->tornado->bars[driver];
  const RecourseDriverResult *values = &frame->input->results->drivers[driver];
  g_autofree char *low = chart_driver_value (frame, driver, values->p10);
  g_autofree char *high = chart_driver_value (frame, driver, values->p90);
  g_autofree char *at_low = chart_money (frame, bar->at_p10, plan->decimals);
  g_autofree char *at_high = chart_money (frame, bar->at_p90, plan->decimals);
  g_autofree char *base = chart_money (frame, plan->tornado->base, plan->decimals);

  return g_strdup_printf (
      _ ("%s (%s): at its P10 of %s the payoff would be %s, at its P90 of %s it "
         "would be %s, against %s at the medians."),
      chart_driver_label (frame, driver), chart_driver_basis_word (frame, driver), low, at_low,
      high, at_high, base);
}

char *
chart_tornado_description (const ChartTornado *plan)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *base = chart_money (frame, plan->tornado->base, plan->decimals);
  g_autofree char *least = NULL;

  if (plan->n < 2)
    return g_strdup_printf (_ ("%s. With every assumption at its median the payoff would be %s."),
                            frame->scene->title, base);
  least =
      chart_money (frame, chart_tornado_swing (plan, plan->drivers[plan->n - 1]), plan->decimals);
  if (count_equals (plan, plan->n - 1) > 1)
    return g_strdup_printf (
        _ ("%s. With every assumption at its median the payoff would be %s. Of %u "
           "assumptions that matter, none has a swing of less than %s."),
        frame->scene->title, base, plan->n, least);
  return g_strdup_printf (
      _ ("%s. With every assumption at its median the payoff would be %s. Of %u "
         "assumptions that matter, the least is %s, with a swing of %s."),
      frame->scene->title, base, plan->n, chart_driver_label (frame, plan->drivers[plan->n - 1]),
      least);
}

RecourseTable *
chart_tornado_table (const ChartTornado *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table =
      recourse_table_new (_ ("Assumption"), _ ("Basis"), _ ("P10"), _ ("P90"), _ ("Payoff at P10"),
                          _ ("Payoff at P90"), _ ("Swing"), NULL);

  for (guint i = 0; i < plan->n; i++)
    {
      guint driver = plan->drivers[i];
      const RecourseBar *bar = &plan->tornado->bars[driver];
      const RecourseDriverResult *values = &frame->input->results->drivers[driver];
      g_autofree char *low = chart_driver_value (frame, driver, values->p10);
      g_autofree char *high = chart_driver_value (frame, driver, values->p90);
      g_autofree char *at_low = chart_money (frame, bar->at_p10, plan->decimals);
      g_autofree char *at_high = chart_money (frame, bar->at_p90, plan->decimals);
      g_autofree char *swing =
          chart_money (frame, chart_tornado_swing (plan, driver), plan->decimals);

      recourse_table_add_row (table, chart_driver_label (frame, driver),
                              chart_driver_basis_word (frame, driver), low, high, at_low, at_high,
                              swing, NULL);
    }
  if (plan->n == 0)
    {
      g_autofree char *base = chart_money (frame, plan->tornado->base, plan->decimals);

      recourse_table_add_row (table, _ ("All at their medians"), "–", "–", "–", base, base, "–",
                              NULL);
    }
  return table;
}
