/* A picture of a fixed form.  It is laid out by whoever shows it, and painted here into a texture that has exactly
 * the pixels it covers on the screen, so that it is as sharp on a projector as in a thumbnail. */
#include "config.h"

#include "ui/chart/scene-stage.h"

#include "output/export.h"
#include "ui/chart/chart-motion.h"
#include "ui/chart/chart-paint.h"
#include "ui/chart/scene-texture.h"
#include "ui/compat.h"
#include "ui/theme.h"

#include <math.h>

enum
{
  CHEQUER = 8, /* px, of the ground under a transparent picture */
};

struct _RecourseSceneStage
{
  GtkWidget parent_instance;

  RecourseChartMotion motion;
  RecourseSceneTexture texture;
  gboolean has_theme;
  RecourseThemeKind theme;
  gboolean is_transparent;
  gboolean fills;
};

G_DEFINE_FINAL_TYPE (RecourseSceneStage, recourse_scene_stage, GTK_TYPE_WIDGET)

static RecourseThemeKind
get_theme (RecourseSceneStage *self)
{
  return self->has_theme ? self->theme : recourse_ui_theme ();
}

static void
describe (RecourseSceneStage *self, const RecourseScene *scene)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      scene != NULL && scene->title != NULL ? scene->title : "",
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      scene != NULL && scene->description != NULL ? scene->description : "", -1);
}

void
recourse_scene_stage_show (RecourseSceneStage *self, RecourseScene *scene, gboolean moves)
{
  if (scene == NULL)
    recourse_chart_motion_clear (&self->motion);
  else
    recourse_chart_motion_show (&self->motion, GTK_WIDGET (self), recourse_scene_ref (scene),
                                moves);
  describe (self, scene);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

RecourseScene *
recourse_scene_stage_get_scene (RecourseSceneStage *self)
{
  return self->motion.target;
}

void
recourse_scene_stage_set_theme (RecourseSceneStage *self, RecourseThemeKind theme)
{
  self->has_theme = TRUE;
  self->theme = theme;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
recourse_scene_stage_set_is_transparent (RecourseSceneStage *self, gboolean is_transparent)
{
  self->is_transparent = is_transparent;
  recourse_scene_texture_clear (&self->texture);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
recourse_scene_stage_set_fills (RecourseSceneStage *self, gboolean fills)
{
  self->fills = fills;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* As a file would have it: whoever is about to make one sees what it will be. */
static GdkTexture *
paint_transparent (const RecourseScene *scene, RecourseThemeKind theme, double scale)
{
  RecourseExport how = { .theme = theme, .scale = scale, .is_transparent = TRUE };
  g_autoptr (GBytes) bytes = recourse_format_find ("png")->write (scene, &how, NULL);

  return bytes != NULL ? gdk_texture_new_from_bytes (bytes, NULL) : NULL;
}

/* On whole pixels of the screen, else every hairline would be smeared over two. */
static graphene_rect_t
place (const RecourseScene *scene, double width, double height, double device, double *scale)
{
  double factor = fmin (width / scene->width, height / scene->height);
  double painted_width = ceil (scene->width * factor * device) / device;
  double painted_height = ceil (scene->height * factor * device) / device;
  double x = floor ((width - painted_width) / 2 * device) / device;
  double y = floor ((height - painted_height) / 2 * device) / device;

  *scale = factor * device;
  return GRAPHENE_RECT_INIT ((float)x, (float)y, (float)painted_width, (float)painted_height);
}

static void
append_color (GtkSnapshot *snapshot, RecourseColor color, const graphene_rect_t *bounds)
{
  GdkRGBA rgba;

  recourse_ui_color (color, 1, &rgba);
  gtk_snapshot_append_color (snapshot, &rgba, bounds);
}

/* The ground that image programs show where a picture has none. */
static void
append_chequers (GtkSnapshot *snapshot, RecourseThemeKind theme, const graphene_rect_t *bounds)
{
  RecourseColor ground = recourse_theme_color (theme, RECOURSE_INK_BACKGROUND);
  RecourseColor grid = recourse_theme_color (theme, RECOURSE_INK_GRID);
  graphene_rect_t unit =
      GRAPHENE_RECT_INIT (bounds->origin.x, bounds->origin.y, 2 * CHEQUER, 2 * CHEQUER);

  append_color (snapshot, ground, bounds);
  gtk_snapshot_push_repeat (snapshot, bounds, &unit);
  for (int i = 0; i < 2; i++)
    append_color (snapshot, recourse_color_mix (ground, grid, 0.5),
                  &GRAPHENE_RECT_INIT (bounds->origin.x + (float)(i * CHEQUER),
                                       bounds->origin.y + (float)(i * CHEQUER), CHEQUER, CHEQUER));
  gtk_snapshot_pop (snapshot);
}

static void
recourse_scene_stage_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseSceneStage *self = RECOURSE_SCENE_STAGE (widget);
  double width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), scale;
  graphene_rect_t bounds;
  GdkTexture *texture;

  if (self->fills)
    append_color (snapshot, recourse_theme_color (get_theme (self), RECOURSE_INK_BACKGROUND),
                  &GRAPHENE_RECT_INIT (0, 0, (float)width, (float)height));
  if (self->motion.shown == NULL || width < 1 || height < 1)
    return;
  bounds = place (self->motion.shown, width, height, recourse_compat_scale (widget), &scale);
  if (self->is_transparent)
    append_chequers (snapshot, get_theme (self), &bounds);
  texture = recourse_scene_texture_get (&self->texture, self->motion.shown, get_theme (self), scale,
                                        self->is_transparent ? paint_transparent
                                                             : recourse_chart_paint_texture);
  if (texture != NULL)
    gtk_snapshot_append_texture (snapshot, texture, &bounds);
}

static void
recourse_scene_stage_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = 1;
}

static void
recourse_scene_stage_unmap (GtkWidget *widget)
{
  recourse_chart_motion_finish (&RECOURSE_SCENE_STAGE (widget)->motion);
  GTK_WIDGET_CLASS (recourse_scene_stage_parent_class)->unmap (widget);
}

static void
recourse_scene_stage_dispose (GObject *object)
{
  RecourseSceneStage *self = RECOURSE_SCENE_STAGE (object);

  recourse_chart_motion_clear (&self->motion);
  recourse_scene_texture_clear (&self->texture);
  G_OBJECT_CLASS (recourse_scene_stage_parent_class)->dispose (object);
}

static void
recourse_scene_stage_class_init (RecourseSceneStageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_scene_stage_dispose;
  widget_class->measure = recourse_scene_stage_measure;
  widget_class->snapshot = recourse_scene_stage_snapshot;
  widget_class->unmap = recourse_scene_stage_unmap;
  gtk_widget_class_set_css_name (widget_class, "stage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
recourse_scene_stage_init (RecourseSceneStage *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_scene_stage_new (void)
{
  return g_object_new (RECOURSE_TYPE_SCENE_STAGE, NULL);
}
