/* The colours of the application's controls.  style.css, which the toolkit loads by itself, holds what is
 * the same in light and dark; the accent differs, and named colours cannot be scoped on the oldest GTK that
 * is supported, so one more sheet is laid over it while the desktop is dark. */
#include "config.h"

#include "ui/style.h"

#include <adwaita.h>

static void
follow_scheme (AdwStyleManager *manager, GParamSpec *pspec, GtkCssProvider *sheet)
{
  GdkDisplay *display = adw_style_manager_get_display (manager);

  if (adw_style_manager_get_dark (manager))
    gtk_style_context_add_provider_for_display (display, GTK_STYLE_PROVIDER (sheet),
                                                GTK_STYLE_PROVIDER_PRIORITY_APPLICATION + 1);
  else
    gtk_style_context_remove_provider_for_display (display, GTK_STYLE_PROVIDER (sheet));
}

void
recourse_style_set_up (void)
{
  AdwStyleManager *manager = adw_style_manager_get_for_display (gdk_display_get_default ());
  GtkCssProvider *sheet = gtk_css_provider_new ();

  gtk_css_provider_load_from_resource (sheet, RECOURSE_RESOURCES "/ui/dark.css");
  g_signal_connect_data (manager, "notify::dark", G_CALLBACK (follow_scheme), sheet,
                         (GClosureNotify)(void (*) (void))g_object_unref, 0);
  follow_scheme (manager, NULL, sheet);
}
