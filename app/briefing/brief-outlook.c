/* What follows: values and ranges, how they come about, what moves them, where a deal lies, what to find out next. */
#include "config.h"

#include "brief-parts.h"

#include "analysis/bargain.h"
#include "analysis/standing.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#define MOST_DRIVERS 5
#define CHART_HEIGHT 215

static const char *
view_label (const Brief *brief)
{
  return recourse_record_get_label (
      RECOURSE_RECORD (briefing_stakeholder (brief->briefing, brief->briefing->stakeholder)));
}

static double
expected (const RecoursePayoff *payoff)
{
  return isnan (payoff->mean) ? payoff->rollback_mean : payoff->mean;
}

/* A figure, or a dash where there is none. */
static char *
figure (const Brief *brief, double value, double magnitude)
{
  return isnan (value) ? g_strdup ("–") : briefing_money (brief->briefing, value, magnitude);
}

static char *
chance (const Brief *brief, double value)
{
  return isnan (value) ? g_strdup ("–") : briefing_percent (brief->briefing, value);
}

static void
set_values (Brief *brief, guint stakeholder, guint path, gboolean names_party)
{
  const RecourseBriefing *briefing = brief->briefing;
  const RecoursePayoff *payoff = recourse_results_payoff (briefing->results, path, stakeholder);
  double magnitude = briefing_magnitude (briefing);
  RecourseRecord *party = RECOURSE_RECORD (briefing_stakeholder (briefing, stakeholder));
  g_autofree char *mean = figure (brief, expected (payoff), magnitude);
  g_autofree char *low = figure (brief, payoff->p10, magnitude);
  g_autofree char *middle = figure (brief, payoff->p50, magnitude);
  g_autofree char *high = figure (brief, payoff->p90, magnitude);
  g_autofree char *loss = chance (brief, payoff->p_loss);
  g_autofree char *best =
      chance (brief, recourse_results_best_chance (briefing->results, stakeholder, path));
  const char *const cells[] = { names_party ? recourse_record_get_label (party) : "",
                                recourse_record_get_label (
                                    RECOURSE_RECORD (briefing_path (briefing, path))),
                                mean,
                                low,
                                middle,
                                high,
                                loss,
                                best };

  flow_table_row (brief->flow, cells);
}

void
brief_values (Brief *brief)
{
  const RecourseBriefing *briefing = brief->briefing;
  static const double shares[] = { 0.13, 0.3, 0.12, 0.1, 0.1, 0.1, 0.07, 0.08 };
  const char *const head[] = { _ ("Party"), _ ("Path"), _ ("Expected"), _ ("P10"), _ ("Median"),
                               _ ("P90"),   _ ("Loss"), _ ("Best"),     NULL };
  g_autofree char *unit = recourse_dossier_dup_unit (briefing->dossier);
  g_autofree char *note = NULL;

  brief_figure (brief, _ ("Expected values and ranges"), "payoffs", CHART_HEIGHT + 25);
  flow_table_begin (brief->flow, shares, G_N_ELEMENTS (shares), 2, head);
  for (guint s = 0; s < briefing->results->n_stakeholders; s++)
    for (guint i = 0; i < briefing->n_paths; i++)
      set_values (brief, s, briefing->paths[i], i == 0);
  flow_table_end (brief->flow);
  note = g_strdup_printf (
      _ ("Against %s, %s. Loss: chance of less than zero; best: chance that no path has "
         "a higher expected payoff."),
      briefing_baseline (briefing), *unit != '\0' ? unit : _ ("without unit"));
  flow_note (brief->flow, note);
}

void
brief_adjustments (Brief *brief)
{
  const RecourseBriefing *briefing = brief->briefing;
  const RecoursePayoff *payoff =
      recourse_results_payoff (briefing->results, briefing->leader, briefing->stakeholder);
  g_autofree char *certain = NULL, *mean = NULL, *text = NULL;

  if (briefing->insight == NULL)
    return;
  brief_figure (brief, _ ("Adjustments: what makes up the value"), "bridge", CHART_HEIGHT);
  if (isnan (payoff->certainty_equivalent))
    return;
  mean = briefing_money (briefing, expected (payoff), fabs (expected (payoff)));
  certain = briefing_money (briefing, payoff->certainty_equivalent, fabs (expected (payoff)));
  text = g_strdup_printf (
      _ ("With the risk that %s can bear, the expected %s is worth %s for certain."),
      view_label (brief), mean, certain);
  flow_paragraph (brief->flow, text, NULL);
}

void
brief_sensitivity (Brief *brief)
{
  if (brief->briefing->insight == NULL || briefing_length (brief->briefing->dossier->drivers) == 0)
    return;
  brief_figure (brief, _ ("Sensitivity"), "tornado", CHART_HEIGHT + 40);
}

/* What the chart of the first bargain does not say of it, and all of the others. */
static void
set_zone (Brief *brief, const RecourseBargainResult *result)
{
  const RecourseBriefing *briefing = brief->briefing;
  const RecourseBargainPoint *point = &result->at_means;
  double magnitude = fmax (fabs (point->zopa_low), fabs (point->zopa_high));
  g_autofree char *low = NULL, *high = NULL, *nash = NULL, *text = NULL;

  if (isnan (point->zopa_low))
    {
      text = g_strdup_printf (
          _ ("%s: with drivers at their means no price leaves both sides better off."),
          result->label);
      flow_paragraph (brief->flow, text, NULL);
      return;
    }
  low = briefing_money (briefing, point->zopa_low, magnitude);
  high = briefing_money (briefing, point->zopa_high, magnitude);
  nash = briefing_money (briefing, point->nash, magnitude);
  text = g_strdup_printf (
      _ ("%s: with drivers at their means both sides gain from %s to %s; the gain is "
         "divided (Nash) at %s."),
      result->label, low, high, nash);
  flow_paragraph (brief->flow, text, NULL);
}

static void
set_odds (Brief *brief, const RecourseBargainResult *result)
{
  g_autofree char *odds = NULL, *text = NULL;

  if (result->trials == 0 || isnan (result->p_zopa))
    return;
  odds = briefing_percent (brief->briefing, result->p_zopa);
  text = g_strdup_printf (_ ("%s: a zone exists in %s of the draws."), result->label, odds);
  flow_note (brief->flow, text);
}

void
brief_settlement (Brief *brief)
{
  const RecourseInsight *insight = brief->briefing->insight;

  if (insight == NULL || insight->n_bargains == 0)
    return;
  brief_figure (brief, _ ("The settlement zone"), "bargaining", CHART_HEIGHT);
  for (guint i = 0; i < insight->n_bargains; i++)
    {
      if (insight->n_bargains > 1)
        set_zone (brief, insight->bargains[i]);
      set_odds (brief, insight->bargains[i]);
    }
}

typedef struct
{
  guint driver;
  double worth;
} Worth;

static int
compare_worth (gconstpointer a, gconstpointer b)
{
  const Worth *first = a, *second = b;

  if (first->worth != second->worth)
    return first->worth > second->worth ? -1 : 1;
  return first->driver < second->driver ? -1 : 1;
}

static GArray *
rank_information (const RecourseInformation *information, guint stakeholder)
{
  GArray *ranks = g_array_new (FALSE, FALSE, sizeof (Worth));

  for (guint i = 0; i < information->n_drivers; i++)
    {
      Worth worth = { i, recourse_information_evppi (information, stakeholder, i) };

      if (worth.worth > 0)
        g_array_append_val (ranks, worth);
    }
  g_array_sort (ranks, compare_worth);
  return ranks;
}

static void
set_worth (Brief *brief, const Worth *worth, double whole)
{
  RecourseDriver *driver = briefing_item (brief->briefing->dossier->drivers, worth->driver);
  g_autofree char *range = method_range (brief->briefing, worth->driver);
  g_autofree char *value = briefing_money (brief->briefing, worth->worth, whole);
  const char *const cells[] = { recourse_record_get_label (RECOURSE_RECORD (driver)), range,
                                method_basis_word (driver->basis), value };

  flow_table_row (brief->flow, cells);
}

void
brief_information (Brief *brief)
{
  const RecourseBriefing *briefing = brief->briefing;
  const RecourseInformation *information =
      briefing->insight != NULL ? briefing->insight->information : NULL;
  static const double shares[] = { 0.43, 0.27, 0.15, 0.15 };
  const char *const head[] = { _ ("Figure"), _ ("P10 – median – P90"), _ ("Rests on"),
                               _ ("Worth of knowing"), NULL };
  g_autoptr (GArray) ranks = NULL;
  g_autofree char *all = NULL, *text = NULL;
  double evpi;

  if (information == NULL || information->n_drivers == 0
      || information->n_drivers != briefing_length (briefing->dossier->drivers))
    return;
  evpi = information->evpi[briefing->stakeholder];
  ranks = rank_information (information, briefing->stakeholder);
  all = briefing_money (briefing, evpi, fabs (evpi));
  flow_heading (brief->flow, _ ("What to find out next"), 0);
  text = ranks->len == 0
             ? g_strdup_printf (_ ("No single answer would change the path that %s would choose."),
                                view_label (brief))
             : g_strdup_printf (
                 _ ("To know everything before choosing the path would be worth %s to %s; of "
                    "single figures most of all these."),
                 all, view_label (brief));
  flow_paragraph (brief->flow, text, NULL);
  if (ranks->len == 0)
    return;
  flow_table_begin (brief->flow, shares, G_N_ELEMENTS (shares), 3, head);
  for (guint i = 0; i < MIN (ranks->len, MOST_DRIVERS); i++)
    set_worth (brief, &g_array_index (ranks, Worth, i), g_array_index (ranks, Worth, 0).worth);
  flow_table_end (brief->flow);
}

static void
set_words (Brief *brief, GPtrArray *words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < words->len; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", (char *)g_ptr_array_index (words, i));
  if (text->len > 0)
    flow_paragraph (brief->flow, text->str, NULL);
}

void
brief_method (Brief *brief)
{
  g_autoptr (GPtrArray) steps = method_steps (brief->briefing);
  g_autoptr (GPtrArray) choices = method_choices (brief->briefing);
  g_autoptr (GPtrArray) limits = method_limits (brief->briefing);

  flow_heading (brief->flow, _ ("Method and limits"), 0);
  set_words (brief, steps);
  set_words (brief, choices);
  set_words (brief, limits);
}

void
brief_sources (Brief *brief)
{
  GListStore *sources = brief->briefing->dossier->sources;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) urls = g_ptr_array_new ();

  if (briefing_length (sources) == 0)
    return;
  for (guint i = 0; i < MIN (briefing_length (sources), brief->measure->most_sources); i++)
    {
      RecourseSource *source = briefing_item (sources, i);

      g_ptr_array_add (texts, briefing_source (source));
      g_ptr_array_add (urls, (gpointer)briefing_address (source->url));
    }
  flow_heading (brief->flow, _ ("Sources"), 0);
  flow_sources (brief->flow, texts, urls);
  if (texts->len < briefing_length (sources))
    {
      guint n = briefing_length (sources) - texts->len;
      g_autofree char *more =
          g_strdup_printf (ngettext ("+%u more in the dossier", "+%u more in the dossier", n), n);

      flow_note (brief->flow, more);
    }
}
