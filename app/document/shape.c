/* The tables of fields, asked by key alone. */
#include "shape.h"

/* Record classes are static: once made they stay. */
static RecourseRecordClass *
class_of (GType type)
{
  gpointer klass = g_type_class_peek (type);

  return klass != NULL ? klass : g_type_class_ref (type);
}

static gboolean
is_map (const RecourseField *field)
{
  return field != NULL && field->kind >= RECOURSE_FIELD_FORMULAS;
}

gboolean
recourse_shape_is_map (RecourseShape self)
{
  return is_map (self.field) && self.record == NULL && !self.is_within;
}

RecourseShape
recourse_shape_dossier (void)
{
  return (RecourseShape){ class_of (RECOURSE_TYPE_DOSSIER), NULL, FALSE };
}

const RecourseField *
recourse_shape_find (RecourseShape self, const char *key)
{
  for (guint i = 0; self.record != NULL && i < self.record->n_fields; i++)
    if (g_str_equal (self.record->fields[i].key, key))
      return &self.record->fields[i];
  return NULL;
}

/* A claim's effects are settings; a setting's object is a distribution. */
static RecourseShape
shape_under_name (const RecourseField *map)
{
  if (map->kind == RECOURSE_FIELD_EFFECTS)
    {
      RecourseShape assignment = { class_of (RECOURSE_TYPE_ASSIGNMENT), NULL, FALSE };

      return (RecourseShape){ NULL, recourse_shape_find (assignment, "settings"), FALSE };
    }
  return (RecourseShape){
    map->kind == RECOURSE_FIELD_SETTINGS ? class_of (RECOURSE_TYPE_DISTRIBUTION) : NULL, map, TRUE
  };
}

RecourseShape
recourse_shape_member (RecourseShape self, const char *key)
{
  const RecourseField *field;

  if (recourse_shape_is_map (self))
    return shape_under_name (self.field);
  field = recourse_shape_find (self, key);
  if (field != NULL && field->kind == RECOURSE_FIELD_RECORD)
    return (RecourseShape){ class_of (field->item_type ()), field, FALSE };
  return (RecourseShape){ NULL, field, FALSE };
}

RecourseShape
recourse_shape_item (RecourseShape self)
{
  if (self.field != NULL && self.field->kind == RECOURSE_FIELD_RECORDS && !self.is_within)
    return (RecourseShape){ class_of (self.field->item_type ()), self.field, TRUE };
  return (RecourseShape){ NULL, self.field, TRUE };
}
