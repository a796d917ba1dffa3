/* What somebody does with a chart beyond looking at its marks: selecting one, asking for its menu, copying it. */
#include "config.h"

#include "ui/chart/chart-view-private.h"

#include "ui/dashboard/card.h"
#include "ui/chart/chart-page.h"

/* The mark to the inspector. */
static void
inspect (const RecourseMark *mark, gpointer user_data)
{
  RecourseChartView *self = user_data;
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
  const RecourseMark *mark = recourse_mark_pointer_get_marked (&self->pointer);

  if (self->chart == NULL)
    return FALSE;
  if (mark != NULL)
    show_menu (self, mark->bounds.x + mark->bounds.width / 2, mark->bounds.y + mark->bounds.height);
  else
    show_menu (self, gtk_widget_get_width (widget) / 2.0, gtk_widget_get_height (widget) / 2.0);
  return TRUE;
}

static gboolean
on_copy_key (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);

  return self->chart != NULL
         && gtk_widget_activate_action (widget, "win.copy-picture", "s", self->chart->name);
}

static void
add_shortcuts (RecourseChartView *self)
{
  static const struct
  {
    guint keyval;
    GdkModifierType modifiers;
    GtkShortcutFunc func;
  } keys[] = { { GDK_KEY_Menu, 0, on_menu_key },
               { GDK_KEY_F10, GDK_SHIFT_MASK, on_menu_key },
               { GDK_KEY_c, GDK_CONTROL_MASK, on_copy_key } };
  GtkEventController *shortcuts = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (shortcuts),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].keyval, keys[i].modifiers),
                          gtk_callback_action_new (keys[i].func, NULL, NULL)));
  gtk_widget_add_controller (GTK_WIDGET (self), shortcuts);
}

void
recourse_chart_view_add_input (RecourseChartView *self)
{
  GtkGesture *menu = gtk_gesture_click_new ();

  recourse_mark_pointer_init (&self->pointer, GTK_WIDGET (self), &self->motion, inspect);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect (menu, "pressed", G_CALLBACK (on_menu_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (menu));
  add_shortcuts (self);
}
