/* Findings about preferences: who is how sure of which path.  Whoever has several that are equally good is sure of none,
 * and the sentence is then about what they come to. */
#include "config.h"

#include "findings.h"

#include "analysis/standing.h"
#include "party-filter.h"
#include "preference.h"

#include <glib/gi18n-lib.h>

static const char *
path_label (const ChartFrame *frame, guint i)
{
  return chart_path_label (frame, frame->input->paths[i]);
}

/* How often the path that is best on average is the best. */
static double
certainty (const ChartFrame *frame, guint stakeholder)
{
  guint best = chart_preferred (frame, stakeholder, NULL);

  return chart_preference_chance (frame, stakeholder, frame->whole->paths[best]);
}

static char *
certainty_in_words (const ChartFrame *frame, guint stakeholder)
{
  return recourse_format_percent (frame->input->numbers, certainty (frame, stakeholder));
}

static gboolean
is_level (const ChartFrame *frame, guint stakeholder)
{
  return frame->whole->n_paths > 1
         && chart_preference_certainty (frame, stakeholder) == CHART_LEVEL;
}

static gboolean
any_level (const ChartFrame *frame)
{
  for (guint s = 0; s < frame->input->results->n_stakeholders; s++)
    if (is_level (frame, s))
      return TRUE;
  return FALSE;
}

/* How many parties read the same certainty as @stakeholder. */
static guint
count_as_sure (const ChartFrame *frame, guint stakeholder)
{
  g_autofree char *share = certainty_in_words (frame, stakeholder);
  guint n = 0;

  for (guint s = 0; s < frame->input->results->n_stakeholders; s++)
    {
      g_autofree char *other = certainty_in_words (frame, s);

      n += g_str_equal (share, other);
    }
  return n;
}

static void
add_alone (const ChartFrame *frame, ChartWords *words, guint stakeholder)
{
  g_autofree char *share = certainty_in_words (frame, stakeholder);
  const char *name = chart_outcome_label (frame, stakeholder);

  chart_words_add (words, _ ("%s would do best with %s in %s of draws"), name,
                   path_label (frame, chart_preferred (frame, stakeholder, NULL)), share);
  chart_words_add (words, _ ("%s: path %u best in %s of draws"), name,
                   frame->input->paths[chart_preferred (frame, stakeholder, NULL)] + 1, share);
}

/* Who is surest and who least, where either is one party alone. */
static void
add_ends_of_range (
    const ChartFrame *frame, ChartWords *words, guint surest, guint least, const char *low)
{
  g_autofree char *high = certainty_in_words (frame, surest);
  const char *sure = chart_outcome_label (frame, surest);
  const char *unsure = chart_outcome_label (frame, least);

  if (count_as_sure (frame, surest) > 1 || count_as_sure (frame, least) > 1)
    return;
  chart_words_add (words,
                   _ ("%s would be surest of the best path (%s, %s of draws), %s least (%s, %s)"),
                   sure, path_label (frame, chart_preferred (frame, surest, NULL)), high, unsure,
                   path_label (frame, chart_preferred (frame, least, NULL)), low);
  chart_words_add (words, _ ("Surest of the best path: %s (%s of draws); least: %s (%s)"), sure,
                   high, unsure, low);
  chart_words_add (words, _ ("Surest: %s (%s of draws); least: %s (%s)"), sure, high, unsure, low);
}

static void
add_surest (const ChartFrame *frame, ChartWords *words, guint surest, guint least)
{
  g_autofree char *high = certainty_in_words (frame, surest);
  g_autofree char *low = certainty_in_words (frame, least);

  if (g_str_equal (high, low))
    {
      if (!chart_is_filtered (frame))
        chart_words_add (
            words, _ ("For every party the path that is best on average is best in %s of draws"),
            high);
      chart_words_add (words, _ ("Best on average, and in %s of draws"), high);
      return;
    }
  add_ends_of_range (frame, words, surest, least, low);
  chart_words_add (words, _ ("Best on average, and in %s to %s of draws"), low, high);
}

/* Whether another of all paths always comes to the same as the one that is on. */
static gboolean
is_matched (const ChartFrame *frame)
{
  const RecourseResults *results = frame->input->results;

  for (guint s = 0; s < results->n_stakeholders; s++)
    for (guint p = 0; p < results->n_paths; p++)
      if (p != frame->input->paths[0]
          && recourse_results_is_always_level (results, s, p, frame->input->paths[0]))
        return TRUE;
  return FALSE;
}

static void
add_only_path (const ChartFrame *frame, ChartWords *words, guint surest, guint least)
{
  g_autofree char *low = certainty_in_words (frame, least);
  g_autofree char *high = certainty_in_words (frame, surest);

  if (is_matched (frame) && g_str_equal (low, high))
    chart_words_add (words, _ ("In %s of draws no path would be better than %s"), low,
                     path_label (frame, 0));
  else if (is_matched (frame))
    chart_words_add (words, _ ("In %s to %s of draws no path would be better than %s"), low, high,
                     path_label (frame, 0));
  if (is_matched (frame))
    return;
  if (g_str_equal (low, high))
    chart_words_add (words, _ ("%s would be the best of all paths in %s of draws"),
                     path_label (frame, 0), high);
  else
    chart_words_add (words,
                     _ ("%s would be the best of all paths in %s of draws for %s, in %s for %s"),
                     path_label (frame, 0), high, chart_outcome_label (frame, surest), low,
                     chart_outcome_label (frame, least));
  chart_words_add (words, _ ("The best of all paths in %s to %s of draws"), low, high);
}

ChartWords *
chart_finding_preference (const ChartFrame *frame)
{
  ChartWords *words;
  guint n = frame->input->results->n_stakeholders, surest = 0, least = 0;

  /* Of paths that are equally good none is the best, however sure that is. */
  if (any_level (frame))
    return chart_finding_payoffs (frame);
  words = chart_words_new ();
  for (guint s = 1; s < n; s++)
    {
      surest = certainty (frame, s) > certainty (frame, surest) ? s : surest;
      least = certainty (frame, s) < certainty (frame, least) ? s : least;
    }
  if (frame->input->n_paths == 1)
    add_only_path (frame, words, surest, least);
  else if (n == 1)
    add_alone (frame, words, 0);
  else
    {
      add_surest (frame, words, surest, least);
      words = chart_filter_titles (frame, words);
    }
  return words;
}
