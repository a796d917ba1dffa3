/* Two or three panes side by side where there is room, else those around the one that is worked in. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_PANES (recourse_panes_get_type ())
G_DECLARE_FINAL_TYPE (RecoursePanes, recourse_panes, RECOURSE, PANES, GtkWidget)

/* Properties: `depth` (uint): the pane that is worked in; `can-go-back` (boolean, read-only): whether a pane before it
 * is not to be seen; `is-single` (boolean, read-only): whether there is room for no more than one */

/**
 * recourse_panes_add:
 * @width: in logical pixels, at the text size that is usual; the pane that grows takes what is left
 * @grows: whether it is the one that grows
 */
void recourse_panes_add (RecoursePanes *self, GtkWidget *pane, int width, gboolean grows);

/* Has another pane grow. */
void recourse_panes_set_growing (RecoursePanes *self, guint pane);

guint recourse_panes_get_depth (RecoursePanes *self);
void recourse_panes_set_depth (RecoursePanes *self, guint depth);

/* Whether a pane before the one that is worked in is hidden for lack of room. */
gboolean recourse_panes_can_go_back (RecoursePanes *self);
gboolean recourse_panes_is_single (RecoursePanes *self);
void recourse_panes_go_back (RecoursePanes *self);

G_END_DECLS
