/* Scenes between scenes, sampled at times; nothing here knows a clock. */
#include "drawing/text.h"
#include "drawing/transition.h"

#include <math.h>

#define MOVED 0.5 /* halfway: half of the time, and half of the eased move */

static RecourseScene *
mix (RecourseScene *from, RecourseScene *to, double t)
{
  return recourse_transition_mix (from, to, t, &recourse_number_form_c);
}

/* An upright zero line at @zero, a grid line for 10 and a bar from zero to @value on that axis. */
static RecourseScene *
bar_scene (double zero, double unit, double value, gboolean has_other, const char *label)
{
  RecourseScene *scene = recourse_scene_new ("test", 400, 200);
  RecourseRect bar = { zero, 20, unit * value, 30 }, other = { zero, 60, unit * 5, 30 };
  RecourseMark *mark =
      recourse_scene_add_rule (scene, "zero", zero, 0, zero, 200, RECOURSE_INK_ZERO, "z");

  mark->value = 0;
  mark = recourse_scene_add_rule (scene, "grid", zero + 10 * unit, 0, zero + 10 * unit, 200,
                                  RECOURSE_INK_GRID, "g");
  mark->value = 10;
  mark = recourse_scene_add_rect (scene, "bar", bar, (RecoursePaint){ .fill = RECOURSE_INK_PARTY },
                                  "bar");
  mark->value = value;
  if (has_other)
    recourse_scene_add_rect (scene, "bar", other, (RecoursePaint){ .fill = RECOURSE_INK_TEXT },
                             "other");
  if (label != NULL)
    {
      mark = recourse_scene_add_text (scene, "label", label, 10, 10,
                                      (RecourseTextStyle){ .font_px = 12 }, RECOURSE_INK_TEXT,
                                      "label");
      mark->value = value;
    }
  recourse_scene_seal (scene);
  return scene;
}

static void
test_ends (void)
{
  g_autoptr (RecourseScene) a = bar_scene (50, 10, 8, FALSE, NULL);
  g_autoptr (RecourseScene) b = bar_scene (50, 10, 4, TRUE, NULL);
  g_autoptr (RecourseScene) start = mix (a, b, 0);
  g_autoptr (RecourseScene) end = mix (a, b, 1);

  g_assert_true (start == a);
  g_assert_true (end == b);
}

/* Bars grow from zero after what stays has moved, and leave to it before. */
static void
test_phases (void)
{
  g_autoptr (RecourseScene) a = bar_scene (50, 10, 8, FALSE, NULL);
  g_autoptr (RecourseScene) b = bar_scene (50, 10, 4, TRUE, NULL);
  g_autoptr (RecourseScene) early = mix (a, b, 0.2);
  g_autoptr (RecourseScene) half = mix (a, b, MOVED);
  g_autoptr (RecourseScene) late = mix (a, b, 0.88);
  g_autoptr (RecourseScene) leaving = mix (b, a, 0.12);
  const RecourseMark *other;

  g_assert_cmpfloat_with_epsilon (recourse_scene_find (early, "bar")->bounds.width, 80, 1e-9);
  g_assert_cmpfloat_with_epsilon (recourse_scene_find (half, "bar")->bounds.width, 60, 1e-9);
  g_assert_cmpfloat_with_epsilon (recourse_scene_find (half, "bar")->value, 6, 1e-9);
  g_assert_cmpfloat_with_epsilon (recourse_scene_find (late, "bar")->bounds.width, 40, 1e-9);
  g_assert_null (recourse_scene_find (half, "other"));
  other = recourse_scene_find (late, "other");
  g_assert_cmpfloat_with_epsilon (other->bounds.x, 50, 1e-9);
  g_assert_cmpfloat_with_epsilon (other->bounds.width, 25, 1e-9);
  g_assert_cmpfloat (other->fade, ==, 0);
  g_assert_cmpfloat_with_epsilon (recourse_scene_find (leaving, "other")->bounds.width, 25, 1e-9);
}

/* When the axis changes too, the bar shows its value on the axis of the moment. */
static void
test_values_not_pixels (void)
{
  g_autoptr (RecourseScene) a = bar_scene (50, 10, 8, FALSE, NULL);
  g_autoptr (RecourseScene) b = bar_scene (70, 20, 2, FALSE, NULL);

  for (double t = 0.26; t < 0.75; t += 0.03)
    {
      g_autoptr (RecourseScene) scene = mix (a, b, t);
      const RecourseMark *bar = recourse_scene_find (scene, "bar");
      double zero = recourse_scene_find (scene, "z")->bounds.x;
      double unit = (recourse_scene_find (scene, "g")->bounds.x - zero) / 10;

      g_assert_cmpfloat_with_epsilon (bar->bounds.x, zero, 1e-9);
      g_assert_cmpfloat_with_epsilon (bar->bounds.width / unit, bar->value, 1e-9);
    }
}

static void
test_slow_in_slow_out (void)
{
  g_autoptr (RecourseScene) a = bar_scene (50, 10, 0, FALSE, NULL);
  g_autoptr (RecourseScene) b = bar_scene (50, 10, 10, FALSE, NULL);
  double last = 0, steps[13];

  for (guint i = 0; i < 13; i++)
    {
      g_autoptr (RecourseScene) scene = mix (a, b, 0.24 + 0.04 * (i + 1));
      double width = recourse_scene_find (scene, "bar")->bounds.width;

      steps[i] = width - last;
      last = width;
      g_assert_cmpfloat (steps[i], >, 0);
    }
  g_assert_cmpfloat (steps[0], <, steps[3]);
  g_assert_cmpfloat (steps[12], <, steps[9]);
  g_assert_cmpfloat_with_epsilon (last, 100, 1e-9);
}

static void
assert_counts (const char *from, double a, const char *to, double b, const char *half)
{
  g_autoptr (RecourseScene) first = bar_scene (50, 10, a, FALSE, from);
  g_autoptr (RecourseScene) second = bar_scene (50, 10, b, FALSE, to);
  g_autoptr (RecourseScene) scene = mix (first, second, MOVED + 1e-9);
  const RecourseMark *mark = recourse_scene_find (scene, "label");

  g_assert_nonnull (mark);
  g_assert_cmpstr (mark->text, ==, half);
  g_assert_cmpstr (mark->lines[0], ==, half);
}

static void
test_counting (void)
{
  assert_counts ("$13.8bn", 13.8, "$4.2bn", 4.2, "$9.0bn");
  assert_counts ("\u2212$5bn", -5, "$3bn", 3, "\u2212$1bn");
  assert_counts ("$0", 0, "$5.0bn", 5, "$2.5bn");
  assert_counts ("$1,000bn", 1000, "$3,500bn", 3500, "$2,250bn");
  assert_counts ("+2.0", 2, "\u22122.0", -2, "0.0");
  assert_counts ("20%", .2, "30%", .3, "25%");
}

/* What does not count goes before what comes. */
static void
test_replaced_text (void)
{
  g_autoptr (RecourseScene) a = bar_scene (50, 10, NAN, FALSE, "Litigation");
  g_autoptr (RecourseScene) b = bar_scene (50, 10, NAN, FALSE, "Settlement");
  g_autoptr (RecourseScene) early = mix (a, b, 0.4);
  g_autoptr (RecourseScene) late = mix (a, b, 0.6);

  g_assert_cmpstr (recourse_scene_find (early, "label")->text, ==, "Litigation");
  g_assert_cmpfloat (recourse_scene_find (early, "label")->fade, >, 0);
  g_assert_cmpstr (recourse_scene_find (late, "label")->text, ==, "Settlement");
  g_assert_cmpfloat (recourse_scene_find (late, "label")->fade, >, 0);
}

/* A level line of @n points at height @y, from 0 to 100, closer together to the right. */
static RecourseScene *
line_scene (guint n, double y, RecourseInk ink)
{
  RecourseScene *scene = recourse_scene_new ("test", 100, 100);
  GArray *curve = recourse_curve_new ();

  for (guint i = 0; i < n; i++)
    if (i == 0)
      recourse_curve_move_to (curve, 0, y);
    else
      recourse_curve_line_to (curve, 100 * sqrt ((double)i / (n - 1)), y);
  recourse_scene_add_curve (scene, "line", curve,
                            (RecoursePaint){ .stroke = ink, .stroke_width = 2 }, "line");
  recourse_scene_seal (scene);
  return scene;
}

/* Level lines of equal length stay level: by index their points would run ahead of one another. */
static void
test_curves_by_length (void)
{
  g_autoptr (RecourseScene) a = line_scene (40, 20, RECOURSE_INK_TEXT);
  g_autoptr (RecourseScene) b = line_scene (7, 60, RECOURSE_INK_TEXT);
  g_autoptr (RecourseScene) half = mix (a, b, MOVED);
  GArray *curve = recourse_scene_find (half, "line")->curve;

  g_assert_cmpuint (curve->len, ==, 40);
  for (guint i = 0; i < curve->len; i++)
    {
      g_assert_cmpfloat_with_epsilon (g_array_index (curve, RecourseCurvePoint, i).x,
                                      100.0 * i / 39, 1e-6);
      g_assert_cmpfloat_with_epsilon (g_array_index (curve, RecourseCurvePoint, i).y, 40, 1e-6);
    }
}

/* Halfway between black and white OKLab has lightness ½, whose linear light is ⅛: sRGB 0.3885. */
static void
test_inks (void)
{
  RecourseInkMix black = recourse_ink_mix_of (RECOURSE_INK_TEXT);
  RecourseInkMix white = recourse_ink_mix_of (RECOURSE_INK_BACKGROUND);
  RecourseInkMix nothing = recourse_ink_mix_of (RECOURSE_INK_NONE);
  RecourseInkMix half = recourse_ink_mix_between (&black, &white, 0.5);
  RecourseInkMix thin = recourse_ink_mix_between (&nothing, &black, 0.25);
  double alpha, expected = 1.055 * pow (0.125, 1 / 2.4) - 0.055;
  RecourseColor grey = recourse_ink_mix_color (&half, RECOURSE_THEME_HIGH_CONTRAST, &alpha);

  g_assert_cmpfloat_with_epsilon (grey.red, expected, 1e-3);
  g_assert_cmpfloat_with_epsilon (grey.green, expected, 1e-3);
  g_assert_cmpfloat_with_epsilon (grey.blue, expected, 1e-3);
  g_assert_cmpfloat_with_epsilon (alpha, 1, 1e-12);
  recourse_ink_mix_color (&thin, RECOURSE_THEME_LIGHT, &alpha);
  g_assert_cmpfloat_with_epsilon (alpha, 0.25, 1e-12);
}

/* A change broken off halfway goes on from what is on the screen. */
static void
test_broken_off (void)
{
  g_autoptr (RecourseScene) a = line_scene (5, 20, RECOURSE_INK_PARTY);
  g_autoptr (RecourseScene) b = line_scene (5, 60, RECOURSE_INK_PARTY + 1);
  g_autoptr (RecourseScene) c = line_scene (9, 10, RECOURSE_INK_PARTY + 2);
  g_autoptr (RecourseScene) half = mix (a, b, MOVED);
  g_autoptr (RecourseScene) next = mix (half, c, 0.1);
  g_autoptr (RecourseScene) later = mix (half, c, MOVED);
  const RecourseMark *before = recourse_scene_find (half, "line"),
                     *now = recourse_scene_find (next, "line");
  double alpha;
  RecourseColor x, y;

  g_assert_cmpfloat (now->bounds.y, ==, before->bounds.y);
  g_assert_cmpuint (before->paint.stroke, >=, RECOURSE_N_INKS);
  x = recourse_ink_mix_color (&before->mixes[0], RECOURSE_THEME_LIGHT, &alpha);
  y = recourse_ink_mix_color (&now->mixes[0], RECOURSE_THEME_LIGHT, &alpha);
  g_assert_cmpfloat_with_epsilon (x.red, y.red, 1e-9);
  g_assert_cmpfloat_with_epsilon (x.blue, y.blue, 1e-9);
  g_assert_cmpfloat_with_epsilon (recourse_scene_find (later, "line")->mixes[0].shares[0], 0.25,
                                  1e-9);
}

static RecourseScene *
busy_scene (guint seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  RecourseScene *scene = recourse_scene_new ("busy", 640, 400);

  for (guint i = 0; i < 120; i++)
    {
      RecourseMark *mark = recourse_scene_add_rect (
          scene, "bar", (RecourseRect){ g_rand_double (rand) * 600, i * 3, 30, 2 },
          (RecoursePaint){ .fill =
                               RECOURSE_INK_PARTY + (RecourseInk)g_rand_int_range (rand, 0, 6) },
          "bar/%u", i);

      recourse_mark_speak (mark, "bars", "Bar %u", i);
      mark = recourse_scene_add_text (scene, "label", i % 2 ? "$12.5bn" : "$3.1bn", i, i,
                                      (RecourseTextStyle){ .font_px = 12 }, RECOURSE_INK_TEXT,
                                      "t/%u", i);
      mark->value = g_rand_double (rand);
    }
  for (guint i = 0; i < 6; i++)
    {
      GArray *curve = recourse_curve_new ();

      recourse_curve_move_to (curve, 0, 0);
      for (guint k = 1; k < 256 + 8 * seed; k++)
        recourse_curve_line_to (curve, k * 2, g_rand_double (rand) * 100);
      recourse_curve_close (curve);
      recourse_scene_add_curve (scene, "area", curve, (RecoursePaint){ .fill = RECOURSE_INK_PARTY },
                                "area/%u", i);
    }
  recourse_scene_seal (scene);
  return scene;
}

/* Nine busy cards in 3 ms; the best of many, since others use the machine as well. */
static void
test_budget (void)
{
  g_autoptr (RecourseScene) a = busy_scene (1);
  g_autoptr (RecourseScene) b = busy_scene (2);
  gint64 best = G_MAXINT64;

  for (guint round = 0; round < 20; round++)
    {
      gint64 start = g_get_monotonic_time (), took;

      for (guint card = 0; card < 9; card++)
        {
          g_autoptr (RecourseScene) scene = mix (a, b, 0.4 + 0.01 * card);
        }
      took = g_get_monotonic_time () - start;
      best = MIN (best, took);
    }
  g_test_message ("nine cards: %" G_GINT64_FORMAT " µs", best);
  if (g_test_perf ())
    g_assert_cmpint (best, <, 3000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/transition/ends", test_ends);
  g_test_add_func ("/transition/phases", test_phases);
  g_test_add_func ("/transition/values-not-pixels", test_values_not_pixels);
  g_test_add_func ("/transition/slow-in-slow-out", test_slow_in_slow_out);
  g_test_add_func ("/transition/counting", test_counting);
  g_test_add_func ("/transition/replaced-text", test_replaced_text);
  g_test_add_func ("/transition/curves-by-length", test_curves_by_length);
  g_test_add_func ("/transition/inks", test_inks);
  g_test_add_func ("/transition/broken-off", test_broken_off);
  g_test_add_func ("/transition/budget", test_budget);
  return g_test_run ();
}
