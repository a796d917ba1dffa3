/* Where a view of the window will stand; it is made when it is shown first.  To the window it is the view itself. */
#pragma once

#include "ui/later.h"
#include "ui/view.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_VIEW_PLACE (recourse_view_place_get_type ())
G_DECLARE_FINAL_TYPE (RecourseViewPlace, recourse_view_place, RECOURSE, VIEW_PLACE, RecourseLater)

/* (nullable): the view; NULL while it was never shown */
RecourseView *recourse_view_place_get_view (RecourseViewPlace *self);

G_END_DECLS
