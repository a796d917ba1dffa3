/* Small pieces that several parts of the window are made of. */
#include "config.h"

#include "ui/widgets.h"

/* For every tooltip of a widget that is visible GTK asks the X server where the pointer is, and waits for the answer:
 * a window full of them would come up late. */
void
recourse_widget_set_tooltip (GtkWidget *self, const char *text)
{
  const gboolean is_new = !gtk_widget_get_realized (self) && gtk_widget_get_visible (self);

  if (g_strcmp0 (gtk_widget_get_tooltip_text (self), text) == 0)
    return;
  if (is_new)
    gtk_widget_set_visible (self, FALSE);
  gtk_widget_set_tooltip_text (self, text);
  if (is_new)
    gtk_widget_set_visible (self, TRUE);
}

/* Newer toolkits have a button named by the label in it, which goes before any name of its own. */
void
recourse_widget_speak (GtkWidget *self, const char *name)
{
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
recourse_widget_set_spoken_name (GtkWidget *self, const char *name)
{
  gtk_widget_set_tooltip_text (self, name);
  recourse_widget_speak (self, name);
}

GtkWidget *
recourse_icon_button_new (const char *icon, const char *name)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_add_css_class (button, "flat");
  recourse_widget_set_spoken_name (button, name);
  return button;
}

GtkWidget *
recourse_icon_menu_button_new (const char *icon, const char *name, GtkWidget *popover)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), icon);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_widget_add_css_class (button, "flat");
  recourse_widget_set_spoken_name (button, name);
  return button;
}

void
recourse_box_clear (GtkBox *self)
{
  GtkWidget *child = NULL;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_box_remove (self, child);
}

static gboolean
show_start (GtkWidget *scrolled, GdkFrameClock *clock, gpointer data)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (GTK_SCROLLED_WINDOW (scrolled));

  gtk_adjustment_set_value (across, gtk_adjustment_get_upper (across));
  return G_SOURCE_REMOVE;
}

/* Until the reader scrolls: what lay at the right edge before the room changed is kept there. */
static void
on_room_changed (GtkAdjustment *across, GtkWidget *scrolled)
{
  double *room = g_object_get_data (G_OBJECT (across), "room");
  double now = gtk_adjustment_get_upper (across) - gtk_adjustment_get_page_size (across);
  gboolean was_at_start = gtk_adjustment_get_value (across) >= *room - 1;

  *room = now;
  if (was_at_start && now > 0 && gtk_widget_get_direction (scrolled) == GTK_TEXT_DIR_RTL)
    gtk_widget_add_tick_callback (scrolled, show_start, NULL, NULL);
}

void
recourse_scrolled_window_begin_at_start (GtkScrolledWindow *self)
{
  GtkAdjustment *across = gtk_scrolled_window_get_hadjustment (self);

  g_object_set_data_full (G_OBJECT (across), "room", g_new0 (double, 1), g_free);
  g_signal_connect_object (across, "changed", G_CALLBACK (on_room_changed), self, 0);
}

static void
create_menu (GtkMenuButton *button, gpointer menu)
{
  if (gtk_menu_button_get_menu_model (button) == NULL)
    gtk_menu_button_set_menu_model (button, menu);
}

void
recourse_menu_button_set_menu (GtkMenuButton *self, GMenuModel *menu)
{
  gtk_menu_button_set_create_popup_func (self, create_menu, g_object_ref (menu), g_object_unref);
}

static gboolean
on_first_frame (GtkWidget *widget, GdkFrameClock *clock, gpointer func)
{
  g_idle_add_full (G_PRIORITY_LOW, (GSourceFunc)func, g_object_ref (widget), g_object_unref);
  return G_SOURCE_REMOVE;
}

void
recourse_widget_after_frame (GtkWidget *self, GSourceFunc func)
{
  gtk_widget_add_tick_callback (self, on_first_frame, (gpointer)func, NULL);
}
