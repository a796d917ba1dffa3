/* Bargains that name a node by its position.  A position means another node once branches are added, moved or removed;
 * so before a tree changes, what a bargain names by position is given an id, by which it is found wherever it goes. */
#include "config.h"

#include "edit-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static RecourseJson *
find_list (RecourseEdit *self, const char *key)
{
  RecourseJson *list = self->root != NULL ? recourse_json_get (self->root, key) : NULL;

  return list != NULL && recourse_json_is_list (list) ? list : NULL;
}

/* The place of the path called @id, or %G_MAXUINT. */
static guint
find_path (RecourseJson *paths, const char *id)
{
  for (guint i = 0; paths != NULL && id != NULL && i < paths->items->len; i++)
    {
      g_autofree char *own =
          recourse_json_dup_string (recourse_json_get (recourse_json_at (paths, i), "id"));

      if (g_strcmp0 (own, id) == 0)
        return i;
    }
  return G_MAXUINT;
}

/* "/0/2" as the pointer below the path's tree; NULL where there is no such node.  @node: (out) */
static char *
resolve (RecourseJson *path, const char *address, RecourseJson **node)
{
  g_autoptr (GString) place = g_string_new ("/tree");

  *node = recourse_json_get (path, "tree");
  while (*node != NULL && recourse_json_is_object (*node) && *address == '/')
    {
      const char *key = recourse_json_get (*node, "options") != NULL ? "options" : "branches";
      RecourseJson *list = recourse_json_get (*node, key);
      char *end = NULL;
      const guint64 index = g_ascii_strtoull (address + 1, &end, 10);

      if (end == address + 1 || list == NULL || !recourse_json_is_list (list)
          || index >= list->items->len)
        return NULL;
      g_string_append_printf (place, "/%s/%u/node", key, (guint)index);
      *node = recourse_json_get (recourse_json_at (list, (guint)index), "node");
      address = end;
    }
  return *address == '\0' && *node != NULL && recourse_json_is_object (*node)
             ? g_string_free (g_steal_pointer (&place), FALSE)
             : NULL;
}

/* (transfer full): the id of the node at @place, which is given one where it has none */
static char *
name_node (RecourseEdit *self, RecourseJson *node, const char *place)
{
  g_autofree char *id = recourse_json_dup_string (recourse_json_get (node, "id"));
  g_autofree char *label = NULL;

  if (id != NULL)
    return g_steal_pointer (&id);
  label = recourse_json_dup_string (recourse_json_get (node, "label"));
  id = recourse_edit_dup_free_id (self, label != NULL ? label : "agreement");
  return recourse_edit_rename_record (self, place, id) ? g_steal_pointer (&id) : NULL;
}

static void
anchor (RecourseEdit *self, RecourseJson *bargain, const char *bargain_place)
{
  RecourseJson *paths = find_list (self, "paths"), *node = NULL;
  g_autofree char *name = recourse_json_dup_string (recourse_json_get (bargain, "node"));
  g_autofree char *path_id = recourse_json_dup_string (recourse_json_get (bargain, "path"));
  const guint path = find_path (paths, path_id);
  g_autofree char *below = NULL, *place = NULL, *field = NULL, *id = NULL;

  if (name == NULL || path == G_MAXUINT || !g_str_has_prefix (name, path_id))
    return;
  below = resolve (recourse_json_at (paths, path), name + strlen (path_id), &node);
  if (below == NULL)
    return;
  place = g_strdup_printf ("/paths/%u%s", path, below);
  id = name_node (self, node, place);
  field = g_strconcat (bargain_place, "/node", NULL);
  if (id != NULL)
    recourse_edit_set_text (self, field, id);
}

void
recourse_edit_anchor_bargains (RecourseEdit *self)
{
  RecourseJson *bargains = find_list (self, "bargains");

  for (guint i = 0; bargains != NULL && i < bargains->items->len; i++)
    {
      g_autofree char *place = g_strdup_printf ("/bargains/%u", i);

      anchor (self, recourse_json_at (bargains, i), place);
    }
}

static gboolean
has_node (RecourseJson *value, const char *id)
{
  g_autofree char *own = NULL;

  if (value == NULL || value->items == NULL)
    return FALSE;
  if (recourse_json_is_object (value) && recourse_json_get (value, "kind") != NULL)
    own = recourse_json_dup_string (recourse_json_get (value, "id"));
  if (g_strcmp0 (own, id) == 0)
    return TRUE;
  for (guint i = 0; i < value->items->len; i++)
    if (has_node (recourse_json_at (value, i), id))
      return TRUE;
  return FALSE;
}

/* Whether the node that @bargain names is still there, or never was for all that is known here. */
static gboolean
has_place (RecourseEdit *self, RecourseJson *bargain)
{
  RecourseJson *paths = find_list (self, "paths"), *node = NULL;
  g_autofree char *name = recourse_json_dup_string (recourse_json_get (bargain, "node"));
  g_autofree char *path_id = recourse_json_dup_string (recourse_json_get (bargain, "path"));
  const guint path = find_path (paths, path_id);
  g_autofree char *below = NULL;

  if (name == NULL || path == G_MAXUINT)
    return TRUE;
  if (g_str_has_prefix (name, path_id))
    below = resolve (recourse_json_at (paths, path), name + strlen (path_id), &node);
  return below != NULL
         || has_node (recourse_json_get (recourse_json_at (paths, path), "tree"), name);
}

gboolean
recourse_edit_check_bargains (RecourseEdit *self)
{
  RecourseJson *bargains = find_list (self, "bargains");

  for (guint i = 0; bargains != NULL && i < bargains->items->len; i++)
    {
      RecourseJson *bargain = recourse_json_at (bargains, i);
      g_autofree char *name = recourse_edit_dup_label (bargain);
      g_autofree char *place = g_strdup_printf ("/bargains/%u/node", i);
      g_autofree char *message = NULL;

      if (has_place (self, bargain))
        continue;
      message = g_strdup_printf (
          _ ("The bargain “%s” stands there; choose another place for it first."), name);
      return recourse_edit_refuse (self, place, message);
    }
  return TRUE;
}

gboolean
recourse_edit_is_in_tree (const char *place)
{
  return g_str_has_prefix (place, "/paths/") && strstr (place, "/tree/") != NULL;
}
