/* Which charts the dashboard shows, and in which order.  It is kept as a list of names, so that it can be stored as a
 * setting and survives charts that come and go. */
#include "config.h"

#include "ui/dashboard/dashboard-order.h"

#include <string.h>

#define NOT_SHOWN '-'

/* The charts that come first, and so are seen without unfolding; then those of the table follow. */
static const char *const leading[] = {
  "payoffs", "distributions", "tornado", "capital-timeline", "commitments",
  "flows",   "ownership",     "rights",  "influence",
};

static gboolean
has_chart (const RecourseDashboardOrder *self, const RecourseChart *chart)
{
  const GArray *band = self->bands[chart->band];

  for (guint i = 0; i < band->len; i++)
    if (g_array_index (band, RecourseChartPlace, i).chart == chart)
      return TRUE;
  return FALSE;
}

static void
add (RecourseDashboardOrder *self, const RecourseChart *chart, gboolean is_shown)
{
  RecourseChartPlace place = { chart, is_shown };

  if (chart != NULL && !has_chart (self, chart))
    g_array_append_val (self->bands[chart->band], place);
}

RecourseDashboardOrder *
recourse_dashboard_order_new (const char *const *names)
{
  RecourseDashboardOrder *self = g_new0 (RecourseDashboardOrder, 1);
  guint n_charts = 0;
  const RecourseChart *charts = recourse_charts (&n_charts);

  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    self->bands[i] = g_array_new (FALSE, FALSE, sizeof (RecourseChartPlace));
  for (guint i = 0; names != NULL && names[i] != NULL; i++)
    {
      const gboolean is_shown = names[i][0] != NOT_SHOWN;

      add (self, recourse_chart_find (is_shown ? names[i] : names[i] + 1), is_shown);
    }
  for (guint i = 0; i < G_N_ELEMENTS (leading); i++)
    add (self, recourse_chart_find (leading[i]), TRUE);
  for (guint i = 0; i < n_charts; i++)
    add (self, &charts[i], TRUE);
  return self;
}

void
recourse_dashboard_order_free (RecourseDashboardOrder *self)
{
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    g_array_unref (self->bands[i]);
  g_free (self);
}

static gboolean
equal (const RecourseDashboardOrder *a, const RecourseDashboardOrder *b)
{
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    for (guint k = 0; k < a->bands[i]->len; k++)
      {
        const RecourseChartPlace *left = recourse_dashboard_order_place (a, (RecourseBand)i, k);
        const RecourseChartPlace *right = recourse_dashboard_order_place (b, (RecourseBand)i, k);

        if (left->chart != right->chart || left->is_shown != right->is_shown)
          return FALSE;
      }
  return TRUE;
}

GStrv
recourse_dashboard_order_to_names (const RecourseDashboardOrder *self)
{
  g_autoptr (RecourseDashboardOrder) standard = recourse_dashboard_order_new (NULL);
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();

  if (equal (self, standard))
    return g_strv_builder_end (names);
  for (guint i = 0; i < RECOURSE_N_BANDS; i++)
    for (guint k = 0; k < self->bands[i]->len; k++)
      {
        const RecourseChartPlace *place = recourse_dashboard_order_place (self, (RecourseBand)i, k);
        g_autofree char *name = g_strconcat (place->is_shown ? "" : "-", place->chart->name, NULL);

        g_strv_builder_add (names, name);
      }
  return g_strv_builder_end (names);
}

void
recourse_dashboard_order_move (RecourseDashboardOrder *self,
                               RecourseBand band,
                               guint from,
                               guint to)
{
  GArray *places = self->bands[band];
  RecourseChartPlace place;

  g_return_if_fail (from < places->len && to < places->len);

  place = g_array_index (places, RecourseChartPlace, from);
  g_array_remove_index (places, from);
  g_array_insert_val (places, to, place);
}
