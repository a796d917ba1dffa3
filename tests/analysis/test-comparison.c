/* Programs compared draw by draw, against what can be said of a uniform driver x without drawing. */
#include "analysis/comparison.h"

#include "sketchbook.h"

enum
{
  STAY, /* a gets x + shift, b gets 3x, c gets 1 */
  SURE, /* a gets 0.3, b gets 3(1 − x), c gets 1 */
  N_PARTIES = 3,
};

static RecourseDossier *
new_dossier (void)
{
  RecourseDossier *dossier = sketch_dossier ();
  RecourseNode *stay = sketch_outcome ("stay"), *sure = sketch_outcome ("sure");

  sketch_stakeholder (dossier, "a");
  sketch_stakeholder (dossier, "b");
  sketch_stakeholder (dossier, "c");
  sketch_uniform (dossier, "x", 0, 1);
  sketch_lever (dossier, "shift", "number", 0, -1, 1);
  sketch_pay (stay, "a", "x + shift");
  sketch_pay (stay, "b", "3*x");
  sketch_pay (stay, "c", "1");
  sketch_pay (sure, "a", "0.3");
  sketch_pay (sure, "b", "3*(1 - x)");
  sketch_pay (sure, "c", "1");
  sketch_path (dossier, "stay", stay);
  sketch_path (dossier, "sure", sure);
  return dossier;
}

static RecourseComparison *
compare_on (RecourseDossier *dossier,
            const RecourseChoices *choices,
            guint path,
            guint64 trials,
            guint threads)
{
  RecourseProgram *programs[] = { sketch_compile (dossier, NULL),
                                  sketch_compile (dossier, choices) };
  const guint paths[] = { STAY, path };
  g_autoptr (GError) error = NULL;
  RecourseComparison *comparison =
      recourse_programs_compare (programs, paths, 2, trials, 5, threads, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (comparison->n_stakeholders, ==, N_PARTIES);
  for (guint s = 0; s < N_PARTIES; s++)
    {
      g_assert_cmpfloat (recourse_comparison_more (comparison, s, 0), ==, 0);
      g_assert_cmpfloat (recourse_comparison_less (comparison, s, 0), ==, 0);
    }
  recourse_program_unref (programs[0]);
  recourse_program_unref (programs[1]);
  return comparison;
}

static RecourseComparison *
compare (const RecourseChoices *choices, guint path)
{
  g_autoptr (RecourseDossier) dossier = new_dossier ();

  return compare_on (dossier, choices, path, 20000, 1);
}

static void
expect (const RecourseComparison *comparison, guint stakeholder, double more, double less)
{
  assert_near (recourse_comparison_more (comparison, stakeholder, 1), more, 2e-3);
  assert_near (recourse_comparison_less (comparison, stakeholder, 1), less, 2e-3);
}

/* A shift lifts one party in every draw, however wide the distribution, and leaves the others where they are. */
static void
test_a_lever_on_the_same_draws (void)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseComparison) comparison = NULL;

  recourse_choices_set_number (choices, "shift", 0.001);
  comparison = compare (choices, STAY);
  g_assert_cmpfloat (recourse_comparison_more (comparison, 0, 1), ==, 1);
  g_assert_cmpfloat (recourse_comparison_less (comparison, 0, 1), ==, 0);
  for (guint s = 1; s < N_PARTIES; s++)
    {
      g_assert_cmpfloat (recourse_comparison_more (comparison, s, 1), ==, 0);
      g_assert_cmpfloat (recourse_comparison_less (comparison, s, 1), ==, 0);
    }
}

/* −½ + 2u is more than u where u is more than ½. */
static void
test_another_distribution (void)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  RecourseDistribution *wide = sketch_distribution ("uniform");
  g_autoptr (RecourseComparison) comparison = NULL;

  recourse_record_set_number (RECOURSE_RECORD (wide), "low", -0.5);
  recourse_record_set_number (RECOURSE_RECORD (wide), "high", 1.5);
  recourse_choices_set_distribution (choices, "x", wide);
  comparison = compare (choices, STAY);
  expect (comparison, 0, 0.5, 0.5);
  expect (comparison, 1, 0.5, 0.5);
  expect (comparison, 2, 0, 0);
  g_object_unref (wide);
}

/* 0.3 is more than u in 30 % of draws; 3(1 − u) is more than 3u in half of them. */
static void
test_another_path (void)
{
  g_autoptr (RecourseComparison) comparison = compare (NULL, SURE);

  expect (comparison, 0, 0.3, 0.7);
  expect (comparison, 1, 0.5, 0.5);
  expect (comparison, 2, 0, 0);
}

static void
test_threads_do_not_matter (void)
{
  g_autoptr (RecourseDossier) dossier = new_dossier ();
  g_autoptr (RecourseComparison) alone = compare_on (dossier, NULL, SURE, 12345, 1);
  g_autoptr (RecourseComparison) many = compare_on (dossier, NULL, SURE, 12345, 5);

  for (guint s = 0; s < N_PARTIES; s++)
    {
      g_assert_cmpfloat (recourse_comparison_more (alone, s, 1), ==,
                         recourse_comparison_more (many, s, 1));
      g_assert_cmpfloat (recourse_comparison_less (alone, s, 1), ==,
                         recourse_comparison_less (many, s, 1));
    }
}

static void
test_cancelled (void)
{
  g_autoptr (RecourseDossier) dossier = new_dossier ();
  g_autoptr (RecourseProgram) program = sketch_compile (dossier, NULL);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  RecourseProgram *programs[] = { program, program };
  const guint paths[] = { STAY, SURE };
  g_autoptr (GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_null (recourse_programs_compare (programs, paths, 2, 20000, 5, 1, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/comparison/lever", test_a_lever_on_the_same_draws);
  g_test_add_func ("/comparison/distribution", test_another_distribution);
  g_test_add_func ("/comparison/path", test_another_path);
  g_test_add_func ("/comparison/threads", test_threads_do_not_matter);
  g_test_add_func ("/comparison/cancelled", test_cancelled);
  return g_test_run ();
}
