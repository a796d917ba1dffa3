/* What the fields of a form share: name and help, the message beside the control, and the commit.  A refused
 * commit changes nothing in the document and nothing in the control: what was typed stays to be mended. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/compat.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/editor/editor-fault.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

typedef struct
{
  RecourseDocument *document;
  char *record_place;
  char *place;
  const RecourseField *field;

  GtkWidget *box;
  GtkWidget *heading; /* the line with the name */
  GtkWidget *name;
  GtkWidget *help;
  GtkWidget *message;
} RecourseEditorFieldPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (RecourseEditorField, recourse_editor_field, ADW_TYPE_BIN)

#define PRIV(self) ((RecourseEditorFieldPrivate *)recourse_editor_field_get_instance_private (self))

static void
recourse_editor_field_dispose (GObject *object)
{
  g_clear_object (&PRIV (RECOURSE_EDITOR_FIELD (object))->document);
  G_OBJECT_CLASS (recourse_editor_field_parent_class)->dispose (object);
}

static void
recourse_editor_field_finalize (GObject *object)
{
  RecourseEditorFieldPrivate *priv = PRIV (RECOURSE_EDITOR_FIELD (object));

  g_free (priv->record_place);
  g_free (priv->place);
  G_OBJECT_CLASS (recourse_editor_field_parent_class)->finalize (object);
}

static void
recourse_editor_field_class_init (RecourseEditorFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_editor_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_editor_field_finalize;
}

static GtkWidget *
create_caption (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "caption");
  return label;
}

static void
recourse_editor_field_init (RecourseEditorField *self)
{
  RecourseEditorFieldPrivate *priv = PRIV (self);

  priv->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  priv->heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  priv->name = create_caption ();
  priv->help = create_caption ();
  priv->message = create_caption ();
  gtk_widget_set_hexpand (priv->name, TRUE);
  gtk_widget_add_css_class (priv->name, "field-name");
  gtk_widget_add_css_class (priv->help, "dim-label");
  gtk_widget_add_css_class (priv->help, "dimmed");
  gtk_widget_add_css_class (priv->message, "field-message");
  gtk_widget_set_visible (priv->message, FALSE);
  gtk_box_append (GTK_BOX (priv->heading), priv->name);
  gtk_box_append (GTK_BOX (priv->box), priv->heading);
  gtk_box_append (GTK_BOX (priv->box), priv->help);
  gtk_box_append (GTK_BOX (priv->box), priv->message);
  adw_bin_set_child (ADW_BIN (self), priv->box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "editor-field");
}

static GType
type_for (const RecourseField *field)
{
  switch (field->kind)
    {
    case RECOURSE_FIELD_CHOICE:
    case RECOURSE_FIELD_REFERENCE:
    case RECOURSE_FIELD_FLAG:
      return recourse_editor_choice_get_type ();
    case RECOURSE_FIELD_FORMULA:
      return recourse_editor_formula_get_type ();
    case RECOURSE_FIELD_REFERENCES:
      return recourse_editor_references_get_type ();
    case RECOURSE_FIELD_RECORD:
      return g_str_equal (field->key, "tree") ? recourse_editor_tree_link_get_type ()
                                              : recourse_editor_nested_get_type ();
    case RECOURSE_FIELD_RECORDS:
      return recourse_editor_nested_list_get_type ();
    case RECOURSE_FIELD_FORMULAS:
    case RECOURSE_FIELD_SETTINGS:
    case RECOURSE_FIELD_EFFECTS:
    case RECOURSE_FIELD_ADOPTIONS:
      return recourse_editor_settings_get_type ();
    case RECOURSE_FIELD_TEXT:
    case RECOURSE_FIELD_DATE:
    case RECOURSE_FIELD_NUMBER:
    case RECOURSE_FIELD_TEXTS:
    case RECOURSE_FIELD_NUMBERS:
      return recourse_editor_text_get_type ();
    }
  g_assert_not_reached ();
}

static void
describe (RecourseEditorFieldPrivate *priv, RecourseRecord *record, const char *label)
{
  const char *help = label == NULL ? recourse_editor_help (record, priv->field) : NULL;

  gtk_label_set_text (GTK_LABEL (priv->name),
                      label != NULL ? label : recourse_editor_label (record, priv->field));
  gtk_label_set_text (GTK_LABEL (priv->help), help);
  gtk_widget_set_visible (priv->help, help != NULL);
}

GtkWidget *
recourse_editor_field_new_of_type (GType type,
                                   RecourseDocument *document,
                                   RecourseRecord *record,
                                   const char *place,
                                   const RecourseField *field,
                                   const char *label)
{
  RecourseEditorField *self = g_object_new (type, NULL);
  RecourseEditorFieldPrivate *priv = PRIV (self);

  priv->document = g_object_ref (document);
  priv->record_place = g_strdup (place);
  priv->place = RECOURSE_IS_ASSIGNMENT (record) ? g_strdup (place)
                                                : g_strconcat (place, "/", field->key, NULL);
  priv->field = field;
  describe (priv, record, label);
  RECOURSE_EDITOR_FIELD_GET_CLASS (self)->set_up (self, record);
  recourse_editor_field_show (self, record);
  return GTK_WIDGET (self);
}

GtkWidget *
recourse_editor_field_new (RecourseDocument *document,
                           RecourseRecord *record,
                           const char *place,
                           const RecourseField *field)
{
  return recourse_editor_field_new_of_type (type_for (field), document, record, place, field, NULL);
}

void
recourse_editor_field_show (RecourseEditorField *self, RecourseRecord *record)
{
  RECOURSE_EDITOR_FIELD_GET_CLASS (self)->show (self, record);
}

void
recourse_editor_field_put_back (RecourseEditorField *self)
{
  RecourseRecord *record = recourse_editor_field_get_record (self);

  if (record != NULL)
    recourse_editor_field_show (self, record);
}

void
recourse_editor_field_flush (RecourseEditorField *self)
{
  if (RECOURSE_EDITOR_FIELD_GET_CLASS (self)->flush != NULL)
    RECOURSE_EDITOR_FIELD_GET_CLASS (self)->flush (self);
}

RecourseDocument *
recourse_editor_field_get_document (RecourseEditorField *self)
{
  return PRIV (self)->document;
}

const RecourseField *
recourse_editor_field_get_field (RecourseEditorField *self)
{
  return PRIV (self)->field;
}

const char *
recourse_editor_field_get_record_place (RecourseEditorField *self)
{
  return PRIV (self)->record_place;
}

const char *
recourse_editor_field_get_place (RecourseEditorField *self)
{
  return PRIV (self)->place;
}

RecourseRecord *
recourse_editor_field_get_record (RecourseEditorField *self)
{
  RecourseEditorFieldPrivate *priv = PRIV (self);

  return recourse_place_find (recourse_document_get_dossier (priv->document), priv->record_place);
}

const char *
recourse_editor_field_get_label (RecourseEditorField *self)
{
  return gtk_label_get_text (GTK_LABEL (PRIV (self)->name));
}

void
recourse_editor_field_set_control (RecourseEditorField *self, GtkWidget *control)
{
  RecourseEditorFieldPrivate *priv = PRIV (self);

  gtk_box_insert_child_after (GTK_BOX (priv->box), control, priv->heading);
  recourse_widget_speak (control, recourse_editor_field_get_label (self));
}

void
recourse_editor_field_add_beside (RecourseEditorField *self, GtkWidget *widget)
{
  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (PRIV (self)->heading), widget);
}

void
recourse_editor_field_hide_name (RecourseEditorField *self)
{
  gtk_widget_set_visible (PRIV (self)->heading, FALSE);
}

/* Messages go on after a place and so begin small; beside a field they stand alone. */
static char *
dup_sentence (const char *message)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_string_append_unichar (text, g_unichar_toupper (g_utf8_get_char (message)));
  g_string_append (text, g_utf8_next_char (message));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

void
recourse_editor_field_set_message (RecourseEditorField *self, const char *message)
{
  RecourseEditorFieldPrivate *priv = PRIV (self);
  g_autofree char *sentence = message != NULL && *message != '\0' ? dup_sentence (message) : NULL;

  gtk_label_set_text (GTK_LABEL (priv->message), sentence);
  gtk_widget_set_visible (priv->message, sentence != NULL);
  gtk_widget_set_visible (priv->help,
                          sentence == NULL && *gtk_label_get_text (GTK_LABEL (priv->help)) != '\0');
  if (sentence != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
}

gboolean
recourse_editor_field_has_message (RecourseEditorField *self)
{
  return gtk_widget_get_visible (PRIV (self)->message);
}

/* Committing */

static void
collect (GtkWidget *widget, GPtrArray *fields)
{
  if (RECOURSE_IS_EDITOR_FIELD (widget))
    g_ptr_array_add (fields, widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, fields);
}

GPtrArray *
recourse_editor_fields_in (GtkWidget *widget)
{
  GPtrArray *fields = g_ptr_array_new ();

  collect (widget, fields);
  return fields;
}

/* The widget that holds all fields of the form. */
static GtkWidget *
find_form (RecourseEditorField *self)
{
  GtkWidget *top = GTK_WIDGET (self);

  for (GtkWidget *above = GTK_WIDGET (self); above != NULL; above = gtk_widget_get_parent (above))
    if (RECOURSE_IS_EDITOR_FIELD (above) || GTK_IS_LIST_BOX (above))
      top = above;
  return top;
}

static gboolean
is_within (const char *place, const char *whole)
{
  gsize length = strlen (whole);

  return strncmp (place, whole, length) == 0 && (place[length] == '\0' || place[length] == '/');
}

/* The innermost field that @place lies in, or this one. */
static RecourseEditorField *
find_field_at (RecourseEditorField *self, const char *place)
{
  g_autoptr (GPtrArray) fields = recourse_editor_fields_in (find_form (self));
  RecourseEditorField *best = NULL;

  for (guint i = 0; i < fields->len; i++)
    {
      RecourseEditorField *field = g_ptr_array_index (fields, i);

      if (is_within (place, PRIV (field)->place)
          && (best == NULL || strlen (PRIV (field)->place) > strlen (PRIV (best)->place)))
        best = field;
    }
  return best != NULL ? best : self;
}

static void
explain (RecourseEditorField *self, RecourseFaults *faults)
{
  RecourseDossier *dossier = recourse_document_get_dossier (PRIV (self)->document);
  const RecourseFault *fault = recourse_editor_first_error (faults);
  const char *place = fault != NULL && fault->key != NULL ? fault->key : "";
  RecourseEditorField *about = find_field_at (self, place);
  gboolean is_here = about != self || is_within (place, PRIV (self)->place);
  g_autofree char *message = fault != NULL && is_here
                                 ? recourse_editor_say_fault (dossier, fault, FALSE)
                                 : recourse_editor_dup_reason (dossier, faults);

  recourse_editor_field_set_message (about, message);
  recourse_compat_announce (GTK_WIDGET (self), message);
}

static void
clear_messages (RecourseEditorField *self)
{
  g_autoptr (GPtrArray) fields = recourse_editor_fields_in (find_form (self));

  for (guint i = 0; i < fields->len; i++)
    recourse_editor_field_set_message (g_ptr_array_index (fields, i), NULL);
}

static char *
dup_step_name (RecourseEditorField *self)
{
  RecourseRecord *record = recourse_editor_field_get_record (self);
  g_autofree char *title = record != NULL ? recourse_editor_title (record) : NULL;

  if (title == NULL || *title == '\0' || g_utf8_strlen (title, -1) > 40)
    return g_strdup_printf (_ ("Change “%s”"), recourse_editor_field_get_label (self));
  /* Translators: a step of undo: an entry, and which of its fields */
  return g_strdup_printf (_ ("Change “%s”: %s"), title, recourse_editor_field_get_label (self));
}

gboolean
recourse_editor_field_commit (RecourseEditorField *self, RecourseEdit *edit)
{
  RecourseEditorFieldPrivate *priv = PRIV (self);
  g_autoptr (RecourseEditorField) keep = g_object_ref (self); /* the form may be built anew */
  g_autofree char *name = dup_step_name (self);
  g_autoptr (RecourseFaults) faults = NULL;
  gboolean is_done = FALSE;

  clear_messages (self);
  is_done = recourse_document_commit (priv->document, edit, name, priv->place, &faults);
  if (!is_done)
    explain (self, faults);
  return is_done;
}

gboolean
recourse_editor_field_commit_text (RecourseEditorField *self, const char *text)
{
  RecourseEdit *edit = recourse_document_edit (PRIV (self)->document);

  recourse_edit_set_text (edit, PRIV (self)->place, text);
  return recourse_editor_field_commit (self, edit);
}

gboolean
recourse_editor_field_commit_json (RecourseEditorField *self, const char *json)
{
  RecourseEdit *edit = recourse_document_edit (PRIV (self)->document);

  if (json != NULL)
    recourse_edit_set_json (edit, PRIV (self)->place, json);
  else
    recourse_edit_set_text (edit, PRIV (self)->place, NULL);
  return recourse_editor_field_commit (self, edit);
}
