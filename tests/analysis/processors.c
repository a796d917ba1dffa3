/* Prints every statistic of a dossier to the last bit, for test-processors.py, which compares programs whose loops were
 * compiled for different processors, and runs on different numbers of threads.
 *
 *     processors DOSSIER DRAWS THREADS */
#include "analysis/program.h"
#include "file/load.h"
#include "file/reader.h"

#include <stdlib.h>

static void
print_payoff (const RecoursePayoff *p)
{
  g_print ("%a %a %a %a %a %a %a %a %a %a\n", p->mean, p->se, p->sd, p->p5, p->p10, p->p25, p->p50,
           p->p75, p->p90, p->p95);
  g_print ("%a %a %a %a\n", p->p_loss, p->worst_tenth, p->certainty_equivalent, p->p_best);
  for (guint i = 0; i < p->density.n; i++)
    g_print ("%a\n", p->density.values[i]);
  for (guint i = 0; i < p->n_exceedance; i++)
    g_print ("%a %a\n", p->exceedance[i].x, p->exceedance[i].probability);
  for (guint i = 0; i < p->n_quantiles; i++)
    g_print ("%a\n", p->quantiles[i]);
  for (guint i = 0; i < p->n_years; i++)
    g_print ("%a %a %a %a\n", p->yearly[i].mean, p->yearly[i].p10, p->yearly[i].p50,
             p->yearly[i].p90);
}

int
main (int argc, char **argv)
{
  g_autoptr (GFile) file = g_file_new_for_path (argv[1]);
  g_autoptr (GBytes) bytes = recourse_load_file (file, NULL, NULL);
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseDossier) dossier = recourse_reader_read (bytes, faults, NULL);
  g_autoptr (RecourseProgram) program = recourse_program_compile (dossier, NULL, faults);
  g_autoptr (RecourseResults) results = recourse_program_run (
      program, g_ascii_strtoull (argv[2], NULL, 10), 7, (guint)atoi (argv[3]), NULL, NULL);

  g_assert_nonnull (results);
  for (guint i = 0; i < results->n_paths; i++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      print_payoff (recourse_results_payoff (results, i, s));
  return 0;
}
