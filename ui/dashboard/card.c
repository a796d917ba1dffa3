/* A chart on the dashboard.  Its buttons appear on hover and focus but are always in the focus order; all
 * they do is trigger actions of the window with the name of the chart.  Its picture can be dragged out. */
#include "config.h"

#include "ui/dashboard/card.h"

#include "ui/chart/chart-view.h"
#include "ui/compat.h"
#include "ui/chart/picture.h"
#include "ui/theme.h"

#include <glib/gi18n.h>

enum
{
  DRAG_ICON_WIDTH = 240,
};

struct _RecourseCard
{
  AdwBin parent_instance;

  AdwBin *place;
  GtkButton *expand_button;
  GtkMenuButton *menu_button;
  RecourseChartView *view;

  const RecourseChart *chart;
  RecourseDocument *document;
  RecourseScene *dragged; /* or NULL */
};

G_DEFINE_FINAL_TYPE (RecourseCard, recourse_card, ADW_TYPE_BIN)

static void
recourse_card_dispose (GObject *object)
{
  RecourseCard *self = RECOURSE_CARD (object);

  adw_bin_set_child (ADW_BIN (self), NULL); /* which the bin would else look for once more */
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_CARD);
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
add_drag_source (RecourseCard *self)
{
  GtkDragSource *source = gtk_drag_source_new ();

  gtk_drag_source_set_actions (source, GDK_ACTION_COPY);
  g_signal_connect (source, "prepare", G_CALLBACK (on_drag_prepare), self);
  g_signal_connect (source, "drag-begin", G_CALLBACK (on_drag_begin), self);
  g_signal_connect (source, "drag-end", G_CALLBACK (on_drag_end), self);
  gtk_widget_add_controller (GTK_WIDGET (self->place), GTK_EVENT_CONTROLLER (source));
}

/* Building */

static void
recourse_card_class_init (RecourseCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_card_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/card.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseCard, place);
  gtk_widget_class_bind_template_child (widget_class, RecourseCard, expand_button);
  gtk_widget_class_bind_template_child (widget_class, RecourseCard, menu_button);
  gtk_widget_class_set_css_name (widget_class, "chartcard");
}

static void
recourse_card_init (RecourseCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  add_drag_source (self);
}

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

GtkWidget *
recourse_card_new (const RecourseChart *chart)
{
  RecourseCard *self = g_object_new (RECOURSE_TYPE_CARD, NULL);
  g_autoptr (GMenuModel) menu = recourse_chart_menu_new (chart, FALSE);
  g_autofree char *expand = g_strdup_printf (_ ("Open “%s” at full size"), _ (chart->label));
  g_autofree char *more = g_strdup_printf (_ ("More about “%s”"), _ (chart->label));

  self->chart = chart;
  self->view = RECOURSE_CHART_VIEW (recourse_chart_view_new (chart));
  adw_bin_set_child (self->place, GTK_WIDGET (self->view));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->expand_button), "s", chart->name);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->expand_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, expand, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->menu_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  more, -1);
  return GTK_WIDGET (self);
}

void
recourse_card_set_document (RecourseCard *self, RecourseDocument *document)
{
  g_set_object (&self->document, document);
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
  recourse_chart_view_set_in_view (self->view, is_in_view);
}
