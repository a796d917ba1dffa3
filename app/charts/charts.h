/* The layouts behind the table of charts, and what charts of outcomes share. */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

RecourseScene *chart_lay_out_capital_timeline (const RecourseChartInput *input);
RecourseScene *chart_lay_out_commitments (const RecourseChartInput *input);
RecourseScene *chart_lay_out_rights (const RecourseChartInput *input);
RecourseScene *chart_lay_out_flows (const RecourseChartInput *input);
RecourseScene *chart_lay_out_ownership (const RecourseChartInput *input);
RecourseScene *chart_lay_out_rights_matrix (const RecourseChartInput *input);
RecourseScene *chart_lay_out_influence (const RecourseChartInput *input);
RecourseScene *chart_lay_out_payoffs (const RecourseChartInput *input);
RecourseScene *chart_lay_out_distributions (const RecourseChartInput *input);
RecourseScene *chart_lay_out_exceedance (const RecourseChartInput *input);
RecourseScene *chart_lay_out_years (const RecourseChartInput *input);
RecourseScene *chart_lay_out_preference (const RecourseChartInput *input);
RecourseScene *chart_lay_out_tree (const RecourseChartInput *input);
RecourseScene *chart_lay_out_bridge (const RecourseChartInput *input);
RecourseScene *chart_lay_out_tornado (const RecourseChartInput *input);
RecourseScene *chart_lay_out_strategy (const RecourseChartInput *input);
RecourseScene *chart_lay_out_bargaining (const RecourseChartInput *input);
RecourseScene *chart_lay_out_information (const RecourseChartInput *input);

/* Whether there are results, a party with outcomes and a path that is on. */
gboolean chart_has_outcomes (const ChartFrame *frame);
/* The empty state of every chart of outcomes: what is missing of the three. */
RecourseScene *chart_frame_without_outcomes (ChartFrame *frame);
/* … and of one that needs more than expected values. */
RecourseScene *chart_frame_without_draws (ChartFrame *frame);

G_END_DECLS
