/* The middle of the header: the switcher of views as far as there is room for it, else the title. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_VIEW_TITLE (recourse_view_title_get_type ())
G_DECLARE_FINAL_TYPE (RecourseViewTitle, recourse_view_title, RECOURSE, VIEW_TITLE, GtkWidget)

/* Properties:
 * `stack` (AdwViewStack): whose pages are switched; NULL: the title alone
 * `has-room` (boolean, read-only): whether the switcher is shown here; where it is not, it belongs at the bottom */

void recourse_view_title_set_stack (RecourseViewTitle *self, AdwViewStack *stack);
void
recourse_view_title_set_text (RecourseViewTitle *self, const char *title, const char *subtitle);

G_END_DECLS
