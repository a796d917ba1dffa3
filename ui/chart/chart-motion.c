/* Every frame of a motion is computed anew from where it began, where it ends and the time of the frame
 * clock; so one that is broken off goes on from what is on the screen, and the last frame is the target
 * itself, not something close to it. */
#include "ui/chart/chart-motion.h"

#include "drawing/transition.h"
#include "ui/inspector/figures.h"

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
