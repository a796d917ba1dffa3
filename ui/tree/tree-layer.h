/* A part of the tree as painted: kept until something else is to be seen. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * RecourseTreeLayer:
 * @scene: (nullable): of @region
 * @region: of the whole, in its pixels at 100 %
 *
 * What is painted of a whole that is too large to be painted at once.
 */
typedef struct
{
  RecourseScene *scene;
  RecourseRect region;
  GdkTexture *texture;
  double scale;
  RecourseThemeKind theme;
} RecourseTreeLayer;

void recourse_tree_layer_clear (RecourseTreeLayer *self);

/* Whether @region is all painted, at @scale device pixels to one of the whole. */
gboolean recourse_tree_layer_has (const RecourseTreeLayer *self, RecourseRect region, double scale);

/* @scene: (transfer full) */
void recourse_tree_layer_set (RecourseTreeLayer *self,
                              RecourseScene *scene,
                              RecourseRect region,
                              double scale);

/* Appends it with the origin of the whole at @x, @y of the widget; @zoom: widget pixels to one of the whole. */
void recourse_tree_layer_snapshot (
    RecourseTreeLayer *self, GtkSnapshot *snapshot, double x, double y, double zoom);

G_END_DECLS
