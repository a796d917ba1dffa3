/* A chart on the dashboard.  Its buttons appear on hover and focus but are always in the focus order; all
 * they do is trigger actions of the window with the name of the chart. */
#include "config.h"

#include "ui/card.h"

#include "ui/chart-view.h"

#include <glib/gi18n.h>

struct _RecourseCard
{
  AdwBin parent_instance;

  AdwBin *place;
  GtkButton *expand_button;
  GtkMenuButton *menu_button;
  RecourseChartView *view;
};

G_DEFINE_FINAL_TYPE (RecourseCard, recourse_card, ADW_TYPE_BIN)

static void
recourse_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_CARD);
  G_OBJECT_CLASS (recourse_card_parent_class)->dispose (object);
}

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
  return G_MENU_MODEL (menu);
}

GtkWidget *
recourse_card_new (const RecourseChart *chart)
{
  RecourseCard *self = g_object_new (RECOURSE_TYPE_CARD, NULL);
  g_autoptr (GMenuModel) menu = recourse_chart_menu_new (chart, FALSE);
  g_autofree char *expand = g_strdup_printf (_ ("Open “%s” at full size"), _ (chart->label));
  g_autofree char *more = g_strdup_printf (_ ("More about “%s”"), _ (chart->label));

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
  recourse_chart_view_set_document (self->view, document);
}

void
recourse_card_set_in_view (RecourseCard *self, gboolean is_in_view)
{
  recourse_chart_view_set_in_view (self->view, is_in_view);
}
