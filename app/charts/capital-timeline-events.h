/* The events under the steps of the capital timeline. */
#pragma once

#include "capital-timeline.h"

G_BEGIN_DECLS

/* Finds how many lanes names need, at most @most; the axis must be there. */
void chart_timeline_plan_lanes (ChartTimeline *plan, guint most);
double chart_timeline_events_height (const ChartTimeline *plan);
double chart_timeline_lane_height (const ChartTimeline *plan);
void chart_timeline_draw_events (ChartTimeline *plan, double top);

G_END_DECLS
