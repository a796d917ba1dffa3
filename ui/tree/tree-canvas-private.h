/* What the two halves of the canvas share: tree-canvas.c lays out and paints, tree-canvas-input.c answers
 * pointer and keys. */
#pragma once

#include "ui/tree/tree-canvas.h"
#include "ui/tree/tree-layer.h"

#define TREE_LEAST_ZOOM 0.2
#define TREE_MOST_ZOOM 3.0

struct _RecourseTreeCanvas
{
  GtkWidget parent_instance;

  GtkAdjustment *hadjustment;
  GtkAdjustment *vadjustment;
  GtkScrollablePolicy hscroll_policy;
  GtkScrollablePolicy vscroll_policy;

  const RecourseOutline *outline; /* borrowed, or NULL */
  RecourseTreeMap *map;           /* of it */
  GArray *columns;                /* guint: the stakeholders shown */
  gboolean has_reach;             /* so have chances */
  guint stakeholder;
  guint selected;
  double zoom;
  gboolean needs_reveal; /* of the selected node, once there is a size */
  gboolean needs_start;  /* the root is to be shown, likewise */

  RecourseTreeLayer tree;
  RecourseTreeLayer figures;
  RecourseTreeLayer heads;

  const RecourseMark *hovered; /* of the layer below, or NULL */
  RecourseTreeLayer *hovered_layer;
  GtkWidget *tip;
  double pointer_x, pointer_y;
  double drag_x, drag_y; /* adjustments where a drag began */
  double pinch_zoom;     /* zoom where a pinch began */

  GPtrArray *items; /* RecourseTreeItem */
  guint sync_idle;
};

/* Where the whole of a layer begins on the widget. */
void
tree_canvas_origin (RecourseTreeCanvas *self, const RecourseTreeLayer *layer, double *x, double *y);

/* What can be pointed at there, and in which layer; NULL: nothing. */
const RecourseMark *
tree_canvas_pick (RecourseTreeCanvas *self, double x, double y, RecourseTreeLayer **layer);
void
tree_canvas_hover (RecourseTreeCanvas *self, const RecourseMark *mark, RecourseTreeLayer *layer);

/* Zooms so that what is at @x, @y stays there. */
void tree_canvas_zoom_at (RecourseTreeCanvas *self, double zoom, double x, double y);
void tree_canvas_add_controllers (RecourseTreeCanvas *self);

/* Sizes in pixels of the widget, zoom included. */
double tree_canvas_font_px (RecourseTreeCanvas *self); /* at 100 % */
double tree_canvas_columns_width (RecourseTreeCanvas *self);
double tree_canvas_heads_height (RecourseTreeCanvas *self);
double tree_canvas_tree_width (RecourseTreeCanvas *self);
double tree_canvas_tree_height (RecourseTreeCanvas *self);
double tree_canvas_columns_x (RecourseTreeCanvas *self);
gboolean tree_canvas_is_rtl (RecourseTreeCanvas *self);

/* Brings the selected node out from under the columns and the edges. */
void tree_canvas_reveal (RecourseTreeCanvas *self);
/* Fits the adjustments to the sizes. */
void tree_canvas_configure (RecourseTreeCanvas *self);

void tree_canvas_drop_hover (RecourseTreeCanvas *self);
void tree_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot);

/* Items */
GPtrArray *tree_canvas_items_new (void);
/* Makes them those of what is seen, now or as soon as there is nothing more urgent. */
void tree_canvas_sync_items (RecourseTreeCanvas *self);
void tree_canvas_queue_sync (RecourseTreeCanvas *self);
void tree_canvas_allocate_items (RecourseTreeCanvas *self);
/* (nullable): of that node */
GtkWidget *tree_canvas_find_item (RecourseTreeCanvas *self, guint index);
