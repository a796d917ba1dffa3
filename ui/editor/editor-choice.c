/* The fields that are chosen from what there is: words of the format, records of another list, on and off.
 * Options are read anew whenever the dossier changes, since records come and go. */
#include "config.h"

#include "ui/editor/editor-field.h"

#include "ui/editor/editor-distribution.h"
#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>

#define RECOURSE_TYPE_EDITOR_CHOICE (recourse_editor_choice_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseEditorChoice, recourse_editor_choice, RECOURSE, EDITOR_CHOICE, RecourseEditorField)

struct _RecourseEditorChoice
{
  RecourseEditorField parent_instance;

  GtkDropDown *drop_down; /* or NULL for a flag */
  GtkSwitch *toggle;
  GPtrArray *ids; /* of the options, NULL where one stands for nothing */
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseEditorChoice, recourse_editor_choice, RECOURSE_TYPE_EDITOR_FIELD)

enum
{
  SEARCH_FROM = 10, /* options */
};

static const RecourseField *
get_field (RecourseEditorChoice *self)
{
  return recourse_editor_field_get_field (RECOURSE_EDITOR_FIELD (self));
}

/* Another shape has other figures: those that come nearest to the present one. */
static gboolean
commit_shape (RecourseEditorChoice *self, RecourseDistribution *distribution, const char *kind)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  RecourseEdit *edit = recourse_document_edit (recourse_editor_field_get_document (field));
  g_autofree char *json = recourse_editor_distribution_convert (distribution, kind);

  recourse_edit_set_json (edit, recourse_editor_field_get_record_place (field), json);
  return recourse_editor_field_commit (field, edit);
}

static gboolean
commit (RecourseEditorChoice *self, const char *id)
{
  RecourseRecord *record = recourse_editor_field_get_record (RECOURSE_EDITOR_FIELD (self));

  if (record != NULL && RECOURSE_IS_DISTRIBUTION (record))
    return commit_shape (self, RECOURSE_DISTRIBUTION (record), id);
  return recourse_editor_field_commit_text (RECOURSE_EDITOR_FIELD (self), id);
}

static void
on_selected (RecourseEditorChoice *self)
{
  guint selected = gtk_drop_down_get_selected (self->drop_down);
  g_autoptr (RecourseEditorChoice) keep = g_object_ref (self);
  g_autofree char *id = NULL;

  if (self->is_updating || selected >= self->ids->len)
    return;
  id = g_strdup (g_ptr_array_index (self->ids, selected)); /* options are made anew meanwhile */
  if (!commit (self, id))
    recourse_editor_field_put_back (RECOURSE_EDITOR_FIELD (self));
}

static void
on_switched (RecourseEditorChoice *self)
{
  RecourseEditorField *field = RECOURSE_EDITOR_FIELD (self);
  g_autoptr (RecourseEditorChoice) keep = g_object_ref (self);
  RecourseEdit *edit = NULL;

  if (self->is_updating)
    return;
  edit = recourse_document_edit (recourse_editor_field_get_document (field));
  recourse_edit_set_flag (edit, recourse_editor_field_get_place (field),
                          gtk_switch_get_active (self->toggle));
  if (!recourse_editor_field_commit (field, edit))
    recourse_editor_field_put_back (RECOURSE_EDITOR_FIELD (self));
}

/* Options */

static void
add_option (RecourseEditorChoice *self, GtkStringList *names, const char *id, const char *name)
{
  g_ptr_array_add (self->ids, g_strdup (id));
  gtk_string_list_append (names, name);
}

/* The claim that is adopted is one of the conflict's own. */
static GPtrArray *
find_claims (RecourseDossier *dossier, RecourseConflict *conflict)
{
  GPtrArray *claims = g_ptr_array_new_with_free_func (g_object_unref);

  for (char **id = conflict != NULL ? conflict->claims : NULL; id != NULL && *id != NULL; id++)
    {
      RecourseRecord *claim = recourse_place_find_id (dossier, "claims", *id);

      if (claim != NULL)
        g_ptr_array_add (claims, g_object_ref (claim));
    }
  return claims;
}

static GPtrArray *
find_options (RecourseEditorChoice *self, RecourseRecord *record)
{
  RecourseDossier *dossier = recourse_document_get_dossier (
      recourse_editor_field_get_document (RECOURSE_EDITOR_FIELD (self)));

  if (RECOURSE_IS_CONFLICT (record))
    return find_claims (dossier, RECOURSE_CONFLICT (record));
  if (RECOURSE_IS_ASSIGNMENT (record))
    return find_claims (dossier, (RecourseConflict *)recourse_place_find_id (
                                     dossier, "conflicts", RECOURSE_ASSIGNMENT (record)->name));
  return recourse_place_options (dossier, get_field (self)->of);
}

static void
add_records (RecourseEditorChoice *self, GtkStringList *names, RecourseRecord *record)
{
  g_autoptr (GPtrArray) options = find_options (self, record);

  for (guint i = 0; i < options->len; i++)
    {
      g_autofree char *title = recourse_editor_title (options->pdata[i]);

      add_option (self, names, recourse_record_get_id (options->pdata[i]), title);
    }
  if (get_field (self)->of != NULL && strstr (get_field (self)->of, "baseline") != NULL)
    add_option (self, names, "baseline", recourse_editor_word ("baseline"));
}

static GtkStringList *
create_options (RecourseEditorChoice *self, RecourseRecord *record)
{
  const RecourseField *field = get_field (self);
  GtkStringList *names = gtk_string_list_new (NULL);

  g_ptr_array_set_size (self->ids, 0);
  if (!field->required && field->kind != RECOURSE_FIELD_FORMULA)
    add_option (self, names, NULL, _ ("None"));
  if (field->kind != RECOURSE_FIELD_CHOICE)
    add_records (self, names, record);
  for (guint i = 0; field->choices != NULL && field->choices[i] != NULL; i++)
    add_option (self, names, field->choices[i], recourse_editor_word (field->choices[i]));
  return names;
}

static gboolean
same_names (GListModel *a, GListModel *b)
{
  if (a == NULL || g_list_model_get_n_items (a) != g_list_model_get_n_items (b))
    return FALSE;
  for (guint i = 0; i < g_list_model_get_n_items (b); i++)
    if (g_strcmp0 (gtk_string_list_get_string (GTK_STRING_LIST (a), i),
                   gtk_string_list_get_string (GTK_STRING_LIST (b), i))
        != 0)
      return FALSE;
  return TRUE;
}

static guint
index_of (RecourseEditorChoice *self, const char *id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->ids, i), id) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
recourse_editor_choice_show (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorChoice *self = (RecourseEditorChoice *)field;
  gpointer member = recourse_record_member (record, get_field (self));
  g_autoptr (GtkStringList) names = NULL;

  self->is_updating = TRUE;
  if (self->drop_down == NULL)
    gtk_switch_set_active (self->toggle, *(gboolean *)member);
  else
    {
      names = create_options (self, record);
      if (!same_names (gtk_drop_down_get_model (self->drop_down), G_LIST_MODEL (names)))
        gtk_drop_down_set_model (self->drop_down, G_LIST_MODEL (names));
      gtk_drop_down_set_enable_search (self->drop_down, self->ids->len >= SEARCH_FROM);
      gtk_drop_down_set_selected (self->drop_down, index_of (self, *(char **)member));
    }
  self->is_updating = FALSE;
}

/* Statements are long: cut in the button, wrapped in the list. */

static void
on_setup_short (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
on_setup_whole (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  GtkStringObject *name = gtk_list_item_get_item (item);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)),
                      gtk_string_object_get_string (name));
}

static GtkListItemFactory *
create_factory (GCallback setup)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", setup, NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), NULL);
  return factory;
}

static GtkWidget *
create_drop_down (RecourseEditorChoice *self)
{
  g_autoptr (GtkListItemFactory) in_button = create_factory (G_CALLBACK (on_setup_short));
  g_autoptr (GtkListItemFactory) in_list = create_factory (G_CALLBACK (on_setup_whole));
  GtkExpression *text = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  self->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (NULL, text));
  gtk_drop_down_set_factory (self->drop_down, in_button);
  gtk_drop_down_set_list_factory (self->drop_down, in_list);
  g_signal_connect_swapped (self->drop_down, "notify::selected", G_CALLBACK (on_selected), self);
  return GTK_WIDGET (self->drop_down);
}

static void
recourse_editor_choice_set_up (RecourseEditorField *field, RecourseRecord *record)
{
  RecourseEditorChoice *self = (RecourseEditorChoice *)field;

  if (get_field (self)->kind != RECOURSE_FIELD_FLAG)
    {
      recourse_editor_field_set_control (field, create_drop_down (self));
      return;
    }
  self->toggle = GTK_SWITCH (gtk_switch_new ());
  g_signal_connect_swapped (self->toggle, "notify::active", G_CALLBACK (on_switched), self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  recourse_editor_field_get_label (field), -1);
  recourse_editor_field_add_beside (field, GTK_WIDGET (self->toggle));
}

static void
recourse_editor_choice_finalize (GObject *object)
{
  g_ptr_array_unref (((RecourseEditorChoice *)object)->ids);
  G_OBJECT_CLASS (recourse_editor_choice_parent_class)->finalize (object);
}

static void
recourse_editor_choice_class_init (RecourseEditorChoiceClass *klass)
{
  RecourseEditorFieldClass *field_class = RECOURSE_EDITOR_FIELD_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_editor_choice_finalize;
  field_class->set_up = recourse_editor_choice_set_up;
  field_class->show = recourse_editor_choice_show;
}

static void
recourse_editor_choice_init (RecourseEditorChoice *self)
{
  self->ids = g_ptr_array_new_with_free_func (g_free);
}
