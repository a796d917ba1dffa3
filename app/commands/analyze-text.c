/* The report for a person: for each stakeholder what the paths bring, then how the decisions fall, what the
 * drivers are, and what the numbers rest on. */
#include "config.h"

#include "analyze-report.h"
#include "analysis/standing.h"
#include "drawing/number.h"
#include "text-table.h"

#include <glib/gi18n.h>
#include <inttypes.h>
#include <math.h>

#define WIDTH RECOURSE_REPORT_WIDTH
#define INDENT RECOURSE_REPORT_INDENT
#define BAR_COLUMNS 25

/* @magnitude: of the figures beside it, so that a column shows one number of digits */
char *
recourse_report_amount (double value, double magnitude)
{
  return recourse_format_number (&recourse_number_form_c, value,
                                 recourse_decimals_of_magnitude (magnitude));
}

static char *
percent (double fraction)
{
  return isnan (fraction) ? g_strdup ("–")
                          : recourse_format_percent (&recourse_number_form_c, fraction);
}

void
recourse_report_append_heading (GString *text, const char *heading)
{
  g_string_append_c (text, '\n');
  g_string_append (text, heading);
  g_string_append_c (text, '\n');
}

/* ---- the top ---- */

static void
append_title (GString *text, const RecourseReport *report)
{
  const RecourseDossier *dossier = report->dossier;
  g_autofree char *unit = recourse_dossier_dup_unit (report->dossier);
  g_autoptr (GString) facts = g_string_new (NULL);

  recourse_text_append_wrapped (text, dossier->title, WIDTH, 0);
  if (dossier->as_of)
    g_string_append_printf (facts, _ ("As of %s. "), dossier->as_of);
  if (*unit != '\0')
    g_string_append_printf (facts, _ ("Payoffs in %s. "), unit);
  if (dossier->baseline)
    g_string_append_printf (facts, _ ("Zero stands for: %s."),
                            recourse_record_get_label (RECOURSE_RECORD (dossier->baseline)));
  if (facts->len > 0)
    recourse_text_append_wrapped (text, facts->str, WIDTH, 0);
}

/* ---- what the paths bring ---- */

static double
magnitude_of (const RecourseResults *results, guint stakeholder)
{
  double magnitude = 0.0;

  for (guint i = 0; i < results->n_paths; i++)
    {
      const RecoursePayoff *payoff = recourse_results_payoff (results, i, stakeholder);
      magnitude = fmax (magnitude,
                        fmax (fabs (payoff->mean), fmax (fabs (payoff->p10), fabs (payoff->p90))));
    }

  return magnitude;
}

static gboolean
has_certainty_equivalent (const RecourseResults *results, guint stakeholder)
{
  return !isnan (recourse_results_payoff (results, 0, stakeholder)->certainty_equivalent);
}

static void
add_header (RecourseTextTable *table, gboolean has_ce)
{
  const char *const heads[] = { "",    "",    _ ("mean"), _ ("± s.e."),   "P10",
                                "P50", "P90", _ ("loss"), _ ("worst 10%") };

  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    recourse_text_table_add (table, heads[i]);
  if (has_ce)
    recourse_text_table_add (table, _ ("cert. eq."));
  recourse_text_table_add (table, _ ("best"));
  recourse_text_table_add (table, _ ("P10–P50–P90 against zero"));
  recourse_text_table_end_row (table);
}

/* Enough digits that the error is not shown as nothing. */
static char *
standard_error (double se)
{
  return se == 0.0 ? g_strdup ("0") : recourse_report_amount (se, se);
}

/* How far the axis of a stakeholder reaches: all P10–P90 and zero. */
static void
find_axis (const RecourseResults *results, guint stakeholder, double *low, double *high)
{
  *low = *high = 0.0;
  for (guint i = 0; i < results->n_paths; i++)
    {
      const RecoursePayoff *payoff = recourse_results_payoff (results, i, stakeholder);
      *low = fmin (*low, payoff->p10);
      *high = fmax (*high, payoff->p90);
    }
}

/* P10–P50–P90 against zero, on the stakeholder's axis: "   │ ├──●────┤  " */
static char *
draw_range (const RecourseResults *results, const RecoursePayoff *payoff, guint stakeholder)
{
  GString *bar = g_string_new (NULL);
  double low, high;

  find_axis (results, stakeholder, &low, &high);
  const double scale = high > low ? (BAR_COLUMNS - 1) / (high - low) : 0.0;
  const long left = lround ((payoff->p10 - low) * scale),
             middle = lround ((payoff->p50 - low) * scale),
             right = lround ((payoff->p90 - low) * scale), zero = lround (-low * scale);

  for (long i = 0; i < BAR_COLUMNS; i++)
    g_string_append (bar, i == middle             ? "●"
                          : i == left             ? "├"
                          : i == right            ? "┤"
                          : i == zero             ? "│"
                          : i > left && i < right ? "─"
                                                  : " ");

  return g_string_free (bar, FALSE);
}

static void
add_path_row (RecourseTextTable *table,
              const RecourseReport *report,
              guint path,
              guint stakeholder,
              double magnitude)
{
  const RecourseResults *results = report->results;
  const RecoursePayoff *payoff = recourse_results_payoff (results, path, stakeholder);
  const guint best = recourse_results_best_path (results, stakeholder);
  const gboolean is_best =
      path == best || recourse_results_is_level (results, stakeholder, path, best);

  recourse_text_table_add (table, is_best ? "▸" : "");
  recourse_text_table_add (table, results->paths[path].label);
  recourse_text_table_take (table, recourse_report_amount (payoff->mean, magnitude));
  recourse_text_table_take (table, standard_error (payoff->se));
  recourse_text_table_take (table, recourse_report_amount (payoff->p10, magnitude));
  recourse_text_table_take (table, recourse_report_amount (payoff->p50, magnitude));
  recourse_text_table_take (table, recourse_report_amount (payoff->p90, magnitude));
  recourse_text_table_take (table, percent (payoff->p_loss));
  recourse_text_table_take (table, recourse_report_amount (payoff->worst_tenth, magnitude));
  if (has_certainty_equivalent (results, stakeholder))
    recourse_text_table_take (table,
                              recourse_report_amount (payoff->certainty_equivalent, magnitude));
  recourse_text_table_take (table,
                            percent (recourse_results_best_chance (results, stakeholder, path)));
  recourse_text_table_take (table, draw_range (results, payoff, stakeholder));
  recourse_text_table_end_row (table);
}

/* Draws count for the path listed first where several are equal; always equal, none beats the other. */
static void
append_equals (GString *sentence, const RecourseResults *results, guint stakeholder, guint best)
{
  for (guint i = 0; i < results->n_paths; i++)
    if (i != best && recourse_results_is_always_level (results, stakeholder, best, i))
      {
        if (sentence->len > 0)
          g_string_append_c (sentence, ' ');
        g_string_append_printf (sentence, _ ("%s and %s come to the same in every draw."),
                                results->paths[best].label, results->paths[i].label);
      }
}

/* "Settlement beats Litigation in 71% of draws, Renegotiation in 55%." */
static void
append_beats (GString *text, const RecourseResults *results, guint stakeholder)
{
  const guint best = recourse_results_best_path (results, stakeholder);
  g_autoptr (GString) sentence = g_string_new (NULL);

  for (guint i = 0; i < results->n_paths; i++)
    {
      g_autofree char *chance = percent (recourse_results_beats (results, stakeholder, best, i));
      if (recourse_results_is_always_level (results, stakeholder, best, i))
        continue;
      if (sentence->len == 0)
        g_string_append_printf (sentence, _ ("%s beats %s in %s of draws"),
                                results->paths[best].label, results->paths[i].label, chance);
      else
        g_string_append_printf (sentence, _ (", %s in %s"), results->paths[i].label, chance);
    }
  if (sentence->len > 0)
    g_string_append (sentence, ".");
  append_equals (sentence, results, stakeholder, best);
  if (sentence->len > 0)
    recourse_text_append_wrapped (text, sentence->str, WIDTH, INDENT);
}

static void
append_stakeholder (GString *text, const RecourseReport *report, guint stakeholder)
{
  const RecourseResults *results = report->results;
  const double magnitude = magnitude_of (results, stakeholder);
  RecourseStakeholder *record = recourse_report_stakeholder (report, stakeholder);
  g_autoptr (RecourseTextTable) table = recourse_text_table_new ("llr");

  recourse_report_append_heading (text, recourse_record_get_label (RECOURSE_RECORD (record)));
  add_header (table, has_certainty_equivalent (results, stakeholder));
  for (guint i = 0; i < results->n_paths; i++)
    add_path_row (table, report, i, stakeholder, magnitude);
  recourse_text_table_print (table, text, 0);
  append_beats (text, results, stakeholder);
}

/* ---- how the decisions fall ---- */

static const char *
owner_name (const RecourseReport *report, const RecourseDecision *decision)
{
  if (decision->owner == G_MAXUINT)
    return "";

  return recourse_record_get_label (
      RECOURSE_RECORD (recourse_report_stakeholder (report, decision->owner)));
}

/* The alternatives with their values, and whether any of them ties. */
static char *
describe_alternatives (const RecourseDecision *decision, double magnitude)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < decision->n_options; i++)
    {
      g_autofree char *value = recourse_report_amount (decision->values[i], magnitude);
      if (i == decision->chosen)
        continue;
      g_string_append (text, text->len > 0 ? _ (", ") : "");
      g_string_append_printf (text, "%s %s", decision->options[i], value);
      if (decision->tied[i])
        g_string_append (text, _ (" (a tie)"));
      else if (decision->near_tied[i])
        g_string_append (text, _ (" (nearly a tie)"));
    }

  return g_string_free (text, FALSE);
}

static void
add_decision_row (RecourseTextTable *table,
                  const RecourseReport *report,
                  const RecourseDecision *decision)
{
  double magnitude = 0.0;

  for (guint i = 0; i < decision->n_options; i++)
    magnitude = fmax (magnitude, fabs (decision->values[i]));
  g_autofree char *value = recourse_report_amount (decision->values[decision->chosen], magnitude);
  recourse_text_table_take (table, g_strconcat ("  ", decision->label, NULL));
  recourse_text_table_add (table, owner_name (report, decision));
  recourse_text_table_take (table,
                            g_strdup_printf ("%s %s", decision->options[decision->chosen], value));
  recourse_text_table_take (table, percent (decision->best_in_draws[decision->chosen]));
  recourse_text_table_take (table, describe_alternatives (decision, magnitude));
  recourse_text_table_end_row (table);
}

static void
add_policy_rows (RecourseTextTable *table,
                 const RecourseReport *report,
                 const RecoursePathResult *path)
{
  if (path->n_decisions == 0)
    return;
  recourse_text_table_add (table, path->label);
  recourse_text_table_end_row (table);
  for (guint i = 0; i < path->n_decisions; i++)
    add_decision_row (table, report, &path->decisions[i]);
}

static guint
count_decisions (const RecourseResults *results)
{
  guint n = 0;

  for (guint i = 0; i < results->n_paths; i++)
    n += results->paths[i].n_decisions;

  return n;
}

static void
append_policies (GString *text, const RecourseReport *report)
{
  g_autoptr (RecourseTextTable) table = recourse_text_table_new ("lllrl");
  const char *const heads[] = { "", _ ("decided by"), _ ("chosen"), _ ("best in"),
                                _ ("instead of") };

  if (count_decisions (report->results) == 0)
    return;
  recourse_report_append_heading (text,
                                  _ ("Decisions, as they fall with all drivers at their means"));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    recourse_text_table_add (table, heads[i]);
  recourse_text_table_end_row (table);
  for (guint i = 0; i < report->results->n_paths; i++)
    add_policy_rows (table, report, &report->results->paths[i]);
  recourse_text_table_print (table, text, INDENT);
}

/* ---- drivers and notes ---- */

static void
add_driver_row (RecourseTextTable *table, const RecourseDriverResult *driver)
{
  const double magnitude = fmax (fabs (driver->p10), fabs (driver->p90));
  const double values[] = { driver->mean, driver->sd, driver->p10, driver->p50, driver->p90 };

  recourse_text_table_add (table, driver->label);
  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    recourse_text_table_take (table, recourse_report_amount (values[i], magnitude));
  recourse_text_table_add (table, driver->is_fixed ? _ ("fixed") : "");
  recourse_text_table_end_row (table);
}

static void
append_drivers (GString *text, const RecourseResults *results)
{
  g_autoptr (RecourseTextTable) table = recourse_text_table_new ("lrrrrrl");
  const char *const heads[] = { "", _ ("mean"), _ ("s.d."), "P10", "P50", "P90" };

  if (results->n_drivers == 0)
    return;
  recourse_report_append_heading (text, _ ("Drivers"));
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    recourse_text_table_add (table, heads[i]);
  recourse_text_table_end_row (table);
  for (guint i = 0; i < results->n_drivers; i++)
    add_driver_row (table, &results->drivers[i]);
  recourse_text_table_print (table, text, INDENT);
}

static void
append_notes (GString *text, const RecourseReport *report)
{
  const RecourseResults *results = report->results;
  g_autofree char *trials =
      recourse_format_number (&recourse_number_form_c, (double)results->trials, 0);
  g_autofree char *draws = g_strdup_printf (
      _ ("%s draws, seed %" PRIu64
         ", drivers %s; chance nodes are integrated, decisions held as listed."),
      trials, results->seed, results->correlated ? _ ("correlated") : _ ("independent"));

  recourse_report_append_heading (text, _ ("What this rests on"));
  recourse_text_append_wrapped (text, draws, WIDTH, INDENT);
  recourse_text_append_wrapped (
      text,
      _ ("▸ marks the path with the highest mean. Loss: chance of less than zero. Worst 10%: mean "
         "of the worst "
         "tenth. Best: share of draws in which the path's expected payoff is the highest of all."),
      WIDTH, INDENT);
  recourse_text_append_wrapped (text, report->digest, WIDTH, INDENT);
  if (report->dossier->notice)
    recourse_text_append_wrapped (text, report->dossier->notice, WIDTH, INDENT);
}

char *
recourse_report_to_text (const RecourseReport *report)
{
  GString *text = g_string_new (NULL);

  append_title (text, report);
  for (guint i = 0; i < report->results->n_stakeholders; i++)
    append_stakeholder (text, report, i);
  append_policies (text, report);
  append_drivers (text, report->results);
  recourse_report_add_answers_text (report, text);
  append_notes (text, report);

  return g_string_free (text, FALSE);
}
