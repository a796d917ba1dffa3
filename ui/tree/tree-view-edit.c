/* Changing the tree.  Every change is one commit with a name of its own; what it makes is selected afterwards,
 * found by the way to it.  What is taken away can be brought back from the toast that says so. */
#include "config.h"

#include "ui/tree/tree-view-private.h"

#include "document/tree-edit.h"
#include "ui/editor/editor-fault.h"
#include "ui/tree/tree-form.h"

#include <glib/gi18n.h>

/* Saying */

static void
on_toast_undo (RecourseTreeView *self)
{
  recourse_document_undo (self->document);
}

void
tree_view_say (RecourseTreeView *self, const char *text, gboolean can_undo)
{
  g_autofree char *escaped =
      g_markup_escape_text (text, -1); /* a toast takes its title for markup */
  AdwToast *toast = adw_toast_new (escaped);

  if (self->toast != NULL)
    adw_toast_dismiss (self->toast);
  if (can_undo)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      g_signal_connect_swapped (toast, "button-clicked", G_CALLBACK (on_toast_undo), self);
      g_set_weak_pointer (&self->toast, toast);
    }
  adw_toast_overlay_add_toast (self->toasts, toast);
}

/* The form */

static void
on_form_refused (RecourseTreeView *self, const char *reason)
{
  g_autofree char *text = g_strdup_printf (_ ("Not changed: %s"), reason);

  tree_view_say (self, text, FALSE);
}

static gboolean
on_form_gone (gpointer form)
{
  gtk_widget_unparent (form);
  return G_SOURCE_REMOVE;
}

static void
on_form_closed (RecourseTreeView *self, GtkWidget *form)
{
  if (self->form == form)
    self->form = NULL;
  g_idle_add (on_form_gone, form);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
open_popover (RecourseTreeView *self, GtkWidget *form, GtkWidget *parent, const GdkRectangle *at)
{
  if (self->form != NULL)
    gtk_popover_popdown (GTK_POPOVER (self->form));
  self->form = form;
  gtk_widget_set_parent (form, parent);
  if (at != NULL)
    gtk_popover_set_pointing_to (GTK_POPOVER (form), at);
  g_signal_connect_object (form, "refused", G_CALLBACK (on_form_refused), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (form, "closed", G_CALLBACK (on_form_closed), self, G_CONNECT_SWAPPED);
  recourse_tree_form_open (RECOURSE_TREE_FORM (form));
}

void
tree_view_open_form (RecourseTreeView *self, const char *part)
{
  guint index = recourse_tree_canvas_get_selected (self->canvas);
  GdkRectangle at = recourse_tree_canvas_get_part (self->canvas, part);

  open_popover (self, recourse_tree_form_new (self->document, self->outline, index, part),
                GTK_WIDGET (self->canvas), &at);
}

static void
edit_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  tree_view_open_form (RECOURSE_TREE_VIEW (view), "node");
}

static void
inspect_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  g_autofree char *place = recourse_tree_form_dup_place (
      self->outline, recourse_tree_canvas_get_selected (self->canvas));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.inspect", "s", place);
}

/* Commits */

static const RecourseOutlineNode *
get_selected (RecourseTreeView *self)
{
  return recourse_outline_get (self->outline, recourse_tree_canvas_get_selected (self->canvas));
}

static const char *
name_of (const RecourseOutlineNode *node)
{
  const char *name =
      node->branch != NULL ? recourse_record_get_label (RECOURSE_RECORD (node->branch)) : "";

  if (*name == '\0')
    name = recourse_record_get_label (RECOURSE_RECORD (node->node));
  return *name != '\0' ? name : _ ("Node");
}

static char *
dup_reason (RecourseTreeView *self, RecourseFaults *faults)
{
  return recourse_editor_dup_reason (recourse_document_get_dossier (self->document), faults);
}

/* @wanted: (transfer full) (nullable): key of the node to be selected afterwards; @part: (nullable): to be edited then */
static gboolean
commit (
    RecourseTreeView *self, RecourseEdit *edit, const char *name, char *wanted, const char *part)
{
  g_autoptr (RecourseFaults) faults = NULL;
  g_autofree char *reason = NULL;

  g_free (self->wanted);
  self->wanted = wanted;
  g_free (self->wanted_part);
  self->wanted_part = g_strdup (part);
  if (recourse_document_commit (self->document, edit, name, NULL, &faults))
    return TRUE;
  g_clear_pointer (&self->wanted, g_free);
  g_clear_pointer (&self->wanted_part, g_free);
  reason = dup_reason (self, faults);
  on_form_refused (self, reason);
  return FALSE;
}

/* Who decides in a new decision: the stakeholder in view. */
static const char *
get_owner (RecourseTreeView *self)
{
  const RecourseResults *results = recourse_document_get_results (self->document);
  GListModel *parties = G_LIST_MODEL (recourse_document_get_dossier (self->document)->stakeholders);
  guint view = recourse_document_get_stakeholder (self->document);
  guint position = results != NULL && view < results->n_stakeholders ? results->positions[view] : 0;
  g_autoptr (RecourseRecord) party = g_list_model_get_item (parties, position);

  return party != NULL ? recourse_record_get_id (party) : NULL; /* the list keeps it */
}

static char *
dup_key (RecourseTreeView *self)
{
  return recourse_outline_dup_key (self->outline, recourse_tree_canvas_get_selected (self->canvas));
}

static char *
dup_place (RecourseTreeView *self)
{
  return recourse_tree_form_dup_place (self->outline,
                                       recourse_tree_canvas_get_selected (self->canvas));
}

/* Of a child that is being added. */
static char *
dup_new_key (RecourseTreeView *self, guint index, gboolean decides)
{
  g_autofree char *key = recourse_outline_dup_key (self->outline, index);
  const char *stem = decides ? "new_option" : "new_branch";
  guint n = 1;

  for (guint i = index + 1; i < recourse_outline_get (self->outline, index)->end;
       i = recourse_outline_get (self->outline, i)->end)
    {
      const char *id = recourse_record_get_id (
          RECOURSE_RECORD (recourse_outline_get (self->outline, i)->branch));
      g_autofree char *candidate = n == 1 ? g_strdup (stem) : g_strdup_printf ("%s_%u", stem, n);

      if (g_strcmp0 (id, candidate) == 0)
        {
          n++;
          i = index + 1;
        }
    }
  return n == 1 ? g_strdup_printf ("%s/%s", key, stem) : g_strdup_printf ("%s/%s_%u", key, stem, n);
}

/* Behind the last branch of the selected node; for an outcome, beside it. */
static void
add_branch_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  guint index = recourse_tree_canvas_get_selected (self->canvas);
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, index);
  guint position = recourse_outline_n_children (self->outline, index);
  g_autofree char *place = NULL;
  RecourseEdit *edit = NULL;

  if (node->kind == RECOURSE_OUTLINE_OUTCOME)
    {
      position = node->position + 1;
      index = node->parent;
      node = recourse_outline_get (self->outline, index);
    }
  place = recourse_tree_form_dup_place (self->outline, index);
  edit = recourse_document_edit (self->document);
  recourse_tree_add_branch (edit, place, node->node, position);
  commit (self, edit, node->kind == RECOURSE_OUTLINE_DECISION ? _ ("Add Option") : _ ("Add Branch"),
          dup_new_key (self, index, node->kind == RECOURSE_OUTLINE_DECISION), "label");
}

static void
insert_before_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  const char *kind = g_variant_get_string (parameter, NULL);
  g_autofree char *place = dup_place (self);
  RecourseEdit *edit = recourse_document_edit (self->document);

  recourse_tree_insert_before (edit, place, get_selected (self)->node, kind, get_owner (self));
  commit (self, edit, strcmp (kind, "decision") == 0 ? _ ("Insert Decision") : _ ("Insert Chance"),
          dup_key (self), "question");
}

static void
turn_into_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  const char *kind = g_variant_get_string (parameter, NULL);
  const RecourseOutlineNode *node = get_selected (self);
  g_autofree char *place = dup_place (self), *name = NULL, *text = NULL;
  RecourseEdit *edit = recourse_document_edit (self->document);
  gboolean loses = strcmp (kind, "outcome") == 0;

  name = g_strdup_printf (strcmp (kind, "decision") == 0 ? _ ("Turn “%s” Into a Decision")
                          : loses                        ? _ ("Turn “%s” Into an Outcome")
                                                         : _ ("Turn “%s” Into a Chance"),
                          name_of (node));
  text = g_strdup_printf (_ ("What was behind “%s” has been removed"), name_of (node));
  recourse_tree_turn_into (edit, place, node->node, kind, get_owner (self));
  if (commit (self, edit, name, dup_key (self), NULL) && loses)
    tree_view_say (self, text, TRUE);
}

static void
keep_only_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  const RecourseOutlineNode *node = get_selected (self);
  const RecourseOutlineNode *above = recourse_outline_get (self->outline, node->parent);
  g_autofree char *place = recourse_tree_form_dup_place (self->outline, node->parent);
  g_autofree char *name = g_strdup_printf (_ ("Keep Only “%s”"), name_of (node));
  g_autofree char *text = g_strdup_printf (_ ("Only “%s” has been kept"), name_of (node));
  RecourseEdit *edit = recourse_document_edit (self->document);

  recourse_tree_keep_only (edit, place, above->node, node->position);
  if (commit (self, edit, name, recourse_outline_dup_key (self->outline, node->parent), NULL))
    tree_view_say (self, text, TRUE);
}

static void
remove_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  const RecourseOutlineNode *node = get_selected (self);
  const RecourseOutlineNode *above = recourse_outline_get (self->outline, node->parent);
  g_autofree char *place = recourse_tree_form_dup_place (self->outline, node->parent);
  g_autofree char *name = g_strdup_printf (_ ("Remove “%s”"), name_of (node));
  g_autofree char *text = g_strdup_printf (_ ("“%s” removed"), name_of (node));
  RecourseEdit *edit = recourse_document_edit (self->document);

  recourse_tree_remove_branch (edit, place, above->node, node->position);
  if (commit (self, edit, name, recourse_outline_dup_key (self->outline, node->parent), NULL))
    tree_view_say (self, text, TRUE);
}

static void
move_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  const RecourseOutlineNode *node = get_selected (self);
  guint position = (guint)((int)node->position + g_variant_get_int32 (parameter));
  g_autofree char *place = NULL, *name = g_strdup_printf (_ ("Move “%s”"), name_of (node));
  g_autofree char *above = recourse_outline_dup_key (self->outline, node->parent);
  const char *id = recourse_record_get_id (RECOURSE_RECORD (node->branch));
  RecourseEdit *edit = recourse_document_edit (self->document);

  place = recourse_tree_form_dup_branch_place (self->outline,
                                               recourse_tree_canvas_get_selected (self->canvas));
  recourse_edit_move (edit, place, position);
  commit (self, edit, name,
          id != NULL ? dup_key (self) : g_strdup_printf ("%s/%u", above, position), NULL);
}

/* Paths */

/* Gives the path an id that tells it from all others, and shows it. */
static void
show_path_called (RecourseTreeView *self, guint position)
{
  GListModel *paths = G_LIST_MODEL (recourse_document_get_dossier (self->document)->paths);
  g_autoptr (RecourseRecord) path = g_list_model_get_item (paths, position);

  if (path == NULL)
    return;
  tree_view_choose_path (self, recourse_record_get_id (path));
}

static char *
commit_path (RecourseTreeView *self, RecourseEdit *edit, const char *name)
{
  g_autoptr (RecourseFaults) faults = NULL;

  if (recourse_document_commit (self->document, edit, name, NULL, &faults))
    return NULL;
  return dup_reason (self, faults);
}

static char *
add_path (const char *label, gpointer view)
{
  RecourseTreeView *self = view;
  RecourseEdit *edit = recourse_document_edit (self->document);
  g_autofree char *name = g_strdup_printf (_ ("Add Path “%s”"), label);
  guint n = g_list_model_get_n_items (
      G_LIST_MODEL (recourse_document_get_dossier (self->document)->paths));
  char *reason;

  recourse_tree_add_path (edit, label);
  reason = commit_path (self, edit, name);
  if (reason == NULL)
    show_path_called (self, n);
  return reason;
}

static char *
duplicate_path (const char *label, gpointer view)
{
  RecourseTreeView *self = view;
  RecourseEdit *edit = recourse_document_edit (self->document);
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  g_autofree char *name = g_strdup_printf (_ ("Duplicate Path as “%s”"), label);
  guint index = recourse_outline_get_path_index (self->outline);
  char *reason;

  recourse_tree_duplicate_path (edit, dossier, recourse_outline_get_path (self->outline), label);
  reason = commit_path (self, edit, name);
  if (reason == NULL)
    show_path_called (self, index + 1);
  return reason;
}

static char *
rename_path (const char *label, gpointer view)
{
  RecourseTreeView *self = view;
  RecourseEdit *edit = recourse_document_edit (self->document);
  g_autofree char *name = g_strdup_printf (_ ("Rename Path to “%s”"), label);
  g_autofree char *place =
      g_strdup_printf ("/paths/%u/label", recourse_outline_get_path_index (self->outline));

  recourse_edit_set_text (edit, place, label);
  return commit_path (self, edit, name);
}

static void
ask_for_name (RecourseTreeView *self,
              const char *title,
              const char *text,
              RecourseTreeNameFunc func)
{
  open_popover (
      self,
      recourse_tree_form_new_name (self->document, title, _ ("Name of the path"), text, func, self),
      GTK_WIDGET (self->path_button), NULL);
}

static void
add_path_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  ask_for_name (view, _ ("Add path"), "", add_path);
}

static void
duplicate_path_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  g_autofree char *text = g_strdup_printf (
      _ ("%s (copy)"),
      recourse_record_get_label (RECOURSE_RECORD (recourse_outline_get_path (self->outline))));

  ask_for_name (self, _ ("Duplicate path"), text, duplicate_path);
}

static void
rename_path_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);

  ask_for_name (
      self, _ ("Rename path"),
      recourse_record_get_label (RECOURSE_RECORD (recourse_outline_get_path (self->outline))),
      rename_path);
}

static void
remove_path_action (GSimpleAction *action, GVariant *parameter, gpointer view)
{
  RecourseTreeView *self = RECOURSE_TREE_VIEW (view);
  const char *label =
      recourse_record_get_label (RECOURSE_RECORD (recourse_outline_get_path (self->outline)));
  g_autofree char *name = g_strdup_printf (_ ("Remove Path “%s”"), label);
  g_autofree char *text = g_strdup_printf (_ ("Path “%s” removed"), label);
  g_autofree char *place =
      g_strdup_printf ("/paths/%u", recourse_outline_get_path_index (self->outline));
  RecourseEdit *edit = recourse_document_edit (self->document);

  recourse_edit_remove_record (edit, place);
  if (!commit (self, edit, name, NULL, NULL))
    return;
  tree_view_choose_path (self, NULL);
  tree_view_say (self, text, TRUE);
}

const GActionEntry tree_view_edit_entries[] = {
  { .name = "edit", .activate = edit_action },
  { .name = "inspect", .activate = inspect_action },
  { .name = "add-branch", .activate = add_branch_action },
  { .name = "insert-before", .parameter_type = "s", .activate = insert_before_action },
  { .name = "turn-into", .parameter_type = "s", .activate = turn_into_action },
  { .name = "keep-only", .activate = keep_only_action },
  { .name = "remove", .activate = remove_action },
  { .name = "move", .parameter_type = "i", .activate = move_action },
  { .name = "add-path", .activate = add_path_action },
  { .name = "duplicate-path", .activate = duplicate_path_action },
  { .name = "rename-path", .activate = rename_path_action },
  { .name = "remove-path", .activate = remove_path_action },
};
const guint tree_view_n_edit_entries = G_N_ELEMENTS (tree_view_edit_entries);

static void
append (GMenu *menu, RecourseRecord *path)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (recourse_record_get_label (path), NULL);

  g_menu_item_set_action_and_target (item, "tree.path", "s", recourse_record_get_id (path));
  g_menu_append_item (menu, item);
}

/* The paths of the dossier, and what can be done with them. */
static void
fill_path_menu (RecourseTreeView *self)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) change = g_menu_new ();
  GListModel *paths = G_LIST_MODEL (recourse_document_get_dossier (self->document)->paths);

  g_menu_append (all, _ ("The One That _Leads"), "tree.path('')");
  for (guint i = 0; i < g_list_model_get_n_items (paths); i++)
    {
      g_autoptr (RecourseRecord) path = g_list_model_get_item (paths, i);

      append (all, path);
    }
  g_menu_append (change, _ ("_Add Path…"), "tree.add-path");
  g_menu_append (change, _ ("_Duplicate Path…"), "tree.duplicate-path");
  g_menu_append (change, _ ("_Rename Path…"), "tree.rename-path");
  g_menu_append (change, _ ("Re_move Path"), "tree.remove-path");
  g_menu_append_section (menu, _ ("Path shown"), G_MENU_MODEL (all));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (change));
  gtk_menu_button_set_menu_model (self->path_button, G_MENU_MODEL (menu));
}

void
tree_view_update_edit_actions (RecourseTreeView *self, guint index)
{
  const RecourseOutlineNode *node = recourse_outline_get (self->outline, index);
  gboolean has_parent = node->parent != RECOURSE_OUTLINE_NONE;
  guint n = has_parent ? recourse_outline_n_children (self->outline, node->parent) : 1;
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);

  tree_view_set_enabled (self, "add-branch", node->kind != RECOURSE_OUTLINE_OUTCOME || has_parent);
  tree_view_set_enabled (self, "remove", n > 1);
  tree_view_set_enabled (self, "keep-only", has_parent);
  tree_view_set_enabled (self, "move", n > 1);
  tree_view_set_enabled (self, "remove-path",
                         g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)) > 1);
  fill_path_menu (self);
}
