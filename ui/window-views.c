/* From view to view: the switcher, its keys, and what Ctrl+F and Escape mean in the view that is seen. */
#include "config.h"

#include "ui/window-private.h"

#include <glib/gi18n.h>

static GtkWidget *
get_view (RecourseWindow *self)
{
  return adw_view_stack_get_visible_child (self->views);
}

static gboolean
is_dashboard (RecourseWindow *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->views), "dashboard") == 0;
}

gboolean
recourse_window_show_view (RecourseWindow *self, const char *name)
{
  if (adw_view_stack_get_child_by_name (self->views, name) == NULL)
    return FALSE;
  adw_view_stack_set_visible_child_name (self->views, name);
  return TRUE;
}

void
recourse_window_set_views_document (RecourseWindow *self, RecourseDocument *document)
{
  for (GtkWidget *view = gtk_widget_get_first_child (GTK_WIDGET (self->views)); view != NULL;
       view = gtk_widget_get_next_sibling (view))
    if (RECOURSE_IS_VIEW (view))
      recourse_view_set_document (RECOURSE_VIEW (view), document);
}

/* Actions */

static void
change_view (GSimpleAction *action, GVariant *value, gpointer widget)
{
  recourse_window_show_view (RECOURSE_WINDOW (widget), g_variant_get_string (value, NULL));
}

static void
on_view_changed (RecourseWindow *self)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), "view");
  const char *name = adw_view_stack_get_visible_child_name (self->views);

  if (name != NULL)
    g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (name));
}

static void
turn_view (RecourseWindow *self, int step)
{
  g_autoptr (GtkSelectionModel) pages = adw_view_stack_get_pages (self->views);
  guint n_pages = g_list_model_get_n_items (G_LIST_MODEL (pages));

  for (guint i = 0; i < n_pages; i++)
    if (gtk_selection_model_is_selected (pages, i))
      {
        gtk_selection_model_select_item (pages, (i + n_pages + (guint)step) % n_pages, TRUE);
        return;
      }
}

static void
next_view_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  turn_view (RECOURSE_WINDOW (widget), 1);
}

static void
previous_view_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  turn_view (RECOURSE_WINDOW (widget), -1);
}

/* What is in view is searched; on the dashboard that is the assumptions. */
static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  GtkWidget *view = get_view (self);

  if (RECOURSE_IS_VIEW (view) && recourse_view_search (RECOURSE_VIEW (view)))
    return;
  g_action_group_change_action_state (G_ACTION_GROUP (widget), "show-panel",
                                      g_variant_new_boolean (TRUE));
  recourse_scenario_panel_search (self->panel);
}

/* One step at a time: the inspector lies above the view, and that above the dashboard. */
static void
step_back_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  GtkWidget *view = get_view (self);

  if (recourse_window_close_inspector (self)
      || (RECOURSE_IS_VIEW (view) && recourse_view_step_back (RECOURSE_VIEW (view))))
    return;
  if (is_dashboard (self))
    g_action_group_activate_action (G_ACTION_GROUP (self), "back", NULL);
}

void
recourse_window_add_view_actions (RecourseWindow *self)
{
  static const GActionEntry entries[] = {
    { .name = "view", .parameter_type = "s", .state = "'dashboard'", .change_state = change_view },
    { .name = "next-view", .activate = next_view_action },
    { .name = "previous-view", .activate = previous_view_action },
    { .name = "search", .activate = search_action },
    { .name = "step-back", .activate = step_back_action },
  };

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_signal_connect_object (self->views, "notify::visible-child-name", G_CALLBACK (on_view_changed),
                           self, G_CONNECT_SWAPPED);
}
