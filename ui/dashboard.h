/* The charts of a dossier in three bands of cards. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_DASHBOARD (recourse_dashboard_get_type ())
G_DECLARE_FINAL_TYPE (RecourseDashboard, recourse_dashboard, RECOURSE, DASHBOARD, GtkWidget)

/* @document: (nullable) */
void recourse_dashboard_set_document (RecourseDashboard *self, RecourseDocument *document);

G_END_DECLS
