/* The tree to edit in: what is open, found and laid out; and that a large one costs what is seen of it. */
#include "charts/tree-map.h"
#include "fixture.h"

#include <math.h>
#include <string.h>

/* The first option is worth 6 to a; the second nearly the same; the third is switched off. */
static const char *const small =
    "{\"format\": \"recourse/1\", \"title\": \"t\","
    " \"stakeholders\": [{\"id\": \"a\", \"label\": \"Anna\"}, {\"id\": \"b\", \"label\": "
    "\"Bert\"}],"
    " \"levers\": [{\"id\": \"on\", \"kind\": \"switch\", \"value\": 0}],"
    " \"paths\": [{\"id\": \"p\", \"label\": \"Path\", \"tree\":"
    " {\"kind\": \"decision\", \"label\": \"What now?\", \"owner\": \"a\", \"options\": ["
    "  {\"id\": \"wait\", \"label\": \"Wait\", \"node\": {\"kind\": \"chance\", \"label\": \"Does "
    "it rain?\","
    "   \"branches\": ["
    "    {\"id\": \"rain\", \"probability\": 0.5, \"node\": {\"kind\": \"outcome\", \"label\": "
    "\"Wet\","
    "     \"note\": \"An Umbrella\", \"payoffs\": {\"a\": 2, \"b\": -1}}},"
    "    {\"id\": \"sun\", \"probability\": \"rest\", \"node\": {\"kind\": \"outcome\", \"label\": "
    "\"Dry\","
    "     \"payoffs\": {\"a\": 10, \"b\": 3}}}]}},"
    "  {\"id\": \"go\", \"label\": \"Go\", \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": "
    "5.999}}},"
    "  {\"id\": \"fly\", \"label\": \"Fly\", \"available\": \"on\","
    "   \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 100}}}]}}]}";

enum
{
  ROOT,
  WAIT,
  RAIN,
  SUN,
  GO,
  FLY,
  N_NODES,
};

typedef struct
{
  RecourseDossier *dossier;
  RecourseResults *results;
  RecourseOutline *outline;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  f->dossier = fixture_read (small);
  f->results = fixture_run (f->dossier);
  f->outline = recourse_outline_new (f->dossier, 0, f->results);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  recourse_outline_free (f->outline);
  recourse_results_unref (f->results);
  g_object_unref (f->dossier);
}

static void
test_results_find_their_nodes (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (recourse_outline_get_n_nodes (f->outline), ==, N_NODES);
  g_assert_nonnull (recourse_outline_get_results (f->outline));
  g_assert_cmpfloat (recourse_outline_result (f->outline, RAIN)->payoffs[0], ==, 2);
  g_assert_cmpfloat (recourse_outline_result (f->outline, SUN)->payoffs[1], ==, 3);
  g_assert_cmpfloat (recourse_outline_result (f->outline, GO)->payoffs[0], ==, 5.999);
  g_assert_null (recourse_outline_result (f->outline, FLY));
  g_assert_true (recourse_outline_is_policy (f->outline, WAIT));
  g_assert_false (recourse_outline_is_policy (f->outline, GO));
  g_assert_nonnull (recourse_outline_decision (f->outline, ROOT));
  g_assert_cmpuint (recourse_outline_get (f->outline, GO)->option, ==, 1);
  g_assert_cmpuint (recourse_outline_get (f->outline, WAIT)->n_outcomes, ==, 2);
  g_assert_cmpuint (recourse_outline_get (f->outline, WAIT)->end, ==, GO);
}

/* Results of another dossier say nothing, rather than something wrong. */
static void
test_foreign_results_are_none (Fixture *f, gconstpointer data)
{
  g_autoptr (RecourseDossier) other = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_run (other);

  recourse_outline_set_results (f->outline, results);
  g_assert_null (recourse_outline_get_results (f->outline));
  g_assert_null (recourse_outline_result (f->outline, ROOT));
}

static void
test_folding (Fixture *f, gconstpointer data)
{
  g_assert_cmpuint (recourse_outline_count_shown (f->outline), ==, 1);
  recourse_outline_open_levels (f->outline, 1);
  g_assert_cmpuint (recourse_outline_count_shown (f->outline), ==, 4);
  g_assert_false (recourse_outline_is_shown (f->outline, SUN));
  g_assert_true (recourse_outline_reveal (f->outline, SUN));
  g_assert_false (recourse_outline_reveal (f->outline, SUN));
  g_assert_cmpuint (recourse_outline_count_shown (f->outline), ==, N_NODES);
  recourse_outline_set_open (f->outline, WAIT, FALSE);
  g_assert_cmpuint (recourse_outline_next_shown (f->outline, WAIT), ==, GO);
  recourse_outline_set_open (f->outline, GO, TRUE); /* an outcome has nothing to open */
  g_assert_false (recourse_outline_get (f->outline, GO)->is_open);
  recourse_outline_open_policy (f->outline);
  g_assert_true (recourse_outline_is_shown (f->outline, RAIN));
}

static void
test_open_likely_keeps_to_its_rows (Fixture *f, gconstpointer data)
{
  recourse_outline_open_likely (f->outline, 3);
  g_assert_true (recourse_outline_get (f->outline, ROOT)->is_open);
  g_assert_false (recourse_outline_get (f->outline, WAIT)->is_open);
  recourse_outline_open_likely (f->outline, 4);
  g_assert_true (recourse_outline_get (f->outline, WAIT)->is_open);
}

/* An edit makes everything anew: fold and selection are found again. */
static void
test_keys_survive_a_new_dossier (Fixture *f, gconstpointer data)
{
  g_autoptr (RecourseDossier) again = fixture_read (small);
  g_autoptr (RecourseOutline) outline = recourse_outline_new (again, 0, NULL);
  g_autofree char *key = recourse_outline_dup_key (f->outline, SUN);

  g_assert_cmpstr (key, ==, "p/wait/sun");
  g_assert_cmpuint (recourse_outline_find_key (outline, key), ==, SUN);
  g_assert_cmpuint (recourse_outline_find_key (outline, "p/wait/gone/further"), ==, WAIT);
  recourse_outline_set_open (f->outline, ROOT, TRUE);
  g_assert_true (recourse_outline_open_like (outline, f->outline));
  g_assert_cmpuint (recourse_outline_count_shown (outline), ==, 4);
}

static void
assert_hits (RecourseOutline *outline, const char *text, guint n, guint first)
{
  g_autoptr (GArray) hits = recourse_outline_search (outline, text);

  g_assert_cmpuint (hits->len, ==, n);
  if (n > 0)
    g_assert_cmpuint (g_array_index (hits, guint, 0), ==, first);
}

static void
test_search (Fixture *f, gconstpointer data)
{
  assert_hits (f->outline, "RAIN?", 1, WAIT);      /* a label, whatever its case */
  assert_hits (f->outline, "rain", 2, WAIT);       /* and an id */
  assert_hits (f->outline, " umbrella ", 1, RAIN); /* a note */
  assert_hits (f->outline, "wetan", 0, 0);         /* not across texts */
  assert_hits (f->outline, "", 0, 0);
}

static RecourseTreeMap *
create_map (const RecourseOutline *outline, gboolean is_rtl)
{
  static const guint columns[] = { 0, 1 };
  RecourseTreeMapForm form = { .font_px = 13,
                               .is_rtl = is_rtl,
                               .numbers = &recourse_number_form_c,
                               .stakeholder = 0,
                               .has_reach = TRUE,
                               .columns = columns,
                               .n_columns = 2 };

  return recourse_tree_map_new (outline, &form);
}

static void
assert_says (const RecourseTreeMap *map, guint index, const char *piece)
{
  g_autofree char *words = recourse_tree_map_describe (map, index);

  if (strstr (words, piece) == NULL)
    g_error ("“%s” is not in “%s”", piece, words);
}

static void
test_words (Fixture *f, gconstpointer data)
{
  g_autoptr (RecourseTreeMap) map = NULL;
  g_autofree char *near = NULL, *off = NULL;

  recourse_outline_set_all_open (f->outline, ROOT, TRUE);
  map = create_map (f->outline, FALSE);
  assert_says (map, ROOT, "Decision, What now?, decided by Anna, expected Anna +6.0, Bert +1.0");
  assert_says (map, WAIT, "Chance node, Does it rain?");
  assert_says (map, WAIT, "chosen · best in 100% of draws");
  assert_says (map, RAIN, "branch “rain”, 50%");
  assert_says (map, RAIN, "reached with a chance of 50%");
  assert_says (map, GO, "not on the way");
  near = recourse_tree_map_standing (map, GO);
  g_assert_nonnull (strstr (near, "within 0.001")); /* 6 − 5.999 */
  g_assert_nonnull (strstr (near, "of “Wait”"));
  off = recourse_tree_map_standing (map, FLY);
  g_assert_cmpstr (off, ==, "not available");
}

static gboolean
overlap (RecourseRect a, RecourseRect b)
{
  return a.x < b.x + b.width - 0.5 && b.x < a.x + a.width - 0.5 && a.y < b.y + b.height - 0.5
         && b.y < a.y + a.height - 0.5;
}

static void
assert_apart (const RecourseTreeMap *map)
{
  for (guint i = 0; i < recourse_tree_map_get_n_places (map); i++)
    for (guint k = 0; k < i; k++)
      g_assert_false (
          overlap (recourse_tree_map_get_bounds (map, i), recourse_tree_map_get_bounds (map, k)));
}

/* No two nodes lie over one another, all lie in the picture, and the mirror image is one. */
static void
test_layout (void)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseResults) results = fixture_run (dossier);

  for (guint path = 0; path < 3; path++)
    {
      g_autoptr (RecourseOutline) outline = recourse_outline_new (dossier, path, results);
      g_autoptr (RecourseTreeMap) map = NULL, mirrored = NULL;

      recourse_outline_set_all_open (outline, 0, TRUE);
      map = create_map (outline, FALSE);
      mirrored = create_map (outline, TRUE);
      assert_apart (map);
      assert_apart (mirrored);
      for (guint i = 0; i < recourse_tree_map_get_n_places (map); i++)
        {
          const RecourseTreePlace *place = recourse_tree_map_get_place (map, i);
          const RecourseTreePlace *other = recourse_tree_map_get_place (mirrored, i);

          g_assert_cmpfloat_with_epsilon (place->x + other->x, recourse_tree_map_get_width (map),
                                          1.01);
          g_assert_cmpfloat (place->y, ==, other->y);
          g_assert_cmpfloat (place->y + place->below, <=, recourse_tree_map_get_height (map));
          g_assert_cmpuint (recourse_tree_map_find_place (map, place->index), ==, i);
        }
    }
}

static GString *large_json;

static void
grow (guint depth)
{
  if (depth == 0)
    {
      g_string_append (large_json,
                       "{\"kind\":\"outcome\",\"label\":\"End\",\"payoffs\":{\"a\":1}}");
      return;
    }
  g_string_append (large_json, "{\"kind\":\"chance\",\"branches\":[");
  for (guint i = 0; i < 10; i++)
    {
      g_string_append_printf (
          large_json, "%s{\"id\":\"b%u\",\"probability\":0.1,\"node\":", i > 0 ? "," : "", i);
      grow (depth - 1);
      g_string_append (large_json, "}");
    }
  g_string_append (large_json, "]}");
}

/* Eleven thousand nodes, all open: what is drawn is what is looked at. */
static void
test_large_trees_are_drawn_in_part (void)
{
  g_autoptr (RecourseDossier) dossier = NULL;
  g_autoptr (RecourseOutline) outline = NULL;
  g_autoptr (RecourseTreeMap) map = NULL;
  g_autoptr (RecourseScene) scene = NULL, columns = NULL;
  RecourseRect region = { 0, 0, 1600, 1000 };

  large_json =
      g_string_new ("{\"format\":\"recourse/1\",\"title\":\"t\",\"stakeholders\":[{\"id\":\"a\"}],"
                    "\"paths\":[{\"id\":\"p\",\"tree\":");
  grow (4);
  g_string_append (large_json, "}]}");
  dossier = fixture_read (large_json->str);
  g_string_free (large_json, TRUE);
  outline = recourse_outline_new (dossier, 0, NULL);
  g_assert_cmpuint (recourse_outline_get_n_nodes (outline), ==, 11111);
  recourse_outline_open_likely (outline, 30);
  g_assert_cmpuint (recourse_outline_count_shown (outline), <=, 40);
  recourse_outline_set_all_open (outline, 0, TRUE);
  map = create_map (outline, FALSE);
  g_assert_cmpuint (recourse_tree_map_get_n_places (map), ==, 11111);
  region.x = recourse_tree_map_get_width (map) - region.width;
  region.y = recourse_tree_map_get_height (map) / 2;
  scene = recourse_tree_map_draw (map, region, TRUE);
  g_assert_cmpuint (scene->marks->len, >, 20);
  g_assert_cmpuint (scene->marks->len, <, 600);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, func) g_test_add (path, Fixture, NULL, set_up, func, tear_down)
  ADD ("/tree-map/results", test_results_find_their_nodes);
  ADD ("/tree-map/foreign-results", test_foreign_results_are_none);
  ADD ("/tree-map/folding", test_folding);
  ADD ("/tree-map/open-likely", test_open_likely_keeps_to_its_rows);
  ADD ("/tree-map/keys", test_keys_survive_a_new_dossier);
  ADD ("/tree-map/search", test_search);
  ADD ("/tree-map/words", test_words);
  g_test_add_func ("/tree-map/layout", test_layout);
  g_test_add_func ("/tree-map/large", test_large_trees_are_drawn_in_part);
  return g_test_run ();
}
