/* The simulation against one that keeps every draw, closed forms, and itself on other numbers of threads. */
#include "sketchbook.h"

#include "app/analysis/sampler.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

typedef struct
{
  double value, weight;
} Atom;

static int
compare_atoms (const void *a, const void *b)
{
  const Atom *x = a, *y = b;

  return (x->value > y->value) - (x->value < y->value);
}

/* What a file may well contain: chance that depends on drivers, decisions below chance, kinks, a discrete driver,
 * profiles, look-through, an aversion to risk. */
static RecourseDossier *
make_mixed (void)
{
  static const double values[] = { 1, 2, 4 }, probabilities[] = { 0.5, 0.3, 0.2 };
  static const double even[] = { 0.4, 0.6 };
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *root = sketch_chance ("root"), *choice = sketch_decision ("choice", "b");
  RecourseNode *win = sketch_outcome ("win"), *lose = sketch_outcome ("lose"),
               *sell = sketch_outcome ("sell");
  RecourseNode *flat = sketch_outcome ("flat");
  RecourseStakeholder *a;

  sketch_stakeholder (dossier, "a");
  sketch_stakeholder (dossier, "b");
  sketch_look (dossier, "a", "b", "0.25");
  a = recourse_dossier_find (dossier, dossier->stakeholders, "a");
  a->risk_tolerance = 5;
  sketch_horizon (dossier, 2026, 2027);
  sketch_discount (dossier, "rate", NAN);
  sketch_profile (dossier, "even", 2, even);
  sketch_uniform (dossier, "p", 0.1, 0.6);
  sketch_normal (dossier, "x", 3, 2);
  sketch_uniform (dossier, "rate", 0.05, 0.15);
  sketch_discrete (dossier, "k", 3, values, probabilities);
  sketch_parameter (dossier, "scale", "1");
  sketch_term (dossier, "a", "scale*x*k", "even");
  sketch_term (dossier, "b", "max(x, 1) - scale", NULL);
  sketch_set (lose, "scale", "-0.5");
  sketch_set (sell, "scale", "0");
  sketch_pay (sell, "b", "2*k");
  sketch_branch (root, "w", "p", win);
  sketch_branch (root, "l", "p^2", lose);
  sketch_branch (root, "c", "rest", choice);
  sketch_option (choice, "sell", NULL, sell);
  sketch_option (choice, "keep", NULL, win = sketch_outcome ("keep"));
  sketch_set (win, "scale", "0.1*k");
  sketch_path (dossier, "mixed", root);
  sketch_set (flat, "scale", "0.2");
  sketch_path (dossier, "flat", flat);
  return dossier;
}

/* One draw of make_mixed(), by hand. */
typedef struct
{
  double weights[2][3];
  double payoffs[2][3][2], years[2][3][2][2]; /* [path][outcome][stakeholder] */
  double values[2][2];                        /* [path][stakeholder] */
  double sell, keep;
} Draw;

static void
price (Draw *draw,
       guint path,
       guint outcome,
       double scale,
       double x,
       double k,
       double rate,
       double extra_b)
{
  double term = scale * x * k, b = fmax (x, 1) - scale + extra_b;
  double *a_years = draw->years[path][outcome][0], *b_years = draw->years[path][outcome][1];

  b_years[0] = b;
  b_years[1] = 0;
  a_years[0] = 0.4 * term + 0.25 * b;
  a_years[1] = 0.6 * term / (1 + rate);
  draw->payoffs[path][outcome][0] = a_years[0] + a_years[1];
  draw->payoffs[path][outcome][1] = b;
}

static Draw
draw_mixed (double p, double x, double rate, double k, gboolean sells)
{
  Draw draw = { .weights = { { p, p * p, 1 - p - p * p }, { 1, 0, 0 } } };

  price (&draw, 0, 0, 1, x, k, rate, 0);
  price (&draw, 0, 1, -0.5, x, k, rate, 0);
  price (&draw, 0, 2, 0.1 * k, x, k, rate, 0);
  draw.keep = draw.payoffs[0][2][1];
  if (sells)
    price (&draw, 0, 2, 0, x, k, rate, 2 * k);
  draw.sell = fmax (x, 1) + 2 * k;
  price (&draw, 1, 0, 0.2, x, k, rate, 0);
  for (guint i = 0; i < 2; i++)
    for (guint s = 0; s < 2; s++)
      for (guint o = 0; o < 3; o++)
        draw.values[i][s] += draw.weights[i][o] * draw.payoffs[i][o][s];
  return draw;
}

/* All draws of a program, in the order of batches. */
static double *
collect_draws (RecourseProgram *program, guint64 trials, guint64 seed, guint n_drivers)
{
  RecourseSampler sampler;
  RecourseLevels levels;
  double *draws = g_new (double, trials *n_drivers);
  g_autofree double *block_values = g_new (double, n_drivers *RECOURSE_BLOCK);
  g_autofree double **inputs = g_new (double *, n_drivers);
  guint64 at = 0;

  recourse_sampler_init (&sampler, program, trials, seed);
  recourse_levels_init (&levels, program);
  for (guint i = 0; i < n_drivers; i++)
    inputs[i] = block_values + i * RECOURSE_BLOCK;
  for (guint r = 0; r < RECOURSE_REPLICATES; r++)
    for (guint64 block = 0; block * RECOURSE_BLOCK < recourse_sampler_count (&sampler, r); block++)
      {
        guint n = recourse_sampler_count_block (&sampler, r, block);

        recourse_sampler_fill (&sampler, &levels, r, block, inputs);
        for (guint i = 0; i < n; i++, at++)
          for (guint j = 0; j < n_drivers; j++)
            draws[at * n_drivers + j] = inputs[j][i];
      }
  g_assert_cmpuint (at, ==, trials);
  recourse_levels_clear (&levels);
  recourse_sampler_clear (&sampler);
  return draws;
}

static double
slow_quantile (const Atom *atoms, gsize n, double total, double level)
{
  double sum = 0;

  for (gsize i = 0; i < n; i++)
    {
      sum += atoms[i].weight;
      if (sum >= (level - 1e-12) * total)
        return atoms[i].value;
    }
  return atoms[n - 1].value;
}

/* Whether @value is a quantile at a level no more than 1e-4 from @level. */
static void
assert_quantile (const Atom *atoms, gsize n, double total, double level, double value)
{
  double low = slow_quantile (atoms, n, total, level - 1.01e-4),
         high = slow_quantile (atoms, n, total, level + 1.01e-4);

  if (!(value >= low - 1e-12 * fabs (low) && value <= high + 1e-12 * fabs (high)))
    g_error ("P%g: %.17g is not within %.17g and %.17g", 100 * level, value, low, high);
}

static double
slow_worst_tenth (const Atom *atoms, gsize n, double total)
{
  double left = 0.1 * total, sum = 0;

  for (gsize i = 0; i < n && left > 0; i++)
    {
      double taken = fmin (left, atoms[i].weight);

      sum += taken * atoms[i].value;
      left -= taken;
    }
  return sum / (0.1 * total);
}

static void
check_distribution (
    const RecoursePayoff *payoff, Atom *atoms, gsize n, double total, double tolerance)
{
  double mean = 0, square = 0, loss = 0, exponential = 0;

  qsort (atoms, n, sizeof *atoms, compare_atoms);
  for (gsize i = 0; i < n; i++)
    {
      mean += atoms[i].weight * atoms[i].value / total;
      loss += atoms[i].value < 0 ? atoms[i].weight / total : 0;
      exponential += atoms[i].weight * exp (-atoms[i].value / tolerance) / total;
    }
  for (gsize i = 0; i < n; i++)
    square += atoms[i].weight * pow (atoms[i].value - mean, 2) / total;
  assert_near (payoff->mean, mean, 1e-12 * (1 + fabs (mean)));
  assert_near (payoff->sd, sqrt (square), 1e-10);
  assert_near (payoff->p_loss, loss, 1e-12);
  assert_near (payoff->worst_tenth, slow_worst_tenth (atoms, n, total), 2e-5 * payoff->sd + 1e-13);
  if (!isnan (tolerance))
    assert_near (payoff->certainty_equivalent, -tolerance * log (exponential), 1e-11);
  assert_quantile (atoms, n, total, 0.05, payoff->p5);
  assert_quantile (atoms, n, total, 0.1, payoff->p10);
  assert_quantile (atoms, n, total, 0.25, payoff->p25);
  assert_quantile (atoms, n, total, 0.5, payoff->p50);
  assert_quantile (atoms, n, total, 0.75, payoff->p75);
  assert_quantile (atoms, n, total, 0.9, payoff->p90);
  assert_quantile (atoms, n, total, 0.95, payoff->p95);
}

static void
check_year (const RecourseYear *year, Atom *atoms, gsize n, double total)
{
  double mean = 0;

  qsort (atoms, n, sizeof *atoms, compare_atoms);
  for (gsize i = 0; i < n; i++)
    mean += atoms[i].weight * atoms[i].value / total;
  assert_near (year->mean, mean, 1e-12 * (1 + fabs (mean)));
  assert_quantile (atoms, n, total, 0.1, year->p10);
  assert_quantile (atoms, n, total, 0.5, year->p50);
  assert_quantile (atoms, n, total, 0.9, year->p90);
}

static void
check_payoffs (const RecourseResults *results, const Draw *draws, guint64 trials)
{
  g_autofree Atom *atoms = g_new (Atom, 3 * trials);

  for (guint path = 0; path < 2; path++)
    for (guint s = 0; s < 2; s++)
      {
        const RecoursePayoff *payoff = recourse_results_payoff (results, path, s);

        for (guint64 i = 0; i < trials; i++)
          for (guint o = 0; o < 3; o++)
            atoms[3 * i + o] = (Atom){ draws[i].payoffs[path][o][s], draws[i].weights[path][o] };
        check_distribution (payoff, atoms, 3 * trials, (double)trials, s == 0 ? 5 : NAN);
        for (guint y = 0; y < 2; y++)
          {
            for (guint64 i = 0; i < trials; i++)
              for (guint o = 0; o < 3; o++)
                atoms[3 * i + o] =
                    (Atom){ draws[i].years[path][o][s][y], draws[i].weights[path][o] };
            check_year (&payoff->yearly[y], atoms, 3 * trials, (double)trials);
          }
      }
}

static void
check_comparisons (const RecourseResults *results, const Draw *draws, guint64 trials)
{
  guint64 beats[2] = { 0 }, sells = 0;

  for (guint64 i = 0; i < trials; i++)
    {
      for (guint s = 0; s < 2; s++)
        beats[s] +=
            draws[i].values[0][s] >= draws[i].values[1][s] - 1e-12 * fabs (draws[i].values[1][s]);
      sells += draws[i].sell >= draws[i].keep;
    }
  for (guint s = 0; s < 2; s++)
    {
      double share = (double)beats[s] / (double)trials;

      assert_near (recourse_results_beats (results, s, 0, 1), share, 1e-15);
      assert_near (recourse_results_beats (results, s, 1, 0), 1 - share, 1e-15);
      assert_near (recourse_results_payoff (results, 0, s)->p_best, share, 1e-15);
      assert_near (recourse_results_payoff (results, 1, s)->p_best, 1 - share, 1e-15);
    }
  assert_near (results->paths[0].decisions[0].best_in_draws[0], (double)sells / (double)trials,
               1e-15);
}

static void
check_against_slow (guint64 trials, guint64 seed)
{
  g_autoptr (RecourseDossier) dossier = make_mixed ();
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  g_autoptr (RecourseResults) results = recourse_program_run (program, trials, seed, 2, NULL, NULL);
  g_autofree double *inputs = collect_draws (program, trials, seed, 4);
  g_autofree Draw *draws = g_new (Draw, trials);
  gboolean sells = results->paths[0].decisions[0].chosen == 0;

  for (guint64 i = 0; i < trials; i++)
    draws[i] =
        draw_mixed (inputs[4 * i], inputs[4 * i + 1], inputs[4 * i + 2], inputs[4 * i + 3], sells);
  check_payoffs (results, draws, trials);
  check_comparisons (results, draws, trials);
}

static void
test_slow (void)
{
  static const guint64 trials[] = { 1, 2, 31, 33, 1000, 8191, 8193, 50000, 300000 };

  for (gsize i = 0; i < G_N_ELEMENTS (trials); i++)
    {
      g_test_message ("%" G_GUINT64_FORMAT " draws", trials[i]);
      check_against_slow (trials[i], 7 + i);
    }
}

static RecourseDossier *
make_payoff (const char *formula, double risk_tolerance)
{
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *outcome = sketch_outcome ("end");
  RecourseStakeholder *a;

  sketch_stakeholder (dossier, "a");
  a = recourse_dossier_find (dossier, dossier->stakeholders, "a");
  a->risk_tolerance = risk_tolerance;
  sketch_normal (dossier, "z", 10, 2);
  sketch_uniform (dossier, "u", 0, 1);
  sketch_uniform (dossier, "v", 0, 1);
  sketch_pay (outcome, "a", formula);
  sketch_path (dossier, "only", outcome);
  return dossier;
}

/* A product of two uniforms: density −ln x, mean 1/4, variance 7/144, F(x) = x − x ln x. */
static void
test_closed_forms (void)
{
  g_autoptr (RecourseDossier) product = make_payoff ("u*v", NAN), normal = make_payoff ("z", NAN);
  g_autoptr (RecourseResults) a = sketch_run (product, 200000, 3),
                              b = sketch_run (normal, 200000, 3);
  const RecoursePayoff *p = recourse_results_payoff (a, 0, 0),
                       *n = recourse_results_payoff (b, 0, 0);

  assert_near (p->mean, 0.25, 5 * p->se + 1e-12);
  assert_near (p->sd, sqrt (7.0 / 144), 1e-4);
  assert_near (p->p50 - p->p50 * log (p->p50), 0.5, 5e-4);
  assert_near (p->p95 - p->p95 * log (p->p95), 0.95, 5e-4);
  assert_near (n->mean, 10, 5 * n->se + 1e-12);
  assert_near (n->sd, 2, 1e-3);
  assert_near (n->p5, 10 - 2 * 1.6448536269514722, 2e-3);
  assert_near (n->p90, 10 + 2 * 1.2815515655446004, 2e-3);
  /* φ(1.2816)/0.1 standard deviations below the mean */
  assert_near (n->worst_tenth, 10 - 2 * 1.7549833193248681, 2e-3);
  assert_near (n->p_loss, 2.866515718791939e-7, 1e-5);
}

/* For a normal payoff the certainty equivalent is μ − σ²/2R; for R → 0 the least payoff, for R → ∞ the mean. */
static void
test_risk (void)
{
  static const double tolerances[] = { 1, 5, 100, 1e6, 1e12 };

  for (gsize i = 0; i < G_N_ELEMENTS (tolerances); i++)
    {
      g_autoptr (RecourseDossier) dossier = make_payoff ("z", tolerances[i]);
      g_autoptr (RecourseResults) results = sketch_run (dossier, 200000, 1);
      const RecoursePayoff *payoff = recourse_results_payoff (results, 0, 0);
      double premium = payoff->mean - payoff->certainty_equivalent;

      assert_near (premium, payoff->sd * payoff->sd / 2 / tolerances[i], 2e-2 / tolerances[i]);
    }
}

/* A lottery of constants with tiny tolerances: −R ln (½ + ½ e^(−1/R)) = R ln 2 beside the least payoff. */
static void
test_fear (void)
{
  static const double tolerances[] = { 1e-3, 1e-8, 1e-300 };

  for (gsize i = 0; i < G_N_ELEMENTS (tolerances); i++)
    {
      g_autoptr (RecourseDossier) dossier = make_payoff ("5", tolerances[i]);
      RecourseNode *lottery = sketch_chance ("lottery"), *low = sketch_outcome ("low"),
                   *high = sketch_outcome ("high");
      g_autoptr (RecourseResults) results = NULL;

      sketch_pay (low, "a", "3");
      sketch_pay (high, "a", "4 + 0*u");
      sketch_branch (lottery, NULL, "0.5", low);
      sketch_branch (lottery, NULL, "0.5", high);
      sketch_path (dossier, "lottery", lottery);
      results = sketch_run (dossier, 1000, 1);
      assert_near (recourse_results_payoff (results, 1, 0)->certainty_equivalent,
                   3 + tolerances[i] * G_LN2, 1e-14);
    }
}

/* The standard error tells how far means really are from the truth: the ratio is about 1 over many seeds. */
static void
test_standard_error (void)
{
  g_autoptr (RecourseDossier) dossier = make_payoff ("exp(u)*v + u*v^2", NAN);
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  double truth = (M_E - 1) / 2 + 0.5 / 3, square = 0;
  guint n = 200;

  for (guint64 seed = 1; seed <= n; seed++)
    {
      g_autoptr (RecourseResults) results =
          recourse_program_run (program, 3200, seed, 1, NULL, NULL);
      const RecoursePayoff *payoff = recourse_results_payoff (results, 0, 0);

      square += pow ((payoff->mean - truth) / payoff->se, 2) / n;
      /* and it is far below that of plain Monte Carlo */
      g_assert_cmpfloat (payoff->se, <, payoff->sd / sqrt (3200) / 3);
    }
  g_test_message ("mean square of error over standard error: %g", square);
  g_assert_cmpfloat (square, >, 0.7);
  g_assert_cmpfloat (square, <, 1.5);
}

static void
assert_same_bytes (const RecoursePayoff *a, const RecoursePayoff *b)
{
  const double *x = (const double *)a, *y = (const double *)b;

  for (gsize i = 0; i < offsetof (RecoursePayoff, density) / sizeof (double); i++)
    if (memcmp (&x[i], &y[i], sizeof (double)) != 0)
      g_error ("statistic %" G_GSIZE_FORMAT " is %.17g or %.17g", i, x[i], y[i]);
  g_assert_cmpmem (a->density.values, a->density.n * sizeof (double), b->density.values,
                   b->density.n * sizeof (double));
  g_assert_cmpmem (a->exceedance, a->n_exceedance * sizeof *a->exceedance, b->exceedance,
                   b->n_exceedance * sizeof *b->exceedance);
  g_assert_cmpmem (a->quantiles, a->n_quantiles * sizeof (double), b->quantiles,
                   b->n_quantiles * sizeof (double));
  for (guint i = 0; i < a->n_years; i++)
    {
      g_assert_cmpfloat (a->yearly[i].mean, ==, b->yearly[i].mean);
      g_assert_cmpfloat (a->yearly[i].p10, ==, b->yearly[i].p10);
      g_assert_cmpfloat (a->yearly[i].p50, ==, b->yearly[i].p50);
      g_assert_cmpfloat (a->yearly[i].p90, ==, b->yearly[i].p90);
    }
}

static void
test_threads (void)
{
  static const guint threads[] = { 2, 3, 5, 16, 100 };
  g_autoptr (RecourseDossier) dossier = make_mixed ();
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  g_autoptr (RecourseResults) one = recourse_program_run (program, 30011, 5, 1, NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (threads); i++)
    {
      g_autoptr (RecourseResults) many =
          recourse_program_run (program, 30011, 5, threads[i], NULL, NULL);

      for (guint path = 0; path < 2; path++)
        for (guint s = 0; s < 2; s++)
          assert_same_bytes (recourse_results_payoff (one, path, s),
                             recourse_results_payoff (many, path, s));
      g_assert_cmpmem (one->beats, 8 * sizeof (double), many->beats, 8 * sizeof (double));
    }
}

static void
test_seeds (void)
{
  g_autoptr (RecourseDossier) dossier = make_mixed ();
  g_autoptr (RecourseResults) a = sketch_run (dossier, 1000, 1), b = sketch_run (dossier, 1000, 2);

  g_assert_cmpfloat (recourse_results_payoff (a, 0, 0)->mean, !=,
                     recourse_results_payoff (b, 0, 0)->mean);
}

static RecourseDossier *
make_division (const char *formula)
{
  static const double values[] = { 0, 1, 2 }, probabilities[] = { 0.001, 0.5, 0.499 };
  RecourseDossier *dossier = make_payoff (formula, NAN);

  sketch_discrete (dossier, "k", 3, values, probabilities);
  sketch_variable (dossier, "inverse", "1/k");
  return dossier;
}

/* The percentage of draws that a message says are affected. */
static double
stated_share (const GError *error)
{
  const char *at = strrchr (error->message, ';');

  g_assert_nonnull (at);
  g_assert_nonnull (strstr (at, "% of the draws"));
  return g_ascii_strtod (at + 1, NULL);
}

/* A division by zero in one draw of a thousand is told, with the values that led there and the share of draws; the
 * branch of an `if` that is not taken is not looked at. */
static void
test_faults (void)
{
  static const char *const faulty[] = { "u + 1/k", "if(u > 2, 1, inverse)",
                                        "min(1/k, 5)*0 + u/k - u/k", "if(k/k > 0, 1, 2)" };
  static const char *const fine[] = { "if(k == 0, 7, 1/k)", "if(k == 0, 7, inverse)", "min(1/k, 5)",
                                      "1/(1 + 1/k)" };

  for (gsize i = 0; i < 4; i++)
    {
      g_autoptr (RecourseDossier) bad = make_division (faulty[i]), good = make_division (fine[i]);
      g_autoptr (RecourseProgram) program = sketch_compile (bad, NULL);
      g_autoptr (RecourseResults) results = sketch_run (good, 20000, 1);
      g_autoptr (GError) error = NULL;

      g_assert_null (recourse_program_run (program, 20000, 1, 2, NULL, &error));
      g_test_message ("%s", error->message);
      g_assert_error (error, RECOURSE_ANALYSIS_ERROR, RECOURSE_ANALYSIS_ERROR_VALUE);
      g_assert_nonnull (strstr (error->message, "k = 0"));
      assert_near (stated_share (error), 0.1, 0.05);
      assert_near (recourse_results_payoff (results, 0, 0)->p50, i == 3 ? 0.5 : 1, 0);
    }
}

static void
test_probability_fault (void)
{
  g_autoptr (RecourseDossier) dossier = make_payoff ("1", NAN);
  RecourseNode *root = sketch_chance ("root");
  g_autoptr (RecourseProgram) program = NULL;
  g_autoptr (GError) error = NULL;

  sketch_branch (root, "one", "u + 0.25", sketch_outcome ("o1"));
  sketch_branch (root, "two", "rest", sketch_outcome ("o2"));
  sketch_path (dossier, "other", root);
  program = sketch_compile (dossier, NULL);
  g_assert_null (recourse_program_run (program, 10000, 1, 2, NULL, &error));
  g_test_message ("%s", error->message);
  g_assert_nonnull (strstr (error->message, "“root” of path “other”"));
  assert_near (stated_share (error), 25, 0.5);
}

static gpointer
cancel_soon (gpointer cancellable)
{
  g_usleep (20000);
  g_cancellable_cancel (cancellable);
  return NULL;
}

static void
test_cancel (void)
{
  g_autoptr (RecourseDossier) dossier = make_mixed ();
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  GThread *thread = g_thread_new ("cancel", cancel_soon, cancellable);

  g_assert_null (
      recourse_program_run (program, G_GUINT64_CONSTANT (1000000000), 1, 0, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_thread_join (thread);
}

/* Two narrow humps far apart stay two, and a density adds up to 1. */
static void
test_density (void)
{
  g_autoptr (RecourseDossier) dossier = make_payoff ("if(u < 0.4, -50, 50) + z - 10", NAN);
  g_autoptr (RecourseResults) results = sketch_run (dossier, 20000, 1);
  const RecourseDensity *density = &recourse_results_payoff (results, 0, 0)->density;
  double sum = 0, middle = 0, left = 0, right = 0;

  for (guint i = 0; i < density->n; i++)
    {
      double x = density->from + i * density->step, value = density->values[i];

      sum += value * density->step;
      left = x < -40 ? MAX (left, value) : left;
      right = x > 40 ? MAX (right, value) : right;
      middle = fabs (x) < 30 ? MAX (middle, value) : middle;
    }
  assert_near (sum, 1, 1e-9);
  assert_near (left, 0.4 * 0.19947, 0.01);
  assert_near (right, 0.6 * 0.19947, 0.015);
  g_assert_cmpfloat (middle, <, 1e-4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/simulation/slow", test_slow);
  g_test_add_func ("/simulation/closed-forms", test_closed_forms);
  g_test_add_func ("/simulation/risk", test_risk);
  g_test_add_func ("/simulation/fear", test_fear);
  g_test_add_func ("/simulation/standard-error", test_standard_error);
  g_test_add_func ("/simulation/threads", test_threads);
  g_test_add_func ("/simulation/seeds", test_seeds);
  g_test_add_func ("/simulation/faults", test_faults);
  g_test_add_func ("/simulation/probability-fault", test_probability_fault);
  g_test_add_func ("/simulation/cancel", test_cancel);
  g_test_add_func ("/simulation/density", test_density);
  return g_test_run ();
}
