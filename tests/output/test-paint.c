/* Pixels: hairlines cover exactly one, bars end on their edges, whatever the scale. */
#include "drawing/scene.h"
#include "drawing/text.h"
#include "output/paint.h"

#include <math.h>

static const double scales[] = { 1, 1.25, 1.5, 2, 3 };

static guint32
pixel (cairo_surface_t *surface, int x, int y)
{
  const guchar *data = cairo_image_surface_get_data (surface);
  const guint32 *row =
      (const guint32 *)(const void *)(data + y * cairo_image_surface_get_stride (surface));

  return row[x] & 0xffffff;
}

static guint32
to_pixel (RecourseColor color)
{
  return (guint32)lround (color.red * 255) << 16 | (guint32)lround (color.green * 255) << 8
         | (guint32)lround (color.blue * 255);
}

static cairo_surface_t *
paint (const RecourseScene *scene, double scale)
{
  g_autoptr (GError) error = NULL;
  cairo_surface_t *surface = recourse_paint_to_image (scene, RECOURSE_THEME_LIGHT, scale, &error);

  g_assert_no_error (error);
  return surface;
}

static void
test_hairlines (void)
{
  const guint32 white = 0xffffff,
                grid = to_pixel (recourse_theme_color (RECOURSE_THEME_LIGHT, RECOURSE_INK_GRID));

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (double at = 20; at < 21; at += 0.07)
      {
        g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 40, 40);
        cairo_surface_t *surface;
        int size = (int)round (40 * scales[s]), middle = size / 2, rows = 0, columns = 0;

        recourse_scene_add_rule (scene, "grid", 0, at, 15, at, RECOURSE_INK_GRID, "h");
        recourse_scene_add_rule (scene, "grid", at, 0, at, 15, RECOURSE_INK_GRID, "v");
        recourse_scene_seal (scene);
        surface = paint (scene, scales[s]);
        for (int i = 0; i < size; i++)
          {
            guint32 across = pixel (surface, 5, i), along = pixel (surface, i, 5);

            g_assert_true (across == white || across == grid);
            g_assert_true (along == white || along == grid);
            rows += across == grid;
            columns += along == grid;
          }
        g_assert_cmpint (rows, ==, 1);
        g_assert_cmpint (columns, ==, 1);
        g_assert_cmpuint (pixel (surface, middle, middle + 5), ==, white);
        cairo_surface_destroy (surface);
      }
}

/* No half-covered pixel at any edge, and equal sizes however the bars lie. */
/* Leaders are curves, but where they run upright they are as crisp as rules. */
static void
test_leaders (void)
{
  const guint32 ink =
      to_pixel (recourse_theme_color (RECOURSE_THEME_LIGHT, RECOURSE_INK_SECONDARY));
  const RecoursePaint line = { .stroke = RECOURSE_INK_SECONDARY, .stroke_width = 1 };

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    for (double at = 20; at < 21; at += 0.13)
      {
        g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 40, 40);
        GArray *curve = recourse_curve_new ();
        cairo_surface_t *surface;
        int size = (int)round (40 * scales[s]), n = 0;

        recourse_curve_move_to (curve, at, 2);
        recourse_curve_line_to (curve, at, at);
        recourse_curve_line_to (curve, 38, at);
        recourse_scene_add_curve (scene, "leader", curve, line, "leader");
        recourse_scene_seal (scene);
        surface = paint (scene, scales[s]);
        for (int x = 0; x < size; x++)
          {
            guint32 across = pixel (surface, x, size / 4);

            g_assert_true (across == 0xffffff || across == ink);
            n += across == ink;
          }
        g_assert_cmpint (n, ==, MAX ((int)floor (scales[s] + 0.5), 1));
        cairo_surface_destroy (surface);
      }
}

static void
test_bars (void)
{
  const guint32 white = 0xffffff,
                blue = to_pixel (recourse_theme_color (RECOURSE_THEME_LIGHT, RECOURSE_INK_PARTY));

  for (guint s = 0; s < G_N_ELEMENTS (scales); s++)
    {
      int heights[10] = { 0 }, size = (int)round (100 * scales[s]);

      for (guint i = 0; i < G_N_ELEMENTS (heights); i++)
        {
          g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 100, 100);
          cairo_surface_t *surface;

          recourse_scene_add_rect (scene, "bar", (RecourseRect){ 10 + 7.13 * i, 20.37, 6.2, 50.55 },
                                   (RecoursePaint){ .fill = RECOURSE_INK_PARTY }, "bar");
          recourse_scene_seal (scene);
          surface = paint (scene, scales[s]);
          for (int y = 0; y < size; y++)
            for (int x = 0; x < size; x++)
              g_assert_true (pixel (surface, x, y) == white || pixel (surface, x, y) == blue);
          for (int y = 0; y < size; y++)
            heights[i] += pixel (surface, (int)((13.1 + 7.13 * i) * scales[s]), y) == blue;
          g_assert_cmpint (heights[i], ==, heights[0]);
          cairo_surface_destroy (surface);
        }
    }
}

static void
test_bar_of_nothing (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 40, 40);
  cairo_surface_t *surface;
  int found = 0;

  recourse_scene_add_rect (scene, "bar", (RecourseRect){ 10, 20, 20, 0 },
                           (RecoursePaint){ .fill = RECOURSE_INK_PARTY }, "bar");
  recourse_scene_seal (scene);
  surface = paint (scene, 1.5);
  for (int y = 0; y < 60; y++)
    found += pixel (surface, 30, y) != 0xffffff;
  g_assert_cmpint (found, ==, 1);
  cairo_surface_destroy (surface);
}

/* Where the ink of a text is, is where its mark says it is. */
static void
test_text_in_bounds (void)
{
  static const RecourseAlign aligns[] = { RECOURSE_ALIGN_START, RECOURSE_ALIGN_CENTER,
                                          RECOURSE_ALIGN_END };

  for (guint i = 0; i < G_N_ELEMENTS (aligns); i++)
    {
      g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 400, 120);
      RecourseTextStyle style = { 20, TRUE, 180, 2, aligns[i] };
      const RecourseMark *mark =
          recourse_scene_add_text (scene, "label", "Ägypten quälen jäh and a long second line", 200,
                                   30, style, RECOURSE_INK_TEXT, "t");
      RecourseRect b = mark->bounds;
      gboolean found = FALSE;
      cairo_surface_t *surface;

      recourse_scene_seal (scene);
      surface = paint (scene, 2);
      for (int y = 0; y < 240; y++)
        for (int x = 0; x < 800; x++)
          if (pixel (surface, x, y) != 0xffffff)
            {
              found = TRUE;
              g_assert_true (x / 2.0 >= b.x - 1 && x / 2.0 <= b.x + b.width + 1);
              g_assert_true (y / 2.0 >= b.y - 1 && y / 2.0 <= b.y + b.height + 1);
            }
      g_assert_true (found);
      cairo_surface_destroy (surface);
    }
}

/* A translated context puts everything on pixels all the same, as in a card that lies anywhere. */
static void
test_translated (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 40, 40);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 120, 120);
  cairo_t *cr = cairo_create (surface);
  int grey = 0;

  recourse_scene_add_rule (scene, "zero", 0, 20, 40, 20, RECOURSE_INK_ZERO, "h");
  recourse_scene_seal (scene);
  cairo_surface_set_device_scale (surface, 1.5, 1.5);
  cairo_translate (cr, 10.3, 7.7);
  recourse_paint_scene (cr, scene, RECOURSE_THEME_LIGHT);
  cairo_surface_flush (surface);
  for (int y = 20; y < 70; y++)
    grey += pixel (surface, 40, y) == 0x333333;
  g_assert_cmpint (grey, ==, 1);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
}

/* The middle of each of @n equal letters along one line, from the ink of its columns. */
static guint
find_letters (cairo_surface_t *surface, int width, int height, double *middles, guint n)
{
  double ink = 0, moment = 0;
  guint found = 0;

  for (int x = 0; x < width; x++)
    {
      double column = 0;

      for (int y = 0; y < height; y++)
        column += (255 - (pixel (surface, x, y) & 0xff)) / 255.0;
      ink += column;
      moment += column * (x + 0.5);
      if (column == 0 && ink > 0)
        {
          g_assert_cmpuint (found, <, n);
          middles[found++] = moment / ink;
          ink = moment = 0;
        }
    }
  return found;
}

/* Equal letters are equally far apart, to a quarter of a pixel at each of them. */
static void
test_even_letters (void)
{
  static const double sizes[] = { 12, 12.5, 13, 13.7, 15 };
  enum
  {
    N = 24
  };

  for (guint i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 400, 40);
      RecourseTextStyle style = { sizes[i], FALSE, 0, 1, RECOURSE_ALIGN_START };
      double middles[N], step;
      cairo_surface_t *surface;

      recourse_scene_add_text (scene, "label", "l l l l l l l l l l l l l l l l l l l l l l l l",
                               10.3, 10, style, RECOURSE_INK_TEXT, "t");
      recourse_scene_seal (scene);
      surface = paint (scene, 1);
      g_assert_cmpuint (find_letters (surface, 400, 40, middles, N), ==, N);
      step = (middles[N - 1] - middles[0]) / (N - 1);
      for (guint j = 1; j < N; j++)
        g_assert_cmpfloat (fabs (middles[j] - middles[j - 1] - step), <, 0.3);
      cairo_surface_destroy (surface);
    }
}

static void
test_too_large (void)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("test", 1920, 1080);
  g_autoptr (GError) error = NULL;

  recourse_scene_seal (scene);
  g_assert_null (recourse_paint_to_image (scene, RECOURSE_THEME_LIGHT, 1000, &error));
  g_assert_nonnull (error);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/output/paint/hairlines", test_hairlines);
  g_test_add_func ("/output/paint/leaders", test_leaders);
  g_test_add_func ("/output/paint/bars", test_bars);
  g_test_add_func ("/output/paint/bar-of-nothing", test_bar_of_nothing);
  g_test_add_func ("/output/paint/text-in-bounds", test_text_in_bounds);
  g_test_add_func ("/output/paint/translated", test_translated);
  g_test_add_func ("/output/paint/even-letters", test_even_letters);
  g_test_add_func ("/output/paint/too-large", test_too_large);
  return g_test_run ();
}
