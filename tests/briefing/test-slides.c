/* Slides: the words of the format are those that can be drawn, the standard deck fits the dossier, and every slide can
 * be laid out in any state. */
#include "briefing/size.h"
#include "briefing/slide.h"
#include "document/document.h"
#include "model/slide-entry.h"

#include <json-glib/json-glib.h>
#include <string.h>

static RecourseLoaded *
load (const char *name)
{
  g_autofree char *path = g_test_build_filename (G_TEST_DIST, name, NULL);
  g_autoptr (GError) error = NULL;
  char *data;
  gsize length;
  g_autoptr (GBytes) bytes = NULL;

  g_file_get_contents (path, &data, &length, &error);
  g_assert_no_error (error);
  bytes = g_bytes_new_take (data, length);
  return recourse_loaded_new (bytes, NULL);
}

/* Every chart is a kind of slide, and every kind can be drawn. */
static void
test_kinds (void)
{
  guint n;
  const RecourseChart *charts = recourse_charts (&n);

  for (guint i = 0; i < n; i++)
    g_assert_true (g_strv_contains (recourse_slide_kinds, charts[i].name));
  for (guint i = 0; recourse_slide_kinds[i] != NULL; i++)
    g_assert_cmpstr (recourse_slide_kind_label (recourse_slide_kinds[i]), !=,
                     recourse_slide_kinds[i]);
  g_assert_null (recourse_chart_find ("situation"));
}

static void
test_standard (void)
{
  g_autoptr (RecourseLoaded) bare = load ("data/published/thompson-lumber.recourse");
  g_autoptr (GPtrArray) slides = recourse_slides_standard (bare->dossier);

  for (guint i = 0; i < slides->len; i++)
    {
      const RecourseSlide *slide = g_ptr_array_index (slides, i);

      g_assert_true (slide->is_standard);
      g_assert_false (slide->is_hidden);
      g_assert_cmpstr (slide->kind, !=, "commitments"); /* it has no investments */
      g_assert_cmpstr (slide->kind, !=, "bargaining");
    }
}

/* What is written for the dossier reads back as the same slides. */
static void
test_json (void)
{
  g_autoptr (GPtrArray) slides =
      g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_slide_unref);
  RecourseSlide *slide = recourse_slide_new ("one", "payoffs");
  const char *const paths[] = { "a", "b", NULL };
  g_autofree char *json = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  slide->title = g_strdup ("“Quoted”\n\\");
  slide->paths = g_strdupv ((char **)paths);
  slide->is_hidden = TRUE;
  g_ptr_array_add (slides, slide);
  json = recourse_slides_to_json (slides);
  root = json_from_string (json, NULL);
  object = json_array_get_object_element (json_node_get_array (root), 0);
  g_assert_cmpstr (json_object_get_string_member (object, "kind"), ==, "payoffs");
  g_assert_cmpstr (json_object_get_string_member (object, "title"), ==, slide->title);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "paths")), ==, 2);
  g_assert_true (json_object_get_boolean_member (object, "hidden"));
  g_assert_false (json_object_has_member (object, "notes"));
}

static gboolean
has_role (const RecourseScene *scene, const char *role)
{
  for (guint i = 0; i < scene->marks->len; i++)
    if (strcmp (((RecourseMark *)g_ptr_array_index (scene->marks, i))->role, role) == 0)
      return TRUE;
  return FALSE;
}

/* No text of a slide leaves it, at any size, and parts left out are not there. */
static void
check_scene (const RecourseScene *scene, RecourseChartOmits omits)
{
  g_assert_nonnull (scene->title);
  g_assert_cmpstr (scene->title, !=, "");
  g_assert_cmpstr (scene->description, !=, "");
  g_assert_cmpint (has_role (scene, "title"), ==, !(omits & RECOURSE_CHART_OMITS_TITLE));
  g_assert_cmpint (has_role (scene, "source"), ==, !(omits & RECOURSE_CHART_OMITS_SOURCE));
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->shape != RECOURSE_SHAPE_TEXT)
        continue;
      g_assert_cmpfloat (mark->bounds.x, >=, 0);
      g_assert_cmpfloat (mark->bounds.x + mark->bounds.width, <=, scene->width + 0.5);
      g_assert_cmpfloat (mark->bounds.y + mark->bounds.height, <=, scene->height + 0.5);
    }
}

static void
check_slides (RecourseLoaded *loaded, const RecourseResults *results, RecourseInsight *insight)
{
  static const struct
  {
    double width, height;
    RecourseChartOmits omits;
    gboolean is_rtl;
  } forms[] = { { 1920, 1080, 0, FALSE },
                { 1920, 1080, RECOURSE_CHART_OMITS_TITLE, TRUE },
                { 1280, 720, RECOURSE_CHART_OMITS_SOURCE, FALSE },
                { 1200, 1600, 0, FALSE } };
  static const char *const kinds[] = { "situation", "paths", "sources", "method" };
  guint n = g_list_model_get_n_items (G_LIST_MODEL (loaded->dossier->paths));
  g_autofree guint *paths = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    paths[i] = i;
  for (guint f = 0; f < G_N_ELEMENTS (forms); f++)
    for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
      {
        RecourseBriefing briefing = { .dossier = loaded->dossier,
                                      .program = loaded->program,
                                      .results = results,
                                      .insight = insight,
                                      .paths = paths,
                                      .n_paths = n,
                                      .numbers = &recourse_number_form_c,
                                      .text_scale = 1,
                                      .is_rtl = forms[f].is_rtl };
        g_autoptr (RecourseSlide) slide = recourse_slide_new ("one", kinds[i]);
        g_autoptr (RecourseScene) scene = recourse_slide_lay_out (slide, &briefing, forms[f].width,
                                                                  forms[f].height, forms[f].omits);

        check_scene (scene, forms[f].omits);
      }
}

static void
test_layout (gconstpointer name)
{
  g_autoptr (RecourseLoaded) loaded = load (name);
  g_autoptr (RecourseResults) results = NULL;
  g_autoptr (RecourseInsight) insight = NULL;

  g_assert_nonnull (loaded->program);
  results = recourse_program_run (loaded->program, 500, 1, 1, NULL, NULL);
  g_assert_nonnull (results);
  if (results->n_stakeholders > 0)
    insight =
        recourse_insight_new (loaded->dossier, NULL, loaded->program, results, 0, 0, 1, NULL, NULL);
  check_slides (loaded, NULL, NULL);
  check_slides (loaded, results, insight);
}

/* A title of one's own is drawn in place of the finding, on charts and on slides of text. */
static void
test_title (void)
{
  g_autoptr (RecourseLoaded) loaded = load ("data/readme.recourse");
  const char *const kinds[] = { "situation", "ownership" };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      g_autoptr (RecourseSlide) slide = recourse_slide_new ("one", kinds[i]);
      RecourseBriefing briefing = { .dossier = loaded->dossier,
                                    .numbers = &recourse_number_form_c };
      g_autoptr (RecourseScene) scene = NULL;
      g_autofree char *notes = NULL;

      slide->title = g_strdup ("In my words");
      slide->notes = g_strdup ("Say this.");
      scene = recourse_slide_lay_out (slide, &briefing, 1280, 720, 0);
      notes = recourse_slide_dup_notes (slide, scene);
      g_assert_cmpstr (scene->title, ==, "In my words");
      g_assert_true (has_role (scene, "title"));
      g_assert_cmpstr (notes, ==, "Say this.");
    }
}

static guint
count_texts (const RecourseScene *scene, const char *text)
{
  guint n = 0;

  for (guint i = 0; i < scene->marks->len; i++)
    n += g_strcmp0 (((RecourseMark *)g_ptr_array_index (scene->marks, i))->text, text) == 0;
  return n;
}

/* Nobody's path is called the best where another is as good. */
static void
test_ties (void)
{
  static const struct
  {
    const char *pays[2][3];
    const char *title;
    guint n_best, n_tied;
  } cases[] = {
    { { { "0", "0", "0" }, { "0", "0", "0" } },
      "On average the 3 paths would come to the same for every party",
      0,
      0 },
    { { { "2", "2", "1" }, { "1", "3", "0" } },
      "No path would be better for any party than Q",
      1,
      2 },
    { { { "1", "2", "1" }, { "1", "3", "0" } }, "Q would be the best path for every party", 2, 0 },
    { { { "1", "2", "1" }, { "4", "3", "4" } },
      "None of the 3 paths would be the best for every party",
      1,
      2 },
  };
  static const guint paths[] = { 0, 1, 2 };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GString *json = g_string_new ("{\"format\": \"recourse/1\", \"title\": \"T\", "
                                    "\"stakeholders\": [{\"id\": \"a\"}, {\"id\": \"b\"}], "
                                    "\"paths\": [");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (RecourseLoaded) loaded = NULL;
      g_autoptr (RecourseResults) results = NULL;
      g_autoptr (RecourseSlide) slide = recourse_slide_new ("one", "paths");
      g_autoptr (RecourseScene) scene = NULL;

      for (guint p = 0; p < 3; p++)
        g_string_append_printf (json,
                                "%s{\"id\": \"%c\", \"label\": \"%c\", \"tree\": {\"kind\": "
                                "\"outcome\", \"payoffs\": {\"a\": %s, \"b\": %s}}}",
                                p > 0 ? ", " : "", 'p' + (int)p, 'P' + (int)p, cases[i].pays[0][p],
                                cases[i].pays[1][p]);
      g_string_append (json, "]}");
      bytes = g_string_free_to_bytes (json);
      loaded = recourse_loaded_new (bytes, NULL);
      results = recourse_program_run (loaded->program, 100, 1, 1, NULL, NULL);
      scene = recourse_slide_lay_out (slide,
                                      &(RecourseBriefing){ .dossier = loaded->dossier,
                                                           .results = results,
                                                           .paths = paths,
                                                           .n_paths = 3,
                                                           .numbers = &recourse_number_form_c },
                                      1920, 1080, 0);
      g_assert_cmpstr (scene->title, ==, cases[i].title);
      g_assert_cmpuint (count_texts (scene, "best path"), ==, cases[i].n_best);
      g_assert_cmpuint (count_texts (scene, "tied for best"), ==, cases[i].n_tied);
    }
}

static void
test_sizes (void)
{
  g_assert_cmpfloat (recourse_size_find ("4k")->width * recourse_size_find ("4k")->scale, ==, 3840);
  g_assert_cmpfloat (recourse_size_find ("square")->width, ==,
                     recourse_size_find ("square")->height);
  g_assert_null (recourse_size_find ("huge"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/briefing/slides/kinds", test_kinds);
  g_test_add_func ("/briefing/slides/standard", test_standard);
  g_test_add_func ("/briefing/slides/json", test_json);
  g_test_add_func ("/briefing/slides/title", test_title);
  g_test_add_func ("/briefing/slides/ties", test_ties);
  g_test_add_func ("/briefing/slides/sizes", test_sizes);
  g_test_add_data_func ("/briefing/slides/layout/readme", "data/readme.recourse", test_layout);
  g_test_add_data_func ("/briefing/slides/layout/sound", "data/faulty/sound.recourse", test_layout);
  g_test_add_data_func ("/briefing/slides/layout/pirates", "data/published/pirates.recourse",
                        test_layout);
  g_test_add_data_func ("/briefing/slides/layout/bench", "data/bench/supply-dispute.recourse",
                        test_layout);
  return g_test_run ();
}
