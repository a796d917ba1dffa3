/* A chart on the dashboard, with what can be done with it. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_CARD (recourse_card_get_type ())
G_DECLARE_FINAL_TYPE (RecourseCard, recourse_card, RECOURSE, CARD, AdwBin)

GtkWidget *recourse_card_new (const RecourseChart *chart);

const RecourseChart *recourse_card_get_chart (RecourseCard *self);

void recourse_card_set_document (RecourseCard *self, RecourseDocument *document);
void recourse_card_set_in_view (RecourseCard *self, gboolean is_in_view);

/* (transfer full): what can be done with a chart: win.expand-chart and so on. */
GMenuModel *recourse_chart_menu_new (const RecourseChart *chart, gboolean is_expanded);

G_END_DECLS
