/* How long the engine takes, and how far its figures are from the truth, as lines of JSON for bench.py.
 *
 *     engine DOSSIER time DRAWS THREADS    {"ms": …} of one run, compiled before
 *     engine DOSSIER error DRAWS SEEDS     mean and P10 of the first path and stakeholder for so many seeds */
#include "analysis/program.h"
#include "file/load.h"
#include "file/reader.h"

#include <stdlib.h>
#include <string.h>

static RecourseProgram *
open_program (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, &error);
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseDossier) dossier = NULL;

  if (bytes == NULL)
    g_error ("%s", error->message);
  dossier = recourse_reader_read (bytes, faults, NULL);
  return recourse_program_compile (dossier, NULL, faults);
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

static void
print_time (RecourseProgram *program, guint64 trials, guint threads)
{
  const gint64 start = g_get_monotonic_time ();
  g_autoptr (RecourseResults) results = run (program, trials, 1, threads);

  g_print ("{\"ms\": %.3f}\n", (double)(g_get_monotonic_time () - start) / 1e3);
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
  g_autoptr (RecourseProgram) program = argc == 5 ? open_program (argv[1]) : NULL;

  if (program == NULL)
    return 2;
  if (strcmp (argv[2], "time") == 0)
    print_time (program, g_ascii_strtoull (argv[3], NULL, 10), (guint)atoi (argv[4]));
  else
    print_figures (program, g_ascii_strtoull (argv[3], NULL, 10), (guint)atoi (argv[4]));
  return 0;
}
