/* Names that run one way in sentences that run the other (Unicode Annex 9): where they need signs, that the
 * signs take no room and are never seen, and that lines of one text run alike. */
#include "drawing/direction.h"

#include "drawing/text-layout.h"
#include "drawing/text.h"

#include <pango/pango.h>

#define HEBREW "בנק (ישראל)"
#define LRM "\u200E"
#define RLM "\u200F"
#define FSI "\u2068"
#define PDI "\u2069"

static void
test_isolate (void)
{
  g_autofree char *hebrew = recourse_text_isolate (HEBREW, FALSE);
  g_autofree char *latin = recourse_text_isolate ("Acme (UK)", TRUE);

  g_assert_null (recourse_text_isolate ("Acme (UK) 12", FALSE));
  g_assert_null (recourse_text_isolate ("株式会社", FALSE));
  g_assert_null (recourse_text_isolate (HEBREW, TRUE));
  g_assert_null (recourse_text_isolate ("12 %", TRUE));
  g_assert_null (recourse_text_isolate ("", FALSE));
  g_assert_cmpstr (hebrew, ==, LRM FSI HEBREW PDI);
  g_assert_cmpstr (latin, ==, RLM FSI "Acme (UK)" PDI);
}

static void
test_bare (void)
{
  g_autofree char *alone = recourse_text_bare (LRM FSI HEBREW PDI);

  g_assert_cmpstr (alone, ==, HEBREW);
  g_assert_null (recourse_text_bare (HEBREW));
  g_assert_null (recourse_text_bare (LRM FSI HEBREW PDI " pays"));
  g_assert_null (recourse_text_bare (LRM FSI HEBREW PDI LRM FSI HEBREW PDI));
}

/* Every line is a paragraph to who draws it, so each must close what it opens and begin alike. */
static void
test_lines (void)
{
  const char *broken[] = { "Paid by " FSI "בנק", "הפועלים" PDI " in all", "2032", NULL };
  const char *plain[] = { "Paid by Acme", "2032", NULL };
  g_auto (GStrv) lines = g_strdupv ((char **)broken), untouched = g_strdupv ((char **)plain);

  recourse_text_mend_lines (lines);
  recourse_text_mend_lines (untouched);
  g_assert_cmpstr (lines[0], ==, "Paid by " FSI "בנק" PDI);
  g_assert_cmpstr (lines[1], ==, LRM FSI "הפועלים" PDI " in all");
  g_assert_cmpstr (lines[2], ==, "2032");
  g_assert_true (g_strv_equal ((const char *const *)untouched, plain));
}

/* Pango leaves out what is ignorable; a box with a number would take the room of a letter. */
static void
test_unseen (void)
{
  const char *text = "a" LRM FSI PDI RLM "b";
  PangoLayout *layout = recourse_text_lay_out_line (text, 16, FALSE);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);

  g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
  for (GSList *l = line->runs; l != NULL; l = l->next)
    {
      const PangoGlyphString *glyphs = ((PangoGlyphItem *)l->data)->glyphs;

      for (int i = 0; i < glyphs->num_glyphs; i++)
        g_assert_false (glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG);
    }
  g_assert_cmpfloat (recourse_text_width ("x" FSI PDI, 16, FALSE), ==,
                     recourse_text_width ("x", 16, FALSE));
}

/* The words of an English sentence stand from left to right, though a Hebrew name comes first. */
static void
test_order (void)
{
  const char *text = LRM FSI HEBREW PDI " pays Acme";
  PangoLayout *layout = recourse_text_lay_out_line (text, 16, FALSE);
  PangoRectangle name, words;

  pango_layout_index_to_pos (layout, (int)strlen (LRM FSI), &name);
  pango_layout_index_to_pos (layout, (int)strlen (LRM FSI HEBREW PDI " "), &words);
  g_assert_cmpint (name.x, <, words.x);
}

static void
test_mark_alone (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("names", 400, 300);
  RecourseTextStyle style = { .font_px = 16 };
  RecourseMark *mark = recourse_scene_add_text (scene, "label", LRM FSI HEBREW PDI, 0, 0, style,
                                                RECOURSE_INK_TEXT, "name");

  g_assert_cmpstr (mark->text, ==, HEBREW);
  g_assert_cmpstr (mark->lines[0], ==, HEBREW);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/direction/isolate", test_isolate);
  g_test_add_func ("/drawing/direction/bare", test_bare);
  g_test_add_func ("/drawing/direction/lines", test_lines);
  g_test_add_func ("/drawing/direction/unseen", test_unseen);
  g_test_add_func ("/drawing/direction/order", test_order);
  g_test_add_func ("/drawing/direction/mark-alone", test_mark_alone);
  return g_test_run ();
}
