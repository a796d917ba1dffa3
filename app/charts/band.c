/* What the charts of a band say together, where the title of each says what it says alone.  Outcomes are
 * compared on average among the paths that are on; money is counted as the chart of commitments counts it: totals once,
 * contracts for compute or revenue not at all, and a total that claims put differently is called so. */
#include "config.h"

#include "charts/band.h"

#include "analysis/standing.h"
#include "findings.h"
#include "party-filter.h"

#include <glib/gi18n-lib.h>

const char *
recourse_band_get_label (RecourseBand band)
{
  switch (band)
    {
    case RECOURSE_BAND_OUTCOMES:
      return _ ("Outcomes");
    case RECOURSE_BAND_INVESTMENTS:
      return _ ("Investments");
    case RECOURSE_BAND_STAKES:
      return _ ("Stakes");
    }
  return "";
}

/* The first path that is best, as an index into those that are on; %G_MAXUINT where none is better than the baseline. */
static guint
first_best (const ChartFrame *frame, const RecourseStanding *standing, guint stakeholder)
{
  const RecourseChartInput *input = frame->input;

  for (guint i = 0; i < input->n_paths; i++)
    if (recourse_standing_is_best (standing, stakeholder, i)
        && recourse_results_gains (input->results, stakeholder, input->paths[i]))
      return i;
  return G_MAXUINT;
}

/* The paths that are best for a stakeholder: "Settlement or litigation". */
static char *
name_best (const ChartFrame *frame, const RecourseStanding *standing, guint stakeholder)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < frame->input->n_paths; i++)
    if (recourse_standing_is_best (standing, stakeholder, i))
      g_ptr_array_add (names, (gpointer)chart_path_label (frame, frame->input->paths[i]));
  return chart_choice (names);
}

/* Those for whom what is @best is best; for whom none is where that is %NULL. */
static char *
who_prefers (const ChartFrame *frame, const RecourseStanding *standing, const char *best)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint s = 0; s < frame->input->results->n_stakeholders; s++)
    {
      g_autofree char *theirs =
          first_best (frame, standing, s) != G_MAXUINT ? name_best (frame, standing, s) : NULL;

      if (chart_shows (frame, frame->input->results->stakeholders[s])
          && g_strcmp0 (theirs, best) == 0)
        g_ptr_array_add (names, (gpointer)chart_outcome_label (frame, s));
    }
  return names->len > 0 ? chart_list (names) : NULL;
}

/* What is best for @stakeholder and all who agree, unless somebody before has said so. */
static void
add_gains (const ChartFrame *frame,
           const RecourseStanding *standing,
           GString *text,
           guint stakeholder)
{
  g_autofree char *label = name_best (frame, standing, stakeholder);
  g_autofree char *names = who_prefers (frame, standing, label);

  for (guint s = 0; s < stakeholder; s++)
    {
      g_autofree char *theirs = name_best (frame, standing, s);

      if (first_best (frame, standing, s) != G_MAXUINT && g_str_equal (theirs, label))
        return;
    }
  if (names == NULL)
    return;
  if (frame->input->n_paths == 1)
    g_string_append_printf (text, _ ("On average %s is better than %s for %s"), label,
                            chart_baseline_label (frame), names);
  else if (text->len == 0)
    /* Translators: "On average Litigation is best for Microsoft and Amazon"; then "; X for Y" */
    g_string_append_printf (text, _ ("On average %s is best for %s"), label, names);
  else
    g_string_append_printf (text, _ ("; %s for %s"), label, names);
}

/* Those for whom the baseline would be better than all that is on. */
static void
add_losses (const ChartFrame *frame, const RecourseStanding *standing, GString *text)
{
  g_autofree char *names = who_prefers (frame, standing, NULL);
  const char *baseline = chart_baseline_label (frame);

  if (names == NULL)
    return;
  if (frame->input->n_paths > 1)
    g_string_append_printf (text,
                            text->len > 0 ? _ ("; no path is better than %s for %s")
                                          : _ ("On average no path is better than %s for %s"),
                            baseline, names);
  else if (text->len > 0)
    g_string_append_printf (text, _ (", not for %s"), names);
  else if (chart_is_filtered (frame))
    g_string_append_printf (text, _ ("On average %s is not better than %s for %s"),
                            chart_path_label (frame, frame->input->paths[0]), baseline, names);
  else
    g_string_append_printf (text, _ ("On average %s is not better than %s for anyone"),
                            chart_path_label (frame, frame->input->paths[0]), baseline);
}

static char *
find_outcomes (const ChartFrame *frame)
{
  const RecourseChartInput *input = frame->input;
  GString *text = g_string_new (NULL);

  g_autoptr (RecourseStanding) standing = NULL;

  if (input->results == NULL || input->results->n_stakeholders == 0 || input->n_paths == 0)
    return g_string_free (text, FALSE);
  standing = recourse_standing_new (input->results, input->paths, input->n_paths);
  for (guint i = 0; i < input->n_paths; i++)
    for (guint s = 0; s < input->results->n_stakeholders; s++)
      if (first_best (frame, standing, s) == i)
        add_gains (frame, standing, text, s);
  add_losses (frame, standing, text);
  return g_string_free (text, FALSE);
}

/* Investors whose totals claims put differently, each once. */
static char *
who_is_contested (const ChartFrame *frame, const ChartLedger *ledger)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < ledger->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (ledger->bars, i);
      const char *name = chart_party_label (frame, bar->from);

      if (bar->is_money && bar->high > bar->low && !g_ptr_array_find (names, name, NULL))
        g_ptr_array_add (names, (gpointer)name);
    }
  return names->len > 0 ? chart_list (names) : NULL;
}

static char *
find_investments (const ChartFrame *frame)
{
  g_autoptr (ChartLedger) ledger = chart_ledger_new (frame);
  g_autofree char *contested = who_is_contested (frame, ledger);
  g_autofree char *total_text = NULL, *paid_text = NULL;
  double total = 0, paid = 0;

  for (guint i = 0; i < ledger->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (ledger->bars, i);

      total += bar->is_money ? bar->total : 0;
      paid += bar->is_money ? bar->paid : 0;
    }
  if (!(total > 0) || paid > total)
    return g_strdup ("");
  total_text = chart_money_exact (frame, total);
  paid_text = chart_money_exact (frame, paid);
  if (contested == NULL)
    return g_strdup_printf (_ ("%s of the %s put in or promised is paid"), paid_text, total_text);
  /* Translators: "$11bn of the $63bn put in or promised is paid; how much comes from Amazon is contested" */
  return g_strdup_printf (
      _ ("%s of the %s put in or promised is paid; how much comes from %s is contested"), paid_text,
      total_text, contested);
}

static char *
find_stakes (const ChartFrame *frame)
{
  GListModel *stakes = G_LIST_MODEL (frame->input->dossier->stakes);
  guint n_stakes = 0;
  g_autoptr (GPtrArray) contested = g_ptr_array_new ();
  g_autofree char *names = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);

      if (!chart_shows (frame, stake->holder))
        continue;
      n_stakes++;
      if (chart_is_contested (stake))
        g_ptr_array_add (contested, (gpointer)chart_record_label (frame, stake));
    }
  if (n_stakes == 0)
    return g_strdup ("");
  if (contested->len == 0)
    return g_strdup (_ ("None of the stakes and rights is contested"));
  names = chart_list (contested);
  /* Translators: "2 of 9 stakes and rights are contested: Stateful runtime and Distribution" */
  return g_strdup_printf (ngettext ("%u of %u stakes and rights is contested: %s",
                                    "%u of %u stakes and rights are contested: %s", contested->len),
                          contested->len, n_stakes, names);
}

/* A heading has no subtitle: who is shown stands before what is said of them. */
static char *
say_whose (const ChartFrame *frame, char *finding)
{
  g_autofree char *owned = finding;
  g_autofree char *who = NULL;

  if (!chart_is_filtered (frame) || *finding == '\0')
    return g_steal_pointer (&owned);
  who = chart_shown_in_words (frame);
  /* Translators: who is shown, and what is said of them: "Microsoft and Amazon: $11bn of …" */
  return g_strdup_printf (_ ("%s: %s"), who, finding);
}

char *
recourse_band_dup_finding (RecourseBand band, const RecourseChartInput *input)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("band", 1, 1); /* keeps the names */
  ChartFrame frame = { .scene = scene, .input = input, .whole = input };

  switch (band)
    {
    case RECOURSE_BAND_OUTCOMES:
      return find_outcomes (&frame);
    case RECOURSE_BAND_INVESTMENTS:
      return say_whose (&frame, find_investments (&frame));
    case RECOURSE_BAND_STAKES:
      return say_whose (&frame, find_stakes (&frame));
    }
  return g_strdup ("");
}
