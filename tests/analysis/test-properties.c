/* What must hold whatever the dossier says, on random dossiers: laws of probability, invariances, bounds.  Every
 * seed is the name of its dossier; a failure says which. */
#include "garden.h"

#include "analysis/information.h"

#include <math.h>
#include <string.h>

#define SEEDS 16 /* RECOURSE_TEST_SEEDS: where each takes long (./dev tsan) */
#define TRIALS 640
#define STAKEHOLDERS 3

static guint32
n_seeds (void)
{
  const char *some = g_getenv ("RECOURSE_TEST_SEEDS");

  return some != NULL ? (guint32)g_ascii_strtoull (some, NULL, 10) : SEEDS;
}

static RecourseResults *
run (const Garden *garden)
{
  return garden_run (garden, NULL, TRIALS, 1);
}

typedef void (*PayoffFunc) (const RecoursePayoff *payoff, gconstpointer data);

static void
for_each_payoff (const RecourseResults *results, PayoffFunc check, gconstpointer data)
{
  for (guint path = 0; path < results->n_paths; path++)
    for (guint s = 0; s < results->n_stakeholders; s++)
      check (recourse_results_payoff (results, path, s), data);
}

static void
for_each_seed (void (*check) (const Garden *garden))
{
  for (guint32 seed = 1; seed <= n_seeds (); seed++)
    {
      Garden garden = { .seed = seed, .scale = 1, .has_decisions = seed % 3 != 0 };

      g_test_message ("seed %u", seed);
      check (&garden);
    }
}

/* The statistics that are numbers of the payoff's own unit, and so scale with it. */
static guint
list_amounts (const RecoursePayoff *payoff, double *amounts)
{
  const double own[] = { payoff->rollback_mean,
                         payoff->rollback_median,
                         payoff->mean,
                         payoff->se,
                         payoff->sd,
                         payoff->p5,
                         payoff->p10,
                         payoff->p25,
                         payoff->p50,
                         payoff->p75,
                         payoff->p90,
                         payoff->p95,
                         payoff->worst_tenth,
                         payoff->certainty_equivalent,
                         payoff->density.from,
                         payoff->density.step };
  guint n = G_N_ELEMENTS (own);

  memcpy (amounts, own, sizeof own);
  for (guint i = 0; i < payoff->n_years; i++)
    {
      amounts[n++] = payoff->yearly[i].mean;
      amounts[n++] = payoff->yearly[i].p10;
      amounts[n++] = payoff->yearly[i].p50;
      amounts[n++] = payoff->yearly[i].p90;
    }
  return n;
}

/* @b is @a times @factor, each amount within @slack of the payoff's spread. */
static void
compare_payoffs (const RecoursePayoff *a, const RecoursePayoff *b, double factor, double slack)
{
  double of_a[64], of_b[64], allowed = slack * factor * (a->sd + fabs (a->mean) + 1);
  guint n = list_amounts (a, of_a);

  g_assert_cmpuint (n, ==, list_amounts (b, of_b));
  for (guint i = 0; i < n; i++)
    assert_near (of_b[i], factor * of_a[i], allowed);
  assert_near (b->p_loss, a->p_loss, slack);
  assert_near (b->p_best, a->p_best, 0);
}

static void
compare_results (const RecourseResults *a, const RecourseResults *b, double factor, double slack)
{
  for (guint path = 0; path < GARDEN_PATHS; path++)
    for (guint s = 0; s < STAKEHOLDERS; s++)
      compare_payoffs (recourse_results_payoff (a, path, s), recourse_results_payoff (b, path, s),
                       factor, slack);
}

/* What outcomes are worth, weighted by reaching them, is what the path is worth. */
static void
check_total (const Garden *garden)
{
  g_autoptr (RecourseResults) results = garden_run (garden, NULL, 0, 1);

  for (guint path = 0; path < results->n_paths; path++)
    {
      double sum = 0, worth[STAKEHOLDERS] = { 0 };

      for (guint i = 0; i < results->paths[path].n_outcomes; i++)
        {
          const RecourseOutcome *outcome = &results->paths[path].outcomes[i];

          sum += outcome->probability;
          for (guint s = 0; s < STAKEHOLDERS; s++)
            worth[s] += outcome->probability * outcome->payoffs[s];
        }
      assert_near (sum, 1, 1e-14);
      for (guint s = 0; s < STAKEHOLDERS; s++)
        assert_near (recourse_results_payoff (results, path, s)->rollback_mean, worth[s], 1e-11);
    }
}

/* E V = Σ P(k) E(V | k) over the values of the discrete driver, where no policy depends on them. */
static void
check_conditions (const Garden *wanted)
{
  static const double values[] = { -2, 1, 4 }, probabilities[] = { 0.3, 0.5, 0.2 };
  Garden garden = *wanted;
  double sums[GARDEN_PATHS][STAKEHOLDERS] = { 0 }, squares[GARDEN_PATHS][STAKEHOLDERS] = { 0 };
  g_autoptr (RecourseResults) whole = NULL;

  garden.has_decisions = FALSE;
  whole = garden_run (&garden, NULL, TRIALS, 1);
  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (RecourseChoices) choices = recourse_choices_new ();
      g_autoptr (RecourseResults) part = NULL;

      recourse_choices_set_number (choices, "k", values[k]);
      part = garden_run (&garden, choices, TRIALS, 1);
      for (guint path = 0; path < GARDEN_PATHS; path++)
        for (guint s = 0; s < STAKEHOLDERS; s++)
          {
            const RecoursePayoff *payoff = recourse_results_payoff (part, path, s);

            sums[path][s] += probabilities[k] * payoff->mean;
            squares[path][s] += pow (probabilities[k] * payoff->se, 2);
          }
    }
  for (guint path = 0; path < GARDEN_PATHS; path++)
    for (guint s = 0; s < STAKEHOLDERS; s++)
      {
        const RecoursePayoff *payoff = recourse_results_payoff (whole, path, s);

        assert_near (payoff->mean, sums[path][s],
                     6 * sqrt (squares[path][s] + payoff->se * payoff->se) + 1e-11);
      }
}

/* E V = Σ P(k) E(V | k) to rounding, draw by draw: with every other driver fixed, nothing is left to chance but k, whose
 * share of the draws the lattice makes what it should be, up to one draw a repetition. */
static void
check_exact_conditions (const Garden *wanted)
{
  static const double values[] = { -2, 1, 4 }, probabilities[] = { 0.3, 0.5, 0.2 };
  Garden garden = *wanted;
  double parts[3][GARDEN_PATHS][STAKEHOLDERS];
  g_autoptr (RecourseChoices) fixed = recourse_choices_new ();
  g_autoptr (RecourseResults) whole = NULL;

  garden.has_decisions = FALSE;
  recourse_choices_set_number (fixed, "p", 0.3);
  recourse_choices_set_number (fixed, "q", 0.2);
  recourse_choices_set_number (fixed, "x", 2.5);
  recourse_choices_set_number (fixed, "y", 1);
  whole = garden_run (&garden, fixed, 320000, 1);
  for (guint k = 0; k < 3; k++)
    {
      g_autoptr (RecourseResults) part = NULL;

      recourse_choices_set_number (fixed, "k", values[k]);
      part = garden_run (&garden, fixed, 32, 1);
      for (guint path = 0; path < GARDEN_PATHS; path++)
        for (guint s = 0; s < STAKEHOLDERS; s++)
          parts[k][path][s] = recourse_results_payoff (part, path, s)->mean;
    }
  for (guint path = 0; path < GARDEN_PATHS; path++)
    for (guint s = 0; s < STAKEHOLDERS; s++)
      {
        double sum = 0, size = 0;

        for (guint k = 0; k < 3; k++)
          {
            sum += probabilities[k] * parts[k][path][s];
            size += fabs (parts[k][path][s]);
          }
        assert_near (recourse_results_payoff (whole, path, s)->mean, sum, 3e-4 * size + 1e-12);
      }
}

static void
test_total_expectation (void)
{
  for_each_seed (check_total);
  for_each_seed (check_conditions);
  for_each_seed (check_exact_conditions);
}

/* Other names change nothing, not by a bit. */
static void
check_names (const Garden *garden)
{
  Garden renamed = *garden;
  g_autoptr (RecourseResults) a = run (garden), b = NULL;

  renamed.is_renamed = TRUE;
  b = run (&renamed);
  compare_results (a, b, 1, 0);
}

static void
test_names (void)
{
  for_each_seed (check_names);
}

/* The order of branches and options changes nothing but the last digits. */
static void
check_order (const Garden *garden)
{
  Garden reversed = *garden;
  g_autoptr (RecourseResults) a = run (garden), b = NULL;

  reversed.is_reversed = TRUE;
  b = run (&reversed);
  compare_results (a, b, 1, 1e-9);
  for (guint path = 0; path < GARDEN_PATHS; path++)
    for (guint i = 0; i < a->paths[path].n_decisions; i++)
      for (guint j = 0; j < b->paths[path].n_decisions; j++)
        {
          const RecourseDecision *of_a = &a->paths[path].decisions[i],
                                 *of_b = &b->paths[path].decisions[j];

          if (strcmp (of_a->node, of_b->node) == 0)
            g_assert_cmpstr (of_a->options[of_a->chosen], ==, of_b->options[of_b->chosen]);
        }
}

static void
test_order (void)
{
  for_each_seed (check_order);
}

/* In cents all amounts are a hundred times what they are in euros, and no chance changes. */
static void
check_scale (const Garden *garden)
{
  Garden larger = *garden;
  g_autoptr (RecourseResults) a = run (garden), b = NULL;

  larger.scale = 100;
  b = run (&larger);
  compare_results (a, b, 100, 1e-9);
}

static void
test_scale (void)
{
  for_each_seed (check_scale);
}

/* 0 ≤ EVPPI ≤ EVPI; what a driver explains is a share; both scale as they should. */
static void
check_information (const Garden *garden)
{
  g_autoptr (RecourseDossier) dossier = garden_grow (garden);
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  g_autoptr (RecourseInformation) found = recourse_program_inform (program, 5000, 5, 1, NULL, NULL);
  g_autoptr (RecourseResults) results = recourse_program_run (program, 5000, 5, 1, NULL, NULL);

  for (guint s = 0; s < STAKEHOLDERS; s++)
    {
      double spread = 0;

      for (guint path = 0; path < GARDEN_PATHS; path++)
        {
          double sum = 0;

          spread = fmax (spread, recourse_results_payoff (results, path, s)->sd);
          for (guint driver = 0; driver < found->n_drivers; driver++)
            {
              double share = recourse_information_explained (found, path, s, driver);

              g_assert_cmpfloat (share, >=, 0);
              g_assert_cmpfloat (share, <=, 1 + 1e-9);
              sum += share;
            }
          /* of independent drivers, whose shares leave the rest to what they do together */
          g_assert_cmpfloat (sum, <=, 1.03);
        }
      for (guint driver = 0; driver < found->n_drivers; driver++)
        {
          g_assert_cmpfloat (recourse_information_evppi (found, s, driver), >=, 0);
          g_assert_cmpfloat (recourse_information_evppi (found, s, driver), <=,
                             found->evpi[s] + 1e-9 * spread);
        }
    }
}

static void
test_information (void)
{
  for_each_seed (check_information);
}

/* Whether @value may stand for the quantile at @level, read from the quantile function within a step of it. */
static void
check_level (const RecoursePayoff *payoff, double level, double value)
{
  double n = payoff->n_quantiles;
  guint low = (guint)fmax (level * n - 1.5, 0), high = (guint)fmin (level * n + 1.5, n - 1);
  double slack = 1e-12 * (payoff->sd + fabs (payoff->mean));

  g_assert_cmpfloat (value, >=, payoff->quantiles[low] - slack);
  g_assert_cmpfloat (value, <=, payoff->quantiles[high] + slack);
}

/* The same outcomes, though perhaps counted in other bins: quantiles may be off by 1e-4 in level in either, which is less
 * than one draw of so few has; so they are held against the quantile function, whose own steps are 1e-3, and cannot be
 * held more closely.  The worst tenth may differ by what the bins between the pilot's P10 and P10 do not tell. */
static void
compare_outcomes (const RecoursePayoff *a, const RecoursePayoff *b)
{
  const double of_a[] = { a->rollback_mean, a->rollback_median, a->mean, a->se, a->sd },
               of_b[] = { b->rollback_mean, b->rollback_median, b->mean, b->se, b->sd };

  for (guint i = 0; i < G_N_ELEMENTS (of_a); i++)
    assert_near (of_b[i], of_a[i], 1e-12 * (a->sd + fabs (a->mean) + 1));
  assert_near (b->p_loss, a->p_loss, 1e-12);
  assert_near (b->p_best, a->p_best, 0);
  assert_near (b->certainty_equivalent, a->certainty_equivalent, 1e-10 * (a->sd + 1));
  assert_near (b->worst_tenth, a->worst_tenth, 1e-4 * a->sd + 1e-12);
  check_level (a, 0.1, b->p10);
  check_level (a, 0.5, b->p50);
  check_level (a, 0.9, b->p90);
}

/* An option that ruins its owner is never taken and never best, and all else stays the same. */
static void
check_dominated (const Garden *garden)
{
  Garden richer = *garden;
  g_autoptr (RecourseResults) a = run (garden), b = NULL;

  richer.has_poor = TRUE;
  b = run (&richer);
  for (guint path = 0; path < GARDEN_PATHS; path++)
    {
      for (guint s = 0; s < STAKEHOLDERS; s++)
        compare_outcomes (recourse_results_payoff (a, path, s),
                          recourse_results_payoff (b, path, s));
      for (guint i = 0; i < b->paths[path].n_decisions; i++)
        {
          const RecourseDecision *decision = &b->paths[path].decisions[i];

          g_assert_cmpstr (decision->options[0], ==, "poor");
          g_assert_cmpuint (decision->chosen, !=, 0);
          g_assert_cmpfloat (decision->best_in_draws[0], ==, 0);
        }
    }
}

static void
test_dominated (void)
{
  for_each_seed (check_dominated);
}

/* Ranks of paths: one is the best in each draw; of two, one gives more, the first listed on a tie. */
static void
check_ranks (const Garden *wanted)
{
  Garden garden = *wanted;
  g_autoptr (RecourseResults) results = NULL;

  garden.has_twin = TRUE;
  results = run (&garden);
  for (guint s = 0; s < STAKEHOLDERS; s++)
    {
      double sum = 0;

      for (guint path = 0; path < results->n_paths; path++)
        {
          sum += recourse_results_payoff (results, path, s)->p_best;
          for (guint other = path + 1; other < results->n_paths; other++)
            assert_near (recourse_results_beats (results, s, path, other)
                             + recourse_results_beats (results, s, other, path),
                         1, 1e-15);
        }
      assert_near (sum, 1, 1e-14);
      g_assert_cmpfloat (recourse_results_beats (results, s, 0, GARDEN_PATHS), ==, 1);
      g_assert_cmpfloat (recourse_results_payoff (results, GARDEN_PATHS, s)->p_best, ==, 0);
    }
}

static void
test_ranks (void)
{
  for_each_seed (check_ranks);
}

static void
check_shape (const RecoursePayoff *payoff, gconstpointer data)
{
  const double levels[] = { payoff->p5,  payoff->p10, payoff->p25, payoff->p50,
                            payoff->p75, payoff->p90, payoff->p95 };
  double mass = 0, slack = 1e-12 * (fabs (payoff->mean) + payoff->sd);

  for (guint i = 1; i < G_N_ELEMENTS (levels); i++)
    g_assert_cmpfloat (levels[i - 1], <=, levels[i]);
  for (guint i = 1; i < payoff->n_quantiles; i++)
    g_assert_cmpfloat (payoff->quantiles[i - 1], <=, payoff->quantiles[i]);
  for (guint i = 0; i < payoff->n_exceedance; i++)
    {
      g_assert_cmpfloat (payoff->exceedance[i].probability, >=, 0);
      g_assert_cmpfloat (payoff->exceedance[i].probability, <=, 1);
      if (i > 0)
        {
          g_assert_cmpfloat (payoff->exceedance[i - 1].x, <=, payoff->exceedance[i].x);
          g_assert_cmpfloat (payoff->exceedance[i - 1].probability, >=,
                             payoff->exceedance[i].probability);
        }
    }
  for (guint i = 0; i < payoff->density.n; i++)
    {
      g_assert_cmpfloat (payoff->density.values[i], >=, 0);
      mass += payoff->density.values[i] * payoff->density.step;
    }
  assert_near (mass, 1, 1e-9);
  g_assert_cmpfloat (payoff->worst_tenth, <=, payoff->p10 + slack);
  g_assert_cmpfloat (payoff->worst_tenth, <=, payoff->mean + slack);
  g_assert_cmpfloat (payoff->certainty_equivalent, <=, payoff->mean + slack);
  g_assert_true (payoff->p_loss >= 0 && payoff->p_loss <= 1);
  g_assert_cmpfloat (payoff->se, >=, 0);
}

static void
check_years (const RecoursePayoff *payoff, gconstpointer data)
{
  double sum = 0, size = 0;

  g_assert_cmpuint (payoff->n_years, ==, 4);
  for (guint i = 0; i < payoff->n_years; i++)
    {
      sum += payoff->yearly[i].mean;
      size += fabs (payoff->yearly[i].mean);
      g_assert_cmpfloat (payoff->yearly[i].p10, <=, payoff->yearly[i].p50);
      g_assert_cmpfloat (payoff->yearly[i].p50, <=, payoff->yearly[i].p90);
    }
  assert_near (sum, payoff->mean, 1e-12 * (1 + size));
}

static void
check_all_shapes (const Garden *garden)
{
  g_autoptr (RecourseResults) results = run (garden);

  for_each_payoff (results, check_shape, NULL);
}

static void
check_all_years (const Garden *garden)
{
  g_autoptr (RecourseResults) results = run (garden);

  for_each_payoff (results, check_years, NULL);
}

static void
test_shapes (void)
{
  for_each_seed (check_all_shapes);
}

static void
test_years (void)
{
  for_each_seed (check_all_years);
}

static void
add_bytes (const RecoursePayoff *payoff, gconstpointer data)
{
  GChecksum *sum = (GChecksum *)data;
  double amounts[64];
  guint n = list_amounts (payoff, amounts);
  const double shares[] = { payoff->p_loss, payoff->p_best };

  g_checksum_update (sum, (const guchar *)amounts, (gssize)(n * sizeof *amounts));
  g_checksum_update (sum, (const guchar *)shares, sizeof shares);
  g_checksum_update (sum, (const guchar *)payoff->quantiles,
                     (gssize)(payoff->n_quantiles * sizeof *payoff->quantiles));
  g_checksum_update (sum, (const guchar *)payoff->density.values,
                     (gssize)(payoff->density.n * sizeof (double)));
  g_checksum_update (sum, (const guchar *)payoff->exceedance,
                     (gssize)(payoff->n_exceedance * sizeof *payoff->exceedance));
}

/* The same bytes on any number of threads. */
static void
check_threads (const Garden *garden)
{
  static const guint threads[] = { 1, 3, 8 };
  g_autofree char *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (GChecksum) sum = g_checksum_new (G_CHECKSUM_SHA256);
      g_autoptr (RecourseResults) results = garden_run (garden, NULL, 1003, threads[i]);

      for_each_payoff (results, add_bytes, sum);
      if (first == NULL)
        first = g_strdup (g_checksum_get_string (sum));
      g_assert_cmpstr (first, ==, g_checksum_get_string (sum));
    }
}

static void
test_threads (void)
{
  for_each_seed (check_threads);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/properties/total-expectation", test_total_expectation);
  g_test_add_func ("/properties/names", test_names);
  g_test_add_func ("/properties/order", test_order);
  g_test_add_func ("/properties/scale", test_scale);
  g_test_add_func ("/properties/information", test_information);
  g_test_add_func ("/properties/dominated", test_dominated);
  g_test_add_func ("/properties/ranks", test_ranks);
  g_test_add_func ("/properties/shapes", test_shapes);
  g_test_add_func ("/properties/years", test_years);
  g_test_add_func ("/properties/threads", test_threads);
  return g_test_run ();
}
