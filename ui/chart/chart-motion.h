/* What a chart shows between two scenes: the one that it is on the way to, and the one on the screen. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RecourseChartMotion:
 * @from: (nullable): what was on the screen when the motion began; %NULL while nothing moves
 * @target: (nullable): where it ends
 * @shown: (nullable): what is on the screen
 * @start_us: of the frame in which the motion began
 * @tick: of the widget that a motion is shown on, or 0
 *
 * Zero-initialised: nothing is shown.
 */
typedef struct
{
  RecourseScene *from;
  RecourseScene *target;
  RecourseScene *shown;
  gint64 start_us;
  guint tick;
} RecourseChartMotion;

void recourse_chart_motion_clear (RecourseChartMotion *self);

/* Each takes @target (transfer full): shows it as it is; begins to move to it from what is on the screen;
 * or lets what is moving end there, and shows it as it is where nothing moves. */
void recourse_chart_motion_jump (RecourseChartMotion *self, RecourseScene *target);
void recourse_chart_motion_begin (RecourseChartMotion *self, RecourseScene *target, gint64 now_us);
void recourse_chart_motion_refine (RecourseChartMotion *self, RecourseScene *target);

/* Shows what is to be seen at @now_us; whether it still moves. */
gboolean recourse_chart_motion_step (RecourseChartMotion *self, gint64 now_us);

/* Shows the end at once, as for a widget that nobody sees any more. */
void recourse_chart_motion_finish (RecourseChartMotion *self);

/**
 * recourse_chart_motion_show:
 * @widget: draws what the motion shows, and owns the motion
 * @target: (transfer full)
 * @moves: whether marks are to move there, where somebody sees it and animations are on
 *
 * Shows @target on @widget, frame after frame by itself.
 */
void recourse_chart_motion_show (RecourseChartMotion *self,
                                 GtkWidget *widget,
                                 RecourseScene *target,
                                 gboolean moves);

G_END_DECLS
