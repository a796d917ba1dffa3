/* The bridge in words. */
#include "config.h"

#include "bridge.h"

#include "findings.h"
#include "shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Terms within this part of each other are told as equal. */
#define EQUAL 1e-9

static const RecourseContributionLine *
line_of (const ChartBridge *plan, const ChartStep *step)
{
  return &plan->contributions->lines[step->line];
}

char *
chart_bridge_label (const ChartBridge *plan, const ChartStep *step)
{
  const RecourseContributionLine *line;

  if (step->line == G_MAXUINT)
    return g_strdup_printf (ngettext ("%u smaller term", "%u smaller terms", plan->n_gathered),
                            plan->n_gathered);
  line = line_of (plan, step);
  if (line->kind == RECOURSE_LINE_LOOK_THROUGH)
    return g_strdup_printf (_ ("Stake in what %s gets"), chart_name (plan->frame, line->label));
  if (line->kind == RECOURSE_LINE_OUTCOMES)
    return g_strdup (_ ("Paid by the outcomes themselves"));
  return g_strdup (chart_name (plan->frame, line->label));
}

char *
chart_bridge_describe (const ChartBridge *plan, const ChartStep *step)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *label = chart_bridge_label (plan, step);
  g_autofree char *value = chart_money_signed (frame, step->value, plan->decimals + 1);
  g_autofree char *from = chart_money (frame, step->from, plan->decimals + 1);
  g_autofree char *to = chart_money (frame, step->from + step->value, plan->decimals + 1);

  return g_strdup_printf (_ ("%s: %s on average for %s with %s, which takes the sum from %s to %s. "
                             "Computed from assumptions."),
                          label, value, chart_outcome_label (frame, plan->stakeholder),
                          chart_path_label (frame, plan->path), from, to);
}

char *
chart_bridge_total (const ChartBridge *plan)
{
  const ChartFrame *frame = plan->frame;
  const RecoursePayoff *payoff =
      recourse_results_payoff (frame->input->results, plan->path, plan->stakeholder);
  g_autofree char *total = chart_money (frame, plan->total, plan->decimals);
  g_autofree char *low = NULL, *high = NULL;

  if (!chart_payoff_has_draws (payoff))
    return g_steal_pointer (&total);
  low = chart_money (frame, payoff->p10, plan->decimals);
  high = chart_money (frame, payoff->p90, plan->decimals);
  return g_strdup_printf (_ ("%s on average; P10 %s, P90 %s"), total, low, high);
}

/* The line that does most for the sign of the total. */
static const ChartStep *
largest (const ChartBridge *plan)
{
  const ChartStep *found = NULL;

  for (guint i = 0; i < plan->all->len; i++)
    {
      const ChartStep *step = &g_array_index (plan->all, ChartStep, i);

      if (step->value * plan->total > 0
          && (found == NULL || fabs (step->value) > fabs (found->value)))
        found = step;
    }
  return found;
}

/* What does as much as @step, itself included, by name: "Licence", "Licence and damages"; %NULL where they are too many
 * to be named. */
static char *
name_largest (const ChartBridge *plan, const ChartStep *step)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < plan->all->len; i++)
    {
      const ChartStep *other = &g_array_index (plan->all, ChartStep, i);

      if (fabs (other->value - step->value) <= EQUAL * fabs (step->value))
        g_ptr_array_add (names, chart_bridge_label (plan, other));
    }
  return names->len <= CHART_MOST_NAMES ? chart_list (names) : NULL;
}

/* What the terms add up to is rounding. */
static gboolean
is_nothing (const ChartBridge *plan)
{
  double most = 0;

  for (guint i = 0; i < plan->all->len; i++)
    most = fmax (most, fabs (g_array_index (plan->all, ChartStep, i).value));
  return fabs (plan->total) <= EQUAL * most;
}

ChartWords *
chart_bridge_titles (const ChartBridge *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *path = chart_path_label (frame, plan->path);
  const char *party = chart_outcome_label (frame, plan->stakeholder);
  g_autofree char *total = chart_money (frame, fabs (plan->total), plan->decimals);
  const ChartStep *step = is_nothing (plan) ? NULL : largest (plan);
  g_autofree char *label = step != NULL ? name_largest (plan, step) : NULL;
  g_autofree char *value =
      step != NULL ? chart_money_signed (frame, step->value, plan->decimals) : NULL;

  if (step == NULL)
    {
      chart_words_add (words, _ ("%s would change nothing for %s on average"), path, party);
      chart_words_add (words, _ ("%s would change nothing on average"), path);
    }
  else if (fabs (plan->total) < 0.5 * pow (10, -(double)plan->decimals))
    chart_words_add (words, _ ("%s would change next to nothing for %s on average"), path, party);
  else if (plan->total > 0)
    {
      if (label != NULL)
        chart_words_add (words, _ ("%s would bring %s %s on average, above all by %s (%s)"), path,
                         party, total, label, value);
      chart_words_add (words, _ ("%s would bring %s %s on average"), path, party, total);
    }
  else
    {
      if (label != NULL)
        chart_words_add (words, _ ("%s would cost %s %s on average, above all by %s (%s)"), path,
                         party, total, label, value);
      chart_words_add (words, _ ("%s would cost %s %s on average"), path, party, total);
    }
  return words;
}

ChartWords *
chart_bridge_subtitles (const ChartBridge *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  g_autofree char *unit = chart_unit_words (frame);
  const char *baseline = chart_baseline_label (frame);

  chart_words_add (
      words,
      _ ("From %s to the expected payoff, term by term, present value, %s. Full: adds; "
         "hatched: takes away"),
      baseline, unit);
  chart_words_add (words, _ ("Expected payoff term by term, %s. Full: adds; hatched: takes away"),
                   unit);
  chart_words_add (words, _ ("%s, term by term"), unit);
  return words;
}

char *
chart_bridge_description (const ChartBridge *plan)
{
  const ChartFrame *frame = plan->frame;
  double gains = 0, losses = 0;
  g_autofree char *up = NULL, *down = NULL, *total = NULL;

  for (guint i = 0; i < plan->all->len; i++)
    {
      double value = g_array_index (plan->all, ChartStep, i).value;

      gains += fmax (value, 0);
      losses += fmin (value, 0);
    }
  up = chart_money (frame, gains, plan->decimals);
  down = chart_money (frame, losses, plan->decimals);
  total = chart_bridge_total (plan);
  return g_strdup_printf (
      _ ("%s. Terms that add come to %s, terms that take away to %s; together %s."),
      frame->scene->title, up, down, total);
}

RecourseTable *
chart_bridge_table (const ChartBridge *plan)
{
  const ChartFrame *frame = plan->frame;
  RecourseTable *table = recourse_table_new (_ ("Term"), _ ("Expected"), _ ("Sum so far"), NULL);
  g_autofree char *total = chart_money (frame, plan->total, plan->decimals + 1);
  double sum = 0;

  for (guint i = 0; i < plan->all->len; i++)
    {
      const ChartStep *step = &g_array_index (plan->all, ChartStep, i);
      g_autofree char *label = chart_bridge_label (plan, step);
      g_autofree char *value = chart_money_signed (frame, step->value, plan->decimals + 1);
      g_autofree char *so_far = chart_money (frame, sum += step->value, plan->decimals + 1);

      recourse_table_add_row (table, label, value, so_far, NULL);
    }
  recourse_table_add_row (table, _ ("Expected payoff"), total, total, NULL);
  return table;
}
