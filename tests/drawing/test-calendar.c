/* Dates of every precision, and ticks that fall on boundaries and never repeat. */
#include "drawing/calendar.h"

#include <string.h>

static double
julian (int year, int month, int day)
{
  g_autoptr (GDate) date = g_date_new_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year);

  return g_date_get_julian (date);
}

static void
assert_date (const char *text, double expected_first, double expected_after)
{
  double first, after;

  g_assert_true (recourse_calendar_parse (text, &first, &after));
  g_assert_cmpfloat (first, ==, expected_first);
  g_assert_cmpfloat (after, ==, expected_after);
}

static void
test_parse (void)
{
  static const char *const wrong[] = { "",         "26",        "2026-",       "2026-13",
                                       "2026-00",  "2026-Q5",   "2026-Q0",     "2026-02-30",
                                       "2026-3",   "2026-03-1", "2026-03-18x", "0000",
                                       "2026-Q1x", "20260",     "-2026" };
  double first;

  assert_date ("2026", julian (2026, 1, 1), julian (2027, 1, 1));
  assert_date ("2026-Q1", julian (2026, 1, 1), julian (2026, 4, 1));
  assert_date ("2026-Q4", julian (2026, 10, 1), julian (2027, 1, 1));
  assert_date ("2024-02", julian (2024, 2, 1), julian (2024, 3, 1));
  assert_date ("2024-02-29", julian (2024, 2, 29), julian (2024, 3, 1));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    g_assert_false (recourse_calendar_parse (wrong[i], &first, NULL));
  g_assert_false (recourse_calendar_parse (NULL, &first, NULL));
}

static void
test_ticks (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);

  for (guint trial = 0; trial < 1000; trial++)
    {
      double from = g_rand_double_range (rand, julian (1990, 1, 1), julian (2030, 1, 1));
      double to = from + g_rand_double_range (rand, 40, 12000);
      guint most = (guint)g_rand_int_range (rand, 2, 12);
      g_autoptr (GPtrArray) ticks = recourse_calendar_ticks (from, to, most);
      g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      const char *year = NULL;

      g_assert_cmpuint (ticks->len, <=, most);
      for (guint i = 0; i < ticks->len; i++)
        {
          RecourseDateTick *tick = g_ptr_array_index (ticks, i);
          g_autoptr (GDate) date = g_date_new_julian ((guint32)tick->day);

          g_assert_true (tick->day >= from && tick->day <= to);
          g_assert_cmpuint (g_date_get_day (date), ==, 1);
          year = tick->year != NULL ? tick->year : year;
          g_assert_true (g_hash_table_add (seen, g_strdup_printf ("%s %s", tick->label, year)));
        }
    }
}

static void
test_years (void)
{
  g_autoptr (GPtrArray) ticks =
      recourse_calendar_ticks (julian (2019, 7, 1), julian (2032, 12, 31), 8);

  /* 2020, 2022, … 2032 */
  g_assert_cmpuint (ticks->len, ==, 7);
  g_assert_cmpstr (((RecourseDateTick *)ticks->pdata[0])->label, ==, "2020");
  g_assert_cmpstr (((RecourseDateTick *)ticks->pdata[6])->label, ==, "2032");
}

static void
test_quarters (void)
{
  g_autoptr (GPtrArray) ticks =
      recourse_calendar_ticks (julian (2025, 6, 1), julian (2026, 8, 1), 6);
  static const char *const labels[] = { "Q3", "Q4", "Q1", "Q2", "Q3" };
  static const char *const years[] = { "2025", NULL, "2026", NULL, NULL };

  g_assert_cmpuint (ticks->len, ==, G_N_ELEMENTS (labels));
  for (guint i = 0; i < ticks->len; i++)
    {
      g_assert_cmpstr (((RecourseDateTick *)ticks->pdata[i])->label, ==, labels[i]);
      g_assert_cmpstr (((RecourseDateTick *)ticks->pdata[i])->year, ==, years[i]);
    }
}

static void
test_nothing (void)
{
  g_autoptr (GPtrArray) backwards = recourse_calendar_ticks (1000, 10, 5);
  g_autoptr (GPtrArray) none = recourse_calendar_ticks (10, 1000, 0);

  g_assert_cmpuint (backwards->len, ==, 0);
  g_assert_cmpuint (none->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/drawing/calendar/parse", test_parse);
  g_test_add_func ("/drawing/calendar/ticks", test_ticks);
  g_test_add_func ("/drawing/calendar/years", test_years);
  g_test_add_func ("/drawing/calendar/quarters", test_quarters);
  g_test_add_func ("/drawing/calendar/nothing", test_nothing);
  return g_test_run ();
}
