/* Dates keep the precision of the file.  Words are our own, translated: the C library's month names
 * would follow the locale of the process, and pictures must not. */
#include "config.h"

#include "dates.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

typedef struct
{
  int year, quarter, month, day; /* 0 where not stated */
} Date;

static const char *const months[] = { N_ ("January"), N_ ("February"), N_ ("March"),
                                      N_ ("April"),   N_ ("May"),      N_ ("June"),
                                      N_ ("July"),    N_ ("August"),   N_ ("September"),
                                      N_ ("October"), N_ ("November"), N_ ("December") };

static gboolean
read_date (const char *text, Date *date)
{
  memset (date, 0, sizeof *date);
  if (text == NULL)
    return FALSE;
  if (sscanf (text, "%d-Q%d", &date->year, &date->quarter) == 2)
    return date->quarter >= 1 && date->quarter <= 4;
  date->quarter = 0;
  if (sscanf (text, "%d-%d-%d", &date->year, &date->month, &date->day) < 1)
    return FALSE;
  return date->month >= 0 && date->month <= 12 && date->day >= 0 && date->day <= 31;
}

char *
chart_date_in_words (const char *text)
{
  static const char *const quarters[] = { N_ ("first quarter of %d"), N_ ("second quarter of %d"),
                                          N_ ("third quarter of %d"), N_ ("fourth quarter of %d") };
  Date date;

  if (!read_date (text, &date))
    return g_strdup (text != NULL ? text : "");
  if (date.quarter > 0)
    {
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
      return g_strdup_printf (_ (quarters[date.quarter - 1]), date.year);
#pragma GCC diagnostic pop
    }
  if (date.month == 0)
    return g_strdup_printf ("%d", date.year);
  if (date.day > 0)
    /* Translators: day, month in words, year */
    return g_strdup_printf (_ ("%1$d %2$s %3$d"), date.day, _ (months[date.month - 1]), date.year);
  /* Translators: month in words, year */
  return g_strdup_printf (_ ("%1$s %2$d"), _ (months[date.month - 1]), date.year);
}
