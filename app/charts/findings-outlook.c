/* Findings about chances, years and trees.  As in findings.c, facts of the results decide
 * which sentence is said. */
#include "config.h"

#include "findings.h"

#include "shape.h"

#include <glib/gi18n-lib.h>
#include <math.h>

static const RecoursePayoff *
payoff (const ChartFrame *frame, guint i, guint stakeholder)
{
  return recourse_results_payoff (frame->input->results, frame->input->paths[i], stakeholder);
}

static const char *
path_label (const ChartFrame *frame, guint i)
{
  return chart_path_label (frame, frame->input->paths[i]);
}

/* The largest of 1, 2 and 5 times a power of ten that is no more than @value; 0 where that is none. */
static double
round_down (double value)
{
  double power, digit;

  if (!(value > 0))
    return 0;
  power = pow (10, floor (log10 (value) + 1e-12));
  digit = value / power + 1e-9;
  return power * (digit >= 5 ? 5 : digit >= 2 ? 2 : 1);
}

/* A gain that one path brings in a tenth of its draws, in round figures. */
static double
big_gain (const ChartFrame *frame, guint stakeholder)
{
  double most = 0;

  for (guint i = 0; i < frame->input->n_paths; i++)
    most = fmax (most, payoff (frame, i, stakeholder)->p90);
  return round_down (most);
}

static double
chance (const ChartFrame *frame, guint i, guint stakeholder, double threshold)
{
  const RecoursePayoff *outcome = payoff (frame, i, stakeholder);

  return threshold == 0 ? 1 - outcome->p_loss : chart_chance_of (outcome, threshold);
}

/* Among the paths that are on, as an index into them. */
static guint
likeliest (const ChartFrame *frame, guint stakeholder, double threshold)
{
  guint best = 0;

  for (guint i = 1; i < frame->input->n_paths; i++)
    if (chance (frame, i, stakeholder, threshold) > chance (frame, best, stakeholder, threshold))
      best = i;
  return best;
}

static char *
chance_in_words (const ChartFrame *frame, guint i, guint stakeholder, double threshold)
{
  return recourse_format_percent (frame->input->numbers, chance (frame, i, stakeholder, threshold));
}

/* Whether no other path reads the same chance as @best. */
static gboolean
is_alone (const ChartFrame *frame, guint best, guint stakeholder, double threshold)
{
  g_autofree char *most = chance_in_words (frame, best, stakeholder, threshold);

  for (guint i = 0; i < frame->input->n_paths; i++)
    {
      g_autofree char *words = chance_in_words (frame, i, stakeholder, threshold);

      if (i != best && g_str_equal (words, most))
        return FALSE;
    }
  return TRUE;
}

static void
add_one_path (const ChartFrame *frame, ChartWords *words, guint stakeholder, double gain)
{
  const char *name = chart_outcome_label (frame, stakeholder), *path = path_label (frame, 0);
  g_autofree char *safe = chance_in_words (frame, 0, stakeholder, 0);
  g_autofree char *lucky = chance_in_words (frame, 0, stakeholder, gain);
  g_autofree char *money = chart_money_exact (frame, gain);

  if (gain > 0)
    chart_words_add (
        words,
        _ ("With %s, %s would have a chance of %s of ending no worse off, and of %s of "
           "gaining %s or more"),
        path, name, safe, lucky, money);
  chart_words_add (words, _ ("%s would leave %s a chance of %s of ending no worse off"), path, name,
                   safe);
  chart_words_add (words, _ ("%s: a chance of %s of ending no worse off"), name, safe);
  chart_words_add (words, _ ("No worse off: a chance of %s"), safe);
}

static void
add_two_bests (
    const ChartFrame *frame, ChartWords *words, guint stakeholder, double gain, guint safest)
{
  const char *name = chart_outcome_label (frame, stakeholder);
  guint boldest = likeliest (frame, stakeholder, gain);
  g_autofree char *safe = chance_in_words (frame, safest, stakeholder, 0);
  g_autofree char *lucky = chance_in_words (frame, boldest, stakeholder, gain);
  g_autofree char *money = chart_money_exact (frame, gain);

  if (boldest == safest)
    {
      chart_words_add (
          words,
          _ ("%s would be likeliest to end no worse off with %s (%s), and also to gain "
             "%s or more (%s)"),
          name, path_label (frame, safest), safe, money, lucky);
      return;
    }
  chart_words_add (words,
                   _ ("%s would be likeliest to end no worse off with %s (%s), and to gain %s or "
                      "more with %s (%s)"),
                   name, path_label (frame, safest), safe, money, path_label (frame, boldest),
                   lucky);
  chart_words_add (
      words, _ ("%s: no worse off likeliest on path %u (%s), up %s or more on path %u (%s)"), name,
      frame->input->paths[safest] + 1, safe, money, frame->input->paths[boldest] + 1, lucky);
}

/* Several paths share the best chance of ending no worse off. */
static void
add_tie (
    const ChartFrame *frame, ChartWords *words, guint stakeholder, double gain, const char *safe)
{
  const char *name = chart_outcome_label (frame, stakeholder);
  guint boldest = likeliest (frame, stakeholder, gain);
  g_autofree char *lucky = chance_in_words (frame, boldest, stakeholder, gain);
  g_autofree char *money = chart_money_exact (frame, gain);

  if (gain > 0 && is_alone (frame, boldest, stakeholder, gain))
    chart_words_add (words, _ ("%s would be likeliest to gain %s or more with %s (%s)"), name,
                     money, path_label (frame, boldest), lucky);
  chart_words_add (words, _ ("At best, %s would end no worse off in %s of draws"), name, safe);
  chart_words_add (words, _ ("No worse off: at best a chance of %s"), safe);
}

ChartWords *
chart_finding_exceedance (const ChartFrame *frame)
{
  ChartWords *words = chart_words_new ();
  guint stakeholder = MIN (frame->input->stakeholder, frame->input->results->n_stakeholders - 1);
  const char *name = chart_outcome_label (frame, stakeholder);
  double gain = big_gain (frame, stakeholder);
  guint safest = likeliest (frame, stakeholder, 0);
  g_autofree char *safe = chance_in_words (frame, safest, stakeholder, 0);

  if (chance (frame, safest, stakeholder, 0) <= 0)
    {
      chart_words_add (words, _ ("%s would end worse off in every draw"), name);
      chart_words_add (words, _ ("Worse off in every draw"));
      return words;
    }
  if (frame->input->n_paths == 1)
    {
      add_one_path (frame, words, stakeholder, gain);
      return words;
    }
  if (!is_alone (frame, safest, stakeholder, 0))
    {
      add_tie (frame, words, stakeholder, gain, safe);
      return words;
    }
  if (gain > 0 && is_alone (frame, likeliest (frame, stakeholder, gain), stakeholder, gain))
    add_two_bests (frame, words, stakeholder, gain, safest);
  chart_words_add (words, _ ("%s would be likeliest to end no worse off with %s (%s)"), name,
                   path_label (frame, safest), safe);
  chart_words_add (words, _ ("%s: no worse off likeliest on path %u (%s)"), name,
                   frame->input->paths[safest] + 1, safe);
  chart_words_add (words, _ ("No worse off: at best a chance of %s"), safe);
  return words;
}

/* Figures within this part of the largest are told as equal. */
#define EQUAL 1e-9

/* As many years as a title names. */
#define MOST_YEARS 3

typedef struct
{
  guint most, least; /* years of the highest and lowest mean, the first where there are several */
  guint turn;        /* the first year after the only change of sign */
  guint n_turns;
  gboolean begins_low; /* whether the first mean that is not zero is a loss */
  gboolean any_gain, any_loss;
} Course;

/* How the mean runs over the years; what is less than a thousandth of the largest counts as zero. */
static Course
find_course (const RecoursePayoff *outcome)
{
  Course course = { 0 };
  double largest = 0;
  int sign = 0;

  for (guint i = 0; i < outcome->n_years; i++)
    {
      double mean = outcome->yearly[i].mean;

      largest = fmax (largest, fabs (mean));
      if (mean > outcome->yearly[course.most].mean)
        course.most = i;
      if (mean < outcome->yearly[course.least].mean)
        course.least = i;
    }
  for (guint i = 0; i < outcome->n_years; i++)
    {
      double mean = outcome->yearly[i].mean;
      int here = fabs (mean) <= largest / 1000 ? 0 : mean > 0 ? 1 : -1;

      if (here != 0 && sign == 0)
        course.begins_low = here < 0;
      if (here != 0 && sign != 0 && here != sign && course.n_turns++ == 0)
        course.turn = i;
      sign = here != 0 ? here : sign;
      course.any_gain |= here > 0;
      course.any_loss |= here < 0;
    }
  return course;
}

/* The years whose mean is that of the @i-th: "2028" or "2028 and 2030"; %NULL where they are too many to be named. */
static char *
name_years (const RecoursePayoff *outcome, guint i)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  const double mean = outcome->yearly[i].mean;

  for (guint k = 0; k < outcome->n_years; k++)
    if (fabs (outcome->yearly[k].mean - mean) <= EQUAL * fabs (mean))
      g_ptr_array_add (names, g_strdup_printf ("%d", outcome->yearly[k].year));
  return names->len <= MOST_YEARS ? chart_list (names) : NULL;
}

/* A gain or loss without the year in which it is greatest. */
static void
add_steady (const ChartFrame *frame,
            ChartWords *words,
            const RecoursePayoff *outcome,
            const char *most,
            const char *least)
{
  const char *name = chart_outcome_label (
      frame, MIN (frame->input->stakeholder, frame->input->results->n_stakeholders - 1));

  if (g_str_equal (most, least))
    chart_words_add (words, _ ("Each year would bring %s %s on average"), name, most);
  else
    chart_words_add (words, _ ("A year would bring %s %s to %s on average"), name, least, most);
}

/* The one or few years of the greatest gain or, where nothing is gained, loss. */
static void
add_extreme (const ChartFrame *frame,
             ChartWords *words,
             const char *name,
             const char *path,
             const char *years,
             const char *money,
             gboolean is_gain)
{
  chart_words_add (words,
                   is_gain ? _ ("With %s, %s would gain most in %s: %s on average")
                           : _ ("With %s, %s would lose most in %s: %s on average"),
                   path, name, years, money);
  chart_words_add (words,
                   is_gain ? _ ("%s would gain most in %s: %s on average")
                           : _ ("%s would lose most in %s: %s on average"),
                   name, years, money);
}

static void
add_course (const ChartFrame *frame,
            ChartWords *words,
            const RecoursePayoff *outcome,
            const Course *course,
            const char *name,
            const char *path)
{
  const RecourseYear *best = &outcome->yearly[course->most],
                     *worst = &outcome->yearly[course->least];
  guint decimals = chart_decimals (MAX (fabs (best->mean), fabs (worst->mean)));
  g_autofree char *most = chart_money (frame, best->mean, decimals);
  g_autofree char *least = chart_money (frame, worst->mean, decimals);
  g_autofree char *high = name_years (outcome, course->most);
  g_autofree char *low = name_years (outcome, course->least);
  const char *extreme = course->any_gain ? high : low;
  int turn = outcome->yearly[course->turn].year;

  if (course->any_gain && course->any_loss && course->n_turns == 1)
    {
      chart_words_add (words,
                       course->begins_low
                           ? _ ("With %s, %s would lose at first and gain from %d on (mean of each "
                                "year)")
                           : _ ("With %s, %s would gain at first and lose from %d on (mean of each "
                                "year)"),
                       path, name, turn);
      chart_words_add (words,
                       course->begins_low ? _ ("With %s, %s would lose at first, gain from %d on")
                                          : _ ("With %s, %s would gain at first, lose from %d on"),
                       path, name, turn);
      chart_words_add (words,
                       course->begins_low ? _ ("%s would lose at first, gain from %d on")
                                          : _ ("%s would gain at first, lose from %d on"),
                       name, turn);
      return;
    }
  if (high != NULL && low != NULL && course->any_gain && course->any_loss)
    {
      chart_words_add (words,
                       _ ("With %s, the best year for %s would be %s (mean %s), the worst %s (%s)"),
                       path, name, high, most, low, least);
      chart_words_add (words, _ ("%s: %s in %s, %s in %s"), name, most, high, least, low);
    }
  else if (extreme != NULL && course->any_gain != course->any_loss)
    add_extreme (frame, words, name, path, extreme, course->any_gain ? most : least,
                 course->any_gain);
  else
    add_steady (frame, words, outcome, most, least);
}

ChartWords *
chart_finding_years (const ChartFrame *frame)
{
  ChartWords *words = chart_words_new ();
  const RecourseResults *results = frame->input->results;
  guint stakeholder = MIN (frame->input->stakeholder, results->n_stakeholders - 1);
  const RecoursePayoff *outcome =
      recourse_results_payoff (results, frame->input->leader, stakeholder);
  Course course = find_course (outcome);
  const char *name = chart_outcome_label (frame, stakeholder);
  const char *path = chart_path_label (frame, frame->input->leader);

  if (course.any_gain || course.any_loss)
    add_course (frame, words, outcome, &course, name, path);
  else
    {
      chart_words_add (words, _ ("With %s, no year would bring %s anything on average"), path,
                       name);
      chart_words_add (words, _ ("No year would bring %s anything on average"), name);
    }
  chart_words_add (words, _ ("What each year would bring %s"), name);
  return words;
}

/* Where the tree ends, most likely or for sure. */
static void
add_end (const ChartFrame *frame,
         ChartWords *words,
         const char *path,
         const RecourseOutcome *outcome,
         const char *share,
         const char *worth,
         const char *name)
{
  const char *end = chart_name (frame, outcome->label);

  if (outcome->probability >= 1 - EQUAL)
    {
      chart_words_add (words, _ ("%s would end in “%s”, and be worth %s to %s"), path, end, worth,
                       name);
      chart_words_add (words, _ ("%s would end in “%s”"), path, end);
      return;
    }
  chart_words_add (words,
                   _ ("%s would most likely end in “%s” (%s), and be worth %s to %s on average"),
                   path, end, share, worth, name);
  chart_words_add (words, _ ("Likeliest end of %s: “%s” (%s)"), path, end, share);
}

/* How many ends are as likely as the @likely-th. */
static guint
count_equals (const RecoursePathResult *path, guint likely)
{
  const double most = path->outcomes[likely].probability;
  guint n = 0;

  for (guint i = 0; i < path->n_outcomes; i++)
    n += fabs (path->outcomes[i].probability - most) <= EQUAL * most;
  return n;
}

/* None is the likeliest: two are named, more are counted. */
static void
add_ends (const ChartFrame *frame,
          ChartWords *words,
          const RecoursePathResult *path,
          guint likely,
          guint n)
{
  const char *label = chart_path_label (frame, frame->input->leader);
  const double most = path->outcomes[likely].probability;
  g_autofree char *share = recourse_format_percent (frame->input->numbers, most);
  guint other = likely + 1;

  while (n == 2 && fabs (path->outcomes[other].probability - most) > EQUAL * most)
    other++;
  if (n == 2)
    chart_words_add (words, _ ("%s would most likely end in “%s” or “%s” (%s each)"), label,
                     chart_name (frame, path->outcomes[likely].label),
                     chart_name (frame, path->outcomes[other].label), share);
  chart_words_add (words,
                   ngettext ("%u end of %s would be the likeliest (%s)",
                             "%u ends of %s would be equally likely, none more so (%s each)", n),
                   n, label, share);
}

ChartWords *
chart_finding_tree (const ChartFrame *frame)
{
  ChartWords *words = chart_words_new ();
  const RecoursePathResult *path = &frame->input->results->paths[frame->input->leader];
  guint stakeholder = MIN (frame->input->stakeholder, frame->input->results->n_stakeholders - 1);
  const char *name = chart_outcome_label (frame, stakeholder);
  const char *label = chart_path_label (frame, frame->input->leader);
  double mean = path->nodes[0].payoffs[stakeholder];
  double largest = 0;
  g_autofree char *worth = NULL, *share = NULL;
  guint likely = 0, n_likely = 0;

  for (guint i = 0; i < path->n_nodes; i++)
    largest = fmax (largest, fabs (path->nodes[i].payoffs[stakeholder]));
  worth =
      chart_money (frame, mean, chart_decimals (largest) + (fabs (mean) < largest / 100 ? 1 : 0));

  for (guint i = 1; i < path->n_outcomes; i++)
    if (path->outcomes[i].probability > path->outcomes[likely].probability * (1 + EQUAL))
      likely = i;
  if (path->n_outcomes > 0)
    n_likely = count_equals (path, likely);
  if (n_likely > 1)
    add_ends (frame, words, path, likely, n_likely);
  else if (n_likely == 1)
    {
      share = recourse_format_percent (frame->input->numbers, path->outcomes[likely].probability);
      add_end (frame, words, label, &path->outcomes[likely], share, worth, name);
    }
  chart_words_add (words, _ ("%s would be worth %s to %s on average"), label, worth, name);
  chart_words_add (words, _ ("Worth %s to %s on average"), worth, name);
  return words;
}
