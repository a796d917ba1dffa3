/* What a run may take: memory that does not grow with the number of draws, and no time once it is cancelled. */
#include "sketchbook.h"

#include <stdlib.h>
#include <sys/resource.h>

#define ALLOWED_KB (50 * 1024)
#define ALLOWED_US 5000

static RecourseProgram *
new_program (void)
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
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *id = g_strdup_printf ("o%u", i);
      g_autofree char *formula = g_strdup_printf ("x%u*x%u - exp(x0)", i, i + 1);
      RecourseNode *outcome = sketch_outcome (id);

      sketch_pay (outcome, "us", formula);
      sketch_pay (outcome, "them", "-x3*x4");
      sketch_branch (chance, id, "0.1", outcome);
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
  g_autoptr (RecourseProgram) program = new_program ();
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

/* A run that another thread cancels. */
typedef struct
{
  GCancellable *cancellable;
  gint64 cancelled_at;
} Canceller;

static gpointer
cancel_soon (gpointer data)
{
  Canceller *self = data;

  g_usleep (60000);
  self->cancelled_at = g_get_monotonic_time ();
  g_cancellable_cancel (self->cancellable);
  return NULL;
}

static gint64
measure_answer (RecourseProgram *program)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  Canceller canceller = { cancellable, 0 };
  GThread *thread = g_thread_new ("cancel", cancel_soon, &canceller);
  RecourseResults *results = recourse_program_run (program, 2000000000, 1, 2, cancellable, &error);
  const gint64 answered_at = g_get_monotonic_time ();

  g_thread_join (thread);
  g_assert_null (results);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  return answered_at - canceller.cancelled_at;
}

/* The best of several: another process may hold the processor for longer than that. */
static void
test_cancel (void)
{
  g_autoptr (RecourseProgram) program = new_program ();
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 8 && best > ALLOWED_US; i++)
    best = MIN (best, measure_answer (program));
  g_test_message ("answered after %" G_GINT64_FORMAT " µs", best);
  g_assert_cmpint (best, <=, ALLOWED_US);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/limits/memory", test_memory);
  g_test_add_func ("/limits/cancel", test_cancel);
  return g_test_run ();
}
