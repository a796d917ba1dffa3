/* Choices as a JSON object.  Keys of `adopt` and `set` stand in the order of the alphabet, for a hash table has
 * none; `paths` keeps its own, which says who leads. */
#include "config.h"

#include "file/choices-text.h"

#include <glib/gi18n.h>
#include <math.h>

#include "file/json.h"
#include "file/writer.h"

/* Writing. */

static GList *
sorted_keys (GHashTable *table)
{
  return g_list_sort (g_hash_table_get_keys (table), (GCompareFunc)g_strcmp0);
}

static RecourseJson *
from_adoptions (GHashTable *adopt)
{
  RecourseJson *object = recourse_json_new ("{}");
  g_autoptr (GList) keys = sorted_keys (adopt);

  for (GList *l = keys; l != NULL; l = l->next)
    recourse_json_append (object, l->data,
                          recourse_json_new_string (g_hash_table_lookup (adopt, l->data)));
  return object;
}

static RecourseJson *
from_setting (const RecourseAssignment *setting)
{
  g_autofree char *text = NULL;

  if (setting->distribution == NULL)
    return recourse_json_new_number (g_ascii_strtod (setting->text, NULL));
  text = recourse_writer_write_record (RECOURSE_RECORD (setting->distribution));
  return recourse_json_new_text (text);
}

static RecourseJson *
from_settings (GHashTable *set)
{
  RecourseJson *object = recourse_json_new ("{}");
  g_autoptr (GList) keys = sorted_keys (set);

  for (GList *l = keys; l != NULL; l = l->next)
    recourse_json_append (object, l->data, from_setting (g_hash_table_lookup (set, l->data)));
  return object;
}

static RecourseJson *
from_paths (GPtrArray *paths)
{
  RecourseJson *list = recourse_json_new ("[]");

  for (guint i = 0; i < paths->len; i++)
    recourse_json_append (list, NULL, recourse_json_new_string (g_ptr_array_index (paths, i)));
  return list;
}

char *
recourse_choices_to_text (const RecourseChoices *self)
{
  g_autoptr (RecourseJson) object = recourse_json_new ("{}");

  if (self->scenario != NULL)
    recourse_json_append (object, "scenario", recourse_json_new_string (self->scenario));
  if (g_hash_table_size (self->adopt) > 0)
    recourse_json_append (object, "adopt", from_adoptions (self->adopt));
  if (g_hash_table_size (self->set) > 0)
    recourse_json_append (object, "set", from_settings (self->set));
  if (self->paths->len > 0)
    recourse_json_append (object, "paths", from_paths (self->paths));
  return recourse_json_write (object);
}

/* Reading. */

static gboolean
fail (GError **error, const char *what, const char *key)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("choices: “%s” %s"), key, what);
  return FALSE;
}

static gboolean
read_numbers (RecourseRecord *record, const RecourseJson *value, GError **error)
{
  g_autoptr (GArray) numbers = g_array_new (FALSE, FALSE, sizeof (double));

  if (!recourse_json_is_list (value))
    return fail (error, _ ("must be a list of numbers"), value->key);
  for (guint i = 0; i < value->items->len; i++)
    {
      const double number = recourse_json_get_number (recourse_json_at (value, i));

      if (isnan (number))
        return fail (error, _ ("must hold numbers only"), value->key);
      g_array_append_val (numbers, number);
    }
  recourse_record_set_numbers (record, value->key, numbers);
  return TRUE;
}

static gboolean
read_kind (RecourseRecord *record,
           const RecourseField *field,
           const RecourseJson *value,
           GError **error)
{
  g_autofree char *word = recourse_json_dup_string (value);

  if (word == NULL || !g_strv_contains (field->choices, word))
    return fail (error, _ ("is no kind of distribution"), value->key);
  recourse_record_set_text (record, value->key, word);
  return TRUE;
}

static gboolean
read_distribution_key (RecourseRecord *record, const RecourseJson *value, GError **error)
{
  const RecourseField *field = recourse_record_find_field (record, value->key);

  if (field == NULL)
    return fail (error, _ ("is no key of a distribution"), value->key);
  if (field->kind == RECOURSE_FIELD_CHOICE)
    return read_kind (record, field, value, error);
  if (field->kind == RECOURSE_FIELD_NUMBERS)
    return read_numbers (record, value, error);
  if (isnan (recourse_json_get_number (value)))
    return fail (error, _ ("must be a number"), value->key);
  recourse_record_set_number (record, value->key, recourse_json_get_number (value));
  return TRUE;
}

static gboolean
read_distribution (RecourseChoices *self, const RecourseJson *object, GError **error)
{
  g_autoptr (RecourseDistribution) distribution = g_object_new (RECOURSE_TYPE_DISTRIBUTION, NULL);

  for (guint i = 0; i < object->items->len; i++)
    if (!read_distribution_key (RECOURSE_RECORD (distribution), recourse_json_at (object, i),
                                error))
      return FALSE;
  if (distribution->kind == NULL)
    return fail (error, _ ("has a distribution without a kind"), object->key);
  recourse_choices_set_distribution (self, object->key, distribution);
  return TRUE;
}

static gboolean
read_setting (RecourseChoices *self, const RecourseJson *value, GError **error)
{
  const double number = recourse_json_get_number (value);

  if (recourse_json_is_object (value))
    return read_distribution (self, value, error);
  if (isnan (number))
    return fail (error, _ ("must be set to a number or a distribution"), value->key);
  recourse_choices_set_number (self, value->key, number);
  return TRUE;
}

static gboolean
read_adoption (RecourseChoices *self, const RecourseJson *value, GError **error)
{
  char *claim = recourse_json_dup_string (value);

  if (claim == NULL)
    return fail (error, _ ("must adopt a claim by its id"), value->key);
  g_hash_table_insert (self->adopt, g_strdup (value->key), claim);
  return TRUE;
}

static gboolean
read_path (RecourseChoices *self, const RecourseJson *value, GError **error)
{
  g_autofree char *path = recourse_json_dup_string (value);

  if (path == NULL)
    return fail (error, _ ("must hold ids of paths"), "paths");
  if (g_ptr_array_find_with_equal_func (self->paths, path, g_str_equal, NULL))
    return fail (error, _ ("names a path twice"), "paths");
  g_ptr_array_add (self->paths, g_steal_pointer (&path));
  return TRUE;
}

typedef gboolean (*ReadItem) (RecourseChoices *self, const RecourseJson *value, GError **error);

static gboolean
read_items (RecourseChoices *self, const RecourseJson *container, ReadItem read, GError **error)
{
  for (guint i = 0; i < container->items->len; i++)
    if (!read (self, recourse_json_at (container, i), error))
      return FALSE;
  return TRUE;
}

static gboolean
read_key (RecourseChoices *self, const RecourseJson *value, GError **error)
{
  if (g_str_equal (value->key, "scenario"))
    {
      self->scenario = recourse_json_dup_string (value);
      return self->scenario != NULL || fail (error, _ ("must be an id"), value->key);
    }
  if (g_str_equal (value->key, "paths"))
    return recourse_json_is_list (value) ? read_items (self, value, read_path, error)
                                         : fail (error, _ ("must be a list"), value->key);
  if (!g_str_equal (value->key, "set") && !g_str_equal (value->key, "adopt"))
    return fail (error, _ ("is unknown"), value->key);
  if (!recourse_json_is_object (value))
    return fail (error, _ ("must be an object"), value->key);
  return read_items (self, value, value->key[0] == 's' ? read_setting : read_adoption, error);
}

RecourseChoices *
recourse_choices_from_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize)length);
  g_autoptr (RecourseJson) object = recourse_json_parse (bytes, error);
  g_autoptr (RecourseChoices) self = recourse_choices_new ();

  if (object == NULL)
    return NULL;
  if (!recourse_json_is_object (object))
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                           _ ("choices must be an object {…}"));
      return NULL;
    }
  if (!read_items (self, object, read_key, error))
    return NULL;
  return g_steal_pointer (&self);
}
