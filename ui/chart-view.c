/* One chart as a widget.  The scene is laid out once for a size and state and painted once into a
 * texture; pointing and focus draw a second, tiny layer above it, so moving the pointer never paints the
 * chart again.  Nothing here knows what a chart shows: picking, tooltip, focus and accessible text all
 * read the marks of the scene. */
#include "config.h"

#include "ui/chart-view.h"

#include "ui/chart-paint.h"
#include "ui/chart-scene.h"
#include "ui/chart-tip.h"
#include "ui/compat.h"
#include "ui/mark-handle.h"
#include "ui/theme.h"

#include <glib/gi18n.h>

struct _RecourseChartView
{
  GtkWidget parent_instance;

  const RecourseChart *chart;
  RecourseDocument *document;
  GSignalGroup *document_signals;

  RecourseScene *scene;
  gboolean is_in_view;
  guint relayout_tick;
  guint relayout_idle;
  guint sync_idle;

  GdkTexture *texture; /* the scene as painted, or NULL */
  double texture_scale;
  RecourseThemeKind texture_theme;

  GPtrArray *handles; /* RecourseMarkHandle, one for each series; children */
  char *hovered;      /* key of the mark under the pointer */
  GtkWidget *tip;
};

G_DEFINE_FINAL_TYPE (RecourseChartView, recourse_chart_view, GTK_TYPE_WIDGET)

/* The mark that is shown with its tip: the focused one, else the one under the pointer. */
static const RecourseMark *
get_marked (RecourseChartView *self)
{
  if (self->scene == NULL)
    return NULL;
  if (self->hovered != NULL)
    return recourse_scene_find (self->scene, self->hovered);
  for (guint i = 0; i < self->handles->len; i++)
    {
      RecourseMarkHandle *handle = g_ptr_array_index (self->handles, i);

      if (gtk_widget_has_focus (GTK_WIDGET (handle)))
        return recourse_scene_find (self->scene, recourse_mark_handle_get_key (handle));
    }
  return NULL;
}

static void
update_tip (RecourseChartView *self)
{
  recourse_chart_tip_show (self->tip, get_marked (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_handle_focus (GtkWidget *handle, GParamSpec *pspec, RecourseChartView *self)
{
  if (gtk_widget_has_focus (handle))
    g_clear_pointer (&self->hovered, g_free);
  update_tip (self);
}

/* Handles follow the series of the scene. */
static RecourseMarkHandle *
find_handle (RecourseChartView *self, const char *series)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      RecourseMarkHandle *handle = g_ptr_array_index (self->handles, i);

      if (recourse_mark_handle_get_series (handle) == series)
        return handle;
    }
  return NULL;
}

static RecourseMarkHandle *
add_handle (RecourseChartView *self, const char *series)
{
  GtkWidget *handle = recourse_mark_handle_new (series);

  g_signal_connect (handle, "notify::has-focus", G_CALLBACK (on_handle_focus), self);
  gtk_widget_insert_before (handle, GTK_WIDGET (self), self->tip);
  return RECOURSE_MARK_HANDLE (handle);
}

static void
remove_handle (gpointer data)
{
  g_signal_handlers_disconnect_matched (data, G_SIGNAL_MATCH_FUNC, 0, 0, NULL, on_handle_focus,
                                        NULL);
  gtk_widget_unparent (data);
}

static GPtrArray *
list_series (const RecourseScene *scene)
{
  GPtrArray *series = g_ptr_array_new ();

  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (mark->spoken != NULL && !g_ptr_array_find (series, mark->series, NULL))
        g_ptr_array_add (series, (gpointer)mark->series);
    }
  return series;
}

static void
sync_handles (RecourseChartView *self)
{
  g_autoptr (GPtrArray) series = list_series (self->scene);

  for (guint i = self->handles->len; i > 0; i--)
    {
      RecourseMarkHandle *handle = g_ptr_array_index (self->handles, i - 1);

      if (!g_ptr_array_find (series, recourse_mark_handle_get_series (handle), NULL))
        g_ptr_array_remove_index (self->handles, i - 1);
    }
  for (guint i = 0; i < series->len; i++)
    {
      const char *name = g_ptr_array_index (series, i);
      RecourseMarkHandle *handle = find_handle (self, name);

      if (handle == NULL)
        g_ptr_array_add (self->handles, handle = add_handle (self, name));
      recourse_mark_handle_sync (handle, self->scene);
    }
}

static void
update_accessible (RecourseChartView *self)
{
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
      self->scene->title != NULL ? self->scene->title : _ (self->chart->label),
      GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      self->scene->description != NULL ? self->scene->description : "", -1);
}

/* What follows from a new scene and may not be done while sizes are being handed out. */
static gboolean
on_sync_idle (gpointer user_data)
{
  RecourseChartView *self = user_data;

  self->sync_idle = 0;
  sync_handles (self);
  update_accessible (self);
  update_tip (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  return G_SOURCE_REMOVE;
}

static void
lay_out (RecourseChartView *self, int width, int height)
{
  g_clear_pointer (&self->scene, recourse_scene_unref);
  g_clear_object (&self->texture);
  self->scene = recourse_chart_scene_new (self->chart, self->document, RECOURSE_CHART_CARD, width,
                                          height, GTK_WIDGET (self));
  if (self->sync_idle == 0)
    self->sync_idle = g_idle_add (on_sync_idle, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lay_out_again (RecourseChartView *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->document != NULL && width > 0 && height > 0)
    lay_out (self, width, height);
}

static gboolean
on_relayout_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);

  self->relayout_tick = 0;
  lay_out_again (self);
  return G_SOURCE_REMOVE;
}

static gboolean
on_relayout_idle (gpointer user_data)
{
  RecourseChartView *self = user_data;

  self->relayout_idle = 0;
  lay_out_again (self);
  return G_SOURCE_REMOVE;
}

/* Several changes before a frame lay out once; what nobody sees waits until there is nothing else to do. */
static void
invalidate (RecourseChartView *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    g_clear_pointer (&self->scene, recourse_scene_unref);
  else if (self->is_in_view && self->relayout_tick == 0)
    self->relayout_tick =
        gtk_widget_add_tick_callback (GTK_WIDGET (self), on_relayout_tick, NULL, NULL);
  else if (!self->is_in_view && self->relayout_idle == 0)
    self->relayout_idle = g_idle_add_full (G_PRIORITY_LOW, on_relayout_idle, self, NULL);
}

static void
recourse_chart_view_map (GtkWidget *widget)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (recourse_chart_view_parent_class)->map (widget);
  if (self->scene == NULL)
    invalidate (self);
}

static void
allocate_handles (RecourseChartView *self)
{
  for (guint i = 0; i < self->handles->len; i++)
    {
      RecourseMarkHandle *handle = g_ptr_array_index (self->handles, i);
      const char *key = recourse_mark_handle_get_key (handle);
      const RecourseMark *mark = key != NULL ? recourse_scene_find (self->scene, key) : NULL;
      GtkAllocation bounds =
          mark != NULL ? recourse_mark_bounds (mark) : (GtkAllocation){ 0, 0, 1, 1 };
      int minimum = 0;

      gtk_widget_measure (GTK_WIDGET (handle), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                          NULL);
      gtk_widget_size_allocate (GTK_WIDGET (handle), &bounds, -1);
    }
}

static void
recourse_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);
  gboolean has_size = width > 0 && height > 0;

  if (self->document != NULL && has_size
      && (self->scene == NULL || self->scene->width != width || self->scene->height != height))
    lay_out (self, width, height);
  if (self->scene != NULL)
    allocate_handles (self);
  gtk_popover_present (GTK_POPOVER (self->tip));
}

static void
recourse_chart_view_measure (GtkWidget *widget,
                             GtkOrientation orientation,
                             int for_size,
                             int *minimum,
                             int *natural,
                             int *minimum_baseline,
                             int *natural_baseline)
{
  *minimum = 1;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : 300;
}

static GdkTexture *
get_texture (RecourseChartView *self)
{
  RecourseThemeKind theme = recourse_ui_theme ();
  double scale = recourse_compat_scale (GTK_WIDGET (self));

  if (self->texture == NULL || self->texture_theme != theme || self->texture_scale != scale)
    {
      g_clear_object (&self->texture);
      self->texture = recourse_chart_paint_texture (self->scene, theme, scale);
      self->texture_theme = theme;
      self->texture_scale = scale;
    }
  return self->texture;
}

static void
recourse_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);
  const RecourseMark *marked = get_marked (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                               (float)gtk_widget_get_height (widget));

  if (self->scene == NULL || !self->is_in_view)
    return;
  gtk_snapshot_append_texture (snapshot, get_texture (self), &bounds);
  if (marked != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      recourse_chart_paint_outline (cr, marked, recourse_ui_theme ());
      cairo_destroy (cr);
    }
}

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  RecourseChartView *self = user_data;
  const RecourseMark *mark = self->scene != NULL ? recourse_scene_pick (self->scene, x, y) : NULL;

  if (g_strcmp0 (self->hovered, mark != NULL ? mark->key : NULL) == 0)
    return;
  g_free (self->hovered);
  self->hovered = mark != NULL ? g_strdup (mark->key) : NULL;
  update_tip (self);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  RecourseChartView *self = user_data;

  g_clear_pointer (&self->hovered, g_free);
  update_tip (self);
}

static RecourseMarkHandle *
get_focused_handle (RecourseChartView *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  return focused != NULL && RECOURSE_IS_MARK_HANDLE (focused) ? RECOURSE_MARK_HANDLE (focused)
                                                              : NULL;
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
  RecourseChartView *self = user_data;
  RecourseMarkHandle *handle = get_focused_handle (self);
  int step = step_of_key (keyval);

  if (handle == NULL || self->scene == NULL || (state & gtk_accelerator_get_default_mod_mask ()))
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Escape && recourse_chart_tip_dismiss (self->tip))
    return GDK_EVENT_STOP;
  if (step == 0)
    return GDK_EVENT_PROPAGATE;
  if (recourse_mark_handle_walk (handle, self->scene, step))
    gtk_widget_queue_allocate (GTK_WIDGET (self));
  update_tip (self);
  return GDK_EVENT_STOP;
}

static void
recourse_chart_view_dispose (GObject *object)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (object);

  g_clear_handle_id (&self->relayout_idle, g_source_remove);
  g_clear_handle_id (&self->sync_idle, g_source_remove);
  if (self->handles != NULL)
    g_ptr_array_set_size (self->handles, 0);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  g_clear_object (&self->texture);
  g_clear_pointer (&self->scene, recourse_scene_unref);
  g_clear_pointer (&self->hovered, g_free);
  G_OBJECT_CLASS (recourse_chart_view_parent_class)->dispose (object);
}

static void
recourse_chart_view_finalize (GObject *object)
{
  g_ptr_array_unref (RECOURSE_CHART_VIEW (object)->handles);
  G_OBJECT_CLASS (recourse_chart_view_parent_class)->finalize (object);
}

static void
recourse_chart_view_class_init (RecourseChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_chart_view_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_chart_view_finalize;
  widget_class->map = recourse_chart_view_map;
  widget_class->measure = recourse_chart_view_measure;
  widget_class->size_allocate = recourse_chart_view_size_allocate;
  widget_class->snapshot = recourse_chart_view_snapshot;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
add_controllers (RecourseChartView *self)
{
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

static void
recourse_chart_view_init (RecourseChartView *self)
{
  self->is_in_view = TRUE;
  self->handles = g_ptr_array_new_with_free_func (remove_handle);
  self->tip = recourse_chart_tip_new (GTK_WIDGET (self));
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (invalidate), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (invalidate), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_ROLE_DESCRIPTION,
                                  _ ("chart"), -1);
  add_controllers (self);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_chart_view_new (const RecourseChart *chart)
{
  RecourseChartView *self = g_object_new (RECOURSE_TYPE_CHART_VIEW, NULL);

  self->chart = chart;
  return GTK_WIDGET (self);
}

void
recourse_chart_view_set_chart (RecourseChartView *self, const RecourseChart *chart)
{
  if (self->chart == chart)
    return;
  self->chart = chart;
  invalidate (self);
}

void
recourse_chart_view_set_document (RecourseChartView *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  invalidate (self);
}

void
recourse_chart_view_set_in_view (RecourseChartView *self, gboolean is_in_view)
{
  if (self->is_in_view == is_in_view)
    return;
  self->is_in_view = is_in_view;
  if (is_in_view && self->relayout_idle != 0)
    {
      g_clear_handle_id (&self->relayout_idle, g_source_remove);
      invalidate (self);
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
