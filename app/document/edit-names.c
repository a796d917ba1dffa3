/* What an edit does with ids: renaming, removing what others may name, finding a free one. */
#include "config.h"

#include "edit-private.h"

#include <glib/gi18n.h>
#include <string.h>

#include "analysis/formula.h"
#include "mentions.h"
#include "model/wording.h"
#include "tokens.h"

/* Longer ones nobody would want to type in a formula. */
#define LONGEST_ID 40

/* What is renamed or removed. */
typedef struct
{
  RecourseEdit *edit;
  const char *list; /* one of the dossier's, or RECOURSE_NODES */
  const char *path; /* of a node */
  const char *id;
  const char *label;     /* removing: as people call it */
  const char *new_id;    /* renaming */
  RecourseJson *removed; /* removing: what goes is not asked */
} Target;

static gboolean
means_list (const Target *self, const RecourseMentionSite *site)
{
  return recourse_mentions_of (site->of, self->list)
         && (self->path == NULL || g_strcmp0 (self->path, site->path) == 0);
}

static gboolean
names (const Target *self, const RecourseMentionSite *site)
{
  g_autofree char *text = NULL;

  if (!means_list (self, site))
    return FALSE;
  if (site->is_name)
    return g_str_equal (site->value->key, self->id);
  text = recourse_json_dup_string (site->value);
  return site->is_formula ? recourse_tokens_name (text, self->id) : g_str_equal (text, self->id);
}

static void
set_string (RecourseJson *value, const char *text)
{
  g_autoptr (RecourseJson) made = recourse_json_new_string (text);

  g_free (value->text);
  value->text = g_steal_pointer (&made->text);
}

/* Renaming. */

/* A node may be named by its way from the root, which begins with the path's id: "suit/0/2". */
static void
rename_address (const Target *self, const RecourseMentionSite *site)
{
  g_autofree char *text = recourse_json_dup_string (site->value);
  const gsize length = strlen (self->id);

  if (strncmp (text, self->id, length) == 0 && (text[length] == '/' || text[length] == '\0'))
    {
      g_autofree char *renamed = g_strconcat (self->new_id, text + length, NULL);

      set_string (site->value, renamed);
    }
}

static gboolean
rename_site (const RecourseMentionSite *site, gpointer data)
{
  const Target *self = data;

  if (g_str_equal (site->of, RECOURSE_NODES) && g_str_equal (self->list, "paths")
      && (g_strcmp0 (site->path, self->id) == 0 || g_strcmp0 (site->path, self->new_id) == 0))
    rename_address (self, site);
  if (!names (self, site))
    return FALSE;
  if (site->is_name)
    {
      g_free (site->value->key);
      site->value->key = g_strdup (self->new_id);
    }
  else if (site->is_formula)
    {
      g_autofree char *formula = recourse_json_dup_string (site->value);
      g_autofree char *renamed = recourse_tokens_rename (formula, self->id, self->new_id);

      set_string (site->value, renamed);
    }
  else
    set_string (site->value, self->new_id);
  return FALSE;
}

static void
rename_one (RecourseEdit *edit, RecourseJson *record, const Target *target)
{
  RecourseRename *rename = g_new (RecourseRename, 1);

  recourse_mentions_visit (edit->root, rename_site, (gpointer)target);
  set_string (recourse_json_get (record, "id"), target->new_id);
  *rename =
      (RecourseRename){ g_strdup (target->list), g_strdup (target->id), g_strdup (target->new_id) };
  g_ptr_array_add (edit->renames, rename);
}

static gboolean
has_id (RecourseJson *record, const char *id)
{
  g_autofree char *own = recourse_json_dup_string (recourse_json_get (record, "id"));

  return own != NULL && g_str_equal (own, id);
}

/* Whether any record of the list has that id: each is renamed. */
static gboolean
rename_in_list (RecourseEdit *self, RecourseJson *list, const char *id, const char *new_id)
{
  gboolean found = FALSE;

  for (guint i = 0; i < list->items->len; i++)
    {
      RecourseJson *record = recourse_json_at (list, i);
      const Target target = { .edit = self, .list = list->key, .id = id, .new_id = new_id };

      if (!has_id (record, id))
        continue;
      rename_one (self, record, &target);
      found = TRUE;
    }
  return found;
}

void
recourse_edit_reset_value (RecourseEdit *self, const char *id)
{
  g_ptr_array_add (self->resets, g_strdup (id));
}

gboolean
recourse_edit_rename (RecourseEdit *self, const char *id, const char *new_id)
{
  gboolean found = FALSE;
  g_autofree char *quoted = NULL;
  g_autofree char *message = NULL;

  if (self->root == NULL)
    return FALSE;
  if (g_str_equal (id, new_id))
    return TRUE;
  for (guint i = 0; i < self->root->items->len; i++)
    {
      RecourseJson *list = recourse_json_at (self->root, i);

      if (recourse_json_is_list (list) && list->key != NULL
          && recourse_shape_find (recourse_shape_dossier (), list->key) != NULL)
        found |= rename_in_list (self, list, id, new_id);
    }
  if (found)
    return TRUE;
  quoted = recourse_quote (id);
  message =
      g_strdup_printf (_ ("nothing is called %s; it may have been removed meanwhile"), quoted);
  return recourse_edit_refuse (self, "", message);
}

/* What @place names: its list, its path where it is a node, and its id. */
static RecourseJson *
find_record (RecourseEdit *self, const char *place, Target *target, char **id, char **path)
{
  g_auto (GStrv) steps = g_strsplit (place, "/", 4);
  g_auto (RecourseSpot) spot = RECOURSE_SPOT_NONE;
  RecourseJson *record = recourse_edit_find (self, place, &spot);

  if (record == NULL)
    return NULL;
  *id = recourse_json_dup_string (recourse_json_get (record, "id"));
  target->edit = self;
  target->id = *id;
  if (spot.shape.field != NULL && g_strv_length (steps) == 3)
    target->list = spot.shape.field->key;
  else if (recourse_json_get (record, "kind") != NULL && g_str_has_prefix (place, "/paths/"))
    {
      const guint64 index = g_ascii_strtoull (steps[2], NULL, 10);
      RecourseJson *paths = recourse_json_get (self->root, "paths");

      target->list = RECOURSE_NODES;
      *path = recourse_json_dup_string (
          recourse_json_get (recourse_json_at (paths, (guint)index), "id"));
      target->path = *path;
    }
  return record;
}

gboolean
recourse_edit_rename_record (RecourseEdit *self, const char *place, const char *new_id)
{
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  Target target = { .new_id = new_id };
  RecourseJson *record = find_record (self, place, &target, &id, &path);
  g_autofree char *id_place = NULL;

  if (record == NULL)
    return FALSE;
  if (id == NULL || target.list == NULL)
    {
      id_place = g_strconcat (place, "/id", NULL);
      return recourse_edit_set_text (self, id_place, new_id);
    }
  if (!g_str_equal (id, new_id))
    rename_one (self, record, &target);
  return TRUE;
}

/* Removing. */

char *
recourse_edit_dup_label (RecourseJson *record)
{
  static const char *const keys[] = { "label", "title", "text", "question", "id" };

  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    {
      char *text = recourse_json_dup_string (recourse_json_get (record, keys[i]));

      if (text != NULL && *text != '\0')
        return text;
      g_free (text);
    }
  return g_strdup ("");
}

static gboolean
remove_site (const RecourseMentionSite *site, gpointer data)
{
  const Target *self = data;
  g_autofree char *quoted = NULL;
  g_autofree char *message = NULL;

  if (!names (self, site))
    return FALSE;
  if (!site->is_needed)
    return TRUE;
  quoted = recourse_quote (self->label);
  message = g_strdup_printf (_ ("needs %s; change or remove this first"), quoted);
  return recourse_edit_refuse (self->edit, site->place, message);
}

gboolean
recourse_edit_remove_record (RecourseEdit *self, const char *place)
{
  const gboolean is_in_tree = recourse_edit_is_in_tree (place);
  g_autofree char *id = NULL;
  g_autofree char *path = NULL;
  g_autofree char *label = NULL;
  Target target = { 0 };
  RecourseJson *record;

  if (is_in_tree)
    recourse_edit_anchor_bargains (self);
  record = find_record (self, place, &target, &id, &path);
  if (record == NULL)
    return FALSE;
  target.label = label = recourse_edit_dup_label (record);
  if (!recourse_edit_remove (self, place) || (is_in_tree && !recourse_edit_check_bargains (self)))
    return FALSE;
  if (id != NULL && target.list != NULL)
    recourse_mentions_visit (self->root, remove_site, &target);
  return self->faults->len == 0;
}

/* Free ids. */

static void
collect_ids (const RecourseJson *value, GHashTable *ids)
{
  for (guint i = 0; value->items != NULL && i < value->items->len; i++)
    {
      RecourseJson *item = recourse_json_at (value, i);

      if (g_strcmp0 (item->key, "id") == 0 && recourse_json_is_string (item))
        g_hash_table_add (ids, recourse_json_dup_string (item));
      collect_ids (item, ids);
    }
}

/* Small letters, digits and single _ between them, beginning with a letter. */
static char *
id_from (const char *label)
{
  g_autofree char *ascii = g_str_to_ascii (label, NULL);
  GString *id = g_string_new (NULL);

  for (const char *p = ascii; *p != '\0' && id->len < LONGEST_ID; p++)
    if (g_ascii_isalnum (*p) && (id->len > 0 || g_ascii_isalpha (*p)))
      g_string_append_c (id, g_ascii_tolower (*p));
    else if (id->len > 0 && id->str[id->len - 1] != '_' && *p != '\'')
      g_string_append_c (id, '_');
  while (id->len > 0 && id->str[id->len - 1] == '_')
    g_string_truncate (id, id->len - 1);
  if (id->len == 0)
    g_string_assign (id, "item");
  return g_string_free (id, FALSE);
}

static gboolean
is_taken (GHashTable *ids, const char *id)
{
  return g_hash_table_contains (ids, id) || recourse_formula_is_function (id)
         || g_str_equal (id, "rest") || g_str_equal (id, "baseline");
}

char *
recourse_edit_dup_free_id (RecourseEdit *self, const char *label)
{
  g_autoptr (GHashTable) ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree char *id = id_from (label);

  if (self->root != NULL)
    collect_ids (self->root, ids);
  if (!is_taken (ids, id))
    return g_steal_pointer (&id);
  for (guint i = 2;; i++)
    {
      g_autofree char *numbered = g_strdup_printf ("%s_%u", id, i);

      if (!is_taken (ids, numbered))
        return g_steal_pointer (&numbered);
    }
}
