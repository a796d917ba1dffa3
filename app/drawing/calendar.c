/* The ladder of calendar ticks.  Only steps that divide a year, or are round numbers of years, are on it,
 * so every tick falls on a boundary a reader knows and no label stands twice in one year. */
#include "config.h"

#include "drawing/calendar.h"

#include <glib/gi18n.h>
#include <math.h>

static double
day_of (int year, int month)
{
  int y = year + (month - 1) / 12, m = (month - 1) % 12 + 1;
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, 1, (GDateMonth)m, (GDateYear)CLAMP (y, 1, 9999));
  return g_date_get_julian (&date);
}

static gboolean
read_digits (const char **p, guint n, int *value)
{
  *value = 0;
  for (guint i = 0; i < n; i++, (*p)++)
    {
      if (!g_ascii_isdigit (**p))
        return FALSE;
      *value = 10 * *value + (**p - '0');
    }
  return TRUE;
}

static gboolean
parse_day (const char *p, int year, int month, double *first, double *after)
{
  int day;

  if (!read_digits (&p, 2, &day) || *p != '\0'
      || !g_date_valid_dmy ((GDateDay)day, (GDateMonth)month, (GDateYear)year))
    return FALSE;
  *first = day_of (year, month) + day - 1;
  *after = *first + 1;
  return TRUE;
}

static gboolean
parse_months (int year, int month, int n, double *first, double *after)
{
  if (month < 1 || month > 12)
    return FALSE;
  *first = day_of (year, month);
  *after = day_of (year, month + n);
  return TRUE;
}

gboolean
recourse_calendar_parse (const char *date, double *first, double *after)
{
  const char *p = date;
  int year, part;
  double unused;

  if (after == NULL)
    after = &unused;
  if (p == NULL || !read_digits (&p, 4, &year) || year < 1)
    return FALSE;
  if (*p == '\0')
    return parse_months (year, 1, 12, first, after);
  if (*p++ != '-')
    return FALSE;
  if (*p == 'Q')
    return p[1] >= '1' && p[1] <= '4' && p[2] == '\0'
           && parse_months (year, 3 * (p[1] - '1') + 1, 3, first, after);
  if (!read_digits (&p, 2, &part))
    return FALSE;
  if (*p == '\0')
    return parse_months (year, part, 1, first, after);
  return *p == '-' && part >= 1 && part <= 12 && parse_day (p + 1, year, part, first, after);
}

static void
tick_free (gpointer data)
{
  RecourseDateTick *tick = data;

  g_free (tick->label);
  g_free (tick->year);
  g_free (tick);
}

static const char *
month_name (int month)
{
  static const char *const names[] = { N_ ("Jan"), N_ ("Feb"), N_ ("Mar"), N_ ("Apr"),
                                       N_ ("May"), N_ ("Jun"), N_ ("Jul"), N_ ("Aug"),
                                       N_ ("Sep"), N_ ("Oct"), N_ ("Nov"), N_ ("Dec") };

  return _ (names[month - 1]);
}

/* Months since the year 0 of the first boundary of @months at or after @day. */
static int
first_boundary (double day, int months)
{
  GDate date;
  int count;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32)fmax (ceil (day), 1));
  count = 12 * g_date_get_year (&date) + (int)g_date_get_month (&date) - 1;
  if (g_date_get_day (&date) > 1)
    count++;
  return (count + months - 1) / months * months;
}

static void
add_tick (GPtrArray *ticks, int count, int months, int *last_year)
{
  RecourseDateTick *tick = g_new0 (RecourseDateTick, 1);
  int year = count / 12, month = count % 12 + 1;

  tick->day = day_of (year, month);
  if (months >= 12)
    tick->label = g_strdup_printf ("%d", year);
  else if (months == 3)
    tick->label = g_strdup_printf (_ ("Q%d"), (month + 2) / 3);
  else
    tick->label = g_strdup (month_name (month));
  if (months < 12 && year != *last_year)
    tick->year = g_strdup_printf ("%d", year);
  *last_year = year;
  g_ptr_array_add (ticks, tick);
}

/* Ticks every @months, or NULL where there would be more than @most. */
static GPtrArray *
try_step (double from, double to, int months, guint most)
{
  g_autoptr (GPtrArray) ticks = g_ptr_array_new_with_free_func (tick_free);
  int last_year = -1;

  for (int count = first_boundary (from, months);
       count < 12 * 9999 && day_of (count / 12, count % 12 + 1) <= to; count += months)
    {
      if (ticks->len == most)
        return NULL;
      add_tick (ticks, count, months, &last_year);
    }
  return g_steal_pointer (&ticks);
}

GPtrArray *
recourse_calendar_ticks (double from, double to, guint most)
{
  static const int ladder[] = { 1,   2,   3,    6,    12,   24,    60,   120,
                                240, 600, 1200, 2400, 6000, 12000, 60000 };

  for (guint i = 0; i < G_N_ELEMENTS (ladder) && to >= from && most > 0; i++)
    {
      GPtrArray *ticks = try_step (from, to, ladder[i], most);

      if (ticks != NULL)
        return ticks;
    }
  return g_ptr_array_new_with_free_func (tick_free);
}
