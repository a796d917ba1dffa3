/* What takes something out of the window: pictures and tables through the clipboard, the export dialog, the
 * presentation and its slides; and which charts the dashboard has to take. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/compare/compare-view.h"
#include "ui/dashboard/dashboard-dialog.h"
#include "ui/chart/data-table.h"
#include "ui/export/export-dialog.h"
#include "ui/chart/picture.h"
#include "ui/present/present-slides.h"
#include "ui/present/present-window.h"
#include "ui/settings.h"
#include "ui/theme.h"
#include "ui/view-place.h"

#include <glib/gi18n.h>

/* (nullable): the chart that an action names, where there is something to show. */
static const RecourseChart *
get_chart (RecourseWindow *self, GVariant *parameter)
{
  return self->document != NULL ? recourse_chart_find (g_variant_get_string (parameter, NULL))
                                : NULL;
}

/* (transfer full) (nullable): that chart drawn as a picture */
static RecourseScene *
draw_chart (RecourseWindow *self, const RecourseChart *chart)
{
  return chart != NULL ? recourse_picture_scene_new (chart, self->document, GTK_WIDGET (self))
                       : NULL;
}

/* Through the clipboard */

static void
show_table_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  const RecourseChart *chart = get_chart (self, parameter);
  g_autoptr (RecourseScene) scene = draw_chart (self, chart);

  if (scene == NULL)
    return;
  if (scene->table != NULL)
    gtk_window_present (
        GTK_WINDOW (recourse_data_table_new (GTK_WINDOW (self), _ (chart->label), scene)));
  else
    recourse_window_say (self, _ ("There are no numbers behind this chart yet."));
}

static void
copy_picture_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  const RecourseChart *chart = get_chart (self, parameter);
  g_autoptr (RecourseScene) scene = draw_chart (self, chart);

  if (scene == NULL)
    return;
  recourse_picture_copy (widget, self->document, scene, recourse_ui_theme ());
  recourse_window_say (self, _ ("Picture copied"));
}

static void
say_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_window_say (RECOURSE_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

/* Export */

static void
on_exported (RecourseWindow *self, const char *words)
{
  recourse_window_say (self, words);
}

static RecourseExportPlan *
create_plan (RecourseWindow *self)
{
  RecourseExportPlan *plan = recourse_export_plan_new ();
  GtkWidget *place = adw_view_stack_get_child_by_name (self->views, "compare");
  RecourseView *compare = recourse_view_place_get_view (RECOURSE_VIEW_PLACE (place));
  RecourseCompareOutcome *outcome =
      compare != NULL ? recourse_compare_view_get_outcome (RECOURSE_COMPARE_VIEW (compare)) : NULL;

  if (outcome != NULL)
    plan->comparison = recourse_compare_outcome_ref (outcome);
  plan->charts = recourse_dashboard_dup_charts (self->dashboard);
  return plan;
}

static void
present_export (RecourseWindow *self, RecourseExportPlan *plan)
{
  GtkWidget *dialog = recourse_export_dialog_new (GTK_WINDOW (self), self->document, plan);

  g_signal_connect_object (dialog, "exported", G_CALLBACK (on_exported), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
export_chart (RecourseWindow *self, const char *chart)
{
  RecourseExportPlan *plan = create_plan (self);

  plan->what = RECOURSE_EXPORT_CHART;
  g_free (plan->chart);
  plan->chart = g_strdup (chart);
  present_export (self, plan);
}

static void
export_picture_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  const char *name = g_variant_get_string (parameter, NULL);

  if (self->document != NULL
      && (recourse_chart_find (name) != NULL || g_str_equal (name, "compare")))
    export_chart (self, name);
}

static const RecourseChart *
get_opened_chart (RecourseWindow *self)
{
  return recourse_chart_page_get_chart (
      RECOURSE_CHART_PAGE (recourse_later_get (self->chart_page)));
}

/* What is looked at is what is meant. */
static void
export_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  const char *view = adw_view_stack_get_visible_child_name (self->views);

  if (g_strcmp0 (view, "compare") == 0)
    export_chart (self, "compare");
  else if (g_strcmp0 (view, "tree") == 0)
    export_chart (self, "tree");
  else if (g_strcmp0 (gtk_stack_get_visible_child_name (self->charts), "chart") == 0)
    export_chart (self, get_opened_chart (self)->name);
  else
    present_export (self, create_plan (self));
}

/* Presenting */

static gboolean
has_slides (RecourseWindow *self)
{
  g_autoptr (GPtrArray) slides =
      recourse_slides_effective (recourse_document_get_dossier (self->document), NULL);

  for (guint i = 0; i < slides->len; i++)
    if (!((RecourseSlide *)g_ptr_array_index (slides, i))->is_hidden)
      return TRUE;
  return FALSE;
}

static void
present_on (RecourseWindow *self, GdkMonitor *monitor)
{
  GtkWidget *screen;

  if (!has_slides (self))
    {
      recourse_window_say (self, _ ("All slides are hidden: show some under Slides"));
      return;
    }
  screen = recourse_present_window_new (GTK_WINDOW (self), self->document);
  recourse_present_window_begin (RECOURSE_PRESENT_WINDOW (screen), monitor);
}

/* The one that the window is not on, since that is the projector; with one monitor that one. */
static GdkMonitor *
find_monitor (RecourseWindow *self)
{
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (self));
  GListModel *monitors = gdk_display_get_monitors (display);
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (self));
  GdkMonitor *own = surface != NULL ? gdk_display_get_monitor_at_surface (display, surface) : NULL;

  for (guint i = 0; i < g_list_model_get_n_items (monitors); i++)
    {
      g_autoptr (GdkMonitor) monitor = g_list_model_get_item (monitors, i);

      if (monitor != own)
        return monitor; /* the display holds it */
    }
  return own;
}

static void
present_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_window_present_dossier (RECOURSE_WINDOW (widget));
}

void
recourse_window_present_dossier (RecourseWindow *self)
{
  self->presents_when_read = self->document == NULL;
  if (self->document != NULL)
    present_on (self, find_monitor (self));
}

static void
present_on_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  GListModel *monitors = gdk_display_get_monitors (gtk_widget_get_display (GTK_WIDGET (self)));
  g_autoptr (GdkMonitor) monitor =
      g_list_model_get_item (monitors, g_variant_get_uint32 (parameter));

  present_on (self, monitor);
}

static void
slides_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);

  gtk_window_present (GTK_WINDOW (recourse_present_slides_new (GTK_WINDOW (self), self->document)));
}

/* Charts on the dashboard */

static void
set_charts (RecourseWindow *self, const char *const *names)
{
  recourse_dashboard_set_charts (self->dashboard, names);
  recourse_settings_write ("charts", g_variant_new_strv (names, -1));
}

static void
customize_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  g_auto (GStrv) names = recourse_dashboard_dup_charts (self->dashboard);
  GtkWidget *dialog = recourse_dashboard_dialog_new (GTK_WINDOW (self), (const char *const *)names);

  g_signal_connect_object (dialog, "changed", G_CALLBACK (set_charts), self, G_CONNECT_SWAPPED);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The order before, to go back to. */
static void
on_show_again (AdwToast *toast, RecourseWindow *self)
{
  set_charts (self, g_object_get_data (G_OBJECT (toast), "charts"));
}

static void
hide_chart_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  const RecourseChart *chart = get_chart (self, parameter);
  g_autofree char *words = NULL;
  g_auto (GStrv) names = NULL;
  AdwToast *toast;

  if (chart == NULL)
    return;
  words = g_markup_printf_escaped (_ ("“%s” hidden"), _ (chart->label));
  toast = adw_toast_new (words);
  adw_toast_set_button_label (toast, _ ("_Undo"));
  g_object_set_data_full (G_OBJECT (toast), "charts",
                          recourse_dashboard_dup_charts (self->dashboard),
                          (GDestroyNotify)g_strfreev);
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (on_show_again), self, 0);
  recourse_dashboard_hide_chart (self->dashboard, chart);
  names = recourse_dashboard_dup_charts (self->dashboard);
  set_charts (self, (const char *const *)names);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* All of them */

static const GActionEntry entries[] = {
  { .name = "show-table", .parameter_type = "s", .activate = show_table_action },
  { .name = "copy-picture", .parameter_type = "s", .activate = copy_picture_action },
  { .name = "say", .parameter_type = "s", .activate = say_action },
  { .name = "export", .activate = export_action },
  { .name = "export-picture", .parameter_type = "s", .activate = export_picture_action },
  { .name = "present", .activate = present_action },
  { .name = "present-on", .parameter_type = "u", .activate = present_on_action },
  { .name = "slides", .activate = slides_action },
  { .name = "customize-dashboard", .activate = customize_action },
  { .name = "hide-chart", .parameter_type = "s", .activate = hide_chart_action },
};

void
recourse_window_add_export_actions (RecourseWindow *self)
{
  g_autoptr (GVariant) charts = recourse_settings_read ("charts");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  if (charts != NULL && g_variant_is_of_type (charts, G_VARIANT_TYPE_STRING_ARRAY))
    {
      g_autofree const char **names = g_variant_get_strv (charts, NULL);

      recourse_dashboard_set_charts (self->dashboard, names);
    }
}

void
recourse_window_update_export_actions (RecourseWindow *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    g_simple_action_set_enabled (
        G_SIMPLE_ACTION (g_action_map_lookup_action (G_ACTION_MAP (self), entries[i].name)),
        self->document != NULL);
}
