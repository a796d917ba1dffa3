/* A picture that is no chart of the table, with everything a chart can do on the screen.  It is laid out when it gets
 * its size and when asked to, painted once into a texture, and a second, tiny layer shows what is looked at. */
#include "config.h"

#include "ui/chart/scene-view.h"

#include "ui/chart/chart-paint.h"
#include "ui/compat.h"
#include "ui/chart/mark-pointer.h"
#include "ui/chart/scene-texture.h"
#include "ui/theme.h"

struct _RecourseSceneView
{
  GtkWidget parent_instance;

  RecourseSceneFunc lay_out;
  RecourseSceneHeight height;
  gpointer user_data;

  RecourseChartMotion motion;
  RecourseMarkPointer pointer;
  RecourseSceneTexture texture;
  guint sync_idle;
};

G_DEFINE_FINAL_TYPE (RecourseSceneView, recourse_scene_view, GTK_TYPE_WIDGET)

/* What may not be done while sizes are being handed out. */
static gboolean
on_sync_idle (gpointer user_data)
{
  RecourseSceneView *self = user_data;

  self->sync_idle = 0;
  if (self->motion.target != NULL)
    recourse_mark_pointer_follow (&self->pointer, "");
  return G_SOURCE_REMOVE;
}

static void
lay_out (RecourseSceneView *self, int width, int height, gboolean moves)
{
  RecourseScene *scene = self->lay_out (width, height, self->user_data);

  if (scene == NULL)
    return;
  recourse_chart_motion_show (&self->motion, GTK_WIDGET (self), scene, moves);
  if (self->sync_idle == 0)
    self->sync_idle = g_idle_add (on_sync_idle, self);
}

void
recourse_scene_view_refresh (RecourseSceneView *self, gboolean moves)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  gtk_widget_queue_resize (GTK_WIDGET (self));
  if (width > 0 && height > 0)
    lay_out (self, width, height, moves);
}

static void
recourse_scene_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (widget);
  const RecourseScene *target = self->motion.target;

  if (width > 0 && height > 0
      && (target == NULL || target->width != width || target->height != height))
    lay_out (self, width, height, FALSE);
  recourse_mark_pointer_allocate (&self->pointer);
}

static GtkSizeRequestMode
recourse_scene_view_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
recourse_scene_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (widget);

  *minimum = *natural = 1;
  if (orientation == GTK_ORIENTATION_VERTICAL && self->height != NULL)
    *minimum = *natural = MAX (1, self->height (for_size > 0 ? for_size : 640, self->user_data));
}

static void
recourse_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (widget);
  const RecourseMark *marked = recourse_mark_pointer_get_marked (&self->pointer);
  graphene_rect_t bounds;

  if (self->motion.shown == NULL)
    return;
  bounds = GRAPHENE_RECT_INIT (0, 0, (float)self->motion.shown->width,
                               (float)self->motion.shown->height);
  gtk_snapshot_append_texture (
      snapshot,
      recourse_scene_texture_get (&self->texture, self->motion.shown, recourse_ui_theme (),
                                  recourse_compat_scale (widget), recourse_chart_paint_texture),
      &bounds);
  if (marked != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      recourse_chart_paint_outline (cr, marked, recourse_ui_theme ());
      cairo_destroy (cr);
    }
}

static void
recourse_scene_view_unmap (GtkWidget *widget)
{
  recourse_chart_motion_finish (&RECOURSE_SCENE_VIEW (widget)->motion);
  GTK_WIDGET_CLASS (recourse_scene_view_parent_class)->unmap (widget);
}

static void
recourse_scene_view_dispose (GObject *object)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (object);

  g_clear_handle_id (&self->sync_idle, g_source_remove);
  recourse_chart_motion_clear (&self->motion);
  recourse_mark_pointer_clear (&self->pointer);
  recourse_scene_texture_clear (&self->texture);
  G_OBJECT_CLASS (recourse_scene_view_parent_class)->dispose (object);
}

static void
recourse_scene_view_class_init (RecourseSceneViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_scene_view_dispose;
  widget_class->get_request_mode = recourse_scene_view_get_request_mode;
  widget_class->measure = recourse_scene_view_measure;
  widget_class->size_allocate = recourse_scene_view_size_allocate;
  widget_class->snapshot = recourse_scene_view_snapshot;
  widget_class->unmap = recourse_scene_view_unmap;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
recourse_scene_view_init (RecourseSceneView *self)
{
  recourse_mark_pointer_init (&self->pointer, GTK_WIDGET (self), &self->motion, NULL);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_scene_view_new (RecourseSceneFunc func, RecourseSceneHeight height, gpointer user_data)
{
  RecourseSceneView *self = g_object_new (RECOURSE_TYPE_SCENE_VIEW, NULL);

  self->lay_out = func;
  self->height = height;
  self->user_data = user_data;
  return GTK_WIDGET (self);
}
