/* The strict scan.  RFC 8259 leaves duplicate keys, lone surrogates, huge numbers and deep nesting to
 * each reader, and json-glib takes most of them; here they are errors with a place.  The scan keeps its
 * own stack, through the parents of the entries, so depth costs no C stack. */
#include "config.h"

#include "scanner.h"

#include <glib/gi18n.h>
#include <math.h>
#include <string.h>

#include "file/load.h"
#include "literals.h"
#include "model/wording.h"

#define MOST_DEPTH 1000
#define MOST_VALUES 8000000 /* bounds memory: some 50 bytes for each value, here and in json-glib */
#define MOST_KEYS 1000      /* of a record, when one is looked for */
#define FEW_KEYS 16         /* so many keys are compared pair by pair, more through a table */

typedef struct
{
  RecourseScan *scan;
  const char *p;   /* where we are */
  const char *end; /* of the text */
  guint32 line, column;
  guint32 open; /* the innermost object or array, or RECOURSE_NO_ENTRY */
  guint depth;
  guint32 n_before; /* siblings of the next value */
} Scanner;

static RecourseScanEntry *
entry_at (Scanner *self, guint32 entry)
{
  return &g_array_index (self->scan->entries, RecourseScanEntry, entry);
}

/* Sets the fault unless there is one; FALSE, so that callers can return it. */
static gboolean G_GNUC_PRINTF (4, 5)
    fail_at (Scanner *self, guint32 line, guint32 column, const char *format, ...)
{
  va_list arguments;

  if (self->scan->message != NULL)
    return FALSE;
  va_start (arguments, format);
  self->scan->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  self->scan->line = line;
  self->scan->column = column;
  return FALSE;
}

#define fail(self, ...) fail_at (self, (self)->line, (self)->column, __VA_ARGS__)

static gboolean
at_end (const Scanner *self)
{
  return self->p == self->end;
}

/* Moves over one byte of ASCII that is no line feed. */
static void
step (Scanner *self)
{
  self->p++;
  self->column++;
}

static gboolean
take (Scanner *self, char c)
{
  if (at_end (self) || *self->p != c)
    return FALSE;
  step (self);
  return TRUE;
}

static void
skip_space (Scanner *self)
{
  for (; !at_end (self); self->p++)
    if (*self->p == '\n')
      {
        self->line++;
        self->column = 1;
      }
    else if (*self->p == ' ' || *self->p == '\t' || *self->p == '\r')
      self->column++;
    else
      return;
}

/* What stands here, in words, for messages. */
static char *
describe_here (const Scanner *self)
{
  char character[8] = { 0 };

  if (at_end (self))
    return g_strdup (_ ("the end of the file"));
  g_utf8_strncpy (character, self->p, 1);
  return recourse_quote (character);
}

static gboolean
fail_expecting (Scanner *self, const char *expected)
{
  g_autofree char *here = describe_here (self);

  return fail (self, _ ("here stands %s where %s should; write it or remove what is too much"),
               here, expected);
}

/* Strings. */

static gboolean
scan_hex4 (Scanner *self, gunichar *code)
{
  *code = 0;
  for (guint i = 0; i < 4; i++)
    {
      if (at_end (self) || !g_ascii_isxdigit (*self->p))
        return fail (self, _ ("\\u wants four hexadecimal digits, such as \\u00e9"));
      *code = *code * 16 + (gunichar)g_ascii_xdigit_value (*self->p);
      step (self);
    }
  return TRUE;
}

static gboolean
scan_low_surrogate (Scanner *self)
{
  gunichar low;

  if (!take (self, '\\') || !take (self, 'u'))
    return FALSE;
  return scan_hex4 (self, &low) && low >= 0xdc00 && low <= 0xdfff;
}

/* After the backslash. */
static gboolean
scan_escape (Scanner *self)
{
  const guint32 column = self->column - 1;
  gunichar code;

  if (at_end (self) || strchr ("\"\\/bfnrtu", *self->p) == NULL || *self->p == '\0')
    return fail_at (
        self, self->line, column,
        _ ("a backslash is followed by one of \" \\ / b f n r t u; write \\\\ for a backslash"));
  if (*self->p != 'u')
    {
      step (self);
      return TRUE;
    }

  step (self);
  if (!scan_hex4 (self, &code))
    return FALSE;
  if (code == 0)
    return fail_at (self, self->line, column, _ ("\\u0000 cannot stand in text; remove it"));
  if ((code >= 0xdc00 && code <= 0xdfff)
      || (code >= 0xd800 && code <= 0xdbff && !scan_low_surrogate (self)))
    return fail_at (
        self, self->line, column,
        _ ("a lone surrogate is no character; write both halves, or the character itself"));
  return TRUE;
}

/* Over the text up to the next quote, backslash or control character. */
static void
skip_plain_text (Scanner *self)
{
  for (; !at_end (self); self->p++)
    {
      const guchar c = (guchar)*self->p;

      if (c == '"' || c == '\\' || c < 0x20)
        return;
      if ((c & 0xc0) != 0x80) /* continuation bytes belong to the character before */
        self->column++;
    }
}

static gboolean
scan_string (Scanner *self)
{
  const guint32 line = self->line, column = self->column;

  step (self);
  for (;;)
    {
      skip_plain_text (self);
      if (at_end (self))
        return fail_at (self, line, column,
                        _ ("the text that begins here does not end; close it with \""));
      if (take (self, '"'))
        return TRUE;
      if (!take (self, '\\'))
        return fail (self,
                     _ ("a control character (code %u) stands in text; write \\n for a line break, "
                        "\\t for a tab"),
                     (guint)(guchar)*self->p);
      if (!scan_escape (self))
        return FALSE;
    }
}

/* Numbers. */

static guint
skip_digits (Scanner *self)
{
  guint n = 0;

  for (; !at_end (self) && g_ascii_isdigit (*self->p); n++)
    step (self);
  return n;
}

static gboolean
scan_integer_part (Scanner *self)
{
  take (self, '-');
  if (take (self, '0'))
    {
      if (!at_end (self) && g_ascii_isdigit (*self->p))
        return fail (self, _ ("a number does not begin with 0 before other digits; remove the 0"));
      return TRUE;
    }
  return skip_digits (self) > 0 || fail_expecting (self, _ ("a digit"));
}

static gboolean
scan_number (Scanner *self)
{
  const char *start = self->p;
  const guint32 line = self->line, column = self->column;

  if (!scan_integer_part (self))
    return FALSE;
  if (take (self, '.') && skip_digits (self) == 0)
    return fail_expecting (self, _ ("a digit"));
  if (take (self, 'e') || take (self, 'E'))
    {
      if (!take (self, '-'))
        take (self, '+');
      if (skip_digits (self) == 0)
        return fail_expecting (self, _ ("a digit"));
    }
  if (!isfinite (recourse_json_number (start, (gsize)(self->p - start))))
    return fail_at (
        self, line, column,
        _ ("this number is larger than any that can be held (about 1.8e308); write a smaller one"));
  return TRUE;
}

/* Words. */

static gboolean
scan_word (Scanner *self, RecourseScanEntry *entry)
{
  static const struct
  {
    const char *word;
    guint8 kind;
  } words[] = { { "true", RECOURSE_JSON_TRUE },
                { "false", RECOURSE_JSON_FALSE },
                { "null", RECOURSE_JSON_NULL } };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    {
      const gsize length = strlen (words[i].word);

      if ((gsize)(self->end - self->p) >= length && memcmp (self->p, words[i].word, length) == 0)
        {
          entry->kind = words[i].kind;
          self->p += length;
          self->column += (guint32)length;
          return TRUE;
        }
    }
  return fail_expecting (self,
                         _ ("a value (text in quotes, a number, {…}, […], true, false or null)"));
}

/* Values and what joins them. */

static gboolean
scan_simple_value (Scanner *self, RecourseScanEntry *entry)
{
  if (*self->p == '"')
    {
      entry->kind = RECOURSE_JSON_STRING;
      return scan_string (self);
    }
  if (*self->p == '-' || g_ascii_isdigit (*self->p))
    {
      entry->kind = RECOURSE_JSON_NUMBER;
      return scan_number (self);
    }
  return scan_word (self, entry);
}

static gboolean
open_value (Scanner *self, RecourseScanEntry *entry)
{
  if (self->depth == MOST_DEPTH)
    return fail (self, _ ("nesting is deeper than %u levels; make the tree shallower"), MOST_DEPTH);
  entry->kind = *self->p == '{' ? RECOURSE_JSON_OBJECT : RECOURSE_JSON_ARRAY;
  self->depth++;
  step (self);
  self->open = self->scan->entries->len;
  self->n_before = 0;
  return TRUE;
}

/* A value whose key, if any, @entry holds already. */
static gboolean
scan_value (Scanner *self, RecourseScanEntry *entry)
{
  const guint32 parent = self->open, index = self->n_before;
  gboolean is_open;

  skip_space (self);
  if (at_end (self))
    return fail_expecting (self, _ ("a value"));
  if (self->scan->entries->len == MOST_VALUES)
    return fail (self, _ ("the file holds more than %u values; make it smaller"), MOST_VALUES);

  entry->parent = parent;
  entry->index = index;
  entry->line = self->line;
  entry->column = self->column;
  entry->start = (guint32)(self->p - self->scan->text);
  is_open = *self->p == '{' || *self->p == '[';
  if (!(is_open ? open_value (self, entry) : scan_simple_value (self, entry)))
    return FALSE;
  entry->end = (guint32)(self->p - self->scan->text); /* again when it closes */
  entry->next = self->scan->entries->len + 1;
  g_array_append_vals (self->scan->entries, entry, 1);
  if (!is_open)
    self->n_before++;
  return TRUE;
}

static gboolean
scan_member (Scanner *self)
{
  RecourseScanEntry entry = { 0 };

  skip_space (self);
  if (entry_at (self, self->open)->kind == RECOURSE_JSON_OBJECT)
    {
      if (at_end (self) || *self->p != '"')
        return fail_expecting (self, _ ("a key in quotes"));
      entry.key_line = self->line;
      entry.key_column = self->column;
      entry.key_start = (guint32)(self->p - self->scan->text);
      if (!scan_string (self))
        return FALSE;
      entry.key_end = (guint32)(self->p - self->scan->text);
      skip_space (self);
      if (!take (self, ':'))
        return fail_expecting (self, "\":\"");
    }
  return scan_value (self, &entry);
}

/* Duplicate keys, once an object is complete. */

static gboolean
fail_duplicate (Scanner *self, guint32 entry)
{
  const RecourseScanEntry *second = entry_at (self, entry);
  g_autofree char *key = recourse_scan_dup_key (self->scan, entry);
  g_autofree char *quoted = recourse_quote (key);

  return fail_at (self, second->key_line, second->key_column,
                  _ ("the key %s stands twice in one object; remove one"), quoted);
}

static gboolean
keys_equal (const RecourseScan *scan, const RecourseScanEntry *a, const RecourseScanEntry *b)
{
  return recourse_json_strings_equal (scan->text + a->key_start, a->key_end - a->key_start,
                                      scan->text + b->key_start, b->key_end - b->key_start);
}

static gboolean
check_few_keys (Scanner *self, guint32 object)
{
  const guint32 end = self->scan->entries->len;

  for (guint32 i = object + 1; i < end; i = entry_at (self, i)->next)
    for (guint32 j = object + 1; j < i; j = entry_at (self, j)->next)
      if (keys_equal (self->scan, entry_at (self, i), entry_at (self, j)))
        return fail_duplicate (self, i);
  return TRUE;
}

static gboolean
check_many_keys (Scanner *self, guint32 object)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  const guint32 end = self->scan->entries->len;

  for (guint32 i = object + 1; i < end; i = entry_at (self, i)->next)
    if (!g_hash_table_add (seen, recourse_scan_dup_key (self->scan, i)))
      return fail_duplicate (self, i);
  return TRUE;
}

static gboolean
close_value (Scanner *self)
{
  RecourseScanEntry *closed = entry_at (self, self->open);

  step (self);
  if (closed->kind == RECOURSE_JSON_OBJECT
      && !(self->n_before <= FEW_KEYS ? check_few_keys : check_many_keys) (self, self->open))
    return FALSE;
  closed->end = (guint32)(self->p - self->scan->text);
  closed->next = self->scan->entries->len;
  self->open = closed->parent;
  self->n_before = closed->index + 1;
  self->depth--;
  return TRUE;
}

/* One step within an object or array: its end, or the next value. */
static gboolean
scan_within (Scanner *self)
{
  const gboolean is_object = entry_at (self, self->open)->kind == RECOURSE_JSON_OBJECT;

  skip_space (self);
  if (!at_end (self) && *self->p == (is_object ? '}' : ']'))
    return close_value (self);
  if (self->n_before > 0)
    {
      if (!take (self, ','))
        return fail_expecting (self, is_object ? _ ("\",\" or \"}\"") : _ ("\",\" or \"]\""));
      skip_space (self);
      if (!at_end (self) && (*self->p == '}' || *self->p == ']'))
        return fail (self, _ ("nothing follows the comma before %c; remove the comma"), *self->p);
    }
  return scan_member (self);
}

static gboolean
check_encoding (Scanner *self)
{
  const char *text = self->scan->text, *bad;

  if (self->scan->length > RECOURSE_MOST_BYTES)
    return fail (self, _ ("the file is larger than %u MiB; make it smaller"),
                 RECOURSE_MOST_BYTES >> 20);
  if (self->scan->length >= 3 && memcmp (text, "\xef\xbb\xbf", 3) == 0)
    return fail (self, _ ("the file begins with a byte order mark; save it as UTF-8 without one"));
  if (!g_utf8_validate_len (text, self->scan->length, &bad))
    {
      recourse_json_place (text, bad, &self->line, &self->column);
      return fail (self, *bad == '\0' ? _ ("a byte 0 stands in the file; remove it")
                                      : _ ("this byte is not UTF-8; save the file as UTF-8"));
    }
  return TRUE;
}

static gboolean
scan_all (Scanner *self)
{
  RecourseScanEntry root = { 0 };

  if (!check_encoding (self) || !scan_value (self, &root))
    return FALSE;
  while (self->open != RECOURSE_NO_ENTRY)
    if (!scan_within (self))
      return FALSE;
  skip_space (self);
  return at_end (self) || fail (self, _ ("something follows the end of the dossier; remove it"));
}

RecourseScan *
recourse_scan_new (GBytes *bytes)
{
  RecourseScan *scan = g_new0 (RecourseScan, 1);
  Scanner scanner = { .scan = scan, .line = 1, .column = 1, .open = RECOURSE_NO_ENTRY };

  scan->bytes = g_bytes_ref (bytes);
  scan->text = g_bytes_get_data (bytes, &scan->length);
  if (scan->text == NULL) /* GBytes lends nothing where it holds nothing */
    scan->text = "";
  scan->entries = g_array_new (FALSE, FALSE, sizeof (RecourseScanEntry));
  scanner.p = scan->text;
  scanner.end = scan->text + scan->length;
  scan_all (&scanner);
  return scan;
}

void
recourse_scan_free (RecourseScan *self)
{
  if (self == NULL)
    return;
  g_bytes_unref (self->bytes);
  g_array_unref (self->entries);
  g_free (self->message);
  g_free (self);
}

char *
recourse_scan_dup_key (const RecourseScan *self, guint32 entry)
{
  const RecourseScanEntry *at = recourse_scan_entry (self, entry);

  if (at->key_start == at->key_end)
    return NULL;
  return recourse_json_decode (self->text + at->key_start, at->key_end - at->key_start);
}

char *
recourse_scan_dup_string (const RecourseScan *self, guint32 entry)
{
  const RecourseScanEntry *at = recourse_scan_entry (self, entry);

  return recourse_json_decode (self->text + at->start, at->end - at->start);
}

char *
recourse_scan_dup_text (const RecourseScan *self, guint32 entry)
{
  const RecourseScanEntry *at = recourse_scan_entry (self, entry);

  return g_strndup (self->text + at->start, at->end - at->start);
}

guint32
recourse_scan_member (const RecourseScan *self, guint32 object, const char *key)
{
  const RecourseScanEntry *at = recourse_scan_entry (self, object);

  if (at->kind != RECOURSE_JSON_OBJECT)
    return RECOURSE_NO_ENTRY;
  for (guint32 i = object + 1; i < at->next && recourse_scan_entry (self, i)->index < MOST_KEYS;
       i = recourse_scan_entry (self, i)->next)
    {
      g_autofree char *name = recourse_scan_dup_key (self, i);

      if (g_strcmp0 (name, key) == 0)
        return i;
    }
  return RECOURSE_NO_ENTRY;
}

guint32
recourse_scan_item (const RecourseScan *self, guint32 array, guint index)
{
  const RecourseScanEntry *at = recourse_scan_entry (self, array);

  if (at->kind != RECOURSE_JSON_ARRAY)
    return RECOURSE_NO_ENTRY;
  for (guint32 i = array + 1; i < at->next; i = recourse_scan_entry (self, i)->next)
    if (recourse_scan_entry (self, i)->index == index)
      return i;
  return RECOURSE_NO_ENTRY;
}
