/* A picture that is no chart of the table, with everything a chart can do on the screen.  It is laid out when it gets
 * its size and when asked to, painted once into a texture, and a second, tiny layer shows what is looked at. */
#include "config.h"

#include "ui/chart/scene-view.h"

#include "ui/chart/chart-motion.h"
#include "ui/chart/chart-paint.h"
#include "ui/chart/chart-tip.h"
#include "ui/compat.h"
#include "ui/chart/mark-handles.h"
#include "ui/theme.h"

#include <glib/gi18n.h>

struct _RecourseSceneView
{
  GtkWidget parent_instance;

  RecourseSceneFunc lay_out;
  RecourseSceneHeight height;
  gpointer user_data;

  RecourseChartMotion motion;
  guint tick;
  guint sync_idle;

  GdkTexture *texture; /* @painted as painted, or NULL */
  RecourseScene *painted;
  double texture_scale;
  RecourseThemeKind texture_theme;

  RecourseMarkHandles *handles;
  char *hovered; /* key of the mark under the pointer */
  GtkWidget *tip;
};

G_DEFINE_FINAL_TYPE (RecourseSceneView, recourse_scene_view, GTK_TYPE_WIDGET)

static const RecourseMark *
get_marked (RecourseSceneView *self)
{
  RecourseMarkHandle *handle;

  if (self->motion.shown == NULL)
    return NULL;
  if (self->hovered != NULL)
    return recourse_scene_find (self->motion.shown, self->hovered);
  handle = recourse_mark_handles_get_focused (self->handles);
  return handle != NULL
             ? recourse_scene_find (self->motion.shown, recourse_mark_handle_get_key (handle))
             : NULL;
}

static void
update_tip (RecourseSceneView *self)
{
  recourse_chart_tip_show (self->tip, get_marked (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_handle_focus (gboolean has_focus, gpointer user_data)
{
  RecourseSceneView *self = user_data;

  if (has_focus)
    g_clear_pointer (&self->hovered, g_free);
  update_tip (self);
}

/* What may not be done while sizes are being handed out. */
static gboolean
on_sync_idle (gpointer user_data)
{
  RecourseSceneView *self = user_data;
  const RecourseScene *scene = self->motion.target;

  self->sync_idle = 0;
  if (scene == NULL)
    return G_SOURCE_REMOVE;
  recourse_mark_handles_sync (self->handles, scene);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  scene->title != NULL ? scene->title : "",
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  scene->description != NULL ? scene->description : "", -1);
  update_tip (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (widget);
  gboolean moves =
      recourse_chart_motion_step (&self->motion, gdk_frame_clock_get_frame_time (clock));

  gtk_widget_queue_draw (widget);
  if (moves)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static void
show_scene (RecourseSceneView *self, RecourseScene *scene, gboolean moves)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (widget);
  gboolean can_move = moves && clock != NULL && gtk_widget_get_mapped (widget)
                      && adw_get_enable_animations (widget);

  if (!can_move)
    recourse_chart_motion_jump (&self->motion, scene);
  else
    {
      recourse_chart_motion_begin (&self->motion, scene, gdk_frame_clock_get_frame_time (clock));
      if (self->tick == 0)
        self->tick = gtk_widget_add_tick_callback (widget, on_tick, NULL, NULL);
    }
  if (self->sync_idle == 0)
    self->sync_idle = g_idle_add (on_sync_idle, self);
  gtk_widget_queue_draw (widget);
}

static void
lay_out (RecourseSceneView *self, int width, int height, gboolean moves)
{
  RecourseScene *scene = self->lay_out (width, height, self->user_data);

  if (scene != NULL)
    show_scene (self, scene, moves);
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
  if (self->motion.target != NULL)
    recourse_mark_handles_allocate (self->handles, self->motion.target);
  gtk_popover_present (GTK_POPOVER (self->tip));
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

static GdkTexture *
get_texture (RecourseSceneView *self)
{
  RecourseThemeKind theme = recourse_ui_theme ();
  double scale = recourse_compat_scale (GTK_WIDGET (self));

  if (self->painted != self->motion.shown || self->texture_theme != theme
      || self->texture_scale != scale)
    {
      g_clear_object (&self->texture);
      g_clear_pointer (&self->painted, recourse_scene_unref);
      self->painted = recourse_scene_ref (self->motion.shown);
      self->texture = recourse_chart_paint_texture (self->motion.shown, theme, scale);
      self->texture_theme = theme;
      self->texture_scale = scale;
    }
  return self->texture;
}

static void
recourse_scene_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (widget);
  const RecourseMark *marked = get_marked (self);
  graphene_rect_t bounds;

  if (self->motion.shown == NULL)
    return;
  bounds = GRAPHENE_RECT_INIT (0, 0, (float)self->motion.shown->width,
                               (float)self->motion.shown->height);
  gtk_snapshot_append_texture (snapshot, get_texture (self), &bounds);
  if (marked != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      recourse_chart_paint_outline (cr, marked, recourse_ui_theme ());
      cairo_destroy (cr);
    }
}

static void
point_at (RecourseSceneView *self, double x, double y)
{
  const RecourseMark *mark =
      self->motion.shown != NULL ? recourse_scene_pick (self->motion.shown, x, y) : NULL;

  if (g_strcmp0 (self->hovered, mark != NULL ? mark->key : NULL) == 0)
    return;
  g_free (self->hovered);
  self->hovered = mark != NULL ? g_strdup (mark->key) : NULL;
  update_tip (self);
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  point_at (user_data, x, y);
}

static void
on_pressed (GtkGestureClick *click, int n_presses, double x, double y, gpointer user_data)
{
  point_at (user_data, x, y);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  RecourseSceneView *self = user_data;

  g_clear_pointer (&self->hovered, g_free);
  update_tip (self);
}

static int
step_of_key (guint keyval)
{
  switch (keyval)
    {
    case GDK_KEY_Left:
    case GDK_KEY_Up:
      return -1;
    case GDK_KEY_Right:
    case GDK_KEY_Down:
      return 1;
    case GDK_KEY_Home:
      return G_MININT / 2;
    case GDK_KEY_End:
      return G_MAXINT / 2;
    default:
      return 0;
    }
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  RecourseSceneView *self = user_data;
  RecourseMarkHandle *handle = recourse_mark_handles_get_focused (self->handles);
  int step = step_of_key (keyval);

  if (handle == NULL || self->motion.target == NULL
      || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && recourse_chart_tip_dismiss (self->tip))
    return GDK_EVENT_STOP;
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (recourse_mark_handle_walk (handle, self->motion.target, step))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_tip (self);
  return GDK_EVENT_STOP;
}

static void
recourse_scene_view_unmap (GtkWidget *widget)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (widget);

  if (self->motion.from != NULL)
    recourse_chart_motion_step (&self->motion, G_MAXINT64);
  GTK_WIDGET_CLASS (recourse_scene_view_parent_class)->unmap (widget);
}

static void
recourse_scene_view_dispose (GObject *object)
{
  RecourseSceneView *self = RECOURSE_SCENE_VIEW (object);

  g_clear_handle_id (&self->sync_idle, g_source_remove);
  recourse_chart_motion_clear (&self->motion);
  g_clear_pointer (&self->handles, recourse_mark_handles_free);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->painted, recourse_scene_unref);
  g_clear_pointer (&self->hovered, g_free);
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
add_controllers (RecourseSceneView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

static void
recourse_scene_view_init (RecourseSceneView *self)
{
  self->tip = recourse_chart_tip_new (GTK_WIDGET (self));
  self->handles = recourse_mark_handles_new (GTK_WIDGET (self), self->tip, on_handle_focus, self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                  _ ("chart"), -1);
  add_controllers (self);
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
