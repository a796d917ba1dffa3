/* The tree on the screen: scrolled, zoomed, walked through and pointed at. */
#pragma once

#include "charts/tree-map.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_TREE_CANVAS (recourse_tree_canvas_get_type ())
G_DECLARE_FINAL_TYPE (RecourseTreeCanvas, recourse_tree_canvas, RECOURSE, TREE_CANVAS, GtkWidget)

/* A GtkScrollable, so it belongs in a GtkScrolledWindow.  Signals:
 * `selection-changed`
 * `edit` (string): a part of the selected node is to be edited: `node`, `chance`, `label`, `question`, `name`,
 *    `payoff/STAKEHOLDER`
 * `fold` (uint): a node is to be folded or unfolded
 * `menu` (double, double): a menu for the selected node is asked for at this point */

/* @outline: (nullable): borrowed until another is set; @stakeholder: in view.  Selects @selected and keeps it where
 * it stands on the screen.  To be called again whenever the outline has changed. */
void recourse_tree_canvas_show (RecourseTreeCanvas *self,
                                const RecourseOutline *outline,
                                guint stakeholder,
                                guint selected);

/* (nullable) */
const RecourseTreeMap *recourse_tree_canvas_get_map (RecourseTreeCanvas *self);

guint recourse_tree_canvas_get_selected (RecourseTreeCanvas *self);
/* Selects a node that is shown, and brings it into view. */
void recourse_tree_canvas_select (RecourseTreeCanvas *self, guint index);

double recourse_tree_canvas_get_zoom (RecourseTreeCanvas *self);
/* Around the middle of what is seen. */
void recourse_tree_canvas_set_zoom (RecourseTreeCanvas *self, double zoom);
/* As much of the tree as fits, at no more than 100 %. */
void recourse_tree_canvas_fit (RecourseTreeCanvas *self);

/* How many rows fit at 100 %. */
guint recourse_tree_canvas_count_rows (RecourseTreeCanvas *self);

/* Where a part of the selected node is, in pixels of the widget. */
GdkRectangle recourse_tree_canvas_get_part (RecourseTreeCanvas *self, const char *part);

G_END_DECLS
