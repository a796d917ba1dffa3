/* Numbers and dates as the window words them.  Units are words of the dossier's author, so only the few
 * that everybody writes alike (fraction, probability, the dossier's own currency) are turned into signs. */
#include "config.h"

#include "ui/inspector/figures.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

const RecourseNumberForm *
recourse_figures_form (void)
{
  static RecourseNumberForm form;
  static gsize is_ready = 0;

  if (g_once_init_enter (&is_ready))
    {
      form = recourse_number_form_locale ();
      g_once_init_leave (&is_ready, 1);
    }
  return &form;
}

/* What rounds to nothing bears no sign. */
static char *
with_plus (double value, const char *figure)
{
  return value >= 0.05 ? recourse_format_plus (recourse_figures_form (), figure)
                       : g_strdup (figure);
}

static double
without_negative_zero (double value)
{
  return fabs (value) < 0.05 ? 0.0 : value;
}

char *
recourse_figures_signed (double value)
{
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  number = recourse_format_number (recourse_figures_form (), without_negative_zero (value), 1);
  return with_plus (value, number);
}

char *
recourse_figures_signed_money (RecourseDossier *dossier, double value)
{
  g_autofree char *money = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  money = recourse_format_money (recourse_figures_form (), without_negative_zero (value), 1,
                                 dossier->currency, dossier->unit);
  return with_plus (value, money);
}

static char *
percent (double fraction, const char *suffix)
{
  double points = fraction * 100.0;
  guint decimals = fabs (points) < 9.95 && fabs (points - rint (points)) > 1e-9 ? 1 : 0;
  g_autofree char *number = recourse_format_number (recourse_figures_form (), points, decimals);
  g_autofree char *text = recourse_put_percent (recourse_figures_form (), number);

  return g_strconcat (text, suffix, NULL);
}

/* "USD bn/yr" where the dossier's currency is USD: "$18.0bn/yr". */
static char *
money_in_unit (RecourseDossier *dossier, double value, guint decimals, const char *unit)
{
  const char *rest = unit + strlen (dossier->currency);
  const char *slash = strchr (unit, '/');
  g_autofree char *scale = NULL;
  g_autofree char *money = NULL;

  scale = slash != NULL ? g_strndup (rest, (gsize)(slash - rest)) : g_strdup (rest);
  g_strstrip (scale);
  money = recourse_format_money (recourse_figures_form (), value, decimals, dossier->currency,
                                 *scale != '\0' ? scale : NULL);
  return g_strconcat (money, slash, NULL);
}

gboolean
recourse_figures_is_share (const char *unit)
{
  return g_strcmp0 (unit, "fraction") == 0 || g_strcmp0 (unit, "probability") == 0;
}

char *
recourse_figures_quantity (RecourseDossier *dossier, double value, const char *unit)
{
  guint decimals = recourse_decimals_of_magnitude (value);
  g_autofree char *number = NULL;

  if (!isfinite (value))
    return g_strdup ("–");
  if (recourse_figures_is_share (unit))
    return percent (value, NULL);
  if (g_strcmp0 (unit, "%") == 0)
    return percent (value / 100.0, NULL);
  if (g_strcmp0 (unit, "year") == 0)
    return g_strdup_printf ("%.0f", value); /* of the calendar: no thousands, no word */
  if (g_strcmp0 (unit, "per year") == 0 || (unit != NULL && g_str_has_prefix (unit, "fraction of")))
    return percent (value, _ ("/yr"));
  if (unit != NULL && dossier->currency != NULL && *dossier->currency != '\0'
      && g_str_has_prefix (unit, dossier->currency))
    return money_in_unit (dossier, value, decimals, unit);

  number = recourse_format_number (recourse_figures_form (), value, decimals);
  return unit != NULL ? g_strdup_printf ("%s%s %s", recourse_figures_form ()->mark, number, unit)
                      : g_steal_pointer (&number);
}

char *
recourse_figures_date (const char *date)
{
  int year = 0;
  int month = 0;
  int day = 0;
  int n_parts = date != NULL ? sscanf (date, "%d-%d-%d", &year, &month, &day) : 0;
  g_autoptr (GDateTime) time = NULL;

  if (n_parts < 2)
    return g_strdup (date);
  time = g_date_time_new_utc (year, month, n_parts == 3 ? day : 1, 0, 0, 0);
  if (time == NULL)
    return g_strdup (date);
  /* Translators: a month, such as March 2026, and a day, such as 18 March 2026 */
  return g_date_time_format (time, n_parts == 3 ? _ ("%-d %B %Y") : _ ("%B %Y"));
}
