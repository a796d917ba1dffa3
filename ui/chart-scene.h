/* From an open document to the scene of one chart. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * recourse_chart_scene_new:
 * @widget: whose text size and direction count
 *
 * Returns: (transfer full): @chart of the document as it stands
 */
RecourseScene *recourse_chart_scene_new (const RecourseChart *chart,
                                         RecourseDocument *document,
                                         RecourseChartForm form,
                                         double width,
                                         double height,
                                         GtkWidget *widget);

G_END_DECLS
