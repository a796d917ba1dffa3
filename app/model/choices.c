/* What is set differently from the file. */
#include "model/choices.h"

#include <math.h>

RecourseChoices *
recourse_choices_new (void)
{
  RecourseChoices *self = g_new0 (RecourseChoices, 1);

  self->adopt = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->set = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->paths = g_ptr_array_new_with_free_func (g_free);
  return self;
}

/* Settings are replaced, never changed, so copies share them. */
RecourseChoices *
recourse_choices_copy (const RecourseChoices *self)
{
  RecourseChoices *copy = recourse_choices_new ();
  GHashTableIter iter;
  gpointer key, value;

  copy->scenario = g_strdup (self->scenario);
  g_hash_table_iter_init (&iter, self->adopt);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->adopt, g_strdup (key), g_strdup (value));
  g_hash_table_iter_init (&iter, self->set);
  while (g_hash_table_iter_next (&iter, &key, &value))
    g_hash_table_insert (copy->set, g_strdup (key), g_object_ref (value));
  for (guint i = 0; i < self->paths->len; i++)
    g_ptr_array_add (copy->paths, g_strdup (g_ptr_array_index (self->paths, i)));
  return copy;
}

void
recourse_choices_free (RecourseChoices *self)
{
  if (self == NULL)
    return;
  g_free (self->scenario);
  g_hash_table_unref (self->adopt);
  g_hash_table_unref (self->set);
  g_ptr_array_unref (self->paths);
  g_free (self);
}

static gboolean
numbers_equal (const GArray *a, const GArray *b)
{
  if (a == NULL || b == NULL)
    return a == b;
  return a->len == b->len
         && (a->len == 0 || memcmp (a->data, b->data, a->len * sizeof (double)) == 0);
}

/* A distribution's fields are its kind, numbers and lists of numbers. */
static gboolean
distributions_equal (RecourseDistribution *a, RecourseDistribution *b)
{
  g_autoptr (GPtrArray) fields = NULL;

  if (a == b || a == NULL || b == NULL)
    return a == b;

  fields = recourse_record_get_fields (RECOURSE_RECORD (a));
  for (guint i = 0; i < fields->len; i++)
    {
      const RecourseField *field = g_ptr_array_index (fields, i);
      gconstpointer x = recourse_record_member (RECOURSE_RECORD (a), field);
      gconstpointer y = recourse_record_member (RECOURSE_RECORD (b), field);

      if (field->kind == RECOURSE_FIELD_CHOICE ? g_strcmp0 (*(char **)x, *(char **)y) != 0
          : field->kind == RECOURSE_FIELD_NUMBERS
              ? !numbers_equal (*(GArray **)x, *(GArray **)y)
              : !(*(double *)x == *(double *)y || (isnan (*(double *)x) && isnan (*(double *)y))))
        return FALSE;
    }
  return TRUE;
}

static gboolean
settings_equal (gconstpointer a, gconstpointer b)
{
  const RecourseAssignment *x = a;
  const RecourseAssignment *y = b;

  return g_strcmp0 (x->text, y->text) == 0
         && distributions_equal (x->distribution, y->distribution);
}

static gboolean
tables_equal (GHashTable *a, GHashTable *b, GEqualFunc equal)
{
  GHashTableIter iter;
  gpointer key, value;

  if (g_hash_table_size (a) != g_hash_table_size (b))
    return FALSE;
  g_hash_table_iter_init (&iter, a);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      gconstpointer other = g_hash_table_lookup (b, key);

      if (other == NULL || !equal (value, other))
        return FALSE;
    }
  return TRUE;
}

static gboolean
paths_equal (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    if (!g_str_equal (g_ptr_array_index (a, i), g_ptr_array_index (b, i)))
      return FALSE;
  return TRUE;
}

gboolean
recourse_choices_equal (const RecourseChoices *a, const RecourseChoices *b)
{
  return g_strcmp0 (a->scenario, b->scenario) == 0 && tables_equal (a->adopt, b->adopt, g_str_equal)
         && tables_equal (a->set, b->set, settings_equal) && paths_equal (a->paths, b->paths);
}

void
recourse_choices_set_number (RecourseChoices *self, const char *id, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];
  RecourseAssignment *setting;

  g_return_if_fail (isfinite (value));

  setting = g_object_new (RECOURSE_TYPE_ASSIGNMENT, "name", id, "text",
                          g_ascii_dtostr (text, sizeof text, value), NULL);
  g_hash_table_insert (self->set, g_strdup (id), setting);
}

void
recourse_choices_set_distribution (RecourseChoices *self,
                                   const char *id,
                                   RecourseDistribution *distribution)
{
  RecourseAssignment *setting =
      g_object_new (RECOURSE_TYPE_ASSIGNMENT, "name", id, "distribution", distribution, NULL);

  g_hash_table_insert (self->set, g_strdup (id), setting);
}

void
recourse_choices_reset (RecourseChoices *self, const char *id)
{
  g_hash_table_remove (self->set, id);
}
