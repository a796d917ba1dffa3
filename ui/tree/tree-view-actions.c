/* Folding, zooming and finding: what the bar, the menus and the keys of the tree view do without changing the
 * dossier. */
#include "config.h"

#include "ui/tree/tree-view-private.h"

#include <glib/gi18n.h>

#define ZOOM_STEP 1.2

/* Folding */

/* What was selected may be folded away: then the nearest node before it that is shown is. */
static void
show_folded (RecourseTreeView *self)
{
  guint index = recourse_tree_canvas_get_selected (self->canvas);

  while (!recourse_outline_is_shown (self->outline, index))
    index = recourse_outline_get (self->outline, index)->parent;
  tree_view_show (self, index);
  recourse_tree_canvas_select (self->canvas, index);
}

static void
fold_to_policy_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  recourse_outline_open_policy (self->outline);
  show_folded (self);
}

static void
fold_to_fit_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  recourse_outline_open_likely (self->outline, recourse_tree_canvas_count_rows (self->canvas));
  show_folded (self);
}

static void
unfold_all_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  recourse_outline_set_all_open (self->outline, 0, TRUE);
  show_folded (self);
}

static void
fold_to_depth_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  recourse_outline_open_levels (self->outline, g_variant_get_uint32 (parameter));
  show_folded (self);
}

static void
fold_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  g_signal_emit_by_name (self->canvas, "fold", recourse_tree_canvas_get_selected (self->canvas));
}

/* Zooming */

static void
zoom_by (RecourseTreeView *self, double factor)
{
  recourse_tree_canvas_set_zoom (self->canvas,
                                 recourse_tree_canvas_get_zoom (self->canvas) * factor);
}

static void
zoom_in_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  zoom_by (RECOURSE_TREE_VIEW (view), ZOOM_STEP);
}

static void
zoom_out_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  zoom_by (RECOURSE_TREE_VIEW (view), 1 / ZOOM_STEP);
}

static void
zoom_normal_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  recourse_tree_canvas_set_zoom (RECOURSE_TREE_VIEW (view)->canvas, 1);
}

static void
zoom_fit_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  recourse_tree_canvas_fit (RECOURSE_TREE_VIEW (view)->canvas);
}

/* Finding */

void
tree_view_search (RecourseTreeView *self)
{
  gtk_search_bar_set_search_mode (self->search_bar, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->search_entry));
}

/* The first hit at or after the selected node, or the @step-th from the one that is selected. */
static guint
find_hit (RecourseTreeView *self, int step)
{
  guint selected = recourse_tree_canvas_get_selected (self->canvas), n = self->hits->len, at = 0;
  gboolean is_hit;

  while (at < n && g_array_index (self->hits, guint, at) < selected)
    at++;
  is_hit = at < n && g_array_index (self->hits, guint, at) == selected;
  if (step > 0 && is_hit)
    at++;
  else if (step < 0)
    at += n - 1;
  return at % n;
}

void
tree_view_find (RecourseTreeView *self, int step)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search_entry));
  g_autofree char *count = NULL;
  guint at;

  if (self->outline == NULL)
    return;
  g_clear_pointer (&self->hits, g_array_unref);
  self->hits = recourse_outline_search (self->outline, text);
  if (self->hits->len == 0)
    {
      gtk_label_set_text (self->search_count, *text != '\0' ? _ ("Nothing") : "");
      tree_view_update_actions (self);
      return;
    }
  at = find_hit (self, step);
  tree_view_reveal (self, g_array_index (self->hits, guint, at));
  count = g_strdup_printf (_ ("%u of %u"), at + 1, self->hits->len);
  gtk_label_set_text (self->search_count, count);
  tree_view_update_actions (self);
}

static void
find_next_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  tree_view_find (RECOURSE_TREE_VIEW (view), 1);
}

static void
find_previous_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  tree_view_find (RECOURSE_TREE_VIEW (view), -1);
}

/* Which path */

void
tree_view_choose_path (RecourseTreeView *self, const char *id)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), "path");

  g_free (self->path);
  self->path = g_strdup (id);
  g_simple_action_set_state (G_SIMPLE_ACTION (action), g_variant_new_string (id != NULL ? id : ""));
  tree_view_invalidate (self);
}

static void
change_path (GSimpleAction *action, GVariant *value, gpointer view)
{
  const char *id = g_variant_get_string (value, NULL);

  tree_view_choose_path (RECOURSE_TREE_VIEW (view), *id != '\0' ? id : NULL);
}

/* All of them */

static const GActionEntry entries[] = {
  { .name = "fold", .activate = fold_action },
  { .name = "fold-to-policy", .activate = fold_to_policy_action },
  { .name = "fold-to-fit", .activate = fold_to_fit_action },
  { .name = "unfold-all", .activate = unfold_all_action },
  { .name = "fold-to-depth", .parameter_type = "u", .activate = fold_to_depth_action },
  { .name = "zoom-in", .activate = zoom_in_action },
  { .name = "zoom-out", .activate = zoom_out_action },
  { .name = "zoom-normal", .activate = zoom_normal_action },
  { .name = "zoom-fit", .activate = zoom_fit_action },
  { .name = "find-next", .activate = find_next_action },
  { .name = "find-previous", .activate = find_previous_action },
  { .name = "path", .parameter_type = "s", .state = "''", .change_state = change_path },
};

static const struct
{
  const char *trigger;
  const char *action; /* with its target */
} shortcuts[] = {
  { "<Control>plus|<Control>equal|<Control>KP_Add", "tree.zoom-in" },
  { "<Control>minus|<Control>KP_Subtract", "tree.zoom-out" },
  { "<Control>0|<Control>KP_0", "tree.zoom-normal" },
  { "<Control>9|<Control>KP_9", "tree.zoom-fit" },
  { "<Control>g", "tree.find-next" },
  { "<Control><Shift>g", "tree.find-previous" },
  { "Insert|KP_Insert", "tree.add-branch" },
  { "Delete|KP_Delete", "tree.remove" },
  { "<Alt>Up|<Alt>KP_Up", "tree.move(-1)" },
  { "<Alt>Down|<Alt>KP_Down", "tree.move(1)" },
  { "<Shift>Left", "tree.fold-to-policy" },
  { "<Shift>Right", "tree.unfold-all" },
};

/* Only keys that nothing inside has had a use for come here: an entry keeps its Delete. */
static void
add_shortcuts (RecourseTreeView *self)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  for (guint i = 0; i < G_N_ELEMENTS (shortcuts); i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_action_parse_detailed_name (shortcuts[i].action, &name, &target, NULL);
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (keys),
          g_object_new (GTK_TYPE_SHORTCUT, "trigger",
                        gtk_shortcut_trigger_parse_string (shortcuts[i].trigger), "action",
                        gtk_named_action_new (name), "arguments", target, NULL));
    }
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

void
tree_view_set_enabled (RecourseTreeView *self, const char *name, gboolean is_enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), is_enabled);
}

void
tree_view_update_actions (RecourseTreeView *self)
{
  guint index = recourse_tree_canvas_get_selected (self->canvas);
  gboolean has_tree = self->outline != NULL && recourse_outline_get_n_nodes (self->outline) > index;

  for (guint i = 0; i < G_N_ELEMENTS (entries); i++)
    tree_view_set_enabled (self, entries[i].name, has_tree);
  if (!has_tree)
    return;
  tree_view_set_enabled (
      self, "fold", recourse_outline_get (self->outline, index)->kind != RECOURSE_OUTLINE_OUTCOME);
  tree_view_set_enabled (self, "find-next", self->hits->len > 0);
  tree_view_set_enabled (self, "find-previous", self->hits->len > 0);
  tree_view_update_edit_actions (self, index);
}

void
tree_view_add_actions (RecourseTreeView *self)
{
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), tree_view_edit_entries,
                                   (int)tree_view_n_edit_entries, self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "tree", G_ACTION_GROUP (self->actions));
  add_shortcuts (self);
}
