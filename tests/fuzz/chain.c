/* From a dossier to scenes, in few draws and a small size. */
#include "chain.h"

#include "app/document/choosing.h"
#include "analysis/insight.h"
#include "charts/chart.h"
#include "file/load.h"

enum
{
  N_DRAWS = 64,
  WIDTH = 640,
  HEIGHT = 400,
};

static void
lay_out (RecourseDossier *dossier, const RecourseResults *results, const RecourseInsight *insight)
{
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);
  g_autofree guint *paths = g_new (guint, results->n_paths);
  RecourseChartInput input = {
    .dossier = dossier,
    .results = results,
    .insight = insight,
    .paths = paths,
    .n_paths = results->n_paths,
    .width = WIDTH,
    .height = HEIGHT,
    .text_scale = 1,
    .numbers = &recourse_number_form_c,
  };

  for (guint i = 0; i < results->n_paths; i++)
    paths[i] = i;
  for (guint i = 0; i < n_charts; i++)
    {
      g_autoptr (RecourseScene) scene = recourse_chart_lay_out (&charts[i], &input);

      g_assert (scene != NULL && scene->title != NULL);
    }
}

void
chain_draw (RecourseDossier *dossier, RecourseProgram *program, gboolean with_insight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results = recourse_program_run (program, N_DRAWS, 1, 1, NULL, &error);
  g_autoptr (RecourseInsight) insight = NULL;

  g_assert ((results == NULL) == (error != NULL));
  if (results == NULL)
    return;
  if (with_insight && results->n_stakeholders > 0)
    insight = recourse_insight_new (dossier, NULL, program, results, 0, 0, 1, NULL, NULL);
  lay_out (dossier, results, insight);
}

static GBytes *
base_bytes (void)
{
  g_autoptr (GFile) file = g_file_new_for_path (BASE_DOSSIER);
  g_autoptr (GError) error = NULL;
  GBytes *bytes = recourse_load_file (file, NULL, &error);

  g_assert_no_error (error);
  return bytes;
}

RecourseLoaded *
chain_base (void)
{
  static RecourseLoaded *base; /* kept for all inputs */

  if (base == NULL)
    {
      g_autoptr (GBytes) bytes = base_bytes ();

      base = recourse_loaded_new (bytes, NULL);
      g_assert (base->program != NULL);
    }
  return base;
}

RecourseLoaded *
chain_base_with (const char *formula)
{
  g_autoptr (RecourseEdit) edit = recourse_edit_new (chain_base ()->bytes);
  g_autoptr (GBytes) bytes = NULL;

  recourse_edit_set_formula (edit, "/variables/0/formula", formula);
  bytes = recourse_edit_dup_bytes (edit);
  return recourse_loaded_new (bytes, NULL);
}

void
chain_choose (const RecourseChoices *choices)
{
  RecourseLoaded *base = chain_base ();
  g_autoptr (RecourseChoices) chosen = recourse_choices_copy (choices);
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = NULL;

  recourse_choosing_prune (base->dossier, chosen);
  program = recourse_program_compile (base->dossier, chosen, faults);
  g_assert (program != NULL || recourse_faults_have_error (faults));
  if (program != NULL)
    chain_draw (base->dossier, program, FALSE);
}
