/* Scenes: order, keys, picking. */
#include "drawing/curve.h"
#include "drawing/scene.h"
#include "drawing/symbol.h"

#include <math.h>

static const RecoursePaint solid = { .fill = RECOURSE_INK_PARTY };
static const RecoursePaint line = { .stroke = RECOURSE_INK_PARTY, .stroke_width = 2 };

static const char *
picked (const RecourseScene *scene, double x, double y)
{
  const RecourseMark *mark = recourse_scene_pick (scene, x, y);

  return mark != NULL ? mark->key : NULL;
}

static void
test_order_and_keys (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);

  recourse_scene_add_rect (scene, "bar", (RecourseRect){ 0, 0, 1, 1 }, solid, "a")->z = 2;
  recourse_scene_add_rect (scene, "bar", (RecourseRect){ 0, 0, 1, 1 }, solid, "b")->z = 1;
  recourse_scene_add_rect (scene, "bar", (RecourseRect){ 0, 0, 1, 1 }, solid, "c")->z = 2;
  recourse_scene_add_rect (scene, "bar", (RecourseRect){ 0, 0, 1, 1 }, solid, "a")->z = 3;
  recourse_scene_add_rect (scene, "bar", (RecourseRect){ 0, 0, 1, 1 }, solid, "a")->z = 4;
  recourse_scene_seal (scene);
  g_assert_cmpstr (((RecourseMark *)scene->marks->pdata[0])->key, ==, "b");
  g_assert_cmpstr (((RecourseMark *)scene->marks->pdata[1])->key, ==, "a");
  g_assert_cmpstr (((RecourseMark *)scene->marks->pdata[2])->key, ==, "c");
  g_assert_cmpstr (((RecourseMark *)scene->marks->pdata[3])->key, ==, "a#2");
  g_assert_cmpstr (((RecourseMark *)scene->marks->pdata[4])->key, ==, "a#3");
  g_assert_true (recourse_scene_find (scene, "a#3") == scene->marks->pdata[4]);
  g_assert_null (recourse_scene_find (scene, "d"));
}

static void
test_negative_rect (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);
  RecourseMark *mark =
      recourse_scene_add_rect (scene, "bar", (RecourseRect){ 50, 60, -20, -30 }, solid, "a");

  g_assert_cmpfloat (mark->bounds.x, ==, 30);
  g_assert_cmpfloat (mark->bounds.y, ==, 30);
  g_assert_cmpfloat (mark->bounds.width, ==, 20);
  g_assert_cmpfloat (mark->bounds.height, ==, 30);
}

static void
test_pick (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 400, 400);
  GArray *diagonal = recourse_curve_new ();
  RecourseMark *mark;

  mark = recourse_scene_add_rect (scene, "bar", (RecourseRect){ 100, 100, 100, 100 }, solid, "low");
  recourse_mark_speak (mark, "bars", "low");
  mark =
      recourse_scene_add_rect (scene, "bar", (RecourseRect){ 150, 150, 100, 100 }, solid, "high");
  recourse_mark_speak (mark, "bars", "high");
  mark->z = 1;
  recourse_scene_add_rect (scene, "panel", (RecourseRect){ 0, 0, 400, 400 }, solid, "mute")->z = 9;
  recourse_curve_move_to (diagonal, 300, 0);
  recourse_curve_line_to (diagonal, 400, 100);
  mark = recourse_scene_add_curve (scene, "line", diagonal, line, "line");
  recourse_mark_speak (mark, "lines", "line");
  recourse_scene_seal (scene);

  g_assert_cmpstr (picked (scene, 110, 110), ==, "low");
  g_assert_cmpstr (picked (scene, 160, 160), ==, "high");
  g_assert_cmpstr (picked (scene, 92, 110), ==, "low");  /* 8 px beside */
  g_assert_cmpstr (picked (scene, 80, 110), ==, NULL);   /* 20 px beside */
  g_assert_cmpstr (picked (scene, 350, 60), ==, "line"); /* 7 px from the line */
  /* Targets are 24 px wide: nearly 12 px beside a bar, and on either side of a line. */
  g_assert_cmpstr (picked (scene, 88.5, 110), ==, "low");
  g_assert_cmpstr (picked (scene, 358.1, 41.9), ==, "line");
  g_assert_cmpstr (picked (scene, 341.9, 58.1), ==, "line");
  g_assert_cmpstr (picked (scene, 310, 90), ==, NULL); /* in its bounds, far from the line */
}

/* A thin rule over a wide bar: near the rule it is the rule that is meant. */
static void
test_pick_thin_over_wide (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 400, 400);
  RecourseMark *mark;

  mark =
      recourse_scene_add_rect (scene, "bar", (RecourseRect){ 100, 100, 200, 200 }, solid, "wide");
  recourse_mark_speak (mark, "bars", "wide");
  mark = recourse_scene_add_rule (scene, "median", 100, 200, 300, 200, RECOURSE_INK_TEXT, "thin");
  recourse_mark_speak (mark, "medians", "thin");
  mark->z = 1;
  recourse_scene_seal (scene);
  g_assert_cmpstr (picked (scene, 200, 208), ==, "thin");
  g_assert_cmpstr (picked (scene, 200, 220), ==, "wide");
}

static void
test_curve_distance (void)
{
  g_autoptr (GArray) circle =
      recourse_symbol_curve (RECOURSE_SYMBOL_CIRCLE, (RecourseRect){ 0, 0, 200, 200 });
  g_autoptr (GArray) ring =
      recourse_symbol_curve (RECOURSE_SYMBOL_RING, (RecourseRect){ 0, 0, 200, 200 });
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint i = 0; i < 500; i++)
    {
      double x = g_rand_double_range (rand, -100, 300), y = g_rand_double_range (rand, -100, 300);
      double from_center = hypot (x - 100, y - 100);

      g_assert_cmpfloat_with_epsilon (recourse_curve_distance (circle, FALSE, x, y),
                                      fabs (from_center - 100), 0.2);
      if (from_center < 99)
        g_assert_cmpfloat (recourse_curve_distance (circle, TRUE, x, y), ==, 0);
    }
  /* The hole of a ring is not the ring. */
  g_assert_cmpfloat (recourse_curve_distance (ring, TRUE, 100, 100), >, 40);
  g_assert_cmpfloat (recourse_curve_distance (ring, TRUE, 100, 22), ==, 0);
}

static void
test_symbols_fill_bounds (void)
{
  for (int symbol = RECOURSE_SYMBOL_CIRCLE; symbol <= RECOURSE_SYMBOL_ARROW; symbol++)
    {
      g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);
      RecourseMark *mark = recourse_scene_add_curve (
          scene, "dot", recourse_symbol_curve (symbol, (RecourseRect){ 10, 20, 40, 40 }), solid,
          "s");

      g_assert_true (mark->bounds.x >= 10 - 1e-6 && mark->bounds.y >= 20 - 1e-6);
      g_assert_true (mark->bounds.x + mark->bounds.width <= 50 + 1e-6);
      g_assert_true (mark->bounds.y + mark->bounds.height <= 60 + 1e-6);
      g_assert_cmpfloat (mark->bounds.width, >=, 34);
      g_assert_cmpfloat (mark->bounds.height, >=, 34);
    }
}

static void
test_table (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);

  scene->table = recourse_table_new ("Path", "Mean", NULL);
  recourse_table_add_row (scene->table, "Litigation", "$3bn", NULL);
  g_assert_cmpuint (scene->table->rows->len, ==, 1);
  g_assert_cmpstr (((GStrv)scene->table->rows->pdata[0])[1], ==, "$3bn");
}

/* A dossier's addresses are links only where they lead to the web. */
static void
test_link (void)
{
  static const char *const refused[] = { "javascript:alert(1)",
                                         "file:///etc/passwd",
                                         "ftp://a.example/",
                                         "//a.example/",
                                         "https:",
                                         "http:///a",
                                         "no address",
                                         "" };
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);
  RecourseRect anywhere = { 0, 0, 10, 10 };
  RecourseMark *mark =
      recourse_scene_add_rect (scene, "bar", anywhere, (RecoursePaint){ 0 }, "bar");

  recourse_mark_link (mark, "https://a.example/b?c=d&e=%20f#g");
  g_assert_cmpstr (mark->url, ==, "https://a.example/b?c=d&e=%20f#g");
  recourse_mark_link (mark, "HTTP://a.example/it's \"ä\"");
  g_assert_cmpstr (mark->url, ==, "HTTP://a.example/it%27s%20%22%C3%A4%22");
  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      recourse_mark_link (mark, refused[i]);
      g_assert_null (mark->url);
    }
  recourse_mark_link (mark, "http://a.example");
  g_assert_nonnull (mark->url);
  recourse_mark_link (mark, NULL);
  g_assert_null (mark->url);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/scene/order-and-keys", test_order_and_keys);
  g_test_add_func ("/drawing/scene/negative-rect", test_negative_rect);
  g_test_add_func ("/drawing/scene/pick", test_pick);
  g_test_add_func ("/drawing/scene/pick-thin-over-wide", test_pick_thin_over_wide);
  g_test_add_func ("/drawing/scene/curve-distance", test_curve_distance);
  g_test_add_func ("/drawing/scene/symbols-fill-bounds", test_symbols_fill_bounds);
  g_test_add_func ("/drawing/scene/table", test_table);
  g_test_add_func ("/drawing/scene/link", test_link);
  return g_test_run ();
}
