/* What the window can do.  Buttons, menus, keys and tests all trigger these actions; each hands the work
 * to the document or to the file that knows how. */
#include "config.h"

#include "ui/window-private.h"

#include "ui/compat.h"
#include "ui/editor/editor-actions.h"
#include "ui/saving.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

void
recourse_window_say (RecourseWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1); /* titles of toasts are markup */

  adw_toast_overlay_add_toast (self->toasts, adw_toast_new (escaped));
}

void
recourse_window_say_undoable (RecourseWindow *self, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);
  AdwToast *toast = adw_toast_new (escaped);

  adw_toast_set_button_label (toast, _ ("_Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* Choices */

static void
toggle_path_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  int path = g_variant_get_int32 (parameter) - 1;
  guint n_paths = 0;

  if (self->document == NULL)
    return;
  n_paths = g_list_model_get_n_items (
      G_LIST_MODEL (recourse_document_get_dossier (self->document)->paths));
  if (path >= 0 && (guint)path < n_paths)
    recourse_document_toggle_path (self->document, (guint)path);
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_document_undo (RECOURSE_WINDOW (widget)->document);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_document_redo (RECOURSE_WINDOW (widget)->document);
}

static void
reset_all_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_document_reset_all (RECOURSE_WINDOW (widget)->document);
}

/* Opening */

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  RecourseWindow *self = RECOURSE_WINDOW (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = recourse_compat_choose_file_finish (result, &error);

  if (file != NULL)
    recourse_window_open (self, file);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    recourse_window_say (self, error->message);
}

static GListModel *
create_filters (const char *name,
                const char *pattern,
                const char *other_name,
                const char *other_pattern)
{
  GListStore *filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  const char *texts[][2] = { { name, pattern }, { other_name, other_pattern } };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

      gtk_file_filter_set_name (filter, texts[i][0]);
      gtk_file_filter_add_pattern (filter, texts[i][1]);
      g_list_store_append (filters, filter);
    }
  return G_LIST_MODEL (filters);
}

static void
open_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  g_autoptr (GListModel) filters =
      create_filters (_ ("Dossiers"), "*.recourse", _ ("All Files"), "*");

  recourse_compat_choose_file_async (RECOURSE_CHOOSE_OPEN, GTK_WINDOW (widget),
                                     _ ("Open a Dossier"), NULL, filters, on_file_chosen, NULL);
}

static void
open_uri_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  g_autoptr (GFile) file = g_file_new_for_uri (g_variant_get_string (parameter, NULL));

  recourse_window_open (RECOURSE_WINDOW (widget), file);
}

static void
open_built_in_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  recourse_window_open (RECOURSE_WINDOW (widget), NULL);
}

/* Charts */

/* (nullable): the chart that an action names, where there is something to show. */
static const RecourseChart *
get_chart (RecourseWindow *self, GVariant *parameter)
{
  return self->document != NULL ? recourse_chart_find (g_variant_get_string (parameter, NULL))
                                : NULL;
}

static void
expand_chart_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);
  const RecourseChart *chart = get_chart (self, parameter);

  if (chart == NULL)
    return;
  g_set_weak_pointer (&self->focus_before, gtk_window_get_focus (GTK_WINDOW (self)));
  recourse_window_show_view (self, "dashboard");
  gtk_stack_set_visible_child_name (self->charts, "chart");
  recourse_window_update_actions (self); /* before the way back is to be focused */
  recourse_chart_page_set_chart (RECOURSE_CHART_PAGE (recourse_later_make (self->chart_page)),
                                 chart);
}

static void
back_action (GSimpleAction *action, GVariant *parameter, gpointer widget)
{
  RecourseWindow *self = RECOURSE_WINDOW (widget);

  gtk_stack_set_visible_child_name (self->charts, "dashboard");
  if (self->focus_before != NULL)
    gtk_widget_grab_focus (self->focus_before);
  g_clear_weak_pointer (&self->focus_before);
  recourse_window_update_actions (self);
}

/* All of them */

/* On the window's action map, and so on the bus: gapplication and tests reach them too. */
static const GActionEntry entries[] = {
  { .name = "toggle-path", .parameter_type = "i", .activate = toggle_path_action },
  { .name = "undo", .activate = undo_action },
  { .name = "redo", .activate = redo_action },
  { .name = "reset-all", .activate = reset_all_action },
  { .name = "open", .activate = open_action },
  { .name = "open-uri", .parameter_type = "s", .activate = open_uri_action },
  { .name = "open-built-in", .activate = open_built_in_action },
  { .name = "expand-chart", .parameter_type = "s", .activate = expand_chart_action },
  { .name = "back", .activate = back_action },
};

static void
add_shortcut (GtkEventController *keys, guint keyval, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action)));
}

static void
add_path_shortcut (GtkEventController *keys, guint keyval, int path)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new_with_arguments (gtk_keyval_trigger_new (keyval, 0),
                                       gtk_named_action_new ("win.toggle-path"), "i", path));
}

/* These keys mean something to an entry too; so they are taken only where nothing inside the window had a
 * use for them, unlike the accelerators of the application. */
static void
add_shortcuts (RecourseWindow *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (int path = 1; path <= 9; path++)
    {
      add_path_shortcut (keys, GDK_KEY_0 + (guint)path, path);
      add_path_shortcut (keys, GDK_KEY_KP_0 + (guint)path, path);
    }
  add_shortcut (keys, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo");
  add_shortcut (keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo");
  add_shortcut (keys, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo");
  add_shortcut (keys, GDK_KEY_Escape, 0, "win.step-back");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
recourse_window_add_actions (RecourseWindow *self)
{
  g_autoptr (GAction) show_panel = recourse_split_create_action (self->split, "show-panel");

  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
  g_action_map_add_action (G_ACTION_MAP (self), show_panel);
  recourse_window_add_view_actions (self);
  recourse_window_add_parties_action (self);
  recourse_window_add_tour_actions (self);
  recourse_window_add_inspect_actions (self);
  recourse_window_add_saving (self);
  recourse_window_add_editor_actions (self);
  add_shortcuts (self);
  recourse_window_add_export_actions (self);
  recourse_window_update_actions (self);
}

static void
set_enabled (RecourseWindow *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

static void
update_step (RecourseWindow *self,
             const char *action,
             GtkButton *button,
             const char *property,
             const char *plain,
             const char *named)
{
  g_autofree char *name = NULL;
  g_autofree char *tooltip = NULL;

  if (self->document != NULL)
    g_object_get (self->document, property, &name, NULL);
  set_enabled (self, action, name != NULL);
  tooltip = name != NULL ? g_strdup_printf ("%s %s", named, name) : g_strdup (plain);
  recourse_widget_set_tooltip (GTK_WIDGET (button), tooltip);
}

void
recourse_window_update_actions (RecourseWindow *self)
{
  gboolean has_document = self->document != NULL;
  gboolean is_chart = g_strcmp0 (gtk_stack_get_visible_child_name (self->charts), "chart") == 0;

  update_step (self, "undo", self->undo_button, "undo-name", _ ("Undo"), _ ("Undo:"));
  update_step (self, "redo", self->redo_button, "redo-name", _ ("Redo"), _ ("Redo:"));
  set_enabled (self, "reset-all", has_document);
  set_enabled (self, "search", has_document);
  set_enabled (self, "back", is_chart);
  recourse_window_update_export_actions (self);
  recourse_window_update_saving (self);
  gtk_widget_set_visible (GTK_WIDGET (self->present_button),
                          g_action_map_lookup_action (G_ACTION_MAP (self), "present") != NULL);
}
