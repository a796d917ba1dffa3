/* Chances, years, preferences and trees: what is drawn and said agrees with closed forms of the made-up
 * outcomes and with sums that must come out. */
#include "app/charts/preference.h"
#include "fixture-insight.h"

#include <math.h>
#include <string.h>

static const guint all_paths[] = { 0, 1, 2 };

static RecourseScene *
lay_out (const char *chart,
         RecourseDossier *dossier,
         const RecourseResults *results,
         guint leader,
         double width,
         double height)
{
  RecourseChartInput input = { .dossier = dossier,
                               .results = results,
                               .paths = all_paths,
                               .n_paths = MIN (3, results->n_paths),
                               .leader = leader,
                               .width = width,
                               .height = height,
                               .text_scale = 1,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

static double
upper_tail (double mean, double sd, double x)
{
  return 0.5 * erfc ((x - mean) / (sd * G_SQRT2));
}

/* The last path of the made-up outcomes: 60 % around −5, 40 % around 14. */
static double
chance_on_last_path (double x)
{
  return 0.6 * upper_tail (-5, 1.5, x) + 0.4 * upper_tail (14, 4, x);
}

static const RecourseMark *
find_mark (const RecourseScene *scene, const char *key)
{
  const RecourseMark *mark = recourse_scene_find (scene, key);

  if (mark == NULL)
    g_error ("%s has no mark %s", scene->chart, key);
  return mark;
}

static double
middle_y (const RecourseMark *mark)
{
  return mark->bounds.y + mark->bounds.height / 2;
}

static void
test_chances (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  const RecoursePayoff *outcome = recourse_results_payoff (results, 2, 0);

  for (double x = -9; x < 25; x += 0.5)
    g_assert_cmpfloat_with_epsilon (chart_chance_of (outcome, x), chance_on_last_path (x), 0.002);
  g_assert_cmpfloat (chart_chance_of (outcome, -1e9), ==, 1);
  g_assert_cmpfloat (chart_chance_of (outcome, 1e9), ==, 0);
}

/* Where every path is as safe, none is the safest. */
static void
test_exceedance_tie (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_ZERO);
  g_autoptr (RecourseScene) scene = lay_out ("exceedance", dossier, results, 2, 1280, 720);

  g_assert_cmpstr (scene->title, ==, "At best, Microsoft would end no worse off in 100% of draws");
}

/* The axis of chances is fixed, and the dot on the zero line stands at its chance. */
static void
test_exceedance (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) scene = lay_out ("exceedance", dossier, results, 2, 1920, 1080);
  const RecourseMark *dot = find_mark (scene, "exceedance/litigation/microsoft/no-loss");
  double none = middle_y (find_mark (scene, "exceedance/zero/up/0"));
  double all = middle_y (find_mark (scene, "exceedance/grid/up/1"));
  const RecourseMark *zero = find_mark (scene, "exceedance/zero/0");

  g_assert_cmpfloat_with_epsilon (dot->value, chance_on_last_path (0), 1e-6);
  g_assert_cmpfloat_with_epsilon ((none - middle_y (dot)) / (none - all), chance_on_last_path (0),
                                  1e-3);
  g_assert_cmpfloat_with_epsilon (dot->bounds.x + dot->bounds.width / 2,
                                  zero->bounds.x + zero->bounds.width / 2, 0.5);
  /* $10bn is the largest round sum that a path exceeds in a tenth of its draws. */
  g_assert_nonnull (strstr (scene->title, "$10bn or more with Litigation (34%)"));
}

static void
set_means (RecourseResults *results, const double *means)
{
  RecoursePayoff *outcome = &results->paths[0].payoffs[0];

  for (guint i = 0; i < outcome->n_years; i++)
    outcome->yearly[i].mean = means[i];
}

static void
test_years (void)
{
  static const double late[] = { -1, -0.5, 0, 0.2, 1, 1, 1 }, always[] = { 1, 1, 3, 1, 1, 1, 1 },
                      swing[] = { 1, -2, 1, 3, 1, 1, 1 };
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) turn = NULL;
  g_autoptr (RecourseScene) best = NULL;
  g_autoptr (RecourseScene) both = NULL;

  set_means (results, late);
  turn = lay_out ("years", dossier, results, 0, 1920, 1080);
  g_assert_nonnull (strstr (turn->title, "would lose at first and gain from 2029 on"));
  set_means (results, always);
  best = lay_out ("years", dossier, results, 0, 1920, 1080);
  g_assert_nonnull (strstr (best->title, "would gain most in 2028: $3"));
  set_means (results, swing);
  both = lay_out ("years", dossier, results, 0, 1920, 1080);
  g_assert_nonnull (strstr (both->title, "would be 2029 (mean $3.0bn), the worst 2027 (−$2.0bn)"));
}

/* Keys name what is shown, not the path, so that one fan becomes the next. */
static void
test_fans_keep_keys (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) a = lay_out ("years", dossier, results, 0, 1920, 1080);
  g_autoptr (RecourseScene) b = lay_out ("years", dossier, results, 2, 1920, 1080);
  const RecourseMark *wide = find_mark (a, "years/microsoft/p10-p90");
  const RecourseMark *narrow = find_mark (a, "years/microsoft/p25-p75");

  find_mark (b, "years/microsoft/p10-p90");
  find_mark (b, "years/microsoft/2030/mean");
  g_assert_cmpfloat (narrow->bounds.y, >, wide->bounds.y);
  g_assert_cmpfloat (narrow->bounds.height, <, wide->bounds.height);
}

static guint
count (const RecourseScene *scene, const char *role, const char *prefix)
{
  guint n = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      n += g_str_equal (mark->role, role) && g_str_has_prefix (mark->key, prefix);
    }
  return n;
}

static void
test_preference (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) scene = NULL;

  results->paths[0].payoffs[0].p_best = 0.62;
  results->paths[1].payoffs[0].p_best = 0.38;
  results->paths[2].payoffs[0].p_best = 0;
  scene = lay_out ("preference", dossier, results, 0, 1920, 1080);
  g_assert_cmpuint (count (scene, "chance", "preference/renegotiation/microsoft/"), ==, 12);
  g_assert_cmpuint (count (scene, "no-chance", "preference/renegotiation/microsoft/"), ==, 8);
  g_assert_cmpuint (count (scene, "chance", "preference/settlement/microsoft/"), ==, 8);
  g_assert_cmpuint (count (scene, "chance", "preference/litigation/microsoft/"), ==, 0);
}

/* Where there is no room for all paths the chances are still those among all of them. */
static void
test_preference_of_all (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) whole = lay_out ("preference", dossier, results, 0, 1920, 1080);
  g_autoptr (RecourseScene) small = lay_out ("preference", dossier, results, 0, 420, 300);

  g_assert_nonnull (recourse_scene_find (whole, "preference/litigation/microsoft/cell"));
  g_assert_null (recourse_scene_find (small, "preference/litigation/microsoft/cell"));
  g_assert_cmpfloat (find_mark (small, "preference/settlement/microsoft/cell")->value, ==,
                     results->paths[1].payoffs[0].p_best);
  g_assert_cmpstr (find_mark (small, "preference/settlement/microsoft/label")->text, ==,
                   find_mark (whole, "preference/settlement/microsoft/label")->text);
}

/* Each end of a swing says the value that leads there, whichever side of the base it is on. */
static void
test_tornado_ends (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_run (dossier);
  g_autoptr (RecourseInsight) insight = fixture_consult (dossier, results, 0);
  RecourseBar *bars = insight->tornado->bars;
  RecourseChartInput input = { .dossier = dossier,
                               .results = results,
                               .insight = insight,
                               .paths = all_paths,
                               .n_paths = 3,
                               .leader = insight->tornado->path,
                               .width = 1920,
                               .height = 1080,
                               .text_scale = 1,
                               .numbers = &recourse_number_form_c };
  double base = insight->tornado->base;
  g_autoptr (RecourseScene) scene = NULL;
  g_autofree char *shared = NULL, *idle = NULL, *across = NULL;

  for (guint i = 0; i < insight->tornado->n_bars; i++)
    bars[i].at_p10 = bars[i].at_p90 = base;
  bars[0].at_p10 = base + 1;
  bars[0].at_p90 = base + 3;
  bars[1].at_p10 = base - 2;
  scene = recourse_chart_lay_out (recourse_chart_find ("tornado"), &input);
  shared = g_strdup_printf ("tornado/%s/right/label", results->drivers[0].id);
  idle = g_strdup_printf ("tornado/%s/left/label", results->drivers[0].id);
  across = g_strdup_printf ("tornado/%s/right/label", results->drivers[1].id);
  g_assert_nonnull (strstr (find_mark (scene, shared)->text, " or "));
  g_assert_null (recourse_scene_find (scene, idle));
  g_assert_cmpfloat (find_mark (scene, across)->bounds.x, >,
                     find_mark (scene, "tornado/base")->bounds.x);
}

static void
test_certainty (void)
{
  g_assert_cmpint (chart_certainty (1), ==, CHART_SURE);
  g_assert_cmpint (chart_certainty (0.95), ==, CHART_SURE);
  g_assert_cmpint (chart_certainty (0.9), ==, CHART_LIKELY);
  g_assert_cmpint (chart_certainty (0.598), ==, CHART_LEANING);
  g_assert_cmpint (chart_certainty (0.5), ==, CHART_TOSS_UP);
  g_assert_cmpint (chart_certainty (0.3), ==, CHART_SELDOM);
}

/* Of the engine's nodes: chances add up, and a chance node is worth the mean of what it leads to. */
static void
test_nodes (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_run (dossier);

  for (guint p = 0; p < results->n_paths; p++)
    {
      const RecoursePathResult *path = &results->paths[p];
      g_autofree double *sums = g_new0 (double, path->n_nodes);
      g_autofree double *means = g_new0 (double, path->n_nodes);
      g_autofree double *reach = g_new0 (double, path->n_nodes);

      for (guint i = 1; i < path->n_nodes; i++)
        {
          const RecourseNodeResult *node = &path->nodes[i];

          g_assert_cmpuint (node->parent, <, i);
          if (!node->is_chosen)
            g_assert_cmpfloat (node->reach, ==, 0);
          sums[node->parent] += node->is_chosen ? node->probability : 0;
          means[node->parent] += node->is_chosen ? node->probability * node->payoffs[0] : 0;
          reach[node->parent] += node->reach;
        }
      g_assert_cmpfloat (path->nodes[0].reach, ==, 1);
      g_assert_cmpfloat (path->nodes[0].payoffs[0], ==, path->payoffs[0].rollback_mean);
      for (guint i = 0; i < path->n_nodes; i++)
        if (sums[i] > 0)
          {
            g_assert_cmpfloat_with_epsilon (sums[i], 1, 1e-9);
            g_assert_cmpfloat_with_epsilon (means[i], path->nodes[i].payoffs[0], 1e-9);
            g_assert_cmpfloat_with_epsilon (reach[i], path->nodes[i].reach, 1e-9);
          }
    }
}

static guint
count_leaves (const RecourseScene *scene)
{
  guint n = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      const char *more =
          g_str_equal (mark->role, "more") ? strpbrk (mark->text, "0123456789") : NULL;

      if (g_str_equal (mark->role, "figure") && g_str_has_suffix (mark->key, "/reach"))
        n++;
      if (more != NULL)
        n += (guint)g_ascii_strtoull (more, NULL, 10) - 1;
    }
  return n;
}

/* Whatever the size, every outcome is shown or announced. */
static void
test_fold (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_run (dossier);

  for (guint leader = 0; leader < 3; leader++)
    for (double height = 200; height < 1100; height += 90)
      {
        g_autoptr (RecourseScene) scene =
            lay_out ("tree", dossier, results, leader, height * 1.8, height);

        g_assert_cmpuint (count_leaves (scene), ==, results->paths[leader].n_outcomes);
      }
}

static void
test_ties (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_read (
      "{\"format\": \"recourse/1\", \"title\": \"Tie\", \"stakeholders\": [{\"id\": \"a\"}],"
      " \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"decision\", \"id\": \"d\", \"owner\": "
      "\"a\", \"options\": ["
      "{\"id\": \"x\", \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 7}}},"
      "{\"id\": \"y\", \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 7}}},"
      "{\"id\": \"z\", \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 6.999}}},"
      "{\"id\": \"w\", \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 1}}}]}}]}");
  g_autoptr (RecourseResults) results = fixture_run (dossier);
  g_autoptr (RecourseScene) scene = lay_out ("tree", dossier, results, 0, 1280, 720);

  g_assert_cmpstr (find_mark (scene, "tree/p/1/chance")->text, ==, "✓");
  g_assert_cmpstr (find_mark (scene, "tree/p/2/chance")->text, ==, "tie");
  g_assert_cmpstr (find_mark (scene, "tree/p/3/chance")->text, ==, "near tie");
  g_assert_null (recourse_scene_find (scene, "tree/p/4/chance"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/outlook/chances", test_chances);
  g_test_add_func ("/charts/outlook/exceedance", test_exceedance);
  g_test_add_func ("/charts/outlook/exceedance-tie", test_exceedance_tie);
  g_test_add_func ("/charts/outlook/years", test_years);
  g_test_add_func ("/charts/outlook/fans-keep-keys", test_fans_keep_keys);
  g_test_add_func ("/charts/outlook/preference", test_preference);
  g_test_add_func ("/charts/outlook/preference-of-all", test_preference_of_all);
  g_test_add_func ("/charts/outlook/tornado-ends", test_tornado_ends);
  g_test_add_func ("/charts/outlook/certainty", test_certainty);
  g_test_add_func ("/charts/outlook/nodes", test_nodes);
  g_test_add_func ("/charts/outlook/fold", test_fold);
  g_test_add_func ("/charts/outlook/ties", test_ties);
  return g_test_run ();
}
