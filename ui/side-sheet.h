/* A sheet at the end of the content: beside it where there is room for both, else over it. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SIDE_SHEET (recourse_side_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSideSheet, recourse_side_sheet, RECOURSE, SIDE_SHEET, GtkWidget)

/* Properties: `shown` (boolean) */

/**
 * recourse_side_sheet_set_up:
 * @sheet_width: of the sheet, where there is so much
 * @over_below: own width in logical pixels under which the sheet lies over the content
 *
 * Takes in both widgets; once.
 */
void recourse_side_sheet_set_up (
    RecourseSideSheet *self, GtkWidget *content, GtkWidget *sheet, int sheet_width, int over_below);

gboolean recourse_side_sheet_get_shown (RecourseSideSheet *self);
void recourse_side_sheet_set_shown (RecourseSideSheet *self, gboolean is_shown);

/* (transfer full): a stateful action called @name that shows and hides the sheet. */
GAction *recourse_side_sheet_create_action (RecourseSideSheet *self, const char *name);

G_END_DECLS
