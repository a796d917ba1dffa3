/* A part of the tree as painted: more than is seen, so that moving it by a little paints nothing. */
#include "ui/tree/tree-layer.h"

#include "ui/chart/chart-paint.h"
#include "ui/theme.h"

void
recourse_tree_layer_clear (RecourseTreeLayer *self)
{
  g_clear_pointer (&self->scene, recourse_scene_unref);
  g_clear_object (&self->texture);
}

static gboolean
holds (RecourseRect a, RecourseRect b)
{
  const double slack = 0.01;

  return a.x <= b.x + slack && a.y <= b.y + slack && a.x + a.width >= b.x + b.width - slack
         && a.y + a.height >= b.y + b.height - slack;
}

gboolean
recourse_tree_layer_has (const RecourseTreeLayer *self, RecourseRect region, double scale)
{
  return self->scene != NULL && self->scale == scale && holds (self->region, region);
}

void
recourse_tree_layer_set (RecourseTreeLayer *self,
                         RecourseScene *scene,
                         RecourseRect region,
                         double scale)
{
  recourse_tree_layer_clear (self);
  self->scene = scene;
  self->region = region;
  self->scale = scale;
}

void
recourse_tree_layer_snapshot (
    RecourseTreeLayer *self, GtkSnapshot *snapshot, double x, double y, double zoom)
{
  RecourseThemeKind theme = recourse_ui_theme ();
  double device = self->scale / zoom;
  graphene_rect_t bounds;

  if (self->scene == NULL)
    return;
  if (self->texture == NULL || self->theme != theme)
    {
      g_clear_object (&self->texture);
      self->texture = recourse_chart_paint_texture (self->scene, theme, self->scale);
      self->theme = theme;
    }
  bounds =
      GRAPHENE_RECT_INIT ((float)(x + self->region.x * zoom), (float)(y + self->region.y * zoom),
                          (float)(gdk_texture_get_width (self->texture) / device),
                          (float)(gdk_texture_get_height (self->texture) / device));
  gtk_snapshot_append_texture (snapshot, self->texture, &bounds);
}
