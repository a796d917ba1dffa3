/* Model → JSON by the tables of fields.  json-glib's generator puts every item of every list on a line of
 * its own and prints each number with 17 digits; a dossier is written by hand and should look it. */
#include "file/writer.h"

#include <math.h>

#include "layout.h"
#include "literals.h"

/* Simple values. */

static void
write_formula (RecourseLayout *self, const char *formula)
{
  if (recourse_json_is_number (formula))
    g_string_append (self->out, formula);
  else
    recourse_json_append_string (self->out, formula);
}

/* What fills objects and lists. */

static void fill_record (RecourseLayout *self, gpointer record, gconstpointer unused);

static void
fill_texts (RecourseLayout *self, gpointer record, gconstpointer aspect)
{
  const RecourseField *field = aspect;
  GStrv texts = *(GStrv *)recourse_record_member (record, field);

  for (guint i = 0; texts[i] != NULL && !recourse_layout_is_full (self); i++)
    {
      recourse_layout_item (self);
      recourse_json_append_string (self->out, texts[i]);
    }
}

static void
fill_numbers (RecourseLayout *self, gpointer record, gconstpointer aspect)
{
  const RecourseField *field = aspect;
  GArray *numbers = *(GArray **)recourse_record_member (record, field);

  for (guint i = 0; i < numbers->len && !recourse_layout_is_full (self); i++)
    {
      recourse_layout_item (self);
      recourse_json_append_number (self->out, g_array_index (numbers, double, i));
    }
}

static void
fill_records (RecourseLayout *self, gpointer record, gconstpointer aspect)
{
  const RecourseField *field = aspect;
  GListModel *list = G_LIST_MODEL (*(GListStore **)recourse_record_member (record, field));

  for (guint i = 0; i < g_list_model_get_n_items (list) && !recourse_layout_is_full (self); i++)
    {
      g_autoptr (RecourseRecord) item = g_list_model_get_item (list, i);

      recourse_layout_item (self);
      recourse_layout_wrap (self, "{}", fill_record, item, NULL);
    }
}

/* The x- keys kept under @prefix ("" for the record's own), in the order of the alphabet. */
static void
fill_extras (RecourseLayout *self, RecourseRecord *record, const char *prefix)
{
  GHashTable *extras = recourse_record_get_extras (record);
  g_autoptr (GList) keys = g_list_sort (g_hash_table_get_keys (extras), (GCompareFunc)g_strcmp0);

  for (GList *l = keys; l != NULL && !recourse_layout_is_full (self); l = l->next)
    {
      const char *key = l->data;

      if (!g_str_has_prefix (key, prefix) || !g_str_has_prefix (key + strlen (prefix), "x-"))
        continue;
      recourse_layout_member (self, key + strlen (prefix));
      g_string_append (self->out, g_hash_table_lookup (extras, key));
    }
}

static void fill_assignments (RecourseLayout *self, gpointer record, gconstpointer aspect);

static void
write_assignment (RecourseLayout *self, RecourseAssignment *assignment, RecourseFieldKind kind)
{
  RecourseRecord *record = RECOURSE_RECORD (assignment);

  if (kind == RECOURSE_FIELD_EFFECTS)
    recourse_layout_wrap (self, "{}", fill_assignments, record,
                          recourse_record_find_field (record, "settings"));
  else if (assignment->distribution != NULL)
    recourse_layout_wrap (self, "{}", fill_record, RECOURSE_RECORD (assignment->distribution),
                          NULL);
  else if (kind == RECOURSE_FIELD_ADOPTIONS)
    recourse_json_append_string (self->out, assignment->text);
  else
    write_formula (self, assignment->text);
}

static void
fill_assignments (RecourseLayout *self, gpointer record, gconstpointer aspect)
{
  const RecourseField *field = aspect;
  GListModel *list = G_LIST_MODEL (*(GListStore **)recourse_record_member (record, field));
  g_autofree char *prefix = g_strconcat (field->key, ".", NULL);

  for (guint i = 0; i < g_list_model_get_n_items (list) && !recourse_layout_is_full (self); i++)
    {
      g_autoptr (RecourseAssignment) assignment = g_list_model_get_item (list, i);

      recourse_layout_member (self, assignment->name);
      write_assignment (self, assignment, field->kind);
    }
  fill_extras (self, record, prefix);
}

static gboolean
has_map_extras (RecourseRecord *record, const RecourseField *field)
{
  g_autofree char *prefix = g_strconcat (field->key, ".", NULL);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, recourse_record_get_extras (record));
  while (g_hash_table_iter_next (&iter, &key, NULL))
    if (g_str_has_prefix (key, prefix))
      return TRUE;
  return FALSE;
}

static gboolean
is_stated (RecourseRecord *record, const RecourseField *field)
{
  gpointer member = recourse_record_member (record, field);

  if (field->kind == RECOURSE_FIELD_NUMBER)
    return !isnan (*(double *)member);
  if (field->kind == RECOURSE_FIELD_FLAG)
    return TRUE;
  if (field->kind < RECOURSE_FIELD_RECORDS)
    return *(gpointer *)member != NULL;
  return g_list_model_get_n_items (*(GListModel **)member) > 0 || has_map_extras (record, field);
}

static void
write_field (RecourseLayout *self, RecourseRecord *record, const RecourseField *field)
{
  gpointer member = recourse_record_member (record, field);

  switch (field->kind)
    {
    case RECOURSE_FIELD_TEXT:
    case RECOURSE_FIELD_DATE:
    case RECOURSE_FIELD_CHOICE:
    case RECOURSE_FIELD_REFERENCE:
      recourse_json_append_string (self->out, *(char **)member);
      return;
    case RECOURSE_FIELD_FORMULA:
      write_formula (self, *(char **)member);
      return;
    case RECOURSE_FIELD_NUMBER:
      recourse_json_append_number (self->out, *(double *)member);
      return;
    case RECOURSE_FIELD_FLAG:
      g_string_append (self->out, *(gboolean *)member ? "true" : "false");
      return;
    case RECOURSE_FIELD_TEXTS:
    case RECOURSE_FIELD_REFERENCES:
      recourse_layout_wrap (self, "[]", fill_texts, record, field);
      return;
    case RECOURSE_FIELD_NUMBERS:
      recourse_layout_wrap (self, "[]", fill_numbers, record, field);
      return;
    case RECOURSE_FIELD_RECORD:
      recourse_layout_wrap (self, "{}", fill_record, *(RecourseRecord **)member, NULL);
      return;
    case RECOURSE_FIELD_RECORDS:
      recourse_layout_wrap (self, "[]", fill_records, record, field);
      return;
    case RECOURSE_FIELD_FORMULAS:
    case RECOURSE_FIELD_SETTINGS:
    case RECOURSE_FIELD_EFFECTS:
    case RECOURSE_FIELD_ADOPTIONS:
      recourse_layout_wrap (self, "{}", fill_assignments, record, field);
      return;
    }
}

static void
fill_record (RecourseLayout *self, gpointer record, gconstpointer unused)
{
  g_autoptr (GPtrArray) fields = recourse_record_get_fields (record);

  for (guint i = 0; i < fields->len && !recourse_layout_is_full (self); i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);

      if (!is_stated (record, field))
        continue;
      recourse_layout_member (self, field->key);
      write_field (self, record, field);
    }
  fill_extras (self, record, "");
}

char *
recourse_writer_write (RecourseDossier *dossier)
{
  RecourseLayout layout = { .out = g_string_new (NULL), .is_first = TRUE };

  g_return_val_if_fail (RECOURSE_IS_DOSSIER (dossier), NULL);

  recourse_layout_enclose (&layout, "{}", fill_record, RECOURSE_RECORD (dossier), NULL);
  g_string_append_c (layout.out, '\n');
  return g_string_free (layout.out, FALSE);
}

char *
recourse_writer_write_record (RecourseRecord *record)
{
  RecourseLayout layout = {
    .out = g_string_new (NULL), .is_row = TRUE, .most = G_MAXSIZE, .is_first = TRUE
  };

  g_return_val_if_fail (RECOURSE_IS_RECORD (record), NULL);

  recourse_layout_enclose (&layout, "{}", fill_record, record, NULL);
  return g_string_free (layout.out, FALSE);
}
