/* A chart on the dashboard.  Its buttons appear on hover and focus but are always in the focus order; all
 * they do is trigger actions of the window with the name of the chart.  Its picture can be dragged out.  Of a card
 * that is folded away there is nothing yet but its place: a band has more charts than it shows. */
#include "config.h"

#include "ui/dashboard/card.h"

#include "ui/chart/chart-view.h"
#include "ui/compat.h"
#include "ui/chart/picture.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

enum
{
  DRAG_ICON_WIDTH = 240,
};

struct _RecourseCard
{
  AdwBin parent_instance;

  RecourseChartView *view; /* NULL: it was never shown */

  const RecourseChart *chart;
  RecourseDocument *document;
  gboolean is_in_view;
  RecourseScene *dragged; /* or NULL */
};

G_DEFINE_FINAL_TYPE (RecourseCard, recourse_card, ADW_TYPE_BIN)

static void
recourse_card_dispose (GObject *object)
{
  RecourseCard *self = RECOURSE_CARD (object);

  g_clear_object (&self->document);
  g_clear_pointer (&self->dragged, recourse_scene_unref);
  G_OBJECT_CLASS (recourse_card_parent_class)->dispose (object);
}

/* Dragging */

/* A finger scrolls. */
static gboolean
is_finger (GtkDragSource *source)
{
  GdkDevice *device = gtk_gesture_get_device (GTK_GESTURE (source));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static GdkContentProvider *
on_drag_prepare (GtkDragSource *source, double x, double y, RecourseCard *self)
{
  g_autofree char *name = NULL;

  if (self->document == NULL || is_finger (source))
    return NULL;
  g_clear_pointer (&self->dragged, recourse_scene_unref);
  self->dragged = recourse_picture_scene_new (self->chart, self->document, GTK_WIDGET (self));
  name = recourse_picture_dup_name (self->document, _ (self->chart->label));
  return recourse_picture_drag (GTK_WIDGET (self), self->document, self->dragged,
                                recourse_ui_theme (), name);
}

static void
on_drag_begin (GtkDragSource *source, GdkDrag *drag, RecourseCard *self)
{
  g_autoptr (GdkPaintable) icon =
      recourse_picture_paintable_new (self->dragged, recourse_ui_theme (), DRAG_ICON_WIDTH,
                                      recourse_compat_scale (GTK_WIDGET (self)));

  gtk_drag_source_set_icon (source, icon, DRAG_ICON_WIDTH / 2, 12);
}

static void
on_drag_end (GtkDragSource *source, GdkDrag *drag, gboolean is_deleted, RecourseCard *self)
{
  g_clear_pointer (&self->dragged, recourse_scene_unref);
}

static void
add_drag_source (RecourseCard *self, GtkWidget *place)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (place, GTK_EVENT_CONTROLLER (source));
}

/* Building */

static void
append (GMenu *menu, const char *label, const char *action, const char *name)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, action, "s", name);
  g_menu_append_item (menu, item);
}

GMenuModel *
recourse_chart_menu_new (const RecourseChart *chart, gboolean is_expanded)
{
  GMenu *menu = g_menu_new ();

  if (!is_expanded)
    append (menu, _ ("Open Full _Size"), "win.expand-chart", chart->name);
  append (menu, _ ("Show Data _Table"), "win.show-table", chart->name);
  append (menu, _ ("_Copy Picture"), "win.copy-picture", chart->name);
  append (menu, _ ("_Export Picture…"), "win.export-picture", chart->name);
  if (!is_expanded)
    append (menu, _ ("_Hide from Dashboard"), "win.hide-chart", chart->name);
  return G_MENU_MODEL (menu);
}

static GtkWidget *
create_expand (RecourseCard *self)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("view-fullscreen-symbolic");
  g_autofree char *spoken = g_strdup_printf (_ ("Open “%s” at full size"), _ (self->chart->label));

  recourse_widget_set_tooltip (button, _ ("Open Full Size"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "s", self->chart->name);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "win.expand-chart");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static GtkWidget *
create_more (RecourseCard *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = recourse_chart_menu_new (self->chart, FALSE);
  g_autofree char *spoken = g_strdup_printf (_ ("More about “%s”"), _ (self->chart->label));

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  recourse_widget_set_tooltip (button, _ ("More"));
  recourse_menu_button_set_menu (GTK_MENU_BUTTON (button), menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  return button;
}

static GtkWidget *
create_tools (RecourseCard *self)
{
  GtkWidget *tools = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_halign (tools, GTK_ALIGN_END);
  gtk_widget_set_valign (tools, GTK_ALIGN_START);
  gtk_widget_set_margin_top (tools, 6);
  gtk_widget_set_margin_end (tools, 6);
  gtk_widget_add_css_class (tools, "chart-tools");
  gtk_widget_add_css_class (tools, "linked");
  gtk_box_append (GTK_BOX (tools), create_expand (self));
  gtk_box_append (GTK_BOX (tools), create_more (self));
  return tools;
}

/* Nobody can have gone there with the pointer or the keyboard before the first frame. */
static gboolean
add_tools (gpointer user_data)
{
  RecourseCard *self = user_data;
  GtkWidget *overlay = adw_bin_get_child (ADW_BIN (self));

  if (overlay != NULL)
    gtk_overlay_add_overlay (GTK_OVERLAY (overlay), create_tools (self));
  return G_SOURCE_REMOVE;
}

static void
fill (RecourseCard *self)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *place = adw_bin_new ();

  self->view = RECOURSE_CHART_VIEW (recourse_chart_view_new (self->chart));
  recourse_chart_view_set_in_view (self->view, self->is_in_view);
  recourse_chart_view_set_document (self->view, self->document);
  adw_bin_set_child (ADW_BIN (place), GTK_WIDGET (self->view));
  add_drag_source (self, place);
  gtk_overlay_set_child (GTK_OVERLAY (overlay), place);
  adw_bin_set_child (ADW_BIN (self), overlay);
  recourse_widget_after_frame (GTK_WIDGET (self), add_tools);
}

static void
recourse_card_map (GtkWidget *widget)
{
  if (RECOURSE_CARD (widget)->view == NULL)
    fill (RECOURSE_CARD (widget));
  GTK_WIDGET_CLASS (recourse_card_parent_class)->map (widget);
}

static void
recourse_card_class_init (RecourseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_card_dispose;
  widget_class->map = recourse_card_map;
  gtk_widget_class_set_css_name (widget_class, "chartcard");
}

static void
recourse_card_init (RecourseCard *self)
{
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
recourse_card_new (const RecourseChart *chart)
{
  RecourseCard *self = g_object_new (RECOURSE_TYPE_CARD, NULL);

  self->chart = chart;
  gtk_widget_set_child_visible (GTK_WIDGET (self), FALSE); /* until it has a place */
  return GTK_WIDGET (self);
}

void
recourse_card_set_document (RecourseCard *self, RecourseDocument *document)
{
  g_set_object (&self->document, document);
  if (self->view != NULL)
    recourse_chart_view_set_document (self->view, document);
}

const RecourseChart *
recourse_card_get_chart (RecourseCard *self)
{
  return self->chart;
}

void
recourse_card_set_in_view (RecourseCard *self, gboolean is_in_view)
{
  self->is_in_view = is_in_view;
  if (self->view != NULL)
    recourse_chart_view_set_in_view (self->view, is_in_view);
}
