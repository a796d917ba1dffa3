/* What is said beside the heading of a band: money that is put in, never contracts; totals once; and the
 * word "best" only for what is better than the baseline. */
#include "charts/band.h"

#include "fixture.h"

#include <string.h>

static char *
find (RecourseBand band, RecourseDossier *dossier, const RecourseResults *results, guint n_paths)
{
  static const guint paths[] = { 0, 1, 2 };
  RecourseChartInput input = { .dossier = dossier,
                               .paths = paths,
                               .n_paths = n_paths,
                               .results = results,
                               .numbers = &recourse_number_form_c };

  return recourse_band_dup_finding (band, &input);
}

static void
assert_says (const char *text, const char *words)
{
  if (strstr (text, words) == NULL)
    g_error ("“%s” does not say “%s”", text, words);
}

/* The file: 13 and 50 of equity, of which 1 and 10 are paid; a contract over 100 that is not equity; and a
 * conflict about the 50. */
static void
test_investments (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autofree char *text = find (RECOURSE_BAND_INVESTMENTS, dossier, NULL, 0);

  assert_says (text, "$11bn of the $63bn");
  assert_says (text, "comes from Amazon is contested");
  g_assert_null (strstr (text, "163"));
}

static void
test_stakes (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autofree char *text = find (RECOURSE_BAND_STAKES, dossier, NULL, 0);
  g_autofree char *count =
      g_strdup_printf ("2 of %u ", g_list_model_get_n_items (G_LIST_MODEL (dossier->stakes)));

  assert_says (text, count);
  assert_says (text, "Stateful runtime");
}

static void
test_outcomes (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) losses = fixture_results (dossier, 3, FIXTURE_OUTCOMES_NEGATIVE);
  g_autoptr (RecourseResults) real = fixture_run (dossier);
  g_autofree char *bad = find (RECOURSE_BAND_OUTCOMES, dossier, losses, 3);
  g_autofree char *good = find (RECOURSE_BAND_OUTCOMES, dossier, real, 3);
  g_autofree char *alone = find (RECOURSE_BAND_OUTCOMES, dossier, losses, 1);
  g_autofree char *none = find (RECOURSE_BAND_OUTCOMES, dossier, NULL, 0);

  assert_says (bad, "no path is better than");
  g_assert_null (strstr (bad, "is best"));
  assert_says (good, "is best for");
  g_assert_null (strstr (good, "no path"));
  assert_says (alone, "not better than Open standoff for anyone");
  g_assert_cmpstr (none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/charts/band/investments", test_investments);
  g_test_add_func ("/charts/band/stakes", test_stakes);
  g_test_add_func ("/charts/band/outcomes", test_outcomes);
  return g_test_run ();
}
