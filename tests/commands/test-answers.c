/* Information and bargains do not depend on the number of threads, and stop when asked to. */
#include "analysis/bargain.h"
#include "analysis/information.h"
#include "document/document.h"

#include <string.h>

#define TRIALS 20000

static RecourseLoaded *
load (void)
{
  g_autoptr (GBytes) bytes = recourse_embedded_default ();
  RecourseLoaded *loaded = recourse_loaded_new (bytes, NULL);

  g_assert_nonnull (loaded->program);

  return loaded;
}

static void
test_threads_of_information (void)
{
  g_autoptr (RecourseLoaded) loaded = load ();
  g_autoptr (RecourseInformation) one =
      recourse_program_inform (loaded->program, TRIALS, 3, 1, NULL, NULL);
  const gsize n = (gsize)one->n_paths * one->n_stakeholders * one->n_drivers;

  for (guint threads = 2; threads <= 40; threads += 19)
    {
      g_autoptr (RecourseInformation) many =
          recourse_program_inform (loaded->program, TRIALS, 3, threads, NULL, NULL);
      g_assert_cmpmem (one->explained, n * sizeof (double), many->explained, n * sizeof (double));
      g_assert_cmpmem (one->evpi, one->n_stakeholders * sizeof (double), many->evpi,
                       many->n_stakeholders * sizeof (double));
      g_assert_cmpmem (one->evppi, one->n_stakeholders * one->n_drivers * sizeof (double),
                       many->evppi, many->n_stakeholders * many->n_drivers * sizeof (double));
    }
}

/* To know one driver is never worth more than to know all, and never less than nothing. */
static void
test_order_of_information (void)
{
  g_autoptr (RecourseLoaded) loaded = load ();
  g_autoptr (RecourseInformation) all =
      recourse_program_inform (loaded->program, TRIALS, 3, 0, NULL, NULL);

  for (guint s = 0; s < all->n_stakeholders; s++)
    for (guint i = 0; i < all->n_drivers; i++)
      {
        g_assert_cmpfloat (recourse_information_evppi (all, s, i), >=, 0);
        g_assert_cmpfloat (recourse_information_evppi (all, s, i), <=, all->evpi[s]);
      }
}

static void
test_threads_of_bargain (void)
{
  g_autoptr (RecourseLoaded) loaded = load ();
  g_autoptr (RecourseBargainResult) one =
      recourse_bargain_solve (loaded->dossier, NULL, 0, TRIALS, 3, 1, NULL, NULL);
  g_autoptr (RecourseBargainResult) many =
      recourse_bargain_solve (loaded->dossier, NULL, 0, TRIALS, 3, 7, NULL, NULL);

  g_assert_true (one->p_zopa > 0 && one->p_zopa == many->p_zopa);
  g_assert_cmpmem (&one->nash, sizeof one->nash, &many->nash, sizeof many->nash);
  g_assert_cmpmem (&one->zopa_low, sizeof one->zopa_low, &many->zopa_low, sizeof many->zopa_low);
}

static void
test_cancel (void)
{
  g_autoptr (RecourseLoaded) loaded = load ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  const gint64 start = g_get_monotonic_time ();
  g_assert_null (recourse_program_inform (loaded->program, 1000000000, 3, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpint (g_get_monotonic_time () - start, <, G_USEC_PER_SEC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/answers/information/threads", test_threads_of_information);
  g_test_add_func ("/answers/information/order", test_order_of_information);
  g_test_add_func ("/answers/bargain/threads", test_threads_of_bargain);
  g_test_add_func ("/answers/cancel", test_cancel);

  return g_test_run ();
}
