/* From a record and one of its keys to line, column and the place in words. */
#include "places.h"

#include <stdlib.h>
#include <string.h>

struct _RecoursePlaces
{
  gatomicrefcount ref_count;
  RecourseScan *scan;
  GHashTable *entries; /* record → entry */
  GHashTable *faulty;  /* entries that the reader found at fault */
};

RecoursePlaces *
recourse_places_new (RecourseScan *scan)
{
  RecoursePlaces *self = g_new0 (RecoursePlaces, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->scan = scan;
  self->entries = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
  self->faulty = g_hash_table_new (NULL, NULL);
  return self;
}

RecoursePlaces *
recourse_places_ref (RecoursePlaces *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
recourse_places_unref (RecoursePlaces *self)
{
  if (self == NULL || !g_atomic_ref_count_dec (&self->ref_count))
    return;
  recourse_scan_free (self->scan);
  g_hash_table_unref (self->entries);
  g_hash_table_unref (self->faulty);
  g_free (self);
}

void
recourse_places_add (RecoursePlaces *self, gpointer record, guint32 entry)
{
  g_hash_table_insert (self->entries, g_object_ref (record), GUINT_TO_POINTER (entry));
}

static void
place_fault (RecoursePlaces *self, RecourseFault *fault, guint32 entry, gboolean at_key)
{
  const RecourseScanEntry *at = recourse_scan_entry (self->scan, entry);

  fault->line = at_key ? at->key_line : at->line;
  fault->column = at_key ? at->key_column : at->column;
  fault->where = recourse_places_describe (self->scan, entry);
}

void
recourse_places_add_fault (RecoursePlaces *self,
                           RecourseFaults *faults,
                           guint32 entry,
                           gboolean at_key,
                           const char *format,
                           ...)
{
  va_list arguments;
  g_autofree char *message = NULL;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  place_fault (self, recourse_faults_add (faults, NULL, NULL, "%s", message), entry, at_key);
  g_hash_table_add (self->faulty, GUINT_TO_POINTER (entry));
}

/* One step of a key path: `name`, or `[3]`, or `.name` after another. */
static guint32
follow_step (RecoursePlaces *self, guint32 entry, const char **rest)
{
  const char *p = *rest;
  gsize length;
  g_autofree char *name = NULL;

  if (*p == '[')
    {
      char *end;
      guint index = (guint)strtoul (p + 1, &end, 10);

      *rest = end + (*end == ']');
      return recourse_scan_item (self->scan, entry, index);
    }
  p += *p == '.';
  length = strcspn (p, ".[");
  name = g_strndup (p, length);
  *rest = p + length;
  return recourse_scan_member (self->scan, entry, name);
}

/* As far along @key as the text goes; @arrived says whether that is all the way. */
static guint32
follow (RecoursePlaces *self, guint32 entry, const char *key, gboolean *arrived)
{
  *arrived = TRUE;
  while (key != NULL && *key != '\0')
    {
      const guint32 next = follow_step (self, entry, &key);

      *arrived = next != RECOURSE_NO_ENTRY;
      if (!*arrived)
        break;
      entry = next;
    }
  return entry;
}

/* Returns whether the fault stands: not where it only follows from one that the reader found. */
static gboolean
locate (RecoursePlaces *self, RecourseFault *fault)
{
  gboolean arrived;
  guint32 entry = 0;

  if (fault->line > 0)
    return TRUE;
  if (fault->record != NULL)
    entry = GPOINTER_TO_UINT (g_hash_table_lookup (self->entries, fault->record));
  entry = follow (self, entry, fault->key, &arrived);
  if (arrived && g_hash_table_contains (self->faulty, GUINT_TO_POINTER (entry)))
    return FALSE;
  place_fault (self, fault, entry, FALSE);
  return TRUE;
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const RecourseFault *first = *(RecourseFault *const *)a;
  const RecourseFault *second = *(RecourseFault *const *)b;

  if (first->line != second->line)
    return first->line < second->line ? -1 : 1;
  if (first->column != second->column)
    return first->column < second->column ? -1 : 1;
  return 0;
}

void
recourse_places_locate (RecoursePlaces *self, RecourseFaults *faults)
{
  guint kept = 0;

  for (guint i = 0; i < faults->len; i++)
    {
      gpointer *slots = faults->pdata;

      if (locate (self, slots[i]))
        {
          gpointer fault = slots[i];

          slots[i] = slots[kept];
          slots[kept++] = fault;
        }
    }
  g_ptr_array_set_size (faults, (int)kept);
  g_ptr_array_sort (faults, compare_places);
}
