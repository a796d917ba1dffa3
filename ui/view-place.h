/* Where a view of the window will stand.  It is made when it is shown first: most days begin with the dashboard, and
 * the window comes up without waiting for what nobody sees yet.  To the window it is the view itself. */
#pragma once

#include "ui/view.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_VIEW_PLACE (recourse_view_place_get_type ())
G_DECLARE_FINAL_TYPE (RecourseViewPlace, recourse_view_place, RECOURSE, VIEW_PLACE, AdwBin)

/* (nullable): the view; NULL while it was never shown */
RecourseView *recourse_view_place_get_view (RecourseViewPlace *self);

G_END_DECLS
