/* A form for one record, made from its table of fields: a class or a field that the model gains is edited
 * without a change here.  Entries are followed by id, since every edit makes all records anew. */
#include "config.h"

#include "ui/editor/editor-form.h"

#include "ui/editor/editor-field.h"
#include "ui/editor/editor-place.h"

struct _RecourseRecordForm
{
  AdwBin parent_instance;

  GtkWidget *list;

  RecourseDocument *document;
  GSignalGroup *document_signals;
  char *key; /* of the dossier's list, or "" */
  char *id;
  char *place; /* what the fields were made for */
  gboolean is_showing;
};

G_DEFINE_FINAL_TYPE (RecourseRecordForm, recourse_record_form, ADW_TYPE_BIN)

static RecourseRecord *
find_record (RecourseRecordForm *self, guint *index)
{
  RecourseDossier *dossier = recourse_document_get_dossier (self->document);
  const RecourseField *field = NULL;
  GListStore *list = NULL;

  *index = 0;
  if (self->id == NULL)
    return RECOURSE_RECORD (dossier);
  field = recourse_record_find_field (RECOURSE_RECORD (dossier), self->key);
  list = *(GListStore **)recourse_record_member (RECOURSE_RECORD (dossier), field);
  *index = recourse_dossier_index_of (dossier, list, self->id);
  return recourse_dossier_find (dossier, list, self->id);
}

/* Lists of the dossier have forms of their own, and its format is not for changing. */
static gboolean
is_shown (RecourseRecordForm *self, RecourseRecord *record, const RecourseField *field)
{
  if (!RECOURSE_IS_DOSSIER (record))
    return TRUE;
  if (*self->key != '\0')
    return g_str_equal (field->key, self->key);
  return field->kind != RECOURSE_FIELD_RECORDS && !g_str_equal (field->key, "format")
         && !g_str_equal (field->key, "correlations");
}

static void
clear (RecourseRecordForm *self)
{
  GtkListBoxRow *row = NULL;

  while ((row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), 0)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->list), GTK_WIDGET (row));
  g_clear_pointer (&self->place, g_free);
}

static void
add_field (RecourseRecordForm *self, RecourseRecord *record, const RecourseField *field)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE); /* Tab goes from control to control */
  gtk_list_box_row_set_child (
      GTK_LIST_BOX_ROW (row),
      recourse_editor_field_new (self->document, record, self->place, field));
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* The name of an entry comes first and its id, which few need, last. */
static void
build (RecourseRecordForm *self, RecourseRecord *record)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);
  const RecourseField *id = recourse_record_find_field (record, "id");
  const RecourseField *label = recourse_record_find_field (record, "label");

  if (label != NULL)
    add_field (self, record, label);
  for (guint i = 0; i < fields->len; i++)
    if (fields->pdata[i] != id && fields->pdata[i] != label
        && is_shown (self, record, fields->pdata[i]))
      add_field (self, record, fields->pdata[i]);
  if (id != NULL)
    add_field (self, record, id);
}

static RecourseEditorField *
field_at (RecourseRecordForm *self, int i)
{
  GtkListBoxRow *row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i);

  return row != NULL ? RECOURSE_EDITOR_FIELD (gtk_list_box_row_get_child (row)) : NULL;
}

static void
update (RecourseRecordForm *self, RecourseRecord *record)
{
  RecourseEditorField *field = NULL;

  for (int i = 0; (field = field_at (self, i)) != NULL; i++)
    recourse_editor_field_show (field, record);
}

static void
show (RecourseRecordForm *self)
{
  guint index = 0;
  RecourseRecord *record =
      self->document != NULL && self->is_showing ? find_record (self, &index) : NULL;
  g_autofree char *place = NULL;

  if (record == NULL)
    {
      clear (self);
      gtk_widget_set_visible (self->list, FALSE);
      return;
    }
  place = self->id != NULL ? g_strdup_printf ("/%s/%u", self->key, index) : g_strdup ("");
  gtk_widget_set_visible (self->list, TRUE);
  if (g_strcmp0 (place, self->place) == 0)
    {
      update (self, record);
      return;
    }
  clear (self);
  self->place = g_steal_pointer (&place);
  build (self, record);
}

/* An entry that is gone from where it was, while something else is there now: it was given another id. */
static void
follow_rename (RecourseRecordForm *self)
{
  guint index = 0;
  RecourseRecord *there = NULL;

  if (self->id == NULL || self->place == NULL || find_record (self, &index) != NULL)
    return;
  there = recourse_place_find (recourse_document_get_dossier (self->document), self->place);
  if (there != NULL && gtk_widget_get_focus_child (self->list) != NULL)
    {
      g_free (self->id);
      self->id = g_strdup (recourse_record_get_id (there));
    }
}

void
recourse_record_form_follow (RecourseRecordForm *self)
{
  if (self->document == NULL || !self->is_showing)
    return;
  follow_rename (self);
  show (self);
}

static void
recourse_record_form_dispose (GObject *object)
{
  RecourseRecordForm *self = RECOURSE_RECORD_FORM (object);

  g_clear_object (&self->document_signals);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (recourse_record_form_parent_class)->dispose (object);
}

static void
recourse_record_form_finalize (GObject *object)
{
  RecourseRecordForm *self = RECOURSE_RECORD_FORM (object);

  g_free (self->key);
  g_free (self->id);
  g_free (self->place);
  G_OBJECT_CLASS (recourse_record_form_parent_class)->finalize (object);
}

static void
recourse_record_form_class_init (RecourseRecordFormClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = recourse_record_form_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_record_form_finalize;
}

static void
recourse_record_form_init (RecourseRecordForm *self)
{
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_valign (self->list, GTK_ALIGN_START);
  adw_bin_set_child (ADW_BIN (self), self->list);
  self->document_signals = g_signal_group_new (RECOURSE_TYPE_DOCUMENT);
  g_signal_group_connect_swapped (self->document_signals, "notify::dossier",
                                  G_CALLBACK (recourse_record_form_follow), self);
}

GtkWidget *
recourse_record_form_new (void)
{
  return g_object_new (RECOURSE_TYPE_RECORD_FORM, NULL);
}

void
recourse_record_form_set_record (RecourseRecordForm *self,
                                 RecourseDocument *document,
                                 const char *list,
                                 const char *id)
{
  gboolean is_same = self->document == document && g_strcmp0 (self->key, list) == 0
                     && g_strcmp0 (self->id, id) == 0;
  g_autofree char *old_id = g_steal_pointer (&self->id);

  self->id = g_strdup (id);
  g_free (self->key);
  self->key = g_strdup (list);
  self->is_showing = list != NULL;
  g_set_object (&self->document, document);
  g_signal_group_set_target (self->document_signals, document);
  if (!is_same)
    clear (self);
  show (self);
}

const char *
recourse_record_form_get_id (RecourseRecordForm *self)
{
  return self->id;
}

char *
recourse_record_form_dup_place (RecourseRecordForm *self)
{
  return g_strdup (self->place);
}

void
recourse_record_form_flush (RecourseRecordForm *self)
{
  g_autoptr (GPtrArray) fields = recourse_editor_fields_in (self->list);

  for (guint i = 0; i < fields->len; i++)
    g_object_ref (fields->pdata[i]); /* a commit may take some of them away */
  for (guint i = 0; i < fields->len; i++)
    {
      if (gtk_widget_get_root (fields->pdata[i]) != NULL)
        recourse_editor_field_flush (fields->pdata[i]);
      g_object_unref (fields->pdata[i]);
    }
}

void
recourse_record_form_start (RecourseRecordForm *self)
{
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}
