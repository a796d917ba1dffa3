/* The fields that are typed: text on one line or several, dates, numbers, lists of words and of numbers, and
 * ids.  What is typed is checked at once and taken over on Enter or on leaving; Escape puts back what was. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/editor-number.h"
#include "ui/editor/editor-words.h"
#include "ui/theme.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define RECOURSE_TYPE_EDITOR_TEXT (recourse_editor_text_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEditorText, recourse_editor_text, RECOURSE, EDITOR_TEXT, RecourseEditorField)

struct _RecourseEditorText
{
  RecourseEditorField parent_instance;

  GtkWidget *entry; /* or NULL where there is a view of several lines */
  GtkTextView *view;
  char *shown; /* what the record says, as it was shown */
  guint commit_idle;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseEditorText, recourse_editor_text, RECOURSE_TYPE_EDITOR_FIELD)

static RecourseEditorField *
FIELD (gpointer self)
{
  return RECOURSE_EDITOR_FIELD (self);
}

static RecourseFieldKind
kind_of (RecourseEditorText *self)
{
  return recourse_editor_field_get_field (FIELD (self))->kind;
}

static gboolean
is_id (RecourseEditorText *self)
{
  return g_str_equal (recourse_editor_field_get_field (FIELD (self))->key, "id");
}

/* A number of its own, or what a scenario sets, which the model keeps as text. */
static gboolean
holds_number (RecourseEditorText *self)
{
  return kind_of (self) == RECOURSE_FIELD_NUMBER || kind_of (self) == RECOURSE_FIELD_FORMULA;
}

static char *
dup_typed (RecourseEditorText *self)
{
  if (self->view != NULL)
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (self->view);
      g_autofree char *text = NULL;

      g_object_get (buffer, "text", &text, NULL);
      return g_strchomp (g_steal_pointer (&text));
    }
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
set_typed (RecourseEditorText *self, const char *text)
{
  self->is_updating = TRUE;
  if (self->view != NULL)
    gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->view), text, -1);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->is_updating = FALSE;
}

/* What is wrong with what is typed, as far as the field alone can tell. */

static gboolean
is_date (const char *text)
{
  static GRegex *shapes;

  if (g_once_init_enter (&shapes))
    g_once_init_leave (&shapes, g_regex_new ("^[0-9]{4}(-Q[1-4]|-(0[1-9]|1[0-2])"
                                             "(-(0[1-9]|[12][0-9]|3[01]))?)?$",
                                             0, 0, NULL));
  return g_regex_match (shapes, text, 0, NULL);
}

static gboolean
is_identifier (const char *text)
{
  static GRegex *shape;

  if (g_once_init_enter (&shape))
    g_once_init_leave (&shape, g_regex_new ("^[a-z][a-z0-9_]*$", 0, 0, NULL));
  return g_regex_match (shape, text, 0, NULL);
}

static char *
check_number (const RecourseField *field, const char *text)
{
  double value = 0.0;
  g_autofree char *min = recourse_editor_number_write (field->min);
  g_autofree char *max = recourse_editor_number_write (field->max);

  if (!recourse_editor_number_parse (text, &value))
    return g_strdup (_ ("Write a number, such as 12, 1.5 or 45%"));
  if (field->min == 0 && field->max == 0)
    return NULL;
  if (field->above_min && value <= field->min)
    return g_strdup_printf (_ ("Write a number above %s"), min);
  if (value < field->min || value > field->max)
    return g_strdup_printf (_ ("Write a number from %s to %s"), min, max);
  return NULL;
}

static char *
check_numbers (const char *text)
{
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) numbers = recourse_editor_numbers_parse (text, &wrong);

  return numbers != NULL ? NULL : g_strdup_printf (_ ("“%s” is no number"), wrong);
}

/* (nullable) */
static char *
find_fault (RecourseEditorText *self, const char *text)
{
  const RecourseField *field = recourse_editor_field_get_field (FIELD (self));

  if (*text == '\0')
    return field->required || is_id (self) ? g_strdup (_ ("This cannot be left empty")) : NULL;
  if (is_id (self) && !is_identifier (text))
    return g_strdup (_ ("Begin with a small letter and go on with small letters, digits and _"));
  if (field->kind == RECOURSE_FIELD_DATE && !is_date (text))
    return g_strdup (_ ("Write a date as 2026, 2026-Q1, 2026-03 or 2026-03-18"));
  if (holds_number (self))
    return check_number (field, text);
  if (field->kind == RECOURSE_FIELD_NUMBERS)
    return check_numbers (text);
  return NULL;
}

static void
on_typed (RecourseEditorText *self)
{
  g_autofree char *text = NULL;
  g_autofree char *fault = NULL;

  if (self->is_updating)
    return;
  text = dup_typed (self);
  fault = find_fault (self, text);
  recourse_editor_field_set_message (FIELD (self), fault);
}

/* Taking over */

static char *
lines_as_json (const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  g_autoptr (JsonArray) array = json_array_new ();
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      json_array_add_string_element (array, lines[i]);
  json_node_set_array (node, array);
  return json_to_string (node, FALSE);
}

static void
set_value (RecourseEditorText *self, RecourseEdit *edit, const char *text)
{
  const char *place = recourse_editor_field_get_place (FIELD (self));
  g_autofree char *json = NULL;
  g_autofree char *wrong = NULL;
  g_autoptr (GArray) numbers = NULL;
  double value = 0.0;

  if (*text == '\0')
    recourse_edit_set_text (edit, place, NULL);
  else if (holds_number (self) && recourse_editor_number_parse (text, &value))
    recourse_edit_set_number (edit, place, value);
  else if (kind_of (self) == RECOURSE_FIELD_NUMBERS)
    {
      numbers = recourse_editor_numbers_parse (text, &wrong);
      json = numbers != NULL ? recourse_editor_numbers_to_json (numbers) : NULL;
      recourse_edit_set_json (edit, place, json);
    }
  else if (kind_of (self) == RECOURSE_FIELD_TEXTS)
    {
      json = lines_as_json (text);
      recourse_edit_set_json (edit, place, json);
    }
  else
    recourse_edit_set_text (edit, place, text);
}

/* The id of a new entry comes from what new entries are called; it follows the first name that it is given. */
static void
follow_name (RecourseEditorText *self, RecourseEdit *edit, const char *text)
{
  RecourseRecord *record = recourse_editor_field_get_record (FIELD (self));
  const char *key = recourse_editor_field_get_field (FIELD (self))->key;
  const char *id = record != NULL ? recourse_record_get_id (record) : NULL;
  g_autofree char *new_id = NULL;

  if (id == NULL || !g_str_has_prefix (id, "new_") || *text == '\0'
      || !(g_str_equal (key, "label") || g_str_equal (key, "title")))
    return;
  new_id = recourse_edit_dup_free_id (edit, text);
  recourse_edit_rename (edit, id, new_id);
}

static void
commit (RecourseEditorText *self)
{
  g_autofree char *text = dup_typed (self);
  g_autofree char *fault = find_fault (self, text);
  RecourseEdit *edit = NULL;

  if (fault != NULL)
    {
      recourse_editor_field_set_message (FIELD (self), fault);
      return;
    }
  if (g_strcmp0 (text, self->shown) == 0)
    return;
  edit = recourse_document_edit (recourse_editor_field_get_document (FIELD (self)));
  if (is_id (self))
    recourse_edit_rename (edit, self->shown, text);
  else
    {
      set_value (self, edit, text);
      follow_name (self, edit, text);
    }
  recourse_editor_field_commit (FIELD (self), edit);
}

static gboolean
on_commit_idle (gpointer user_data)
{
  RecourseEditorText *self = user_data;

  self->commit_idle = 0;
  commit (self);
  return G_SOURCE_REMOVE;
}

/* A commit may have widgets made anew, among them the one that the keyboard is just going to. */
static void
on_left (RecourseEditorText *self)
{
  if (!gtk_widget_in_destruction (GTK_WIDGET (self)) && self->commit_idle == 0)
    self->commit_idle = g_idle_add (on_commit_idle, self);
}

static gboolean
on_escape (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  RecourseEditorText *self = user_data;
  g_autofree char *text = dup_typed (self);

  if (g_strcmp0 (text, self->shown) == 0)
    return FALSE; /* nothing to put back: for whoever is outside */
  set_typed (self, self->shown);
  recourse_editor_field_set_message (FIELD (self), NULL);
  return TRUE;
}

/* Showing */

static char *
read_value (RecourseEditorText *self, RecourseRecord *record)
{
  const RecourseField *field = recourse_editor_field_get_field (FIELD (self));
  gpointer member = recourse_record_member (record, field);

  if (field->kind == RECOURSE_FIELD_NUMBER)
    return recourse_editor_number_write (*(double *)member);
  if (field->kind == RECOURSE_FIELD_NUMBERS)
    return recourse_editor_numbers_write (*(GArray **)member, 0);
  if (field->kind == RECOURSE_FIELD_TEXTS)
    return *(GStrv *)member != NULL ? g_strjoinv ("\n", *(GStrv *)member) : g_strdup ("");
  if (field->kind == RECOURSE_FIELD_FORMULA && *(char **)member != NULL)
    return recourse_editor_number_write (g_ascii_strtod (*(char **)member, NULL));
  return g_strdup (*(char **)member != NULL ? *(char **)member : "");
}

/* What is being typed, or was refused, is left alone; what the record says has changed is not. */
static void
recourse_editor_text_show (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorText *self = (RecourseEditorText *)field;
  g_autofree char *value = read_value (self, record);
  g_autofree char *typed = dup_typed (self);
  gboolean is_pending = self->shown != NULL && g_strcmp0 (typed, self->shown) != 0
                        && g_strcmp0 (value, self->shown) == 0;

  if (is_pending)
    return;
  if (g_strcmp0 (typed, value) != 0)
    set_typed (self, value);
  g_free (self->shown);
  self->shown = g_steal_pointer (&value);
}

static void
recourse_editor_text_flush (RecourseEditorField *field)
{
  g_clear_handle_id (&((RecourseEditorText *)field)->commit_idle, g_source_remove);
  commit ((RecourseEditorText *)field);
}

static GtkWidget *
create_view (RecourseEditorText *self)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = gtk_text_view_new ();
  const double scale =
      MAX (recourse_ui_text_scale (view), 1.0); /* three lines, whatever their size */

  self->view = GTK_TEXT_VIEW (view);
  gtk_text_view_set_wrap_mode (self->view, GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (self->view, FALSE); /* Tab goes on to the next field */
  gtk_text_view_set_top_margin (self->view, 6);
  gtk_text_view_set_bottom_margin (self->view, 6);
  gtk_text_view_set_left_margin (self->view, 8);
  gtk_text_view_set_right_margin (self->view, 8);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scrolled), (int)(72 * scale));
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), (int)(160 * scale));
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_widget_add_css_class (scrolled, "editor-view");
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recourse_editor_field_get_label (FIELD (self)), -1);
  g_signal_connect_swapped (gtk_text_view_get_buffer (self->view), "changed", G_CALLBACK (on_typed),
                            self);
  return scrolled;
}

static GtkWidget *
create_entry (RecourseEditorText *self)
{
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  if (holds_number (self) || kind_of (self) == RECOURSE_FIELD_NUMBERS)
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_NUMBER);
      gtk_widget_add_css_class (self->entry, "numeric");
    }
  if (is_id (self))
    gtk_widget_add_css_class (self->entry, "monospace");
  g_signal_connect_swapped (self->entry, "changed", G_CALLBACK (on_typed), self);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (commit), self);
  return self->entry;
}

static void
recourse_editor_text_set_up (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorText *self = (RecourseEditorText *)field;
  gboolean has_lines = recourse_editor_is_long (recourse_editor_field_get_field (field))
                       || kind_of (self) == RECOURSE_FIELD_TEXTS;
  GtkWidget *control = has_lines ? create_view (self) : create_entry (self);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_shortcut_controller_new ();

  recourse_editor_field_set_control (field, control);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_left), self);
  gtk_widget_add_controller (control, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (on_escape, self, NULL)));
  gtk_widget_add_controller (control, keys);
}

static void
recourse_editor_text_dispose (GObject *object)
{
  g_clear_handle_id (&((RecourseEditorText *)object)->commit_idle, g_source_remove);
  G_OBJECT_CLASS (recourse_editor_text_parent_class)->dispose (object);
}

static void
recourse_editor_text_finalize (GObject *object)
{
  g_free (((RecourseEditorText *)object)->shown);
  G_OBJECT_CLASS (recourse_editor_text_parent_class)->finalize (object);
}

static void
recourse_editor_text_class_init (RecourseEditorTextClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_editor_text_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_editor_text_finalize;
  field_class->set_up = recourse_editor_text_set_up;
  field_class->show = recourse_editor_text_show;
  field_class->flush = recourse_editor_text_flush;
}

static void
recourse_editor_text_init (RecourseEditorText *self)
{
}
