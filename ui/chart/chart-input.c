/* What somebody does with a chart: pointing, walking from mark to mark, selecting, asking for its menu. */
#include "config.h"

#include "ui/chart/chart-view-private.h"

#include "ui/dashboard/card.h"
#include "ui/chart/chart-page.h"
#include "ui/chart/chart-tip.h"

const RecourseMark *
recourse_chart_view_get_marked (RecourseChartView *self)
{
  RecourseMarkHandle *handle = NULL;

  if (self->motion.shown == NULL)
    return NULL;
  if (self->hovered != NULL)
    return recourse_scene_find (self->motion.shown, self->hovered);
  handle = recourse_mark_handles_get_focused (self->handles);
  return handle != NULL
             ? recourse_scene_find (self->motion.shown, recourse_mark_handle_get_key (handle))
             : NULL;
}

void
recourse_chart_view_update_tip (RecourseChartView *self)
{
  recourse_chart_tip_show (self->tip, recourse_chart_view_get_marked (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
recourse_chart_view_on_handle_focus (gboolean has_focus, gpointer chart_view)
{
  RecourseChartView *self = chart_view;

  if (has_focus)
    g_clear_pointer (&self->hovered, g_free);
  recourse_chart_view_update_tip (self);
}

static void
point_at (RecourseChartView *self, double x, double y)
{
  const RecourseMark *mark =
      self->motion.shown != NULL ? recourse_scene_pick (self->motion.shown, x, y) : NULL;

  g_free (self->hovered);
  self->hovered = mark != NULL ? g_strdup (mark->key) : NULL;
  recourse_chart_view_update_tip (self);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  RecourseChartView *self = user_data;
  const RecourseMark *mark =
      self->motion.shown != NULL ? recourse_scene_pick (self->motion.shown, x, y) : NULL;

  if (g_strcmp0 (self->hovered, mark != NULL ? mark->key : NULL) != 0)
    point_at (self, x, y);
}

/* The mark to the inspector. */
static void
inspect (RecourseChartView *self, const RecourseMark *mark)
{
  g_autofree char *key = g_strdup (mark->key); /* marks go when the chart is laid out again */

  recourse_selection_set_words (self->selection, mark->spoken);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", key);
}

void
recourse_chart_view_tell_selection (RecourseChartView *self)
{
  const char *target =
      self->selection != NULL ? recourse_selection_get_target (self->selection) : NULL;
  const RecourseMark *mark =
      target != NULL ? recourse_scene_find (self->motion.target, target) : NULL;

  if (mark != NULL)
    recourse_selection_set_words (self->selection, mark->spoken);
}

/* A finger points by touching, and a click brings back what Escape has put away. */
static void
on_pressed (GtkGestureClick *click, int n_presses, double x, double y, gpointer user_data)
{
  RecourseChartView *self = user_data;
  const RecourseMark *mark = NULL;

  point_at (self, x, y);
  mark = recourse_chart_view_get_marked (self);
  if (self->hovered != NULL && mark != NULL)
    inspect (self, mark);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  RecourseChartView *self = user_data;

  g_clear_pointer (&self->hovered, g_free);
  recourse_chart_view_update_tip (self);
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
  RecourseChartView *self = user_data;
  RecourseMarkHandle *handle = recourse_mark_handles_get_focused (self->handles);
  int step = step_of_key (keyval);

  if (handle == NULL || self->motion.target == NULL
      || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && recourse_chart_tip_dismiss (self->tip))
    return GDK_EVENT_STOP;
  if (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter || keyval == GDK_KEY_space)
    {
      recourse_chart_view_update_tip (self);
      return GDK_EVENT_STOP;
    }
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (recourse_mark_handle_walk (handle, self->motion.target, step))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  recourse_chart_view_update_tip (self);
  return GDK_EVENT_STOP;
}

/* The menu */

static void
show_menu (RecourseChartView *self, double x, double y)
{
  GdkRectangle place = { (int)x, (int)y, 1, 1 };
  gboolean is_expanded =
      gtk_widget_get_ancestor (GTK_WIDGET (self), RECOURSE_TYPE_CHART_PAGE) != NULL;
  g_autoptr (GMenuModel) model = recourse_chart_menu_new (self->chart, is_expanded);

  g_clear_pointer (&self->menu, gtk_widget_unparent);
  self->menu = gtk_popover_menu_new_from_model (model);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->menu), FALSE);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->menu), &place);
  gtk_widget_set_parent (self->menu, GTK_WIDGET (self));
  gtk_popover_popup (GTK_POPOVER (self->menu));
}

static void
on_menu_pressed (GtkGestureClick *click, int n_presses, double x, double y, gpointer user_data)
{
  gtk_gesture_set_state (GTK_GESTURE (click), GTK_EVENT_SEQUENCE_CLAIMED);
  show_menu (user_data, x, y);
}

/* By keyboard it opens at the mark that has the focus. */
static gboolean
on_menu_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);
  const RecourseMark *mark = recourse_chart_view_get_marked (self);

  if (self->chart == NULL)
    return FALSE;
  if (mark != NULL)
    show_menu (self, mark->bounds.x + mark->bounds.width / 2, mark->bounds.y + mark->bounds.height);
  else
    show_menu (self, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static void
add_menu_shortcuts (RecourseChartView *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
  } triggers[] = { { GDK_KEY_Menu, 0 }, { GDK_KEY_F10, GDK_SHIFT_MASK } };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (triggers); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new (gtk_keyval_trigger_new (triggers[i].keyval, triggers[i].modifiers),
                          gtk_callback_action_new (on_menu_key, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

void
recourse_chart_view_add_input (RecourseChartView *self)
{
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  add_menu_shortcuts (self);
}
