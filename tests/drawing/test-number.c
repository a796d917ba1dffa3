/* Numbers for reading: signs, units, decimals, powers. */
#include "drawing/number.h"

#include <locale.h>
#include <math.h>
#include <string.h>

static void
assert_money (
    double value, guint decimals, const char *currency, const char *unit, const char *expected)
{
  g_autofree char *text =
      recourse_format_money (&recourse_number_form_c, value, decimals, currency, unit);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_money (void)
{
  assert_money (13.8, 1, "USD", "bn", "$13.8bn");
  assert_money (-5, 0, "USD", "bn", "−$5bn");
  assert_money (0, 1, "USD", "bn", "$0");
  assert_money (-0.0, 1, "USD", "bn", "$0");
  assert_money (-0.04, 1, "USD", "bn", "$0");
  assert_money (5, 0, "EUR", "thousand", "€5\u00a0thousand");
  assert_money (-3, 0, "CHF", "bn", "−CHF\u00a03bn");
  assert_money (1234567.5, 1, "USD", NULL, "$1,234,567.5");
  assert_money (7, 0, NULL, NULL, "7");
  assert_money (NAN, 0, "USD", "bn", "–");
}

static void
assert_number (double value, guint decimals, const char *expected)
{
  g_autofree char *text = recourse_format_number (&recourse_number_form_c, value, decimals);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_number (void)
{
  assert_number (0.1 + 0.2, 1, "0.3");
  assert_number (-0.0, 2, "0.00");
  assert_number (-0.001, 2, "0.00");
  assert_number (-1234.5, 1, "−1,234.5");
  assert_number (999, 0, "999");
  assert_number (1000, 0, "1,000");
  assert_number (1e300, 0, "1×10³⁰⁰");
  assert_number (-2.5e-20, 21, "−2.5×10⁻²⁰");
  assert_number (INFINITY, 0, "∞");
}

static void
assert_percent (double fraction, const char *expected)
{
  g_autofree char *text = recourse_format_percent (&recourse_number_form_c, fraction);

  g_assert_cmpstr (text, ==, expected);
}

static void
test_percent (void)
{
  assert_percent (0, "0%");
  assert_percent (1, "100%");
  assert_percent (0.23, "23%");
  assert_percent (0.0001, "<1%");
  assert_percent (0.9999, ">99%");
  assert_percent (0.005, "1%");
}

static void
test_decimals (void)
{
  g_assert_cmpuint (recourse_decimals_of_step (5), ==, 0);
  g_assert_cmpuint (recourse_decimals_of_step (2.5), ==, 1);
  g_assert_cmpuint (recourse_decimals_of_step (0.25), ==, 2);
  g_assert_cmpuint (recourse_decimals_of_step (0.2), ==, 1);
  g_assert_cmpuint (recourse_decimals_of_step (1e300), ==, 0);
  g_assert_cmpuint (recourse_decimals_of_magnitude (135), ==, 0);
  g_assert_cmpuint (recourse_decimals_of_magnitude (13.8), ==, 1);
  g_assert_cmpuint (recourse_decimals_of_magnitude (0.42), ==, 2);
}

static void
test_form (void)
{
  const RecourseNumberForm german = { ",", "." };
  g_autofree char *text = recourse_format_money (&german, -1234.5, 1, "EUR", "bn");

  g_assert_cmpstr (text, ==, "−€1.234,5bn");
}

/* Digits come from the form that is passed in, whatever the process's locale says. */
static void
test_locale (void)
{
  if (setlocale (LC_ALL, "de_DE.UTF-8") == NULL && setlocale (LC_ALL, "fr_FR.UTF-8") == NULL)
    {
      g_test_skip ("no locale with a decimal comma here");
      return;
    }
  assert_number (1234.5, 1, "1,234.5");
  setlocale (LC_ALL, "C.UTF-8");
}

/* Where sentences run to the left, signs and units stay on their side of the figure. */
static void
test_mark (void)
{
  const RecourseNumberForm form = { ".", ",", "\u200E" };
  g_autofree char *loss = recourse_format_money (&form, -5, 0, "USD", "bn");
  g_autofree char *gain = recourse_format_money (&form, 5, 0, "USD", "bn");
  g_autofree char *plus = recourse_format_plus (&form, gain);
  g_autofree char *share = recourse_format_percent (&form, 0.45);
  g_autofree char *bare = recourse_format_number (&form, 5, 0);

  g_assert_cmpstr (loss, ==, "\u200E−$5bn");
  g_assert_cmpstr (gain, ==, "\u200E$5bn");
  g_assert_cmpstr (plus, ==, "\u200E+$5bn");
  g_assert_cmpstr (share, ==, "\u200E45%");
  g_assert_cmpstr (bare, ==, "5");
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/number/money", test_money);
  g_test_add_func ("/drawing/number/number", test_number);
  g_test_add_func ("/drawing/number/percent", test_percent);
  g_test_add_func ("/drawing/number/decimals", test_decimals);
  g_test_add_func ("/drawing/number/form", test_form);
  g_test_add_func ("/drawing/number/locale", test_locale);
  g_test_add_func ("/drawing/number/mark", test_mark);
  return g_test_run ();
}
