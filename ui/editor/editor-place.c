/* From places in a dossier to records and back.  Everything follows the tables of fields, so a class that the
 * model gains is found without a change here. */
#include "ui/editor/editor-place.h"

static RecourseRecord *
entry_at (GListStore *entries, const char *step)
{
  guint64 index = 0;
  g_autoptr (RecourseRecord) found = NULL;

  if (g_ascii_string_to_unsigned (step, 10, 0, G_MAXUINT - 1, &index, NULL))
    {
      found = g_list_model_get_item (G_LIST_MODEL (entries), (guint)index);
      return found; /* the list keeps it */
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (entries)); i++)
    {
      g_autoptr (RecourseRecord) entry = g_list_model_get_item (G_LIST_MODEL (entries), i);

      if (RECOURSE_IS_ASSIGNMENT (entry)
          && g_strcmp0 (RECOURSE_ASSIGNMENT (entry)->name, step) == 0)
        return entry;
    }
  return NULL;
}

RecourseRecord *
recourse_place_find (RecourseDossier *dossier, const char *place)
{
  g_auto (GStrv) steps = g_strsplit (place, "/", -1);
  RecourseRecord *record = RECOURSE_RECORD (dossier);

  for (guint i = 1; steps[0] != NULL && steps[i] != NULL && record != NULL; i++)
    {
      const RecourseField *field = recourse_record_find_field (record, steps[i]);
      gpointer *member = field != NULL ? recourse_record_member (record, field) : NULL;

      if (member != NULL && field->kind == RECOURSE_FIELD_RECORD)
        record = *member;
      else if (member != NULL && field->kind >= RECOURSE_FIELD_RECORDS && steps[i + 1] != NULL)
        record = entry_at (*member, steps[++i]);
      else
        record = NULL;
    }
  return record;
}

static GListStore *
list_called (RecourseDossier *dossier, const char *name)
{
  const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (dossier), name);

  if (field == NULL || field->kind != RECOURSE_FIELD_RECORDS)
    return NULL;
  return *(GListStore **)recourse_record_member (RECOURSE_RECORD (dossier), field);
}

GPtrArray *
recourse_place_options (RecourseDossier *dossier, const char *of)
{
  GPtrArray *options = g_ptr_array_new_with_free_func (g_object_unref);
  g_auto (GStrv) names = g_strsplit (of != NULL ? of : "", " ", -1);

  for (guint i = 0; names[i] != NULL; i++)
    {
      GListStore *list = list_called (dossier, names[i]);

      for (guint j = 0; list != NULL && j < g_list_model_get_n_items (G_LIST_MODEL (list)); j++)
        g_ptr_array_add (options, g_list_model_get_item (G_LIST_MODEL (list), j));
    }
  return options;
}

static RecourseRecord *
find_in_all (RecourseDossier *dossier, const char *id)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (RECOURSE_RECORD (dossier));

  for (guint i = 0; i < fields->len; i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);
      RecourseRecord *found = NULL;

      if (field->kind == RECOURSE_FIELD_RECORDS)
        found = recourse_dossier_find (dossier, list_called (dossier, field->key), id);
      if (found != NULL)
        return found;
    }
  return NULL;
}

RecourseRecord *
recourse_place_find_id (RecourseDossier *dossier, const char *of, const char *id)
{
  g_auto (GStrv) names = NULL;

  if (id == NULL)
    return NULL;
  if (of == NULL)
    return find_in_all (dossier, id);
  names = g_strsplit (of, " ", -1);
  for (guint i = 0; names[i] != NULL; i++)
    {
      GListStore *list = list_called (dossier, names[i]);
      RecourseRecord *found = list != NULL ? recourse_dossier_find (dossier, list, id) : NULL;

      if (found != NULL)
        return found;
    }
  return NULL;
}

const RecourseField *
recourse_place_list_of (RecourseDossier *dossier, RecourseRecord *record)
{
  RecourseRecordClass *klass = RECOURSE_RECORD_GET_CLASS (RECOURSE_RECORD (dossier));

  for (guint i = 0; i < klass->n_fields; i++)
    if (klass->fields[i].kind == RECOURSE_FIELD_RECORDS
        && klass->fields[i].item_type () == G_OBJECT_TYPE (record))
      return &klass->fields[i];
  return NULL;
}
