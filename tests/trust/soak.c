/* A long day in one process: paths toggled, sliders dragged, dossiers opened, edited, saved and closed, charts
 * exported.  Memory in use and open files must be as they were after the first tenth, and the last hundred turns as
 * quick as the first.
 *   soak            a twentieth of a day
 *   soak --whole    10 000 toggles, 1 000 drags, 200 dossiers, 200 exports */
#include <errno.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "charts/chart.h"
#include "document/recovery.h"
#include "output/press.h"

enum
{
  SHARE = 20, /* of a whole day, when there is no time for it */
  STEPS_OF_A_DRAG = 10,
  PICTURES_OF_AN_EXPORT = 3,
  EXACT_EVERY = 20, /* drags: as if one looked at every twentieth until all is computed */
  WIDTH = 640,
  HEIGHT = 400,
  LOOK_EVERY_US = 25000,
  LOOKS_THAT_AGREE = 20,
  MOST_LOOKS = 400,
};

/* What may come on top, in bytes: caches of fonts and texts, that other turns fill differently. */
#define MORE_MEMORY 200000
#define TUNABLES "GLIBC_TUNABLES"
#define SLOWER 1.3
#define SLOWER_MS 0.3

typedef struct
{
  RecourseDocument *document;
  char *folder;
} Day;

typedef struct
{
  const char *name;
  guint n, warm_up;
  void (*turn) (Day *day, guint number);
} Work;

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static RecourseDocument *
open_embedded (guint number, GFile *file)
{
  guint n = 0;
  g_autoptr (GBytes) bytes = NULL;

  while (recourse_embedded_dossiers[n] != NULL)
    n++;
  bytes = g_resources_lookup_data (recourse_embedded_dossiers[number % n], 0, NULL);
  return recourse_document_new (recourse_loaded_new (bytes, NULL), file);
}

/* Until the worker has brought results and insight. */
static void
settle (RecourseDocument *document)
{
  while (!recourse_document_get_is_exact (document)
         || recourse_document_get_insight (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
}

static RecourseScene *
lay_out (RecourseDocument *document, guint number, RecourseChartForm form)
{
  guint n_charts = 0, paths[64], n_paths = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);
  const RecourseResults *results = recourse_document_get_results (document);
  const RecourseChartInput input = {
    .dossier = recourse_document_get_dossier (document),
    .results = results,
    .insight = recourse_document_get_insight (document),
    .paths = paths,
    .leader = recourse_document_get_leader (document),
    .stakeholder = recourse_document_get_stakeholder (document),
    .width = WIDTH,
    .height = HEIGHT,
    .text_scale = 1,
    .form = form,
    .numbers = &recourse_number_form_c,
  };
  RecourseChartInput with_paths = input;

  for (guint i = 0; i < results->n_paths && i < G_N_ELEMENTS (paths); i++)
    if (recourse_document_is_path_on (document, i))
      paths[n_paths++] = i;
  with_paths.n_paths = n_paths;
  return recourse_chart_lay_out (&charts[number % n_charts], &with_paths);
}

static void
show (RecourseDocument *document, guint number)
{
  recourse_scene_unref (lay_out (document, number, RECOURSE_CHART_CARD));
  while (g_main_context_iteration (NULL, FALSE))
    ;
}

/* ---- turns ---- */

static void
toggle (Day *day, guint number)
{
  recourse_document_toggle_path (day->document, number % 3);
  show (day->document, 0);
}

static void
drag (Day *day, guint number)
{
  for (guint i = 0; i < STEPS_OF_A_DRAG; i++)
    {
      recourse_document_set_value (day->document, "transfer", (number * 7 + i) % 100 / 10.0);
      show (day->document, 0);
    }
  if (number % EXACT_EVERY == 0)
    settle (day->document);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  recourse_document_save_finish (RECOURSE_DOCUMENT (source), result, &error);
  g_assert_no_error (error);
  *(gboolean *)data = TRUE;
}

static void
save (RecourseDocument *document, GFile *file)
{
  gboolean is_done = FALSE;

  recourse_document_save_async (document, file, TRUE, NULL, on_saved, &is_done);
  while (!is_done)
    g_main_context_iteration (NULL, TRUE);
}

static void
open_and_close (Day *day, guint number)
{
  g_autofree char *path = g_build_filename (day->folder, "opened.recourse", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (RecourseDocument) document = open_embedded (number, NULL);
  g_autofree char *title = g_strdup_printf ("Opened %u", number);
  RecourseEdit *edit = recourse_document_edit (document);
  g_autoptr (RecourseFaults) faults = NULL;

  recourse_document_guard (document);
  recourse_edit_set_text (edit, "/title", title);
  g_assert_true (recourse_document_commit (document, edit, "Title", NULL, &faults));
  show (document, number);
  save (document, file);
  while (number % 2 == 0 && !recourse_document_get_is_exact (document))
    g_main_context_iteration (NULL, TRUE);
  recourse_document_undo (document);
  recourse_document_discard_work (document);
}

static void export(Day *day, guint number)
{
  guint n_formats = 0;
  const RecourseFormat *formats = recourse_formats (&n_formats);
  const RecourseExport how = { .theme = RECOURSE_THEME_LIGHT };
  g_autoptr (RecoursePress) press = recourse_press_new (PICTURES_OF_AN_EXPORT);
  g_autoptr (GPtrArray) pictures = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < PICTURES_OF_AN_EXPORT; i++)
    {
      g_autoptr (RecourseScene) scene =
          lay_out (day->document, number * PICTURES_OF_AN_EXPORT + i, RECOURSE_CHART_PICTURE);

      recourse_press_add (press, &formats[i % n_formats], scene, &how);
    }
  pictures = recourse_press_finish (press, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < pictures->len; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/exported-%u", day->folder, i);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_true (recourse_export_save (file, g_ptr_array_index (pictures, i), &error));
    }
}

/* ---- what is to stay as it was ---- */

static guint
count_files (void)
{
  g_autoptr (GDir) dir = g_dir_open ("/proc/self/fd", 0, NULL);
  guint n = 0;

  while (dir != NULL && g_dir_read_name (dir) != NULL)
    n++;
  return n;
}

static gsize
in_use (void)
{
  const struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

/* Workers that were cancelled hold what is theirs until they see it, some tenths of a second on a busy machine, and
 * threads that wait for work keep fonts of their own: waits until all that is gone and nothing changes. */
static gsize
measure_memory (Day *day)
{
  gsize before = 0, now;
  guint n_same = 0;

  settle (day->document);
  for (guint i = 0; i < MOST_LOOKS && n_same < LOOKS_THAT_AGREE; i++)
    {
      g_thread_pool_stop_unused_threads ();
      g_usleep (LOOK_EVERY_US);
      while (g_main_context_iteration (NULL, FALSE))
        ;
      now = in_use ();
      n_same = now == before ? n_same + 1 : 0;
      before = now;
    }
  return before;
}

static guint
resident_mib (void)
{
  g_autofree char *text = NULL;
  guint64 total, resident = 0;

  if (g_file_get_contents ("/proc/self/statm", &text, NULL, NULL))
    sscanf (text, "%" G_GUINT64_FORMAT " %" G_GUINT64_FORMAT, &total, &resident);
  return (guint)(resident * (guint64)sysconf (_SC_PAGESIZE) >> 20);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  const double first = *(const double *)a, second = *(const double *)b;

  return (first > second) - (first < second);
}

/* The median of some of the turns. */
static double
median (const double *times, guint n)
{
  g_autofree double *sorted = g_memdup2 (times, n * sizeof *times);

  qsort (sorted, n, sizeof *sorted, compare);
  return sorted[n / 2];
}

static gboolean
is_as_before (const char *what, double before, double after, double most)
{
  if (after <= most)
    return TRUE;
  printf ("# %s: %.10g, then %.10g\n", what, before, after);
  return FALSE;
}

static gboolean
do_work (Day *day, const Work *work)
{
  const guint n = work->n, warm_up = MAX (n / 10, work->warm_up),
              some = MIN (100, (n - warm_up) / 2);
  g_autofree double *times = g_new (double, n);
  gsize memory = 0, memory_after;
  guint n_files = 0, resident = 0;
  double first, last;

  for (guint i = 0; i < n; i++)
    {
      const double start = cpu_ms ();

      work->turn (day, i);
      times[i] = cpu_ms () - start;
      if (i + 1 != warm_up)
        continue;
      memory = measure_memory (day);
      n_files = count_files ();
      resident = resident_mib ();
    }
  first = median (times + warm_up, some);
  last = median (times + n - some, some);
  memory_after = measure_memory (day);
  printf ("# %s: %u; in use %.2f MB, then %.2f MB; resident %u MiB, then %u MiB; %u files, then "
          "%u; median of "
          "%u turns %.2f ms, then %.2f ms\n",
          work->name, n, (double)memory / 1e6, (double)memory_after / 1e6, resident,
          resident_mib (), n_files, count_files (), some, first, last);
  return is_as_before ("memory in use", (double)memory, (double)memory_after,
                       (double)memory + MORE_MEMORY)
         & is_as_before ("open files", n_files, count_files (), n_files)
         & is_as_before ("time of a turn", first, last, SLOWER * first + SLOWER_MS);
}

static void
clear_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_rmdir (folder);
}

/* Each thread of the C library hoards some hundred kilobytes of freed memory, which it counts as in use; threads come
 * and go.  It can be told not to, but only where a program begins. */
static void
begin_without_hoards (char **argv)
{
  if (g_getenv (TUNABLES) != NULL)
    return;
  g_setenv (TUNABLES, "glibc.malloc.tcache_count=0", TRUE);
  execv ("/proc/self/exe", argv);
  printf ("# cannot begin again: %s\n", g_strerror (errno));
}

int
main (int argc, char **argv)
{
  const guint share = argc > 1 && strcmp (argv[1], "--whole") == 0 ? 1 : SHARE;
  const Work works[] = { { "toggles", MAX (10000 / share, 1000), 600, toggle },
                         { "exports", MAX (200 / share, 130), 60, export },
                         { "dossiers", MAX (200 / share, 90), 30, open_and_close },
                         { "drags", MAX (1000 / share, 90), 30, drag } };
  Day day = { NULL, NULL };
  gboolean is_good = TRUE;

  begin_without_hoards (argv);
  day.folder = g_dir_make_tmp ("soak-XXXXXX", NULL);
  day.document = open_embedded (0, NULL);
  g_setenv ("XDG_DATA_HOME", day.folder, TRUE);
  printf ("1..%u\n", (guint)G_N_ELEMENTS (works));
  settle (day.document);
  for (guint i = 0; i < G_N_ELEMENTS (works); i++)
    {
      const gboolean is_so = do_work (&day, &works[i]);

      printf ("%s %u - %s\n", is_so ? "ok" : "not ok", i + 1, works[i].name);
      fflush (stdout);
      is_good = is_good && is_so;
    }
  g_object_unref (day.document);
  clear_folder (day.folder);
  g_free (day.folder);
  return is_good ? 0 : 1;
}
