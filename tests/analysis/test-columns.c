/* Draws of drivers and means that are kept between runs: what comes out of them is what would have been drawn, only what was
 * changed is computed again, and they take no more room than is said. */
#include "app/analysis/column-cache.h"
#include "app/analysis/lattice.h"
#include "sketchbook.h"

#include <math.h>
#include <string.h>

#define TRIALS 10007 /* replicates of two lengths */

static RecourseVariate *
new_uniform (double low, double high)
{
  RecourseVariateSpec spec = recourse_variate_spec (RECOURSE_KIND_UNIFORM);

  spec.low = low;
  spec.high = high;
  return recourse_variate_new (&spec);
}

static guint64
count_blocks (guint64 trials, guint replicate)
{
  const guint64 n = trials / RECOURSE_REPLICATES + (replicate < trials % RECOURSE_REPLICATES);

  return (n + RECOURSE_BLOCK - 1) / RECOURSE_BLOCK;
}

/* Fills what is asked for with @value and gives it back. */
static void
fill (RecourseVariate *variate, guint64 trials, double value)
{
  RecourseColumn *column = recourse_column_get (variate, 3, 1, trials, 1);
  double values[RECOURSE_BLOCK];

  g_assert_nonnull (column);
  for (guint i = 0; i < RECOURSE_BLOCK; i++)
    values[i] = value + i;
  for (guint i = 0; i < RECOURSE_REPLICATES; i++)
    for (guint64 block = 0; block < count_blocks (trials, i); block++)
      recourse_column_write (column, i, block, values);
  recourse_column_put (column);
}

static gboolean
is_kept (RecourseVariate *variate, guint dimension, guint64 seed, guint64 trials, double value)
{
  RecourseColumn *column = recourse_column_get (variate, dimension, seed, trials, 1);
  double values[RECOURSE_BLOCK] = { 0 };
  const gboolean is_there = recourse_column_read (column, 31, 0, values);

  if (is_there)
    for (guint i = 0; i < RECOURSE_BLOCK; i++)
      g_assert_cmpfloat (values[i], ==, value + i);
  recourse_column_put (column);
  return is_there;
}

/* A column is known by distribution, dimension, seed and number of draws, and by nothing less. */
static void
test_known (void)
{
  g_autoptr (RecourseVariate) variate = new_uniform (0, 1), other = new_uniform (0, 1);
  const guint64 uneven = 256 * RECOURSE_REPLICATES + 1; /* the first replicate has a block more */

  g_assert_false (is_kept (variate, 3, 1, TRIALS, 5));
  g_assert_false (is_kept (variate, 3, 1, TRIALS, 5)); /* one that was left empty is not kept */
  fill (variate, TRIALS, 5);
  g_assert_true (is_kept (variate, 3, 1, TRIALS, 5));
  g_assert_false (is_kept (other, 3, 1, TRIALS, 5));
  g_assert_false (is_kept (variate, 2, 1, TRIALS, 5));
  g_assert_false (is_kept (variate, 3, 2, TRIALS, 5));
  g_assert_false (is_kept (variate, 3, 1, TRIALS + 1, 5));
  fill (variate, uneven, 9);
  g_assert_true (is_kept (variate, 3, 1, uneven, 9));
}

/* What was not used for longest makes room, and what takes too much is not kept at all. */
static void
test_bounded (void)
{
  g_autoptr (RecourseVariate) first = new_uniform (0, 1), used = new_uniform (0, 1);

  fill (first, TRIALS, 1);
  fill (used, TRIALS, 2);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (RecourseVariate) more = new_uniform (0, 1);

      fill (more, TRIALS, 3);
      g_assert_true (is_kept (used, 3, 1, TRIALS, 2));
    }
  g_assert_false (is_kept (first, 3, 1, TRIALS, 1));
  g_assert_null (recourse_column_get (first, 0, 1, 1000000, 1));
  g_assert_null (recourse_column_get (first, 0, 1, TRIALS, 100));
  g_assert_null (recourse_column_get (first, 0, 1, G_MAXUINT64, 1));
}

static RecourseProgram *
new_program (double high)
{
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *outcome = sketch_outcome ("o");

  sketch_stakeholder (dossier, "us");
  sketch_uniform (dossier, "x", 0, high);
  sketch_normal (dossier, "y", 2, 1);
  sketch_pay (outcome, "us", "x*y + exp(-y)");
  sketch_path (dossier, "p", outcome);
  return sketch_compile (dossier, NULL);
}

static RecourseResults *
run (double high, guint64 seed)
{
  g_autoptr (RecourseProgram) program = new_program (high);
  RecourseResults *results = recourse_program_run (program, TRIALS, seed, 2, NULL, NULL);

  g_assert_nonnull (results);
  return results;
}

static void
assert_same (const RecourseResults *a, const RecourseResults *b)
{
  const RecoursePayoff *x = recourse_results_payoff (a, 0, 0),
                       *y = recourse_results_payoff (b, 0, 0);

  g_assert_cmpfloat (x->mean, ==, y->mean);
  g_assert_cmpfloat (x->se, ==, y->se);
  g_assert_cmpfloat (x->sd, ==, y->sd);
  g_assert_cmpmem (x->quantiles, x->n_quantiles * sizeof (double), y->quantiles,
                   y->n_quantiles * sizeof (double));
}

/* E xy + E e^−y, by hand: ½·high·2 + e^(½ − 2) */
static void
assert_mean (const RecourseResults *results, double high)
{
  const RecoursePayoff *payoff = recourse_results_payoff (results, 0, 0);

  assert_near (payoff->mean, high + 0.22313016014842982, 5 * payoff->se);
}

/* A driver that moves there and back, with another dossier's draws in between, leaves every byte as it was. */
static void
test_back (void)
{
  g_autoptr (RecourseResults) first = run (1, 1), moved = run (1.25, 1), seeded = run (1, 2),
                              back = run (1, 1), again = run (1.25, 1);

  assert_same (first, back);
  assert_same (moved, again);
  g_assert_cmpfloat (recourse_results_payoff (first, 0, 0)->mean, !=,
                     recourse_results_payoff (seeded, 0, 0)->mean);
  assert_mean (back, 1);
  assert_mean (again, 1.25);
}

/* ---- means that are remembered ---- */

typedef struct
{
  double high; /* of driver x */
  double share;
  double lever;
} State;

static RecourseProgram *
new_pair (const State *state)
{
  g_autoptr (RecourseDossier) dossier = sketch_dossier ();
  RecourseNode *root = sketch_chance ("c"), *outcome;

  sketch_stakeholder (dossier, "us");
  sketch_stakeholder (dossier, "them");
  sketch_uniform (dossier, "x", 0, state->high);
  sketch_normal (dossier, "y", 2, 1);
  sketch_constant (dossier, "share", state->share);
  sketch_lever (dossier, "gain", "number", state->lever, 0, 10);
  for (guint i = 0; i < 2; i++)
    {
      outcome = sketch_outcome (i == 0 ? "won" : "lost");
      sketch_pay (outcome, "us", i == 0 ? "x*y + exp(-y)" : "x - share");
      sketch_pay (outcome, "them", i == 0 ? "gain*y" : "y^2");
      sketch_branch (root, i == 0 ? "won" : "lost", i == 0 ? "0.25" : "rest", outcome);
    }
  sketch_path (dossier, "p", root);
  outcome = sketch_outcome ("o");
  sketch_pay (outcome, "us", "share * y");
  sketch_pay (outcome, "them", "gain - x");
  sketch_path (dossier, "q", outcome);
  return sketch_compile (dossier, NULL);
}

/* The full run remembers no means. */
static void
expect_full (const State *state, guint64 seed)
{
  g_autoptr (RecourseProgram) program = new_pair (state);
  g_autoptr (RecourseResults) quick = recourse_program_preview (program, TRIALS, seed, 0, NULL),
                              full = recourse_program_run (program, TRIALS, seed, 1, NULL, NULL);

  for (guint path = 0; path < 2; path++)
    for (guint s = 0; s < 2; s++)
      {
        const double mean = recourse_results_payoff (full, path, s)->mean;

        assert_near (recourse_results_payoff (quick, path, s)->mean, mean,
                     1e-12 * (1 + fabs (mean)));
      }
}

static void
test_preview (void)
{
  static const State states[] = { { 1, 0.5, 1 },    { 1.25, 0.5, 1 }, { 1, 0.5, 1 },
                                  { 1, 0.75, 1 },   { 1, 0.75, 2 },   { 2, 0.75, 2 },
                                  { 1.25, 0.5, 2 }, { 1, 0.5, 1 } };

  for (guint i = 0; i < G_N_ELEMENTS (states); i++)
    {
      expect_full (&states[i], 1);
      expect_full (&states[i], 2);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/columns/known", test_known);
  g_test_add_func ("/columns/bounded", test_bounded);
  g_test_add_func ("/columns/back", test_back);
  g_test_add_func ("/columns/means", test_preview);
  return g_test_run ();
}
