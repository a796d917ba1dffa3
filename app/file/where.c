/* The place of a value in words.  Nodes of a tree are named by their id or their position instead of the
 * whole way through the tree, which nobody could read. */
#include "places.h"

#include "literals.h"
#include "model/wording.h"

static gboolean
has_key (const RecourseScan *scan, guint32 entry, const char *key)
{
  g_autofree char *own = recourse_scan_dup_key (scan, entry);

  return g_strcmp0 (own, key) == 0;
}

/* From the root, which is left out, down to @entry. */
static GArray *
way_to (const RecourseScan *scan, guint32 entry)
{
  GArray *way = g_array_new (FALSE, FALSE, sizeof (guint32));

  for (; recourse_scan_entry (scan, entry)->parent != RECOURSE_NO_ENTRY;
       entry = recourse_scan_entry (scan, entry)->parent)
    g_array_append_val (way, entry);
  for (guint i = 0; i < way->len / 2; i++)
    {
      guint32 *steps = (guint32 *)way->data;
      const guint32 step = steps[i];

      steps[i] = steps[way->len - 1 - i];
      steps[way->len - 1 - i] = step;
    }
  return way;
}

static guint32
way_at (const GArray *way, guint i)
{
  return g_array_index (way, guint32, i);
}

/* (nullable): the id of an object as it stands, in quotes */
static char *
quoted_id (const RecourseScan *scan, guint32 object)
{
  guint32 id = recourse_scan_member (scan, object, "id");
  g_autofree char *text = NULL;

  if (id == RECOURSE_NO_ENTRY || recourse_scan_entry (scan, id)->kind != RECOURSE_JSON_STRING)
    return NULL;
  text = recourse_scan_dup_string (scan, id);
  return recourse_quote (text);
}

static void
append_step (GString *where, const RecourseScan *scan, guint32 entry)
{
  g_autofree char *key = recourse_scan_dup_key (scan, entry);
  g_autofree char *id = key == NULL ? quoted_id (scan, entry) : NULL;

  if (key != NULL)
    {
      g_autofree char *quoted = recourse_quote (key);
      const gsize length = strlen (quoted) - 2;

      g_string_append_printf (where, "%s%.*s", where->len > 0 ? "." : "", (int)length, quoted + 1);
      return;
    }
  g_string_append_printf (where, "[%u]", recourse_scan_entry (scan, entry)->index);
  if (id != NULL)
    g_string_append_printf (where, " %s", id);
}

/* The last node of a tree on @way, or 0: the first three steps lead to the tree itself. */
static guint
last_node (const RecourseScan *scan, const GArray *way)
{
  if (way->len < 3 || !has_key (scan, way_at (way, 0), "paths")
      || !has_key (scan, way_at (way, 2), "tree"))
    return 0;
  for (guint i = way->len - 1; i > 2; i--)
    if (has_key (scan, way_at (way, i), "node"))
      return i;
  return 2;
}

/* `node "l0"`, or by position: the path's id and the index at each step, `litigation/0/2`. */
static void
append_node (GString *where, const RecourseScan *scan, const GArray *way, guint node)
{
  g_autofree char *id = quoted_id (scan, way_at (way, node));
  guint32 path_id = recourse_scan_member (scan, way_at (way, 1), "id");
  g_autofree char *path = NULL;

  if (id != NULL)
    {
      g_string_append_printf (where, " node %s", id);
      return;
    }
  if (path_id != RECOURSE_NO_ENTRY
      && recourse_scan_entry (scan, path_id)->kind == RECOURSE_JSON_STRING)
    path = recourse_scan_dup_string (scan, path_id);
  g_string_append_printf (where, " node %s", path != NULL ? path : "tree");
  for (guint i = 3; i < node; i++)
    if (recourse_scan_entry (scan, way_at (way, i))->key_end == 0)
      g_string_append_printf (where, "/%u", recourse_scan_entry (scan, way_at (way, i))->index);
}

char *
recourse_places_describe (const RecourseScan *scan, guint32 entry)
{
  g_autoptr (GArray) way = way_to (scan, entry);
  GString *where = g_string_new (NULL);
  guint node = last_node (scan, way);

  for (guint i = 0; i < way->len; i++)
    {
      if (i == 2 && node > 0)
        {
          append_node (where, scan, way, node);
          i = node;
          continue;
        }
      append_step (where, scan, way_at (way, i));
    }
  return g_string_free (where, FALSE);
}
