/* The data that an editable deck carries as custom XML (ECMA-376, part 1, 15.2.4): PowerPoint keeps such parts when it
 * saves, under names of its own.  What stands in one is what stands in the metadata of an SVG. */
#include "config.h"

#include "living-private.h"

#include <string.h>
#include <zlib.h>

/* PKWARE's APPNOTE 6.3: the end of the directory, its entries, and what stands before each file. */
#define END_SIZE 22
#define ENTRY_SIZE 46
#define LOCAL_SIZE 30
#define LONGEST_COMMENT 65535
#define STORED 0
#define DEFLATED 8
/* Others' parts of this kind are looked at too; of theirs there are few. */
#define MOST_PARTS 16
/* Of a part: zlib in Base64, which never takes more than twice what it holds. */
#define MOST_XML (2 * (gsize)LIVING_MOST_BYTES)

typedef struct
{
  const guint8 *data;
  gsize size;
} Archive;

typedef struct
{
  const char *name;
  gsize name_length;
  guint method;
  gsize packed, at;
} Entry;

static guint
get16 (const guint8 *p)
{
  return (guint)p[0] | (guint)p[1] << 8;
}

static gsize
get32 (const guint8 *p)
{
  return get16 (p) | (gsize)get16 (p + 2) << 16;
}

/* (nullable): the record at the end of the file, behind which only a comment may stand */
static const guint8 *
find_end (const Archive *archive)
{
  gsize reach = MIN (archive->size, END_SIZE + LONGEST_COMMENT);

  for (gsize back = END_SIZE; back <= reach; back++)
    if (memcmp (archive->data + archive->size - back, "PK\5\6", 4) == 0)
      return archive->data + archive->size - back;
  return NULL;
}

/* The entry at @at, which moves on behind it; FALSE where there is none. */
static gboolean
read_entry (const Archive *archive, gsize *at, Entry *entry)
{
  const guint8 *p = archive->data + *at;
  gsize left = *at <= archive->size ? archive->size - *at : 0;

  if (left < ENTRY_SIZE || memcmp (p, "PK\1\2", 4) != 0)
    return FALSE;
  *entry = (Entry){ (const char *)p + ENTRY_SIZE, get16 (p + 28), get16 (p + 10), get32 (p + 20),
                    get32 (p + 42) };
  if (left - ENTRY_SIZE < entry->name_length)
    return FALSE;
  *at += ENTRY_SIZE + entry->name_length + get16 (p + 30) + get16 (p + 32);
  return TRUE;
}

/* (transfer full) (nullable) */
static GBytes *
unpack (const Archive *archive, const Entry *entry)
{
  gsize before, left = entry->at <= archive->size ? archive->size - entry->at : 0;
  const guint8 *p = archive->data + entry->at;

  if (left < LOCAL_SIZE || memcmp (p, "PK\3\4", 4) != 0)
    return NULL;
  before = LOCAL_SIZE + get16 (p + 26) + get16 (p + 28);
  if (left < before || left - before < entry->packed)
    return NULL;
  if (entry->method == STORED)
    return g_bytes_new_static (p + before, entry->packed);
  return entry->method == DEFLATED
             ? living_inflate (p + before, entry->packed, MOST_XML, -MAX_WBITS)
             : NULL;
}

static gboolean
has_name (const Entry *entry, const char *start, const char *end)
{
  gsize before = strlen (start), after = strlen (end);

  return entry->name_length >= before + after && memcmp (entry->name, start, before) == 0
         && memcmp (entry->name + entry->name_length - after, end, after) == 0;
}

/* A part of another program's, or one that cannot be read, is passed over unless it is half of ours. */
static gboolean
read_part (const Archive *archive, const Entry *entry, LivingFiles *files, GError **error)
{
  g_autoptr (GBytes) part = unpack (archive, entry);
  gsize size;
  const char *text = part != NULL ? g_bytes_get_data (part, &size) : NULL;

  if (text == NULL)
    return living_fail_damaged (error);
  return g_strstr_len (text, (gssize)size, LIVING_DOSSIER) == NULL
         || living_read_svg (part, files, error);
}

gboolean
living_read_pptx (GBytes *bytes, LivingFiles *files, GError **error)
{
  Archive archive;
  const guint8 *end;
  gboolean is_deck = FALSE, is_sound = TRUE;
  Entry entry;
  gsize at;
  guint n_parts = 0;

  archive.data = g_bytes_get_data (bytes, &archive.size);
  end = find_end (&archive);
  at = end != NULL ? get32 (end + 16) : archive.size;
  while (is_sound && !living_has_all (files) && read_entry (&archive, &at, &entry))
    {
      is_deck |= has_name (&entry, "ppt/", "");
      if (has_name (&entry, "customXml/item", ".xml") && n_parts++ < MOST_PARTS)
        is_sound = read_part (&archive, &entry, files, error);
    }
  return is_sound && (is_deck || living_has_all (files) || living_fail_kind (error));
}
