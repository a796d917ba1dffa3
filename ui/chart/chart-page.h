/* One chart at full size. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_CHART_PAGE (recourse_chart_page_get_type ())
G_DECLARE_FINAL_TYPE (RecourseChartPage, recourse_chart_page, RECOURSE, CHART_PAGE, AdwBin)

void recourse_chart_page_set_document (RecourseChartPage *self, RecourseDocument *document);
void recourse_chart_page_set_chart (RecourseChartPage *self, const RecourseChart *chart);

/* (nullable): the chart shown last */
const RecourseChart *recourse_chart_page_get_chart (RecourseChartPage *self);

G_END_DECLS
