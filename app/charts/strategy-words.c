/* The strategy map in words. */
#include "config.h"

#include "strategy.h"

#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* No path is best alone at the present values; whether that is so. */
static gboolean
add_level (const ChartStrategy *plan, ChartWords *words, const char *party)
{
  if (!chart_strategy_is_level_at (plan, plan->now_x, plan->now_y))
    return FALSE;
  if (plan->shared >= CHART_ALL)
    chart_words_add (words, _ ("Several paths would be equally good for %s all over the map"),
                     party);
  else
    chart_words_add (words, _ ("Several paths would be equally good for %s at present values"),
                     party);
  chart_words_add (words, _ ("Several paths would be equally good"));
  return TRUE;
}

/* Whether beyond the turn the path that was the best still is, beside the one that takes over. */
static gboolean
draws_level (const ChartStrategy *plan)
{
  const RecourseStrategy *strategy = plan->strategy;
  const double *values = plan->is_along_y ? strategy->y : strategy->x;
  const double now = plan->is_along_y ? plan->now_y : plan->now_x;
  const double step = 1.5 * (now < plan->root ? 1 : -1) * (values[1] - values[0]);

  return plan->is_along_y ? chart_strategy_is_level_at (plan, plan->now_x, plan->root + step)
                          : chart_strategy_is_level_at (plan, plan->root + step, plan->now_y);
}

ChartWords *
chart_strategy_titles (const ChartStrategy *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *party = chart_outcome_label (frame, plan->strategy->stakeholder);
  const char *x = chart_driver_label (frame, plan->strategy->x_driver);
  const char *y = chart_driver_label (frame, plan->strategy->y_driver);
  const char *now = chart_path_label (frame, plan->now);
  const char *turning = chart_driver_label (frame, chart_strategy_turning (plan));
  g_autofree char *share = recourse_format_percent (frame->input->numbers, plan->shares[plan->now]);
  g_autofree char *root =
      isfinite (plan->root) ? chart_driver_value (frame, chart_strategy_turning (plan), plan->root)
                            : NULL;
  gboolean is_above = plan->now == plan->below;

  if (plan->shared > 0 && add_level (plan, words, party))
    return words;
  if (root != NULL && (plan->turns_again || draws_level (plan)))
    {
      chart_words_add (words, _ ("For %s, %s and %s would break even with %s at %s"), party,
                       chart_path_label (frame, plan->below), chart_path_label (frame, plan->above),
                       turning, root);
      chart_words_add (words, _ ("The choice would turn with %s at %s"), turning, root);
    }
  else if (root != NULL)
    {
      const char *other = chart_path_label (frame, is_above ? plan->above : plan->below);

      chart_words_add (words,
                       is_above ? _ ("For %s, %s would overtake %s with %s above %s")
                                : _ ("For %s, %s would overtake %s with %s below %s"),
                       party, other, now, turning, root);
      chart_words_add (words,
                       is_above ? _ ("%s would be best with %s above %s")
                                : _ ("%s would be best with %s below %s"),
                       other, turning, root);
      chart_words_add (words,
                       is_above ? _ ("The choice would turn with %s above %s")
                                : _ ("The choice would turn with %s below %s"),
                       turning, root);
    }
  else if (plan->shares[plan->now] > 1 - 1e-9)
    {
      if (plan->shared > 0)
        {
          chart_words_add (words, _ ("No path would be better for %s than %s all over the map"),
                           party, now);
          return words;
        }
      chart_words_add (words, _ ("%s would be best for %s whatever the values of %s and %s"), now,
                       party, x, y);
      chart_words_add (words, _ ("%s would be best for %s all over the map"), now, party);
    }
  else
    {
      chart_words_add (words, _ ("%s would be best for %s at present values, as on %s of the map"),
                       now, party, share);
    }
  chart_words_add (words, _ ("%s would be best at present values"), now);
  return words;
}

ChartWords *
chart_strategy_subtitles (const ChartStrategy *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  const char *party = chart_outcome_label (frame, plan->strategy->stakeholder);
  g_autofree char *unit = chart_unit (frame);

  if (!frame->is_small)
    {
      if (frame->input->width >= CHART_WIDE)
        chart_words_add (words,
                         _ ("Best path for %s over two assumptions from P5 to P95, the others at "
                            "their medians; figures: "
                            "how much it gives more than the second best, %s"),
                         party, unit);
      chart_words_add (
          words,
          _ ("Best path over two assumptions, P5 to P95; figures: lead over the second best, %s"),
          unit);
    }
  chart_words_add (words, _ ("Best path for %s over two assumptions, P5 to P95"), party);
  chart_words_add (words, _ ("Best path for %s, P5 to P95"), party);
  chart_words_add (words, _ ("Best path, P5 to P95"));
  return words;
}

char *
chart_strategy_describe (const ChartStrategy *plan, guint path)
{
  const ChartFrame *frame = plan->frame;
  g_autofree char *share = recourse_format_percent (frame->input->numbers, plan->shares[path]);

  if (plan->shared > 0)
    return g_strdup_printf (_ ("No path is better than %s for %s on %s of the map."),
                            chart_path_label (frame, path),
                            chart_outcome_label (frame, plan->strategy->stakeholder), share);
  return g_strdup_printf (_ ("%s is the best path for %s on %s of the map."),
                          chart_path_label (frame, path),
                          chart_outcome_label (frame, plan->strategy->stakeholder), share);
}

char *
chart_strategy_description (const ChartStrategy *plan)
{
  const ChartFrame *frame = plan->frame;
  const RecourseStrategy *strategy = plan->strategy;
  g_autofree char *x = chart_driver_value (frame, strategy->x_driver, plan->now_x);
  g_autofree char *y = chart_driver_value (frame, strategy->y_driver, plan->now_y);
  g_autofree char *share = recourse_format_percent (frame->input->numbers, plan->shares[plan->now]);

  if (plan->shared > 0)
    return g_strdup_printf (
        _ ("%s. At present values (%s: %s; %s: %s) no path would be better than %s, as on %s of "
           "the map."),
        frame->scene->title, chart_driver_label (frame, strategy->x_driver), x,
        chart_driver_label (frame, strategy->y_driver), y, chart_path_label (frame, plan->now),
        share);
  return g_strdup_printf (
      _ ("%s. At present values (%s: %s; %s: %s) %s would be best, as on %s of the map."),
      frame->scene->title, chart_driver_label (frame, strategy->x_driver), x,
      chart_driver_label (frame, strategy->y_driver), y, chart_path_label (frame, plan->now),
      share);
}

/* Five by five values: enough to see the shape, few enough to be read. */
RecourseTable *
chart_strategy_table (const ChartStrategy *plan)
{
  const ChartFrame *frame = plan->frame;
  const RecourseStrategy *strategy = plan->strategy;
  RecourseTable *table = recourse_table_new (chart_driver_label (frame, strategy->x_driver),
                                             chart_driver_label (frame, strategy->y_driver),
                                             _ ("Best path"), _ ("Lead"), NULL);

  for (guint row = 0; row < 5; row++)
    for (guint column = 0; column < 5; column++)
      {
        guint j = column * (strategy->n_x - 1) / 4, i = row * (strategy->n_y - 1) / 4;
        g_autofree char *x = chart_driver_value (frame, strategy->x_driver, strategy->x[j]);
        g_autofree char *y = chart_driver_value (frame, strategy->y_driver, strategy->y[i]);
        g_autofree char *lead =
            chart_money (frame, strategy->lead[i * strategy->n_x + j], plan->decimals);

        recourse_table_add_row (
            table, x, y,
            strategy->lead[i * strategy->n_x + j] > plan->least_lead
                ? chart_path_label (frame, strategy->best[i * strategy->n_x + j])
                : _ ("several"),
            lead, NULL);
      }
  return table;
}
