/* The field of a formula: the entry, what it comes to at the means beside its name, and what is wrong. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/formula-entry.h"

#include <glib/gi18n.h>

#define RECOURSE_TYPE_EDITOR_FORMULA (recourse_editor_formula_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEditorFormula, recourse_editor_formula, RECOURSE, EDITOR_FORMULA, RecourseEditorField)

struct _RecourseEditorFormula
{
  RecourseEditorField parent_instance;

  RecourseFormulaEntry *entry;
  GtkLabel *value;
  char *shown; /* what the record says */
};

G_DEFINE_FINAL_TYPE (RecourseEditorFormula, recourse_editor_formula, RECOURSE_TYPE_EDITOR_FIELD)

static void
on_checked (RecourseEditorFormula *self)
{
  g_autofree char *value = recourse_formula_entry_dup_value (self->entry);

  gtk_label_set_text (self->value, value);
  recourse_editor_field_set_message (RECOURSE_EDITOR_FIELD (self),
                                     recourse_formula_entry_get_fault (self->entry));
}

static void
on_committed (RecourseEditorFormula *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  const char *text = recourse_formula_entry_get_text (self->entry);
  RecourseEdit *edit = NULL;

  if (*text == '\0' && recourse_editor_field_get_field (field)->required)
    {
      recourse_editor_field_set_message (field, _ ("This cannot be left empty"));
      return;
    }
  if (recourse_formula_entry_get_fault (self->entry) != NULL)
    return; /* said already */
  edit = recourse_document_edit (recourse_editor_field_get_document (field));
  if (*text == '\0')
    recourse_edit_set_text (edit, recourse_editor_field_get_place (field), NULL);
  else
    recourse_edit_set_formula (edit, recourse_editor_field_get_place (field), text);
  recourse_editor_field_commit (field, edit);
}

static void
recourse_editor_formula_show (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorFormula *self = (RecourseEditorFormula *)field;
  const char *text =
      *(char **)recourse_record_member (record, recourse_editor_field_get_field (field));
  gboolean is_new = self->shown == NULL || g_strcmp0 (text != NULL ? text : "", self->shown) != 0;
  gboolean is_pending =
      self->shown != NULL
      && g_strcmp0 (recourse_formula_entry_get_text (self->entry), self->shown) != 0;

  if (is_pending && !is_new)
    return;
  g_free (self->shown);
  self->shown = g_strdup (text != NULL ? text : "");
  recourse_formula_entry_set_text (self->entry, self->shown);
}

static void
recourse_editor_formula_flush (RecourseEditorField *field)
{
  recourse_formula_entry_flush (((RecourseEditorFormula *)field)->entry);
}

static RecourseFormulaScope
scope_of (RecourseRecord *record, const RecourseField *field)
{
  if (RECOURSE_IS_TERM (record) || RECOURSE_IS_PARAMETER (record))
    return RECOURSE_FORMULA_SCOPE_OUTCOME;
  if (g_str_equal (field->key, "available"))
    return RECOURSE_FORMULA_SCOPE_SETTLED;
  return RECOURSE_FORMULA_SCOPE_PLAIN;
}

static void
recourse_editor_formula_set_up (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorFormula *self = (RecourseEditorFormula *)field;

  self->entry = RECOURSE_FORMULA_ENTRY (
      recourse_formula_entry_new (recourse_editor_field_get_document (field),
                                  scope_of (record, recourse_editor_field_get_field (field))));
  self->value = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "numeric");
  g_signal_connect_swapped (self->entry, "checked", G_CALLBACK (on_checked), self);
  g_signal_connect_swapped (self->entry, "committed", G_CALLBACK (on_committed), self);
  recourse_editor_field_set_control (field, GTK_WIDGET (self->entry));
  recourse_formula_entry_set_label (self->entry, recourse_editor_field_get_label (field));
  recourse_editor_field_add_beside (field, GTK_WIDGET (self->value));
}

static void
recourse_editor_formula_finalize (GObject *object)
{
  g_free (((RecourseEditorFormula *)object)->shown);
  G_OBJECT_CLASS (recourse_editor_formula_parent_class)->finalize (object);
}

static void
recourse_editor_formula_class_init (RecourseEditorFormulaClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_editor_formula_finalize;
  field_class->set_up = recourse_editor_formula_set_up;
  field_class->show = recourse_editor_formula_show;
  field_class->flush = recourse_editor_formula_flush;
}

static void
recourse_editor_formula_init (RecourseEditorFormula *self)
{
}
