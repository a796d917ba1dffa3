/* What is the largest, likeliest, first or most of all has no name where several are it.  Each chart is shown two things
 * that are equal by construction, and one that is larger than the rest by little: the first must not be told as one, the
 * second must. */
#include "fixture-insight.h"

#include <math.h>
#include <string.h>

#define WIDE 1920

static const guint all_paths[] = { 0, 1, 2 };

typedef struct
{
  RecourseDossier *dossier;
  RecourseResults *results;
  RecourseInsight *insight;
} World;

static void
set_up (World *self, gconstpointer data)
{
  self->dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  self->results = fixture_results (self->dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  self->insight = fixture_insight (self->dossier, self->results, FIXTURE_OUTCOMES_HUMPS);
}

static void
tear_down (World *self, gconstpointer data)
{
  recourse_insight_unref (self->insight);
  recourse_results_unref (self->results);
  g_object_unref (self->dossier);
}

static RecourseScene *
lay_out (const World *self, const char *chart, double width)
{
  RecourseChartInput input = { .dossier = self->dossier,
                               .results = self->results,
                               .insight = self->insight,
                               .paths = all_paths,
                               .n_paths = self->results != NULL ? 3 : 0,
                               .leader = 2,
                               .width = width,
                               .height = width * 9 / 16,
                               .text_scale = 1,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

/* Whether every name in @names, separated by "|", stands in the title. */
static gboolean
says (const World *self, const char *chart, const char *names)
{
  g_autoptr (RecourseScene) scene = lay_out (self, chart, WIDE);
  g_auto (GStrv) each = g_strsplit (names, "|", -1);

  for (char **name = each; *name != NULL; name++)
    if (strstr (scene->title, *name) == NULL)
      {
        g_test_message ("“%s” does not say “%s”", scene->title, *name);
        return FALSE;
      }
  return TRUE;
}

static void
test_tornado (World *self, gconstpointer data)
{
  RecourseBar *bars = self->insight->tornado->bars;

  for (guint i = 0; i < self->insight->tornado->n_bars; i++)
    bars[i] = (RecourseBar){ 0, 1 };
  self->insight->tornado->base = 0;
  bars[3] = (RecourseBar){ -5, 5 };
  bars[5] = (RecourseBar){ 0, 10 };
  g_assert_true (says (self, "tornado",
                       "Nothing would move|Azure OpenAI-API gross margin or Microsoft share of"));
  bars[5].at_p90 = 10.001;
  g_assert_true (says (self, "tornado", "Microsoft share of|most"));
  for (guint i = 0; i < self->insight->tornado->n_bars; i++)
    bars[i] = (RecourseBar){ 0, 1 };
  g_assert_true (says (self, "tornado", "20 assumptions would move|none more"));
}

static void
test_information (World *self, gconstpointer data)
{
  RecourseInformation *information = self->insight->information;

  for (guint i = 0; i < information->n_drivers; i++)
    information->evppi[i] = 0.01;
  information->evppi[1] = information->evppi[4] = 0.5;
  g_assert_true (says (self, "information", "Most worth knowing|Frontier revenue in 2030 and "));
  information->evppi[4] = 0.4999;
  g_assert_true (says (self, "information", "gain most from knowing Frontier revenue"));
  /* Nothing to learn, and nothing to choose between. */
  information->evpi[0] = 0;
  g_assert_true (says (self, "information", "change its choice"));
  for (guint p = 0; p < 3; p++)
    self->results->paths[p].payoffs[0].mean = 2;
  g_assert_false (says (self, "information", "its choice"));
}

static void
test_bridge (World *self, gconstpointer data)
{
  RecourseContributions *lines = self->insight->contributions;
  double *values = lines->values + 2 * lines->n_lines;

  for (guint i = 0; i < 9; i++)
    values[i] = 0;
  values[0] = 4;
  values[1] = -3;
  values[2] = 4;
  self->results->paths[2].payoffs[0].mean = 5;
  g_assert_true (says (self, "bridge", "$5.0bn on average, above all by Microsoft and Amazon"));
  values[2] = 3.99;
  self->results->paths[2].payoffs[0].mean = 4.99;
  g_assert_true (says (self, "bridge", "above all by Microsoft (+$4.0bn)"));
  values[1] = -7.99;
  self->results->paths[2].payoffs[0].mean = 1e-16;
  g_assert_true (says (self, "bridge", "would change nothing"));
}

static void
test_years (World *self, gconstpointer data)
{
  RecoursePayoff *outcome = &self->results->paths[2].payoffs[0];

  for (guint i = 0; i < outcome->n_years; i++)
    outcome->yearly[i].mean = i == 2 || i == 4 ? 3 : 1;
  g_assert_true (says (self, "years", "gain most in 2028 and 2030: $3"));
  for (guint i = 0; i < outcome->n_years; i++)
    outcome->yearly[i].mean = -2;
  g_assert_true (says (self, "years", "Each year would bring Microsoft −$2"));
  outcome->yearly[1].mean = -2.5;
  g_assert_true (says (self, "years", "lose most in 2027"));
}

static void
test_tree (World *self, gconstpointer data)
{
  RecoursePathResult *path = &self->results->paths[2];
  RecourseOutcome *kept = path->outcomes;
  const guint n = path->n_outcomes;
  RecourseOutcome ends[3] = { { .label = (char *)"Early", .probability = 0.4 },
                              { .label = (char *)"Late", .probability = 0.2 },
                              { .label = (char *)"Never", .probability = 0.4 } };
  double payoffs[3] = { 0 };

  for (guint i = 0; i < 3; i++)
    ends[i].payoffs = payoffs;
  g_assert_cmpuint (path->n_nodes, >, 0);
  path->outcomes = ends;
  path->n_outcomes = 3;
  g_assert_true (says (self, "tree", "“Early” or “Never” (40% each)"));
  ends[0].probability = ends[1].probability = ends[2].probability = 1 / 3.0;
  g_assert_true (says (self, "tree", "3 ends of Litigation would be equally likely"));
  ends[1].probability = 0.34;
  g_assert_true (says (self, "tree", "most likely end in “Late”"));
  /* Nearly always is not always. */
  ends[1].probability = 0.996;
  ends[0].probability = ends[2].probability = 0.002;
  g_assert_true (says (self, "tree", "most likely end in “Late” (>99%)"));
  path->outcomes = kept;
  path->n_outcomes = n;
}

static void
test_strategy (World *self, gconstpointer data)
{
  RecourseStrategy *map = self->insight->strategy;

  for (guint k = 0; k < map->n_x * map->n_y; k++)
    {
      map->best[k] = 0;
      map->lead[k] = 0;
      map->turn_x[k] = map->turn_y[k] = NAN;
    }
  g_assert_true (says (self, "strategy", "Several paths would be equally good|all over the map"));
  for (guint k = 0; k < map->n_x * map->n_y / 2; k++)
    map->lead[k] = 3;
  map->lead[map->n_x * map->n_y - 1] = 3;
  g_assert_true (says (self, "strategy", "Several paths would be equally good|at present values"));
  for (guint k = 0; k < map->n_x * map->n_y; k++)
    map->lead[k] = 3;
  map->lead[0] = 0;
  g_assert_true (says (self, "strategy", "No path would be better for Microsoft than"));
  map->lead[0] = 3;
  g_assert_true (says (self, "strategy", "would be best for Microsoft whatever"));
}

static void
test_bargaining (World *self, gconstpointer data)
{
  RecourseBargainPoint *at = &self->insight->bargains[0]->at_means;

  g_assert_true (says (self, "bargaining", "would both gain by agreeing"));
  at->nash = at->zopa_low;
  g_assert_true (says (self, "bargaining", "Between|neither|would lose by agreeing"));
  at->has_gaps = TRUE;
  g_assert_true (says (self, "bargaining", "In parts of the range"));
}

/* ---- evidence ---- */

static void
read_world (World *self, const char *part)
{
  g_autofree char *json = g_strdup_printf (
      "{\"format\": \"recourse/1\", \"title\": \"T\", \"unit\": \"bn\", \"stakeholders\": ["
      "{\"id\": \"a\", \"label\": \"Pine\"}, {\"id\": \"b\", \"label\": \"Oak\"}, {\"id\": \"c\", "
      "\"label\": \"Elm\"}], %s, \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"outcome\", "
      "\"payoffs\": {\"a\": 1}}}]}",
      part);

  *self = (World){ .dossier = fixture_read (json) };
}

static gboolean
evidence_says (const char *chart, const char *part, const char *names)
{
  World world;
  gboolean answer;

  read_world (&world, part);
  answer = says (&world, chart, names);
  g_object_unref (world.dossier);
  return answer;
}

#define SUM(id, from, to, amount)                                                                  \
  "{\"id\": \"" id "\", \"from\": \"" from "\", \"to\": \"" to "\", \"kind\": \"compute\", "       \
  "\"amount\": " #amount "}"

static void
test_flows (void)
{
  g_assert_true (evidence_says (
      "flows", "\"investments\": [" SUM ("x", "a", "b", 5) ", " SUM ("y", "b", "c", 5) "]",
      "No flow would be larger than the 5"));
  g_assert_true (evidence_says (
      "flows", "\"investments\": [" SUM ("x", "a", "b", 5) ", " SUM ("y", "b", "c", 6) "]",
      "The largest flow: 6|from Oak"));
}

static void
test_contracts (void)
{
  g_assert_true (evidence_says (
      "commitments", "\"investments\": [" SUM ("x", "a", "b", 5) ", " SUM ("y", "b", "c", 5) "]",
      "No contract is larger than the 5"));
  g_assert_true (evidence_says (
      "commitments", "\"investments\": [" SUM ("x", "a", "b", 5) ", " SUM ("y", "b", "c", 6) "]",
      "The largest contract is 6"));
}

#define HOLD(id, end)                                                                              \
  "{\"id\": \"" id "\", \"label\": \"" id                                                          \
  "\", \"kind\": \"right\", \"holder\": \"a\", \"start\": "                                        \
  "\"2020\", \"end\": \"" end "\"}"

/* A year that is not over may end after a month of it. */
static void
test_first_end (void)
{
  static const struct
  {
    const char *stakes;
    gboolean is_told;
  } cases[] = { { HOLD ("x", "2030") ", " HOLD ("y", "2030"), FALSE },
                { HOLD ("x", "2030") ", " HOLD ("y", "2030-03"), FALSE },
                { HOLD ("x", "2030-Q2") ", " HOLD ("y", "2030-03"), TRUE },
                { HOLD ("x", "2029") ", " HOLD ("y", "2030"), TRUE } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *part = g_strdup_printf ("\"stakes\": [%s]", cases[i].stakes);

      g_assert_true (evidence_says ("rights", part, "No stake is contested"));
      g_assert_cmpint (evidence_says ("rights", part, "the first to end"), ==, cases[i].is_told);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, function) g_test_add (path, World, NULL, set_up, function, tear_down)
  ADD ("/charts/equals/tornado", test_tornado);
  ADD ("/charts/equals/information", test_information);
  ADD ("/charts/equals/bridge", test_bridge);
  ADD ("/charts/equals/years", test_years);
  ADD ("/charts/equals/tree", test_tree);
  ADD ("/charts/equals/strategy", test_strategy);
  ADD ("/charts/equals/bargaining", test_bargaining);
  g_test_add_func ("/charts/equals/flows", test_flows);
  g_test_add_func ("/charts/equals/contracts", test_contracts);
  g_test_add_func ("/charts/equals/first-end", test_first_end);
  return g_test_run ();
}
