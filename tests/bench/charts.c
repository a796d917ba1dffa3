/* How long pictures take inside the program, as JSON on standard output: the caches warm, the best of
 * some rounds and CPU time, since wall time doubles under load.  The outcomes of the embedded dossier are
 * simulated once, outside the times. */
#include "analysis/program.h"
#include "charts/chart.h"
#include "document/document.h"
#include "drawing/reduce.h"
#include "output/export.h"
#include "output/paint.h"

#include <math.h>
#include <stdio.h>
#include <sys/resource.h>
#include <time.h>

#define ROUNDS 15
#define N_POINTS 1000000
#define WIDTH 1920
#define HEIGHT 1080

typedef void (*Work) (gpointer data);

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* One line of JSON: the first round, which fills the caches, then best and median of the others. */
static void
measure (const char *name, double budget_ms, Work work, gpointer data)
{
  double first = cpu_ms (), times[ROUNDS];

  work (data);
  first = cpu_ms () - first;
  for (guint i = 0; i < ROUNDS; i++)
    {
      double start = cpu_ms ();

      work (data);
      times[i] = cpu_ms () - start;
    }
  qsort (times, ROUNDS, sizeof *times, compare);
  printf ("{\"step\": \"%s\", \"budget_ms\": %g, \"first_ms\": %.2f, \"best_ms\": %.2f, "
          "\"median_ms\": %.2f}\n",
          name, budget_ms, first, times[0], times[ROUNDS / 2]);
}

typedef struct
{
  const RecourseChart *chart;
  const RecourseChartInput *input;
  RecourseScene *scene;
  const char *format;
} Picture;

static void
lay_out_and_draw (gpointer data)
{
  Picture *picture = data;
  g_autoptr (RecourseScene) scene = recourse_chart_lay_out (picture->chart, picture->input);

  cairo_surface_destroy (recourse_paint_to_image (scene, RECOURSE_THEME_LIGHT, 1, NULL));
}

static void
lay_out_and_write (gpointer data)
{
  Picture *picture = data;
  g_autoptr (RecourseScene) scene = recourse_chart_lay_out (picture->chart, picture->input);

  g_bytes_unref (
      recourse_format_find (picture->format)->write (scene, &(RecourseExport){ 0 }, NULL));
}

/* A random walk, the same in every run. */
static void
walk (double *xs, double *ys)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  double y = HEIGHT / 2.0;

  for (guint i = 0; i < N_POINTS; i++)
    {
      y += g_rand_double_range (random, -1, 1);
      xs[i] = (double)i * WIDTH / N_POINTS;
      ys[i] = HEIGHT / 2.0 + (y - HEIGHT / 2.0) / 4;
    }
}

static void
reduce_and_draw (gpointer data)
{
  double *xs = data, *ys = xs + N_POINTS;
  g_autoptr (GPtrArray) curves = recourse_reduce_to_curves (xs, ys, N_POINTS, 1);
  g_autoptr (RecourseScene) scene = recourse_scene_new ("line", WIDTH, HEIGHT);

  for (guint i = 0; i < curves->len; i++)
    recourse_scene_add_curve (scene, "line", g_array_ref (g_ptr_array_index (curves, i)),
                              (RecoursePaint){ .stroke = RECOURSE_INK_PARTY, .stroke_width = 2 },
                              "line/%u", i);
  recourse_scene_seal (scene);
  cairo_surface_destroy (recourse_paint_to_image (scene, RECOURSE_THEME_LIGHT, 1, NULL));
}

static void
measure_line (void)
{
  g_autofree double *points = g_new (double, 2 * N_POINTS);

  walk (points, points + N_POINTS);
  measure ("line of 1 000 000 points: reduce, draw", 35, reduce_and_draw, points);
}

/* The budget is that of the grouped bars, for charts that draw about as much. */
static void
measure_others (const RecourseChartInput *input)
{
  static const char *const names[] = { "commitments", "rights", "flows", "exceedance",
                                       "preference" };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      Picture picture = { recourse_chart_find (names[i]), input, NULL, "pdf" };
      g_autofree char *drawn = g_strdup_printf ("%s: lay out, draw", names[i]);
      g_autofree char *written = g_strdup_printf ("%s: lay out, write PDF", names[i]);

      measure (drawn, 3, lay_out_and_draw, &picture);
      measure (written, 5, lay_out_and_write, &picture);
    }
}

static void
measure_charts (const RecourseChartInput *input)
{
  Picture payoffs = { recourse_chart_find ("payoffs"), input, NULL, "png" };
  Picture distributions = { recourse_chart_find ("distributions"), input, NULL, NULL };

  measure ("payoffs: lay out, draw", 3, lay_out_and_draw, &payoffs);
  measure ("payoffs: lay out, write PNG", 25, lay_out_and_write, &payoffs);
  payoffs.format = "svg";
  measure ("payoffs: lay out, write SVG", 4, lay_out_and_write, &payoffs);
  payoffs.format = "pdf";
  measure ("payoffs: lay out, write PDF", 5, lay_out_and_write, &payoffs);
  measure ("distributions: lay out, draw", 25, lay_out_and_draw, &distributions);
  measure_others (input);
}

int
main (void)
{
  g_autoptr (GBytes) bytes = recourse_embedded_default ();
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  g_autoptr (RecourseResults) results = NULL;
  const guint paths[] = { 0, 1, 2 };
  struct rusage usage;

  results = recourse_program_run (loaded->program, 100000, 1, 0, NULL, NULL);
  measure_charts (&(RecourseChartInput){ .dossier = loaded->dossier,
                                         .results = results,
                                         .paths = paths,
                                         .n_paths = MIN (results->n_paths, G_N_ELEMENTS (paths)),
                                         .width = WIDTH,
                                         .height = HEIGHT,
                                         .text_scale = 1,
                                         .numbers = &recourse_number_form_c });
  getrusage (RUSAGE_SELF, &usage);
  printf ("{\"step\": \"peak memory\", \"peak_kb\": %ld}\n", usage.ru_maxrss);
  measure_line ();
  return 0;
}
