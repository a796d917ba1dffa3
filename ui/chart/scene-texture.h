/* A scene as a texture, painted anew only when the scene, the theme or the pixels of the screen are others. */
#pragma once

#include "drawing/scene.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* (transfer full) (nullable): @scale: device pixels to a logical pixel */
typedef GdkTexture *(*RecourseScenePainter) (const RecourseScene *scene,
                                             RecourseThemeKind theme,
                                             double scale);

/**
 * RecourseSceneTexture:
 * @texture: (nullable): @painted as painted
 * @painted: (nullable): what it was painted from
 *
 * Zero-initialised: nothing is painted.
 */
typedef struct
{
  GdkTexture *texture;
  RecourseScene *painted;
  RecourseThemeKind theme;
  double scale;
} RecourseSceneTexture;

void recourse_scene_texture_clear (RecourseSceneTexture *self);

/**
 * recourse_scene_texture_get:
 * @paint: called where there is nothing to be used again; the same one every time
 *
 * Returns: (transfer none) (nullable): what @paint gave
 */
GdkTexture *recourse_scene_texture_get (RecourseSceneTexture *self,
                                        RecourseScene *scene,
                                        RecourseThemeKind theme,
                                        double scale,
                                        RecourseScenePainter paint);

G_END_DECLS
