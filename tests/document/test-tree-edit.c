/* Changes of a tree: each by itself leaves a dossier that is sound, and figures where they were unless they are what
 * is changed. */
#include "document/document.h"
#include "document/tree-edit.h"

#include <string.h>

static const char *const json =
    "{\"format\": \"recourse/1\", \"title\": \"t\", \"stakeholders\": [{\"id\": \"a\"}],"
    " \"constants\": [{\"id\": \"p\", \"value\": 0.25}],"
    " \"paths\": [{\"id\": \"p1\", \"label\": \"First\", \"tree\": {\"kind\": \"chance\", "
    "\"label\": \"Q\","
    "  \"x-kept\": 7, \"branches\": ["
    "  {\"id\": \"x\", \"probability\": 0.2, \"node\": {\"kind\": \"outcome\", \"payoffs\": "
    "{\"a\": 10}}},"
    "  {\"id\": \"y\", \"probability\": 0.3, \"node\": {\"kind\": \"outcome\", \"payoffs\": "
    "{\"a\": 20}}},"
    "  {\"id\": \"z\", \"probability\": 0.5, \"node\": {\"kind\": \"outcome\", \"payoffs\": "
    "{\"a\": 40}}}]}},"
    " {\"id\": \"p2\", \"tree\": {\"kind\": \"chance\", \"branches\": ["
    "  {\"id\": \"f\", \"probability\": \"p\", \"node\": {\"kind\": \"outcome\", \"payoffs\": "
    "{\"a\": 8}}},"
    "  {\"id\": \"g\", \"probability\": \"1 - p\", \"node\": {\"kind\": \"outcome\", \"payoffs\": "
    "{\"a\": 4}}}]}},"
    " {\"id\": \"p3\", \"tree\": {\"kind\": \"decision\", \"owner\": \"a\", \"options\": ["
    "  {\"id\": \"only\", \"node\": {\"kind\": \"outcome\", \"payoffs\": {\"a\": 3}}}]}}]}";

typedef struct
{
  RecourseDocument *document;
  RecourseEdit *edit;
} Fixture;

static RecourseNode *
tree_of (Fixture *f, guint path)
{
  g_autoptr (RecoursePath) record = g_list_model_get_item (
      G_LIST_MODEL (recourse_document_get_dossier (f->document)->paths), path);

  return record->tree; /* the dossier keeps it */
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (json, strlen (json));
  RecourseLoaded *loaded = recourse_loaded_new (bytes, NULL);

  g_assert_nonnull (loaded->program);
  f->document = recourse_document_new (loaded, NULL);
  f->edit = recourse_document_edit (f->document);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  g_clear_pointer (&f->edit, recourse_edit_free);
  g_object_unref (f->document);
}

static void
commit (Fixture *f)
{
  g_autoptr (RecourseFaults) faults = NULL;
  gboolean is_done =
      recourse_document_commit (f->document, g_steal_pointer (&f->edit), "Test", NULL, &faults);

  for (guint i = 0; faults != NULL && i < faults->len; i++)
    g_test_message ("%s", ((RecourseFault *)g_ptr_array_index (faults, i))->message);
  g_assert_true (is_done);
}

/* What @path is worth to the one stakeholder, by a rollback. */
static double
worth (Fixture *f, guint path)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseResults) results =
      recourse_program_run (recourse_document_get_program (f->document), 0, 1, 1, NULL, &error);

  g_assert_no_error (error);
  return recourse_results_payoff (results, path, 0)->rollback_mean;
}

#define assert_worth(f, path, value) g_assert_cmpfloat_with_epsilon (worth (f, path), value, 1e-12)

static RecourseBranch *
branch_of (Fixture *f, guint path, guint position)
{
  RecourseNode *node = tree_of (f, path);
  GListStore *list = strcmp (node->kind, "decision") == 0 ? node->options : node->branches;
  g_autoptr (RecourseBranch) branch = g_list_model_get_item (G_LIST_MODEL (list), position);

  return branch; /* the list keeps it */
}

static void
test_add_changes_nothing_yet (Fixture *f, gconstpointer data)
{
  assert_worth (f, 0, 28); /* 2 + 6 + 20 */
  g_assert_true (recourse_tree_add_branch (f->edit, "/paths/0/tree", tree_of (f, 0), 1));
  commit (f);
  assert_worth (f, 0, 28);
  g_assert_cmpstr (branch_of (f, 0, 1)->probability, ==, "0");
  g_assert_cmpstr (branch_of (f, 0, 1)->node->kind, ==, "outcome");
}

static void
test_add_twice_has_two_ids (Fixture *f, gconstpointer data)
{
  recourse_tree_add_branch (f->edit, "/paths/2/tree", tree_of (f, 2), 1);
  commit (f);
  f->edit = recourse_document_edit (f->document);
  recourse_tree_add_branch (f->edit, "/paths/2/tree", tree_of (f, 2), 2);
  commit (f);
  g_assert_cmpstr (recourse_record_get_id (RECOURSE_RECORD (branch_of (f, 2, 1))), ==,
                   "new_option");
  g_assert_cmpstr (recourse_record_get_id (RECOURSE_RECORD (branch_of (f, 2, 2))), ==,
                   "new_option_2");
}

static void
test_outcome_has_no_branches (Fixture *f, gconstpointer data)
{
  g_assert_false (recourse_tree_add_branch (f->edit, "/paths/0/tree/branches/0/node",
                                            branch_of (f, 0, 0)->node, 0));
}

static void
test_insert_chance_before (Fixture *f, gconstpointer data)
{
  recourse_tree_insert_before (f->edit, "/paths/0/tree", tree_of (f, 0), "chance", NULL);
  commit (f);
  assert_worth (f, 0, 28);
  g_assert_cmpstr (branch_of (f, 0, 0)->probability, ==, "rest");
  g_assert_nonnull (g_hash_table_lookup (
      recourse_record_get_extras (RECOURSE_RECORD (branch_of (f, 0, 0)->node)), "x-kept"));
}

static void
test_insert_decision_before (Fixture *f, gconstpointer data)
{
  recourse_tree_insert_before (f->edit, "/paths/0/tree", tree_of (f, 0), "decision", "a");
  commit (f);
  assert_worth (f, 0, 28); /* the new option is worth nothing */
  g_assert_cmpstr (tree_of (f, 0)->owner, ==, "a");
}

static void
test_turn_chance_into_decision_and_back (Fixture *f, gconstpointer data)
{
  recourse_tree_turn_into (f->edit, "/paths/0/tree", tree_of (f, 0), "decision", "a");
  commit (f);
  assert_worth (f, 0, 40);
  f->edit = recourse_document_edit (f->document);
  recourse_tree_turn_into (f->edit, "/paths/0/tree", tree_of (f, 0), "chance", NULL);
  commit (f);
  assert_worth (f, 0, 70.0 / 3);
  g_assert_cmpstr (recourse_record_get_label (RECOURSE_RECORD (tree_of (f, 0))), ==, "Q");
}

static void
test_turn_into_outcome (Fixture *f, gconstpointer data)
{
  recourse_tree_turn_into (f->edit, "/paths/0/tree", tree_of (f, 0), "outcome", NULL);
  commit (f);
  assert_worth (f, 0, 0);
}

static void
test_keep_only (Fixture *f, gconstpointer data)
{
  recourse_tree_keep_only (f->edit, "/paths/0/tree", tree_of (f, 0), 1);
  commit (f);
  assert_worth (f, 0, 20);
}

static void
test_remove_shares_its_chance (Fixture *f, gconstpointer data)
{
  recourse_tree_remove_branch (f->edit, "/paths/0/tree", tree_of (f, 0), 2);
  commit (f);
  assert_worth (f, 0, 16); /* 0.4 · 10 + 0.6 · 20 */
}

static void
test_remove_down_to_one (Fixture *f, gconstpointer data)
{
  recourse_tree_remove_branch (f->edit, "/paths/1/tree", tree_of (f, 1), 0);
  commit (f);
  assert_worth (f, 1, 4);
  g_clear_pointer (&f->edit, recourse_edit_free);
  f->edit = recourse_document_edit (f->document);
  g_assert_false (recourse_tree_remove_branch (f->edit, "/paths/1/tree", tree_of (f, 1), 0));
  g_assert_false (recourse_tree_remove_branch (f->edit, "/paths/2/tree", tree_of (f, 2), 0));
}

static void
test_scale_numbers (Fixture *f, gconstpointer data)
{
  recourse_edit_set_formula (f->edit, "/paths/0/tree/branches/2/probability", "0.8");
  g_assert_true (recourse_tree_scale_others (f->edit, "/paths/0/tree", tree_of (f, 0), 2, "0.8"));
  commit (f);
  assert_worth (f, 0, 0.08 * 10 + 0.12 * 20 + 0.8 * 40);
}

static void
test_scale_formulas (Fixture *f, gconstpointer data)
{
  recourse_edit_set_formula (f->edit, "/paths/1/tree/branches/0/probability", "p*2");
  g_assert_true (recourse_tree_scale_others (f->edit, "/paths/1/tree", tree_of (f, 1), 0, "p*2"));
  commit (f);
  assert_worth (f, 1, 6);
}

static void
test_rest_needs_no_scaling (Fixture *f, gconstpointer data)
{
  recourse_tree_insert_before (f->edit, "/paths/0/tree", tree_of (f, 0), "chance", NULL);
  commit (f);
  f->edit = recourse_document_edit (f->document);
  g_assert_false (recourse_tree_scale_others (f->edit, "/paths/0/tree", tree_of (f, 0), 1, "0.5"));
}

static void
test_paths (Fixture *f, gconstpointer data)
{
  g_autoptr (RecoursePath) path =
      g_list_model_get_item (G_LIST_MODEL (recourse_document_get_dossier (f->document)->paths), 0);
  GListModel *paths;

  g_assert_true (recourse_tree_duplicate_path (f->edit, recourse_document_get_dossier (f->document),
                                               path, "Second thoughts"));
  g_assert_true (recourse_tree_add_path (f->edit, "Wait \"and\" see"));
  commit (f);
  paths = G_LIST_MODEL (recourse_document_get_dossier (f->document)->paths);
  g_assert_cmpuint (g_list_model_get_n_items (paths), ==, 5);
  assert_worth (f, 1, 28);
  assert_worth (f, 4, 0);
  recourse_document_undo (f->document);
  paths = G_LIST_MODEL (recourse_document_get_dossier (f->document)->paths);
  g_assert_cmpuint (g_list_model_get_n_items (paths), ==, 3);
}

/* A bargain that names its node by position, as format.md allows; the agreement is to stay where it stands. */
static const char *const bargain_json =
    "{\"format\": \"recourse/1\", \"title\": \"t\","
    " \"stakeholders\": [{\"id\": \"a\"}, {\"id\": \"b\"}],"
    " \"levers\": [{\"id\": \"t\", \"kind\": \"number\", \"value\": 0, \"min\": 0, "
    "\"max\": 9}],"
    " \"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"chance\", \"branches\": ["
    "  {\"id\": \"x\", \"probability\": 0.5, \"node\": {\"kind\": \"outcome\", "
    "\"payoffs\": {\"a\": \"1 - t\", \"b\": \"t\"}}},"
    "  {\"id\": \"y\", \"probability\": 0.5, \"node\": {\"kind\": \"outcome\", "
    "\"label\": \"Here\", \"payoffs\": {\"a\": \"2 - t\", \"b\": \"t\"}}}]}}],"
    " \"bargains\": [{\"id\": \"deal\", \"label\": \"The talks\", \"path\": \"p\", "
    "\"node\": \"p/1\", \"transfer\": \"t\", \"payer\": \"a\", \"payee\": \"b\", "
    "\"disagreement\": \"baseline\"}]}";

static void
set_up_bargain (Fixture *f, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (bargain_json, strlen (bargain_json));
  RecourseLoaded *loaded = recourse_loaded_new (bytes, NULL);

  g_assert_nonnull (loaded->program);
  f->document = recourse_document_new (loaded, NULL);
  f->edit = recourse_document_edit (f->document);
}

static const char *
agreement (Fixture *f)
{
  g_autoptr (RecourseBargain) bargain = g_list_model_get_item (
      G_LIST_MODEL (recourse_document_get_dossier (f->document)->bargains), 0);

  return bargain->node; /* the dossier keeps it */
}

static const char *
node_id (RecourseNode *node)
{
  return recourse_record_get_id (RECOURSE_RECORD (node));
}

static void
test_bargain_moves (Fixture *f, gconstpointer data)
{
  g_assert_true (recourse_edit_move (f->edit, "/paths/0/tree/branches/1", 0));
  commit (f);
  g_assert_cmpstr (recourse_record_get_label (RECOURSE_RECORD (branch_of (f, 0, 0)->node)), ==,
                   "Here");
  g_assert_cmpstr (agreement (f), ==, node_id (branch_of (f, 0, 0)->node));
  recourse_document_undo (f->document);
  g_assert_cmpstr (agreement (f), ==, "p/1");
}

static void
test_bargain_stays_beside_others (Fixture *f, gconstpointer data)
{
  g_assert_true (recourse_tree_add_branch (f->edit, "/paths/0/tree", tree_of (f, 0), 0));
  commit (f);
  g_assert_cmpstr (agreement (f), ==, node_id (branch_of (f, 0, 2)->node));
  f->edit = recourse_document_edit (f->document);
  g_assert_true (recourse_tree_remove_branch (f->edit, "/paths/0/tree", tree_of (f, 0), 1));
  commit (f);
  g_assert_cmpstr (agreement (f), ==, node_id (branch_of (f, 0, 1)->node));
}

/* Nodes that come in before it, or are made another kind. */
static void
test_bargain_goes_down (Fixture *f, gconstpointer data)
{
  RecourseNode *before;

  g_assert_true (
      recourse_tree_insert_before (f->edit, "/paths/0/tree", tree_of (f, 0), "decision", "a"));
  commit (f);
  before = branch_of (f, 0, 0)->node;
  {
    g_autoptr (RecourseBranch) branch = g_list_model_get_item (G_LIST_MODEL (before->branches), 1);

    g_assert_cmpstr (agreement (f), ==, node_id (branch->node));
  }
  recourse_document_undo (f->document);
  f->edit = recourse_document_edit (f->document);
  g_assert_true (
      recourse_tree_turn_into (f->edit, "/paths/0/tree", tree_of (f, 0), "decision", "a"));
  commit (f);
  g_assert_cmpstr (agreement (f), ==, node_id (branch_of (f, 0, 1)->node));
}

/* Where its node would go it is not let down silently to the root. */
static void
test_bargain_keeps_its_node (Fixture *f, gconstpointer data)
{
  g_autoptr (RecourseFaults) faults = NULL;
  const RecourseFault *fault;

  g_assert_false (recourse_tree_remove_branch (f->edit, "/paths/0/tree", tree_of (f, 0), 1));
  g_assert_false (
      recourse_document_commit (f->document, g_steal_pointer (&f->edit), "Test", NULL, &faults));
  fault = g_ptr_array_index (faults, 0);
  g_assert_nonnull (strstr (fault->message, "“The talks”"));
  g_assert_cmpstr (agreement (f), ==, "p/1");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD_BARGAIN(path, func)                                                                    \
  g_test_add ("/tree-edit/bargain/" path, Fixture, NULL, set_up_bargain, func, tear_down)
  ADD_BARGAIN ("moves", test_bargain_moves);
  ADD_BARGAIN ("stays", test_bargain_stays_beside_others);
  ADD_BARGAIN ("goes-down", test_bargain_goes_down);
  ADD_BARGAIN ("keeps-its-node", test_bargain_keeps_its_node);
#define ADD(path, func) g_test_add ("/tree-edit/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("add", test_add_changes_nothing_yet);
  ADD ("add-twice", test_add_twice_has_two_ids);
  ADD ("add-to-outcome", test_outcome_has_no_branches);
  ADD ("insert-chance", test_insert_chance_before);
  ADD ("insert-decision", test_insert_decision_before);
  ADD ("turn", test_turn_chance_into_decision_and_back);
  ADD ("turn-into-outcome", test_turn_into_outcome);
  ADD ("keep-only", test_keep_only);
  ADD ("remove", test_remove_shares_its_chance);
  ADD ("remove-down-to-one", test_remove_down_to_one);
  ADD ("scale-numbers", test_scale_numbers);
  ADD ("scale-formulas", test_scale_formulas);
  ADD ("rest", test_rest_needs_no_scaling);
  ADD ("paths", test_paths);
  return g_test_run ();
}
