/* A field that holds a list of small records, such as the shares of a stakeholder in others or the pairs of
 * correlated assumptions: each with its own fields and a way to take it out. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

#define RECOURSE_TYPE_EDITOR_NESTED_LIST (recourse_editor_nested_list_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEditorNestedList,
                      recourse_editor_nested_list,
                      RECOURSE,
                      EDITOR_NESTED_LIST,
                      RecourseEditorField)

struct _RecourseEditorNestedList
{
  RecourseEditorField parent_instance;

  GtkWidget *list;
};

G_DEFINE_FINAL_TYPE (RecourseEditorNestedList,
                     recourse_editor_nested_list,
                     RECOURSE_TYPE_EDITOR_FIELD)

static GListModel *
entries_of (RecourseEditorNestedList *self, RecourseRecord *owner)
{
  return *(GListModel **)recourse_record_member (
      owner, recourse_editor_field_get_field (RECOURSE_EDITOR_FIELD (self)));
}

/* The first records that there are, other than the owner; (nullable): there are too few */
static char *
begin (RecourseEditorNestedList *self, RecourseRecord *owner)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseDossier *dossier =
      recourse_document_get_dossier (recourse_editor_field_get_document (field));
  gboolean is_pair =
      recourse_editor_field_get_field (field)->item_type () == RECOURSE_TYPE_CORRELATION;
  g_autoptr (GPtrArray) options =
      recourse_place_options (dossier, is_pair ? "drivers" : "stakeholders");
  const char *ids[2] = { NULL, NULL };
  guint n = 0;

  for (guint i = 0; i < options->len && n < G_N_ELEMENTS (ids); i++)
    if (options->pdata[i] != (gpointer)owner)
      ids[n++] = recourse_record_get_id (options->pdata[i]);
  if (n < (is_pair ? 2 : 1))
    return NULL;
  return is_pair ? g_strdup_printf ("{\"a\": \"%s\", \"b\": \"%s\", \"rho\": 0.3}", ids[0], ids[1])
                 : g_strdup_printf ("{\"of\": \"%s\", \"share\": 0.1}", ids[0]);
}

static void
on_add (RecourseEditorNestedList *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseRecord *owner = recourse_editor_field_get_record (field);
  g_autofree char *json = owner != NULL ? begin (self, owner) : NULL;
  g_autofree char *place = g_strconcat (recourse_editor_field_get_place (field), "/-", NULL);
  RecourseEdit *edit = NULL;

  if (json == NULL)
    {
      recourse_editor_field_set_message (field, _ ("There is nobody else yet to name here"));
      return;
    }
  edit = recourse_document_edit (recourse_editor_field_get_document (field));
  recourse_edit_insert (edit, place, json);
  recourse_editor_field_commit (field, edit);
}

static void
on_removed (GtkButton *button, RecourseEditorNestedList *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseEdit *edit = recourse_document_edit (recourse_editor_field_get_document (field));

  recourse_edit_remove (edit, g_object_get_data (G_OBJECT (button), "place"));
  recourse_editor_field_commit (field, edit);
}

static GtkWidget *
create_remove_button (RecourseEditorNestedList *self, const char *place)
{
  g_autofree char *spoken = g_strdup_printf (
      _ ("Take out of “%s”"), recourse_editor_field_get_label (RECOURSE_EDITOR_FIELD (self)));
  GtkWidget *button = recourse_icon_button_new ("list-remove-symbolic", spoken);

  gtk_widget_set_halign (button, GTK_ALIGN_END);
  g_object_set_data_full (G_OBJECT (button), "place", g_strdup (place), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_removed), self);
  return button;
}

static GtkWidget *
create_entry (RecourseEditorNestedList *self, RecourseRecord *record, guint index)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *place =
      g_strdup_printf ("%s/%u", recourse_editor_field_get_place (field), index);
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  gtk_widget_add_css_class (box, "editor-inner");
  for (guint i = 0; i < fields->len; i++)
    gtk_box_append (GTK_BOX (box),
                    recourse_editor_field_new (recourse_editor_field_get_document (field), record,
                                               place, fields->pdata[i]));
  gtk_box_append (GTK_BOX (box), create_remove_button (self, place));
  return box;
}

static guint
count_children (GtkWidget *box)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
build (RecourseEditorNestedList *self, GListModel *entries)
{
  recourse_box_clear (GTK_BOX (self->list));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RecourseRecord) entry = g_list_model_get_item (entries, i);

      gtk_box_append (GTK_BOX (self->list), create_entry (self, entry, i));
    }
}

static void
update (RecourseEditorNestedList *self, GListModel *entries)
{
  GtkWidget *box = gtk_widget_get_first_child (self->list);

  for (guint i = 0; box != NULL; i++, box = gtk_widget_get_next_sibling (box))
    {
      g_autoptr (RecourseRecord) entry = g_list_model_get_item (entries, i);

      for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL;
           child = gtk_widget_get_next_sibling (child))
        if (RECOURSE_IS_EDITOR_FIELD (child))
          recourse_editor_field_show (RECOURSE_EDITOR_FIELD (child), entry);
    }
}

static void
recourse_editor_nested_list_show (RecourseEditorField *field, RecourseRecord *owner)
{
  RecourseEditorNestedList *self = (RecourseEditorNestedList *)field;
  GListModel *entries = entries_of (self, owner);

  if (count_children (self->list) == g_list_model_get_n_items (entries))
    update (self, entries);
  else
    build (self, entries);
  gtk_widget_set_visible (self->list, g_list_model_get_n_items (entries) > 0);
}

static void
recourse_editor_nested_list_set_up (RecourseEditorField *field, RecourseRecord *owner)
{
  RecourseEditorNestedList *self = (RecourseEditorNestedList *)field;
  g_autofree char *spoken =
      g_strdup_printf (_ ("Add to “%s”"), recourse_editor_field_get_label (field));
  GtkWidget *button = recourse_icon_button_new ("list-add-symbolic", spoken);

  g_signal_connect_swapped (button, "clicked", G_CALLBACK (on_add), self);
  recourse_editor_field_add_beside (field, button);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  recourse_editor_field_set_control (field, self->list);
}

static void
recourse_editor_nested_list_class_init (RecourseEditorNestedListClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  field_class->set_up = recourse_editor_nested_list_set_up;
  field_class->show = recourse_editor_nested_list_show;
}

static void
recourse_editor_nested_list_init (RecourseEditorNestedList *self)
{
}
