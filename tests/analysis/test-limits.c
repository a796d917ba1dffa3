/* What a run may take: memory that does not grow with the number of draws, and no time once it is cancelled. */
#include "sketchbook.h"

#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>

#define ALLOWED_KB (50 * 1024)
#define ALLOWED_US 5000

static RecourseProgram *
new_program (guint n_outcomes)
{
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *chance = sketch_chance ("c");

  sketch_stakeholder (dossier, "us");
  sketch_stakeholder (dossier, "them");
  for (guint i = 0; i < 12; i++)
    {
      g_autofree char *id = g_strdup_printf ("x%u", i);
      sketch_normal (dossier, id, i, 1);
    }
  for (guint i = 0; i < n_outcomes; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%u", i);
      g_autofree char *formula = g_strdup_printf ("x%u*x%u - %u*exp(x0)", i % 10, i % 10 + 1, i);
      g_autofree char *probability = g_strdup_printf ("1/%u", n_outcomes);
      RecourseNode *outcome = sketch_outcome (id);

      sketch_pay (outcome, "us", formula);
      sketch_pay (outcome, "them", "-x3*x4");
      sketch_branch (chance, id, probability, outcome);
    }
  sketch_path (dossier, "p", chance);
  return sketch_compile (dossier, NULL);
}

static glong
get_peak_kb (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_maxrss;
}

static void
test_memory (void)
{
  g_autoptr (RecourseProgram) program = new_program (10);
  const glong idle = get_peak_kb ();
  glong few, many;

  recourse_results_unref (recourse_program_run (program, 100000, 1, 2, NULL, NULL));
  few = get_peak_kb ();
  recourse_results_unref (recourse_program_run (program, 4000000, 1, 2, NULL, NULL));
  many = get_peak_kb ();
  g_test_message ("idle %ld kB, 1e5 draws %ld kB, 4e6 draws %ld kB", idle, few, many);
  g_assert_cmpint (many - idle, <, ALLOWED_KB);
  g_assert_cmpint (many - few, <, ALLOWED_KB / 5);
}

static double
cpu_us (void)
{
  struct timespec now;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &now);
  return (double)now.tv_sec * 1e6 + (double)now.tv_nsec / 1e3;
}

/* A run that another thread cancels. */
typedef struct
{
  GCancellable *cancellable;
  double cancelled_at; /* in the processor time of all threads */
} Canceller;

static gpointer
cancel_soon (gpointer data)
{
  Canceller *self = data;

  g_usleep (60000);
  self->cancelled_at = cpu_us ();
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

static double
measure_answer (RecourseProgram *program)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Canceller canceller = { cancellable, 0 };
  GThread *thread = g_thread_new ("cancel", cancel_soon, &canceller);
  RecourseResults *results = recourse_program_run (program, 2000000000, 1, 2, cancellable, &error);
  const double answered_at = cpu_us ();

  g_thread_join (thread);
  g_assert_null (results);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return answered_at - canceller.cancelled_at;
}

static int
compare (const void *a, const void *b)
{
  const double x = *(const double *)a, y = *(const double *)b;

  return (x > y) - (x < y);
}

/* What two threads still work once they are told to stop, the median of several: in processor time, so that it does not
 * matter what else the machine does; a tree of 2000 outcomes takes many steps a block. */
static void
check_cancel (guint n_outcomes)
{
  g_autoptr (RecourseProgram) program = new_program (n_outcomes);
  double answers[9];

  for (guint i = 0; i < G_N_ELEMENTS (answers); i++)
    answers[i] = measure_answer (program);
  qsort (answers, G_N_ELEMENTS (answers), sizeof *answers, compare);
  g_test_message ("%u outcomes: answered after %.0f µs, %.0f at most", n_outcomes,
                  answers[G_N_ELEMENTS (answers) / 2], answers[G_N_ELEMENTS (answers) - 1]);
  g_assert_cmpfloat (answers[G_N_ELEMENTS (answers) / 2], <=, ALLOWED_US);
}

static void
test_cancel (void)
{
  check_cancel (10);
  check_cancel (2000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/memory", test_memory);
  g_test_add_func ("/limits/cancel", test_cancel);
  return g_test_run ();
}
