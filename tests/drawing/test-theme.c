/* Colours by computation: WCAG contrast, and distances between parties as people with and without a
 * colour vision deficiency see them (G. Machado, M. Oliveira, L. Fernandes, "A Physiologically-based
 * Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009, full severity), in OKLab
 * (B. Ottosson, 2020). */
#include "drawing/theme.h"

#include <math.h>

#define N_THEMES (RECOURSE_THEME_HIGH_CONTRAST_DARK + 1)

typedef struct
{
  double v[3];
} Vector;

static Vector
multiply (const double m[3][3], Vector a)
{
  Vector r;

  for (guint i = 0; i < 3; i++)
    r.v[i] = m[i][0] * a.v[0] + m[i][1] * a.v[1] + m[i][2] * a.v[2];
  return r;
}

static double
linear (double c)
{
  return c <= 0.04045 ? c / 12.92 : pow ((c + 0.055) / 1.055, 2.4);
}

static const double visions[4][3][3] = {
  { { 1, 0, 0 }, { 0, 1, 0 }, { 0, 0, 1 } },
  { { 0.152286, 1.052583, -0.204868 },
    { 0.114503, 0.786281, 0.099216 },
    { -0.003882, -0.048116, 1.051998 } },
  { { 0.367322, 0.860646, -0.227968 },
    { 0.280085, 0.672501, 0.047413 },
    { -0.011820, 0.042940, 0.968881 } },
  { { 1.255528, -0.076749, -0.178779 },
    { -0.078411, 0.930809, 0.147602 },
    { 0.004733, 0.691367, 0.303900 } },
};

static Vector
to_oklab (RecourseColor color, guint vision)
{
  static const double to_lms[3][3] = { { 0.4122214708, 0.5363325363, 0.0514459929 },
                                       { 0.2119034982, 0.6806995451, 0.1073969566 },
                                       { 0.0883024619, 0.2817188376, 0.6299787005 } };
  static const double to_lab[3][3] = { { 0.2104542553, 0.7936177850, -0.0040720468 },
                                       { 1.9779984951, -2.4285922050, 0.4505937099 },
                                       { 0.0259040371, 0.7827717662, -0.8086757660 } };
  Vector rgb = { { linear (color.red), linear (color.green), linear (color.blue) } };
  Vector seen = multiply (visions[vision], rgb), lms;

  for (guint i = 0; i < 3; i++)
    seen.v[i] = CLAMP (seen.v[i], 0, 1);
  lms = multiply (to_lms, seen);
  for (guint i = 0; i < 3; i++)
    lms.v[i] = cbrt (lms.v[i]);
  return multiply (to_lab, lms);
}

static double
distance (RecourseColor a, RecourseColor b)
{
  double least = INFINITY;

  for (guint vision = 0; vision < G_N_ELEMENTS (visions); vision++)
    {
      Vector p = to_oklab (a, vision), q = to_oklab (b, vision);
      double sum = 0;

      for (guint i = 0; i < 3; i++)
        sum += (p.v[i] - q.v[i]) * (p.v[i] - q.v[i]);
      least = fmin (least, 100 * sqrt (sum));
    }
  return least;
}

static RecourseColor
rgb (guint32 c)
{
  return (RecourseColor){ (c >> 16) / 255.0, (c >> 8 & 0xff) / 255.0, (c & 0xff) / 255.0 };
}

/* W3C's own examples, and the distances published for two palettes. */
static void
test_measures (void)
{
  g_assert_cmpfloat_with_epsilon (recourse_color_contrast (rgb (0), rgb (0xffffff)), 21, 1e-9);
  g_assert_cmpfloat_with_epsilon (recourse_color_contrast (rgb (0x777777), rgb (0xffffff)), 4.48,
                                  0.005);
  g_assert_cmpfloat (recourse_color_contrast (rgb (0x767676), rgb (0xffffff)), >=, 4.5);
  /* Tol's "bright" cyan and green are hard to tell with tritan vision. */
  g_assert_cmpfloat (distance (rgb (0x66ccee), rgb (0xbbbbbb)), <, 10);
}

static void
test_contrast (void)
{
  static const RecourseInk texts[] = { RECOURSE_INK_TEXT,           RECOURSE_INK_SECONDARY,
                                       RECOURSE_INK_SOURCE,         RECOURSE_INK_PARTY_TEXT,
                                       RECOURSE_INK_PARTY_TEXT + 1, RECOURSE_INK_PARTY_TEXT + 2,
                                       RECOURSE_INK_PARTY_TEXT + 3, RECOURSE_INK_PARTY_TEXT + 4,
                                       RECOURSE_INK_PARTY_TEXT + 5 };
  static const RecourseInk marks[] = { RECOURSE_INK_ZERO,      RECOURSE_INK_INTERVAL,
                                       RECOURSE_INK_ACCENT,    RECOURSE_INK_NEUTRAL,
                                       RECOURSE_INK_PARTY,     RECOURSE_INK_PARTY + 1,
                                       RECOURSE_INK_PARTY + 2, RECOURSE_INK_PARTY + 3,
                                       RECOURSE_INK_PARTY + 4, RECOURSE_INK_PARTY + 5 };

  for (int theme = 0; theme < N_THEMES; theme++)
    {
      gboolean is_high = theme >= RECOURSE_THEME_HIGH_CONTRAST;
      RecourseColor ground = recourse_theme_color (theme, RECOURSE_INK_BACKGROUND);

      for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
        g_assert_cmpfloat (recourse_color_contrast (recourse_theme_color (theme, texts[i]), ground),
                           >=, is_high ? 6.5 : 4.5);
      for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
        g_assert_cmpfloat (recourse_color_contrast (recourse_theme_color (theme, marks[i]), ground),
                           >=, is_high ? 4.5 : 3);
      g_assert_cmpfloat (
          recourse_color_contrast (recourse_theme_color (theme, RECOURSE_INK_ACCENT),
                                   recourse_theme_color (theme, RECOURSE_INK_ON_ACCENT)),
          >=, 4.5);
    }
}

static void
test_grid (void)
{
  for (int theme = 0; theme < RECOURSE_THEME_HIGH_CONTRAST; theme++)
    {
      double contrast =
          recourse_color_contrast (recourse_theme_color (theme, RECOURSE_INK_GRID),
                                   recourse_theme_color (theme, RECOURSE_INK_BACKGROUND));

      g_assert_cmpfloat (contrast, >=, 1.2);
      g_assert_cmpfloat (contrast, <=, 1.5);
    }
}

static void
test_distance (void)
{
  for (int theme = 0; theme < N_THEMES; theme++)
    for (guint a = 0; a < 6; a++)
      for (guint b = a + 1; b < 6; b++)
        {
          double found = distance (recourse_theme_color (theme, recourse_party_ink (a)),
                                   recourse_theme_color (theme, recourse_party_ink (b)));

          g_test_message ("%s: parties %u and %u: %.1f", recourse_theme_name (theme), a + 1, b + 1,
                          found);
          g_assert_cmpfloat (found, >=, 10);
        }
}

static void
test_parties (void)
{
  for (guint a = 0; a < 6; a++)
    for (guint b = a + 1; b < 6; b++)
      {
        g_assert_cmpint (recourse_party_symbol (a), !=, recourse_party_symbol (b));
        g_assert_cmpint (recourse_party_pattern (a), !=, recourse_party_pattern (b));
      }
  g_assert_cmpint (recourse_party_ink (6), ==, RECOURSE_INK_NEUTRAL);
  g_assert_cmpint (recourse_party_ink (G_MAXUINT), ==, RECOURSE_INK_NEUTRAL);
}

static void
test_names (void)
{
  RecourseThemeKind found;

  for (int theme = 0; theme < N_THEMES; theme++)
    {
      g_assert_true (recourse_theme_from_name (recourse_theme_name (theme), &found));
      g_assert_cmpint (found, ==, theme);
    }
  g_assert_false (recourse_theme_from_name ("sepia", &found));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/theme/measures", test_measures);
  g_test_add_func ("/drawing/theme/contrast", test_contrast);
  g_test_add_func ("/drawing/theme/grid", test_grid);
  g_test_add_func ("/drawing/theme/distance", test_distance);
  g_test_add_func ("/drawing/theme/parties", test_parties);
  g_test_add_func ("/drawing/theme/names", test_names);
  return g_test_run ();
}
