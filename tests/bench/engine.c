/* How long the engine takes, and how far its figures are from the truth, as lines of JSON for bench.py.
 *
 *     engine DOSSIER time DRAWS THREADS [RUNS]    {"ms": …} of so many runs, compiled before
 *     engine DOSSIER preview DRAWS THREADS [RUNS] the same of what a slider that moves waits for: another driver and another
 *                                                 value each time, compiling included
 *     engine DOSSIER read 0 [RUNS]                milliseconds of reading, compiling and rolling back, each the least
 *     engine DOSSIER error DRAWS SEEDS            mean and P10 of the first path and stakeholder for so many seeds */
#include "analysis/program.h"
#include "file/load.h"
#include "file/reader.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static RecourseDossier *
open_dossier (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, &error);
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();

  if (bytes == NULL)
    g_error ("%s", error->message);
  return recourse_reader_read (bytes, faults, NULL);
}

static RecourseResults *
run (RecourseProgram *program, guint64 trials, guint64 seed, guint threads)
{
  g_autoptr (GError) error = NULL;
  RecourseResults *results = recourse_program_run (program, trials, seed, threads, NULL, &error);

  if (results == NULL)
    g_error ("%s", error->message);
  return results;
}

static RecourseProgram *
compile (RecourseDossier *dossier, const RecourseChoices *choices)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  RecourseProgram *program = recourse_program_compile (dossier, choices, faults);

  if (program == NULL)
    g_error ("the dossier has faults");
  return program;
}

/* One step of a slider: the drivers take turns, each somewhere else every time. */
static RecourseResults *
drag (RecourseDossier *dossier, guint64 trials, guint step, guint n_steps)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseProgram) program = NULL;
  g_autoptr (GError) error = NULL;
  const guint n_drivers = g_list_model_get_n_items (G_LIST_MODEL (dossier->drivers));
  g_autoptr (RecourseRecord) driver =
      g_list_model_get_item (G_LIST_MODEL (dossier->drivers), step % n_drivers);
  const RecourseVariateSpec spec =
      recourse_variate_spec_of (RECOURSE_DRIVER (driver)->distribution);
  g_autoptr (RecourseVariate) variate = recourse_variate_new (&spec);
  RecourseResults *results;

  recourse_choices_set_number (choices, recourse_record_get_id (driver),
                               recourse_variate_quantile (variate, (step + 1.0) / (n_steps + 1.0)));
  program = compile (dossier, choices);
  results = recourse_program_preview (program, trials, 1, 0, &error);
  if (results == NULL)
    g_error ("%s", error->message);
  return results;
}

static double
cpu_ms (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* The first run finds nothing prepared; the others are what somebody meets who keeps the dossier open. */
static void
print_time (RecourseDossier *dossier, gboolean is_drag, guint64 trials, guint threads, guint n)
{
  g_autoptr (RecourseProgram) program = compile (dossier, NULL);
  g_autofree double *wall = g_new (double, n), *cpu = g_new (double, n);
  double first;

  for (guint i = 0; i < n; i++)
    {
      const gint64 start = g_get_monotonic_time ();
      const double from = cpu_ms ();
      g_autoptr (RecourseResults) results =
          is_drag ? drag (dossier, trials, i, n) : run (program, trials, 1, threads);

      wall[i] = (double)(g_get_monotonic_time () - start) / 1e3;
      cpu[i] = cpu_ms () - from;
    }
  first = wall[0];
  qsort (wall, n, sizeof *wall, compare);
  qsort (cpu, n, sizeof *cpu, compare);
  g_print ("{\"ms\": %.3f, \"first_ms\": %.3f, \"least_ms\": %.3f, \"cpu_ms\": %.3f, "
           "\"least_cpu_ms\": %.3f}\n",
           wall[n / 2], first, wall[0], cpu[n / 2], cpu[0]);
}

/* How long reading, compiling and one rollback take, in CPU time. */
static void
print_reading (const char *path, guint n)
{
  double least[3] = { INFINITY, INFINITY, INFINITY };
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseFaults) faults = recourse_faults_new ();
      const double start = cpu_ms ();
      g_autoptr (RecourseDossier) dossier = recourse_reader_read (bytes, faults, NULL);
      const double is_read = cpu_ms ();
      g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
      const double is_compiled = cpu_ms ();
      g_autoptr (RecourseResults) results = run (program, 0, 1, 1);

      least[0] = MIN (least[0], is_read - start);
      least[1] = MIN (least[1], is_compiled - is_read);
      least[2] = MIN (least[2], cpu_ms () - is_compiled);
    }
  g_print ("{\"read_ms\": %.3f, \"compile_ms\": %.3f, \"rollback_ms\": %.3f}\n", least[0], least[1],
           least[2]);
}

static void
print_figures (RecourseProgram *program, guint64 trials, guint n_seeds)
{
  for (guint seed = 1; seed <= n_seeds; seed++)
    {
      g_autoptr (RecourseResults) results = run (program, trials, seed, 0);
      const RecoursePayoff *payoff = recourse_results_payoff (results, 0, 0);

      g_print ("{\"mean\": %.17g, \"p10\": %.17g, \"se\": %.17g}\n", payoff->mean, payoff->p10,
               payoff->se);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (RecourseDossier) dossier = NULL;
  g_autoptr (RecourseProgram) program = NULL;

  if (argc >= 4 && strcmp (argv[2], "read") == 0)
    {
      print_reading (argv[1], argc > 4 ? (guint)atoi (argv[4]) : 1);
      return 0;
    }
  dossier = argc >= 5 ? open_dossier (argv[1]) : NULL;
  if (dossier == NULL)
    return 2;
  if (strcmp (argv[2], "error") != 0)
    {
      print_time (dossier, strcmp (argv[2], "preview") == 0, g_ascii_strtoull (argv[3], NULL, 10),
                  (guint)atoi (argv[4]), argc > 5 ? (guint)atoi (argv[5]) : 1);
      return 0;
    }
  program = compile (dossier, NULL);
  print_figures (program, g_ascii_strtoull (argv[3], NULL, 10), (guint)atoi (argv[4]));
  return 0;
}
