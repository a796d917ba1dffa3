/* The dossier in forms: kinds of entries, the entries of one kind, the sheet of one entry.  The window keeps
 * nothing of the dossier: entries are shown from the document and followed by id. */
#include "config.h"

#include "ui/editor/editor-window.h"

#include "ui/editor/editor-kinds.h"
#include "ui/editor/editor-lists.h"
#include "ui/editor/editor-panes.h"
#include "ui/editor/editor-sheet.h"
#include "ui/editor/editor-toast.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>

struct _RecourseEditorWindow
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  RecoursePanes *panes;
  GtkWidget *kinds_pane;
  GtkListBox *kinds;
  GtkWidget *entries_pane;
  GtkWidget *entries_back;
  GtkLabel *entries_title;
  GtkWidget *add_button;
  GtkSearchEntry *search;
  GtkStack *entries_stack;
  GtkListView *entries;
  AdwStatusPage *empty;
  RecourseEditorSheet *sheet;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  const RecourseEditorList *list; /* the kind that is shown */
  GListStore *records;            /* the entries of that kind as shown */
  GtkFilter *filter;
  GtkSingleSelection *selection;
  char *folded;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseEditorWindow, recourse_editor_window, ADW_TYPE_WINDOW)

enum
{
  KINDS,
  ENTRIES,
  SHEET,
};

static RecourseDossier *
get_dossier (RecourseEditorWindow *self)
{
  return recourse_document_get_dossier (self->document);
}

/* Kinds */

static void
update_kinds (RecourseEditorWindow *self)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->kinds, i)) != NULL; i++)
    recourse_editor_kind_row_update (row, get_dossier (self));
}

/* Entries */

static gboolean
matches (gpointer item, gpointer user_data)
{
  RecourseEditorWindow *self = user_data;
  g_autofree char *title = NULL;
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (self->folded == NULL || *self->folded == '\0')
    return TRUE;
  title = recourse_editor_title (item);
  words = g_strconcat (title, " ", recourse_record_get_id (item), NULL);
  folded = g_utf8_casefold (words, -1);
  return strstr (folded, self->folded) != NULL;
}

static void
update_entries_page (RecourseEditorWindow *self)
{
  const char *page = "list";

  if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    page = "empty";
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->selection)) == 0)
    page = "none-found";
  gtk_stack_set_visible_child_name (self->entries_stack, page);
  gtk_widget_set_visible (GTK_WIDGET (self->search),
                          g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 8);
}

static void
on_search_changed (RecourseEditorWindow *self)
{
  g_free (self->folded);
  self->folded = g_utf8_casefold (gtk_editable_get_text (GTK_EDITABLE (self->search)), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  update_entries_page (self);
}

static void
on_search_stopped (RecourseEditorWindow *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

static guint
position_of (RecourseEditorWindow *self, const char *id)
{
  GListModel *shown = G_LIST_MODEL (self->selection);

  for (guint i = 0; id != NULL && i < g_list_model_get_n_items (shown); i++)
    {
      g_autoptr (RecourseRecord) record = g_list_model_get_item (shown, i);

      if (g_strcmp0 (recourse_record_get_id (record), id) == 0)
        return i;
    }
  return GTK_INVALID_LIST_POSITION;
}

/* All records are new after an edit; the one with the same id stays chosen. */
static void
fill_entries (RecourseEditorWindow *self, const char *id)
{
  GListStore *entries = recourse_editor_list_entries (get_dossier (self), self->list->key);
  guint n = entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (entries)) : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, g_list_model_get_item (G_LIST_MODEL (entries), i));
  self->is_updating = TRUE;
  g_list_store_splice (self->records, 0, g_list_model_get_n_items (G_LIST_MODEL (self->records)),
                       items->pdata, items->len);
  gtk_single_selection_set_selected (self->selection, position_of (self, id));
  self->is_updating = FALSE;
  update_entries_page (self);
}

static void
show_entry (RecourseEditorWindow *self, const char *id)
{
  g_autofree char *own = g_strdup (id); /* may be the sheet's own */

  recourse_editor_sheet_set_record (self->sheet, self->document,
                                    id != NULL ? self->list->key : NULL, own);
}

static void
on_entry_selected (RecourseEditorWindow *self)
{
  RecourseRecord *record = gtk_single_selection_get_selected_item (self->selection);

  if (self->is_updating || self->list == NULL || self->list->new_label == NULL)
    return;
  recourse_editor_sheet_flush (self->sheet);
  show_entry (self, record != NULL ? recourse_record_get_id (record) : NULL);
}

static void
on_entry_activated (RecourseEditorWindow *self, guint position)
{
  recourse_panes_set_depth (self->panes, SHEET);
  recourse_editor_sheet_start (self->sheet);
}

static void
on_setup_entry (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *id = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (title), 2);
  gtk_label_set_ellipsize (GTK_LABEL (title), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (id), 0);
  gtk_label_set_ellipsize (GTK_LABEL (id), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (id, "caption");
  gtk_widget_add_css_class (id, "dim-label");
  gtk_widget_add_css_class (id, "dimmed");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), id);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
}

static void
on_bind_entry (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  RecourseRecord *record = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *title = recourse_editor_title (record);

  gtk_label_set_text (GTK_LABEL (gtk_widget_get_first_child (box)), title);
  gtk_label_set_text (GTK_LABEL (gtk_widget_get_last_child (box)), recourse_record_get_id (record));
}

/* From kind to kind */

static void
show_list (RecourseEditorWindow *self, const RecourseEditorList *list)
{
  gboolean has_entries = list->new_label != NULL;

  recourse_editor_sheet_flush (self->sheet);
  self->list = list;
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  g_clear_pointer (&self->folded, g_free);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_LESS_STRICT);
  gtk_widget_set_visible (self->entries_pane, has_entries);
  gtk_label_set_text (self->entries_title, _ (list->title));
  gtk_widget_set_tooltip_text (self->add_button, has_entries ? _ (list->new_label) : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->add_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  has_entries ? _ (list->new_label) : "", -1);
  adw_status_page_set_title (self->empty, _ (list->title));
  adw_status_page_set_description (self->empty, _ (list->about));
  fill_entries (self, NULL);
  if (!has_entries)
    recourse_editor_sheet_set_record (self->sheet, self->document, list->key, NULL);
  else if (g_list_model_get_n_items (G_LIST_MODEL (self->records)) > 0)
    gtk_single_selection_set_selected (self->selection, 0);
  else
    show_entry (self, NULL);
}

static void
on_kind_selected (RecourseEditorWindow *self, GtkListBoxRow *row)
{
  if (row != NULL && self->document != NULL
      && recourse_editor_kind_row_get_list (row) != self->list)
    show_list (self, recourse_editor_kind_row_get_list (row));
}

static void
on_kind_activated (RecourseEditorWindow *self, GtkListBoxRow *row)
{
  recourse_panes_set_depth (
      self->panes, recourse_editor_kind_row_get_list (row)->new_label != NULL ? ENTRIES : SHEET);
}

static void
select_kind (RecourseEditorWindow *self, const char *key)
{
  GtkListBoxRow *row = NULL;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->kinds, i)) != NULL; i++)
    if (g_str_equal (recourse_editor_kind_row_get_list (row)->key, key))
      {
        gtk_list_box_select_row (self->kinds, row);
        return;
      }
}

/* What is asked for */

static void
go_to_entry (RecourseEditorWindow *self, const char *id)
{
  guint position = position_of (self, id);

  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->entries), "list.scroll-to-item", "u", position);
  recourse_panes_set_depth (self->panes, SHEET);
}

static void
on_add (RecourseEditorWindow *self)
{
  g_autofree char *id = NULL;
  g_autofree char *reason = NULL;

  recourse_editor_sheet_flush (self->sheet);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  on_search_changed (self);
  reason = recourse_editor_list_add (self->document, self->list, NULL, &id);
  if (reason != NULL)
    {
      recourse_editor_say (GTK_WIDGET (self->panes), reason, FALSE);
      return;
    }
  go_to_entry (self, id);
  recourse_editor_sheet_start (self->sheet);
}

static void
on_made (RecourseEditorWindow *self, const char *id)
{
  go_to_entry (self, id);
}

static void
on_said (RecourseEditorWindow *self, const char *text, gboolean offers_undo)
{
  recourse_editor_say (GTK_WIDGET (self->panes), text, offers_undo);
}

static void
on_jump (RecourseEditorWindow *self, const char *place)
{
  recourse_editor_window_reveal (self, place);
}

static void
on_back (RecourseEditorWindow *self)
{
  recourse_panes_go_back (self->panes);
}

static void
update_back (RecourseEditorWindow *self)
{
  gboolean can_go_back = recourse_panes_can_go_back (self->panes);

  gtk_widget_set_visible (self->entries_back, can_go_back);
  recourse_editor_sheet_show_back (self->sheet,
                                   can_go_back && recourse_panes_get_depth (self->panes) == SHEET
                                       && (self->list == NULL || self->list->new_label == NULL
                                           || !gtk_widget_get_child_visible (self->entries_pane)));
}

static void
on_panes_changed (RecourseEditorWindow *self)
{
  /* Alone on the screen, an entry opens at a touch; beside its form it is enough to select it. */
  gtk_list_view_set_single_click_activate (self->entries, recourse_panes_is_single (self->panes));
  update_back (self);
}

/* An entry that is removed makes room for the one that takes its place. */
static void
on_dossier_changed (RecourseEditorWindow *self)
{
  guint before = gtk_single_selection_get_selected (self->selection);
  g_autofree char *id = NULL;
  guint n = 0;

  recourse_editor_sheet_follow (self->sheet);
  id = g_strdup (recourse_editor_sheet_get_id (self->sheet));

  adw_window_title_set_subtitle (self->heading, get_dossier (self)->title);
  update_kinds (self);
  if (self->list->new_label == NULL)
    return;
  fill_entries (self, id);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  if (position_of (self, id) != GTK_INVALID_LIST_POSITION)
    return;
  if (n > 0 && before != GTK_INVALID_LIST_POSITION)
    gtk_single_selection_set_selected (self->selection, MIN (before, n - 1));
  on_entry_selected (self);
}

/* Building */

static void
recourse_editor_window_dispose (GObject *object)
{
  RecourseEditorWindow *self = RECOURSE_EDITOR_WINDOW (object);

  self->is_updating = TRUE;
  g_clear_object (&self->document_signals);
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_EDITOR_WINDOW);
  g_clear_object (&self->selection);
  g_clear_object (&self->records);
  g_clear_object (&self->filter);
  g_clear_object (&self->document);
  g_clear_pointer (&self->folded, g_free);
  G_OBJECT_CLASS (recourse_editor_window_parent_class)->dispose (object);
}

/* Typing that was not taken over yet is, before the window goes out of sight. */
static gboolean
recourse_editor_window_close_request (GtkWindow *window)
{
  recourse_editor_sheet_flush (RECOURSE_EDITOR_WINDOW (window)->sheet);
  return GTK_WINDOW_CLASS (recourse_editor_window_parent_class)->close_request (window);
}

#define BIND(name) gtk_widget_class_bind_template_child (widget_class, RecourseEditorWindow, name)

static void
recourse_editor_window_class_init (RecourseEditorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_editor_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = recourse_editor_window_close_request;
  g_type_ensure (RECOURSE_TYPE_PANES);
  g_type_ensure (RECOURSE_TYPE_EDITOR_SHEET);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/editor-window.ui");
  BIND (heading);
  BIND (panes);
  BIND (kinds_pane);
  BIND (kinds);
  BIND (entries_pane);
  BIND (entries_back);
  BIND (entries_title);
  BIND (add_button);
  BIND (search);
  BIND (entries_stack);
  BIND (entries);
  BIND (empty);
  BIND (sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_panes_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_back);
  gtk_widget_class_bind_template_callback (widget_class, on_add);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped);
  gtk_widget_class_bind_template_callback (widget_class, on_entry_activated);
  gtk_widget_class_bind_template_callback (widget_class, on_jump);
  gtk_widget_class_bind_template_callback (widget_class, on_said);
  gtk_widget_class_bind_template_callback (widget_class, on_made);
}

static void
set_up_entries (RecourseEditorWindow *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  GListModel *filtered = NULL;

  self->records = g_list_store_new (RECOURSE_TYPE_RECORD);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->records)),
                                                      g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (filtered);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_single_selection_set_can_unselect (self->selection, TRUE);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_entry_selected),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup_entry), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_entry), NULL);
  gtk_list_view_set_factory (self->entries, factory);
  gtk_list_view_set_model (self->entries, GTK_SELECTION_MODEL (self->selection));
}

static void
recourse_editor_window_init (RecourseEditorWindow *self)
{
  guint n_lists = 0;
  const RecourseEditorList *lists = recourse_editor_lists (&n_lists);

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < n_lists; i++)
    gtk_list_box_append (self->kinds, recourse_editor_kind_row_new (&lists[i]));
  recourse_panes_add (self->panes, self->kinds_pane, 210, FALSE);
  recourse_panes_add (self->panes, self->entries_pane, 280, FALSE);
  recourse_panes_add (self->panes, GTK_WIDGET (self->sheet), 360, TRUE);
  set_up_entries (self);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier",
                                  G_CALLBACK (on_dossier_changed), self);
}

static void
add_shortcut (GtkEventController *keys, guint keyval, GdkModifierType modifiers, const char *action)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers), gtk_named_action_new (action)));
}

static gboolean
on_find (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return gtk_widget_grab_focus (GTK_WIDGET (RECOURSE_EDITOR_WINDOW (widget)->search));
}

static gboolean
on_new (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecourseEditorWindow *self = RECOURSE_EDITOR_WINDOW (widget);

  if (self->list->new_label == NULL)
    return FALSE;
  on_add (self);
  return TRUE;
}

static void
add_callback (GtkEventController *keys,
              guint keyval,
              GdkModifierType modifiers,
              GtkShortcutFunc callback)
{
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (keyval, modifiers),
                        gtk_callback_action_new (callback, NULL, NULL)));
}

RecourseEditorWindow *
recourse_editor_window_new (GtkWindow *parent)
{
  RecourseEditorWindow *self = g_object_new (RECOURSE_TYPE_EDITOR_WINDOW, "transient-for", parent,
                                             "destroy-with-parent", TRUE, NULL);
  GtkEventController *keys = gtk_shortcut_controller_new ();
  GtkEventController *first = gtk_shortcut_controller_new ();

  gtk_widget_insert_action_group (GTK_WIDGET (self), "win", G_ACTION_GROUP (parent));
  add_shortcut (keys, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo");
  add_shortcut (keys, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK, "win.redo");
  add_shortcut (keys, GDK_KEY_y, GDK_CONTROL_MASK, "win.redo");
  add_shortcut (keys, GDK_KEY_Escape, 0, "window.close");
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
  /* Before the accelerators of the application, which mean the window behind. */
  gtk_event_controller_set_propagation_phase (first, GTK_PHASE_CAPTURE);
  add_callback (first, GDK_KEY_f, GDK_CONTROL_MASK, on_find);
  add_callback (first, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK, on_new);
  gtk_widget_add_controller (GTK_WIDGET (self), first);
  return self;
}

void
recourse_editor_window_set_document (RecourseEditorWindow *self, RecourseDocument *document)
{
  if (!g_set_object (&self->document, document))
    return;
  g_signal_group_set_target (self->document_signals, document);
  if (document == NULL)
    return;
  adw_window_title_set_subtitle (self->heading, get_dossier (self)->title);
  update_kinds (self);
  self->list = NULL;
  gtk_list_box_select_row (self->kinds, NULL);
  select_kind (self, "");
}

void
recourse_editor_window_reveal (RecourseEditorWindow *self, const char *place)
{
  g_auto (GStrv) steps = g_strsplit (place, "/", 4);
  GListStore *entries = NULL;
  g_autoptr (RecourseRecord) record = NULL;

  if (g_strv_length (steps) < 2 || recourse_editor_list_find (steps[1]) == NULL)
    return;
  select_kind (self, steps[1]);
  entries = recourse_editor_list_entries (get_dossier (self), steps[1]);
  if (entries != NULL && steps[2] != NULL)
    record = g_list_model_get_item (G_LIST_MODEL (entries),
                                    (guint)g_ascii_strtoull (steps[2], NULL, 10));
  if (record != NULL)
    go_to_entry (self, recourse_record_get_id (record));
}

void
recourse_editor_window_flush (RecourseEditorWindow *self)
{
  recourse_editor_sheet_flush (self->sheet);
}
