/* A field that names several records of other lists: each on a line with a way to take it out, and a button
 * that finds another one, or adds it where it is not there yet. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/editor-lists.h"
#include "ui/editor/editor-picker.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/link.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>

#define RECOURSE_TYPE_EDITOR_REFERENCES (recourse_editor_references_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEditorReferences,
                      recourse_editor_references,
                      RECOURSE,
                      EDITOR_REFERENCES,
                      RecourseEditorField)

struct _RecourseEditorReferences
{
  RecourseEditorField parent_instance;

  GtkWidget *list;
  RecourseEditorPicker *picker;
  GStrv ids;
  char *signature; /* of the rows */
};

G_DEFINE_FINAL_TYPE (RecourseEditorReferences,
                     recourse_editor_references,
                     RECOURSE_TYPE_EDITOR_FIELD)

static const RecourseField *
get_field (RecourseEditorReferences *self)
{
  return recourse_editor_field_get_field (RECOURSE_EDITOR_FIELD (self));
}

static void
commit (RecourseEditorReferences *self, JsonArray *ids)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseEdit *edit = recourse_document_edit (recourse_editor_field_get_document (field));
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_ARRAY);
  g_autofree char *json = NULL;

  json_node_set_array (node, ids);
  json = json_to_string (node, FALSE);
  if (json_array_get_length (ids) > 0 || get_field (self)->required)
    recourse_edit_set_json (edit, recourse_editor_field_get_place (field), json);
  else
    recourse_edit_set_text (edit, recourse_editor_field_get_place (field), NULL);
  recourse_editor_field_commit (field, edit);
}

/* The ids without @left_out and, at the end, with @added; each may be NULL. */
static JsonArray *
ids_with (RecourseEditorReferences *self, const char *left_out, const char *added)
{
  JsonArray *ids = json_array_new ();

  for (guint i = 0; self->ids[i] != NULL; i++)
    if (g_strcmp0 (self->ids[i], left_out) != 0)
      json_array_add_string_element (ids, self->ids[i]);
  if (added != NULL)
    json_array_add_string_element (ids, added);
  return ids;
}

static void
on_picked (RecourseEditorPicker *picker, const char *id, RecourseEditorReferences *self)
{
  g_autoptr (JsonArray) ids = ids_with (self, NULL, id);

  commit (self, ids);
}

static void
on_asked_new (RecourseEditorPicker *picker, const char *label, RecourseEditorReferences *self)
{
  RecourseDocument *document = recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self));
  g_autoptr (RecourseEditorReferences) keep = g_object_ref (self);
  g_autofree char *id = NULL;
  g_autofree char *reason = recourse_editor_list_add (
      document, recourse_editor_list_find (get_field (self)->of), label, &id);
  g_autoptr (JsonArray) ids = NULL;

  if (reason != NULL)
    {
      recourse_editor_field_set_message (RECOURSE_EDITOR_FIELD (self), reason);
      return;
    }
  ids = ids_with (self, NULL, id);
  commit (self, ids);
}

static void
on_removed (GtkButton *button, RecourseEditorReferences *self)
{
  g_autofree char *id = g_strdup (g_object_get_data (G_OBJECT (button), "id"));
  g_autoptr (JsonArray) ids = ids_with (self, id, NULL);

  commit (self, ids);
}

/* A stranger's address is followed only where it is one of the web's, and only when somebody asks. */
static void
add_link (GtkBox *row, RecourseSource *source)
{
  GtkWidget *link = NULL;
  g_autofree char *spoken = NULL;

  if (!recourse_link_is_safe (source->url))
    return;
  link = gtk_link_button_new (source->url);
  spoken = g_strdup_printf (_ ("Open %s"), source->title);
  gtk_button_set_icon_name (GTK_BUTTON (link), "adw-external-link-symbolic");
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (link, source->url);
  gtk_accessible_update_property (GTK_ACCESSIBLE (link), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_box_append (row, link);
}

static GtkWidget *
create_row (RecourseEditorReferences *self, const char *id)
{
  RecourseDossier *dossier = recourse_document_get_dossier (
      recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self)));
  RecourseRecord *record = recourse_place_find_id (dossier, get_field (self)->of, id);
  g_autofree char *title = record != NULL ? recourse_editor_title (record) : g_strdup (id);
  g_autofree char *spoken = g_strdup_printf (_ ("Take out “%s”"), title);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *button = recourse_icon_button_new ("list-remove-symbolic", spoken);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_lines (GTK_LABEL (label), 4);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, title);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_object_set_data_full (G_OBJECT (button), "id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_removed), self);
  gtk_box_append (GTK_BOX (row), label);
  if (record != NULL && RECOURSE_IS_SOURCE (record))
    add_link (GTK_BOX (row), RECOURSE_SOURCE (record));
  gtk_box_append (GTK_BOX (row), button);
  return row;
}

/* What the rows say. */
static char *
sign (RecourseEditorReferences *self, GStrv ids)
{
  RecourseDossier *dossier = recourse_document_get_dossier (
      recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self)));
  GString *signature = g_string_new ("");

  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      RecourseRecord *record = recourse_place_find_id (dossier, get_field (self)->of, ids[i]);
      g_autofree char *title = record != NULL ? recourse_editor_title (record) : NULL;

      g_string_append_printf (signature, "%s\n%s\n", ids[i], title != NULL ? title : "");
    }
  return g_string_free (signature, FALSE);
}

static void
recourse_editor_references_show (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorReferences *self = (RecourseEditorReferences *)field;
  GStrv ids = *(GStrv *)recourse_record_member (record, get_field (self));
  g_autofree char *signature = sign (self, ids);

  if (g_strcmp0 (signature, self->signature) == 0)
    return; /* the keyboard may be in one of the rows */
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  recourse_box_clear (GTK_BOX (self->list));
  g_strfreev (self->ids);
  self->ids = ids != NULL ? g_strdupv (ids) : g_new0 (char *, 1);
  for (guint i = 0; self->ids[i] != NULL; i++)
    gtk_box_append (GTK_BOX (self->list), create_row (self, self->ids[i]));
  gtk_widget_set_visible (self->list, self->ids[0] != NULL);
  recourse_editor_picker_leave_out (self->picker, (const char *const *)self->ids);
}

static gboolean
can_add_new (const RecourseField *field)
{
  return strchr (field->of, ' ') == NULL && recourse_editor_list_find (field->of) != NULL
         && !g_str_equal (field->of, "levers");
}

static void
recourse_editor_references_set_up (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorReferences *self = (RecourseEditorReferences *)field;
  g_autofree char *spoken =
      g_strdup_printf (_ ("Add to “%s”"), recourse_editor_field_get_label (field));

  self->picker = RECOURSE_EDITOR_PICKER (recourse_editor_picker_new (
      recourse_editor_field_get_document (field), get_field (self)->of));
  if (can_add_new (get_field (self)))
    recourse_editor_picker_offer_new (self->picker);
  g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked), self);
  g_signal_connect (self->picker, "asked-new", G_CALLBACK (on_asked_new), self);
  recourse_editor_field_add_beside (
      field,
      recourse_icon_menu_button_new ("list-add-symbolic", spoken, GTK_WIDGET (self->picker)));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  recourse_editor_field_set_control (field, self->list);
}

static void
recourse_editor_references_finalize (GObject *object)
{
  g_strfreev (((RecourseEditorReferences *)object)->ids);
  g_free (((RecourseEditorReferences *)object)->signature);
  G_OBJECT_CLASS (recourse_editor_references_parent_class)->finalize (object);
}

static void
recourse_editor_references_class_init (RecourseEditorReferencesClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_editor_references_finalize;
  field_class->set_up = recourse_editor_references_set_up;
  field_class->show = recourse_editor_references_show;
}

static void
recourse_editor_references_init (RecourseEditorReferences *self)
{
}
