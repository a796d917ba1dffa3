/* The menu of screens to present on. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Gives @menu an item for each screen that @widget's display has, by the name on its frame, while there are several: each
 * asks for win.present-on.  @menu lives as long as @widget does. */
void recourse_present_screens_watch (GtkWidget *widget, GMenu *menu);

G_END_DECLS
