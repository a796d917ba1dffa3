/* Which charts the dashboard shows, and in which order. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

enum
{
  RECOURSE_N_BANDS = 3,
};

/* A chart in its place. */
typedef struct
{
  const RecourseChart *chart;
  gboolean is_shown;
} RecourseChartPlace;

/**
 * RecourseDashboardOrder:
 * @bands: (element-type RecourseChartPlace): of each band every chart, shown or not
 *
 * Every chart there is, once.
 */
typedef struct
{
  GArray *bands[RECOURSE_N_BANDS];
} RecourseDashboardOrder;

/**
 * recourse_dashboard_order_new:
 * @names: (nullable): names of charts, those not shown with a dash before them; what is not known is left out, and what
 *    is missing follows as the standard order has it: a chart that a later version brings is there to be seen
 */
RecourseDashboardOrder *recourse_dashboard_order_new (const char *const *names);
void recourse_dashboard_order_free (RecourseDashboardOrder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseDashboardOrder, recourse_dashboard_order_free)

/* (transfer full): as names; empty for the standard order */
GStrv recourse_dashboard_order_to_names (const RecourseDashboardOrder *self);

/* Moves a chart within its band, @to a position among all of them. */
void recourse_dashboard_order_move (RecourseDashboardOrder *self,
                                    RecourseBand band,
                                    guint from,
                                    guint to);

static inline RecourseChartPlace *
recourse_dashboard_order_place (const RecourseDashboardOrder *self, RecourseBand band, guint i)
{
  return &g_array_index (self->bands[band], RecourseChartPlace, i);
}

G_END_DECLS
