/* Findings about outcomes.  Which template is used is decided by facts of the results, never by the
 * dossier's name; a sentence that would not be true is not chosen. */
#include "config.h"

#include "findings.h"

#include "shape.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Everything that the sentences are made of, gathered once. */
typedef struct
{
  const ChartFrame *frame;
  const RecourseResults *results;
  const guint *paths;
  guint n_paths;
} Facts;

static Facts
gather (const ChartFrame *frame)
{
  return (Facts){ frame, frame->input->results, frame->input->paths, frame->input->n_paths };
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

/* Among the paths that are on. */
static guint
best_path (const Facts *facts, guint stakeholder)
{
  guint best = facts->paths[0];

  for (guint i = 1; i < facts->n_paths; i++)
    if (chart_payoff_mean (payoff (facts, facts->paths[i], stakeholder))
        > chart_payoff_mean (payoff (facts, best, stakeholder)))
      best = facts->paths[i];
  return best;
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

/* Labels of the stakeholders whose best path is @path. */
static char *
who_prefers (const Facts *facts, guint path)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint s = 0; s < facts->results->n_stakeholders; s++)
    if (best_path (facts, s) == path)
      g_ptr_array_add (names, (gpointer)chart_outcome_label (facts->frame, s));
  return names->len > 0 ? chart_list (names) : NULL;
}

static gboolean
all_gain (const Facts *facts)
{
  for (guint s = 0; s < facts->results->n_stakeholders; s++)
    if (!(chart_payoff_mean (payoff (facts, best_path (facts, s), s)) > 0))
      return FALSE;
  return TRUE;
}

/* "Microsoft would gain most from X, OpenAI and Amazon from Y". */
static char *
preferences (const Facts *facts, gboolean by_number, guint *n_preferred)
{
  gboolean gain = all_gain (facts);
  GString *text = g_string_new (NULL);

  *n_preferred = 0;
  for (guint i = 0; i < facts->n_paths; i++)
    {
      g_autofree char *who = who_prefers (facts, facts->paths[i]);
      g_autofree char *path = by_number
                                  ? g_strdup_printf (_ ("path %u"), facts->paths[i] + 1)
                                  : g_strdup (chart_path_label (facts->frame, facts->paths[i]));

      if (who == NULL)
        continue;
      if ((*n_preferred)++ == 0)
        g_string_append_printf (
            text, gain ? _ ("%s would gain most from %s") : _ ("%s would do best with %s"), who,
            path);
      else
        /* Translators: continues "A would gain most from X"; a further part, "B from Y". */
        g_string_append_printf (text, gain ? _ (", %s from %s") : _ (", %s with %s"), who, path);
    }
  return g_string_free (text, FALSE);
}

static void
add_unanimous (const Facts *facts, ChartWords *words)
{
  const char *path = chart_path_label (facts->frame, best_path (facts, 0));
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
  if (facts->results->n_stakeholders > 1)
    chart_words_add (words, _ ("Path %u would be best for every party"), best_path (facts, 0) + 1);
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

ChartWords *
chart_finding_payoffs (const ChartFrame *frame)
{
  Facts facts = gather (frame);
  ChartWords *words = chart_words_new ();
  g_autofree char *finding = NULL, *numbered = NULL;
  guint n_preferred;

  if (facts.n_paths == 1)
    {
      add_single (&facts, words);
      return words;
    }
  finding = preferences (&facts, FALSE, &n_preferred);
  if (n_preferred == 1 && !chart_is_filtered (frame))
    {
      g_autoptr (ChartWords) unanimous = chart_words_new ();

      add_unanimous (&facts, unanimous);
      add_with_widest (&facts, words, chart_words_first (unanimous));
      for (guint i = 1; i < unanimous->len; i++)
        chart_words_add (words, "%s", (char *)g_ptr_array_index (unanimous, i));
      return words;
    }
  add_with_widest (&facts, words, finding);
  numbered = preferences (&facts, TRUE, &n_preferred);
  chart_words_add (words, "%s", numbered);
  if (n_preferred == 1) /* for all who are shown, whom it names */
    return words;
  chart_words_add (words,
                   ngettext ("No path suits everyone: %u of them would be best for some party",
                             "No path suits everyone: %u of them would be best for some party",
                             n_preferred),
                   n_preferred);
  chart_words_add (words, "%s", _ ("No path is best for every party"));
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
