/* What charts say: true, in whole sentences, whatever the dossier holds, and nothing counted twice. */
#include "app/charts/shape.h"
#include "fixture-insight.h"

#include <math.h>
#include <string.h>

static RecourseScene *
lay_out (const char *chart,
         RecourseDossier *dossier,
         const RecourseResults *results,
         const guint *paths,
         guint n_paths,
         guint stakeholder)
{
  RecourseChartInput input = { .dossier = dossier,
                               .results = results,
                               .paths = paths,
                               .n_paths = n_paths,
                               .leader = n_paths > 0 ? paths[0] : 0,
                               .stakeholder = stakeholder,
                               .width = 1920,
                               .height = 1080,
                               .text_scale = 1,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

static const guint all_paths[] = { 0, 1, 2 };

static void
assert_in_order (const char *text, const char *first, const char *second)
{
  const char *a = strstr (text, first), *b = a != NULL ? strstr (a + strlen (first), second) : NULL;

  if (a == NULL || b == NULL)
    g_error ("“%s” does not say “%s … %s”", text, first, second);
}

/* The amounts are those of the file: $50bn of which 15 committed, against $13bn. */
static void
test_commitments (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseScene) scene = lay_out ("commitments", dossier, NULL, NULL, 0, 0);

  assert_in_order (scene->title, "$50bn from Amazon", "$13bn from Microsoft");
  assert_in_order (scene->title, "$13bn", "only $15bn");
}

static double
sum_of_bars (const RecourseScene *scene, const char *investor)
{
  g_autofree char *prefix = g_strdup_printf ("commitments/%s/", investor);
  double sum = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, "bar") && g_str_has_prefix (mark->key, prefix))
        sum += mark->value;
    }
  return sum;
}

/* A total is the sum of its slices and of what they leave over, and counts once. */
static void
test_nothing_twice (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseScene) scene = lay_out ("commitments", dossier, NULL, NULL, 0, 0);
  const RecourseMark *rest =
      recourse_scene_find (scene, "commitments/microsoft/microsoft_total/rest");

  g_assert_cmpfloat (sum_of_bars (scene, "microsoft"), ==, 13);
  g_assert_cmpfloat (sum_of_bars (scene, "amazon"), ==, 50);
  g_assert_cmpfloat (sum_of_bars (scene, "openai"), ==, 100);
  g_assert_nonnull (rest);
  g_assert_cmpfloat (rest->value, ==, 13 - 11);
  g_assert_nonnull (strstr (rest->spoken, "not itemised"));
}

/* f07 puts the sum at 50 and f10 at 100: both are named. */
static void
test_contested (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseScene) scene = lay_out ("commitments", dossier, NULL, NULL, 0, 0);
  const RecourseMark *range = recourse_scene_find (scene, "commitments/amazon/openai/1/contested");
  const char *words = NULL;

  for (guint i = 0; i < scene->marks->len && words == NULL; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, "interval")
          && g_str_has_prefix (mark->key, "commitments/amazon"))
        words = mark->spoken;
    }
  g_assert_nonnull (range);
  g_assert_nonnull (words);
  assert_in_order (words, "$50bn (f07, in use;", "$100bn (f10 NextFin)");
}

/* Slices that add up to more than their total are not hidden by a negative rest. */
static void
test_slices_beyond_total (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_read (
      "{\"format\": \"recourse/1\", \"title\": \"T\", \"currency\": \"USD\", \"unit\": \"bn\","
      " \"stakeholders\": [{\"id\": \"a\"}, {\"id\": \"b\"}],"
      " \"investments\": [{\"id\": \"t\", \"from\": \"a\", \"to\": \"b\", \"amount\": 5, "
      "\"status\": \"reported\"},"
      " {\"id\": \"p\", \"from\": \"a\", \"to\": \"b\", \"amount\": 8, \"part_of\": \"t\", "
      "\"status\": \"paid\"}],"
      " \"paths\": [{\"id\": \"x\", \"tree\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 1}}}]}");
  g_autoptr (RecourseScene) scene = lay_out ("commitments", dossier, NULL, NULL, 0, 0);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, "bar"))
        g_assert_cmpfloat (mark->value, >=, 0);
    }
}

static void
test_rights (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseScene) scene = lay_out ("rights", dossier, NULL, NULL, 0, 0);
  const RecourseMark *licence = recourse_scene_find (scene, "rights/microsoft/ip_licence");
  const RecourseMark *api = recourse_scene_find (scene, "rights/microsoft/stateless_api");

  assert_in_order (scene->title, "Two rights of Amazon", "Microsoft");
  /* What ends in 2032 ends before what has no end. */
  g_assert_cmpfloat (licence->bounds.x + licence->bounds.width, <,
                     api->bounds.x + api->bounds.width);
  g_assert_nonnull (strstr (licence->spoken, "to 2032"));
  g_assert_nonnull (strstr (api->spoken, "no end stated"));
}

/* The title names for each party the path whose mean is highest, found here from the means alone. */
static void
test_payoffs (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  RecourseResults *results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  static const char *const labels[] = { "Renegotiated partnership", "Settlement and integration",
                                        "Litigation" };
  static const char *const names[] = { "Microsoft", "OpenAI", "Amazon" };

  for (guint shift = 0; shift < 3; shift++)
    {
      g_autoptr (RecourseScene) scene = NULL;

      for (guint s = 0; s < 3; s++)
        for (guint p = 0; p < 3; p++)
          results->paths[p].payoffs[s].mean = p == (s + shift) % 3 ? 5 : 1;
      scene = lay_out ("payoffs", dossier, results, all_paths, 3, 0);
      for (guint s = 0; s < 3; s++)
        assert_in_order (scene->title, names[s], labels[(s + shift) % 3]);
      g_assert_nonnull (strstr (scene->title, "gain most"));
    }
  recourse_results_unref (results);
}

/* Nobody gains where every mean is negative, and the title does not say so. */
static void
test_losses (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  RecourseResults *results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_NEGATIVE);
  g_autoptr (RecourseScene) scene = lay_out ("payoffs", dossier, results, all_paths, 3, 0);
  g_autoptr (RecourseScene) one = lay_out ("payoffs", dossier, results, all_paths, 1, 0);

  g_assert_null (strstr (scene->title, "gain"));
  assert_in_order (scene->title, "Every party would do best with", "Renegotiated partnership");
  assert_in_order (one->title, "would leave Microsoft, OpenAI and Amazon worse off",
                   "half of the draws");
  recourse_results_unref (results);
}

static void
test_distributions (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  RecourseResults *results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) scene = NULL;

  results->paths[0].payoffs[1].p_loss = 0.12;
  results->paths[1].payoffs[1].p_loss = 0.30;
  results->paths[2].payoffs[1].p_loss = 0.52;
  scene = lay_out ("distributions", dossier, results, all_paths, 3, 1);
  g_assert_nonnull (strstr (scene->title, "OpenAI"));
  assert_in_order (scene->title, "52% with Litigation", "12% with Renegotiated partnership");
  recourse_results_unref (results);
}

/* Densities are densities, share a bandwidth, and show two humps where there are two. */
static void
test_shapes (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  RecourseResults *results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  const RecoursePayoff *payoffs[3];
  double bandwidth;

  for (guint p = 0; p < 3; p++)
    payoffs[p] = &results->paths[p].payoffs[0];
  bandwidth = chart_bandwidth (payoffs, 3, -10, 25);
  for (guint p = 0; p < 3; p++)
    {
      ChartShape shape;
      double sum = 0;

      chart_shape_init (&shape, payoffs[p], bandwidth);
      for (guint i = 0; i < shape.n; i++)
        sum += shape.values[i] * shape.step;
      g_assert_cmpfloat_with_epsilon (sum, 1, 0.01);
      g_assert_cmpuint (shape.n_humps, ==, 2);
      chart_shape_clear (&shape);
    }
  recourse_results_unref (results);
}

/* Insight made by hand, and a chart of it. */
static RecourseScene *
lay_out_insight (const char *chart,
                 RecourseDossier *dossier,
                 const RecourseResults *results,
                 const RecourseInsight *insight,
                 guint leader)
{
  RecourseChartInput input = { .dossier = dossier,
                               .results = results,
                               .insight = insight,
                               .paths = all_paths,
                               .n_paths = 3,
                               .leader = leader,
                               .width = 1920,
                               .height = 1080,
                               .text_scale = 1,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (recourse_chart_find (chart), &input);
}

/* The widest swing comes first, in the title and on the page. */
static void
test_tornado (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseInsight) insight = fixture_insight (dossier, results, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) scene = NULL;
  const RecourseMark *first, *second;

  insight->tornado->bars[3] = (RecourseBar){ -50, 60 };
  insight->tornado->bars[5] = (RecourseBar){ 40, -30 };
  scene = lay_out_insight ("tornado", dossier, results, insight, 2);
  first = recourse_scene_find (scene, "tornado/azure_api_margin/p90");
  second = recourse_scene_find (scene, "tornado/rev_share/p90");
  assert_in_order (scene->title, "Azure OpenAI-API gross margin", "Litigation");
  assert_in_order (scene->title, "\u2212$50.0bn", "+$60.0bn");
  g_assert_cmpfloat (first->bounds.y, <, second->bounds.y);
  g_assert_cmpfloat (first->bounds.x, >, second->bounds.x);
}

/* Every step begins where the one before it ends, and the last ends at the mean. */
static void
test_bridge (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseInsight) insight = fixture_insight (dossier, results, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) scene = lay_out_insight ("bridge", dossier, results, insight, 2);
  double sum = 0, mean = recourse_results_payoff (results, 2, 0)->mean;

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (g_str_equal (mark->role, "bar") && !g_str_equal (mark->key, "bridge/total"))
        sum += mark->value;
    }
  g_assert_cmpfloat_with_epsilon (sum, mean, 1e-9);
  g_assert_cmpfloat (recourse_scene_find (scene, "bridge/total")->value, ==, mean);
}

/* No zone, one point and a zone are three answers. */
static void
test_bargaining (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  static const struct
  {
    FixtureOutcomes kind;
    const char *says, *then;
  } cases[] = { { FIXTURE_OUTCOMES_HUMPS, "Between \u2212$2.0bn and $12.0bn",
                  "Nash split would be $5.0bn" },
                { FIXTURE_OUTCOMES_ZERO, "Only a transfer of \u2212$2.0bn", "OpenAI" },
                { FIXTURE_OUTCOMES_NEGATIVE, "No transfer would suit both OpenAI", "Microsoft" } };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (RecourseInsight) insight = fixture_insight (dossier, results, cases[i].kind);
      g_autoptr (RecourseScene) scene =
          lay_out_insight ("bargaining", dossier, results, insight, 1);

      assert_in_order (scene->title, cases[i].says, cases[i].then);
      g_assert_true ((recourse_scene_find (scene, "bargaining/band") != NULL)
                     == (cases[i].kind != FIXTURE_OUTCOMES_NEGATIVE));
    }
}

/* Nothing to be learnt is said, not left out. */
static void
test_information (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseInsight) none = fixture_insight (dossier, results, FIXTURE_OUTCOMES_ZERO);
  g_autoptr (RecourseInsight) some = fixture_insight (dossier, results, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) empty = lay_out_insight ("information", dossier, results, none, 0);
  g_autoptr (RecourseScene) scene = lay_out_insight ("information", dossier, results, some, 0);

  assert_in_order (empty->title, "Nothing that Microsoft could learn", "change its choice");
  assert_in_order (scene->title, "OpenAI equity value", "$1.2bn of the $1.6bn");
}

/* The choice turns where the made-up field is zero: beside the present value, between paths 1 and 2. */
static void
test_strategy (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseInsight) insight = fixture_insight (dossier, results, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseScene) scene = lay_out_insight ("strategy", dossier, results, insight, 0);
  const RecourseMark *turn = recourse_scene_find (scene, "strategy/turn");

  /* x is 0.04 a step from the ninth, y lies on the thirteenth row: j - 12 + 3.2 = 0. */
  g_assert_nonnull (turn);
  g_assert_cmpfloat_with_epsilon (turn->value, results->drivers[0].p50 + 0.04 * (8.8 - 8), 1e-9);
  assert_in_order (scene->title, "Settlement and integration", "Renegotiated partnership");
}

static void
assert_sentence (const char *text)
{
  static const char *const banned[] = { "(null)", "%", "  ", " ,", " .", "nan", "'s", "’s", "“”" };
  g_autofree char *without = g_strdup (text);

  /* Per cent signs stand behind digits only. */
  for (char *c = without; *c != '\0'; c++)
    if (*c == '%' && c > without && g_ascii_isdigit (c[-1]))
      *c = '#';
  for (guint i = 0; i < G_N_ELEMENTS (banned); i++)
    if (strstr (without, banned[i]) != NULL)
      g_error ("“%s” holds “%s”", text, banned[i]);
  g_assert_cmpuint (strlen (text), >, 8);
}

/* Any number of parties, paths, investments and stakes; any labels. */
static void
test_any_dossier (void)
{
  static const char *const names[] = { "Users", "A & B <Co>", "100% Ltd",
                                       "%s %n", "株式会社",   "شركة" };
  guint n_charts;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < 60; i++)
    {
      FixtureSpec spec = { 1 + i % 7, 1 + i % 3, i % 11, i % 9, names[i % G_N_ELEMENTS (names)],
                           1 + i };
      g_autoptr (RecourseDossier) dossier = fixture_generate (spec);
      RecourseResults *results =
          fixture_results (dossier, spec.n_stakeholders, (FixtureOutcomes)(i % 5));
      g_autoptr (RecourseInsight) insight = NULL;

      fixture_add_drivers (dossier, spec.name, i % 6);
      insight = fixture_insight (dossier, results, (FixtureOutcomes)(i % 5));
      for (guint c = 0; c < n_charts; c++)
        {
          g_autoptr (RecourseScene) scene = NULL;
          RecourseChartInput input = { .dossier = dossier,
                                       .results = results,
                                       .insight = insight,
                                       .paths = all_paths,
                                       .n_paths = spec.n_paths,
                                       .stakeholder = i % spec.n_stakeholders,
                                       .width = 1920,
                                       .height = 1080,
                                       .text_scale = 1,
                                       .numbers = &recourse_number_form_c };

          scene = recourse_chart_lay_out (&charts[c], &input);

          if (strchr (spec.name, '%') == NULL)
            {
              assert_sentence (scene->title);
              assert_sentence (scene->description);
            }
        }
      recourse_results_unref (results);
    }
}

/* A dossier need not state a unit; sentences go on all the same. */
static void
test_no_unit (void)
{
  FixtureSpec spec = { 3, 3, 4, 3, "Party", 1 };
  g_autoptr (RecourseDossier) dossier = fixture_generate (spec);
  RecourseResults *results = fixture_results (dossier, spec.n_stakeholders, FIXTURE_OUTCOMES_HUMPS);
  g_autoptr (RecourseInsight) insight = NULL;
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  recourse_record_set_text (RECOURSE_RECORD (dossier), "currency", NULL);
  recourse_record_set_text (RECOURSE_RECORD (dossier), "unit", NULL);
  fixture_add_drivers (dossier, spec.name, 4);
  insight = fixture_insight (dossier, results, FIXTURE_OUTCOMES_HUMPS);
  for (guint c = 0; c < n_charts; c++)
    {
      RecourseChartInput input = { .dossier = dossier,
                                   .results = results,
                                   .insight = insight,
                                   .paths = all_paths,
                                   .n_paths = 3,
                                   .width = 1920,
                                   .height = 1080,
                                   .text_scale = 1,
                                   .numbers = &recourse_number_form_c };
      g_autoptr (RecourseScene) scene = recourse_chart_lay_out (&charts[c], &input);

      for (guint i = 0; i < scene->marks->len; i++)
        {
          const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

          if (mark->text != NULL && (strstr (mark->text, ", .") || strstr (mark->text, ", ,")))
            g_error ("%s says “%s”", charts[c].name, mark->text);
        }
    }
  recourse_results_unref (results);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/findings/commitments", test_commitments);
  g_test_add_func ("/charts/findings/nothing-twice", test_nothing_twice);
  g_test_add_func ("/charts/findings/contested", test_contested);
  g_test_add_func ("/charts/findings/slices-beyond-total", test_slices_beyond_total);
  g_test_add_func ("/charts/findings/rights", test_rights);
  g_test_add_func ("/charts/findings/payoffs", test_payoffs);
  g_test_add_func ("/charts/findings/losses", test_losses);
  g_test_add_func ("/charts/findings/distributions", test_distributions);
  g_test_add_func ("/charts/findings/shapes", test_shapes);
  g_test_add_func ("/charts/findings/tornado", test_tornado);
  g_test_add_func ("/charts/findings/bridge", test_bridge);
  g_test_add_func ("/charts/findings/bargaining", test_bargaining);
  g_test_add_func ("/charts/findings/information", test_information);
  g_test_add_func ("/charts/findings/strategy", test_strategy);
  g_test_add_func ("/charts/findings/any-dossier", test_any_dossier);
  g_test_add_func ("/charts/findings/no-unit", test_no_unit);
  return g_test_run ();
}
