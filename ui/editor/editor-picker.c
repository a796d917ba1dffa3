/* A popover that finds a record: type a few letters, Enter takes the first, arrows the others.  A list of
 * thousands is no longer to build than one of ten, since only what is seen has widgets. */
#include "config.h"

#include "ui/editor/editor-picker.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>

struct _RecourseEditorPicker
{
  GtkPopover parent_instance;

  RecourseDocument *document;
  char *of;
  GStrv left_out;
  char *folded;

  GtkWidget *search;
  GtkWidget *new_button; /* or NULL */
  GListStore *options;
  GtkFilter *filter;
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (RecourseEditorPicker, recourse_editor_picker, GTK_TYPE_POPOVER)

enum
{
  PICKED,
  ASKED_NEW,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

static gboolean
matches (gpointer item, gpointer user_data)
{
  RecourseEditorPicker *self = user_data;
  g_autofree char *title = recourse_editor_title (item);
  g_autofree char *words = NULL;
  g_autofree char *folded = NULL;

  if (self->folded == NULL || *self->folded == '\0')
    return TRUE;
  words = g_strconcat (title, " ", recourse_record_get_id (item), NULL);
  folded = g_utf8_casefold (words, -1);
  return strstr (folded, self->folded) != NULL;
}

static const char *
get_typed (RecourseEditorPicker *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->search));
}

static void
update_new_button (RecourseEditorPicker *self)
{
  g_autofree char *label = NULL;

  if (self->new_button == NULL)
    return;
  label = g_strdup_printf (_ ("Add “%s”"), get_typed (self));
  gtk_button_set_label (GTK_BUTTON (self->new_button), label);
  gtk_widget_set_visible (self->new_button, *get_typed (self) != '\0');
}

static void
on_search_changed (RecourseEditorPicker *self)
{
  g_free (self->folded);
  self->folded = g_utf8_casefold (get_typed (self), -1);
  gtk_filter_changed (self->filter, GTK_FILTER_CHANGE_DIFFERENT);
  gtk_single_selection_set_selected (self->selection, 0);
  update_new_button (self);
}

static void
ask_new (RecourseEditorPicker *self)
{
  g_autofree char *label = g_strstrip (g_strdup (get_typed (self)));

  gtk_popover_popdown (GTK_POPOVER (self));
  if (*label != '\0')
    g_signal_emit (self, signals[ASKED_NEW], 0, label);
}

static void
pick (RecourseEditorPicker *self, guint position)
{
  g_autoptr (RecourseRecord) record =
      g_list_model_get_item (G_LIST_MODEL (self->selection), position);
  g_autofree char *id = record != NULL ? g_strdup (recourse_record_get_id (record)) : NULL;

  if (id == NULL)
    {
      if (self->new_button != NULL)
        ask_new (self);
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, id);
}

static void
on_activated (GtkListView *view, guint position, RecourseEditorPicker *self)
{
  pick (self, position);
}

static void
on_search_activated (RecourseEditorPicker *self)
{
  g_autofree char *folded = g_utf8_casefold (get_typed (self), -1);
  guint selected = GTK_INVALID_LIST_POSITION;

  if (g_strcmp0 (folded, self->folded) != 0)
    on_search_changed (self); /* the entry itself waits a little */
  selected = gtk_single_selection_get_selected (self->selection);
  pick (self, selected == GTK_INVALID_LIST_POSITION ? 0 : selected);
}

static void
on_search_stopped (RecourseEditorPicker *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
move (RecourseEditorPicker *self, int step)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint selected = gtk_single_selection_get_selected (self->selection);

  if (n > 0)
    {
      selected = (guint)CLAMP ((gint64)selected + step, 0, (gint64)n - 1);
      gtk_single_selection_set_selected (self->selection, selected);
    }
}

static gboolean
on_key (GtkEventControllerKey *keys,
        guint keyval,
        guint keycode,
        GdkModifierType state,
        RecourseEditorPicker *self)
{
  if (keyval != GDK_KEY_Down && keyval != GDK_KEY_Up)
    return GDK_EVENT_PROPAGATE;
  move (self, keyval == GDK_KEY_Down ? 1 : -1);
  return GDK_EVENT_STOP;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_lines (GTK_LABEL (label), 3);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  g_autofree char *title = recourse_editor_title (gtk_list_item_get_item (item));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), title);
}

static void
recourse_editor_picker_show (GtkWidget *widget)
{
  RecourseEditorPicker *self = RECOURSE_EDITOR_PICKER (widget);
  g_autoptr (GPtrArray) options =
      recourse_place_options (recourse_document_get_dossier (self->document), self->of);

  g_list_store_remove_all (self->options);
  for (guint i = 0; i < options->len; i++)
    if (self->left_out == NULL
        || !g_strv_contains ((const char *const *)self->left_out,
                             recourse_record_get_id (options->pdata[i])))
      g_list_store_append (self->options, options->pdata[i]);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  update_new_button (self);
  GTK_WIDGET_CLASS (recourse_editor_picker_parent_class)->show (widget);
  gtk_widget_grab_focus (self->search);
}

static GtkWidget *
create_list (RecourseEditorPicker *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GListModel *filtered = NULL;
  GtkWidget *view = NULL;

  self->options = g_list_store_new (RECOURSE_TYPE_RECORD);
  self->filter = GTK_FILTER (gtk_custom_filter_new (matches, self, NULL));
  filtered = G_LIST_MODEL (gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->options)),
                                                      g_object_ref (self->filter)));
  self->selection = gtk_single_selection_new (filtered);
  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (g_object_ref (self->selection)), factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_widget_add_css_class (view, "picker-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("What can be added"), -1);
  g_signal_connect (view, "activate", G_CALLBACK (on_activated), self);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_size_request (scrolled, 320, 220);
  return scrolled;
}

static void
recourse_editor_picker_dispose (GObject *object)
{
  RecourseEditorPicker *self = RECOURSE_EDITOR_PICKER (object);

  gtk_popover_set_child (GTK_POPOVER (self), NULL);
  g_clear_object (&self->document);
  g_clear_object (&self->selection);
  g_clear_object (&self->options);
  g_clear_object (&self->filter);
  g_clear_pointer (&self->of, g_free);
  g_clear_pointer (&self->folded, g_free);
  g_clear_pointer (&self->left_out, g_strfreev);
  G_OBJECT_CLASS (recourse_editor_picker_parent_class)->dispose (object);
}

static void
recourse_editor_picker_class_init (RecourseEditorPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_editor_picker_dispose;
  GTK_WIDGET_CLASS (klass)->show = recourse_editor_picker_show;
  signals[PICKED] = g_signal_new ("picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[ASKED_NEW] = g_signal_new ("asked-new", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
recourse_editor_picker_init (RecourseEditorPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->search = gtk_search_entry_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search what to add"), -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), create_list (self));
  gtk_popover_set_child (GTK_POPOVER (self), box);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key), self);
  gtk_widget_add_controller (self->search, keys);
  g_signal_connect_swapped (self->search, "search-changed", G_CALLBACK (on_search_changed), self);
  g_signal_connect_swapped (self->search, "activate", G_CALLBACK (on_search_activated), self);
  g_signal_connect_swapped (self->search, "stop-search", G_CALLBACK (on_search_stopped), self);
}

GtkWidget *
recourse_editor_picker_new (RecourseDocument *document, const char *of)
{
  RecourseEditorPicker *self = g_object_new (RECOURSE_TYPE_EDITOR_PICKER, NULL);

  self->document = g_object_ref (document);
  self->of = g_strdup (of);
  return GTK_WIDGET (self);
}

void
recourse_editor_picker_leave_out (RecourseEditorPicker *self, const char *const *ids)
{
  g_strfreev (self->left_out);
  self->left_out = g_strdupv ((GStrv)ids);
}

void
recourse_editor_picker_offer_new (RecourseEditorPicker *self)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (self));

  self->new_button = gtk_button_new ();
  gtk_widget_add_css_class (self->new_button, "flat");
  g_signal_connect_swapped (self->new_button, "clicked", G_CALLBACK (ask_new), self);
  gtk_box_append (GTK_BOX (box), self->new_button);
  update_new_button (self);
}
