/* One chart as a widget: lays out its scene for its size, paints it, and lets marks be pointed at, walked
 * with the keyboard and read by assistive technology. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_CHART_VIEW (recourse_chart_view_get_type ())
G_DECLARE_FINAL_TYPE (RecourseChartView, recourse_chart_view, RECOURSE, CHART_VIEW, GtkWidget)

GtkWidget *recourse_chart_view_new (const RecourseChart *chart);

void recourse_chart_view_set_chart (RecourseChartView *self, const RecourseChart *chart);

/* @document: (nullable) */
void recourse_chart_view_set_document (RecourseChartView *self, RecourseDocument *document);

/* (nullable): what is shown of a dossier; %NULL where nothing is or nobody sees it */
const RecourseChart *recourse_chart_view_get_seen (RecourseChartView *self);

/* Whether anybody can see it; what nobody sees is laid out later and not painted. */
void recourse_chart_view_set_in_view (RecourseChartView *self, gboolean is_in_view);

G_END_DECLS
