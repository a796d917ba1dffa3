/* Answers that can be had by trying everything, on random dossiers: transfers one by one, strategies one by one. */
#include "garden.h"

#include "analysis/bargain.h"

#include <math.h>

#define SEEDS 30

/* Both sides' gains over the disagreement at one transfer, by a rollback of their own. */
static void
find_gains (RecourseDossier *dossier, double transfer, double *payer, double *payee)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseProgram) program = NULL;
  g_autoptr (RecourseResults) results = NULL;

  recourse_choices_set_number (choices, "transfer", transfer);
  program = sketch_compile (dossier, choices);
  results = recourse_program_run (program, 0, 1, 1, NULL, NULL);
  *payer = recourse_results_payoff (results, 0, 0)->rollback_mean
           - recourse_results_payoff (results, 1, 0)->rollback_mean;
  *payee = recourse_results_payoff (results, 0, 1)->rollback_mean
           - recourse_results_payoff (results, 1, 1)->rollback_mean;
}

static void
check_zone (const Garden *wanted, guint *n_zones)
{
  Garden garden = *wanted;
  g_autoptr (RecourseDossier) dossier = NULL;
  g_autoptr (RecourseBargainResult) result = NULL;
  const RecourseBargainPoint *point;
  double payer, payee, product = -1;

  garden.has_bargain = TRUE;
  dossier = garden_grow (&garden);
  result = recourse_bargain_solve (dossier, NULL, 0, 0, 1, 1, NULL, NULL);
  g_assert_nonnull (result);
  point = &result->at_means;
  for (guint t = 0; t <= 200; t++)
    {
      double at = t / 2.0;
      gboolean inside = at > point->zopa_low + 1e-6 && at < point->zopa_high - 1e-6,
               outside = !(at >= point->zopa_low - 1e-6 && at <= point->zopa_high + 1e-6);

      find_gains (dossier, at, &payer, &payee);
      if (outside)
        g_assert_true (payer < 0 || payee < 0);
      if (inside && !point->has_gaps)
        g_assert_true (payer > -1e-6 && payee > -1e-6);
      if (payer >= 0 && payee >= 0)
        product = fmax (product, payer * payee);
      if (payer > 1e-6)
        g_assert_cmpfloat (point->payer_reservation, >=, at);
      if (payee > 1e-6)
        g_assert_cmpfloat (point->payee_reservation, <=, at);
    }
  if (isnan (point->zopa_low))
    return;
  (*n_zones)++;
  find_gains (dossier, point->nash, &payer, &payee);
  g_assert_cmpfloat (payer * payee, >=, product - 1e-6 * fabs (product));
}

static void
test_zone (void)
{
  guint n_zones = 0;

  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      Garden garden = { .seed = seed, .scale = 1, .has_decisions = seed % 2 };

      g_test_message ("seed %u", seed);
      check_zone (&garden, &n_zones);
    }
  /* of both kinds, or the test says nothing */
  g_assert_cmpuint (n_zones, >, SEEDS / 5);
  g_assert_cmpuint (n_zones, <, SEEDS);
}

/* One who decides everything gets the best of all strategies, each played out on its own. */
static void
test_enumeration (void)
{
  guint n_seen = 0;

  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      Garden garden = { .seed = seed, .scale = 1, .has_decisions = TRUE, .has_one_head = TRUE };
      g_autoptr (RecourseResults) free_hand = garden_run (&garden, NULL, 0, 1);
      guint n = garden_count_decisions (&garden);
      double best[GARDEN_PATHS];

      g_test_message ("seed %u: %u decisions", seed, n);
      for (guint path = 0; path < GARDEN_PATHS; path++)
        best[path] = -HUGE_VAL;
      garden.is_forced = TRUE;
      for (garden.strategy = 0; garden.strategy < 1u << n; garden.strategy++)
        {
          g_autoptr (RecourseResults) forced = garden_run (&garden, NULL, 0, 1);

          for (guint path = 0; path < GARDEN_PATHS; path++)
            best[path] =
                fmax (best[path], recourse_results_payoff (forced, path, 0)->rollback_mean);
        }
      for (guint path = 0; path < GARDEN_PATHS; path++)
        assert_near (recourse_results_payoff (free_hand, path, 0)->rollback_mean, best[path],
                     1e-12);
      n_seen += n;
    }
  g_assert_cmpuint (n_seen, >, 2 * SEEDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/brute-force/zone", test_zone);
  g_test_add_func ("/brute-force/enumeration", test_enumeration);
  return g_test_run ();
}
