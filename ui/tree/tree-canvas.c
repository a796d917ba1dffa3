/* The tree on the screen: where things are, how it is scrolled and zoomed, and which node is selected.  The map is
 * laid out once for what is open; tree-canvas-paint.c shows the part of it that is seen. */
#include "config.h"

#include "ui/tree/tree-canvas-private.h"

#include "ui/chart/chart-tip.h"
#include "ui/compat.h"
#include "ui/inspector/figures.h"
#include "ui/theme.h"

#include <math.h>

static void scrollable_init (GtkScrollableInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (RecourseTreeCanvas,
                               recourse_tree_canvas,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, scrollable_init))

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

/* Labels at 100 %, the size of the platform's text. */
#define FONT_PX 13.0
/* Below this a tree is rather scrolled than shown whole at first. */
#define LEAST_FIRST_ZOOM 0.7
/* Narrower than this, in heights of a letter, chances have no column of their own. */
#define ROOM_FOR_REACH 37

/* Geometry */

double
tree_canvas_font_px (RecourseTreeCanvas *self)
{
  return FONT_PX * recourse_ui_text_scale (GTK_WIDGET (self));
}

double
tree_canvas_columns_width (RecourseTreeCanvas *self)
{
  return self->map != NULL ? recourse_tree_map_get_columns_width (self->map) * self->zoom : 0;
}

double
tree_canvas_heads_height (RecourseTreeCanvas *self)
{
  return self->map != NULL ? recourse_tree_map_get_heads_height (self->map) * self->zoom : 0;
}

double
tree_canvas_tree_width (RecourseTreeCanvas *self)
{
  return self->map != NULL ? recourse_tree_map_get_width (self->map) * self->zoom : 0;
}

double
tree_canvas_tree_height (RecourseTreeCanvas *self)
{
  return self->map != NULL ? recourse_tree_map_get_height (self->map) * self->zoom : 0;
}

gboolean
tree_canvas_is_rtl (RecourseTreeCanvas *self)
{
  return gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL;
}

/* On whole device pixels, so that what is painted stays sharp. */
static double
snap (RecourseTreeCanvas *self, double value)
{
  double scale = recourse_compat_scale (GTK_WIDGET (self));

  return round (value * scale) / scale;
}

/* The columns stand behind the tree, or at the end of the window where the tree reaches further. */
double
tree_canvas_columns_x (RecourseTreeCanvas *self)
{
  double width = gtk_widget_get_width (GTK_WIDGET (self));
  double before = fmin (tree_canvas_tree_width (self), width - tree_canvas_columns_width (self));

  return snap (self, tree_canvas_is_rtl (self) ? width - before - tree_canvas_columns_width (self)
                                               : before);
}

void
tree_canvas_origin (RecourseTreeCanvas *self, const RecourseTreeLayer *layer, double *x, double *y)
{
  double scrolled = gtk_adjustment_get_value (self->hadjustment);
  double room = gtk_widget_get_height (GTK_WIDGET (self)) - tree_canvas_heads_height (self)
                - tree_canvas_tree_height (self);
  double height = tree_canvas_heads_height (self) - gtk_adjustment_get_value (self->vadjustment)
                  + fmax (0, 0.4 * room);
  gboolean fits = tree_canvas_tree_width (self) + tree_canvas_columns_width (self)
                  <= gtk_widget_get_width (GTK_WIDGET (self));

  *y = snap (self, height);
  if (layer == &self->heads)
    *y = 0;
  if (layer != &self->tree)
    *x = tree_canvas_columns_x (self);
  else if (!tree_canvas_is_rtl (self))
    *x = snap (self, -scrolled);
  else
    *x = snap (self, fits ? tree_canvas_columns_x (self) + tree_canvas_columns_width (self)
                          : tree_canvas_columns_width (self) - scrolled);
}

/* Scrolling */

static void
configure (RecourseTreeCanvas *self, GtkAdjustment *adjustment, double size, double page)
{
  double upper = fmax (ceil (size), page);

  gtk_adjustment_configure (adjustment,
                            CLAMP (gtk_adjustment_get_value (adjustment), 0, upper - page), 0,
                            upper, page * 0.1, page * 0.9, page);
}

void
tree_canvas_configure (RecourseTreeCanvas *self)
{
  int width = gtk_widget_get_width (GTK_WIDGET (self));
  int height = gtk_widget_get_height (GTK_WIDGET (self));

  if (width == 0 || height == 0)
    return;
  configure (self, self->hadjustment,
             tree_canvas_tree_width (self) + tree_canvas_columns_width (self), width);
  configure (self, self->vadjustment,
             tree_canvas_tree_height (self) + tree_canvas_heads_height (self), height);
}

static void
on_scrolled (RecourseTreeCanvas *self)
{
  tree_canvas_drop_hover (self);
  tree_canvas_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
take_adjustment (RecourseTreeCanvas *self, GtkAdjustment **member, GtkAdjustment *adjustment)
{
  if (adjustment != NULL && *member == adjustment)
    return;
  if (*member != NULL)
    g_signal_handlers_disconnect_by_func (*member, on_scrolled, self);
  g_clear_object (member);
  *member = adjustment != NULL ? g_object_ref (adjustment)
                               : g_object_ref_sink (gtk_adjustment_new (0, 0, 0, 0, 0, 0));
  g_signal_connect_swapped (*member, "value-changed", G_CALLBACK (on_scrolled), self);
  tree_canvas_configure (self);
}

static void
scroll_axis (GtkAdjustment *adjustment, double from, double to, double before, double after)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (to > value + page - after)
    value = to - page + after;
  if (from < value + before)
    value = from - before;
  gtk_adjustment_set_value (adjustment, value);
}

/* Brings the selected node out from under the columns and the edges. */
void
tree_canvas_reveal (RecourseTreeCanvas *self)
{
  guint place = self->map != NULL ? recourse_tree_map_find_place (self->map, self->selected)
                                  : RECOURSE_OUTLINE_NONE;
  const double air = 12;
  double covered = tree_canvas_columns_width (self) + air;
  RecourseRect b;

  self->needs_reveal = FALSE;
  if (place == RECOURSE_OUTLINE_NONE)
    return;
  b = recourse_tree_map_get_bounds (self->map, place);
  b = (RecourseRect){ b.x * self->zoom, b.y * self->zoom, b.width * self->zoom,
                      b.height * self->zoom };
  if (tree_canvas_is_rtl (self))
    scroll_axis (self->hadjustment, b.x + tree_canvas_columns_width (self),
                 b.x + b.width + tree_canvas_columns_width (self), covered, air);
  else
    scroll_axis (self->hadjustment, b.x, b.x + b.width, air, covered);
  scroll_axis (self->vadjustment, b.y + tree_canvas_heads_height (self),
               b.y + b.height + tree_canvas_heads_height (self),
               tree_canvas_heads_height (self) + air, air);
}

/* Layout */

/* All stakeholders where they leave the tree half of the width, else the one in view and those before it. */
static gboolean
choose_columns (RecourseTreeCanvas *self, int width)
{
  const RecourseResults *results =
      self->outline != NULL ? recourse_outline_get_results (self->outline) : NULL;
  guint n = results != NULL ? results->n_stakeholders : 0;
  guint most = (guint)fmax (1, floor ((0.45 * width / tree_canvas_font_px (self) - 4) / 5));
  gboolean has_reach = width >= ROOM_FOR_REACH * tree_canvas_font_px (self);
  g_autoptr (GArray) columns = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < n; i++)
    {
      guint left = most > columns->len ? most - columns->len : 0;
      gboolean is_needed = i == self->stakeholder;
      gboolean keeps_place = self->stakeholder < i || self->stakeholder >= n;

      if (is_needed || left > (keeps_place ? 0u : 1u))
        g_array_append_val (columns, i);
    }
  if (self->columns != NULL && self->has_reach == has_reach && self->columns->len == columns->len
      && (columns->len == 0
          || memcmp (self->columns->data, columns->data, columns->len * sizeof (guint)) == 0))
    return FALSE;
  g_clear_pointer (&self->columns, g_array_unref);
  self->columns = g_steal_pointer (&columns);
  self->has_reach = has_reach;
  return TRUE;
}

static void
lay_out (RecourseTreeCanvas *self)
{
  RecourseTreeMapForm form = { .font_px = tree_canvas_font_px (self),
                               .is_rtl = tree_canvas_is_rtl (self),
                               .numbers = recourse_figures_form (),
                               .stakeholder = self->stakeholder,
                               .has_reach = self->has_reach,
                               .columns = (const guint *)(gpointer)self->columns->data,
                               .n_columns = self->columns->len };
  gint64 start_us = g_get_monotonic_time ();

  tree_canvas_drop_hover (self);
  g_clear_pointer (&self->map, recourse_tree_map_free);
  recourse_tree_layer_clear (&self->tree);
  recourse_tree_layer_clear (&self->figures);
  recourse_tree_layer_clear (&self->heads);
  if (self->outline != NULL && recourse_outline_get_n_nodes (self->outline) > 0)
    self->map = recourse_tree_map_new (self->outline, &form);
  g_debug ("tree of %u nodes laid out in %d µs",
           self->map != NULL ? recourse_tree_map_get_n_places (self->map) : 0,
           (int)(g_get_monotonic_time () - start_us));
  tree_canvas_configure (self);
  tree_canvas_queue_sync (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Where the selected node stands on the screen, or -1. */
static gboolean
find_selected (RecourseTreeCanvas *self, double *x, double *y)
{
  guint place = self->map != NULL ? recourse_tree_map_find_place (self->map, self->selected)
                                  : RECOURSE_OUTLINE_NONE;

  if (place == RECOURSE_OUTLINE_NONE)
    return FALSE;
  tree_canvas_origin (self, &self->tree, x, y);
  *x += recourse_tree_map_get_place (self->map, place)->x * self->zoom;
  *y += recourse_tree_map_get_place (self->map, place)->y * self->zoom;
  return TRUE;
}

void
recourse_tree_canvas_show (RecourseTreeCanvas *self,
                           const RecourseOutline *outline,
                           guint stakeholder,
                           guint selected)
{
  double x = 0, y = 0, new_x, new_y;
  gboolean was_shown = find_selected (self, &x, &y);

  self->needs_start |= self->outline == NULL;
  self->outline = outline;
  self->stakeholder = stakeholder;
  self->selected = selected;
  choose_columns (self, gtk_widget_get_width (GTK_WIDGET (self)));
  lay_out (self);
  if (was_shown && find_selected (self, &new_x, &new_y))
    {
      gtk_adjustment_set_value (self->hadjustment,
                                gtk_adjustment_get_value (self->hadjustment) + new_x - x);
      gtk_adjustment_set_value (self->vadjustment,
                                gtk_adjustment_get_value (self->vadjustment) + new_y - y);
    }
}

static gboolean
on_zoom_told (gpointer canvas)
{
  g_signal_emit_by_name (canvas, "zoom-changed");
  return G_SOURCE_REMOVE;
}

/* A tree that is a little too wide begins a little smaller.  What shows the zoom is told once all have their size. */
static void
begin_zoom (RecourseTreeCanvas *self, int width)
{
  double fitting = width
                   / (recourse_tree_map_get_width (self->map)
                      + recourse_tree_map_get_columns_width (self->map) + 1);

  if (self->zoom != 1 || fitting >= 1 || fitting < LEAST_FIRST_ZOOM)
    return;
  self->zoom = fitting;
  tree_canvas_configure (self);
  g_idle_add_full (G_PRIORITY_DEFAULT, on_zoom_told, g_object_ref (self), g_object_unref);
}

static void
recourse_tree_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (widget);

  if (choose_columns (self, width))
    lay_out (self);
  tree_canvas_configure (self);
  if (self->needs_start && self->map != NULL)
    {
      const RecourseTreePlace *root = recourse_tree_map_get_place (self->map, 0);

      self->needs_start = FALSE;
      begin_zoom (self, width);
      gtk_adjustment_set_value (
          self->hadjustment,
          tree_canvas_is_rtl (self) ? gtk_adjustment_get_upper (self->hadjustment) : 0);
      gtk_adjustment_set_value (self->vadjustment, root->y * self->zoom - 0.5 * height);
    }
  if (self->needs_reveal)
    tree_canvas_reveal (self);
  tree_canvas_allocate_items (self);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static gboolean
recourse_tree_canvas_grab_focus (GtkWidget *widget)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (widget);
  GtkWidget *item = tree_canvas_find_item (self, self->selected);

  return item != NULL && gtk_widget_grab_focus (item);
}

/* One stop for Tab: the selected node.  A popover over the canvas keeps Tab to itself. */
static gboolean
recourse_tree_canvas_focus (GtkWidget *widget, GtkDirectionType direction)
{
  GtkWidget *child = gtk_widget_get_focus_child (widget);

  if (child != NULL)
    return GTK_IS_POPOVER (child) && gtk_widget_child_focus (child, direction);
  return gtk_widget_grab_focus (widget);
}

void
recourse_tree_canvas_select (RecourseTreeCanvas *self, guint index)
{
  GtkWidget *item = NULL;

  if (self->map == NULL || recourse_tree_map_find_place (self->map, index) == RECOURSE_OUTLINE_NONE)
    return;
  self->selected = index;
  if (gtk_widget_get_width (GTK_WIDGET (self)) > 0)
    tree_canvas_reveal (self);
  else
    self->needs_reveal = TRUE;
  g_clear_handle_id (&self->sync_idle, g_source_remove);
  tree_canvas_sync_items (self);
  item = tree_canvas_find_item (self, index);
  if (item != NULL && gtk_widget_has_focus (item))
    {
      g_autofree char *words = recourse_tree_map_describe (self->map, index);

      recourse_compat_announce (item, words);
    }
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_signal_emit_by_name (self, "selection-changed");
}

const RecourseTreeMap *
recourse_tree_canvas_get_map (RecourseTreeCanvas *self)
{
  return self->map;
}

guint
recourse_tree_canvas_get_selected (RecourseTreeCanvas *self)
{
  return self->selected;
}

/* The widget */

static void
recourse_tree_canvas_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = 1;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 600 : 400;
}

static void
relayout (GtkWidget *widget)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (widget);

  if (self->columns == NULL)
    return;
  self->needs_reveal = TRUE;
  lay_out (self);
  gtk_widget_queue_allocate (widget);
}

static void
recourse_tree_canvas_system_setting_changed (GtkWidget *widget, GtkSystemSetting setting)
{
  GTK_WIDGET_CLASS (recourse_tree_canvas_parent_class)->system_setting_changed (widget, setting);
  if (setting == GTK_SYSTEM_SETTING_DPI || setting == GTK_SYSTEM_SETTING_FONT_CONFIG)
    relayout (widget);
}

static void
recourse_tree_canvas_direction_changed (GtkWidget *widget, GtkTextDirection before)
{
  GTK_WIDGET_CLASS (recourse_tree_canvas_parent_class)->direction_changed (widget, before);
  relayout (widget);
}

static void
recourse_tree_canvas_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->hadjustment);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->vadjustment);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, (int)self->hscroll_policy);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, (int)self->vscroll_policy);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
recourse_tree_canvas_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (object);

  switch (id)
    {
    case PROP_HADJUSTMENT:
      take_adjustment (self, &self->hadjustment, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      take_adjustment (self, &self->vadjustment, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->hscroll_policy = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->vscroll_policy = (GtkScrollablePolicy)g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
recourse_tree_canvas_dispose (GObject *object)
{
  RecourseTreeCanvas *self = RECOURSE_TREE_CANVAS (object);

  g_clear_handle_id (&self->sync_idle, g_source_remove);
  g_clear_pointer (&self->items, g_ptr_array_unref);
  g_clear_pointer (&self->tip, gtk_widget_unparent);
  g_clear_pointer (&self->map, recourse_tree_map_free);
  recourse_tree_layer_clear (&self->tree);
  recourse_tree_layer_clear (&self->figures);
  recourse_tree_layer_clear (&self->heads);
  g_clear_pointer (&self->columns, g_array_unref);
  if (self->hadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->hadjustment, on_scrolled, self);
  if (self->vadjustment != NULL)
    g_signal_handlers_disconnect_by_func (self->vadjustment, on_scrolled, self);
  g_clear_object (&self->hadjustment);
  g_clear_object (&self->vadjustment);
  G_OBJECT_CLASS (recourse_tree_canvas_parent_class)->dispose (object);
}

static void
recourse_tree_canvas_class_init (RecourseTreeCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = recourse_tree_canvas_get_property;
  object_class->set_property = recourse_tree_canvas_set_property;
  object_class->dispose = recourse_tree_canvas_dispose;
  widget_class->measure = recourse_tree_canvas_measure;
  widget_class->size_allocate = recourse_tree_canvas_size_allocate;
  widget_class->snapshot = tree_canvas_snapshot;
  widget_class->grab_focus = recourse_tree_canvas_grab_focus;
  widget_class->focus = recourse_tree_canvas_focus;
  widget_class->system_setting_changed = recourse_tree_canvas_system_setting_changed;
  widget_class->direction_changed = recourse_tree_canvas_direction_changed;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
  g_signal_new ("selection-changed", RECOURSE_TYPE_TREE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                NULL, G_TYPE_NONE, 0);
  g_signal_new ("zoom-changed", RECOURSE_TYPE_TREE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_signal_new ("edit", RECOURSE_TYPE_TREE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_STRING);
  g_signal_new ("fold", RECOURSE_TYPE_TREE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 1, G_TYPE_UINT);
  g_signal_new ("menu", RECOURSE_TYPE_TREE_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 2, G_TYPE_DOUBLE, G_TYPE_DOUBLE);
  gtk_widget_class_set_css_name (widget_class, "treecanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TREE);
}

static void
scrollable_init (GtkScrollableInterface *iface)
{
}

static void
recourse_tree_canvas_init (RecourseTreeCanvas *self)
{
  self->zoom = 1;
  self->items = tree_canvas_items_new ();
  self->tip = recourse_chart_tip_new (GTK_WIDGET (self));
  take_adjustment (self, &self->hadjustment, NULL);
  take_adjustment (self, &self->vadjustment, NULL);
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  tree_canvas_add_controllers (self);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}
