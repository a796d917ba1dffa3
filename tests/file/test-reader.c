/* What is read is what was written: both dossiers of the application there and back, x- keys, numbers as
 * they stand, deep and wide files in linear time. */
#include <math.h>

#include "app/file/scanner.h"
#include "file/reader.h"
#include "file/writer.h"

static RecourseDossier *
read_text (const char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecoursePlaces) places = NULL;
  RecourseDossier *dossier = recourse_reader_read (bytes, faults, &places);

  for (guint i = 0; i < faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (faults, i);

      g_test_message ("%u:%u %s %s", fault->line, fault->column, fault->where, fault->message);
    }
  g_assert_cmpuint (faults->len, ==, 0);
  g_assert_nonnull (dossier);
  return dossier;
}

static void assert_same (RecourseRecord *a, RecourseRecord *b);

static void
assert_same_lists (GListModel *a, GListModel *b)
{
  g_assert_cmpuint (g_list_model_get_n_items (a), ==, g_list_model_get_n_items (b));
  for (guint i = 0; i < g_list_model_get_n_items (a); i++)
    {
      g_autoptr (RecourseRecord) x = g_list_model_get_item (a, i);
      g_autoptr (RecourseRecord) y = g_list_model_get_item (b, i);

      assert_same (x, y);
    }
}

static void
assert_same_members (const RecourseField *field, gpointer a, gpointer b)
{
  if (field->kind <= RECOURSE_FIELD_REFERENCE)
    g_assert_cmpstr (*(char **)a, ==, *(char **)b);
  else if (field->kind == RECOURSE_FIELD_NUMBER)
    g_assert_true (*(double *)a == *(double *)b || (isnan (*(double *)a) && isnan (*(double *)b)));
  else if (field->kind == RECOURSE_FIELD_FLAG)
    g_assert_cmpint (*(gboolean *)a, ==, *(gboolean *)b);
  else if (field->kind >= RECOURSE_FIELD_RECORDS)
    assert_same_lists (*(GListModel **)a, *(GListModel **)b);
  else if (*(gpointer *)a == NULL || *(gpointer *)b == NULL)
    g_assert_true (*(gpointer *)a == *(gpointer *)b);
  else if (field->kind == RECOURSE_FIELD_RECORD)
    assert_same (*(gpointer *)a, *(gpointer *)b);
  else if (field->kind == RECOURSE_FIELD_NUMBERS)
    g_assert_cmpmem ((*(GArray **)a)->data, (*(GArray **)a)->len * sizeof (double),
                     (*(GArray **)b)->data, (*(GArray **)b)->len * sizeof (double));
  else
    g_assert_true (g_strv_equal (*(const char *const **)a, *(const char *const **)b));
}

static void
assert_same (RecourseRecord *a, RecourseRecord *b)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (a);
  GHashTable *extras = recourse_record_get_extras (a);
  GHashTableIter iter;
  gpointer key, value;

  for (guint i = 0; i < fields->len; i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);

      assert_same_members (field, recourse_record_member (a, field),
                           recourse_record_member (b, field));
    }
  g_assert_cmpuint (g_hash_table_size (extras), ==,
                    g_hash_table_size (recourse_record_get_extras (b)));
  g_hash_table_iter_init (&iter, extras);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_assert_cmpstr (value, ==, g_hash_table_lookup (recourse_record_get_extras (b), key));
}

static void
assert_round_trip (const char *text)
{
  g_autoptr (RecourseDossier) first = read_text (text);
  g_autofree char *written = recourse_writer_write (first);
  g_autoptr (RecourseDossier) second = read_text (written);
  g_autofree char *again = recourse_writer_write (second);

  assert_same (RECOURSE_RECORD (first), RECOURSE_RECORD (second));
  g_assert_cmpstr (written, ==, again);
}

static void
test_round_trip (void)
{
  const char *const files[] = { "../resources/dossiers/microsoft-openai-amazon.recourse",
                                "../resources/dossiers/texaco-pennzoil.recourse",
                                "data/bench/supply-dispute.recourse",
                                "data/faulty/sound.recourse" };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_test_build_filename (G_TEST_DIST, files[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      assert_round_trip (text);
    }
}

#define HEAD "{\"format\": \"recourse/1\", \"title\": \"T\", \"stakeholders\": [{\"id\": \"a\"}], "
#define TAIL "\"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"outcome\"}}]}"

static void
test_extras (void)
{
  const char *text = HEAD "\"x-top\": {\"b\" :  [1, 1e2,\n \"\\u00e9\"]}, \"conflicts\": [{\"id\": "
                          "\"c\", \"question\": \"?\","
                          "\"claims\": [\"k\"], \"effects\": {\"x-e\": 1, \"k\": {\"x-s\": 2, "
                          "\"d\": 3}}, \"x-c\": null}], "
                          "\"scenarios\": [{\"id\": \"s\", \"set\": {\"x-n\": true}}], " TAIL;
  g_autoptr (RecourseDossier) dossier = read_text (text);
  g_autoptr (RecourseConflict) conflict =
      g_list_model_get_item (G_LIST_MODEL (dossier->conflicts), 0);

  g_assert_cmpstr (
      g_hash_table_lookup (recourse_record_get_extras (RECOURSE_RECORD (dossier)), "x-top"), ==,
      "{\"b\" :  [1, 1e2,\n \"\\u00e9\"]}");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (conflict->effects)), ==, 1);
  assert_round_trip (text);
}

/* json-glib alone would make 2^63 − 1 of the first. */
static void
test_numbers (void)
{
  g_autoptr (RecourseDossier) dossier =
      read_text (HEAD "\"constants\": [{\"id\": \"c\", \"value\": 123456789012345678901234567890}, "
                      "{\"id\": \"d\", \"value\": 0.1}],"
                      "\"variables\": [{\"id\": \"v\", \"formula\": 1.50}], " TAIL);
  RecourseConstant *huge = recourse_dossier_find (dossier, dossier->constants, "c");
  RecourseConstant *tenth = recourse_dossier_find (dossier, dossier->constants, "d");
  RecourseVariable *variable = recourse_dossier_find (dossier, dossier->variables, "v");

  g_assert_cmpfloat (huge->value, ==, 123456789012345678901234567890.0);
  g_assert_cmpfloat (tenth->value, ==, 0.1);
  g_assert_cmpstr (variable->formula, ==, "1.50");
}

/* Every escape of RFC 8259 says in a key or a value what it stands for. */
static void
test_escapes (void)
{
  static const char text[] = HEAD
      "\"\\u0073ummary\": \"\\\"\\\\\\/\\b\\f\\n\\r\\t \\u00e9 \\uD83D\\ude00 \\u20AC\", " TAIL;
  g_autoptr (RecourseDossier) dossier = read_text (text);

  g_assert_cmpstr (dossier->summary, ==, "\"\\/\b\f\n\r\t \u00e9 \U0001f600 \u20ac");
}

/* A chain of chance nodes as deep as nesting allows: three levels of JSON each. */
static char *
deep_text (guint levels)
{
  GString *text = g_string_new (HEAD "\"paths\": [{\"id\": \"p\", \"tree\": ");

  for (guint i = 0; i < levels; i++)
    g_string_append (text, "{\"kind\": \"chance\", \"branches\": [{\"probability\": 1, \"node\": ");
  g_string_append (text, "{\"kind\": \"outcome\"}");
  for (guint i = 0; i < levels; i++)
    g_string_append (text, "}]}");
  g_string_append (text, "}]}");
  return g_string_free (text, FALSE);
}

static void
test_deep (void)
{
  g_autofree char *deepest = deep_text (332);
  g_autofree char *deeper = deep_text (333);
  g_autoptr (GBytes) bytes = g_bytes_new (deeper, strlen (deeper));
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();

  assert_round_trip (deepest);
  g_assert_null (recourse_reader_read (bytes, faults, NULL));
  g_assert_cmpuint (faults->len, ==, 1);
}

static char *
wide_text (guint n)
{
  GString *text = g_string_new (
      HEAD "\"paths\": [{\"id\": \"p\", \"tree\": {\"kind\": \"chance\", \"branches\": [");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text,
                            "%s{\"probability\": %s, \"node\": {\"kind\": \"outcome\", \"id\": "
                            "\"n%u\", \"payoffs\": {\"a\": %u}}}",
                            i > 0 ? ", " : "", i > 0 ? "0" : "1", i, i);
  g_string_append (text, "]}}]}");
  return g_string_free (text, FALSE);
}

static double
seconds_to_read (guint n)
{
  g_autofree char *text = wide_text (n);
  g_autoptr (RecourseDossier) dossier = NULL;

  g_test_timer_start ();
  dossier = read_text (text);
  return g_test_timer_elapsed ();
}

/* Ten times the nodes may take ten times the time, not a hundred times. */
static void
test_linear (void)
{
  double small, large;

  seconds_to_read (1000);
  small = seconds_to_read (10000);
  large = seconds_to_read (100000);
  g_test_message ("10 000 nodes: %.3f s, 100 000 nodes: %.3f s", small, large);
  g_assert_cmpfloat (large, <, 40 * small);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/file/round-trip", test_round_trip);
  g_test_add_func ("/file/extras", test_extras);
  g_test_add_func ("/file/numbers", test_numbers);
  g_test_add_func ("/file/escapes", test_escapes);
  g_test_add_func ("/file/deep", test_deep);
  g_test_add_func ("/file/linear", test_linear);
  return g_test_run ();
}
