/* One entry of a dossier with its form, its uses and its buttons.  The evidence view and the editor show the same
 * sheet; where they lead from it is theirs to decide, so it only says what was asked for. */
#include "config.h"

#include "ui/editor/editor-sheet.h"

#include "ui/editor/editor-entry.h"
#include "ui/editor/editor-form.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-uses.h"
#include "ui/editor/editor-words.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

struct _RecourseEditorSheet
{
  AdwBin parent_instance;

  GtkWidget *back_button;
  GtkLabel *title;
  GtkWidget *buttons;
  GtkWidget *up_button;
  GtkWidget *down_button;
  AdwBin *extra;
  RecourseRecordForm *form;
  RecourseUses *uses;
  GtkWidget *body;
  GtkWidget *scrolled;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  char *list; /* NULL: nothing is chosen */
  guint start_idle;
  gboolean starts_when_seen; /* the keyboard is to go into the form, which is not on screen yet */
};

G_DEFINE_FINAL_TYPE (RecourseEditorSheet, recourse_editor_sheet, ADW_TYPE_BIN)

enum
{
  JUMP,
  BACK,
  SAID,
  MADE,
  N_SIGNALS,
};
static guint signals[N_SIGNALS];

const char *
recourse_editor_sheet_get_id (RecourseEditorSheet *self)
{
  return self->list != NULL ? recourse_record_form_get_id (self->form) : NULL;
}

/* (nullable) */
static GListStore *
get_entries (RecourseEditorSheet *self)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (dossier), self->list);

  if (field == NULL || field->kind != RECOURSE_FIELD_RECORDS)
    return NULL;
  return *(GListStore **)recourse_record_member (RECOURSE_RECORD (dossier), field);
}

/* (nullable) */
static RecourseRecord *
find_entry (RecourseEditorSheet *self, guint *index)
{
  RecourseDossier *dossier = NULL;
  const char *id = recourse_editor_sheet_get_id (self);

  if (id == NULL || self->document == NULL || get_entries (self) == NULL)
    return NULL;
  dossier = recourse_document_get_dossier (self->document);
  *index = recourse_dossier_index_of (dossier, get_entries (self), id);
  return recourse_dossier_find (dossier, get_entries (self), id);
}

static void
update (RecourseEditorSheet *self)
{
  guint index = 0;
  RecourseRecord *entry = find_entry (self, &index);
  guint n = entry != NULL ? g_list_model_get_n_items (G_LIST_MODEL (get_entries (self))) : 0;
  g_autofree char *title = entry != NULL ? recourse_editor_title (entry) : NULL;

  gtk_label_set_text (self->title, title != NULL ? title : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->title), title);
  gtk_widget_set_visible (self->buttons, entry != NULL);
  gtk_widget_set_sensitive (self->up_button, index > 0);
  gtk_widget_set_sensitive (self->down_button, index + 1 < n);
  recourse_uses_set_id (self->uses, self->document,
                        entry != NULL ? recourse_record_get_id (entry) : NULL);
}

void
recourse_editor_sheet_set_record (RecourseEditorSheet *self,
                                  RecourseDocument *document,
                                  const char *list,
                                  const char *id)
{
  gboolean is_other = g_strcmp0 (self->list, list) != 0
                      || g_strcmp0 (recourse_record_form_get_id (self->form), id) != 0;

  g_free (self->list);
  self->list = g_strdup (list);
  g_set_object (&self->document, document);
  recourse_record_form_set_record (self->form, document, list, id);
  g_signal_group_set_target (self->document_signals, document); /* after the form's */
  gtk_widget_set_visible (self->body, list != NULL);
  if (is_other)
    gtk_adjustment_set_value (
        gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scrolled)), 0);
  if (document != NULL)
    update (self);
}

/* What the buttons do */

static void
say (RecourseEditorSheet *self, const char *text, gboolean offers_undo)
{
  g_signal_emit (self, signals[SAID], 0, text, offers_undo);
}

void
recourse_editor_sheet_remove (RecourseEditorSheet *self)
{
  guint index = 0;
  RecourseRecord *entry = find_entry (self, &index);
  g_autofree char *title = entry != NULL ? recourse_editor_title (entry) : NULL;
  g_autofree char *place = NULL;
  g_autofree char *reason = NULL;
  g_autofree char *done = NULL;

  if (entry == NULL)
    return;
  place = g_strdup_printf ("/%s/%u", self->list, index);
  reason = recourse_editor_entry_remove (self->document, place);
  if (reason != NULL)
    {
      say (self, reason, FALSE);
      return;
    }
  done = g_strdup_printf (_ ("“%s” removed"), title);
  say (self, done, TRUE);
}

void
recourse_editor_sheet_duplicate (RecourseEditorSheet *self)
{
  guint index = 0;
  g_autofree char *id = NULL;
  g_autofree char *reason = NULL;

  if (find_entry (self, &index) == NULL)
    return;
  reason = recourse_editor_entry_duplicate (self->document, self->list, index, &id);
  if (reason != NULL)
    say (self, reason, FALSE);
  else
    g_signal_emit (self, signals[MADE], 0, id);
}

void
recourse_editor_sheet_move (RecourseEditorSheet *self, int step)
{
  guint index = 0;
  RecourseRecord *entry = find_entry (self, &index);
  gint64 to = (gint64)index + step;
  g_autofree char *place = NULL;
  g_autofree char *reason = NULL;

  if (entry == NULL || to < 0 || to >= g_list_model_get_n_items (G_LIST_MODEL (get_entries (self))))
    return;
  place = g_strdup_printf ("/%s/%u", self->list, index);
  reason = recourse_editor_entry_move (self->document, place, (guint)to);
  if (reason != NULL)
    say (self, reason, FALSE);
}

static void
on_up (RecourseEditorSheet *self)
{
  recourse_editor_sheet_move (self, -1);
}

static void
on_down (RecourseEditorSheet *self)
{
  recourse_editor_sheet_move (self, 1);
}

static void
on_back (RecourseEditorSheet *self)
{
  recourse_record_form_flush (self->form);
  g_signal_emit (self, signals[BACK], 0);
}

static void
on_jump (RecourseUses *uses, const char *place, RecourseEditorSheet *self)
{
  g_signal_emit (self, signals[JUMP], 0, place);
}

/* Building */

static GtkWidget *
add_button (RecourseEditorSheet *self,
            GtkWidget *box,
            const char *icon,
            const char *name,
            GCallback clicked)
{
  GtkWidget *button = recourse_icon_button_new (icon, name);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_swapped (button, "clicked", clicked, self);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static GtkWidget *
create_bar (RecourseEditorSheet *self)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (bar, "sheet-bar");
  self->back_button =
      add_button (self, bar, "go-previous-symbolic", _ ("Back"), G_CALLBACK (on_back));
  gtk_widget_set_visible (self->back_button, FALSE);
  self->title = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_ellipsize (self->title, PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (GTK_WIDGET (self->title), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_box_append (GTK_BOX (bar), GTK_WIDGET (self->title));
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  self->up_button =
      add_button (self, self->buttons, "go-up-symbolic", _ ("Move up"), G_CALLBACK (on_up));
  self->down_button =
      add_button (self, self->buttons, "go-down-symbolic", _ ("Move down"), G_CALLBACK (on_down));
  add_button (self, self->buttons, "edit-copy-symbolic", _ ("Duplicate"),
              G_CALLBACK (recourse_editor_sheet_duplicate));
  add_button (self, self->buttons, "user-trash-symbolic", _ ("Remove"),
              G_CALLBACK (recourse_editor_sheet_remove));
  gtk_box_append (GTK_BOX (bar), self->buttons);
  return bar;
}

static GtkWidget *
create_body (RecourseEditorSheet *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkWidget *clamp = adw_clamp_new ();

  self->extra = ADW_BIN (adw_bin_new ());
  gtk_widget_set_visible (GTK_WIDGET (self->extra), FALSE);
  self->form = RECOURSE_RECORD_FORM (recourse_record_form_new ());
  self->uses = RECOURSE_USES (recourse_uses_new ());
  g_signal_connect (self->uses, "jump", G_CALLBACK (on_jump), self);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->extra));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->form));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->uses));
  gtk_widget_add_css_class (box, "sheet-body");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), 600);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scrolled = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scrolled), clamp);
  gtk_widget_set_vexpand (self->scrolled, TRUE);
  return self->scrolled;
}

static void
start (RecourseEditorSheet *self)
{
  if (adw_bin_get_child (self->extra) == NULL
      || !gtk_widget_child_focus (GTK_WIDGET (self->extra), GTK_DIR_TAB_FORWARD))
    recourse_record_form_start (self->form);
}

static gboolean
on_start_idle (gpointer user_data)
{
  RecourseEditorSheet *self = user_data;

  self->start_idle = 0;
  start (self);
  return G_SOURCE_REMOVE;
}

static void
recourse_editor_sheet_map (GtkWidget *widget)
{
  RecourseEditorSheet *self = RECOURSE_EDITOR_SHEET (widget);

  GTK_WIDGET_CLASS (recourse_editor_sheet_parent_class)->map (widget);
  if (self->starts_when_seen && self->start_idle == 0)
    self->start_idle = g_idle_add (on_start_idle, self);
  self->starts_when_seen = FALSE;
}

static void
recourse_editor_sheet_dispose (GObject *object)
{
  RecourseEditorSheet *self = RECOURSE_EDITOR_SHEET (object);

  g_clear_handle_id (&self->start_idle, g_source_remove);
  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  g_clear_pointer (&self->list, g_free);
  G_OBJECT_CLASS (recourse_editor_sheet_parent_class)->dispose (object);
}

static void
recourse_editor_sheet_class_init (RecourseEditorSheetClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_editor_sheet_dispose;
  GTK_WIDGET_CLASS (klass)->map = recourse_editor_sheet_map;
  signals[JUMP] = g_signal_new ("jump", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
  signals[BACK] =
      g_signal_new ("back", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SAID] = g_signal_new ("said", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                2, G_TYPE_STRING, G_TYPE_BOOLEAN);
  signals[MADE] = g_signal_new ("made", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                1, G_TYPE_STRING);
}

static void
recourse_editor_sheet_init (RecourseEditorSheet *self)
{
  self->body = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (self->body), create_bar (self));
  gtk_box_append (GTK_BOX (self->body), create_body (self));
  gtk_widget_set_visible (self->body, FALSE);
  adw_bin_set_child (ADW_BIN (self), self->body);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier", G_CALLBACK (update),
                                  self);
}

GtkWidget *
recourse_editor_sheet_new (void)
{
  return g_object_new (RECOURSE_TYPE_EDITOR_SHEET, NULL);
}

void
recourse_editor_sheet_set_extra (RecourseEditorSheet *self, GtkWidget *widget)
{
  adw_bin_set_child (self->extra, widget);
  gtk_widget_set_visible (GTK_WIDGET (self->extra), widget != NULL);
}

void
recourse_editor_sheet_show_back (RecourseEditorSheet *self, gboolean is_shown)
{
  gtk_widget_set_visible (self->back_button, is_shown);
}

void
recourse_editor_sheet_follow (RecourseEditorSheet *self)
{
  recourse_record_form_follow (self->form);
}

void
recourse_editor_sheet_flush (RecourseEditorSheet *self)
{
  recourse_record_form_flush (self->form);
}

void
recourse_editor_sheet_start (RecourseEditorSheet *self)
{
  self->starts_when_seen = !gtk_widget_get_mapped (GTK_WIDGET (self));
  if (!self->starts_when_seen)
    start (self);
}
