/* Bargaining in words.  No zone, or a zone of one point, is an answer like any other. */
#include "config.h"

#include "bargaining.h"

#include <glib/gi18n-lib.h>
#include <math.h>

gboolean
chart_bargaining_has_zone (const ChartBargaining *plan)
{
  return isfinite (plan->result->at_means.zopa_low) && isfinite (plan->result->at_means.zopa_high);
}

static const char *
payer (const ChartBargaining *plan)
{
  return chart_party_label (plan->frame, plan->record->payer);
}

static const char *
payee (const ChartBargaining *plan)
{
  return chart_party_label (plan->frame, plan->record->payee);
}

static char *
money (const ChartBargaining *plan, double value)
{
  return chart_money (plan->frame, value, plan->decimals);
}

const char *
chart_bargaining_label (const ChartBargaining *plan, ChartBargainRow row)
{
  static const char *const labels[] = { N_ ("takes at least"),     N_ ("gives at most"),
                                        N_ ("Room for agreement"), N_ ("Nash point"),
                                        N_ ("Kalai–Smorodinsky"),  N_ ("Equal gains"),
                                        N_ ("As now set") };

  if (row == CHART_BARGAIN_PAYEE)
    return payee (plan);
  if (row == CHART_BARGAIN_PAYER)
    return payer (plan);
  return _ (labels[row]);
}

double
chart_bargaining_value (const ChartBargaining *plan, ChartBargainRow row)
{
  const RecourseBargainPoint *at = &plan->result->at_means;

  switch (row)
    {
    case CHART_BARGAIN_PAYEE:
      return at->payee_reservation;
    case CHART_BARGAIN_PAYER:
      return at->payer_reservation;
    case CHART_BARGAIN_NASH:
      return at->nash;
    case CHART_BARGAIN_KALAI_SMORODINSKY:
      return at->kalai_smorodinsky;
    case CHART_BARGAIN_EGALITARIAN:
      return at->egalitarian;
    case CHART_BARGAIN_FILE:
      return plan->transfer;
    case CHART_BARGAIN_ZONE:
    case CHART_N_BARGAIN_ROWS:
    default:
      return at->zopa_low;
    }
}

const RecourseBargainSpread *
chart_bargaining_spread (const ChartBargaining *plan, ChartBargainRow row)
{
  switch (row)
    {
    case CHART_BARGAIN_NASH:
      return &plan->result->nash;
    case CHART_BARGAIN_KALAI_SMORODINSKY:
      return &plan->result->kalai_smorodinsky;
    case CHART_BARGAIN_EGALITARIAN:
      return &plan->result->egalitarian;
    case CHART_BARGAIN_PAYEE:
    case CHART_BARGAIN_PAYER:
    case CHART_BARGAIN_ZONE:
    case CHART_BARGAIN_FILE:
    case CHART_N_BARGAIN_ROWS:
    default:
      return NULL;
    }
}

/* A reservation at the end of the lever's range is only known to lie there or beyond. */
static char *
reservation (const ChartBargaining *plan, double value, gboolean is_least)
{
  g_autofree char *amount = money (plan, value);

  if (!isfinite (value))
    return g_strdup (plan->frame->is_small ? _ ("never") : _ ("refuses every transfer"));
  if (is_least ? value <= plan->lever->min : value >= plan->lever->max)
    return g_strdup (plan->frame->is_small ? _ ("any") : _ ("accepts every transfer"));
  if (plan->frame->is_small)
    return g_strdup_printf (is_least ? "≥ %s" : "≤ %s", amount);
  return g_strdup_printf (is_least ? _ ("at least %s") : _ ("at most %s"), amount);
}

char *
chart_bargaining_figure (const ChartBargaining *plan, ChartBargainRow row)
{
  const RecourseBargainPoint *at = &plan->result->at_means;
  double value = chart_bargaining_value (plan, row);

  if (row == CHART_BARGAIN_PAYEE || row == CHART_BARGAIN_PAYER)
    return reservation (plan, value, row == CHART_BARGAIN_PAYEE);
  if (!isfinite (value))
    return g_strdup (_ ("none"));
  if (row == CHART_BARGAIN_ZONE && at->zopa_high > at->zopa_low)
    {
      g_autofree char *low = money (plan, at->zopa_low), *high = money (plan, at->zopa_high);

      return g_strdup_printf (at->has_gaps ? _ ("%s to %s, with gaps") : _ ("%s to %s"), low, high);
    }
  return money (plan, value);
}

static char *
chance (const ChartBargaining *plan)
{
  return isfinite (plan->result->p_zopa)
             ? recourse_format_percent (plan->frame->input->numbers, plan->result->p_zopa)
             : NULL;
}

char *
chart_bargaining_describe (const ChartBargaining *plan, ChartBargainRow row)
{
  g_autofree char *figure = chart_bargaining_figure (plan, row);
  const RecourseBargainSpread *spread = chart_bargaining_spread (plan, row);
  g_autofree char *odds = chance (plan);

  if (row == CHART_BARGAIN_PAYEE || row == CHART_BARGAIN_PAYER)
    return g_strdup_printf (row == CHART_BARGAIN_PAYEE
                                ? _ ("%s, who would be paid: %s. Computed from assumptions.")
                                : _ ("%s, who would pay: %s. Computed from assumptions."),
                            chart_bargaining_label (plan, row), figure);
  if (row == CHART_BARGAIN_ZONE && odds != NULL)
    return g_strdup_printf (
        _ ("Room for agreement at the means: %s. There is room in %s of the draws."), figure, odds);
  if (spread != NULL && isfinite (spread->p10))
    {
      g_autofree char *low = money (plan, spread->p10), *high = money (plan, spread->p90);

      return g_strdup_printf (
          _ ("%s: %s at the means; P10–P90 over the draws with room for agreement from %s to %s."),
          chart_bargaining_label (plan, row), figure, low, high);
    }
  return g_strdup_printf (_ ("%s: %s."), chart_bargaining_label (plan, row), figure);
}

/* Where the split that makes most of both gains is the first transfer that neither refuses, nobody need gain at all; and
 * between ends with gaps not every transfer will do. */
static void
add_no_loss (const ChartBargaining *plan, ChartWords *words, const char *low, const char *high)
{
  const gboolean has_gaps = plan->result->at_means.has_gaps;

  chart_words_add (
      words,
      has_gaps ? _ ("In parts of the range from %s to %s neither %s nor %s would lose by agreeing")
               : _ ("Between %s and %s neither %s nor %s would lose by agreeing"),
      low, high, payer (plan), payee (plan));
  chart_words_add (words,
                   has_gaps ? _ ("In parts of %s to %s neither side would lose")
                            : _ ("Neither side would lose between %s and %s"),
                   low, high);
}

ChartWords *
chart_bargaining_titles (const ChartBargaining *plan)
{
  ChartWords *words = chart_words_new ();
  const RecourseBargainPoint *at = &plan->result->at_means;
  g_autofree char *low = money (plan, at->zopa_low), *high = money (plan, at->zopa_high),
                  *nash = money (plan, at->nash);
  g_autofree char *odds = chance (plan);

  if (!chart_bargaining_has_zone (plan))
    {
      if (odds != NULL && plan->result->p_zopa > 0)
        chart_words_add (words,
                         _ ("No transfer would suit both %s and %s on average, though in %s of the "
                            "draws one would"),
                         payer (plan), payee (plan), odds);
      chart_words_add (words, _ ("No transfer would suit both %s and %s"), payer (plan),
                       payee (plan));
      chart_words_add (words, _ ("No transfer would suit both sides"));
    }
  else if (g_str_equal (low, high))
    {
      chart_words_add (words, _ ("Only a transfer of %s would suit both %s and %s"), low,
                       payer (plan), payee (plan));
      chart_words_add (words, _ ("Only a transfer of %s would suit both sides"), low);
    }
  else if (at->has_gaps || !(at->nash > at->zopa_low))
    add_no_loss (plan, words, low, high);
  else
    {
      chart_words_add (words,
                       _ ("Between %s and %s, %s and %s would both gain by agreeing; the Nash "
                          "split would be %s"),
                       low, high, payer (plan), payee (plan), nash);
      chart_words_add (words,
                       _ ("Between %s and %s both sides would gain; the Nash split would be %s"),
                       low, high, nash);
      chart_words_add (words, _ ("Both sides would gain between %s and %s"), low, high);
    }
  return words;
}

ChartWords *
chart_bargaining_subtitles (const ChartBargaining *plan)
{
  ChartWords *words = chart_words_new ();
  g_autofree char *unit = chart_unit_words (plan->frame);
  const char *label = chart_name (plan->frame, plan->result->label);
  g_autofree char *odds = chance (plan);

  if (odds != NULL && plan->frame->input->width >= CHART_WIDE)
    chart_words_add (words,
                     _ ("%s, %s, with drivers at their means. Thin lines: P10 to P90 over the "
                        "draws with room for "
                        "agreement, %s of all"),
                     label, unit, odds);
  chart_words_add (words, _ ("%s, %s, at the means; thin lines: P10 to P90"), label, unit);
  chart_words_add (words, _ ("Transfer, %s, at the means; thin lines: P10–P90"), unit);
  chart_words_add (words, _ ("Transfer, %s"), unit);
  return words;
}

char *
chart_bargaining_description (const ChartBargaining *plan)
{
  g_autofree char *take = chart_bargaining_figure (plan, CHART_BARGAIN_PAYEE);
  g_autofree char *give = chart_bargaining_figure (plan, CHART_BARGAIN_PAYER);
  g_autofree char *set = chart_bargaining_figure (plan, CHART_BARGAIN_FILE);

  return g_strdup_printf (
      _ ("%s. %s, who would be paid: %s. %s, who would pay: %s. The transfer is now set to %s."),
      plan->frame->scene->title, payee (plan), take, payer (plan), give, set);
}

static void
add_row (const ChartBargaining *plan, RecourseTable *table, ChartBargainRow row)
{
  const RecourseBargainSpread *spread = chart_bargaining_spread (plan, row);
  g_autofree char *figure = chart_bargaining_figure (plan, row);
  g_autofree char *low = NULL, *high = NULL;

  if (spread != NULL && isfinite (spread->p10))
    {
      low = money (plan, spread->p10);
      high = money (plan, spread->p90);
    }
  recourse_table_add_row (table, chart_bargaining_label (plan, row), figure, low ? low : "–",
                          high ? high : "–", NULL);
}

/* The further bargains follow with what they come to. */
RecourseTable *
chart_bargaining_table (const ChartBargaining *plan)
{
  const RecourseInsight *insight = plan->frame->input->insight;
  RecourseTable *table =
      recourse_table_new (_ ("Transfer"), _ ("At the means"), _ ("P10"), _ ("P90"), NULL);

  for (guint row = 0; row < CHART_N_BARGAIN_ROWS; row++)
    add_row (plan, table, (ChartBargainRow)row);
  for (guint i = 0; i < insight->n_bargains; i++)
    if (i != plan->index)
      {
        const RecourseBargainPoint *at = &insight->bargains[i]->at_means;
        g_autofree char *low = chart_money_exact (plan->frame, at->zopa_low);
        g_autofree char *high = chart_money_exact (plan->frame, at->zopa_high);
        g_autofree char *zone = isfinite (at->zopa_low)
                                    ? g_strdup_printf (_ ("%s to %s"), low, high)
                                    : g_strdup (_ ("none"));

        recourse_table_add_row (table, insight->bargains[i]->label, zone, "–", "–", NULL);
      }
  return table;
}
