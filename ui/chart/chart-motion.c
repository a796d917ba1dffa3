/* Every frame of a motion is computed anew from where it began, where it ends and the time of the frame
 * clock; so one that is broken off goes on from what is on the screen, and the last frame is the target
 * itself, not something close to it. */
#include "ui/chart/chart-motion.h"

#include "drawing/transition.h"
#include "ui/inspector/figures.h"

#include <adwaita.h>

void
recourse_chart_motion_clear (RecourseChartMotion *self)
{
  g_clear_pointer (&self->from, recourse_scene_unref);
  g_clear_pointer (&self->target, recourse_scene_unref);
  g_clear_pointer (&self->shown, recourse_scene_unref);
}

static void
show (RecourseChartMotion *self, RecourseScene *scene)
{
  g_clear_pointer (&self->shown, recourse_scene_unref);
  self->shown = scene;
}

void
recourse_chart_motion_jump (RecourseChartMotion *self, RecourseScene *target)
{
  recourse_chart_motion_clear (self);
  self->target = target;
  self->shown = recourse_scene_ref (target);
}

void
recourse_chart_motion_begin (RecourseChartMotion *self, RecourseScene *target, gint64 now_us)
{
  if (self->shown == NULL)
    {
      recourse_chart_motion_jump (self, target);
      return;
    }
  g_clear_pointer (&self->from, recourse_scene_unref);
  g_clear_pointer (&self->target, recourse_scene_unref);
  self->from = recourse_scene_ref (self->shown);
  self->target = target;
  self->start_us = now_us;
}

void
recourse_chart_motion_refine (RecourseChartMotion *self, RecourseScene *target)
{
  if (self->from == NULL)
    {
      recourse_chart_motion_jump (self, target);
      return;
    }
  g_clear_pointer (&self->target, recourse_scene_unref);
  self->target = target;
}

gboolean
recourse_chart_motion_step (RecourseChartMotion *self, gint64 now_us)
{
  double t = (double)(now_us - self->start_us) / (1000.0 * RECOURSE_TRANSITION_MS);

  if (self->from == NULL)
    return FALSE;
  show (self, recourse_transition_mix (self->from, self->target, t, recourse_figures_form ()));
  if (t < 1)
    return TRUE;
  g_clear_pointer (&self->from, recourse_scene_unref);
  return FALSE;
}

void
recourse_chart_motion_finish (RecourseChartMotion *self)
{
  recourse_chart_motion_step (self, G_MAXINT64);
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RecourseChartMotion *self = user_data;
  gboolean moves = recourse_chart_motion_step (self, gdk_frame_clock_get_frame_time (clock));

  gtk_widget_queue_draw (widget);
  if (moves)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

void
recourse_chart_motion_show (RecourseChartMotion *self,
                            GtkWidget *widget,
                            RecourseScene *target,
                            gboolean moves)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);

  if (!moves || clock == NULL || !gtk_widget_get_mapped (widget)
      || !adw_get_enable_animations (widget))
    recourse_chart_motion_jump (self, target);
  else
    recourse_chart_motion_begin (self, target, gdk_frame_clock_get_frame_time (clock));
  if (self->from != NULL && self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (widget, on_tick, self, NULL);
  gtk_widget_queue_draw (widget);
}
