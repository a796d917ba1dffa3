/* Moving the pointer over a picture must not paint the picture again: the last one painted is kept with all that it
 * depends on. */
#include "ui/chart/scene-texture.h"

void
recourse_scene_texture_clear (RecourseSceneTexture *self)
{
  g_clear_object (&self->texture);
  g_clear_pointer (&self->painted, recourse_scene_unref);
}

GdkTexture *
recourse_scene_texture_get (RecourseSceneTexture *self,
                            RecourseScene *scene,
                            RecourseThemeKind theme,
                            double scale,
                            RecourseScenePainter paint)
{
  gint64 start_us = g_get_monotonic_time ();

  if (self->texture != NULL && self->painted == scene && self->theme == theme
      && self->scale == scale)
    return self->texture;
  recourse_scene_texture_clear (self);
  self->painted = recourse_scene_ref (scene);
  self->theme = theme;
  self->scale = scale;
  self->texture = paint (scene, theme, scale);
  g_debug ("%s painted in %d µs", scene->chart, (int)(g_get_monotonic_time () - start_us));
  return self->texture;
}
