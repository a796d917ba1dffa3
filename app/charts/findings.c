/* Findings about outcomes.  Which template is used is decided by facts of the results, never by the
 * dossier's name; a sentence that would not be true is not chosen. */
#include "config.h"

#include "findings.h"

#include "analysis/standing.h"
#include "shape.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* More equals than these are counted instead of named. */
#define MOST_EQUALS 3

/* Everything that the sentences are made of, gathered once.  The standing is owned. */
typedef struct
{
  const ChartFrame *frame;
  const RecourseResults *results;
  const guint *paths;
  guint n_paths;
  RecourseStanding *standing;
} Facts;

static Facts
gather (const ChartFrame *frame)
{
  const RecourseChartInput *input = frame->input;

  return (Facts){ frame, input->results, input->paths, input->n_paths,
                  recourse_standing_new (input->results, input->paths, input->n_paths) };
}

const char *
chart_outcome_label (const ChartFrame *frame, guint stakeholder)
{
  return chart_party_label (frame, frame->input->results->stakeholders[stakeholder]);
}

double
chart_widest_outcome_word (const ChartFrame *frame, guint n)
{
  ChartText style = { .px = frame->label_px, .is_semibold = TRUE };
  double widest = 0;

  for (guint i = 0; i < n; i++)
    {
      g_auto (GStrv) words = g_strsplit (chart_outcome_label (frame, i), " ", -1);

      for (char **word = words; *word != NULL; word++)
        widest = fmax (widest, chart_text_width (*word, style));
    }
  return ceil (widest);
}

static const RecoursePayoff *
payoff (const Facts *facts, guint path, guint stakeholder)
{
  return recourse_results_payoff (facts->results, path, stakeholder);
}

static double
spread (const RecoursePayoff *outcome)
{
  return chart_payoff_has_draws (outcome) ? outcome->p90 - outcome->p10 : NAN;
}

/* The path whose P10–P90 is clearly the widest for every stakeholder, or G_MAXUINT. */
static guint
widest_for_all (const Facts *facts)
{
  guint found = G_MAXUINT;

  for (guint s = 0; s < facts->results->n_stakeholders; s++)
    {
      guint widest = facts->paths[0];

      for (guint i = 1; i < facts->n_paths; i++)
        if (spread (payoff (facts, facts->paths[i], s)) > spread (payoff (facts, widest, s)))
          widest = facts->paths[i];
      for (guint i = 0; i < facts->n_paths; i++)
        if (facts->paths[i] != widest
            && !(spread (payoff (facts, widest, s))
                 > 1.05 * spread (payoff (facts, facts->paths[i], s))))
          return G_MAXUINT;
      if (found != G_MAXUINT && found != widest)
        return G_MAXUINT;
      found = widest;
    }
  return found;
}

/* Whether the same paths are best for both. */
static gboolean
is_of_one_mind (const Facts *facts, guint stakeholder, guint other)
{
  for (guint i = 0; i < facts->n_paths; i++)
    if (recourse_standing_is_best (facts->standing, stakeholder, i)
        != recourse_standing_is_best (facts->standing, other, i))
      return FALSE;
  return TRUE;
}

static guint
first_best (const Facts *facts, guint stakeholder)
{
  guint i = 0;

  while (!recourse_standing_is_best (facts->standing, stakeholder, i))
    i++;
  return i;
}

/* Labels of those for whom the same paths are best as for @stakeholder. */
static char *
who_agrees (const Facts *facts, guint stakeholder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint s = 0; s < facts->results->n_stakeholders; s++)
    if (is_of_one_mind (facts, s, stakeholder))
      g_ptr_array_add (names, (gpointer)chart_outcome_label (facts->frame, s));
  return chart_list (names);
}

/* "path 2", not to be parted at the end of a line. */
static char *
name_by_number (guint path)
{
  g_autofree char *words = g_strdup_printf (_ ("path %u"), path + 1);
  g_auto (GStrv) parts = g_strsplit (words, " ", -1);

  return g_strjoinv ("\u00a0", parts);
}

static char *
name_path (const Facts *facts, guint i, gboolean by_number)
{
  return by_number ? name_by_number (facts->paths[i])
                   : g_strdup (chart_path_label (facts->frame, facts->paths[i]));
}

/* "Litigation" or, where it is not alone, "Settlement or litigation". */
static char *
name_best (const Facts *facts, guint stakeholder, gboolean by_number)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = recourse_standing_count (facts->standing, stakeholder);

  if (n > MOST_EQUALS)
    /* Translators: stands for the names of paths that are equally good: "A would gain most from any of 5 paths" */
    return g_strdup_printf (ngettext ("any of %u path", "any of %u paths", n), n);
  for (guint i = 0; i < facts->n_paths; i++)
    if (recourse_standing_is_best (facts->standing, stakeholder, i))
      g_ptr_array_add (names, name_path (facts, i, by_number));
  return chart_choice (names);
}

static gboolean
all_gain (const Facts *facts)
{
  for (guint s = 0; s < facts->results->n_stakeholders; s++)
    if (!recourse_results_gains (facts->results, s, facts->paths[first_best (facts, s)]))
      return FALSE;
  return TRUE;
}

static void
append_preference (const Facts *facts, GString *text, guint stakeholder, gboolean by_number)
{
  g_autofree char *who = who_agrees (facts, stakeholder);
  g_autofree char *path = name_best (facts, stakeholder, by_number);
  gboolean gain = all_gain (facts);

  if (text->len == 0)
    g_string_append_printf (
        text, gain ? _ ("%s would gain most from %s") : _ ("%s would do best with %s"), who, path);
  else
    /* Translators: continues "A would gain most from X"; a further part, "B from Y". */
    g_string_append_printf (text, gain ? _ (", %s from %s") : _ (", %s with %s"), who, path);
}

/* Whether somebody listed before is of one mind with @stakeholder. */
static gboolean
is_told (const Facts *facts, guint stakeholder)
{
  for (guint s = 0; s < stakeholder; s++)
    if (is_of_one_mind (facts, s, stakeholder))
      return TRUE;
  return FALSE;
}

/* "Microsoft would gain most from X, OpenAI and Amazon from Y or Z", in the order of the paths. */
static char *
preferences (const Facts *facts, gboolean by_number)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < facts->n_paths; i++)
    for (guint s = 0; s < facts->results->n_stakeholders; s++)
      if (first_best (facts, s) == i && !is_told (facts, s))
        append_preference (facts, text, s, by_number);
  return g_string_free (text, FALSE);
}

/* How many paths are best for somebody. */
static guint
count_preferred (const Facts *facts)
{
  guint n = 0;

  for (guint i = 0; i < facts->n_paths; i++)
    for (guint s = 0; s < facts->results->n_stakeholders; s++)
      if (recourse_standing_is_best (facts->standing, s, i))
        {
          n++;
          break;
        }
  return n;
}

static void
add_level (const Facts *facts, ChartWords *words)
{
  g_autofree char *who = who_agrees (facts, 0);
  guint n = facts->n_paths;

  if (facts->results->n_stakeholders > 1 && !chart_is_filtered (facts->frame))
    chart_words_add (words,
                     ngettext ("On average the %u path would come to the same for every party",
                               "On average the %u paths would come to the same for every party", n),
                     n);
  else
    chart_words_add (words,
                     ngettext ("On average the %u path would come to the same for %s",
                               "On average the %u paths would come to the same for %s", n),
                     n, who);
  chart_words_add (words, _ ("The paths come to the same on average"));
}

static void
add_unanimous (const Facts *facts, ChartWords *words)
{
  g_autofree char *path = name_best (facts, 0, FALSE);
  gboolean gain = all_gain (facts);

  if (facts->results->n_stakeholders == 1)
    chart_words_add (words,
                     gain ? _ ("%s would gain most from %s") : _ ("%s would do best with %s"),
                     chart_outcome_label (facts->frame, 0), path);
  else
    chart_words_add (words,
                     gain ? _ ("Every party would gain most from %s")
                          : _ ("Every party would do best with %s"),
                     path);
  if (facts->results->n_stakeholders > 1 && facts->standing->n_shared == 1)
    chart_words_add (words, _ ("Path %u would be best for every party"),
                     facts->paths[facts->standing->shared] + 1);
}

/* Parties differ: whether one path still is as good as any for each. */
static void
add_divided (const Facts *facts, ChartWords *words)
{
  guint n = count_preferred (facts);

  if (facts->standing->n_shared > 0 && !chart_is_filtered (facts->frame))
    {
      guint shared = facts->paths[facts->standing->shared];
      g_autofree char *number = name_by_number (shared);

      chart_words_add (words, _ ("No path would be better for any party than %s"),
                       chart_path_label (facts->frame, shared));
      chart_words_add (words, _ ("No path would be better for any party than %s"), number);
    }
  if (facts->standing->n_shared > 0)
    return;
  if (!chart_is_filtered (facts->frame))
    chart_words_add (words,
                     ngettext ("No path suits everyone: %u of them would be best for some party",
                               "No path suits everyone: %u of them would be best for some party",
                               n),
                     n);
  chart_words_add (words, "%s", _ ("No path is best for every party"));
}

static void
add_with_widest (const Facts *facts, ChartWords *words, const char *finding)
{
  guint widest = widest_for_all (facts);

  if (widest != G_MAXUINT)
    chart_words_add (words, _ ("%s; the widest bet is %s"), finding,
                     chart_path_label (facts->frame, widest));
  chart_words_add (words, "%s", finding);
}

static gboolean
have_draws (const Facts *facts)
{
  return chart_payoff_has_draws (payoff (facts, facts->paths[0], 0));
}

/* Whether more than half of the draws end below the baseline; on average before there are draws. */
static gboolean
mostly_loses (const Facts *facts, guint path, guint stakeholder)
{
  const RecoursePayoff *outcome = payoff (facts, path, stakeholder);

  return have_draws (facts) ? outcome->p_loss > 0.5 : chart_payoff_mean (outcome) < 0;
}

/* How many lose, where there is no room for their names. */
static void
add_count (const Facts *facts, ChartWords *words, guint n_losers)
{
  if (n_losers == 0 && !chart_is_filtered (facts->frame))
    chart_words_add (words, "%s",
                     have_draws (facts) ? _ ("No party would be worse off in most draws")
                                        : _ ("No party would be worse off on average"));
  else if (n_losers == facts->results->n_stakeholders && !chart_is_filtered (facts->frame))
    chart_words_add (words, "%s",
                     have_draws (facts) ? _ ("Every party would be worse off in most draws")
                                        : _ ("Every party would be worse off on average"));
  else
    chart_words_add (words,
                     have_draws (facts) ? _ ("Worse off in most draws: %u of %u parties")
                                        : _ ("Worse off on average: %u of %u parties"),
                     n_losers, facts->results->n_stakeholders);
}

/* One path alone: who would mostly end below the baseline. */
static void
add_single (const Facts *facts, ChartWords *words)
{
  const char *path = chart_path_label (facts->frame, facts->paths[0]);
  g_autoptr (GPtrArray) losers = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint s = 0; s < facts->results->n_stakeholders; s++)
    if (mostly_loses (facts, facts->paths[0], s))
      g_ptr_array_add (losers, (gpointer)chart_outcome_label (facts->frame, s));
  if (losers->len > 0)
    names = chart_list (losers);
  else
    names = g_strdup (chart_is_filtered (facts->frame) ? _ ("none of the parties shown")
                                                       : _ ("no party"));
  if (have_draws (facts))
    chart_words_add (words, _ ("%s would leave %s worse off in more than half of the draws"), path,
                     names);
  chart_words_add (words,
                   have_draws (facts) ? _ ("%s would leave %s worse off in most draws")
                                      : _ ("%s would leave %s worse off on average"),
                   path, names);
  if (facts->results->n_stakeholders > 1)
    add_count (facts, words, losers->len);
}

/* The longest has room for what is the widest bet. */
static void
add_first_with_widest (const Facts *facts, ChartWords *words, const ChartWords *others)
{
  add_with_widest (facts, words, chart_words_first (others));
  for (guint i = 1; i < others->len; i++)
    chart_words_add (words, "%s", (char *)g_ptr_array_index (others, i));
}

static void
add_preferences (const Facts *facts, ChartWords *words)
{
  g_autofree char *finding = preferences (facts, FALSE), *numbered = preferences (facts, TRUE);

  add_with_widest (facts, words, finding);
  chart_words_add (words, "%s", numbered);
  if (!facts->standing->is_unanimous)
    add_divided (facts, words);
}

ChartWords *
chart_finding_payoffs (const ChartFrame *frame)
{
  Facts facts = gather (frame);
  g_autoptr (RecourseStanding) standing = facts.standing;
  g_autoptr (ChartWords) agreed = chart_words_new ();
  ChartWords *words = chart_words_new ();

  if (facts.n_paths == 1)
    add_single (&facts, words);
  else if (standing->is_level)
    add_level (&facts, agreed);
  else if (standing->is_unanimous && !chart_is_filtered (frame))
    add_unanimous (&facts, agreed);
  else
    add_preferences (&facts, words);
  if (agreed->len > 0)
    add_first_with_widest (&facts, words, agreed);
  return words;
}

static guint
extreme_loss (const Facts *facts, guint stakeholder, gboolean want_most)
{
  guint found = facts->paths[0];

  for (guint i = 1; i < facts->n_paths; i++)
    {
      double here = payoff (facts, facts->paths[i], stakeholder)->p_loss;
      double there = payoff (facts, found, stakeholder)->p_loss;

      if (want_most ? here > there : here < there)
        found = facts->paths[i];
    }
  return found;
}

static void
add_loss_range (const Facts *facts, ChartWords *words, guint stakeholder)
{
  guint least = extreme_loss (facts, stakeholder, FALSE);
  guint most = extreme_loss (facts, stakeholder, TRUE);
  const RecourseNumberForm *numbers = facts->frame->input->numbers;
  g_autofree char *low =
      recourse_format_percent (numbers, payoff (facts, least, stakeholder)->p_loss);
  g_autofree char *high =
      recourse_format_percent (numbers, payoff (facts, most, stakeholder)->p_loss);
  const char *name = chart_outcome_label (facts->frame, stakeholder);

  if (g_str_equal (low, high))
    {
      chart_words_add (words, _ ("For %s the risk of ending worse off is %s on every path"), name,
                       low);
      return;
    }
  chart_words_add (
      words, _ ("For %s the risk of ending worse off is %s with %s, against %s with %s"), name,
      high, chart_path_label (facts->frame, most), low, chart_path_label (facts->frame, least));
  chart_words_add (words, _ ("%s: a %s risk of ending worse off with %s, %s with %s"), name, high,
                   chart_path_label (facts->frame, most), low,
                   chart_path_label (facts->frame, least));
  chart_words_add (words, _ ("For %s the risk of ending worse off runs from %s to %s"), name, low,
                   high);
  chart_words_add (words, _ ("%s: risk of ending worse off %s to %s"), name, low, high);
}

ChartWords *
chart_finding_distributions (const ChartFrame *frame)
{
  Facts facts = gather (frame);
  g_autoptr (RecourseStanding) standing = facts.standing;
  ChartWords *words = chart_words_new ();
  guint stakeholder = MIN (frame->input->stakeholder, facts.results->n_stakeholders - 1);
  g_autofree char *loss = NULL;

  if (facts.n_paths > 1)
    {
      add_loss_range (&facts, words, stakeholder);
      return words;
    }
  loss = recourse_format_percent (frame->input->numbers,
                                  payoff (&facts, facts.paths[0], stakeholder)->p_loss);
  chart_words_add (words, _ ("%s would leave %s worse off than %s in %s of the draws"),
                   chart_path_label (frame, facts.paths[0]),
                   chart_outcome_label (frame, stakeholder), chart_baseline_label (frame), loss);
  chart_words_add (words, _ ("%s would leave %s worse off in %s of draws"),
                   chart_path_label (frame, facts.paths[0]),
                   chart_outcome_label (frame, stakeholder), loss);
  return words;
}
