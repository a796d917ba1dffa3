/* The layouts behind the table of charts, and what charts of outcomes share. */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

RecourseScene *chart_lay_out_commitments (const RecourseChartInput *input);
RecourseScene *chart_lay_out_rights (const RecourseChartInput *input);
RecourseScene *chart_lay_out_payoffs (const RecourseChartInput *input);
RecourseScene *chart_lay_out_distributions (const RecourseChartInput *input);

/* Whether there are results, a party with outcomes and a path that is on. */
gboolean chart_has_outcomes (const ChartFrame *frame);
/* The empty state of every chart of outcomes: what is missing of the three. */
RecourseScene *chart_frame_without_outcomes (ChartFrame *frame);

G_END_DECLS
