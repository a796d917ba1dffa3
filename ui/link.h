/* Pages of the web, opened by whatever the desktop has for them. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Whether @url is an address of the web; nothing else that a dossier states is ever opened. */
gboolean recourse_link_is_safe (const char *url);

/* Opens @url through the portal where there is one; only ever after somebody clicked.  @widget: where */
void recourse_link_open (GtkWidget *widget, const char *url);

G_END_DECLS
