/* Which parties the dashboard shows: a button at the end of the verdict strip, with a check for each. */
#pragma once

#include "document/document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_PARTY_MENU (recourse_party_menu_get_type ())
G_DECLARE_FINAL_TYPE (RecoursePartyMenu, recourse_party_menu, RECOURSE, PARTY_MENU, GtkWidget)

void recourse_party_menu_set_document (RecoursePartyMenu *self, RecourseDocument *document);

G_END_DECLS
