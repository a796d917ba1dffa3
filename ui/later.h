/* Where something will stand.  It is made when it is shown first, so that the window comes up without waiting for what
 * nobody sees yet. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_LATER (recourse_later_get_type ())
G_DECLARE_DERIVABLE_TYPE (RecourseLater, recourse_later, RECOURSE, LATER, AdwBin)

struct _RecourseLaterClass
{
  AdwBinClass parent_class;
};

/* Properties: `child-type` (construct only).  Signals: `made`, with the widget, before it is seen. */

/* (nullable): what stands here; NULL while it was never shown */
GtkWidget *recourse_later_get (RecourseLater *self);

/* The same; made now if it has to be. */
GtkWidget *recourse_later_make (RecourseLater *self);

G_END_DECLS
