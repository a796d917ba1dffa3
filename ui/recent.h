/* Dossiers opened lately, as a menu. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Keeps @menu filled with the latest dossiers, each an item that opens it by win.open-uri, for as long as it lives. */
void recourse_recent_fill (GMenu *menu);

G_END_DECLS
