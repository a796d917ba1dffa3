/* Findings about investments and rights. */
#include "config.h"

#include "findings.h"
#include "party-filter.h"

#include "drawing/calendar.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* One investor's money over all recipients; contracts for compute or revenue are not money put in. */
typedef struct
{
  const char *from;
  double total, firm, paid;
  gboolean is_contested;
} Investor;

static GArray *
sum_by_investor (const ChartLedger *ledger)
{
  GArray *investors = g_array_new (FALSE, TRUE, sizeof (Investor));

  for (guint i = 0; i < ledger->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (ledger->bars, i);
      Investor *found = NULL;

      if (!bar->is_money)
        continue;
      for (guint j = 0; j < investors->len && found == NULL; j++)
        if (g_strcmp0 (g_array_index (investors, Investor, j).from, bar->from) == 0)
          found = &g_array_index (investors, Investor, j);
      if (found == NULL)
        {
          Investor investor = { .from = bar->from };

          g_array_append_val (investors, investor);
          found = &g_array_index (investors, Investor, investors->len - 1);
        }
      found->total += bar->total;
      found->firm += bar->firm;
      found->paid += bar->paid;
      found->is_contested |= bar->conflicts->len > 0;
    }
  return investors;
}

static int
compare_investors (gconstpointer a, gconstpointer b)
{
  const Investor *x = a, *y = b;

  if (x->total != y->total)
    return x->total > y->total ? -1 : 1;
  return g_strcmp0 (x->from, y->from);
}

/* "paid", "committed" or "paid or committed", as it is. */
static const char *
firm_word (const Investor *investor)
{
  if (investor->paid >= investor->firm)
    return _ ("paid");
  return investor->paid > 0 ? _ ("paid or committed") : _ ("committed");
}

static void
add_top (const ChartFrame *frame, ChartWords *words, const Investor *top, const char *start)
{
  g_autofree char *firm = chart_money_exact (frame, top->firm);
  g_autofree char *total = chart_money_exact (frame, top->total);

  if (top->firm >= top->total * (1 - 1e-9))
    chart_words_add (words, _ ("%s, and all of it is %s"), start, firm_word (top));
  else if (top->firm > 0)
    {
      const char *from = chart_party_label (frame, top->from);

      chart_words_add (words, _ ("%s, but only %s of it is %s"), start, firm, firm_word (top));
      chart_words_add (words, _ ("%s from %s, only %s of it %s"), total, from, firm,
                       firm_word (top));
    }
  else
    chart_words_add (words, _ ("%s, but none of it is paid or committed"), start);
  chart_words_add (words, "%s", start);
}

/* Whether no other sum is as large. */
static gboolean
is_alone (const ChartLedger *ledger, const ChartBar *largest)
{
  for (guint i = 0; i < ledger->bars->len; i++)
    {
      const ChartBar *bar = g_ptr_array_index (ledger->bars, i);

      if (bar != largest && bar->total >= largest->total * (1 - 1e-9))
        return FALSE;
    }
  return TRUE;
}

static void
add_contracts_only (const ChartFrame *frame, const ChartLedger *ledger, ChartWords *words)
{
  const ChartBar *bar = NULL;
  g_autofree char *money = NULL, *purpose = NULL;

  for (guint i = 0; i < ledger->bars->len; i++)
    if (bar == NULL || ((ChartBar *)g_ptr_array_index (ledger->bars, i))->total > bar->total)
      bar = g_ptr_array_index (ledger->bars, i);
  money = chart_money_exact (frame, bar->total);
  purpose = chart_bar_purpose (frame, bar);
  if (!is_alone (ledger, bar))
    {
      chart_words_add (
          words, _ ("No contract is larger than the %s from %s; no equity or cash is recorded"),
          money, chart_party_label (frame, bar->from));
      chart_words_add (words, _ ("No contract is larger than the %s from %s"), money,
                       chart_party_label (frame, bar->from));
      return;
    }
  chart_words_add (words,
                   _ ("The largest contract is %s from %s for %s; no equity or cash is recorded"),
                   money, chart_party_label (frame, bar->from), purpose);
  chart_words_add (words, _ ("The largest contract is %s from %s"), money,
                   chart_party_label (frame, bar->from));
}

ChartWords *
chart_finding_commitments (const ChartFrame *frame, const ChartLedger *ledger)
{
  ChartWords *words = chart_words_new ();
  g_autoptr (GArray) investors = sum_by_investor (ledger);
  g_autofree char *first = NULL, *second = NULL, *start = NULL;
  const Investor *top;

  if (investors->len == 0)
    {
      add_contracts_only (frame, ledger, words);
      return chart_filter_titles (frame, words);
    }
  g_array_sort (investors, compare_investors);
  top = &g_array_index (investors, Investor, 0);
  first = chart_money_exact (frame, top->total);
  if (investors->len == 1)
    start =
        g_strdup_printf (_ ("%s would come from %s"), first, chart_party_label (frame, top->from));
  else
    {
      second = chart_money_exact (frame, top[1].total);
      start = g_str_equal (first, second)
                  ? g_strdup_printf (_ ("%s each from %s and %s"), first,
                                     chart_party_label (frame, top->from),
                                     chart_party_label (frame, top[1].from))
                  : g_strdup_printf (_ ("%s from %s tops %s from %s"), first,
                                     chart_party_label (frame, top->from), second,
                                     chart_party_label (frame, top[1].from));
    }
  if (top->total <= 0)
    {
      chart_words_add (words, _ ("No money is recorded as put in by anyone"));
      return chart_filter_titles (frame, words);
    }
  if (investors->len > 1 && g_str_equal (first, second))
    chart_words_add (words, "%s", start);
  else
    add_top (frame, words, top, start);
  return words;
}

static const char *
only (const char *so_far, const char *next)
{
  return so_far == NULL || g_strcmp0 (so_far, next) == 0 ? next : "";
}

/* What contested stakes have in common: "" where they differ, NULL where there are none. */
typedef struct
{
  guint n, n_contested;
  const char *holder, *challenger, *in;
} Contests;

static Contests
gather_contests (const ChartFrame *frame)
{
  GListModel *stakes = G_LIST_MODEL (frame->input->dossier->stakes);
  Contests found = { 0 };

  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);

      if (!chart_shows (frame, stake->holder))
        continue;
      found.n++;
      if (!chart_is_contested (stake))
        continue;
      found.n_contested++;
      found.holder = only (found.holder, stake->holder);
      found.in = only (found.in, stake->in != NULL ? stake->in : "");
      if (stake->contested_by == NULL || stake->contested_by[0] == NULL
          || stake->contested_by[1] != NULL)
        found.challenger = "";
      else
        found.challenger = only (found.challenger, stake->contested_by[0]);
    }
  return found;
}

/* Whether @party holds something exclusive in @in that nobody contests. */
static gboolean
holds_exclusive (const ChartFrame *frame, const char *party, const char *in)
{
  GListModel *stakes = G_LIST_MODEL (frame->input->dossier->stakes);

  for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
    {
      g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);

      if (g_strcmp0 (stake->exclusivity, "exclusive") == 0 && !chart_is_contested (stake)
          && g_strcmp0 (stake->holder, party) == 0 && g_strcmp0 (stake->in, in) == 0)
        return TRUE;
    }
  return FALSE;
}

static const char *
count_word (guint n)
{
  static const char *const words[] = { N_ ("One"),  N_ ("Two"),  N_ ("Three"),
                                       N_ ("Four"), N_ ("Five"), N_ ("Six") };

  return n >= 1 && n <= G_N_ELEMENTS (words) ? _ (words[n - 1]) : NULL;
}

static void
add_collision (const ChartFrame *frame, ChartWords *words, const Contests *found)
{
  g_autofree char *digits = g_strdup_printf ("%u", found->n_contested);
  const char *count = count_word (found->n_contested);
  const char *holder = chart_party_label (frame, found->holder);
  const char *challenger = chart_party_label (frame, found->challenger);

  if (count == NULL)
    count = digits;
  if (holds_exclusive (frame, found->challenger, found->in))
    chart_words_add (words,
                     ngettext ("%s right of %s collides with exclusive rights of %s",
                               "%s rights of %s collide with exclusive rights of %s",
                               found->n_contested),
                     count, holder, challenger);
  chart_words_add (words,
                   ngettext ("%s right of %s is contested by %s",
                             "%s rights of %s are contested by %s", found->n_contested),
                   count, holder, challenger);
}

/* The stake that ends first, by the last day on which it may; @n_others: how many may end as early, dates being as vague
 * as they are stated. */
static RecourseStake *
find_next_end (const ChartFrame *frame, guint *n_others)
{
  GListModel *stakes = G_LIST_MODEL (frame->input->dossier->stakes);
  RecourseStake *found = NULL;
  double begins, ends, first = INFINITY;

  *n_others = 0;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < g_list_model_get_n_items (stakes); i++)
      {
        g_autoptr (RecourseStake) stake = g_list_model_get_item (stakes, i);

        if (stake->end == NULL || !chart_shows (frame, stake->holder)
            || !recourse_calendar_parse (stake->end, &begins, &ends))
          continue;
        if (pass == 0 && ends < first)
          {
            found = stake;
            first = ends;
          }
        *n_others += pass == 1 && stake != found && begins < first;
      }
  return found;
}

/* Nothing is contested: what ends first, if that can be told. */
static void
add_ends (const ChartFrame *frame, ChartWords *words)
{
  guint n_others;
  RecourseStake *ending = find_next_end (frame, &n_others);
  g_autofree char *date = ending != NULL ? chart_date_in_words (ending->end) : NULL;

  if (ending != NULL && n_others == 0)
    chart_words_add (words, _ ("No stake is contested; the first to end is “%s”, %s"),
                     chart_record_label (frame, ending), date);
  chart_words_add (words, ending != NULL
                              ? _ ("No stake is contested, and not all of them are open-ended")
                              : _ ("No stake is contested and none has an end"));
}

ChartWords *
chart_finding_rights (const ChartFrame *frame)
{
  Contests found = gather_contests (frame);
  ChartWords *words = chart_words_new ();

  if (found.n_contested > 0 && *found.holder != '\0' && *found.challenger != '\0')
    add_collision (frame, words, &found);
  else if (found.n_contested > 0)
    chart_words_add (words,
                     ngettext ("%u of %u stakes is contested", "%u of %u stakes are contested",
                               found.n_contested),
                     found.n_contested, found.n);
  else
    add_ends (frame, words);
  return words;
}
