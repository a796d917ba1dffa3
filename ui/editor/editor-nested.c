/* The fields that hold a record of their own, or a list of such: their fields stand below the name, a little in.
 * A distribution shows what its kind states and nothing else, with its shape drawn beside. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/editor-distribution.h"
#include "ui/editor/editor-place.h"
#include "ui/scenario/sketch.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>

#define RECOURSE_TYPE_EDITOR_NESTED (recourse_editor_nested_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEditorNested, recourse_editor_nested, RECOURSE, EDITOR_NESTED, RecourseEditorField)

struct _RecourseEditorNested
{
  RecourseEditorField parent_instance;

  GtkWidget *box;
  GtkSwitch *toggle;      /* or NULL: it cannot be left out */
  RecourseSketch *sketch; /* or NULL */
  char *kind;             /* of the distribution whose fields are there, or "" */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseEditorNested, recourse_editor_nested, RECOURSE_TYPE_EDITOR_FIELD)

/* What a record begins with that is switched on. */
static const struct
{
  const char *key;
  const char *json;
} beginnings[] = {
  { "horizon", "{\"first\": %d, \"last\": %d}" },
  { "baseline", "{\"label\": \"Status quo\"}" },
  { "discount", "{\"rate\": 0.1}" },
  { "correlations", "{\"enabled\": true, \"pairs\": []}" },
};

static char *
begin (const char *key)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  int year = g_date_time_get_year (now);

  if (g_str_equal (key, beginnings[0].key))
    return g_strdup_printf ("{\"first\": %d, \"last\": %d}", year, year + 5);
  for (gsize i = 1; i < G_N_ELEMENTS (beginnings); i++)
    if (g_str_equal (beginnings[i].key, key))
      return g_strdup (beginnings[i].json);
  return g_strdup ("{}");
}

static void
on_switched (RecourseEditorNested *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  g_autoptr (RecourseEditorNested) keep = g_object_ref (self);
  g_autofree char *json = NULL;

  if (self->is_updating)
    return;
  if (gtk_switch_get_active (self->toggle))
    json = begin (recourse_editor_field_get_field (field)->key);
  if (!recourse_editor_field_commit_json (field, json))
    recourse_editor_field_put_back (RECOURSE_EDITOR_FIELD (self));
}

static const char *
kind_of (RecourseRecord *record)
{
  return RECOURSE_IS_DISTRIBUTION (record) ? RECOURSE_DISTRIBUTION (record)->kind : "";
}

static void
clear (RecourseEditorNested *self)
{
  g_clear_pointer (&self->kind, g_free);
  recourse_box_clear (GTK_BOX (self->box));
}

/* Its name is said by the field around it. */
static gboolean
is_shown (RecourseRecord *record, const RecourseField *field)
{
  if (g_str_equal (field->key, "id"))
    return FALSE;
  return !RECOURSE_IS_DISTRIBUTION (record)
         || recourse_editor_distribution_has (RECOURSE_DISTRIBUTION (record)->kind, field->key);
}

static void
build (RecourseEditorNested *self, RecourseRecord *record)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  clear (self);
  self->kind = g_strdup (kind_of (record));
  for (guint i = 0; i < fields->len; i++)
    if (is_shown (record, fields->pdata[i]))
      gtk_box_append (GTK_BOX (self->box),
                      recourse_editor_field_new (recourse_editor_field_get_document (field), record,
                                                 recourse_editor_field_get_place (field),
                                                 fields->pdata[i]));
}

static void
update (RecourseEditorNested *self, RecourseRecord *record)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    recourse_editor_field_show (RECOURSE_EDITOR_FIELD (child), record);
}

/* Of a driver only: what a scenario sets is compiled when it is in force. */
static void
update_sketch (RecourseEditorNested *self)
{
  RecourseDocument *document = recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self));
  RecourseDossier *dossier = recourse_document_get_dossier (document);
  RecourseRecord *driver = recourse_editor_field_get_record (RECOURSE_EDITOR_FIELD (self));

  if (self->sketch != NULL && driver != NULL && RECOURSE_IS_DRIVER (driver))
    recourse_sketch_set_shape (
        self->sketch, recourse_document_get_program (document),
        recourse_dossier_index_of (dossier, dossier->drivers, recourse_record_get_id (driver)));
}

static void
recourse_editor_nested_show (RecourseEditorField *field, RecourseRecord *owner)
{
  RecourseEditorNested *self = (RecourseEditorNested *)field;
  RecourseRecord *record =
      *(RecourseRecord **)recourse_record_member (owner, recourse_editor_field_get_field (field));

  self->is_updating = TRUE;
  if (record == NULL)
    clear (self);
  else if (g_strcmp0 (self->kind, kind_of (record)) != 0)
    build (self, record);
  else
    update (self, record);
  if (self->toggle != NULL)
    gtk_switch_set_active (self->toggle, record != NULL);
  gtk_widget_set_visible (self->box, record != NULL);
  update_sketch (self);
  self->is_updating = FALSE;
}

static GtkWidget *
create_inner_box (void)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  gtk_widget_add_css_class (box, "editor-inner");
  return box;
}

static void
add_toggle (RecourseEditorNested *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);

  self->toggle = GTK_SWITCH (gtk_switch_new ());
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_switched), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recourse_editor_field_get_label (field), -1);
  recourse_editor_field_add_beside (field, GTK_WIDGET (self->toggle));
}

static void
recourse_editor_nested_set_up (RecourseEditorField *field, RecourseRecord *owner)
{
  RecourseEditorNested *self = (RecourseEditorNested *)field;

  self->box = create_inner_box ();
  recourse_editor_field_set_control (field, self->box);
  if (RECOURSE_IS_DRIVER (owner))
    {
      self->sketch = g_object_new (RECOURSE_TYPE_SKETCH, NULL);
      recourse_editor_field_add_beside (field, GTK_WIDGET (self->sketch));
    }
  else if (!recourse_editor_field_get_field (field)->required && !RECOURSE_IS_ASSIGNMENT (owner))
    add_toggle (self);
}

static void
recourse_editor_nested_finalize (GObject *object)
{
  g_free (((RecourseEditorNested *)object)->kind);
  G_OBJECT_CLASS (recourse_editor_nested_parent_class)->finalize (object);
}

static void
recourse_editor_nested_class_init (RecourseEditorNestedClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_editor_nested_finalize;
  field_class->set_up = recourse_editor_nested_set_up;
  field_class->show = recourse_editor_nested_show;
}

static void
recourse_editor_nested_init (RecourseEditorNested *self)
{
}
