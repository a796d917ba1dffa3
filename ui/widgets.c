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
