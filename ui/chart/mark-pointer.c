/* Pointing, walking from mark to mark and taking one up, for every widget that shows a picture.  The keyboard has a
 * handle for each series; what is under the pointer goes before what has the focus, until the focus moves. */
#include "config.h"

#include "ui/chart/mark-pointer.h"

#include "ui/chart/chart-tip.h"

#include <glib/gi18n.h>

const RecourseMark *
recourse_mark_pointer_get_marked (RecourseMarkPointer *self)
{
  RecourseMarkHandle *handle;

  if (self->motion->shown == NULL)
    return NULL;
  if (self->hovered != NULL)
    return recourse_scene_find (self->motion->shown, self->hovered);
  handle = recourse_mark_handles_get_focused (self->handles);
  return handle != NULL
             ? recourse_scene_find (self->motion->shown, recourse_mark_handle_get_key (handle))
             : NULL;
}

void
recourse_mark_pointer_update (RecourseMarkPointer *self)
{
  recourse_chart_tip_show (self->tip, recourse_mark_pointer_get_marked (self));
  gtk_widget_queue_draw (self->widget);
}

static void
on_handle_focus (gboolean has_focus, gpointer user_data)
{
  RecourseMarkPointer *self = user_data;

  if (has_focus)
    g_clear_pointer (&self->hovered, g_free);
  recourse_mark_pointer_update (self);
}

void
recourse_mark_pointer_follow (RecourseMarkPointer *self, const char *name)
{
  const RecourseScene *scene = self->motion->target;

  recourse_mark_handles_sync (self->handles, scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->widget), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scene->title != NULL ? scene->title : name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  scene->description != NULL ? scene->description : "", -1);
  recourse_mark_pointer_update (self);
  gtk_widget_queue_allocate (self->widget);
}

void
recourse_mark_pointer_allocate (RecourseMarkPointer *self)
{
  if (self->motion->target != NULL)
    recourse_mark_handles_allocate (self->handles, self->motion->target);
  gtk_popover_present (GTK_POPOVER (self->tip));
}

static const RecourseMark *
pick (RecourseMarkPointer *self, double x, double y)
{
  return self->motion->shown != NULL ? recourse_scene_pick (self->motion->shown, x, y) : NULL;
}

static void
point_at (RecourseMarkPointer *self, const RecourseMark *mark)
{
  g_free (self->hovered);
  self->hovered = mark != NULL ? g_strdup (mark->key) : NULL;
  recourse_mark_pointer_update (self);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  RecourseMarkPointer *self = user_data;
  const RecourseMark *mark = pick (self, x, y);

  if (g_strcmp0 (self->hovered, mark != NULL ? mark->key : NULL) != 0)
    point_at (self, mark);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  point_at (user_data, NULL);
}

static void
take_up (RecourseMarkPointer *self, const RecourseMark *mark)
{
  if (mark != NULL && self->take_up != NULL)
    self->take_up (mark, self->widget);
}

/* A finger points by touching, and a click brings back what Escape has put away. */
static void
on_pressed (GtkGestureClick *click, int n_presses, double x, double y, gpointer user_data)
{
  RecourseMarkPointer *self = user_data;
  const RecourseMark *mark = pick (self, x, y);

  point_at (self, mark);
  take_up (self, mark);
}

static int
step_of_key (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      return -1;
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      return 1;
    case GDK_KEY_Home:
      return G_MININT / 2;
    case GDK_KEY_End:
      return G_MAXINT / 2;
    default:
      return 0;
    }
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  RecourseMarkPointer *self = user_data;
  RecourseMarkHandle *handle = recourse_mark_handles_get_focused (self->handles);
  int step = step_of_key (keyval);

  if (handle == NULL || self->motion->target == NULL
      || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && recourse_chart_tip_dismiss (self->tip))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
    {
      recourse_mark_pointer_update (self);
      take_up (self, recourse_mark_pointer_get_marked (self));
      return GDK_EVENT_STOP;
    }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (recourse_mark_handle_walk (handle, self->motion->target, step))
    gtk_widget_queue_allocate (self->widget);
  recourse_mark_pointer_update (self);
  return GDK_EVENT_STOP;
}

static void
add_controllers (RecourseMarkPointer *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (self->widget, motion);
  gtk_widget_add_controller (self->widget, keys);
  gtk_widget_add_controller (self->widget, GTK_EVENT_CONTROLLER (click));
}

void
recourse_mark_pointer_init (RecourseMarkPointer *self,
                            GtkWidget *widget,
                            const RecourseChartMotion *motion,
                            RecourseMarkFunc func)
{
  self->widget = widget;
  self->motion = motion;
  self->take_up = func;
  self->tip = recourse_chart_tip_new (widget);
  self->handles = recourse_mark_handles_new (widget, self->tip, on_handle_focus, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                  _ ("chart"), -1);
  add_controllers (self);
}

void
recourse_mark_pointer_clear (RecourseMarkPointer *self)
{
  g_clear_pointer (&self->handles, recourse_mark_handles_free);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->hovered, g_free);
}
