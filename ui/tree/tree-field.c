/* A line of the node form.  Formulas are edited where the rest of the window edits them, with completion and the
 * place of a fault underlined; this adds the name, the value and the reason in words. */
#include "config.h"

#include "ui/tree/tree-field.h"

#include "ui/editor/formula-entry.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

struct _RecourseTreeField
{
  GtkBox parent_instance;

  GtkWidget *control; /* RecourseFormulaEntry, GtkEntry or GtkDropDown */
  GtkLabel *message;
  RecourseDocument *document; /* of a formula */
  char *place;
  char *before;
  char *word;
  char *reason; /* from elsewhere, or NULL */
  char **ids;   /* of a choice */
};

G_DEFINE_FINAL_TYPE (RecourseTreeField, recourse_tree_field, GTK_TYPE_BOX)

const char *
recourse_tree_field_get_text (RecourseTreeField *self)
{
  if (RECOURSE_IS_FORMULA_ENTRY (self->control))
    return recourse_formula_entry_get_text (RECOURSE_FORMULA_ENTRY (self->control));
  if (GTK_IS_DROP_DOWN (self->control))
    {
      guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));

      return selected < g_strv_length (self->ids) ? self->ids[selected] : "";
    }
  return gtk_editable_get_text (GTK_EDITABLE (self->control));
}

const char *
recourse_tree_field_get_fault (RecourseTreeField *self)
{
  if (self->reason != NULL)
    return self->reason;
  if (RECOURSE_IS_FORMULA_ENTRY (self->control))
    return recourse_formula_entry_get_fault (RECOURSE_FORMULA_ENTRY (self->control));
  return NULL;
}

/* The fault, else what a formula comes to. */
static void
update_message (RecourseTreeField *self)
{
  const char *fault = recourse_tree_field_get_fault (self);
  g_autofree char *value = NULL;

  if (fault == NULL && RECOURSE_IS_FORMULA_ENTRY (self->control)
      && g_strcmp0 (recourse_tree_field_get_text (self), self->word) != 0)
    value = recourse_formula_entry_dup_value (RECOURSE_FORMULA_ENTRY (self->control));
  gtk_label_set_text (self->message, fault != NULL ? fault : value != NULL ? value : "");
  gtk_widget_set_visible (GTK_WIDGET (self->message), fault != NULL || value != NULL);
  if (fault != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self->message), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->message), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->control),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  gtk_label_get_text (self->message), -1);
}

void
recourse_tree_field_set_message (RecourseTreeField *self, const char *message)
{
  g_free (self->reason);
  self->reason = g_strdup (message);
  update_message (self);
}

static void
on_changed (RecourseTreeField *self)
{
  g_clear_pointer (&self->reason, g_free);
  update_message (self);
  g_signal_emit_by_name (self, "changed");
}

static gboolean
recourse_tree_field_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (RECOURSE_TREE_FIELD (widget)->control);
}

static void
recourse_tree_field_finalize (GObject *object)
{
  RecourseTreeField *self = RECOURSE_TREE_FIELD (object);

  g_free (self->place);
  g_free (self->before);
  g_free (self->word);
  g_free (self->reason);
  g_strfreev (self->ids);
  G_OBJECT_CLASS (recourse_tree_field_parent_class)->finalize (object);
}

static void
recourse_tree_field_class_init (RecourseTreeFieldClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = recourse_tree_field_finalize;
  GTK_WIDGET_CLASS (klass)->grab_focus = recourse_tree_field_grab_focus;
  g_signal_new ("changed", RECOURSE_TYPE_TREE_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
recourse_tree_field_init (RecourseTreeField *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 3);
}

static RecourseTreeField *
field_new (GtkWidget *control, const char *label, const char *place, const char *text)
{
  RecourseTreeField *self = g_object_new (RECOURSE_TYPE_TREE_FIELD, NULL);
  GtkWidget *name = gtk_label_new (label);

  self->control = control;
  self->place = g_strdup (place);
  self->before = g_strdup (text != NULL ? text : "");
  self->message = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (name, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->message), "caption");
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_label_set_xalign (self->message, 0);
  gtk_label_set_wrap (self->message, TRUE);
  gtk_label_set_wrap_mode (self->message, PANGO_WRAP_WORD_CHAR);
  gtk_label_set_max_width_chars (self->message, 36);
  gtk_box_append (GTK_BOX (self), name);
  gtk_box_append (GTK_BOX (self), control);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->message));
  recourse_widget_speak (control, label);
  return self;
}

GtkWidget *
recourse_tree_field_new_text (const char *label, const char *place, const char *text)
{
  GtkWidget *entry = gtk_entry_new ();
  RecourseTreeField *self = field_new (entry, label, place, text);

  gtk_editable_set_text (GTK_EDITABLE (entry), self->before);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "changed", G_CALLBACK (on_changed), self);
  update_message (self);
  return GTK_WIDGET (self);
}

GtkWidget *
recourse_tree_field_new_formula (RecourseDocument *document,
                                 RecourseFormulaScope scope,
                                 const char *label,
                                 const char *place,
                                 const char *text)
{
  GtkWidget *entry = recourse_formula_entry_new (document, scope);
  RecourseTreeField *self = field_new (entry, label, place, text);

  self->document = document;
  recourse_formula_entry_set_text (RECOURSE_FORMULA_ENTRY (entry), self->before);
  recourse_formula_entry_set_label (RECOURSE_FORMULA_ENTRY (entry), label);
  recourse_formula_entry_set_activates_default (RECOURSE_FORMULA_ENTRY (entry), TRUE);
  g_signal_connect_swapped (entry, "checked", G_CALLBACK (on_changed), self);
  update_message (self);
  return GTK_WIDGET (self);
}

GtkWidget *
recourse_tree_field_new_choice (const char *label,
                                const char *place,
                                const char *const *ids,
                                const char *const *labels,
                                const char *id)
{
  GtkWidget *choice = gtk_drop_down_new_from_strings (labels);
  RecourseTreeField *self = field_new (choice, label, place, id);

  self->ids = g_strdupv ((char **)ids);
  for (guint i = 0; ids[i] != NULL; i++)
    if (g_strcmp0 (ids[i], id) == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), i);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (on_changed), self);
  update_message (self);
  return GTK_WIDGET (self);
}

void
recourse_tree_field_allow_word (RecourseTreeField *self, const char *word)
{
  self->word = g_strdup (word);
  recourse_formula_entry_allow_word (RECOURSE_FORMULA_ENTRY (self->control), word);
  recourse_formula_entry_set_text (RECOURSE_FORMULA_ENTRY (self->control), self->before);
  update_message (self);
}

const char *
recourse_tree_field_get_place (RecourseTreeField *self)
{
  return self->place;
}

void
recourse_tree_field_set_text (RecourseTreeField *self, const char *text)
{
  if (RECOURSE_IS_FORMULA_ENTRY (self->control))
    recourse_formula_entry_set_text (RECOURSE_FORMULA_ENTRY (self->control), text);
  else
    gtk_editable_set_text (GTK_EDITABLE (self->control), text);
  on_changed (self);
}

gboolean
recourse_tree_field_is_changed (RecourseTreeField *self)
{
  return strcmp (recourse_tree_field_get_text (self), self->before) != 0;
}

gboolean
recourse_tree_field_is_formula (RecourseTreeField *self)
{
  return RECOURSE_IS_FORMULA_ENTRY (self->control);
}

double
recourse_tree_field_get_value (RecourseTreeField *self)
{
  g_autoptr (RecourseFormula) formula = NULL;

  if (!recourse_tree_field_is_formula (self) || recourse_tree_field_get_fault (self) != NULL)
    return NAN;
  formula = recourse_formula_parse (recourse_tree_field_get_text (self), NULL);
  return formula != NULL ? recourse_formula_value (self->document, formula) : NAN;
}
