/* What is drawn is the same picture in every file: SVG and PDF, turned into pixels by tools that share
 * nothing with our painter, differ from the PNG at edges only, and their texts stand where layout put
 * them.  Without those tools the tests are skipped. */
#include "fixture.h"

#include "analysis/program.h"
#include "output/export.h"
#include "output/paint.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <math.h>

#define WIDTH 960
#define HEIGHT 540
/* How far an edge may be moved, in pixels, and how much a colour may be changed. */
#define REACH 2
#define TOLERANCE 96
/* A reader may lay letters out a little wider or narrower, where it has no tabular figures. */
#define TEXT_REACH 12

typedef struct
{
  int width, height;
  guint32 *pixels;
} Image;

static void
image_clear (Image *image)
{
  g_clear_pointer (&image->pixels, g_free);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Image, image_clear)

static void
image_from_surface (Image *image, cairo_surface_t *surface)
{
  gsize stride = (gsize)cairo_image_surface_get_stride (surface);
  const guchar *data = cairo_image_surface_get_data (surface);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  image->width = cairo_image_surface_get_width (surface);
  image->height = cairo_image_surface_get_height (surface);
  image->pixels = g_new (guint32, image->width * image->height);
  for (int y = 0; y < image->height; y++)
    memcpy (image->pixels + y * image->width, data + (gsize)y * stride, 4 * (gsize)image->width);
  cairo_surface_destroy (surface);
}

static int
channel (const Image *image, int x, int y, int shift)
{
  return image->pixels[y * image->width + x] >> shift & 0xff;
}

/* Whether the pixel of @a at x, y lies between the darkest and the lightest of @b around it. */
static gboolean
is_between (const Image *a, const Image *b, int x, int y)
{
  for (int shift = 0; shift <= 16; shift += 8)
    {
      int low = 255, high = 0;

      for (int v = MAX (y - REACH, 0); v <= MIN (y + REACH, b->height - 1); v++)
        for (int u = MAX (x - REACH, 0); u <= MIN (x + REACH, b->width - 1); u++)
          {
            low = MIN (low, channel (b, u, v, shift));
            high = MAX (high, channel (b, u, v, shift));
          }
      if (channel (a, x, y, shift) < low - TOLERANCE || channel (a, x, y, shift) > high + TOLERANCE)
        return FALSE;
    }
  return TRUE;
}

/* TRUE where letters or their halos may be. */
static gboolean *
map_texts (const RecourseScene *scene)
{
  gboolean *map = g_new0 (gboolean, WIDTH * HEIGHT);

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      const RecourseRect *b = &mark->bounds;

      if (mark->shape != RECOURSE_SHAPE_TEXT)
        continue;
      for (int y = MAX ((int)b->y - 4, 0); y < MIN (b->y + b->height + 4, HEIGHT); y++)
        for (int x = MAX ((int)b->x - TEXT_REACH, 0); x < MIN (b->x + b->width + TEXT_REACH, WIDTH);
             x++)
          map[y * WIDTH + x] = TRUE;
    }
  return map;
}

/* What differs from the background in the bounds of a mark. */
static double
count_ink (const Image *image, const RecourseRect *bounds, guint32 background)
{
  double ink = 0;

  for (int y = MAX ((int)bounds->y - 2, 0); y < MIN (bounds->y + bounds->height + 2, HEIGHT); y++)
    for (int x = MAX ((int)bounds->x - 2, 0); x < MIN (bounds->x + bounds->width + 2, WIDTH); x++)
      ink += abs (channel (image, x, y, 8) - (int)(background >> 8 & 0xff)) / 255.0;
  return ink;
}

/* So that neither a letter nor a pale line of the grid can be missing. */
static void
compare_ink (const RecourseScene *scene, const Image *ours, const Image *theirs)
{
  guint32 background = ours->pixels[0];

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      double a = count_ink (ours, &mark->bounds, background);
      double b = count_ink (theirs, &mark->bounds, background);

      if (fabs (a - b) <= 0.2 * MAX (a, b) + 2)
        continue;
      g_test_message ("%s: ink of %.1f pixels, but %.1f in the PNG", mark->key, b, a);
      g_test_fail ();
    }
}

static void
compare_images (const RecourseScene *scene, const Image *ours, const Image *theirs)
{
  g_autofree gboolean *texts = map_texts (scene);
  guint n_other = 0;

  g_assert_cmpint (theirs->width, ==, ours->width);
  g_assert_cmpint (theirs->height, ==, ours->height);
  for (int y = 0; y < HEIGHT; y++)
    for (int x = 0; x < WIDTH; x++)
      if (!texts[y * WIDTH + x]
          && (!is_between (ours, theirs, x, y) || !is_between (theirs, ours, x, y))
          && n_other++ < 5)
        g_test_message ("at %d, %d: #%06x, but #%06x in the PNG", x, y,
                        theirs->pixels[y * WIDTH + x] & 0xffffff,
                        ours->pixels[y * WIDTH + x] & 0xffffff);
  if (n_other > 0)
    {
      g_test_message ("%u pixels differ away from edges", n_other);
      g_test_fail ();
    }
  compare_ink (scene, ours, theirs);
}

/* A tool that turns "in" into "out.png", where it is started. */
typedef struct
{
  const char *format;
  const char *command;
} Tool;

static const Tool rsvg = { "svg", "rsvg-convert in -o out.png" };
static const Tool poppler = { "pdf", "pdftoppm -r 96 -png -singlefile in out" };

static void
rasterise (const RecourseScene *scene, const Tool *tool, Image *image)
{
  g_autofree char *folder = g_dir_make_tmp ("recourse-XXXXXX", NULL);
  g_autofree char *in = g_build_filename (folder, "in", NULL);
  g_autofree char *out = g_build_filename (folder, "out.png", NULL);
  g_auto (GStrv) arguments = g_strsplit (tool->command, " ", -1);
  g_autoptr (GBytes) bytes =
      recourse_format_find (tool->format)->write (scene, &(RecourseExport){ 0 }, NULL);
  g_autoptr (GError) error = NULL;
  int status;

  g_file_set_contents (in, g_bytes_get_data (bytes, NULL), (gssize)g_bytes_get_size (bytes),
                       &error);
  g_assert_no_error (error);
  g_spawn_sync (folder, arguments, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_cmpint (status, ==, 0);
  image_from_surface (image, cairo_image_surface_create_from_png (out));
  g_unlink (in);
  g_unlink (out);
  g_rmdir (folder);
}

/* All that a chart of the embedded dossier may show. */
static RecourseScene *
lay_out (const RecourseChart *chart)
{
  g_autoptr (RecourseDossier) dossier = fixture_embedded ("microsoft-openai-amazon.recourse");
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (RecourseResults) results = recourse_program_run (program, 2000, 1, 1, NULL, NULL);
  g_autoptr (RecourseInsight) insight =
      chart->needs_insight
          ? recourse_insight_new (dossier, NULL, program, results, 0, 0, 1, NULL, NULL)
          : NULL;
  const guint paths[] = { 0, 1, 2 };
  RecourseChartInput input = { .dossier = dossier,
                               .results = results,
                               .insight = insight,
                               .paths = paths,
                               .n_paths = 3,
                               .width = WIDTH,
                               .height = HEIGHT,
                               .text_scale = 1,
                               .form = RECOURSE_CHART_PICTURE,
                               .numbers = &recourse_number_form_c };

  return recourse_chart_lay_out (chart, &input);
}

static void
check (const RecourseChart *chart, const Tool *tool)
{
  g_auto (GStrv) words = g_strsplit (tool->command, " ", 2);
  g_autofree char *found = g_find_program_in_path (words[0]);
  g_autoptr (RecourseScene) scene = NULL;
  g_auto (Image) ours = { 0 }, theirs = { 0 };

  if (found == NULL)
    {
      g_test_skip_printf ("%s is not installed", words[0]);
      return;
    }
  scene = lay_out (chart);
  image_from_surface (&ours, recourse_paint_to_image (scene, RECOURSE_THEME_LIGHT, 1, NULL));
  rasterise (scene, tool, &theirs);
  compare_images (scene, &ours, &theirs);
}

static void
test_svg (gconstpointer chart)
{
  check (chart, &rsvg);
}

static void
test_pdf (gconstpointer chart)
{
  check (chart, &poppler);
}

int
main (int argc, char **argv)
{
  guint n_charts;
  const RecourseChart *charts = recourse_charts (&n_charts);

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < n_charts; i++)
    {
      g_autofree char *svg = g_strdup_printf ("/charts/agreement/svg/%s", charts[i].name);
      g_autofree char *pdf = g_strdup_printf ("/charts/agreement/pdf/%s", charts[i].name);

      g_test_add_data_func (svg, &charts[i], test_svg);
      g_test_add_data_func (pdf, &charts[i], test_pdf);
    }
  return g_test_run ();
}
