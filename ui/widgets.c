/* Small pieces that several parts of the window are made of. */
#include "config.h"

#include "ui/widgets.h"

void
recourse_widget_set_spoken_name (GtkWidget *self, const char *name)
{
  gtk_widget_set_tooltip_text (self, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
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
