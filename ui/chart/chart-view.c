/* One chart as a widget.  The scene is laid out once for a size and state and painted once into a
 * texture; pointing and focus draw a second, tiny layer above it, so moving the pointer never paints the
 * chart again.  Another choice of paths moves the marks to their new places; a change that does not matter
 * to the chart does nothing.  Nothing here knows what a chart shows: picking, tooltip, focus and accessible
 * text all read the marks of the scene. */
#include "config.h"

#include "ui/chart/chart-view-private.h"

#include "ui/chart/chart-ahead.h"
#include "ui/chart/chart-paint.h"
#include "ui/compat.h"
#include "ui/editor/editor-fault.h"
#include "ui/theme.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (RecourseChartView, recourse_chart_view, GTK_TYPE_WIDGET)

/* Figures that stood still for so long have been changed by one step, not by dragging. */
#define STILL_US 400000

enum
{
  WAITING_DELAY_MS = 300,
};

/* What follows from a new scene and may not be done while sizes are being handed out. */
static gboolean
on_sync_idle (gpointer user_data)
{
  RecourseChartView *self = user_data;

  self->sync_idle = 0;
  if (self->motion.target == NULL)
    return G_SOURCE_REMOVE;
  recourse_chart_view_tell_selection (self);
  recourse_mark_pointer_follow (&self->pointer, _ (self->chart->label));
  return G_SOURCE_REMOVE;
}

/* A slider that is dragged changes figures in every frame; the chart then follows without delay. */
static gboolean
is_sliding (RecourseChartView *self, gint64 now_us)
{
  gboolean is_sliding = now_us - self->slid_us < STILL_US;

  self->slid_us = now_us;
  return is_sliding;
}

static gboolean
can_move (RecourseChartView *self, const RecourseChartState *state)
{
  return self->state != NULL && self->is_in_view && gtk_widget_get_mapped (GTK_WIDGET (self))
         && adw_get_enable_animations (GTK_WIDGET (self))
         && recourse_chart_state_is_kin (self->state, state);
}

/* Takes @target to the screen: what was chosen moves there, what is only computed more exactly does not. */
static void
show_scene (RecourseChartView *self,
            const RecourseChartState *state,
            RecourseScene *target,
            gint64 now_us)
{
  gboolean is_same_view =
      self->state != NULL && recourse_chart_state_same_view (self->state, state);

  if (!can_move (self, state))
    recourse_chart_motion_jump (&self->motion, target);
  else if (!is_same_view)
    recourse_chart_motion_begin (&self->motion, target, now_us);
  else if (recourse_document_get_is_exact (self->document))
    recourse_chart_motion_refine (&self->motion, target);
  else if (is_sliding (self, now_us))
    recourse_chart_motion_jump (&self->motion, target);
  else
    recourse_chart_motion_begin (&self->motion, target, now_us);
}

/* Quick answers come before anything is said. */
static gboolean
on_waited (gpointer user_data)
{
  RecourseChartView *self = user_data;

  self->waiting_delay = 0;
  gtk_widget_set_child_visible (self->waiting, TRUE);
  return G_SOURCE_REMOVE;
}

/* Values for which nothing can be computed have no answer that would still come: then it says why. */
static void
word_waiting (RecourseChartView *self)
{
  g_autofree char *message = NULL, *words = NULL;
  const char *trouble = NULL;

  g_object_get (self->document, "message", &message, NULL);
  trouble = message != NULL ? message : recourse_document_get_insight_trouble (self->document);
  words = recourse_editor_name_ids (recourse_document_get_dossier (self->document),
                                    trouble != NULL ? trouble : _ ("Computing…"));
  if (g_strcmp0 (gtk_label_get_text (GTK_LABEL (self->waiting)), words) != 0)
    gtk_label_set_text (GTK_LABEL (self->waiting), words);
}

/* While an answer is sought the one before stays, and after a moment turns pale; without one it is said. */
static void
set_waiting (RecourseChartView *self, gboolean is_waiting)
{
  gboolean is_empty = self->motion.shown == NULL;

  word_waiting (self);
  if (is_waiting)
    gtk_widget_add_css_class (GTK_WIDGET (self), "waiting");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "waiting");
  if (!is_waiting || !is_empty)
    {
      g_clear_handle_id (&self->waiting_delay, g_source_remove);
      gtk_widget_set_child_visible (self->waiting, FALSE);
    }
  else if (self->waiting_delay == 0)
    self->waiting_delay = g_timeout_add (WAITING_DELAY_MS, on_waited, self);
}

static void
lay_out (RecourseChartView *self, int width, int height, gint64 now_us)
{
  g_autoptr (RecourseChartState) state = recourse_chart_state_new (
      self->chart, self->document, RECOURSE_CHART_CARD, width, height, GTK_WIDGET (self));
  gint64 start_us = g_get_monotonic_time ();
  RecourseScene *scene = NULL;

  self->needs_layout = FALSE;
  set_waiting (self, recourse_chart_state_is_waiting (state));
  if (recourse_chart_state_is_waiting (state))
    return;
  if (self->state != NULL
      && (recourse_chart_state_equal (self->state, state)
          || recourse_chart_state_lacks_draws (self->state, state)))
    return;
  scene = recourse_chart_ahead_take (state, &self->texture);
  if (scene == NULL)
    scene = recourse_chart_state_lay_out (state);
  show_scene (self, state, scene, now_us);
  g_clear_pointer (&self->state, recourse_chart_state_free);
  self->state = g_steal_pointer (&state);
  g_debug ("%s laid out in %d µs", self->chart->name, (int)(g_get_monotonic_time () - start_us));
  if (self->sync_idle == 0)
    self->sync_idle = g_idle_add (on_sync_idle, self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
lay_out_again (RecourseChartView *self, gint64 now_us)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (self->document != NULL && width > 0 && height > 0)
    lay_out (self, width, height, now_us);
}

/* Once a frame, as long as something is to be laid out or moves. */
static gboolean
on_tick (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);
  gint64 now_us = gdk_frame_clock_get_frame_time (clock);
  gboolean moves;

  if (self->needs_layout)
    lay_out_again (self, now_us);
  moves = recourse_chart_motion_step (&self->motion, now_us);
  if (self->motion.shown != self->texture.painted)
    gtk_widget_queue_draw (widget);
  if (moves)
    return G_SOURCE_CONTINUE;
  self->tick = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_relayout_idle (gpointer user_data)
{
  RecourseChartView *self = user_data;

  self->relayout_idle = 0;
  lay_out_again (self, g_get_monotonic_time ());
  return G_SOURCE_REMOVE;
}

static void
start_ticking (RecourseChartView *self)
{
  if (self->tick == 0)
    self->tick = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_tick, NULL, NULL);
}

/* Several changes before a frame lay out once; what nobody sees waits until there is nothing else to do. */
static void
invalidate (RecourseChartView *self)
{
  self->needs_layout = TRUE;
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->is_in_view)
    start_ticking (self);
  else if (self->relayout_idle == 0)
    self->relayout_idle = g_idle_add_full (G_PRIORITY_LOW, on_relayout_idle, self, NULL);
}

static void
recourse_chart_view_map (GtkWidget *widget)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);

  GTK_WIDGET_CLASS (recourse_chart_view_parent_class)->map (widget);
  if (self->needs_layout)
    invalidate (self);
}

static void
recourse_chart_view_unmap (GtkWidget *widget)
{
  recourse_chart_motion_finish (&RECOURSE_CHART_VIEW (widget)->motion);
  GTK_WIDGET_CLASS (recourse_chart_view_parent_class)->unmap (widget);
}

static void
recourse_chart_view_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (recourse_chart_view_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    invalidate (RECOURSE_CHART_VIEW (widget));
}

static void
recourse_chart_view_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (recourse_chart_view_parent_class)->direction_changed (widget, before);
  invalidate (RECOURSE_CHART_VIEW (widget));
}

static void
recourse_chart_view_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);
  gboolean has_size = width > 0 && height > 0;

  if (self->document != NULL && has_size
      && (self->motion.target == NULL || self->motion.target->width != width
          || self->motion.target->height != height))
    {
      if (self->is_in_view)
        lay_out (self, width, height, g_get_monotonic_time ());
      else
        invalidate (self);
    }
  recourse_mark_pointer_allocate (&self->pointer);
  gtk_widget_measure (self->waiting, GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
  gtk_widget_size_allocate (self->waiting, &(GtkAllocation){ 0, 0, width, height }, -1);
  if (self->menu != NULL)
    gtk_popover_present (GTK_POPOVER (self->menu));
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

/* (nullable): the mark that the inspector is about */
static const RecourseMark *
get_selected (RecourseChartView *self)
{
  const char *target =
      self->selection != NULL ? recourse_selection_get_target (self->selection) : NULL;

  return target != NULL && self->motion.shown != NULL
             ? recourse_scene_find (self->motion.shown, target)
             : NULL;
}

static void
recourse_chart_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (widget);
  const RecourseMark *marked = recourse_mark_pointer_get_marked (&self->pointer);
  const RecourseMark *selected = get_selected (self);
  graphene_rect_t bounds = GRAPHENE_RECT_INIT (0, 0, (float)gtk_widget_get_width (widget),
                                               (float)gtk_widget_get_height (widget));

  gtk_widget_snapshot_child (widget, self->waiting, snapshot);
  if (self->motion.shown == NULL || !self->is_in_view)
    return;
  gtk_snapshot_append_texture (
      snapshot,
      recourse_scene_texture_get (&self->texture, self->motion.shown, recourse_ui_theme (),
                                  recourse_compat_scale (widget), recourse_chart_paint_texture),
      &bounds);
  if (marked != NULL || selected != NULL)
    {
      cairo_t *cr = gtk_snapshot_append_cairo (snapshot, &bounds);

      if (selected != NULL && selected != marked)
        recourse_chart_paint_outline (cr, selected, recourse_ui_theme ());
      if (marked != NULL)
        recourse_chart_paint_outline (cr, marked, recourse_ui_theme ());
      cairo_destroy (cr);
    }
}

static void
recourse_chart_view_dispose (GObject *object)
{
  RecourseChartView *self = RECOURSE_CHART_VIEW (object);

  g_clear_handle_id (&self->relayout_idle, g_source_remove);
  g_clear_handle_id (&self->sync_idle, g_source_remove);
  g_clear_handle_id (&self->waiting_delay, g_source_remove);
  recourse_chart_motion_clear (&self->motion);
  recourse_mark_pointer_clear (&self->pointer);
  g_clear_pointer (&self->menu, gtk_widget_unparent);
  g_clear_object (&self->selection_signals);
  g_clear_pointer (&self->waiting, gtk_widget_unparent);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  recourse_scene_texture_clear (&self->texture);
  g_clear_pointer (&self->state, recourse_chart_state_free);
  G_OBJECT_CLASS (recourse_chart_view_parent_class)->dispose (object);
}

static void
recourse_chart_view_class_init (RecourseChartViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_chart_view_dispose;
  widget_class->map = recourse_chart_view_map;
  widget_class->unmap = recourse_chart_view_unmap;
  widget_class->measure = recourse_chart_view_measure;
  widget_class->size_allocate = recourse_chart_view_size_allocate;
  widget_class->snapshot = recourse_chart_view_snapshot;
  widget_class->system_setting_changed = recourse_chart_view_system_setting_changed;
  widget_class->direction_changed = recourse_chart_view_direction_changed;
  gtk_widget_class_set_css_name (widget_class, "chart");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
create_waiting (RecourseChartView *self)
{
  GtkWidget *waiting = gtk_label_new (_ ("Computing…"));

  gtk_label_set_wrap (GTK_LABEL (waiting), TRUE);
  gtk_label_set_justify (GTK_LABEL (waiting), GTK_JUSTIFY_CENTER);
  gtk_widget_add_css_class (waiting, "dim-label");
  gtk_widget_add_css_class (waiting, "dimmed");
  gtk_widget_set_can_target (waiting, FALSE);
  gtk_widget_set_parent (waiting, GTK_WIDGET (self));
  gtk_widget_set_child_visible (waiting, FALSE);
  return waiting;
}

static void
recourse_chart_view_init (RecourseChartView *self)
{
  self->is_in_view = TRUE;
  self->waiting = create_waiting (self);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::results",
                                  G_CALLBACK (invalidate), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::choices",
                                  G_CALLBACK (invalidate), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::stakeholder",
                                  G_CALLBACK (invalidate), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::hidden", G_CALLBACK (invalidate),
                                  self);
  g_signal_group_connect_swapped (self->document_signals, "notify::insight",
                                  G_CALLBACK (invalidate), self);
  g_signal_group_connect_swapped (self->document_signals, "notify::message",
                                  G_CALLBACK (invalidate), self);
  self->selection_signals = g_signal_group_new (RECOURSE_TYPE_SELECTION);
  g_signal_group_connect_swapped (self->selection_signals, "notify::target",
                                  G_CALLBACK (gtk_widget_queue_draw), self);
  recourse_chart_view_add_input (self);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_chart_view_new (const RecourseChart *chart)
{
  RecourseChartView *self = g_object_new (RECOURSE_TYPE_CHART_VIEW, NULL);

  self->chart = chart;
  return GTK_WIDGET (self);
}

/* What is shown is of something else. */
static void
forget (RecourseChartView *self)
{
  recourse_chart_motion_clear (&self->motion);
  g_clear_pointer (&self->state, recourse_chart_state_free);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
recourse_chart_view_set_chart (RecourseChartView *self, const RecourseChart *chart)
{
  if (self->chart == chart)
    return;
  self->chart = chart;
  forget (self);
  invalidate (self);
}

void
recourse_chart_view_set_document (RecourseChartView *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  self->selection = document != NULL ? recourse_selection_of (document) : NULL;
  g_signal_group_set_target (self->selection_signals, self->selection);
  forget (self);
  invalidate (self);
}

const RecourseChart *
recourse_chart_view_get_seen (RecourseChartView *self)
{
  return self->is_in_view && self->motion.target != NULL ? self->chart : NULL;
}

void
recourse_chart_view_set_in_view (RecourseChartView *self, gboolean is_in_view)
{
  if (self->is_in_view == is_in_view)
    return;
  self->is_in_view = is_in_view;
  if (!is_in_view)
    recourse_chart_motion_finish (&self->motion);
  if (is_in_view && self->needs_layout)
    {
      g_clear_handle_id (&self->relayout_idle, g_source_remove);
      lay_out_again (self, g_get_monotonic_time ());
    }
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
