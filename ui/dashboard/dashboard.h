/* The charts of a dossier in three bands of cards. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_DASHBOARD (recourse_dashboard_get_type ())
G_DECLARE_FINAL_TYPE (RecourseDashboard, recourse_dashboard, RECOURSE, DASHBOARD, GtkWidget)

/* @document: (nullable) */
void recourse_dashboard_set_document (RecourseDashboard *self, RecourseDocument *document);

/* @names: (nullable): which charts, in which order; see recourse_dashboard_order_new() */
void recourse_dashboard_set_charts (RecourseDashboard *self, const char *const *names);
/* (transfer full): the same, to be kept */
GStrv recourse_dashboard_dup_charts (RecourseDashboard *self);
void recourse_dashboard_hide_chart (RecourseDashboard *self, const RecourseChart *chart);

G_END_DECLS
