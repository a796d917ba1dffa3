/* A band of the dashboard: heading, finding, cards. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"
#include "ui/dashboard/dashboard-order.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_BAND_VIEW (recourse_band_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseBandView, recourse_band_view, RECOURSE, BAND_VIEW, GtkBox)

enum
{
  RECOURSE_BAND_HEADING_HEIGHT = 32,
};

GtkWidget *recourse_band_view_new (RecourseBand band);

/* @document: (nullable) */
void recourse_band_view_set_document (RecourseBandView *self, RecourseDocument *document);

void recourse_band_view_set_card_height (RecourseBandView *self, int height);

/* What of the band can be seen, from its top: cards outside are not painted. */
void recourse_band_view_set_seen (RecourseBandView *self, double from, double to);

/* Which of its charts it shows, and in which order; a band without any is not visible. */
void recourse_band_view_set_order (RecourseBandView *self, const RecourseDashboardOrder *order);

G_END_DECLS
