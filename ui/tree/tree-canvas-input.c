/* Pointer, touch and keys on the tree.  Arrows walk as in every tree of the desktop: Right unfolds, then goes
 * on; Left folds, then goes back; Up and Down stay on a level.  Dragging moves the tree, Ctrl and the wheel
 * or two fingers zoom where they point. */
#include "config.h"

#include "ui/tree/tree-canvas-private.h"

#include "ui/chart/chart-tip.h"

#include <math.h>

/* The node and part that a mark is of: `INDEX/PART`.  NULL: none. */
static const char *
part_of (const RecourseMark *mark, guint *index)
{
  char *end = NULL;
  guint64 number;

  if (mark == NULL || !g_ascii_isdigit (*mark->key))
    return NULL;
  number = g_ascii_strtoull (mark->key, &end, 10);
  *index = (guint)number;
  return *end == '/' ? end + 1 : NULL;
}

/* Pointer */

static void
on_motion (GtkEventControllerMotion *motion, double x, double y, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;
  RecourseTreeLayer *layer = NULL;
  const RecourseMark *mark = tree_canvas_pick (self, x, y, &layer);
  guint index = 0;
  const char *part = part_of (mark, &index);

  self->pointer_x = x;
  self->pointer_y = y;
  tree_canvas_hover (self, mark, layer);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self),
                                   g_strcmp0 (part, "fold") == 0 ? "pointer" : NULL);
}

static void
on_leave (GtkEventControllerMotion *motion, gpointer user_data)
{
  tree_canvas_hover (user_data, NULL, NULL);
}

static void
on_pressed (GtkGestureClick *click, int n_presses, double x, double y, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;
  RecourseTreeLayer *layer = NULL;
  guint index = 0;
  const char *part = part_of (tree_canvas_pick (self, x, y, &layer), &index);

  gtk_widget_grab_focus (GTK_WIDGET (self));
  if (part == NULL)
    return;
  if (strcmp (part, "fold") == 0)
    {
      g_signal_emit_by_name (self, "fold", index);
      return;
    }
  if (n_presses == 2 && index == self->selected)
    {
      tree_canvas_hover (self, NULL, NULL);
      g_signal_emit_by_name (self, "edit", part);
      return;
    }
  recourse_tree_canvas_select (self, index);
}

static void
ask_for_menu (RecourseTreeCanvas *self, double x, double y)
{
  RecourseTreeLayer *layer = NULL;
  guint index = 0;

  if (part_of (tree_canvas_pick (self, x, y, &layer), &index) == NULL)
    return;
  tree_canvas_hover (self, NULL, NULL);
  gtk_widget_grab_focus (GTK_WIDGET (self));
  recourse_tree_canvas_select (self, index);
  g_signal_emit_by_name (self, "menu", x, y);
}

static void
on_secondary (GtkGestureClick *click, int n_presses, double x, double y, gpointer user_data)
{
  ask_for_menu (user_data, x, y);
}

static void
on_long_press (GtkGestureLongPress *press, double x, double y, gpointer user_data)
{
  ask_for_menu (user_data, x, y);
}

/* Moving and zooming */

/* A finger is the scrolled window's, which lets it glide on. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device =
      gtk_event_controller_get_current_event_device (GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
on_drag_begin (GtkGestureDrag *drag, double x, double y, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;

  if (is_touch (GTK_GESTURE (drag)))
    {
      gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_DENIED);
      return;
    }
  self->drag_x = gtk_adjustment_get_value (self->hadjustment);
  self->drag_y = gtk_adjustment_get_value (self->vadjustment);
}

static void
on_drag_update (GtkGestureDrag *drag, double offset_x, double offset_y, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;

  if (!gtk_drag_check_threshold (GTK_WIDGET (self), 0, 0, (int)offset_x, (int)offset_y)
      && gtk_widget_get_cursor (GTK_WIDGET (self)) == NULL)
    return;
  gtk_gesture_set_state (GTK_GESTURE (drag), GTK_EVENT_SEQUENCE_CLAIMED);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), "grabbing");
  gtk_adjustment_set_value (self->hadjustment, self->drag_x - offset_x);
  gtk_adjustment_set_value (self->vadjustment, self->drag_y - offset_y);
}

static void
on_drag_end (GtkGestureDrag *drag, double offset_x, double offset_y, gpointer user_data)
{
  gtk_widget_set_cursor (GTK_WIDGET (user_data), NULL);
}

static gboolean
on_scroll (GtkEventControllerScroll *scroll, double dx, double dy, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;
  GdkModifierType state =
      gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (scroll));

  if (!(state & GDK_CONTROL_MASK))
    return GDK_EVENT_PROPAGATE;
  tree_canvas_zoom_at (self, self->zoom * pow (1.15, -dy), self->pointer_x, self->pointer_y);
  return GDK_EVENT_STOP;
}

static void
on_pinch_begin (GtkGesture *pinch, GdkEventSequence *sequence, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;

  self->pinch_zoom = self->zoom;
  gtk_gesture_set_state (pinch, GTK_EVENT_SEQUENCE_CLAIMED);
}

static void
on_pinch (GtkGestureZoom *pinch, double scale, gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;
  double x = 0, y = 0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (pinch), &x, &y);
  tree_canvas_zoom_at (self, self->pinch_zoom * scale, x, y);
}

/* Zoom */

void
tree_canvas_zoom_at (RecourseTreeCanvas *self, double zoom, double x, double y)
{
  double before = self->zoom, origin_x, origin_y, new_x, new_y, at_x, at_y;

  zoom = CLAMP (zoom, TREE_LEAST_ZOOM, TREE_MOST_ZOOM);
  if (zoom == before || self->map == NULL)
    return;
  tree_canvas_origin (self, &self->tree, &origin_x, &origin_y);
  at_x = (x - origin_x) / before;
  at_y = (y - origin_y) / before;
  self->zoom = zoom;
  tree_canvas_configure (self);
  tree_canvas_origin (self, &self->tree, &new_x, &new_y);
  gtk_adjustment_set_value (self->hadjustment,
                            gtk_adjustment_get_value (self->hadjustment) + new_x + at_x * zoom - x);
  gtk_adjustment_set_value (self->vadjustment,
                            gtk_adjustment_get_value (self->vadjustment) + new_y + at_y * zoom - y);
  tree_canvas_drop_hover (self);
  tree_canvas_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "zoom-changed");
}

double
recourse_tree_canvas_get_zoom (RecourseTreeCanvas *self)
{
  return self->zoom;
}

void
recourse_tree_canvas_set_zoom (RecourseTreeCanvas *self, double zoom)
{
  tree_canvas_zoom_at (self, zoom, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                       gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

void
recourse_tree_canvas_fit (RecourseTreeCanvas *self)
{
  double width, height;

  if (self->map == NULL)
    return;
  width = recourse_tree_map_get_width (self->map) + recourse_tree_map_get_columns_width (self->map);
  height =
      recourse_tree_map_get_height (self->map) + recourse_tree_map_get_heads_height (self->map);
  recourse_tree_canvas_set_zoom (
      self, fmin (1, fmin (gtk_widget_get_width (GTK_WIDGET (self)) / (width + 1),
                           gtk_widget_get_height (GTK_WIDGET (self)) / (height + 1))));
}

guint
recourse_tree_canvas_count_rows (RecourseTreeCanvas *self)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));

  return (guint)fmax (8, floor (height / (4.4 * tree_canvas_font_px (self))));
}

/* Keys */

static void
select_place (RecourseTreeCanvas *self, guint place)
{
  recourse_tree_canvas_select (self, recourse_tree_map_get_place (self->map, place)->index);
}

static void
go_forward (RecourseTreeCanvas *self)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, self->selected);

  if (!node->is_open && node->kind != RECOURSE_OUTLINE_OUTCOME)
    g_signal_emit_by_name (self, "fold", self->selected);
  else if (node->is_open)
    recourse_tree_canvas_select (self, self->selected + 1); /* preorder: the first child */
}

static void
go_back (RecourseTreeCanvas *self, gboolean folds)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, self->selected);

  if (node->is_open && folds)
    g_signal_emit_by_name (self, "fold", self->selected);
  else if (node->parent != RECOURSE_OUTLINE_NONE)
    recourse_tree_canvas_select (self, node->parent);
}

static gboolean
walk (RecourseTreeCanvas *self, guint keyval, gboolean has_control)
{
  guint place = recourse_tree_map_find_place (self->map, self->selected);
  gboolean is_rtl = gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
  guint last = recourse_tree_map_get_n_places (self->map) - 1;

  switch (keyval)
    {
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      select_place (self, recourse_tree_map_neighbour (self->map, place, -1));
      return TRUE;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      select_place (self, recourse_tree_map_neighbour (self->map, place, 1));
      return TRUE;
    case GDK_KEY_Home:
      select_place (self, 0);
      return TRUE;
    case GDK_KEY_End:
      select_place (self, last);
      return TRUE;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      if ((keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right) != is_rtl)
        go_forward (self);
      else
        go_back (self, !has_control);
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
act (RecourseTreeCanvas *self, guint keyval)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, self->selected);
  GdkRectangle at;

  switch (keyval)
    {
    case GDK_KEY_space:
    case GDK_KEY_KP_Space:
      if (node->kind != RECOURSE_OUTLINE_OUTCOME)
        g_signal_emit_by_name (self, "fold", self->selected);
      return TRUE;
    case GDK_KEY_F2:
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      g_signal_emit_by_name (self, "edit", "node");
      return TRUE;
    case GDK_KEY_Menu:
      at = recourse_tree_canvas_get_part (self, "node");
      g_signal_emit_by_name (self, "menu", at.x + at.width / 2.0, (double)(at.y + at.height));
      return TRUE;
    case GDK_KEY_Escape:
      return recourse_chart_tip_dismiss (self->tip);
    default:
      return FALSE;
    }
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        gpointer user_data)
{
  RecourseTreeCanvas *self = user_data;
  GdkModifierType modifiers = state & gtk_accelerator_get_default_mod_mask ();

  if (self->map == NULL
      || recourse_tree_map_find_place (self->map, self->selected) == RECOURSE_OUTLINE_NONE)
    return GDK_EVENT_PROPAGATE;
  if (modifiers == GDK_SHIFT_MASK && keyval == GDK_KEY_F10)
    return act (self, GDK_KEY_Menu);
  if (modifiers == GDK_CONTROL_MASK)
    return walk (self, keyval, TRUE);
  if (modifiers != 0)
    return GDK_EVENT_PROPAGATE;
  return walk (self, keyval, FALSE) || act (self, keyval);
}

static void
add_pointer (RecourseTreeCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *secondary = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave), self);
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (secondary), GDK_BUTTON_SECONDARY);
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (secondary, "pressed", G_CALLBACK (on_secondary), self);
  g_signal_connect (press, "pressed", G_CALLBACK (on_long_press), self);
  gtk_widget_add_controller (widget, motion);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (secondary));
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

/* One for each button that drags; the third is the menu's. */
static void
add_drag (RecourseTreeCanvas *self, guint button)
{
  GtkGesture *drag = gtk_gesture_drag_new ();

  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (drag), button);
  g_signal_connect (drag, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  g_signal_connect (drag, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

void
tree_canvas_add_controllers (RecourseTreeCanvas *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *scroll =
      gtk_event_controller_scroll_new (GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  add_pointer (self);
  add_drag (self, GDK_BUTTON_PRIMARY);
  add_drag (self, GDK_BUTTON_MIDDLE);
  g_signal_connect (pinch, "begin", G_CALLBACK (on_pinch_begin), self);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (on_pinch), self);
  g_signal_connect (scroll, "scroll", G_CALLBACK (on_scroll), self);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (pinch));
  gtk_widget_add_controller (widget, scroll);
  gtk_widget_add_controller (widget, keys);
}
