/* Choices there and back, the same text whatever the order they were made in, and nothing else let in. */
#include <math.h>

#include "file/choices-text.h"

static RecourseDistribution *
metalog (double p10, double p50, double p90)
{
  return g_object_new (RECOURSE_TYPE_DISTRIBUTION, "kind", "metalog", "p10", p10, "p50", p50, "p90",
                       p90, NULL);
}

static RecourseChoices *
back (const char *text)
{
  g_autoptr (GError) error = NULL;
  RecourseChoices *choices = recourse_choices_from_text (text, -1, &error);

  g_assert_no_error (error);
  g_assert_nonnull (choices);
  return choices;
}

static void
test_words (void)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseDistribution) shape = metalog (1, 2.5, 4);
  g_autofree char *text = NULL;

  choices->scenario = g_strdup ("as_reported");
  g_hash_table_insert (choices->adopt, g_strdup ("who_pays"), g_strdup ("claim_2"));
  g_hash_table_insert (choices->adopt, g_strdup ("amount"), g_strdup (""));
  recourse_choices_set_number (choices, "transfer", 5);
  recourse_choices_set_distribution (choices, "damages", shape);
  g_ptr_array_add (choices->paths, g_strdup ("suit"));
  g_ptr_array_add (choices->paths, g_strdup ("peace"));
  text = recourse_choices_to_text (choices);
  g_assert_cmpstr (
      text, ==,
      "{\n"
      "  \"scenario\": \"as_reported\",\n"
      "  \"adopt\": {\"amount\": \"\", \"who_pays\": \"claim_2\"},\n"
      "  \"set\": {\"damages\": {\"kind\": \"metalog\", \"p10\": 1, \"p50\": 2.5, \"p90\": 4}, "
      "\"transfer\": 5},\n"
      "  \"paths\": [\"suit\", \"peace\"]\n"
      "}");
}

static void
test_nothing (void)
{
  g_autoptr (RecourseChoices) choices = recourse_choices_new ();
  g_autoptr (RecourseChoices) again = NULL;
  g_autofree char *text = recourse_choices_to_text (choices);

  g_assert_cmpstr (text, ==, "{}");
  again = back (text);
  g_assert_true (recourse_choices_equal (choices, again));
}

/* Any doubles, in any order of setting. */
static void
test_there_and_back (void)
{
  for (guint round = 0; round < 200; round++)
    {
      g_autoptr (RecourseChoices) choices = recourse_choices_new ();
      g_autoptr (RecourseChoices) mirrored = recourse_choices_new ();
      g_autoptr (RecourseChoices) again = NULL;
      g_autofree char *text = NULL, *mirrored_text = NULL;
      double values[12];

      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        values[i] = ldexp (g_test_rand_double () - 0.5, g_test_rand_int_range (-1000, 1000));
      for (guint i = 0; i < G_N_ELEMENTS (values); i++)
        {
          const guint j = G_N_ELEMENTS (values) - 1 - i;
          g_autofree char *id = g_strdup_printf ("v%u", i);
          g_autofree char *other = g_strdup_printf ("v%u", j);
          g_autoptr (RecourseDistribution) shape = metalog (values[i], values[i], 0.1);
          g_autoptr (RecourseDistribution) other_shape = metalog (values[j], values[j], 0.1);

          if (i % 3 == 0)
            recourse_choices_set_distribution (choices, id, shape);
          else
            recourse_choices_set_number (choices, id, values[i]);
          if (j % 3 == 0)
            recourse_choices_set_distribution (mirrored, other, other_shape);
          else
            recourse_choices_set_number (mirrored, other, values[j]);
        }
      text = recourse_choices_to_text (choices);
      mirrored_text = recourse_choices_to_text (mirrored);
      g_assert_cmpstr (text, ==, mirrored_text);
      again = back (text);
      g_assert_true (recourse_choices_equal (choices, again));
    }
}

static void
test_lists (void)
{
  g_autoptr (RecourseChoices) choices =
      back ("{\"set\": {\"d\": {\"kind\": \"discrete\", \"values\": [1, 2.5], \"probabilities\": "
            "[0.25, 0.75]}}}");
  RecourseAssignment *setting = g_hash_table_lookup (choices->set, "d");
  g_autofree char *text = recourse_choices_to_text (choices);
  g_autoptr (RecourseChoices) again = back (text);

  g_assert_cmpuint (setting->distribution->values->len, ==, 2);
  g_assert_cmpfloat (g_array_index (setting->distribution->values, double, 1), ==, 2.5);
  g_assert_true (recourse_choices_equal (choices, again));
}

static void
test_strict (void)
{
  static const char *const wrong[] = {
    "",
    "null",
    "[]",
    "{",
    "{} {}",
    "{\"paths\": \"a\"}",
    "{\"paths\": [1]}",
    "{\"paths\": [\"a\", \"a\"]}",
    "{\"scenario\": null}",
    "{\"scenario\": 3}",
    "{\"set\": []}",
    "{\"set\": {\"a\": \"3\"}}",
    "{\"set\": {\"a\": null}}",
    "{\"set\": {\"a\": 1e999}}",
    "{\"set\": {\"a\": {}}}",
    "{\"set\": {\"a\": {\"kind\": \"magic\"}}}",
    "{\"set\": {\"a\": {\"kind\": \"point\", \"value\": \"1\"}}}",
    "{\"set\": {\"a\": {\"kind\": \"point\", \"volume\": 1}}}",
    "{\"set\": {\"a\": {\"kind\": \"discrete\", \"values\": [\"1\"]}}}",
    "{\"adopt\": {\"a\": null}}",
    "{\"adopt\": {\"a\": [\"b\"]}}",
    "{\"colour\": 1}",
    "{\"set\": {}, \"set\": {}}",
    "{\"scenario\": \"\xff\"}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;

      g_test_message ("%s", wrong[i]);
      g_assert_null (recourse_choices_from_text (wrong[i], -1, &error));
      g_assert_nonnull (error);
    }
}

/* A length bounds what is read. */
static void
test_length (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (RecourseChoices) choices = recourse_choices_from_text ("{} and more", 2, &error);

  g_assert_no_error (error);
  g_assert_nonnull (choices);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/choices/words", test_words);
  g_test_add_func ("/choices/nothing", test_nothing);
  g_test_add_func ("/choices/there-and-back", test_there_and_back);
  g_test_add_func ("/choices/lists", test_lists);
  g_test_add_func ("/choices/strict", test_strict);
  g_test_add_func ("/choices/length", test_length);
  return g_test_run ();
}
