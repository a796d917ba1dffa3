/* Painting and pointing.  A part of the tree somewhat larger than the window is painted and kept, so that moving
 * it by a little, pointing and selecting paint nothing of it again.  The columns of figures stay at the end while
 * the tree moves under them. */
#include "config.h"

#include "ui/tree/tree-canvas-private.h"

#include "ui/chart/chart-paint.h"
#include "ui/chart/chart-tip.h"
#include "ui/compat.h"
#include "ui/chart/mark-handle.h"
#include "ui/theme.h"

#include <math.h>

/* Text smaller than that is left out. */
#define LEAST_FONT_PX 6.0
/* Painted beyond what is seen, on each side, as a share of it. */
#define SPARE 0.3

/* What of a layer's whole is seen, in its own pixels. */
static RecourseRect
seen_of (RecourseTreeCanvas *self, const RecourseTreeLayer *layer, double width, double height)
{
  double x, y, left, top, right, bottom;

  tree_canvas_origin (self, layer, &x, &y);
  left = CLAMP (-x / self->zoom, 0, width);
  top = CLAMP (-y / self->zoom, 0, height);
  right = CLAMP ((gtk_widget_get_width (GTK_WIDGET (self)) - x) / self->zoom, left, width);
  bottom = CLAMP ((gtk_widget_get_height (GTK_WIDGET (self)) - y) / self->zoom, top, height);
  return (RecourseRect){ left, top, right - left, bottom - top };
}

/* A larger part around @seen, on whole device pixels. */
static RecourseRect
spare_around (RecourseRect seen, double width, double height, double scale)
{
  double left = fmax (0, seen.x - SPARE * seen.width), top = fmax (0, seen.y - SPARE * seen.height);
  double right = fmin (width, seen.x + (1 + SPARE) * seen.width);
  double bottom = fmin (height, seen.y + (1 + SPARE) * seen.height);

  left = floor (left * scale) / scale;
  top = floor (top * scale) / scale;
  return (RecourseRect){ left, top, fmax (1, right - left), fmax (1, bottom - top) };
}

/* Painting */

void
tree_canvas_drop_hover (RecourseTreeCanvas *self)
{
  self->hovered = NULL;
  self->hovered_layer = NULL;
  recourse_chart_tip_show (self->tip, NULL);
}

static void
ensure_tree (RecourseTreeCanvas *self, double scale)
{
  double width = recourse_tree_map_get_width (self->map);
  double height = recourse_tree_map_get_height (self->map);
  RecourseRect seen = seen_of (self, &self->tree, width, height), region;
  gint64 start_us = g_get_monotonic_time ();

  if (recourse_tree_layer_has (&self->tree, seen, scale))
    return;
  tree_canvas_drop_hover (self);
  region = spare_around (seen, width, height, scale);
  recourse_tree_layer_set (
      &self->tree,
      recourse_tree_map_draw (self->map, region,
                              tree_canvas_font_px (self) * self->zoom >= LEAST_FONT_PX),
      region, scale);
  tree_canvas_queue_sync (self);
  g_debug ("tree: %u marks laid out in %d µs", self->tree.scene->marks->len,
           (int)(g_get_monotonic_time () - start_us));
}

static void
ensure_columns (RecourseTreeCanvas *self, double scale)
{
  double width = recourse_tree_map_get_columns_width (self->map);
  double height = recourse_tree_map_get_height (self->map);
  RecourseRect seen = seen_of (self, &self->figures, width, height), region;

  seen.x = 0;
  seen.width = width;
  if (width > 0 && !recourse_tree_layer_has (&self->figures, seen, scale))
    {
      tree_canvas_drop_hover (self);
      region = spare_around (seen, width, height, scale);
      recourse_tree_layer_set (&self->figures,
                               recourse_tree_map_draw_columns (self->map, region.y, region.height),
                               region, scale);
    }
  seen = (RecourseRect){ 0, 0, width, recourse_tree_map_get_heads_height (self->map) };
  if (width > 0 && !recourse_tree_layer_has (&self->heads, seen, scale))
    recourse_tree_layer_set (&self->heads, recourse_tree_map_draw_heads (self->map), seen, scale);
}

static void
snapshot_layer (RecourseTreeCanvas *self, GtkSnapshot *snapshot, RecourseTreeLayer *layer)
{
  double x, y;

  tree_canvas_origin (self, layer, &x, &y);
  recourse_tree_layer_snapshot (layer, snapshot, x, y, self->zoom);
}

/* The columns stand on a ground of their own, with a line before them. */
static void
snapshot_ground (RecourseTreeCanvas *self, GtkSnapshot *snapshot)
{
  RecourseThemeKind theme = recourse_ui_theme ();
  float x = (float)tree_canvas_columns_x (self), width = (float)tree_canvas_columns_width (self);
  float height = (float)gtk_widget_get_height (GTK_WIDGET (self));
  GdkRGBA ground, line;

  if (width <= 0)
    return;
  recourse_ui_color (recourse_theme_color (theme, RECOURSE_INK_BACKGROUND), 1, &ground);
  recourse_ui_color (recourse_theme_color (theme, RECOURSE_INK_GRID), 1, &line);
  gtk_snapshot_append_color (snapshot, &ground, &GRAPHENE_RECT_INIT (x, 0, width, height));
  gtk_snapshot_append_color (
      snapshot, &line,
      &GRAPHENE_RECT_INIT (tree_canvas_is_rtl (self) ? x + width : x - 1, 0, 1, height));
}

/* The selected node on a ground of its own, with a ring where the keyboard is. */
static void
snapshot_selection (RecourseTreeCanvas *self, GtkSnapshot *snapshot)
{
  guint place = recourse_tree_map_find_place (self->map, self->selected);
  RecourseColor ink = recourse_theme_color (recourse_ui_theme (), RECOURSE_INK_TEXT);
  gboolean has_focus = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;
  float widths[4], width = has_focus ? 2 : 1;
  RecourseRect b;
  GskRoundedRect outline;
  GdkRGBA ring, ground, colors[4];
  double x, y;

  if (place == RECOURSE_OUTLINE_NONE)
    return;
  b = recourse_tree_map_get_bounds (self->map, place);
  tree_canvas_origin (self, &self->tree, &x, &y);
  gsk_rounded_rect_init_from_rect (
      &outline,
      &GRAPHENE_RECT_INIT ((float)(x + b.x * self->zoom - 5), (float)(y + b.y * self->zoom - 2),
                           (float)(b.width * self->zoom + 10), (float)(b.height * self->zoom + 4)),
      6);
  recourse_ui_color (ink, has_focus ? 1 : 0.4, &ring);
  recourse_ui_color (ink, 0.06, &ground);
  gtk_snapshot_push_rounded_clip (snapshot, &outline);
  gtk_snapshot_append_color (snapshot, &ground, &outline.bounds);
  gtk_snapshot_pop (snapshot);
  for (guint i = 0; i < 4; i++)
    {
      widths[i] = width;
      colors[i] = ring;
    }
  gtk_snapshot_append_border (snapshot, &outline, widths, colors);
}

static void
snapshot_hover (RecourseTreeCanvas *self, GtkSnapshot *snapshot)
{
  double x, y;
  cairo_t *cr;

  if (self->hovered == NULL)
    return;
  tree_canvas_origin (self, self->hovered_layer, &x, &y);
  x += self->hovered_layer->region.x * self->zoom;
  y += self->hovered_layer->region.y * self->zoom;
  cr = gtk_snapshot_append_cairo (
      snapshot, &GRAPHENE_RECT_INIT ((float)(x + self->hovered->bounds.x * self->zoom - 6),
                                     (float)(y + self->hovered->bounds.y * self->zoom - 6),
                                     (float)(self->hovered->bounds.width * self->zoom + 12),
                                     (float)(self->hovered->bounds.height * self->zoom + 12)));
  cairo_translate (cr, x, y);
  cairo_scale (cr, self->zoom, self->zoom);
  recourse_chart_paint_outline (cr, self->hovered, recourse_ui_theme ());
  cairo_destroy (cr);
}

void
tree_canvas_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (widget);
  double scale = recourse_compat_scale (widget) * self->zoom;
  gint64 start_us = g_get_monotonic_time ();

  if (self->map == NULL)
    return;
  ensure_tree (self, scale);
  ensure_columns (self, scale);
  snapshot_layer (self, snapshot, &self->tree);
  snapshot_selection (self, snapshot);
  snapshot_ground (self, snapshot);
  snapshot_layer (self, snapshot, &self->figures);
  snapshot_layer (self, snapshot, &self->heads);
  snapshot_hover (self, snapshot);
  g_debug ("tree shown in %d µs", (int)(g_get_monotonic_time () - start_us));
}

/* Pointing */

static const RecourseMark *
pick_in (RecourseTreeCanvas *self, RecourseTreeLayer *layer, double px, double py)
{
  double x, y;

  if (layer->scene == NULL)
    return NULL;
  tree_canvas_origin (self, layer, &x, &y);
  return recourse_scene_pick (layer->scene, (px - x) / self->zoom - layer->region.x,
                              (py - y) / self->zoom - layer->region.y);
}

const RecourseMark *
tree_canvas_pick (RecourseTreeCanvas *self, double x, double y, RecourseTreeLayer **layer)
{
  double start = tree_canvas_columns_x (self);
  gboolean is_column = x >= start && x < start + tree_canvas_columns_width (self);

  *layer = !is_column                            ? &self->tree
           : y < tree_canvas_heads_height (self) ? &self->heads
                                                 : &self->figures;
  return self->map != NULL ? pick_in (self, *layer, x, y) : NULL;
}

void
tree_canvas_hover (RecourseTreeCanvas *self, const RecourseMark *mark, RecourseTreeLayer *layer)
{
  RecourseMark moved;
  double x, y;

  if (self->hovered == mark)
    return;
  self->hovered = mark;
  self->hovered_layer = layer;
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (mark == NULL)
    {
      recourse_chart_tip_show (self->tip, NULL);
      return;
    }
  tree_canvas_origin (self, layer, &x, &y);
  moved = *mark;
  moved.bounds.x = x + (mark->bounds.x + layer->region.x) * self->zoom;
  moved.bounds.y = y + (mark->bounds.y + layer->region.y) * self->zoom;
  moved.bounds.width *= self->zoom;
  moved.bounds.height *= self->zoom;
  recourse_chart_tip_show (self->tip, &moved);
}

GdkRectangle
recourse_tree_canvas_get_part (RecourseTreeCanvas *self, const char *part)
{
  g_autofree char *key = g_strdup_printf ("%u/%s", self->selected, part);
  RecourseTreeLayer *layers[] = { &self->tree, &self->figures };
  RecourseMark moved = { .bounds = { 0, 0, 1, 1 } };
  double x, y;

  for (guint i = 0; i < G_N_ELEMENTS (layers); i++)
    {
      const RecourseMark *mark =
          layers[i]->scene != NULL ? recourse_scene_find (layers[i]->scene, key) : NULL;

      if (mark == NULL)
        continue;
      tree_canvas_origin (self, layers[i], &x, &y);
      moved.bounds =
          (RecourseRect){ x + (mark->bounds.x + layers[i]->region.x) * self->zoom,
                          y + (mark->bounds.y + layers[i]->region.y) * self->zoom,
                          mark->bounds.width * self->zoom, mark->bounds.height * self->zoom };
      return recourse_mark_bounds (&moved);
    }
  if (g_strcmp0 (part, "node") != 0)
    return recourse_tree_canvas_get_part (self, "node");
  return recourse_mark_bounds (&moved);
}
