/* The method in words, from what the dossier and the run really have: no discount is mentioned where there is none. */
#include "config.h"

#include "method.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <math.h>

#include "analysis/sensitivity.h"

MethodCount
method_count (RecourseDossier *dossier)
{
  MethodCount count = { .n = briefing_length (dossier->drivers) };

  for (guint i = 0; i < count.n; i++)
    {
      RecourseDriver *driver = briefing_item (dossier->drivers, i);

      if (g_strcmp0 (driver->basis, "claim") == 0)
        count.n_claims++;
      else if (g_strcmp0 (driver->basis, "external") == 0)
        count.n_external++;
      else
        count.n_judged++;
    }
  return count;
}

const char *
method_basis_word (const char *basis)
{
  if (g_strcmp0 (basis, "claim") == 0)
    return _ ("claim");
  return g_strcmp0 (basis, "external") == 0 ? _ ("base rate") : _ ("assumption");
}

char *
method_finding (const RecourseBriefing *briefing)
{
  MethodCount count = method_count (briefing->dossier);

  if (count.n == 0)
    return g_strdup (_ ("Every figure follows from the tree alone: nothing is drawn at random"));
  if (count.n_judged == 0)
    return g_strdup_printf (ngettext ("The uncertain figure rests on a claim or a base rate",
                                      "All %u uncertain figures rest on claims or base rates",
                                      count.n),
                            count.n);
  return g_strdup_printf (ngettext ("%u of %u uncertain figures is judgement",
                                    "%u of %u uncertain figures are judgement", count.n_judged),
                          count.n_judged, count.n);
}

static GPtrArray *
new_words (void)
{
  return g_ptr_array_new_with_free_func (g_free);
}

static void add (GPtrArray *words, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add (GPtrArray *words, const char *format, ...)
{
  va_list args;

  va_start (args, format);
  g_ptr_array_add (words, g_strdup_vprintf (format, args));
  va_end (args);
}

static void
add_discount (GPtrArray *words, const RecourseBriefing *briefing)
{
  RecourseDossier *dossier = briefing->dossier;

  if (dossier->discount != NULL && dossier->discount->rate != NULL && dossier->horizon != NULL)
    add (words, _ ("Money counts at its present value: years from %.0f to %.0f are discounted."),
         dossier->horizon->first, dossier->horizon->last);
  else if (dossier->horizon != NULL)
    add (words, _ ("Years from %.0f to %.0f count in full, without discount."),
         dossier->horizon->first, dossier->horizon->last);
}

GPtrArray *
method_steps (const RecourseBriefing *briefing)
{
  GPtrArray *words = new_words ();
  const RecourseResults *results = briefing->results;
  RecourseDossier *dossier = briefing->dossier;

  add (words, _ ("A payoff is the difference from %s; zero is no better and no worse."),
       briefing_baseline (briefing));
  add_discount (words, briefing);
  add (words, "%s",
       _ ("Each path is a tree of decisions and chances, folded back from its ends: whoever "
          "decides takes the "
          "option worth most to them."));
  if (results != NULL && results->trials > 0 && results->n_drivers > 0)
    {
      g_autofree char *trials =
          recourse_format_number (briefing->numbers, (double)results->trials, 0);

      add (words,
           _ ("Ranges come from %s draws of all uncertain figures at once (seed %" PRIu64
              "); the same draws serve every path, so differences between paths are no noise."),
           trials, results->seed);
      add (words, "%s",
           results->correlated ? _ ("Figures that go together are drawn together.")
                               : _ ("Uncertain figures are drawn independently of one another."));
    }
  if (briefing_length (dossier->bargains) > 0)
    add (
        words, "%s",
        _ ("The settlement zone holds every price that leaves both sides no worse off than without "
           "agreement; the Nash point divides the gain."));
  return words;
}

GPtrArray *
method_limits (const RecourseBriefing *briefing)
{
  GPtrArray *words = new_words ();
  RecourseDossier *dossier = briefing->dossier;

  if (dossier->notice != NULL)
    add (words, "%s", dossier->notice);
  if (method_count (dossier).n_judged > 0)
    add (words, "%s",
         _ ("What is marked as an assumption is somebody’s judgement, not a fact; another judge "
            "would "
            "draw another range."));
  add (words, "%s",
       _ ("Paths are compared as if they excluded one another, and parties as if they acted on "
          "expected "
          "value."));
  add (words, "%s",
       _ ("What the tree leaves out is not in the figures: other suitors, new law, a change of "
          "heart."));
  return words;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (a, b);
}

static RecourseRecord *
find_settable (RecourseDossier *dossier, const char *id)
{
  GListStore *lists[] = { dossier->levers, dossier->constants, dossier->drivers };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      gpointer record = recourse_dossier_find (dossier, lists[i], id);

      if (record != NULL)
        return record;
    }
  return NULL;
}

GPtrArray *
method_choices (const RecourseBriefing *briefing)
{
  GPtrArray *words = new_words ();
  const RecourseChoices *choices = briefing->choices;
  RecourseScenario *scenario =
      choices != NULL ? recourse_dossier_find (briefing->dossier, briefing->dossier->scenarios,
                                               choices->scenario)
                      : NULL;
  g_autoptr (GList) names =
      choices != NULL ? g_list_sort (g_hash_table_get_keys (choices->set), compare_names) : NULL;

  if (scenario != NULL)
    add (words, _ ("Scenario: %s."), recourse_record_get_label (RECOURSE_RECORD (scenario)));
  for (GList *l = names; l != NULL; l = l->next)
    {
      RecourseAssignment *setting = g_hash_table_lookup (choices->set, l->data);
      RecourseRecord *record = find_settable (briefing->dossier, l->data);

      if (record != NULL && setting->text != NULL)
        add (words, _ ("Set by hand: %s = %s."), recourse_record_get_label (record), setting->text);
      else if (record != NULL)
        add (words, _ ("Set by hand: another range for %s."), recourse_record_get_label (record));
    }
  return words;
}

/* About three significant places of the larger end, and no more zeros than needed. */
static char *
figure (const RecourseBriefing *briefing, double value, double magnitude)
{
  return recourse_format_number (briefing->numbers, value,
                                 MIN (recourse_decimals_of_magnitude (magnitude), 3));
}

char *
method_range (const RecourseBriefing *briefing, guint driver)
{
  const RecourseDriverResult *result = &briefing->results->drivers[driver];
  RecourseDriver *record = briefing_item (briefing->dossier->drivers, driver);
  double magnitude = fmax (fabs (result->p10), fabs (result->p90));
  g_autofree char *low = figure (briefing, result->p10, magnitude);
  g_autofree char *middle = figure (briefing, result->p50, magnitude);
  g_autofree char *high = figure (briefing, result->p90, magnitude);
  const char *unit = record->unit != NULL ? record->unit : "";

  if (result->is_fixed)
    return g_strdup_printf (_ ("fixed at %s %s"), middle, unit);
  return g_strdup_printf ("%s – %s – %s %s", low, middle, high, unit);
}

typedef struct
{
  guint driver;
  double swing;
} Rank;

static int
compare_ranks (gconstpointer a, gconstpointer b)
{
  const Rank *first = a, *second = b;

  if (first->swing != second->swing)
    return first->swing > second->swing ? -1 : 1;
  return first->driver < second->driver ? -1 : first->driver > second->driver;
}

GArray *
method_ranking (const RecourseBriefing *briefing)
{
  const RecourseTornado *tornado = briefing->insight != NULL ? briefing->insight->tornado : NULL;
  guint n = briefing_length (briefing->dossier->drivers);
  g_autoptr (GArray) ranks = g_array_new (FALSE, FALSE, sizeof (Rank));
  GArray *order = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      Rank rank = { i, 0 };

      if (tornado != NULL && i < tornado->n_bars)
        rank.swing = fabs (tornado->bars[i].at_p90 - tornado->bars[i].at_p10);
      g_array_append_val (ranks, rank);
    }
  g_array_sort (ranks, compare_ranks);
  for (guint i = 0; i < n; i++)
    g_array_append_val (order, g_array_index (ranks, Rank, i).driver);
  return order;
}
