/* Preferences in words: how sure, what a cell says, the table, the subtitle, the description.  The engine lets a draw
 * in which paths are equal fall to the first listed; of paths that are equal in every draw each is told to be the best. */
#include "config.h"

#include "preference.h"

#include "analysis/standing.h"
#include "findings.h"

#include <glib/gi18n-lib.h>
#include <math.h>

guint
chart_preferred (const ChartFrame *frame, guint stakeholder, guint *next)
{
  const RecourseChartInput *input = frame->whole;
  guint best = 0, second = G_MAXUINT;

  for (guint i = 1; i < input->n_paths; i++)
    {
      double mean = chart_payoff_mean (
          recourse_results_payoff (input->results, input->paths[i], stakeholder));

      if (mean > chart_payoff_mean (
              recourse_results_payoff (input->results, input->paths[best], stakeholder)))
        {
          second = best;
          best = i;
        }
      else if (second == G_MAXUINT
               || mean > chart_payoff_mean (
                      recourse_results_payoff (input->results, input->paths[second], stakeholder)))
        second = i;
    }
  if (next != NULL)
    *next = second == G_MAXUINT ? best : second;
  return best;
}

/* Whether any two of all paths come to the same in every draw. */
static gboolean
has_ties (const RecourseResults *results, guint stakeholder)
{
  for (guint p = 0; p < results->n_paths; p++)
    for (guint q = p + 1; q < results->n_paths; q++)
      if (recourse_results_is_always_level (results, stakeholder, p, q))
        return TRUE;
  return FALSE;
}

double
chart_preference_chance (const ChartFrame *frame, guint stakeholder, guint path)
{
  const RecourseChartInput *input = frame->whole;
  guint other;

  if (input->n_paths != 2)
    return recourse_results_best_chance (input->results, stakeholder, path);
  other = input->paths[input->paths[0] == path ? 1 : 0];
  return recourse_results_is_always_level (input->results, stakeholder, path, other)
             ? 1
             : recourse_results_beats (input->results, stakeholder, path, other);
}

double
chart_preference_margin (const ChartFrame *frame, guint stakeholder)
{
  guint next, best = chart_preferred (frame, stakeholder, &next);

  if (best == next)
    return 1;
  return recourse_results_beats (frame->whole->results, stakeholder, frame->whole->paths[best],
                                 frame->whole->paths[next]);
}

gboolean
chart_is_preferred (const ChartFrame *frame, guint stakeholder, guint path)
{
  const RecourseChartInput *input = frame->whole;
  guint best = input->paths[chart_preferred (frame, stakeholder, NULL)];

  return path == best || recourse_results_is_level (input->results, stakeholder, path, best);
}

ChartCertainty
chart_preference_certainty (const ChartFrame *frame, guint stakeholder)
{
  guint next, best = chart_preferred (frame, stakeholder, &next);
  const RecourseChartInput *input = frame->whole;

  if (best == next)
    return CHART_SURE;
  if (recourse_results_is_level (input->results, stakeholder, input->paths[best],
                                 input->paths[next]))
    return CHART_LEVEL;
  return chart_certainty (chart_preference_margin (frame, stakeholder));
}

ChartCertainty
chart_certainty (double margin)
{
  /* As it reads: 59.8 % is told as 60 %. */
  margin = round (100 * margin) / 100;
  return margin >= 0.95  ? CHART_SURE
         : margin >= 0.8 ? CHART_LIKELY
         : margin >= 0.6 ? CHART_LEANING
         : margin >= 0.4 ? CHART_TOSS_UP
                         : CHART_SELDOM;
}

const char *
chart_certainty_word (ChartCertainty certainty)
{
  static const char *const words[] = { N_ ("sure"), N_ ("likely"), N_ ("leaning"), N_ ("toss-up"),
                                       N_ ("seldom, but by more"),
                                       /* Translators: two paths come to the same on average */
                                       N_ ("level") };

  return _ (words[certainty]);
}

/* "56% over path 2" */
char *
chart_preference_verdict (const ChartPreference *plan, guint stakeholder)
{
  const ChartFrame *frame = plan->frame;
  guint next;
  g_autofree char *share =
      recourse_format_percent (frame->input->numbers, chart_preference_margin (frame, stakeholder));

  chart_preferred (frame, stakeholder, &next);
  if (chart_preference_certainty (frame, stakeholder) == CHART_LEVEL)
    /* Translators: stands below "level" */
    return g_strdup_printf (_ ("with path %u"), frame->whole->paths[next] + 1);
  return g_strdup_printf (_ ("%s over path %u"), share, frame->whole->paths[next] + 1);
}

char *
chart_preference_describe (const ChartPreference *plan, guint stakeholder, guint path)
{
  const ChartFrame *frame = plan->frame;
  const char *party = chart_outcome_label (frame, stakeholder);
  guint next, best = chart_preferred (frame, stakeholder, &next);
  g_autofree char *share = recourse_format_percent (
      frame->input->numbers, chart_preference_chance (frame, stakeholder, path));
  g_autofree char *margin = NULL;

  if (has_ties (frame->whole->results, stakeholder))
    return g_strdup_printf (
        _ ("%s, %s: no path gives more in %s of draws. Computed from assumptions."), party,
        chart_path_label (frame, path), share);
  if (path != frame->whole->paths[best] || next == best)
    return g_strdup_printf (_ ("%s, %s: the best path in %s of draws. Computed from assumptions."),
                            party, chart_path_label (frame, path), share);
  margin =
      recourse_format_percent (frame->input->numbers, chart_preference_margin (frame, stakeholder));
  return g_strdup_printf (_ ("%s, %s: the best path on average, and in %s of draws; better than %s "
                             "in %s: %s. Computed from assumptions."),
                          party, chart_path_label (frame, path), share,
                          chart_path_label (frame, frame->whole->paths[next]), margin,
                          chart_certainty_word (chart_preference_certainty (frame, stakeholder)));
}

RecourseTable *
chart_preference_table (const ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;
  const RecourseNumberForm *numbers = frame->input->numbers;
  RecourseTable *table = recourse_table_new (_ ("Party"), _ ("Path"), _ ("Best in draws"),
                                             _ ("Better than baseline"), _ ("Mean"), NULL);

  for (guint s = 0; s < plan->results->n_stakeholders; s++)
    for (guint i = 0; i < frame->whole->n_paths; i++)
      {
        guint path = frame->whole->paths[i];
        const RecoursePayoff *outcome = recourse_results_payoff (plan->results, path, s);
        double mean = chart_payoff_mean (outcome);
        g_autofree char *best = recourse_format_percent (
            numbers, recourse_results_best_chance (plan->results, s, path));
        g_autofree char *gain = recourse_format_percent (numbers, 1 - outcome->p_loss);
        g_autofree char *money = chart_money (frame, mean, chart_decimals (fabs (mean)));

        recourse_table_add_row (table, chart_outcome_label (frame, s),
                                chart_path_label (frame, path), best, gain, money, NULL);
      }
  return table;
}

static void
add_tied_subtitles (ChartWords *words)
{
  chart_words_add (words, _ ("Chance that no path gives the party more, by the expected payoff of "
                             "each draw. Each dot = 1 in 20"));
  chart_words_add (words, _ ("Chance that no path gives more. Dot = 1 in 20"));
  chart_words_add (words, _ ("Each dot = 1 in 20"));
}

ChartWords *
chart_preference_subtitles (const ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;
  ChartWords *words = chart_words_new ();
  guint n = frame->whole->n_paths, all = plan->results->n_paths;
  gboolean is_tied = FALSE;

  for (guint s = 0; s < plan->results->n_stakeholders; s++)
    is_tied |= has_ties (plan->results, s);
  if (is_tied)
    {
      add_tied_subtitles (words);
      return words;
    }
  if (n == 2)
    chart_words_add (words, _ ("Chance that a path gives the party more than the other, expected "
                               "payoff of each draw. Each dot = 1 in 20"));
  else if (n < all)
    chart_words_add (words,
                     _ ("Chance that a path is the party's best of all %u, expected payoff of each "
                        "draw. Each dot = 1 in 20"),
                     all);
  else
    chart_words_add (words, _ ("Chance that a path is the party's best, by the expected payoff of "
                               "each draw. Each dot = 1 in 20"));
  if (n != 2 && n < all)
    chart_words_add (words, _ ("Chance of being the best of all %u paths. Each dot = 1 in 20"),
                     all);
  else
    chart_words_add (words, _ ("Chance of being the best path. Each dot = 1 in 20"));
  chart_words_add (words, _ ("Chance of being the best. Dot = 1 in 20"));
  chart_words_add (words, _ ("Each dot = 1 in 20"));
  return words;
}

char *
chart_preference_description (const ChartPreference *plan)
{
  const ChartFrame *frame = plan->frame;
  GString *text = g_string_new (frame->scene->title);

  g_string_append_c (text, '.');
  for (guint s = 0; s < plan->results->n_stakeholders; s++)
    {
      g_autofree char *words = chart_preference_describe (
          plan, s, frame->whole->paths[chart_preferred (frame, s, NULL)]);

      g_string_append_printf (text, " %s", words);
    }
  return g_string_free (text, FALSE);
}
