/* The hot paths, each as a function of its own that guard.py has valgrind count.  Each was run once before, so that
 * fonts are found and caches are as full as they are in a program that is in use. */
#include "analysis/program.h"
#include "charts/chart.h"
#include "document/document.h"
#include "output/export.h"
#include "output/paint.h"

#define SEED 1
#define N_DRAWS 20000
#define CARD_WIDTH 420
#define CARD_HEIGHT 300
#define SLIDE_WIDTH 1280
#define SLIDE_HEIGHT 720
#define TREE_DEPTH 9 /* of two ways at each node: 1023 nodes */

#define STEP __attribute__ ((noinline))

typedef struct
{
  GBytes *bytes;
  RecourseLoaded *loaded;
  RecourseResults *results;
  RecourseProgram *tree;
  RecourseChartInput input;
} Bench;

/* A tree of decisions and chance by turns. */
static void
append_node (GString *json, guint depth, guint number)
{
  const gboolean is_chance = depth % 2 == 0;

  if (depth == TREE_DEPTH)
    {
      g_string_append_printf (json, "{\"kind\":\"outcome\",\"payoffs\":{\"me\":%u}}", number % 97);
      return;
    }
  g_string_append (json, is_chance ? "{\"kind\":\"chance\",\"branches\":["
                                   : "{\"kind\":\"decision\",\"owner\":\"me\",\"options\":[");
  for (guint i = 0; i < 2; i++)
    {
      g_string_append (json, i > 0 ? "," : "");
      if (is_chance)
        g_string_append (json, "{\"probability\":0.5,\"node\":");
      else
        g_string_append_printf (json, "{\"id\":\"o%u\",\"node\":", i);
      append_node (json, depth + 1, 2 * number + i);
      g_string_append_c (json, '}');
    }
  g_string_append (json, "]}");
}

static RecourseProgram *
grow_tree (void)
{
  GString *json = g_string_new (
      "{\"format\":\"recourse/1\",\"title\":\"Guard\",\"stakeholders\":[{\"id\":\"me\"}],"
      "\"paths\":[{\"id\":\"go\",\"tree\":");
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RecourseLoaded) loaded = NULL;

  append_node (json, 0, 1);
  g_string_append (json, "}]}");
  bytes = g_string_free_to_bytes (json);
  loaded = recourse_loaded_new (bytes, NULL);
  g_assert_nonnull (loaded->program);
  return recourse_program_ref (loaded->program);
}

static void
read_dossier (Bench *bench)
{
  recourse_loaded_free (recourse_loaded_new (bench->bytes, NULL));
}

static void
run (RecourseProgram *program, guint64 n_draws)
{
  recourse_results_unref (recourse_program_run (program, n_draws, SEED, 1, NULL, NULL));
}

/* What is remembered from before @value is no help to what depends on the driver. */
static void
preview (Bench *bench, double value)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = NULL;

  recourse_choices_set_number (choices, "damages", value);
  program = recourse_program_compile (bench->loaded->dossier, choices, faults);
  recourse_results_unref (recourse_program_preview (program, N_DRAWS, SEED, 1, NULL));
}

static void
lay_out_all (Bench *bench)
{
  guint n_charts;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    if (!charts[i].needs_insight)
      recourse_scene_unref (recourse_chart_lay_out (&charts[i], &bench->input));
}

static void
paint_all (GPtrArray *scenes)
{
  for (guint i = 0; i < scenes->len; i++)
    cairo_surface_destroy (
        recourse_paint_to_image (g_ptr_array_index (scenes, i), RECOURSE_THEME_LIGHT, 1, NULL));
}

static GPtrArray *
list_scenes (Bench *bench)
{
  GPtrArray *scenes = g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_scene_unref);
  guint n_charts;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < n_charts; i++)
    if (!charts[i].needs_insight)
      g_ptr_array_add (scenes, recourse_chart_lay_out (&charts[i], &bench->input));
  return scenes;
}

static void
write_scene (const RecourseScene *scene, const char *format)
{
  g_bytes_unref (recourse_format_find (format)->write (scene, &(RecourseExport){ 0 }, NULL));
}

/* What is counted. */

STEP void guard_read (Bench *bench);
STEP void guard_draw (Bench *bench);
STEP void guard_drag (Bench *bench);
STEP void guard_roll_back (Bench *bench);
STEP void guard_lay_out (Bench *bench);
STEP void guard_paint (GPtrArray *scenes);
STEP void guard_write_png (const RecourseScene *scene);
STEP void guard_write_svg (const RecourseScene *scene);
STEP void guard_write_pdf (const RecourseScene *scene);

STEP void
guard_read (Bench *bench)
{
  read_dossier (bench);
}

STEP void
guard_draw (Bench *bench)
{
  run (bench->loaded->program, N_DRAWS);
}

STEP void
guard_drag (Bench *bench)
{
  preview (bench, 30);
}

STEP void
guard_roll_back (Bench *bench)
{
  run (bench->tree, 0);
}

STEP void
guard_lay_out (Bench *bench)
{
  lay_out_all (bench);
}

STEP void
guard_paint (GPtrArray *scenes)
{
  paint_all (scenes);
}

STEP void
guard_write_png (const RecourseScene *scene)
{
  write_scene (scene, "png");
}

STEP void
guard_write_svg (const RecourseScene *scene)
{
  write_scene (scene, "svg");
}

STEP void
guard_write_pdf (const RecourseScene *scene)
{
  write_scene (scene, "pdf");
}

static void
count_engine (Bench *bench)
{
  read_dossier (bench);
  guard_read (bench);
  run (bench->loaded->program, N_DRAWS);
  guard_draw (bench);
  preview (bench, 20);
  guard_drag (bench);
  run (bench->tree, 0);
  guard_roll_back (bench);
}

static void
count_pictures (Bench *bench)
{
  g_autoptr (GPtrArray) scenes = NULL;

  lay_out_all (bench);
  guard_lay_out (bench);
  scenes = list_scenes (bench);
  paint_all (scenes);
  guard_paint (scenes);
}

static void
count_files (Bench *bench)
{
  g_autoptr (RecourseScene) scene = NULL;

  bench->input.width = SLIDE_WIDTH;
  bench->input.height = SLIDE_HEIGHT;
  scene = recourse_chart_lay_out (recourse_chart_find ("payoffs"), &bench->input);
  write_scene (scene, "png");
  guard_write_png (scene);
  write_scene (scene, "svg");
  guard_write_svg (scene);
  write_scene (scene, "pdf");
  guard_write_pdf (scene);
}

int
main (void)
{
  const guint paths[] = { 0, 1, 2 };
  Bench bench = { .bytes = recourse_embedded_default (), .tree = grow_tree () };

  bench.loaded = recourse_loaded_new (bench.bytes, NULL);
  bench.results = recourse_program_run (bench.loaded->program, N_DRAWS, SEED, 1, NULL, NULL);
  bench.input = (RecourseChartInput){ .dossier = bench.loaded->dossier,
                                      .results = bench.results,
                                      .paths = paths,
                                      .n_paths = G_N_ELEMENTS (paths),
                                      .width = CARD_WIDTH,
                                      .height = CARD_HEIGHT,
                                      .text_scale = 1,
                                      .numbers = &recourse_number_form_c };
  count_engine (&bench);
  count_pictures (&bench);
  count_files (&bench);
  recourse_results_unref (bench.results);
  recourse_program_unref (bench.tree);
  recourse_loaded_free (bench.loaded);
  g_bytes_unref (bench.bytes);
  return 0;
}
