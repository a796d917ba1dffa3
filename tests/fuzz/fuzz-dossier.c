/* The whole chain: bytes, dossier, rules, program, results, insight, every chart as a scene, and what the writer
 * makes of it.  A dossier that is accepted must be written so that it is accepted again. */
#include "fuzz.h"

#include "analysis/insight.h"
#include "charts/chart.h"
#include "document/document.h"
#include "file/writer.h"

#include <string.h>

enum
{
  N_DRAWS = 64,
  WIDTH = 640,
  HEIGHT = 400,
  INSIGHT_EVERY = 8, /* inputs: it takes as long as ten times all the rest */
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

static void
compute (RecourseLoaded *loaded, gboolean with_insight)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results =
      recourse_program_run (loaded->program, N_DRAWS, 1, 1, NULL, &error);
  g_autoptr (RecourseInsight) insight = NULL;

  g_assert ((results == NULL) == (error != NULL));
  if (results == NULL)
    return;
  if (with_insight && results->n_stakeholders > 0)
    insight =
        recourse_insight_new (loaded->dossier, NULL, loaded->program, results, 0, 0, 1, NULL, NULL);
  lay_out (loaded->dossier, results, insight);
}

static void
write_again (RecourseDossier *dossier)
{
  char *text = recourse_writer_write (dossier);
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  g_autofree char *twice = NULL;

  g_assert (!recourse_faults_have_error (loaded->faults));
  twice = recourse_writer_write (loaded->dossier);
  g_assert_cmpstr (twice, ==, text);
}

int
LLVMFuzzerTestOneInput (const guint8 *data, gsize size)
{
  g_autoptr (GBytes) bytes = g_bytes_new (data, size);
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);

  g_assert (loaded->program != NULL || recourse_faults_have_error (loaded->faults));
  if (loaded->program == NULL || recourse_faults_have_error (loaded->faults))
    return 0;
  compute (loaded, g_bytes_hash (bytes) % INSIGHT_EVERY == 0);
  write_again (loaded->dossier);
  return 0;
}
