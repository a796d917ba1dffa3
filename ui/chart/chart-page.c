/* One chart at full size, in place of the dashboard, so that the verdict stays in sight and paths can be
 * toggled all the same. */
#include "config.h"

#include "ui/chart/chart-page.h"

#include "ui/dashboard/card.h"
#include "ui/chart/chart-view.h"

#include <glib/gi18n.h>

struct _RecourseChartPage
{
  AdwBin parent_instance;

  GtkButton *back_button;
  GtkLabel *title;
  GtkMenuButton *menu_button;
  AdwBin *place;

  RecourseDocument *document;
  const RecourseChart *chart;
};

G_DEFINE_FINAL_TYPE (RecourseChartPage, recourse_chart_page, ADW_TYPE_BIN)

static void
recourse_chart_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_CHART_PAGE);
  g_clear_object (&RECOURSE_CHART_PAGE (object)->document);
  G_OBJECT_CLASS (recourse_chart_page_parent_class)->dispose (object);
}

static void
recourse_chart_page_class_init (RecourseChartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_chart_page_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/chart-page.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseChartPage, back_button);
  gtk_widget_class_bind_template_child (widget_class, RecourseChartPage, title);
  gtk_widget_class_bind_template_child (widget_class, RecourseChartPage, menu_button);
  gtk_widget_class_bind_template_child (widget_class, RecourseChartPage, place);
}

static void
recourse_chart_page_init (RecourseChartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static RecourseChartView *
get_view (RecourseChartPage *self)
{
  GtkWidget *view = adw_bin_get_child (self->place);

  return view != NULL ? RECOURSE_CHART_VIEW (view) : NULL;
}

void
recourse_chart_page_set_document (RecourseChartPage *self, RecourseDocument *document)
{
  g_set_object (&self->document, document);
  if (get_view (self) != NULL)
    recourse_chart_view_set_document (get_view (self), document);
}

void
recourse_chart_page_set_chart (RecourseChartPage *self, const RecourseChart *chart)
{
  g_autoptr (GMenuModel) menu = recourse_chart_menu_new (chart, TRUE);

  self->chart = chart;
  if (get_view (self) == NULL)
    adw_bin_set_child (self->place, recourse_chart_view_new (chart));
  recourse_chart_view_set_chart (get_view (self), chart);
  recourse_chart_view_set_document (get_view (self), self->document);
  gtk_menu_button_set_menu_model (self->menu_button, menu);
  gtk_label_set_text (self->title, _ (chart->shows));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), _ (chart->shows));
  gtk_widget_grab_focus (GTK_WIDGET (self->back_button));
}

const RecourseChart *
recourse_chart_page_get_chart (RecourseChartPage *self)
{
  return self->chart;
}
