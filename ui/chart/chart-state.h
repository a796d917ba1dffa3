/* What a scene is drawn from: all that a chart may know, kept so that it can be told whether anything that
 * matters to it has changed since. */
#pragma once

#include "charts/chart.h"
#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef struct _RecourseChartState RecourseChartState;

/* (transfer full) (element-type guint): the paths of @document that are on */
GArray *recourse_chart_state_list_paths (RecourseDocument *document);

/**
 * recourse_chart_state_new:
 * @widget: whose text size and direction count
 *
 * Returns: (transfer full): what @chart would show of the document as it stands
 */
RecourseChartState *recourse_chart_state_new (const RecourseChart *chart,
                                              RecourseDocument *document,
                                              RecourseChartForm form,
                                              double width,
                                              double height,
                                              GtkWidget *widget);

/* (transfer full): what it would show of a document that begins with @loaded, as a card in text of the usual size; may
 * be asked for in any thread that has @loaded to itself. */
RecourseChartState *recourse_chart_state_new_first (const RecourseChart *chart,
                                                    const RecourseLoaded *loaded,
                                                    double width,
                                                    double height,
                                                    gboolean is_rtl);
void recourse_chart_state_free (RecourseChartState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseChartState, recourse_chart_state_free)

/* Whether both draw the same scene. */
gboolean recourse_chart_state_equal (const RecourseChartState *a, const RecourseChartState *b);

/* Whether they are the same chart of the same dossier on the same canvas, so that one can turn into the
 * other before the eye. */
gboolean recourse_chart_state_is_kin (const RecourseChartState *a, const RecourseChartState *b);

/* Whether both show the same paths, the same stakeholder and the same parties, whatever the figures. */
gboolean recourse_chart_state_same_view (const RecourseChartState *a, const RecourseChartState *b);

/* Whether @next has to wait for draws that @shown still has of the figures before: for a moment an old
 * shape is less of a disturbance than none. */
gboolean recourse_chart_state_lacks_draws (const RecourseChartState *shown,
                                           const RecourseChartState *next);

/* Whether the answer that the chart shows is still being sought. */
gboolean recourse_chart_state_is_waiting (const RecourseChartState *self);

/* (transfer full) */
RecourseScene *recourse_chart_state_lay_out (const RecourseChartState *self);

G_END_DECLS
