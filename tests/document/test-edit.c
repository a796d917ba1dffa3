/* Edits: places, order of keys, what survives untouched; names and what they take with them. */
#include <string.h>

#include "small.h"

static char *
edited_text (RecourseEdit *edit)
{
  g_autoptr (GBytes) bytes = recourse_edit_dup_bytes (edit);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
assert_has (RecourseEdit *edit, const char *piece)
{
  g_autofree char *text = edited_text (edit);

  if (strstr (text, piece) == NULL)
    g_test_message ("%s", text);
  g_assert_nonnull (strstr (text, piece));
}

static void
assert_lacks (RecourseEdit *edit, const char *piece)
{
  g_autofree char *text = edited_text (edit);

  if (strstr (text, piece) != NULL)
    g_test_message ("%s", text);
  g_assert_null (strstr (text, piece));
}

/* The bytes must be a dossier without a fault. */
static RecourseLoaded *
assert_sound (RecourseEdit *edit)
{
  g_autoptr (GBytes) bytes = recourse_edit_dup_bytes (edit);
  RecourseLoaded *loaded = recourse_loaded_new (bytes, NULL);

  for (guint i = 0; i < loaded->faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (loaded->faults, i);

      g_test_message ("%s: %s", fault->where, fault->message);
    }
  g_assert_nonnull (loaded->program);
  return loaded;
}

static RecourseEdit *
edit_small (void)
{
  g_autoptr (GBytes) bytes = small_bytes ();

  return recourse_edit_new (bytes);
}

/* Nothing but the layout changes, and the layout only once. */
static void
test_untouched (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();
  g_autoptr (GBytes) once = recourse_edit_dup_bytes (edit);
  g_autoptr (RecourseEdit) again = recourse_edit_new (once);
  g_autoptr (GBytes) twice = recourse_edit_dup_bytes (again);

  g_assert_true (g_bytes_equal (once, twice));
  assert_has (edit, "\"x-a/b\": {\"keep\":   1.50}");
  assert_has (edit, "\"x-note\": [1,  2]");
  assert_has (edit, "\"value\": 2.50");
  assert_has (edit, "\"low\": 1e1");
  assert_has (edit, "\"x-s\": 1");
}

static void
test_set (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();

  g_assert_true (recourse_edit_set_text (edit, "/stakeholders/1/label", "B \"quoted\" ☂"));
  g_assert_true (recourse_edit_set_number (edit, "/stakeholders/1/power", 0.1));
  g_assert_true (recourse_edit_set_text (edit, "/stakeholders/1/role", "Defendant"));
  assert_has (edit, "{\"id\": \"b\", \"label\": \"B \\\"quoted\\\" ☂\", \"role\": \"Defendant\", "
                    "\"power\": 0.1}");
  g_assert_true (recourse_edit_set_text (edit, "/stakeholders/1/role", NULL));
  g_assert_true (recourse_edit_set_text (edit, "/stakeholders/1/role", NULL));
  assert_lacks (edit, "Defendant");
  g_assert_true (recourse_edit_set_formula (edit, "/variables/1/formula", " 0.25 "));
  assert_has (edit, "\"formula\": 0.25");
  g_assert_true (recourse_edit_set_formula (edit, "/variables/1/formula", "2*e"));
  assert_has (edit, "\"formula\": \"2*e\"");
  g_assert_true (recourse_edit_set_json (edit, "/drivers/0/distribution",
                                         "{\"kind\": \"normal\", \"mean\": 1, \"sd\": 0.50}"));
  assert_has (edit, "\"sd\": 0.50");
  g_assert_true (
      recourse_edit_set_number (edit, "/paths/0/tree/branches/1/node/payoffs/b", 1.0 / 3));
  assert_has (edit, "0.3333333333333333}");
  recourse_loaded_free (assert_sound (edit));
}

/* What the format would have on the way is made, and goes when it is empty again. */
static void
test_made_on_the_way (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();

  g_assert_true (recourse_edit_set_formula (edit, "/discount/rate", "0.08"));
  assert_has (edit, "\"discount\": {\"rate\": 0.08}");
  g_assert_true (recourse_edit_set_formula (edit, "/discount/rate", ""));
  assert_lacks (edit, "discount");
  g_assert_true (recourse_edit_insert (edit, "/claims/-", "{\"id\": \"c\", \"statement\": \"S\"}"));
  g_assert_true (recourse_edit_insert (edit, "/claims/-", "{\"id\": \"d\", \"statement\": \"S\"}"));
  g_assert_true (recourse_edit_insert (edit, "/paths/0/claims/-", "\"c\""));
  g_assert_true (recourse_edit_insert (edit, "/paths/0/claims/0", "\"d\""));
  assert_has (edit, "\"claims\": [\"d\", \"c\"]");
  g_assert_true (recourse_edit_move (edit, "/paths/0/claims/0", 1));
  assert_has (edit, "\"claims\": [\"c\", \"d\"]");
  g_assert_true (recourse_edit_insert (edit, "/paths/0/claims/2", "\"e\""));
  assert_has (edit, "\"claims\": [\"c\", \"d\", \"e\"]");
  g_assert_true (recourse_edit_remove (edit, "/paths/0/claims/2"));
  g_assert_true (recourse_edit_remove (edit, "/paths/0/claims/1"));
  g_assert_true (recourse_edit_remove (edit, "/paths/0/claims/0"));
  g_assert_true (recourse_edit_remove (edit, "/claims/1"));
  g_assert_true (recourse_edit_remove (edit, "/claims/0"));
  assert_lacks (edit, "claims");
}

static void
test_no_such_place (void)
{
  static const char *const places[] = { "",
                                        "title",
                                        "/stakeholders/2/label",
                                        "/nothing/at/all",
                                        "/title/x",
                                        "/stakeholders/-1/label",
                                        "/stakeholders/00x",
                                        "/terms/0/formula/0" };

  for (guint i = 0; i < G_N_ELEMENTS (places); i++)
    {
      g_autoptr (RecourseEdit) edit = edit_small ();
      g_autofree char *before = edited_text (edit);
      g_autofree char *after = NULL;

      g_test_message ("%s", places[i]);
      g_assert_false (recourse_edit_set_text (edit, places[i], "x"));
      after = edited_text (edit);
      g_assert_cmpstr (before, ==, after);
    }
}

/* By tokens: neither the e of 2e3 nor damages_paid is e or damages. */
static void
test_rename (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();
  g_autoptr (RecourseLoaded) loaded = NULL;

  g_assert_true (recourse_edit_rename (edit, "damages", "award"));
  g_assert_true (recourse_edit_rename (edit, "e", "exponent"));
  g_assert_true (recourse_edit_rename (edit, "pay", "paid"));
  g_assert_true (recourse_edit_rename (edit, "suit", "court"));
  g_assert_true (recourse_edit_rename (edit, "b", "bee"));
  assert_has (edit, "\"2e3*exponent + award*1e-2 - damages_paid\"");
  assert_has (edit, "\"min(1, award/100)\"");
  assert_has (edit, "\"set\": {\"paid\": \"award\", \"x-s\": 1}");
  assert_has (edit, "\"payoffs\": {\"bee\": \"-award\"}");
  assert_has (edit, "\"path\": \"court\", \"set\": {\"award\": 20, \"exponent\": 3}");
  assert_has (edit, "\"paid + sum\"");
  assert_has (edit, "\"paths\": [\"court\"], \"stakeholder\": \"bee\"");
  assert_has (edit, "\"path\": \"court\",\n      \"node\": \"court/0\"");
  loaded = assert_sound (edit);
  g_assert_false (recourse_edit_rename (edit, "damages", "x"));
}

/* Records of two lists with one id: only the one at the place. */
static void
test_rename_record (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();

  g_assert_true (recourse_edit_set_text (edit, "/scenarios/0/id", "suit"));
  g_assert_true (recourse_edit_rename_record (edit, "/paths/0", "court"));
  assert_has (edit, "{\"id\": \"suit\", \"path\": \"court\"");
  g_assert_true (recourse_edit_rename_record (edit, "/paths/0/tree/branches/0/node", "won"));
  assert_has (edit, "\"id\": \"won\"");
  g_assert_true (recourse_edit_set_text (edit, "/bargains/0/node", "root"));
  g_assert_true (recourse_edit_rename_record (edit, "/paths/0/tree", "trunk"));
  assert_has (edit, "\"node\": \"trunk\"");
  recourse_loaded_free (assert_sound (edit));
}

static void
test_remove_record (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();

  g_assert_true (recourse_edit_remove_record (edit, "/scenarios/0"));
  assert_lacks (edit, "scenarios");
  recourse_loaded_free (assert_sound (edit));
}

/* Optional references of the real dossier go with a claim: afterwards it is sound and nothing names it. */
static void
test_remove_each (void)
{
  g_autoptr (GBytes) bytes = embedded ();
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  RecourseDossier *dossier = loaded->dossier;
  GListStore *lists[] = { dossier->claims, dossier->sources, dossier->events, dossier->scenarios };
  const char *const names[] = { "claims", "sources", "events", "scenarios" };
  guint n_uses = 0;

  for (guint l = 0; l < G_N_ELEMENTS (lists); l++)
    for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (lists[l])); i++)
      {
        g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (lists[l]), i);
        const char *id = recourse_record_get_id (record);
        g_autoptr (GArray) before = recourse_find_uses_in (dossier, names[l], id);
        g_autoptr (RecourseEdit) edit = recourse_edit_new (bytes);
        g_autofree char *place = recourse_pointer_to (dossier, record);
        g_autoptr (RecourseLoaded) after = NULL;
        g_autoptr (GArray) left = NULL;

        g_test_message ("%s", place);
        g_assert_true (recourse_edit_remove_record (edit, place));
        after = assert_sound (edit);
        left = recourse_find_uses_in (after->dossier, names[l], id);
        g_assert_cmpuint (left->len, ==, 0);
        n_uses += before->len;
      }
  g_assert_cmpuint (n_uses, >, 50);
}

/* Renaming everything there is, one after the other, computes the same. */
static void
test_rename_all (void)
{
  g_autoptr (GBytes) bytes = embedded ();
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  g_autoptr (RecourseEdit) edit = recourse_edit_new (bytes);
  g_autoptr (RecourseLoaded) renamed = NULL;
  g_autoptr (RecourseResults) a = NULL, b = NULL;
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (RECOURSE_RECORD (loaded->dossier));

  for (guint f = 0; f < fields->len; f++)
    {
      const RecourseField *field = g_ptr_array_index (fields, f);
      GListModel *list;

      if (field->kind != RECOURSE_FIELD_RECORDS)
        continue;
      list = *(GListModel **)recourse_record_member (RECOURSE_RECORD (loaded->dossier), field);
      for (guint i = 0; i < g_list_model_get_n_items (list); i++)
        {
          g_autoptr (RecourseRecord) record = g_list_model_get_item (list, i);
          g_autofree char *place = g_strdup_printf ("/%s/%u", field->key, i);
          g_autofree char *id = g_strdup_printf ("zz_%u_%u", f, i);

          g_assert_true (recourse_edit_rename_record (edit, place, id));
        }
    }
  renamed = assert_sound (edit);
  a = recourse_program_run (loaded->program, 2000, 1, 1, NULL, NULL);
  b = recourse_program_run (renamed->program, 2000, 1, 1, NULL, NULL);
  for (guint p = 0; p < a->n_paths; p++)
    for (guint s = 0; s < a->n_stakeholders; s++)
      g_assert_cmpfloat (recourse_results_payoff (a, p, s)->mean, ==,
                         recourse_results_payoff (b, p, s)->mean);
}

static void
test_free_id (void)
{
  g_autoptr (RecourseEdit) edit = edit_small ();
  static const struct
  {
    const char *label, *id;
  } cases[] = {
    { "Court fees", "court_fees" },
    { "Damages", "damages_2" },
    { "  2026: Fées & more!  ", "fees_more" },
    { "min", "min_2" },
    { "Baseline", "baseline_2" },
    { "中文", "item" },
    { "", "item" },
    { "root", "root_2" },
    { "Party's share", "partys_share" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *id = recourse_edit_dup_free_id (edit, cases[i].label);

      g_assert_cmpstr (id, ==, cases[i].id);
    }
}

/* Every record at any depth stands where its pointer says. */
static void
test_pointers (void)
{
  g_autoptr (GBytes) bytes = small_bytes ();
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);
  g_autoptr (GArray) uses = recourse_find_uses (loaded->dossier, "damages");
  g_autoptr (GString) places = g_string_new (NULL);

  for (guint i = 0; i < uses->len; i++)
    {
      const RecourseUse use = g_array_index (uses, RecourseUse, i);
      g_autofree char *place = recourse_pointer_to (loaded->dossier, use.record);

      g_string_append_printf (places, "%s %s\n", place, use.field->key);
    }
  g_assert_cmpstr (places->str, ==,
                   "/variables/0 formula\n"
                   "/parameters/0 value\n"
                   "/paths/0/tree/branches/0 probability\n"
                   "/paths/0/tree/branches/0/node/set/pay text\n"
                   "/paths/0/tree/branches/0/node/payoffs/b text\n"
                   "/scenarios/0/set/damages name\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/edit/untouched", test_untouched);
  g_test_add_func ("/edit/set", test_set);
  g_test_add_func ("/edit/made-on-the-way", test_made_on_the_way);
  g_test_add_func ("/edit/no-such-place", test_no_such_place);
  g_test_add_func ("/edit/rename", test_rename);
  g_test_add_func ("/edit/rename-record", test_rename_record);
  g_test_add_func ("/edit/rename-all", test_rename_all);
  g_test_add_func ("/edit/remove-record", test_remove_record);
  g_test_add_func ("/edit/remove-each", test_remove_each);
  g_test_add_func ("/edit/free-id", test_free_id);
  g_test_add_func ("/edit/pointers", test_pointers);
  return g_test_run ();
}
