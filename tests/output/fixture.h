/* A scene with every shape, every party and awkward texts. */
#pragma once

#include "drawing/text.h"

/* Cairo 1.16 loses an array with each subset of a font that is keyed by CID, as those of ideographs are. */
#ifdef __SANITIZE_ADDRESS__
#  include <sanitizer/lsan_interface.h>
#  define FIXTURE_LEAKING(expression)                                                              \
    ({                                                                                             \
      __lsan_disable ();                                                                           \
      __auto_type fixture_result = (expression);                                                   \
      __lsan_enable ();                                                                            \
      fixture_result;                                                                              \
    })
#else
#  define FIXTURE_LEAKING(expression) (expression)
#endif

#define FIXTURE_URL "https://source.example/a?b=1&c=2"
#define FIXTURE_TITLE "Litigation is “best” in 23% of draws & more <than> −$5bn"

static inline RecourseScene *
fixture_scene (void)
{
  RecourseScene *scene = recourse_scene_new ("fixture", 640, 360);
  RecourseTextStyle title = { 24, TRUE, 300, 2, RECOURSE_ALIGN_START };
  RecourseTextStyle label = { 12, FALSE, 0, 1, RECOURSE_ALIGN_END };
  GArray *curve = recourse_curve_new ();

  scene->title = g_strdup (FIXTURE_TITLE);
  scene->description = g_strdup ("Everything at once.");
  recourse_scene_add_text (scene, "title", FIXTURE_TITLE, 40, 30, title, RECOURSE_INK_TEXT,
                           "title");
  recourse_scene_add_text (scene, "label", "שלום עולם", 600, 30, label, RECOURSE_INK_SECONDARY,
                           "label/rtl");
  recourse_mark_link (recourse_scene_add_text (scene, "source", "Source of all figures", 600, 330,
                                               label, RECOURSE_INK_SOURCE, "source"),
                      FIXTURE_URL);
  for (guint i = 0; i < 7; i++)
    {
      RecoursePaint paint = { .fill = recourse_party_ink (i),
                              .fill_alpha = 0.6,
                              .pattern = recourse_party_pattern (i),
                              .pattern_ink = RECOURSE_INK_BACKGROUND,
                              .stroke = recourse_party_ink (i),
                              .stroke_width = 1 };
      RecourseMark *bar = recourse_scene_add_rect (
          scene, "bar", (RecourseRect){ 40.3 + 60 * i, 150.4, 40, 100 }, paint, "bar/%u", i);

      bar->value = i + 0.1;
      recourse_mark_speak (bar, "bars", "Party %u & co", i);
      recourse_scene_add_symbol (scene, "dot", recourse_party_symbol (i), 60 + 60 * i, 280, 16,
                                 (RecoursePaint){ .fill = recourse_party_ink (i),
                                                  .halo = RECOURSE_INK_BACKGROUND,
                                                  .halo_width = 2 },
                                 "dot/%u", i);
    }
  recourse_scene_add_rule (scene, "zero", 40, 250.4, 600, 250.4, RECOURSE_INK_ZERO, "zero")->z = 1;
  recourse_curve_move_to (curve, 420, 240);
  recourse_curve_cubic_to (curve, 460, 100, 500, 300, 600, 160);
  recourse_scene_add_curve (scene, "line", curve,
                            (RecoursePaint){ .stroke = RECOURSE_INK_PARTY,
                                             .stroke_width = 2,
                                             .dash = RECOURSE_DASH_DASHED },
                            "line/0");
  recourse_scene_seal (scene);
  return scene;
}
