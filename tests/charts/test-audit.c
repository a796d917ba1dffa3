/* Every chart in every state and size against the rubric.  The charts come from the table, so that a new
 * one is audited as soon as it has its row. */
#include "audit.h"
#include "fixture-insight.h"

typedef struct
{
  const char *name;
  double width, height;
  RecourseChartForm form;
  double text_scale;
} Size;

static const Size sizes[] = {
  { "card", 420, 300, RECOURSE_CHART_CARD, 1 },
  { "narrow-card", 430, 240, RECOURSE_CHART_CARD, 1 },
  { "low-card", 560, 250, RECOURSE_CHART_CARD, 1 },
  { "low-wide-card", 770, 250, RECOURSE_CHART_CARD, 1 },
  { "wide-card", 560, 340, RECOURSE_CHART_CARD, 1 },
  { "640", 640, 360, RECOURSE_CHART_PICTURE, 1 },
  { "960", 960, 540, RECOURSE_CHART_PICTURE, 1 },
  { "1280", 1280, 720, RECOURSE_CHART_PICTURE, 1 },
  { "1920", 1920, 1080, RECOURSE_CHART_PICTURE, 1 },
  { "portrait", 1080, 1350, RECOURSE_CHART_PICTURE, 1 },
  { "large-text", 1280, 720, RECOURSE_CHART_PICTURE, 2 },
};

typedef struct
{
  const char *name;
  RecourseDossier *dossier;
  RecourseResults *results;
  RecourseInsight *insight;
  FixtureOutcomes kind;
  gboolean is_rtl;
  gboolean may_shorten;
} State;

static guint n_findings;

static void
audit_one (const State *state, const RecourseChart *chart, const Size *size, guint n_paths)
{
  guint paths[] = { 0, 1, 2, 3, 4, 5, 6, 7 };
  RecourseChartInput input = { .dossier = state->dossier,
                               .results = state->results,
                               .insight = state->insight,
                               .paths = paths,
                               .n_paths = n_paths,
                               .leader = n_paths - 1,
                               .width = size->width,
                               .height = size->height,
                               .text_scale = size->text_scale,
                               .form = size->form,
                               .numbers = &recourse_number_form_c,
                               .is_rtl = state->is_rtl };
  g_autoptr (RecourseScene) scene = recourse_chart_lay_out (chart, &input);
  g_autoptr (GPtrArray) findings = g_ptr_array_new_with_free_func (g_free);
  Audit audit = { scene, &input, state->may_shorten || size->text_scale > 1, findings };

  audit_scene (&audit);
  for (guint i = 0; i < findings->len; i++)
    g_test_message ("%s, %s, %s, %u paths: %s", chart->name, state->name, size->name, n_paths,
                    (char *)g_ptr_array_index (findings, i));
  n_findings += findings->len;
}

static void
audit_state (const State *state)
{
  guint n_charts, n_paths = g_list_model_get_n_items (G_LIST_MODEL (state->dossier->paths));
  const RecourseChart *charts = recourse_charts (&n_charts);

  n_findings = 0;
  for (guint c = 0; c < n_charts; c++)
    for (guint s = 0; s < G_N_ELEMENTS (sizes); s++)
      for (guint n = 1; n <= n_paths; n++)
        audit_one (state, &charts[c], &sizes[s], n);
  if (n_findings > 0)
    g_test_fail_printf ("%u findings", n_findings);
}

static void
audit_and_free (State state)
{
  if (state.results != NULL && state.results->n_stakeholders > 0)
    state.insight = state.results->n_drivers > 0
                        ? fixture_consult (state.dossier, state.results, 0)
                        : fixture_insight (state.dossier, state.results, state.kind);
  audit_state (&state);
  g_clear_object (&state.dossier);
  g_clear_pointer (&state.insight, recourse_insight_unref);
  g_clear_pointer (&state.results, recourse_results_unref);
}

static void
test_default (void)
{
  RecourseDossier *dossier = fixture_embedded ("microsoft-openai-amazon.recourse");

  audit_and_free (
      (State){ .name = "default", .dossier = dossier, .results = fixture_run (dossier) });
}

static void
test_texaco (void)
{
  RecourseDossier *dossier = fixture_embedded ("texaco-pennzoil.recourse");

  audit_and_free (
      (State){ .name = "texaco", .dossier = dossier, .results = fixture_run (dossier) });
}

static void
test_outcomes (gconstpointer data)
{
  RecourseDossier *dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  FixtureOutcomes kind = (FixtureOutcomes)GPOINTER_TO_INT (data);

  audit_and_free ((State){ .name = "outcomes",
                           .dossier = dossier,
                           .results = fixture_results (dossier, 3, kind),
                           .kind = kind,
                           .may_shorten = kind == FIXTURE_OUTCOMES_HUGE });
}

static void
test_rtl (void)
{
  RecourseDossier *dossier = fixture_embedded ("microsoft-openai-amazon.recourse");

  audit_and_free ((State){ .name = "right to left",
                           .dossier = dossier,
                           .results = fixture_results (dossier, 3, FIXTURE_OUTCOMES_HUMPS),
                           .is_rtl = TRUE,
                           .may_shorten = TRUE });
}

static void
generated (const char *name, FixtureSpec spec, FixtureOutcomes kind, gboolean is_rtl)
{
  RecourseDossier *dossier = fixture_generate (spec);

  fixture_add_drivers (dossier, spec.name, spec.n_investments);
  audit_and_free ((State){ .name = name,
                           .dossier = dossier,
                           .results = fixture_results (dossier, spec.n_stakeholders, kind),
                           .kind = kind,
                           .is_rtl = is_rtl,
                           .may_shorten = TRUE });
}

static void
test_long (void)
{
  generated ("long names",
             (FixtureSpec){ 12, 3, 40, 14,
                            "A rather long name of a party that goes on and on and on for", 1 },
             FIXTURE_OUTCOMES_HUMPS, FALSE);
}

static void
test_unbroken (void)
{
  generated (
      "unbroken names",
      (FixtureSpec){ 4, 3, 6, 6, "Donaudampfschifffahrtsgesellschaftskapitänswitwenrente", 1 },
      FIXTURE_OUTCOMES_HUMPS, FALSE);
}

static void
test_cjk (void)
{
  generated ("Japanese names",
             (FixtureSpec){ 4, 3, 12, 14, "株式会社東京電力ホールディングス再建委員会", 20 },
             FIXTURE_OUTCOMES_HUMPS, FALSE);
}

static void
test_arabic (void)
{
  generated ("Arabic names", (FixtureSpec){ 3, 2, 5, 6, "شركة الاتصالات السعودية", 20 },
             FIXTURE_OUTCOMES_HUMPS, TRUE);
}

static void
test_huge (void)
{
  generated ("huge", (FixtureSpec){ 3, 2, 4, 4, "Party", 1e15 }, FIXTURE_OUTCOMES_HUGE, FALSE);
}

static void
test_tiny (void)
{
  generated ("tiny", (FixtureSpec){ 3, 2, 4, 4, "Party", 1e-4 }, FIXTURE_OUTCOMES_ZERO, FALSE);
}

static void
test_many_paths (void)
{
  generated ("many paths", (FixtureSpec){ 3, 8, 3, 3, "A path with a rather long name", 20 },
             FIXTURE_OUTCOMES_HUMPS, FALSE);
}

static void
test_zero (void)
{
  generated ("zero", (FixtureSpec){ 2, 3, 2, 2, "Party", 0 }, FIXTURE_OUTCOMES_ZERO, FALSE);
}

static void
test_one (void)
{
  generated ("one item", (FixtureSpec){ 1, 1, 1, 1, "Party", 7 }, FIXTURE_OUTCOMES_HUMPS, FALSE);
}

static void
test_empty (void)
{
  RecourseDossier *dossier = fixture_generate ((FixtureSpec){ 2, 2, 0, 0, "Party", 1 });

  audit_and_free ((State){ .name = "empty", .dossier = dossier });
}

static void
test_no_outcomes (void)
{
  RecourseDossier *dossier = fixture_generate ((FixtureSpec){ 2, 2, 0, 0, "Party", 1 });

  audit_and_free ((State){ .name = "no outcomes",
                           .dossier = dossier,
                           .results = fixture_results (dossier, 0, FIXTURE_OUTCOMES_HUMPS) });
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/audit/default", test_default);
  g_test_add_func ("/charts/audit/texaco", test_texaco);
  g_test_add_data_func ("/charts/audit/humps", GINT_TO_POINTER (FIXTURE_OUTCOMES_HUMPS),
                        test_outcomes);
  g_test_add_data_func ("/charts/audit/all-zero", GINT_TO_POINTER (FIXTURE_OUTCOMES_ZERO),
                        test_outcomes);
  g_test_add_data_func ("/charts/audit/negative", GINT_TO_POINTER (FIXTURE_OUTCOMES_NEGATIVE),
                        test_outcomes);
  g_test_add_data_func ("/charts/audit/rollback", GINT_TO_POINTER (FIXTURE_OUTCOMES_ROLLBACK),
                        test_outcomes);
  g_test_add_func ("/charts/audit/right-to-left", test_rtl);
  g_test_add_func ("/charts/audit/long", test_long);
  g_test_add_func ("/charts/audit/unbroken", test_unbroken);
  g_test_add_func ("/charts/audit/cjk", test_cjk);
  g_test_add_func ("/charts/audit/arabic", test_arabic);
  g_test_add_func ("/charts/audit/huge", test_huge);
  g_test_add_func ("/charts/audit/tiny", test_tiny);
  g_test_add_func ("/charts/audit/many-paths", test_many_paths);
  g_test_add_func ("/charts/audit/zero", test_zero);
  g_test_add_func ("/charts/audit/one", test_one);
  g_test_add_func ("/charts/audit/empty", test_empty);
  g_test_add_func ("/charts/audit/no-outcomes", test_no_outcomes);
  return g_test_run ();
}
