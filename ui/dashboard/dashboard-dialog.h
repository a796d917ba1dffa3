/* Choosing which charts the dashboard shows, and in which order. */
#pragma once

#include "ui/dashboard/dashboard-order.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_DASHBOARD_DIALOG (recourse_dashboard_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseDashboardDialog, recourse_dashboard_dialog, RECOURSE, DASHBOARD_DIALOG, AdwWindow)

/* Its signal `changed` brings the names, as recourse_dashboard_order_new() takes them (GStrv). */
GtkWidget *recourse_dashboard_dialog_new (GtkWindow *parent, const char *const *names);

G_END_DECLS
