/* A distribution drawn, with handles.  The shape is a scene like those of the charts, so inks and text follow the
 * theme; its axis stays where it is while somebody drags, since a handle must stay under the pointer. */
#include "config.h"

#include "ui/inspector/quantile-editor.h"

#include "drawing/scene.h"
#include "output/paint.h"
#include "ui/inspector/quantile-handle.h"
#include "ui/theme.h"

#include <math.h>

enum
{
  N_HANDLES = 3,
  N_LEVELS = 129,
  HEIGHT = 96,
  SHAPE_TOP = 6,
  BASE = 78, /* the handles' heads lie below */
  EDGE = 14, /* half a handle, so that one at the end can be seen */
};

static const double levels[N_HANDLES] = { 0.1, 0.5, 0.9 };

struct _RecourseQuantileEditor
{
  GtkWidget parent_instance;

  GtkWidget *handles[N_HANDLES];
  RecourseVariate *variate;
  RecourseQuantileWords words;
  gpointer words_data;
  double from, to; /* ends of the axis */
  gboolean has_handles;
  int dragged; /* a handle, or −1 */
};

G_DEFINE_FINAL_TYPE (RecourseQuantileEditor, recourse_quantile_editor, GTK_TYPE_WIDGET)

enum
{
  MOVED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

/* The axis */

static double
x_of_value (RecourseQuantileEditor *self, double value)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2.0 * EDGE;

  if (!(self->to > self->from))
    return EDGE + room / 2.0;
  return EDGE + room * CLAMP ((value - self->from) / (self->to - self->from), 0.0, 1.0);
}

static double
value_of_x (RecourseQuantileEditor *self, double x)
{
  double room = gtk_widget_get_width (GTK_WIDGET (self)) - 2.0 * EDGE;

  return self->from + CLAMP ((x - EDGE) / room, 0.0, 1.0) * (self->to - self->from);
}

/* From P1 to P99 and something on each side, unless what is there will do. */
static void
choose_axis (RecourseQuantileEditor *self)
{
  double low = recourse_variate_quantile (self->variate, 0.01);
  double high = recourse_variate_quantile (self->variate, 0.99);
  double width = high - low;

  if (self->dragged >= 0)
    return;
  if (low >= self->from && high <= self->to && width > 0.45 * (self->to - self->from))
    return;
  if (!(width > 0))
    width = MAX (fabs (low), 1.0);
  self->from = low - 0.2 * width;
  self->to = high + 0.2 * width;
  if (low >= 0 && self->from < 0)
    self->from = 0;
}

/* Drawing */

/* Density between two levels: as much probability as lies there, over the width that it takes. */
static GArray *
trace_shape (RecourseQuantileEditor *self)
{
  GArray *curve = recourse_curve_new ();
  double quantiles[N_LEVELS];
  double heights[N_LEVELS] = { 0.0 };
  double tallest = 0.0;

  for (int i = 0; i < N_LEVELS; i++)
    quantiles[i] = 0.004 + 0.992 * i / (N_LEVELS - 1);
  recourse_variate_quantiles (self->variate, quantiles, quantiles, N_LEVELS);
  for (int i = 1; i < N_LEVELS; i++)
    {
      heights[i] = 1.0 / MAX (quantiles[i] - quantiles[i - 1], 1e-9 * (self->to - self->from));
      tallest = MAX (tallest, heights[i]);
    }
  recourse_curve_move_to (curve, x_of_value (self, quantiles[0]), BASE);
  for (int i = 1; i < N_LEVELS; i++)
    recourse_curve_line_to (curve, x_of_value (self, (quantiles[i] + quantiles[i - 1]) / 2),
                            BASE - (BASE - SHAPE_TOP) * heights[i] / tallest);
  recourse_curve_line_to (curve, x_of_value (self, quantiles[N_LEVELS - 1]), BASE);
  recourse_curve_close (curve);
  return curve;
}

static void
add_masses (RecourseQuantileEditor *self, RecourseScene *scene)
{
  const double *values = NULL;
  const double *probabilities = NULL;
  gsize n = recourse_variate_get_masses (self->variate, &values, &probabilities);
  double tallest = 0.0;

  for (gsize i = 0; i < n; i++)
    tallest = MAX (tallest, probabilities[i]);
  for (gsize i = 0; i < n; i++)
    {
      double height = (BASE - SHAPE_TOP) * probabilities[i] / tallest;
      RecourseRect box = { round (x_of_value (self, values[i])) - 2, BASE - height, 4, height };

      recourse_scene_add_rect (scene, "bar", box, (RecoursePaint){ .fill = RECOURSE_INK_NEUTRAL },
                               "shape/%u", (guint)i);
    }
}

static RecourseScene *
lay_out (RecourseQuantileEditor *self, int width)
{
  RecourseScene *scene = recourse_scene_new ("shape", width, HEIGHT);
  RecoursePaint area = { .fill = RECOURSE_INK_NEUTRAL, .fill_alpha = 0.45 };
  double start = x_of_value (self, recourse_variate_quantile (self->variate, 0.1));
  double end = x_of_value (self, recourse_variate_quantile (self->variate, 0.9));

  if (recourse_variate_is_continuous (self->variate))
    recourse_scene_add_curve (scene, "area", trace_shape (self), area, "shape/area");
  else
    add_masses (self, scene);
  recourse_scene_add_rule (scene, "axis", EDGE, BASE, width - EDGE, BASE, RECOURSE_INK_GRID,
                           "shape/axis");
  recourse_scene_add_rect (scene, "interval", (RecourseRect){ start, BASE - 1, end - start, 3 },
                           (RecoursePaint){ .fill = RECOURSE_INK_TEXT }, "shape/interval");
  recourse_scene_seal (scene);
  return scene;
}

static void
paint_marks (cairo_t *cr, const RecourseScene *scene)
{
  for (guint i = 0; i < scene->marks->len; i++)
    recourse_paint_mark (cr, scene->marks->pdata[i], recourse_ui_theme ());
}

static void
recourse_quantile_editor_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseQuantileEditor *self = RECOURSE_QUANTILE_EDITOR (widget);
  int width = gtk_widget_get_width (widget);
  g_autoptr (RecourseScene) scene = NULL;
  cairo_t *cr = NULL;

  if (self->variate == NULL)
    return;
  scene = lay_out (self, width);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float)width, HEIGHT));
  paint_marks (cr, scene);
  cairo_destroy (cr);
  for (int i = 0; self->has_handles && i < N_HANDLES; i++)
    gtk_widget_snapshot_child (widget, self->handles[i], snapshot);
}

static void
recourse_quantile_editor_measure (GtkWidget *widget,
                                  GtkOrientation orientation,
                                  int for_size,
                                  int *minimum,
                                  int *natural,
                                  int *minimum_baseline,
                                  int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : HEIGHT;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 280 : HEIGHT;
}

static void
recourse_quantile_editor_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseQuantileEditor *self = RECOURSE_QUANTILE_EDITOR (widget);

  for (int i = 0; i < N_HANDLES; i++)
    {
      RecourseQuantileHandle *handle = RECOURSE_QUANTILE_HANDLE (self->handles[i]);
      double x = x_of_value (self, recourse_quantile_handle_get_value (handle));

      gtk_widget_measure (self->handles[i], GTK_ORIENTATION_HORIZONTAL, -1, NULL, NULL, NULL, NULL);
      gtk_widget_size_allocate (
          self->handles[i],
          &(GtkAllocation){ (int)round (x) - EDGE, SHAPE_TOP, 2 * EDGE, HEIGHT - SHAPE_TOP }, -1);
    }
}

/* Moving */

static void
on_step (RecourseQuantileHandle *handle, int step, RecourseQuantileEditor *self)
{
  double value =
      recourse_quantile_handle_get_value (handle) + step * (self->to - self->from) / 100.0;

  for (guint i = 0; i < N_HANDLES; i++)
    if (self->handles[i] == GTK_WIDGET (handle))
      g_signal_emit (self, signals[MOVED], 0, i, value);
}

/* The nearest one; of two at the same place the one that lies on the pointer's side. */
static int
find_handle (RecourseQuantileEditor *self, double x)
{
  int nearest = 0;
  double least = INFINITY;

  for (int i = 0; i < N_HANDLES; i++)
    {
      double distance =
          fabs (x
                - x_of_value (self, recourse_quantile_handle_get_value (
                                        RECOURSE_QUANTILE_HANDLE (self->handles[i]))));

      if (distance < least)
        {
          least = distance;
          nearest = i;
        }
    }
  return nearest;
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, RecourseQuantileEditor *self)
{
  if (!self->has_handles)
    return;
  self->dragged = find_handle (self, x);
  gtk_widget_grab_focus (self->handles[self->dragged]);
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_drag_update (GtkGestureDrag *drag, double dx, double dy, RecourseQuantileEditor *self)
{
  double x = 0.0;
  double y = 0.0;

  if (self->dragged < 0 || !gtk_gesture_drag_get_start_point (drag, &x, &y) || dx == 0.0)
    return;
  g_signal_emit (self, signals[MOVED], 0, (guint)self->dragged, value_of_x (self, x + dx));
}

static void
on_drag_end (GtkGestureDrag *drag, double dx, double dy, RecourseQuantileEditor *self)
{
  self->dragged = -1;
  if (self->variate != NULL)
    recourse_quantile_editor_show (self, self->variate, self->has_handles);
}

/* Building */

static void
recourse_quantile_editor_dispose (GObject *object)
{
  RecourseQuantileEditor *self = RECOURSE_QUANTILE_EDITOR (object);

  for (int i = 0; i < N_HANDLES; i++)
    g_clear_pointer (&self->handles[i], gtk_widget_unparent);
  g_clear_pointer (&self->variate, recourse_variate_unref);
  G_OBJECT_CLASS (recourse_quantile_editor_parent_class)->dispose (object);
}

static void
recourse_quantile_editor_class_init (RecourseQuantileEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_quantile_editor_dispose;
  widget_class->measure = recourse_quantile_editor_measure;
  widget_class->size_allocate = recourse_quantile_editor_size_allocate;
  widget_class->snapshot = recourse_quantile_editor_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  signals[MOVED] = g_signal_new ("moved", RECOURSE_TYPE_QUANTILE_EDITOR, G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_DOUBLE);
}

static void
recourse_quantile_editor_init (RecourseQuantileEditor *self)
{
  static const char *const names[] = { "P10", "P50", "P90" };
  GtkGesture *drag = gtk_gesture_drag_new ();

  self->dragged = -1;
  for (int i = 0; i < N_HANDLES; i++)
    {
      self->handles[i] = recourse_quantile_handle_new (names[i]);
      g_signal_connect (self->handles[i], "step", G_CALLBACK (on_step), self);
      gtk_widget_set_parent (self->handles[i], GTK_WIDGET (self));
    }
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
  gtk_widget_set_direction (GTK_WIDGET (self), GTK_TEXT_DIR_LTR); /* numbers grow to the right */
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

void
recourse_quantile_editor_set_words (RecourseQuantileEditor *self,
                                    RecourseQuantileWords words,
                                    gpointer user_data)
{
  self->words = words;
  self->words_data = user_data;
}

void
recourse_quantile_editor_show (RecourseQuantileEditor *self,
                               RecourseVariate *variate,
                               gboolean has_handles)
{
  if (variate != NULL)
    recourse_variate_ref (variate);
  g_clear_pointer (&self->variate, recourse_variate_unref);
  self->variate = variate;
  self->has_handles = has_handles && variate != NULL;
  if (variate != NULL)
    choose_axis (self);
  for (int i = 0; i < N_HANDLES; i++)
    {
      double value = variate != NULL ? recourse_variate_quantile (variate, levels[i]) : 0.0;
      g_autofree char *words = self->words != NULL ? self->words (value, self->words_data) : NULL;

      gtk_widget_set_child_visible (self->handles[i], self->has_handles);
      recourse_quantile_handle_set_value (RECOURSE_QUANTILE_HANDLE (self->handles[i]), value,
                                          self->from, self->to, words != NULL ? words : "");
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
