/* Finding a node: by the way to it, which survives an edit that makes all records anew, and by words. */
#include "config.h"

#include "outline-private.h"

#include <string.h>

static const RecourseOutlineNode *
node_at (const RecourseOutline *self, guint index)
{
  return &g_array_index (self->nodes, RecourseOutlineNode, index);
}

static char *
dup_step (const RecourseOutlineNode *node)
{
  const char *id = recourse_record_get_id (RECOURSE_RECORD (node->branch));

  return id != NULL ? g_strdup (id) : g_strdup_printf ("%u", node->position);
}

char *
recourse_outline_dup_key (const RecourseOutline *self, guint index)
{
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  GString *key = g_string_new (recourse_record_get_id (RECOURSE_RECORD (self->path)));

  for (guint i = index; node_at (self, i)->parent != RECOURSE_OUTLINE_NONE;
       i = node_at (self, i)->parent)
    g_ptr_array_add (steps, dup_step (node_at (self, i)));
  for (guint i = steps->len; i-- > 0;)
    g_string_append_printf (key, "/%s", (const char *)g_ptr_array_index (steps, i));
  return g_string_free (key, FALSE);
}

static guint
find_step (const RecourseOutline *self, guint index, const char *step)
{
  for (guint i = index + 1; i < node_at (self, index)->end; i = node_at (self, i)->end)
    {
      g_autofree char *here = dup_step (node_at (self, i));

      if (strcmp (here, step) == 0)
        return i;
    }
  return RECOURSE_OUTLINE_NONE;
}

guint
recourse_outline_find_key (const RecourseOutline *self, const char *key)
{
  g_auto (GStrv) steps = g_strsplit (key, "/", -1);
  guint index = 0;

  for (guint i = 1; steps[0] != NULL && steps[i] != NULL && self->nodes->len > 0; i++)
    {
      guint next = find_step (self, index, steps[i]);

      if (next == RECOURSE_OUTLINE_NONE)
        break;
      index = next;
    }
  return index;
}

static void
append_folded (GString *words, const char *text)
{
  g_autofree char *folded = NULL;

  if (text == NULL)
    return;
  folded = g_utf8_casefold (text, -1);
  g_string_append (words, folded);
  g_string_append_c (words, '\n'); /* so that nothing is found across two texts */
}

static void
append_record (GString *words, gpointer record)
{
  append_folded (words, recourse_record_get_id (record));
  append_folded (words, recourse_record_get_label (record));
}

/* Made once: folding the case of a hundred thousand labels takes longer than looking through them. */
static GPtrArray *
get_haystack (RecourseOutline *self)
{
  if (self->haystack != NULL)
    return self->haystack;
  self->haystack = g_ptr_array_new_full (self->nodes->len, g_free);
  for (guint i = 0; i < self->nodes->len; i++)
    {
      const RecourseOutlineNode *node = node_at (self, i);
      GString *words = g_string_new (NULL);

      append_record (words, node->node);
      if (node->branch != NULL)
        append_record (words, node->branch);
      append_folded (words, node->node->note);
      g_ptr_array_add (self->haystack, g_string_free (words, FALSE));
    }
  return self->haystack;
}

GArray *
recourse_outline_search (RecourseOutline *self, const char *text)
{
  GArray *hits = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  g_autofree char *needle = g_utf8_casefold (stripped, -1);

  if (*needle == '\0')
    return hits;
  for (guint i = 0; i < self->nodes->len; i++)
    if (strstr (g_ptr_array_index (get_haystack (self), i), needle) != NULL)
      g_array_append_val (hits, i);
  return hits;
}
