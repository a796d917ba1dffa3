/* The fields that set something for each of several names: what a scenario sets and adopts, what a claim
 * changes when it is adopted, what an outcome sets.  Each name stands on a line with its value below. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/editor-number.h"
#include "ui/editor/editor-picker.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

#define RECOURSE_TYPE_EDITOR_SETTINGS (recourse_editor_settings_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEditorSettings,
                      recourse_editor_settings,
                      RECOURSE,
                      EDITOR_SETTINGS,
                      RecourseEditorField)

#define ADJUSTABLE "levers constants drivers"

struct _RecourseEditorSettings
{
  RecourseEditorField parent_instance;

  GtkWidget *list;
  RecourseEditorPicker *picker;
  char *signature; /* names and kinds of what is shown */
};

G_DEFINE_FINAL_TYPE (RecourseEditorSettings, recourse_editor_settings, RECOURSE_TYPE_EDITOR_FIELD)

static RecourseFieldKind
kind_of (RecourseEditorSettings *self)
{
  return recourse_editor_field_get_field (RECOURSE_EDITOR_FIELD (self))->kind;
}

/* The settings of an assignment are what a claim changes. */
static const char *
lists_of (RecourseEditorSettings *self)
{
  const RecourseField *field = recourse_editor_field_get_field (RECOURSE_EDITOR_FIELD (self));

  if (field->kind == RECOURSE_FIELD_EFFECTS)
    return "claims";
  return field->of != NULL ? field->of : ADJUSTABLE;
}

static RecourseDossier *
get_dossier (RecourseEditorSettings *self)
{
  return recourse_document_get_dossier (
      recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self)));
}

static GListModel *
entries_of (RecourseEditorSettings *self, RecourseRecord *owner)
{
  return *(GListModel **)recourse_record_member (
      owner, recourse_editor_field_get_field (RECOURSE_EDITOR_FIELD (self)));
}

/* Adding */

/* Another claim than the one in use, where there is one. */
static char *
begin_adoption (RecourseEditorSettings *self, const char *conflict_id)
{
  RecourseConflict *conflict =
      (RecourseConflict *)recourse_place_find_id (get_dossier (self), "conflicts", conflict_id);
  const char *claim = NULL;

  for (char **id = conflict != NULL ? conflict->claims : NULL; id != NULL && *id != NULL; id++)
    if (claim == NULL || g_strcmp0 (claim, conflict->adopted) == 0)
      claim = *id;
  return g_strdup_printf ("\"%s\"", claim != NULL ? claim : "");
}

static char *
begin (RecourseEditorSettings *self, const char *name)
{
  RecourseDocument *document = recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self));
  char digits[G_ASCII_DTOSTR_BUF_SIZE];

  if (kind_of (self) == RECOURSE_FIELD_ADOPTIONS)
    return begin_adoption (self, name);
  if (kind_of (self) == RECOURSE_FIELD_EFFECTS)
    return g_strdup ("{}");
  if (kind_of (self) == RECOURSE_FIELD_FORMULAS)
    return g_strdup ("0");
  return g_strdup (
      g_ascii_dtostr (digits, sizeof digits, recourse_document_get_value (document, name)));
}

static void
on_picked (RecourseEditorPicker *picker, const char *name, RecourseEditorSettings *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  const char *place = recourse_editor_field_get_place (field);
  RecourseRecord *owner = recourse_editor_field_get_record (field);
  RecourseEdit *edit = recourse_document_edit (recourse_editor_field_get_document (field));
  g_autofree char *json = begin (self, name);
  g_autofree char *entry = g_strconcat (place, "/", name, NULL);

  if (owner != NULL && g_list_model_get_n_items (entries_of (self, owner)) == 0)
    recourse_edit_set_json (edit, place, "{}");
  recourse_edit_set_json (edit, entry, json);
  recourse_editor_field_commit (field, edit);
}

static void
on_removed (GtkButton *button, RecourseEditorSettings *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseEdit *edit = recourse_document_edit (recourse_editor_field_get_document (field));

  recourse_edit_remove (edit, g_object_get_data (G_OBJECT (button), "place"));
  recourse_editor_field_commit (field, edit);
}

/* Entries */

static const char *
value_key (RecourseAssignment *entry)
{
  if (entry->distribution != NULL)
    return "distribution";
  return entry->text != NULL ? "text" : "settings";
}

static GType
value_type (RecourseEditorSettings *self, RecourseAssignment *entry)
{
  if (entry->distribution != NULL)
    return recourse_editor_nested_get_type ();
  if (entry->text == NULL)
    return recourse_editor_settings_get_type ();
  if (kind_of (self) == RECOURSE_FIELD_ADOPTIONS)
    return recourse_editor_choice_get_type ();
  return kind_of (self) == RECOURSE_FIELD_FORMULAS ? recourse_editor_formula_get_type ()
                                                   : recourse_editor_text_get_type ();
}

static GtkWidget *
create_remove_button (RecourseEditorSettings *self, const char *place, const char *title)
{
  g_autofree char *spoken = g_strdup_printf (_ ("Take out “%s”"), title);
  GtkWidget *button = recourse_icon_button_new ("list-remove-symbolic", spoken);

  g_object_set_data_full (G_OBJECT (button), "place", g_strdup (place), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_removed), self);
  return button;
}

static GtkWidget *
create_entry (RecourseEditorSettings *self, RecourseAssignment *entry)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseRecord *named = recourse_place_find_id (get_dossier (self), lists_of (self), entry->name);
  g_autofree char *title = named != NULL ? recourse_editor_title (named) : g_strdup (entry->name);
  g_autofree char *place =
      g_strconcat (recourse_editor_field_get_place (field), "/", entry->name, NULL);
  GtkWidget *value = recourse_editor_field_new_of_type (
      value_type (self, entry), recourse_editor_field_get_document (field), RECOURSE_RECORD (entry),
      place, recourse_record_find_field (RECOURSE_RECORD (entry), value_key (entry)), title);

  recourse_editor_field_add_beside (RECOURSE_EDITOR_FIELD (value),
                                    create_remove_button (self, place, title));
  return value;
}

static char *
sign (GListModel *entries)
{
  g_autoptr (GString) signature = g_string_new ("");

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RecourseAssignment) entry = g_list_model_get_item (entries, i);

      g_string_append_printf (signature, "%s:%s ", entry->name, value_key (entry));
    }
  return g_string_free (g_steal_pointer (&signature), FALSE);
}

static void
build (RecourseEditorSettings *self, GListModel *entries)
{
  recourse_box_clear (GTK_BOX (self->list));
  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RecourseAssignment) entry = g_list_model_get_item (entries, i);

      gtk_box_append (GTK_BOX (self->list), create_entry (self, entry));
    }
}

static void
update (RecourseEditorSettings *self, GListModel *entries)
{
  GtkWidget *child = gtk_widget_get_first_child (self->list);

  for (guint i = 0; child != NULL; i++, child = gtk_widget_get_next_sibling (child))
    {
      g_autoptr (RecourseRecord) entry = g_list_model_get_item (entries, i);

      recourse_editor_field_show (RECOURSE_EDITOR_FIELD (child), entry);
    }
}

/* What has a value already is not offered again; of claims only those of the conflict are. */
static void
update_picker (RecourseEditorSettings *self, RecourseRecord *owner, GListModel *entries)
{
  g_autoptr (GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr (GPtrArray) options = recourse_place_options (get_dossier (self), lists_of (self));
  g_auto (GStrv) left_out = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (entries); i++)
    {
      g_autoptr (RecourseAssignment) entry = g_list_model_get_item (entries, i);

      g_strv_builder_add (names, entry->name);
    }
  for (guint i = 0; RECOURSE_IS_CONFLICT (owner) && i < options->len; i++)
    {
      const char *id = recourse_record_get_id (options->pdata[i]);

      if (!g_strv_contains ((const char *const *)RECOURSE_CONFLICT (owner)->claims, id))
        g_strv_builder_add (names, id);
    }
  left_out = g_strv_builder_end (names);
  recourse_editor_picker_leave_out (self->picker, (const char *const *)left_out);
}

static void
recourse_editor_settings_show (RecourseEditorField *field, RecourseRecord *owner)
{
  RecourseEditorSettings *self = (RecourseEditorSettings *)field;
  GListModel *entries = entries_of (self, owner);
  g_autofree char *signature = sign (entries);

  if (g_strcmp0 (signature, self->signature) == 0)
    update (self, entries);
  else
    build (self, entries);
  g_free (self->signature);
  self->signature = g_steal_pointer (&signature);
  update_picker (self, owner, entries);
  gtk_widget_set_visible (self->list, g_list_model_get_n_items (entries) > 0);
}

static void
recourse_editor_settings_set_up (RecourseEditorField *field, RecourseRecord *owner)
{
  RecourseEditorSettings *self = (RecourseEditorSettings *)field;
  g_autofree char *spoken =
      g_strdup_printf (_ ("Add to “%s”"), recourse_editor_field_get_label (field));

  self->picker = RECOURSE_EDITOR_PICKER (
      recourse_editor_picker_new (recourse_editor_field_get_document (field), lists_of (self)));
  g_signal_connect (self->picker, "picked", G_CALLBACK (on_picked), self);
  recourse_editor_field_add_beside (
      field,
      recourse_icon_menu_button_new ("list-add-symbolic", spoken, GTK_WIDGET (self->picker)));
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_add_css_class (self->list, "editor-inner");
  recourse_editor_field_set_control (field, self->list);
}

static void
recourse_editor_settings_finalize (GObject *object)
{
  g_free (((RecourseEditorSettings *)object)->signature);
  G_OBJECT_CLASS (recourse_editor_settings_parent_class)->finalize (object);
}

static void
recourse_editor_settings_class_init (RecourseEditorSettingsClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_editor_settings_finalize;
  field_class->set_up = recourse_editor_settings_set_up;
  field_class->show = recourse_editor_settings_show;
}

static void
recourse_editor_settings_init (RecourseEditorSettings *self)
{
}
