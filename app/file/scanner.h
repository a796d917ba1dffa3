/* A strict scan of JSON text (RFC 8259) that notes where every value stands. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_JSON_OBJECT,
  RECOURSE_JSON_ARRAY,
  RECOURSE_JSON_STRING,
  RECOURSE_JSON_NUMBER,
  RECOURSE_JSON_TRUE,
  RECOURSE_JSON_FALSE,
  RECOURSE_JSON_NULL,
} RecourseJsonKind;

#define RECOURSE_NO_ENTRY G_MAXUINT32

/* One value, in the order of the text: an object or array stands before what it holds. */
typedef struct
{
  guint32 start, end;         /* of the value, bytes */
  guint32 key_start, key_end; /* of the key with its quotes; equal: an array's item, or the root */
  guint32 line, column;       /* of the value, from 1, columns in characters */
  guint32 key_line, key_column;
  guint32 parent; /* entry, or RECOURSE_NO_ENTRY */
  guint32 next;   /* the entry after this one and all it holds */
  guint32 index;  /* among its siblings */
  guint8 kind;    /* RecourseJsonKind */
} RecourseScanEntry;

typedef struct
{
  GBytes *bytes;
  const char *text; /* of @bytes */
  gsize length;
  GArray *entries; /* RecourseScanEntry; the root first */

  char *message; /* what is wrong, and the remedy; NULL: nothing */
  guint line, column;
} RecourseScan;

/**
 * recourse_scan_new:
 *
 * Scans @bytes and stops at the first fault, for nothing after it can be trusted.
 *
 * Returns: (transfer full)
 */
RecourseScan *recourse_scan_new (GBytes *bytes);
void recourse_scan_free (RecourseScan *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseScan, recourse_scan_free)

static inline const RecourseScanEntry *
recourse_scan_entry (const RecourseScan *self, guint32 entry)
{
  return &g_array_index (self->entries, RecourseScanEntry, entry);
}

/* The first value within @entry; it may be `next` of @entry where that holds nothing. */
static inline guint32
recourse_scan_first (guint32 entry)
{
  return entry + 1;
}

/* (transfer full): the key of @entry, decoded; NULL where it has none */
char *recourse_scan_dup_key (const RecourseScan *self, guint32 entry);

/* (transfer full): the text of a string value, decoded */
char *recourse_scan_dup_string (const RecourseScan *self, guint32 entry);

/* (transfer full): the value as it stands in the text */
char *recourse_scan_dup_text (const RecourseScan *self, guint32 entry);

/* The value within @object under @key, or RECOURSE_NO_ENTRY.  Looks at the first thousand keys alone: a
 * record has some dozens, and a file of nothing but faults must not take the square of its length. */
guint32 recourse_scan_member (const RecourseScan *self, guint32 object, const char *key);

/* The value within @array at @index, or RECOURSE_NO_ENTRY. */
guint32 recourse_scan_item (const RecourseScan *self, guint32 array, guint index);

G_END_DECLS
