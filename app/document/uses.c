/* Where an id is used, and where a record stands: walks over what was read. */
#include "document/edit.h"

#include "file/json.h"
#include "mentions.h"
#include "tokens.h"

typedef struct
{
  const char *id;
  const char *list; /* or NULL: any */
  GArray *uses;
} Search;

static void search_record (Search *self, RecourseRecord *record);

static void
add (Search *self, gpointer record, const RecourseField *field)
{
  const RecourseUse use = { record, field };

  g_array_append_val (self->uses, use);
}

static gboolean
is_meant (const Search *self, const char *lists)
{
  return self->list == NULL || recourse_mentions_of (lists, self->list);
}

static gboolean
is_reference (const Search *self, const RecourseField *field, const char *id)
{
  return g_strcmp0 (id, self->id) == 0 && is_meant (self, field->of != NULL ? field->of : "claims");
}

static gboolean
is_in_formula (const Search *self, const char *formula)
{
  return formula != NULL && is_meant (self, RECOURSE_FORMULA_LISTS)
         && recourse_tokens_name (formula, self->id);
}

static const char *
lists_of_names (const RecourseField *map)
{
  if (map->kind == RECOURSE_FIELD_EFFECTS)
    return "claims";
  return map->of != NULL ? map->of : "levers constants drivers";
}

/* An assignment is found as the name it sets, and as what it is set to. */
static void
search_assignment (Search *self, RecourseAssignment *item, const RecourseField *map)
{
  RecourseRecord *record = RECOURSE_RECORD (item);

  if (g_strcmp0 (item->name, self->id) == 0 && is_meant (self, lists_of_names (map)))
    add (self, item, recourse_record_find_field (record, "name"));
  if (map->kind == RECOURSE_FIELD_FORMULAS
          ? is_in_formula (self, item->text)
          : map->kind == RECOURSE_FIELD_ADOPTIONS && g_strcmp0 (item->text, self->id) == 0
                && is_meant (self, "claims"))
    add (self, item, recourse_record_find_field (record, "text"));
  if (map->kind != RECOURSE_FIELD_EFFECTS)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (item->settings)); i++)
    {
      g_autoptr (RecourseAssignment) setting =
          g_list_model_get_item (G_LIST_MODEL (item->settings), i);

      search_assignment (self, setting, recourse_record_find_field (record, "settings"));
    }
}

static void
search_list (Search *self, GListModel *list, const RecourseField *field)
{
  const guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) item = g_list_model_get_item (list, i);

      if (field->kind == RECOURSE_FIELD_RECORDS)
        search_record (self, item);
      else
        search_assignment (self, RECOURSE_ASSIGNMENT (item), field);
    }
}

static void
search_references (Search *self, RecourseRecord *record, const RecourseField *field, GStrv ids)
{
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    if (is_reference (self, field, ids[i]))
      {
        add (self, record, field);
        return;
      }
}

static gboolean
is_node_name (const Search *self, const RecourseField *field, const char *text)
{
  return g_str_equal (field->key, "node") && g_strcmp0 (text, self->id) == 0
         && is_meant (self, RECOURSE_NODES);
}

static void
search_field (Search *self, RecourseRecord *record, const RecourseField *field)
{
  gpointer member = recourse_record_member (record, field);

  if (field->kind == RECOURSE_FIELD_REFERENCE ? is_reference (self, field, *(char **)member)
      : field->kind == RECOURSE_FIELD_FORMULA
          ? is_in_formula (self, *(char **)member)
          : field->kind == RECOURSE_FIELD_TEXT && is_node_name (self, field, *(char **)member))
    add (self, record, field);
  else if (field->kind == RECOURSE_FIELD_REFERENCES)
    search_references (self, record, field, *(GStrv *)member);
  else if (field->kind == RECOURSE_FIELD_RECORD && *(gpointer *)member != NULL)
    search_record (self, *(gpointer *)member);
  else if (field->kind >= RECOURSE_FIELD_RECORDS)
    search_list (self, *(GListModel **)member, field);
}

static void
search_record (Search *self, RecourseRecord *record)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (record);

  for (guint i = 0; i < klass->n_fields; i++)
    search_field (self, record, &klass->fields[i]);
}

GArray *
recourse_find_uses_in (RecourseDossier *dossier, const char *list, const char *id)
{
  Search search = { .id = id, .list = list };

  g_return_val_if_fail (RECOURSE_IS_DOSSIER (dossier), NULL);
  g_return_val_if_fail (id != NULL, NULL);

  search.uses = g_array_new (FALSE, FALSE, sizeof (RecourseUse));
  search_record (&search, RECOURSE_RECORD (dossier));
  return search.uses;
}

GArray *
recourse_find_uses (RecourseDossier *dossier, const char *id)
{
  return recourse_find_uses_in (dossier, NULL, id);
}

/* Places of records. */

static gboolean append_way_to (GString *pointer, RecourseRecord *at, gpointer record);

static gboolean
append_way_in_list (GString *pointer, GListModel *list, const RecourseField *field, gpointer record)
{
  const gsize length = pointer->len;
  const guint n = g_list_model_get_n_items (list);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) item = g_list_model_get_item (list, i);

      if (field->kind == RECOURSE_FIELD_RECORDS)
        g_string_append_printf (pointer, "/%u", i);
      else
        recourse_json_append_step (pointer, RECOURSE_ASSIGNMENT (item)->name);
      if (append_way_to (pointer, item, record))
        return TRUE;
      g_string_truncate (pointer, length);
    }
  return FALSE;
}

/* Below an assignment the JSON has no key of its own: its settings and its distribution are its value. */
static gboolean
append_way_in_field (GString *pointer,
                     RecourseRecord *at,
                     const RecourseField *field,
                     gpointer record)
{
  const gsize length = pointer->len;
  gpointer member = recourse_record_member (at, field);
  gboolean found = FALSE;

  if (G_OBJECT_TYPE (at) != RECOURSE_TYPE_ASSIGNMENT)
    recourse_json_append_step (pointer, field->key);
  if (field->kind >= RECOURSE_FIELD_RECORDS)
    found = append_way_in_list (pointer, *(GListModel **)member, field, record);
  else if (*(gpointer *)member != NULL)
    found = append_way_to (pointer, *(gpointer *)member, record);
  if (!found)
    g_string_truncate (pointer, length);
  return found;
}

static gboolean
append_way_to (GString *pointer, RecourseRecord *at, gpointer record)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (at);

  if ((gpointer)at == record)
    return TRUE;
  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind >= RECOURSE_FIELD_RECORD
        && append_way_in_field (pointer, at, &klass->fields[i], record))
      return TRUE;
  return FALSE;
}

char *
recourse_pointer_to (RecourseDossier *dossier, gpointer record)
{
  GString *pointer;
  gboolean found;

  g_return_val_if_fail (RECOURSE_IS_DOSSIER (dossier), NULL);

  pointer = g_string_new (NULL);
  found = append_way_to (pointer, RECOURSE_RECORD (dossier), record);
  return g_string_free (pointer, !found);
}
