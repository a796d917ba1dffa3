/* A picture of a fixed form on whatever room there is: a slide, a preview, a thumbnail. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SCENE_STAGE (recourse_scene_stage_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSceneStage, recourse_scene_stage, RECOURSE, SCENE_STAGE, GtkWidget)

GtkWidget *recourse_scene_stage_new (void);

/**
 * recourse_scene_stage_show:
 * @scene: (nullable): sealed; %NULL: nothing
 * @moves: whether marks are to move there from what is shown
 *
 * The picture is as large as it can be without changing its form, painted for the screen's own pixels.
 */
void recourse_scene_stage_show (RecourseSceneStage *self, RecourseScene *scene, gboolean moves);

/* (nullable): what it shows or is on the way to */
RecourseScene *recourse_scene_stage_get_scene (RecourseSceneStage *self);

/* The theme to paint in; without this call that of the desktop. */
void recourse_scene_stage_set_theme (RecourseSceneStage *self, RecourseThemeKind theme);

/* Whether the picture has no background of its own: what lies behind shows as a chequered ground. */
void recourse_scene_stage_set_is_transparent (RecourseSceneStage *self, gboolean is_transparent);

/* Whether the room around the picture is filled with its background, as on a screen for an audience. */
void recourse_scene_stage_set_fills (RecourseSceneStage *self, gboolean fills);

G_END_DECLS
