/* Presenting goes to the screen that the window is not on, which is right with a laptop and a projector.  Who has more
 * screens, or wants the other one, says which; with one there is nothing to choose and no menu. */
#include "config.h"

#include "ui/present/present-screens.h"

#include <glib/gi18n.h>

/* What is on its frame, else the socket it is plugged into. */
static const char *
name_of (GdkMonitor *monitor)
{
  const char *model = gdk_monitor_get_model (monitor);
  const char *connector = gdk_monitor_get_connector (monitor);

  if (model != NULL && *model != '\0')
    return model;
  return connector != NULL ? connector : _ ("Screen");
}

static void
append_screen (GMenu *menu, GdkMonitor *monitor, guint i)
{
  GdkRectangle area;
  g_autofree char *label = NULL;
  g_autofree char *plain = NULL;
  g_auto (GStrv) parts = NULL;
  g_autoptr (GMenuItem) item = NULL;

  gdk_monitor_get_geometry (monitor, &area);
  /* Translators: a screen's number, since two may have one name, its name, width and height */
  label = g_strdup_printf (_ ("Present on Screen %u (%s, %d × %d)"), i + 1, name_of (monitor),
                           area.width, area.height);
  parts = g_strsplit (label, "_", -1); /* in a menu it would be a mnemonic */
  plain = g_strjoinv ("__", parts);
  item = g_menu_item_new (plain, NULL);
  g_menu_item_set_action_and_target (item, "win.present-on", "u", i);
  g_menu_append_item (menu, item);
}

static void
fill (GListModel *screens, guint position, guint removed, guint added, GMenu *menu)
{
  const guint n = g_list_model_get_n_items (screens);

  g_menu_remove_all (menu);
  for (guint i = 0; i < n && n > 1; i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (screens, i);

      append_screen (menu, monitor, i);
    }
}

void
recourse_present_screens_watch (GtkWidget *widget, GMenu *menu)
{
  GListModel *screens = gdk_display_get_monitors (gtk_widget_get_display (widget));

  g_signal_connect_object (screens, "items-changed", G_CALLBACK (fill), menu, 0);
  fill (screens, 0, 0, 0, menu);
}
