/* The visitor that renaming and removing share.  It follows the tables of fields, so that a new list or field is
 * visited as soon as the model declares it. */
#include "mentions.h"

#include <string.h>

#define SETTABLE "levers constants drivers"

typedef struct
{
  RecourseMentionFunc func;
  gpointer user_data;
  GString *place;
  const char *path; /* id of the path being visited, or NULL */
} Visit;

static gboolean visit_value (Visit *self, RecourseJson *value, RecourseShape shape);

gboolean
recourse_mentions_of (const char *lists, const char *list)
{
  const gsize length = strlen (list);

  for (const char *p = lists; p != NULL && *p != '\0'; p += strspn (p, " "))
    {
      const gsize word = strcspn (p, " ");

      if (word == length && strncmp (p, list, length) == 0)
        return TRUE;
      p += word;
    }
  return FALSE;
}

static gboolean
report (Visit *self, RecourseJson *value, const char *of, RecourseMentionSite site)
{
  site.value = value;
  site.of = of;
  if (site.path == NULL)
    site.path = self->path;
  site.place = self->place->str;
  return self->func (&site, self->user_data);
}

/* Without an id of its own, such as a pair of drivers: nothing but the link it states. */
static gboolean
is_link (RecourseShape shape)
{
  return shape.record != NULL && shape.is_within && recourse_shape_find (shape, "id") == NULL;
}

/* A conflict adopts one of its claims; the format says so in words, its table does not. */
static const char *
lists_of (const RecourseField *field)
{
  return field->of != NULL ? field->of : "claims";
}

/* Items of a list, which may go one by one. */
static void
visit_items (Visit *self, RecourseJson *list, RecourseShape shape)
{
  const gsize length = self->place->len;

  for (guint i = 0; i < list->items->len;)
    {
      RecourseJson *item = recourse_json_at (list, i);
      gboolean drop;

      g_string_append_printf (self->place, "/%u", i);
      if (shape.field->kind == RECOURSE_FIELD_REFERENCES)
        drop = recourse_json_is_string (item)
               && report (self, item, lists_of (shape.field), (RecourseMentionSite){ 0 });
      else
        drop = visit_value (self, item, recourse_shape_item (shape));
      g_string_truncate (self->place, length);
      if (drop)
        recourse_json_remove (list, i);
      else
        i++;
    }
}

static const char *
lists_of_names (const RecourseField *map)
{
  if (map->kind == RECOURSE_FIELD_EFFECTS)
    return "claims";
  return map->of != NULL ? map->of : SETTABLE;
}

/* A name and what it is set to. */
static gboolean
visit_assignment (Visit *self, RecourseJson *value, const RecourseField *map, RecourseShape shape)
{
  const RecourseMentionSite name = { .is_name = TRUE };

  if (report (self, value, lists_of_names (map), name))
    return TRUE;
  if (map->kind == RECOURSE_FIELD_FORMULAS && recourse_json_is_string (value))
    return report (self, value, RECOURSE_FORMULA_LISTS,
                   (RecourseMentionSite){ .is_formula = TRUE, .is_needed = TRUE });
  if (map->kind == RECOURSE_FIELD_ADOPTIONS && recourse_json_is_string (value))
    return report (self, value, "claims", (RecourseMentionSite){ 0 });
  return visit_value (self, value, shape);
}

static void
visit_map (Visit *self, RecourseJson *map, RecourseShape shape)
{
  const gsize length = self->place->len;

  for (guint i = 0; i < map->items->len;)
    {
      RecourseJson *value = recourse_json_at (map, i);
      gboolean drop = FALSE;

      recourse_json_append_step (self->place, value->key);
      if (!g_str_has_prefix (value->key, "x-"))
        drop =
            visit_assignment (self, value, shape.field, recourse_shape_member (shape, value->key));
      g_string_truncate (self->place, length);
      if (drop)
        recourse_json_remove (map, i);
      else
        i++;
    }
}

/* The node of a bargain belongs to the path that the bargain names. */
static gboolean
visit_node_name (Visit *self, RecourseJson *record, RecourseJson *value)
{
  g_autofree char *path = recourse_json_dup_string (recourse_json_get (record, "path"));

  return report (self, value, RECOURSE_NODES, (RecourseMentionSite){ .path = path });
}

static gboolean
visit_text (
    Visit *self, RecourseJson *record, RecourseShape shape, RecourseJson *value, RecourseShape own)
{
  const RecourseField *field = own.field;

  if (!recourse_json_is_string (value))
    return FALSE;
  if (field->kind == RECOURSE_FIELD_REFERENCE)
    return report (self, value, lists_of (field),
                   (RecourseMentionSite){ .is_needed = field->required && !is_link (shape) });
  if (field->kind == RECOURSE_FIELD_FORMULA)
    return report (self, value, RECOURSE_FORMULA_LISTS,
                   (RecourseMentionSite){ .is_formula = TRUE, .is_needed = TRUE });
  if (field->kind == RECOURSE_FIELD_TEXT && g_str_equal (field->key, "node"))
    return visit_node_name (self, record, value);
  return FALSE;
}

/* Returns whether the record itself is to go. */
static gboolean
visit_member (
    Visit *self, RecourseJson *record, RecourseShape shape, guint i, gboolean *drop_member)
{
  RecourseJson *value = recourse_json_at (record, i);
  const RecourseShape own = recourse_shape_member (shape, value->key);

  *drop_member = FALSE;
  if (own.field == NULL)
    return FALSE;
  if (value->brackets == NULL)
    *drop_member = visit_text (self, record, shape, value, own);
  else
    *drop_member = visit_value (self, value, own);
  return *drop_member && own.field->required && is_link (shape);
}

static gboolean
visit_record (Visit *self, RecourseJson *record, RecourseShape shape)
{
  const gsize length = self->place->len;

  for (guint i = 0; i < record->items->len;)
    {
      gboolean drop_member, drop_record;

      recourse_json_append_step (self->place, recourse_json_at (record, i)->key);
      drop_record = visit_member (self, record, shape, i, &drop_member);
      g_string_truncate (self->place, length);
      if (drop_record)
        return TRUE;
      if (drop_member)
        recourse_json_remove (record, i);
      else
        i++;
    }
  return FALSE;
}

/* A record, noting the path whose tree it is; or a list or map.  A container that was emptied goes as well. */
static gboolean
visit_value (Visit *self, RecourseJson *value, RecourseShape shape)
{
  const gboolean was_empty = value->items == NULL || value->items->len == 0;

  if (recourse_json_is_object (value) && shape.record != NULL)
    {
      g_autofree char *id = NULL;
      const char *outer = self->path;
      gboolean drop;

      if (shape.field != NULL && g_str_equal (shape.field->key, "paths"))
        self->path = id = recourse_json_dup_string (recourse_json_get (value, "id"));
      drop = visit_record (self, value, shape);
      self->path = outer;
      return drop;
    }
  if (recourse_json_is_object (value) && recourse_shape_is_map (shape))
    visit_map (self, value, shape);
  else if (recourse_json_is_list (value) && shape.field != NULL && !shape.is_within)
    visit_items (self, value, shape);
  return !was_empty && value->items->len == 0 && shape.field != NULL && !shape.field->required;
}

void
recourse_mentions_visit (RecourseJson *dossier, RecourseMentionFunc func, gpointer user_data)
{
  Visit visit = { .func = func, .user_data = user_data, .place = g_string_new (NULL) };

  visit_value (&visit, dossier, recourse_shape_dossier ());
  g_string_free (visit.place, TRUE);
}
