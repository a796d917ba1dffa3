/* Pages of the web.  A dossier is data from a stranger: only http and https leave the window, and only on request. */
#include "config.h"

#include "ui/link.h"

#include "drawing/scene.h"
#include "ui/window-private.h"

#include <glib/gi18n.h>

gboolean
recourse_link_is_safe (const char *url)
{
  return url != NULL && recourse_is_web_address (url);
}

static void
say (GtkWidget *widget, const char *text)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  if (RECOURSE_IS_WINDOW (root))
    recourse_window_say (RECOURSE_WINDOW (root), text);
}

static void
on_opened (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWidget) widget = user_data;
  g_autoptr (GError) error = NULL;

  if (g_app_info_launch_default_for_uri_finish (result, &error))
    return;
  say (widget, error->message);
}

void
recourse_link_open (GtkWidget *widget, const char *url)
{
  g_autoptr (GdkAppLaunchContext) context =
      gdk_display_get_app_launch_context (gtk_widget_get_display (widget));

  if (recourse_link_is_safe (url))
    g_app_info_launch_default_for_uri_async (url, G_APP_LAUNCH_CONTEXT (context), NULL, on_opened,
                                             g_object_ref (widget));
  else
    say (widget, _ ("This source has no address of the web, so it is not opened."));
}
