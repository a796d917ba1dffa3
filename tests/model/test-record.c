/* Records follow their tables: properties, notification, what is left out, ids that are found again. */
#include <math.h>

#include "model/choices.h"
#include "model/dossier.h"
#include "model/wording.h"

static void
count (GObject *object, GParamSpec *pspec, gpointer data)
{
  *(guint *)data += 1;
}

static void
test_defaults (void)
{
  g_autoptr (RecourseClaim) claim = g_object_new (RECOURSE_TYPE_CLAIM, NULL);
  g_autoptr (RecourseConflict) conflict = g_object_new (RECOURSE_TYPE_CONFLICT, NULL);

  g_assert_true (isnan (claim->value));
  g_assert_null (claim->sources);
  g_assert_null (recourse_record_get_id (RECOURSE_RECORD (claim)));
  g_assert_cmpstr (recourse_record_get_label (RECOURSE_RECORD (claim)), ==, "");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conflict->effects)), ==, 0);
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (conflict->effects))
                 == RECOURSE_TYPE_ASSIGNMENT);
}

static void
test_notify (void)
{
  const char *const sources[] = { "a", "b", NULL };
  g_autoptr (RecourseClaim) claim =
      g_object_new (RECOURSE_TYPE_CLAIM, "id", "one", "value", 1.5, NULL);
  g_autofree char *id = NULL;
  double value;
  guint n = 0;

  g_signal_connect (claim, "notify::value", G_CALLBACK (count), &n);
  g_signal_connect (claim, "notify::sources", G_CALLBACK (count), &n);
  g_signal_connect (claim, "notify::id", G_CALLBACK (count), &n);
  g_object_set (claim, "value", 1.5, "id", "one", NULL);
  g_assert_cmpuint (n, ==, 0);
  recourse_record_set_number (RECOURSE_RECORD (claim), "value", 2);
  recourse_record_set_texts (RECOURSE_RECORD (claim), "sources", sources);
  recourse_record_set_texts (RECOURSE_RECORD (claim), "sources", sources);
  g_assert_cmpuint (n, ==, 2);
  recourse_record_set_number (RECOURSE_RECORD (claim), "value", NAN);
  recourse_record_set_number (RECOURSE_RECORD (claim), "value", NAN);
  g_assert_cmpuint (n, ==, 3);
  g_object_get (claim, "id", &id, "value", &value, NULL);
  g_assert_cmpstr (id, ==, "one");
  g_assert_true (isnan (value));
  g_assert_cmpstr (claim->sources[1], ==, "b");
}

/* Every class's every property can be read, and all but lists written back. */
static void
test_every_property (void)
{
  const GType types[] = {
    RECOURSE_TYPE_SOURCE,       RECOURSE_TYPE_CLAIM,        RECOURSE_TYPE_CONFLICT,
    RECOURSE_TYPE_SHARE,        RECOURSE_TYPE_STAKEHOLDER,  RECOURSE_TYPE_INVESTMENT,
    RECOURSE_TYPE_STAKE,        RECOURSE_TYPE_EVENT,        RECOURSE_TYPE_CONSTANT,
    RECOURSE_TYPE_LEVER,        RECOURSE_TYPE_DRIVER,       RECOURSE_TYPE_CORRELATION,
    RECOURSE_TYPE_CORRELATIONS, RECOURSE_TYPE_VARIABLE,     RECOURSE_TYPE_PARAMETER,
    RECOURSE_TYPE_TERM,         RECOURSE_TYPE_PROFILE,      RECOURSE_TYPE_DISCOUNT,
    RECOURSE_TYPE_HORIZON,      RECOURSE_TYPE_NODE,         RECOURSE_TYPE_BRANCH,
    RECOURSE_TYPE_PATH,         RECOURSE_TYPE_SCENARIO,     RECOURSE_TYPE_BARGAIN,
    RECOURSE_TYPE_ASSIGNMENT,   RECOURSE_TYPE_DISTRIBUTION, RECOURSE_TYPE_BASELINE,
    RECOURSE_TYPE_DOSSIER
  };

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (GObject) record = g_object_new (types[i], NULL);
      g_autoptr (GPtrArray) fields = recourse_record_get_fields (RECOURSE_RECORD (record));
      guint n = 0;
      g_autofree GParamSpec **specs =
          g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n);

      g_assert_cmpuint (n, ==, fields->len);
      for (guint j = 0; j < n; j++)
        {
          GValue value = G_VALUE_INIT;

          g_object_get_property (record, specs[j]->name, &value);
          if ((specs[j]->flags & G_PARAM_WRITABLE) != 0)
            g_object_set_property (record, specs[j]->name, &value);
          g_value_unset (&value);
        }
    }
}

static void
add_source (RecourseDossier *dossier, const char *id)
{
  g_autoptr (RecourseSource) source = g_object_new (RECOURSE_TYPE_SOURCE, "id", id, NULL);

  g_list_store_append (dossier->sources, source);
}

/* The index follows what is added, removed and renamed. */
static void
test_find (void)
{
  g_autoptr (RecourseDossier) dossier = recourse_dossier_new ();
  RecourseRecord *found;

  g_assert_null (recourse_dossier_find (dossier, dossier->sources, "s1"));
  for (guint i = 0; i < 50; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%u", i);

      add_source (dossier, id);
    }
  g_assert_cmpuint (recourse_dossier_index_of (dossier, dossier->sources, "s49"), ==, 49);
  g_assert_cmpuint (recourse_dossier_index_of (dossier, dossier->sources, NULL), ==, G_MAXUINT);
  g_list_store_remove (dossier->sources, 0);
  g_assert_cmpuint (recourse_dossier_index_of (dossier, dossier->sources, "s49"), ==, 48);
  found = recourse_dossier_find (dossier, dossier->sources, "s7");
  recourse_record_set_text (found, "id", "renamed");
  g_assert_null (recourse_dossier_find (dossier, dossier->sources, "s7"));
  g_assert_true (recourse_dossier_find (dossier, dossier->sources, "renamed") == found);
}

static void
test_bystander (void)
{
  g_autoptr (RecourseDossier) dossier = recourse_dossier_new ();
  g_autoptr (RecourseStakeholder) looker =
      g_object_new (RECOURSE_TYPE_STAKEHOLDER, "id", "looker", NULL);
  g_autoptr (RecourseStakeholder) payee =
      g_object_new (RECOURSE_TYPE_STAKEHOLDER, "id", "payee", NULL);
  g_autoptr (RecourseStakeholder) owner =
      g_object_new (RECOURSE_TYPE_STAKEHOLDER, "id", "owner", NULL);
  g_autoptr (RecourseStakeholder) holder =
      g_object_new (RECOURSE_TYPE_STAKEHOLDER, "id", "holder", NULL);
  g_autoptr (RecourseStakeholder) earner =
      g_object_new (RECOURSE_TYPE_STAKEHOLDER, "id", "earner", NULL);
  g_autoptr (RecourseNode) outcome = g_object_new (RECOURSE_TYPE_NODE, "kind", "outcome", NULL);
  g_autoptr (RecourseNode) root =
      g_object_new (RECOURSE_TYPE_NODE, "kind", "decision", "owner", "owner", NULL);
  g_autoptr (RecourseBranch) option = g_object_new (RECOURSE_TYPE_BRANCH, "node", outcome, NULL);
  g_autoptr (RecoursePath) path = g_object_new (RECOURSE_TYPE_PATH, "id", "p", "tree", root, NULL);
  g_autoptr (RecourseAssignment) payoff =
      g_object_new (RECOURSE_TYPE_ASSIGNMENT, "name", "payee", "text", "1", NULL);
  g_autoptr (RecourseShare) share =
      g_object_new (RECOURSE_TYPE_SHARE, "of", "payee", "share", "0.5", NULL);
  g_autoptr (RecourseTerm) term = g_object_new (RECOURSE_TYPE_TERM, "stakeholder", "earner", NULL);

  g_list_store_append (root->options, option);
  g_list_store_append (outcome->payoffs, payoff);
  g_list_store_append (dossier->paths, path);
  g_list_store_append (dossier->terms, term);
  g_list_store_append (holder->look_through, share);

  g_assert_true (recourse_dossier_is_bystander (dossier, looker));
  g_assert_false (recourse_dossier_is_bystander (dossier, payee));
  g_assert_false (recourse_dossier_is_bystander (dossier, owner));
  g_assert_false (recourse_dossier_is_bystander (dossier, holder));
  g_assert_false (recourse_dossier_is_bystander (dossier, earner));
}

static void
test_choices (void)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseChoices) copy = NULL;
  g_autoptr (RecourseDistribution) first =
      g_object_new (RECOURSE_TYPE_DISTRIBUTION, "kind", "point", "value", 1.0, NULL);
  g_autoptr (RecourseDistribution) second =
      g_object_new (RECOURSE_TYPE_DISTRIBUTION, "kind", "point", "value", 1.0, NULL);

  recourse_choices_set_number (choices, "a", 0.1);
  recourse_choices_set_distribution (choices, "b", first);
  g_ptr_array_add (choices->paths, g_strdup ("p"));
  copy = recourse_choices_copy (choices);
  g_assert_true (recourse_choices_equal (choices, copy));
  recourse_choices_set_distribution (copy, "b", second);
  g_assert_true (recourse_choices_equal (choices, copy));
  recourse_record_set_number (RECOURSE_RECORD (second), "value", 2);
  g_assert_false (recourse_choices_equal (choices, copy));
  recourse_choices_reset (copy, "b");
  g_assert_false (recourse_choices_equal (choices, copy));
}

static void
test_wording (void)
{
  const char *const words[] = { "rationale", "value", "claims" };
  g_autofree char *quoted = recourse_quote ("a\033[2J\"\xe2\x80\xae");

  g_assert_cmpstr (recourse_word_nearest ("ratonale", words, 3), ==, "rationale");
  g_assert_cmpuint (recourse_word_distance ("", "abc"), ==, 3);
  g_assert_cmpuint (recourse_word_distance ("kitten", "sitting"), ==,
                    3); /* Levenshtein's own example */
  g_assert_cmpuint (recourse_word_distance ("ab", "ba"), ==, 1);
  g_assert_cmpuint (recourse_word_distance ("ca", "abc"), ==,
                    3); /* optimal string alignment, not Damerau's full distance */
  g_assert_cmpstr (quoted, ==, "\"a\\u001b[2J\\\"\\u202e\"");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/record/defaults", test_defaults);
  g_test_add_func ("/model/record/notify", test_notify);
  g_test_add_func ("/model/record/every-property", test_every_property);
  g_test_add_func ("/model/dossier/find", test_find);
  g_test_add_func ("/model/dossier/bystander", test_bystander);
  g_test_add_func ("/model/choices", test_choices);
  g_test_add_func ("/model/wording", test_wording);
  return g_test_run ();
}
