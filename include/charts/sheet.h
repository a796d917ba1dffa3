/* Several charts as one picture: the dashboard to take along. */
#pragma once

#include "charts/chart.h"

G_BEGIN_DECLS

/**
 * recourse_sheet_lay_out:
 * @input: of the whole picture; insight is passed on to the charts that need it
 * @charts: (array length=n_charts): in reading order
 *
 * The dossier's title, the charts as cards in as many columns as suit the form of the picture, a source line.
 *
 * Returns: (transfer full): a sealed scene
 */
RecourseScene *recourse_sheet_lay_out (const RecourseChartInput *input,
                                       const RecourseChart *const *charts,
                                       guint n_charts);

G_END_DECLS
