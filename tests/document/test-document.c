/* A document: what changes what, undo, and results that follow. */
#include <math.h>
#include <string.h>

#include "document/document.h"

static RecourseDocument *
open_document (guint embedded)
{
  g_autoptr (GBytes) bytes =
      g_resources_lookup_data (recourse_embedded_dossiers[embedded], 0, NULL);

  return recourse_document_new (recourse_loaded_new (bytes, NULL), NULL);
}

/* To wait for all its draws and insight: RECOURSE_TEST_DRAWS says how many where each takes long (./dev tsan). */
static RecourseDocument *
open_to_wait (void)
{
  RecourseDocument *document = open_document (0);
  const char *draws = g_getenv ("RECOURSE_TEST_DRAWS");

  if (draws != NULL)
    recourse_document_restore_draws (document, g_ascii_strtoull (draws, NULL, 10), 1);
  return document;
}

static void
count (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(guint *)data += 1;
}

/* Waits for the worker; a test that hangs is ended by meson. */
static void
wait_exact (RecourseDocument *document)
{
  while (!recourse_document_get_is_exact (document))
    g_main_context_iteration (NULL, TRUE);
}

static char *
undo_name (RecourseDocument *document)
{
  char *name;

  g_object_get (document, "undo-name", &name, NULL);
  return name;
}

static void
test_opening (void)
{
  g_autoptr (RecourseDocument) document = open_document (0);
  g_autofree char *undo = undo_name (document);

  g_assert_cmpstr (recourse_document_get_choices (document)->scenario, ==, "as_reported");
  for (guint i = 0; i < 3; i++)
    g_assert_true (recourse_document_is_path_on (document, i));
  g_assert_cmpuint (recourse_document_get_leader (document), ==,
                    1); /* the scenario's path: settlement */
  g_assert_nonnull (recourse_document_get_results (document));
  g_assert_false (recourse_document_get_is_exact (document));
  g_assert_null (undo);
}

/* What was drawn before there was a document is what it begins with, and it goes on from there to the same end. */
static void
test_drawn_ahead (void)
{
  g_autoptr (GBytes) bytes = recourse_embedded_default ();
  RecourseLoaded *loaded = recourse_loaded_new (bytes, NULL);
  g_autoptr (RecourseDocument) document = NULL;
  g_autoptr (RecourseDocument) other = open_document (0);
  gboolean is_busy;

  recourse_loaded_draw (loaded, NULL);
  document = recourse_document_new (loaded, NULL);
  recourse_document_restore_draws (other, 20000, 1);
  g_object_get (document, "is-busy", &is_busy, NULL);
  g_assert_true (is_busy);
  g_assert_false (recourse_document_get_is_exact (document));
  g_assert_cmpuint (recourse_document_get_results (document)->trials, ==, 4096);
  g_assert_cmpstr (recourse_document_get_choices (document)->scenario, ==, "as_reported");
  /* What is said of the paths before there is a document is what the document says then. */
  g_assert_cmpuint (loaded->leader, ==, recourse_document_get_leader (document));
  for (guint i = 0, n = 0; i < 3; i++)
    if (recourse_document_is_path_on (document, i))
      g_assert_cmpuint (g_array_index (loaded->paths, guint, n++), ==, i);
  g_assert_cmpuint (loaded->paths->len, ==, 3);
  recourse_document_restore_draws (document, 20000, 1);
  wait_exact (document);
  wait_exact (other);
  g_assert_cmpfloat (recourse_results_payoff (recourse_document_get_results (document), 0, 0)->mean,
                     ==,
                     recourse_results_payoff (recourse_document_get_results (other), 0, 0)->mean);
}

static void
test_fresh (void)
{
  g_autoptr (RecourseDocument) document = open_to_wait ();
  guint n = 0;
  gboolean is_busy;

  g_signal_connect (document, "notify::results", G_CALLBACK (count), &n);
  wait_exact (document);
  g_assert_cmpuint (n, ==, 2); /* some draws, then all */
  g_assert_cmpuint (recourse_document_get_results (document)->trials, ==,
                    recourse_document_get_trials (document));
  g_object_get (document, "is-busy", &is_busy, NULL);
  g_assert_false (is_busy);
}

/* Waits for insight into the view as it is. */
static RecourseInsight *
wait_insight (RecourseDocument *document)
{
  for (;;)
    {
      RecourseInsight *insight = recourse_document_get_insight (document);

      if (insight != NULL && insight->leader == recourse_document_get_leader (document)
          && insight->stakeholder == recourse_document_get_stakeholder (document))
        return insight;
      g_main_context_iteration (NULL, TRUE);
    }
}

/* Insight follows the view; while values change there is none. */
static void
test_insight (void)
{
  g_autoptr (RecourseDocument) document = open_to_wait ();
  RecourseInsight *insight;

  g_assert_null (recourse_document_get_insight (document));
  insight = wait_insight (document);
  g_assert_cmpuint (insight->tornado->path, ==, 1);
  recourse_document_toggle_path (document, 2);
  recourse_document_toggle_path (document, 2);
  g_assert_true (recourse_document_get_insight (document) == insight);
  recourse_document_set_stakeholder (document, 1);
  insight = wait_insight (document);
  g_assert_cmpuint (insight->tornado->path, ==, 2);
  g_assert_cmpuint (insight->tornado->stakeholder, ==, 1);
  g_assert_cmpfloat (insight->transfers[0], ==, recourse_document_get_value (document, "transfer"));
  recourse_document_set_value (document, "transfer", 7);
  g_assert_null (recourse_document_get_insight (document));
  insight = wait_insight (document);
  g_assert_cmpfloat (insight->transfers[0], ==, 7);
}

/* Draws hit no single value, but the tornado asks just for P90, which is 9. */
static const char breaks_at_p90[] =
    "{\"format\": \"recourse/1\", \"title\": \"T\", \"stakeholders\": [{\"id\": \"us\"}],"
    " \"levers\": [{\"id\": \"safe\", \"kind\": \"switch\", \"value\": 0}],"
    " \"drivers\": [{\"id\": \"x\", \"distribution\": {\"kind\": \"uniform\", \"low\": 0, "
    "\"high\": 10}}],"
    " \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"outcome\","
    "   \"payoffs\": {\"us\": \"if(safe == 1, x, 1 / (x - 9))\"}}}]}";

/* Where insight alone fails it is said why, and forgotten once it can be had. */
static void
test_insight_trouble (void)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (breaks_at_p90, sizeof breaks_at_p90 - 1);
  g_autoptr (RecourseDocument) document =
      recourse_document_new (recourse_loaded_new (bytes, NULL), NULL);
  g_autofree char *message = NULL;
  guint n = 0;

  g_signal_connect (document, "notify::insight", G_CALLBACK (count), &n);
  while (recourse_document_get_insight_trouble (document) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n, >, 0);
  g_assert_nonnull (strstr (recourse_document_get_insight_trouble (document), "x = 9"));
  g_object_get (document, "message", &message, NULL);
  g_assert_null (message);
  recourse_document_set_value (document, "safe", 1);
  g_assert_nonnull (wait_insight (document));
  g_assert_null (recourse_document_get_insight_trouble (document));
}

/* The results of the last change arrive, those before are dropped however late their workers end. */
static void
test_stale (void)
{
  g_autoptr (RecourseDocument) document = open_to_wait ();
  RecoursePayoff last;
  guint n = 0, n_before;

  for (guint i = 0; i < 20; i++)
    recourse_document_set_value (document, "transfer", i % 2);
  recourse_document_set_value (document, "transfer", 3);
  g_signal_connect (document, "notify::results", G_CALLBACK (count), &n);
  wait_exact (document);
  g_assert_cmpuint (n, ==, 2);
  n_before = n;
  last = *recourse_results_payoff (recourse_document_get_results (document), 1, 0);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
  g_assert_cmpuint (n, ==, n_before);
  g_assert_cmpfloat (
      last.mean, ==,
      recourse_results_payoff (recourse_document_get_results (document), 1, 0)->mean);
}

static void
test_toggle (void)
{
  g_autoptr (RecourseDocument) document = open_to_wait ();
  guint n_results = 0, n_leader = 0;

  wait_exact (document);
  g_signal_connect (document, "notify::results", G_CALLBACK (count), &n_results);
  g_signal_connect (document, "notify::leader", G_CALLBACK (count), &n_leader);
  recourse_document_toggle_path (document, 1);
  g_assert_false (recourse_document_is_path_on (document, 1));
  g_assert_cmpuint (n_leader, ==, 1);
  recourse_document_toggle_path (document, 1);
  g_assert_cmpuint (recourse_document_get_leader (document), ==, 1);
  recourse_document_toggle_path (document, 0);
  recourse_document_toggle_path (document, 2);
  recourse_document_toggle_path (document, 1); /* the last one */
  g_assert_true (recourse_document_is_path_on (document, 1));
  g_assert_cmpuint (n_results, ==, 0);
  g_assert_true (recourse_document_get_is_exact (document));
  recourse_document_undo (document);
  g_assert_true (recourse_document_is_path_on (document, 2));
  recourse_document_redo (document);
  g_assert_false (recourse_document_is_path_on (document, 2));
}

static void
test_values (void)
{
  g_autoptr (RecourseDocument) document = open_document (0);

  g_assert_cmpfloat (recourse_document_get_value (document, "sw_revised_share"), ==, 1);
  recourse_document_set_value (document, "sw_revised_share", 0.2);
  g_assert_cmpfloat (recourse_document_get_value (document, "sw_revised_share"), ==, 0);
  g_assert_true (recourse_document_is_changed (document, "sw_revised_share"));
  recourse_document_set_value (document, "sw_revised_share", 1);
  g_assert_false (recourse_document_is_changed (document, "sw_revised_share"));
  recourse_document_set_value (document, "share_uplift", 7);
  g_assert_cmpfloat (recourse_document_get_value (document, "share_uplift"), ==, 0.3); /* its max */
  g_assert_cmpfloat_with_epsilon (recourse_document_get_value (document, "p_win"), 0.45,
                                  1e-9); /* its p50 */
  recourse_document_set_value (document, "p_win", 2);
  g_assert_cmpfloat (recourse_document_get_value (document, "p_win"), ==, 1); /* its upper bound */
  recourse_document_set_value (document, "p_win", 0.7);
  g_assert_cmpfloat (recourse_document_get_value (document, "p_win"), ==, 0.7);
  recourse_document_reset_all (document);
  g_assert_false (recourse_document_is_changed (document, "p_win"));
  recourse_document_undo (document);
  g_assert_cmpfloat (recourse_document_get_value (document, "p_win"), ==, 0.7);
}

/* One drag is one step; the step before it stays one of its own. */
static void
test_coalescing (void)
{
  g_autoptr (RecourseDocument) document = open_document (0);
  g_autofree char *none = NULL;

  for (guint i = 1; i <= 10; i++)
    recourse_document_set_value (document, "subsidy", i / 2.0);
  recourse_document_set_value (document, "p_win", 0.6);
  recourse_document_undo (document);
  g_assert_cmpfloat (recourse_document_get_value (document, "subsidy"), ==, 5);
  recourse_document_undo (document);
  g_assert_cmpfloat (recourse_document_get_value (document, "subsidy"), ==, 1.5);
  none = undo_name (document);
  g_assert_null (none);
  recourse_document_undo (document);
  recourse_document_redo (document);
  recourse_document_redo (document);
  recourse_document_redo (document);
  g_assert_cmpfloat (recourse_document_get_value (document, "p_win"), ==, 0.6);
  recourse_document_undo (document);
  recourse_document_set_value (document, "subsidy",
                               2); /* not part of the step that was undone to */
  recourse_document_undo (document);
  g_assert_cmpfloat (recourse_document_get_value (document, "subsidy"), ==, 5);
}

static void
test_scenario (void)
{
  g_autoptr (RecourseDocument) document = open_document (0);

  recourse_document_toggle_path (document, 2);
  recourse_document_set_value (document, "subsidy", 5);
  recourse_document_apply_scenario (document, "injunction");
  g_assert_cmpuint (recourse_document_get_leader (document), ==, 2);
  g_assert_cmpfloat_with_epsilon (recourse_document_get_value (document, "p_injunction"), 0.46,
                                  1e-9);
  g_assert_false (recourse_document_is_changed (document, "subsidy"));
  recourse_document_undo (document);
  g_assert_cmpfloat (recourse_document_get_value (document, "subsidy"), ==, 5);
  g_assert_false (recourse_document_is_path_on (document, 2));
}

/* Clemen, Making Hard Decisions, ch. 4: 4.63 for the counteroffer, exactly 0.17·5 + 0.5·4.56 + 0.33·4.56. */
static void
test_texaco (void)
{
  g_autoptr (RecourseDocument) document = open_document (1);
  RecourseResults *results = recourse_document_get_results (document);

  g_assert_cmpuint (recourse_document_get_leader (document), ==, 0);
  g_assert_cmpfloat_with_epsilon (recourse_results_payoff (results, 0, 0)->rollback_mean, 2, 1e-12);
  g_assert_cmpfloat_with_epsilon (recourse_results_payoff (results, 1, 0)->rollback_mean, 4.6348,
                                  1e-12);
}

/* Closing while a worker draws must leave nothing behind. */
static void
test_closing (void)
{
  RecourseDocument *document = open_document (0);

  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *)&document);
  g_object_unref (document);
  g_assert_null (document);
  for (guint i = 0; i < 50; i++)
    {
      g_usleep (2000);
      while (g_main_context_iteration (NULL, FALSE))
        ;
    }
}

static double
first_mean (RecourseDocument *document)
{
  return recourse_results_payoff (recourse_document_get_results (document), 0, 0)->mean;
}

/* As of a picture: so many draws of that seed, then and after every change; what cannot be drawn in reasonable time is
 * cut to what can. */
static void
test_draws (void)
{
  g_autoptr (RecourseDocument) document = open_document (0);
  double mean;

  g_assert_cmpuint (recourse_document_get_trials (document), ==, 200000);
  g_assert_cmpuint (recourse_document_get_seed (document), ==, 1);
  recourse_document_restore_draws (document, 3000, 7);
  wait_exact (document);
  g_assert_cmpuint (recourse_document_get_results (document)->trials, ==, 3000);
  g_assert_cmpuint (recourse_document_get_results (document)->seed, ==, 7);
  mean = first_mean (document);

  recourse_document_set_value (document, "p_win", 0.5);
  g_assert_false (recourse_document_get_is_exact (document));
  wait_exact (document);
  g_assert_cmpuint (recourse_document_get_results (document)->trials, ==, 3000);
  g_assert_cmpuint (recourse_document_get_results (document)->seed, ==, 7);
  recourse_document_undo (document);
  wait_exact (document);
  g_assert_cmpfloat (first_mean (document), ==, mean);

  recourse_document_restore_draws (document, 20000, 8);
  wait_exact (document);
  g_assert_cmpuint (recourse_document_get_results (document)->trials, ==, 20000);
  g_assert_cmpfloat (first_mean (document), !=, mean);
  recourse_document_restore_draws (document, G_MAXUINT64, 1);
  g_assert_cmpuint (recourse_document_get_trials (document), ==, 10000000);
}

static guint
n_shown (RecourseDocument *document)
{
  const char *const *hidden = recourse_document_get_hidden (document);

  return 8 - (hidden != NULL ? g_strv_length ((GStrv)(gpointer)hidden) : 0);
}

/* Whoever is in view is shown, somebody with outcomes always is, and none of it is a step or an edit. */
static void
test_hidden (void)
{
  g_autoptr (RecourseDocument) document = open_document (0);
  const char *const first_two[] = { "openai", "nobody", "microsoft", NULL };
  const char *const all_three[] = { "microsoft", "openai", "amazon", NULL };
  guint n = 0;

  g_signal_connect (document, "notify::hidden", G_CALLBACK (count), &n);
  g_assert_null (recourse_document_get_hidden (document));
  g_assert_true (recourse_document_set_hidden (document, first_two));
  g_assert_cmpuint (n, ==, 1);
  g_assert_cmpstr (recourse_document_get_hidden (document)[0], ==, "microsoft");
  g_assert_cmpuint (n_shown (document), ==, 6);
  g_assert_cmpuint (recourse_document_get_stakeholder (document), ==, 2);
  g_assert_false (recourse_document_set_hidden (document, all_three));
  g_assert_cmpuint (n_shown (document), ==, 6);
  recourse_document_set_stakeholder (document, 1);
  g_assert_cmpuint (n_shown (document), ==, 7);
  g_assert_cmpstr (recourse_document_get_hidden (document)[0], ==, "microsoft");
  g_assert_cmpuint (n, ==, 2);
  g_assert_null (undo_name (document));
  g_assert_false (recourse_document_is_modified (document));
  g_assert_true (recourse_document_set_hidden (document, NULL));
  g_assert_cmpuint (n_shown (document), ==, 8);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/document/insight", test_insight);
  g_test_add_func ("/document/insight-trouble", test_insight_trouble);
  g_test_add_func ("/document/opening", test_opening);
  g_test_add_func ("/document/drawn-ahead", test_drawn_ahead);
  g_test_add_func ("/document/fresh", test_fresh);
  g_test_add_func ("/document/stale", test_stale);
  g_test_add_func ("/document/toggle", test_toggle);
  g_test_add_func ("/document/values", test_values);
  g_test_add_func ("/document/coalescing", test_coalescing);
  g_test_add_func ("/document/scenario", test_scenario);
  g_test_add_func ("/document/texaco", test_texaco);
  g_test_add_func ("/document/draws", test_draws);
  g_test_add_func ("/document/hidden", test_hidden);
  g_test_add_func ("/document/closing", test_closing);
  return g_test_run ();
}
