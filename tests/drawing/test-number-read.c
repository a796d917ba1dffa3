/* Numbers as people type and paste them, under a locale with a decimal point and one with a decimal comma. */
#include "drawing/number-read.h"

#include <math.h>
#include <string.h>

static const RecourseNumberForm english = { ".", ",", "" };
static const RecourseNumberForm german = { ",", ".", "" };
static const RecourseNumberForm french = { ",", "\u202F", "" };

static void
assert_reads (const RecourseNumberForm *form, const char *text, double expected)
{
  double value = NAN;

  g_test_message ("“%.40s”", text);
  g_assert_true (recourse_number_parse (form, text, &value));
  g_assert_cmpfloat_with_epsilon (value, expected, fabs (expected) * 1e-12);
}

static void
assert_refuses (const RecourseNumberForm *form, const char *text)
{
  double value = NAN;

  g_test_message ("“%.40s”", text);
  g_assert_false (recourse_number_parse (form, text, &value));
}

static void
test_number (void)
{
  assert_reads (&english, " 12 ", 12);
  assert_reads (&english, "-1.5e3", -1500);
  assert_reads (&english, "\u22125", -5);
  assert_reads (&english, "\u200E\u22125", -5);
  assert_reads (&english, "45 %", 0.45);
  assert_reads (&english, "1,234,567.5", 1234567.5);
  assert_reads (&german, "1.234,5", 1234.5);
  assert_reads (&german, "1.5", 1.5); /* no group of three: the point that all programs write */
  assert_reads (&german, "0.125", 0.125);
  assert_reads (&french, "12\u202F345,5", 12345.5);
}

static void
test_no_number (void)
{
  static const char *const texts[] = { "",    "%",        "ten",   "0x10",      "inf",
                                       "nan", "1e999",    "1 2",   "1..2",      "--1",
                                       "1,2", "1234,567", "0,125", "0.125,250", "1,23,4" };
  g_autofree char *long_one = g_strnfill (1000000, '1');

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    assert_refuses (&english, texts[i]);
  assert_refuses (&english, long_one);
}

/* @expected: (array length=n) */
static void
assert_list (const RecourseNumberForm *form, const char *text, guint n, const double *expected)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) numbers = recourse_numbers_parse (form, text, &wrong);

  g_test_message ("“%.40s”", text);
  g_assert_cmpstr (wrong, ==, NULL);
  g_assert_cmpuint (numbers->len, ==, n);
  for (guint i = 0; i < n; i++)
    g_assert_cmpfloat (g_array_index (numbers, double, i), ==, expected[i]);
}

/* Columns, rows and CSV, as spreadsheets put them on the clipboard and into files. */
static void
test_list (void)
{
  static const double three[] = { 0.125, 1.5, 22 };
  static const double whole[] = { 12, 345, 67 };
  static const double thousands[] = { 1234, 5678 };

  assert_list (&english, "", 0, NULL);
  assert_list (&english, " \r\n,;\t\"\"", 0, NULL);
  assert_list (&english, "0.125\r\n1.5\r\n22\r\n", 3, three);
  assert_list (&english, "0.125\t1.5\t22", 3, three);
  assert_list (&english, "0.125,1.5,22\n", 3, three);
  assert_list (&english, "\"0.125\",\"1.5\",\"22\"", 3, three);
  assert_list (&english, "12,345,67", 3, whole);
  assert_list (&english, "1,234\n5,678", 2, thousands);
  assert_list (&recourse_number_form_c, "12,345;67", 2, (const double[]){ 12345, 67 });
  assert_list (&german, "0,125;1,5;22\r\n", 3, three);
  assert_list (&german, "0.125 1.5 22", 3, three);
  assert_list (&german, "1.234\n5.678", 2, thousands);
}

static void
assert_wrong (const RecourseNumberForm *form, const char *text, const char *expected)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) numbers = recourse_numbers_parse (form, text, &wrong);

  g_assert_null (numbers);
  g_assert_cmpstr (wrong, ==, expected);
}

static void
test_wrong (void)
{
  g_autofree char *page = g_strnfill (100000, 'x');
  g_autofree char *told = g_strnfill (64, 'x');
  g_autofree char *dots = g_strconcat (told, "…", NULL);

  assert_wrong (&english, "Award\n12\n15", "Award");
  assert_wrong (&english, "1.5,2.5,n/a,4", "n/a");
  assert_wrong (&german, "0,2,0,4", "0,2,0,4"); /* what is what cannot be told */
  assert_wrong (&english, page, dots);
}

/* A million of them on one line, whatever stands between, take no longer than on lines of their own. */
static void
test_many (void)
{
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) numbers = NULL;

  for (guint i = 0; i < 1000000; i++)
    g_string_append (text, i % 2 == 0 ? "1," : ".5,");
  numbers = recourse_numbers_parse (&english, text->str, &wrong);
  g_assert_cmpstr (wrong, ==, NULL);
  g_assert_cmpuint (numbers->len, ==, 1000000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/number-read/number", test_number);
  g_test_add_func ("/drawing/number-read/no-number", test_no_number);
  g_test_add_func ("/drawing/number-read/list", test_list);
  g_test_add_func ("/drawing/number-read/wrong", test_wrong);
  g_test_add_func ("/drawing/number-read/many", test_many);
  return g_test_run ();
}
