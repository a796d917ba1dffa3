/* The file as Cairo wrote it stays; objects that change stand a second time behind it, with a table of where.  An
 * attached file's name stands in the dictionary of its stream too: streams stay in the open when other programs write
 * the PDF anew, while other objects may be packed away. */
#include "formats.h"

#include "pdf-update.h"

#include <string.h>

typedef struct
{
  GByteArray *bytes; /* borrowed; grows */
  gsize length;      /* before the update */
  guint n_objects;
  gsize first_entry; /* of the table */
  gsize old_table;
  guint root;
  char *info;      /* reference, as in the trailer */
  GArray *numbers; /* guint, of objects written anew */
  GArray *offsets; /* gsize */
} Update;

static gboolean
fail (GError **error)
{
  g_set_error_literal (error, RECOURSE_EXPORT_ERROR, RECOURSE_EXPORT_ERROR_ENCODE,
                       _ ("The PDF cannot be completed, since the drawing library built it unlike "
                          "expected; choose PNG or SVG"));
  return FALSE;
}

static void append (Update *self, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
append (Update *self, const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list args;

  va_start (args, format);
  text = g_strdup_vprintf (format, args);
  va_end (args);
  g_byte_array_append (self->bytes, (const guint8 *)text, (guint)strlen (text));
}

/* A string of PDF in UTF-16, which needs no escapes. */
static void
append_text (GString *out, const char *text)
{
  glong n = 0;
  g_autofree gunichar2 *units = g_utf8_to_utf16 (text, -1, NULL, &n, NULL);

  g_string_append (out, "<FEFF");
  for (glong i = 0; i < n; i++)
    g_string_append_printf (out, "%04X", units[i]);
  g_string_append_c (out, '>');
}

/* Where things stand. */

/* From the end: a PDF holds NULs, at which functions for text stop. */
static const char *
find_last (const Update *self, const char *needle)
{
  gsize length = strlen (needle);

  for (gsize at = self->length; at >= length; at--)
    if (memcmp (self->bytes->data + at - length, needle, length) == 0)
      return (const char *)self->bytes->data + at - length;
  return NULL;
}

static gboolean
read_trailer (Update *self, GError **error)
{
  const char *start = find_last (self, "startxref\n"), *trailer = find_last (self, "trailer");
  const char *root = trailer != NULL ? strstr (trailer, "/Root ") : NULL;
  const char *info = trailer != NULL ? strstr (trailer, "/Info ") : NULL;
  char *end;

  if (start == NULL || root == NULL || info == NULL)
    return fail (error);
  self->old_table = (gsize)g_ascii_strtoull (start + strlen ("startxref\n"), NULL, 10);
  self->root = (guint)g_ascii_strtoull (root + strlen ("/Root "), NULL, 10);
  self->info = g_strndup (info + strlen ("/Info "), strcspn (info + strlen ("/Info "), "\n"));
  if (self->old_table + 20 > self->length
      || memcmp (self->bytes->data + self->old_table, "xref\n0 ", 7) != 0)
    return fail (error);
  self->n_objects =
      (guint)g_ascii_strtoull ((const char *)self->bytes->data + self->old_table + 7, &end, 10);
  self->first_entry = (gsize)(end + 1 - (const char *)self->bytes->data);
  return self->first_entry + 20 * (gsize)self->n_objects <= self->length || fail (error);
}

/* (transfer full) (nullable): what stands between `obj` and `endobj`, of objects that are no streams */
static char *
read_object (const Update *self, guint number)
{
  const char *data = (const char *)self->bytes->data;
  gsize at = (gsize)g_ascii_strtoull (data + self->first_entry + 20 * (gsize)number, NULL, 10);
  const char *begin, *end;

  if (number >= self->n_objects || at == 0 || at >= self->length)
    return NULL;
  begin = g_strstr_len (data + at, MIN (40, (gssize)(self->length - at)), "obj\n");
  end =
      begin != NULL ? g_strstr_len (begin, (gssize)(data + self->length - begin), "endobj") : NULL;
  return end != NULL ? g_strndup (begin + 4, (gsize)(end - begin - 4)) : NULL;
}

/* Writing objects. */

static void
begin_object (Update *self, guint number)
{
  gsize at = self->bytes->len;

  g_array_append_val (self->numbers, number);
  g_array_append_val (self->offsets, at);
  append (self, "%u 0 obj\n", number);
}

/* The object as it was, with @more at the end of its dictionary. */
static gboolean
extend_object (Update *self, guint number, const char *more, GError **error)
{
  g_autofree char *text = read_object (self, number);
  char *end = text != NULL ? g_strrstr (text, ">>") : NULL;

  if (end == NULL)
    return fail (error);
  *end = '\0';
  begin_object (self, number);
  append (self, "%s%s>>\nendobj\n", text, more);
  return TRUE;
}

static gboolean
add_figures (Update *self, GPtrArray *figures, GError **error)
{
  guint n = 0;

  for (guint i = 1; i < self->n_objects && n < figures->len; i++)
    {
      g_autofree char *text = read_object (self, i);
      g_autoptr (GString) more = g_string_new ("   /Alt ");

      if (text == NULL || !g_str_has_prefix (text, "<< /Type /StructElem")
          || strstr (text, "/S /Figure\n") == NULL)
        continue;
      append_text (more, g_ptr_array_index (figures, n++));
      g_string_append_c (more, '\n');
      if (!extend_object (self, i, more->str, error))
        return FALSE;
    }
  return n == figures->len || fail (error);
}

/* `/` in a media type would begin another name. */
static char *
escape_name (const char *name)
{
  g_auto (GStrv) parts = g_strsplit (name, "/", -1);

  return g_strjoinv ("#2F", parts);
}

/* Two objects: the stream, and the file that it is. */
static void
add_attachment (Update *self, const RecourseAttachment *attachment, guint number)
{
  g_autoptr (GByteArray) packed = recourse_deflate (attachment->bytes);
  g_autofree char *type = escape_name (attachment->media_type);

  begin_object (self, number);
  append (self,
          "<< /Type /EmbeddedFile /Subtype /%s /Recourse (%s)\n   /Filter /FlateDecode /Length %u\n"
          "   /Params << /Size %" G_GSIZE_FORMAT " >>\n>>\nstream\n",
          type, attachment->name, packed->len, g_bytes_get_size (attachment->bytes));
  g_byte_array_append (self->bytes, packed->data, packed->len);
  append (self, "\nendstream\nendobj\n");
  begin_object (self, number + 1);
  append (self,
          "<< /Type /Filespec /F (%s) /UF (%s) /AFRelationship /Source\n"
          "   /EF << /F %u 0 R /UF %u 0 R >>\n>>\nendobj\n",
          attachment->name, attachment->name, number, number);
}

/* The files' names in the order of the alphabet, as a tree of names has to be. */
static int
compare_names (gconstpointer a, gconstpointer b)
{
  const RecourseAttachment *first = *(RecourseAttachment *const *)a,
                           *second = *(RecourseAttachment *const *)b;

  return strcmp (first->name, second->name);
}

static void
add_attachments (Update *self, GPtrArray *attachments, guint *number, GString *catalog)
{
  g_autoptr (GPtrArray) sorted = g_ptr_array_new ();
  GString *names = g_string_new (NULL), *files = g_string_new (NULL);

  for (guint i = 0; i < attachments->len; i++)
    g_ptr_array_add (sorted, g_ptr_array_index (attachments, i));
  g_ptr_array_sort (sorted, compare_names);
  for (guint i = 0; i < sorted->len; i++, *number += 2)
    {
      const RecourseAttachment *attachment = g_ptr_array_index (sorted, i);

      add_attachment (self, attachment, *number);
      g_string_append_printf (names, " (%s) %u 0 R", attachment->name, *number + 1);
      g_string_append_printf (files, " %u 0 R", *number + 1);
    }
  g_string_append_printf (catalog,
                          "   /Names << /EmbeddedFiles << /Names [%s ] >> >>\n   /AF [%s ]\n",
                          names->str, files->str);
  g_string_free (names, TRUE);
  g_string_free (files, TRUE);
}

static void
write_table (Update *self, guint size)
{
  gsize at = self->bytes->len;

  append (self, "xref\n");
  for (guint i = 0; i < self->numbers->len; i++)
    append (self, "%u 1\n%010" G_GSIZE_FORMAT " 00000 n \n",
            g_array_index (self->numbers, guint, i), g_array_index (self->offsets, gsize, i));
  append (self,
          "trailer\n<< /Size %u\n   /Root %u 0 R\n   /Info %s\n   /Prev %" G_GSIZE_FORMAT
          "\n>>\nstartxref\n%" G_GSIZE_FORMAT "\n%%%%EOF\n",
          size, self->root, self->info, self->old_table, at);
}

static gboolean
write_update (Update *self, GPtrArray *figures, GPtrArray *attachments, GError **error)
{
  g_autoptr (GString) catalog = g_string_new (NULL);
  guint number;

  if (!read_trailer (self, error) || !add_figures (self, figures, error))
    return FALSE;
  number = self->n_objects;
  /* Of the program's words, which is that of their translation and not the locale's.
     Translators: the code of the language that you translate into, such as de or pt-BR. */
  g_string_append_printf (catalog,
                          "   /Lang (%s)\n   /ViewerPreferences << /DisplayDocTitle true >>\n",
                          C_ ("language of the text", "en"));
  if (attachments != NULL && attachments->len > 0)
    add_attachments (self, attachments, &number, catalog);
  if (!extend_object (self, self->root, catalog->str, error))
    return FALSE;
  write_table (self, number);
  return TRUE;
}

GByteArray *
recourse_pdf_update (GByteArray *pdf, GPtrArray *figures, GPtrArray *attachments, GError **error)
{
  Update self = { .bytes = pdf,
                  .length = pdf->len,
                  .numbers = g_array_new (FALSE, FALSE, sizeof (guint)),
                  .offsets = g_array_new (FALSE, FALSE, sizeof (gsize)) };
  gboolean done;

  /* Behind the trailer, so that it can be searched as text. */
  g_byte_array_append (pdf, (const guint8 *)"", 1);
  g_byte_array_set_size (pdf, (guint)self.length);
  done = write_update (&self, figures, attachments, error);

  g_array_unref (self.numbers);
  g_array_unref (self.offsets);
  g_free (self.info);
  return done ? g_byte_array_ref (pdf) : NULL;
}
