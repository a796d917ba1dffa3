/* What a picture carries: the dossier's bytes as they were, and a short file that says what was chosen.  Both are
 * ordinary attachments that other programs can show and save. */
#include "config.h"

#include "living-private.h"

#include "file/choices-text.h"
#include "output/export.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>
#include <zlib.h>

#define GROUP "picture"
#define PIECE (256 * 1024)

G_DEFINE_QUARK (recourse - living - error - quark, recourse_living_error)

void
recourse_living_free (RecourseLiving *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->dossier, g_bytes_unref);
  g_clear_pointer (&self->choices, recourse_choices_free);
  g_free (self->stakeholder);
  g_strfreev (self->hidden);
  g_free (self->program);
  g_free (self);
}

/* Writing. */

static GBytes *
write_state (const RecourseChoices *choices,
             const char *stakeholder,
             const char *const *hidden,
             guint64 trials,
             guint64 seed)
{
  g_autoptr (GKeyFile) state = g_key_file_new ();
  g_autofree char *text = choices != NULL ? recourse_choices_to_text (choices) : NULL;
  gsize length;
  char *data;

  g_key_file_set_string (state, GROUP, "program", RECOURSE_VERSION);
  g_key_file_set_uint64 (state, GROUP, "trials", trials);
  g_key_file_set_uint64 (state, GROUP, "seed", seed);
  if (stakeholder != NULL)
    g_key_file_set_string (state, GROUP, "stakeholder", stakeholder);
  if (hidden != NULL)
    g_key_file_set_string_list (state, GROUP, "hidden", hidden,
                                g_strv_length ((GStrv)(gpointer)hidden));
  if (text != NULL)
    g_key_file_set_string (state, GROUP, "choices", text);
  data = g_key_file_to_data (state, &length, NULL);
  return g_bytes_new_take (data, length);
}

GPtrArray *
recourse_living_attachments (GBytes *dossier,
                             const RecourseChoices *choices,
                             const char *stakeholder,
                             const char *const *hidden,
                             guint64 trials,
                             guint64 seed)
{
  GPtrArray *attachments =
      g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_attachment_free);
  g_autoptr (GBytes) state = write_state (choices, stakeholder, hidden, trials, seed);

  g_ptr_array_add (attachments, recourse_attachment_new (LIVING_DOSSIER,
                                                         "application/vnd.recourse+json", dossier));
  g_ptr_array_add (attachments, recourse_attachment_new (LIVING_STATE, "text/plain", state));
  return attachments;
}

/* Reading. */

gboolean
living_fail_damaged (GError **error)
{
  g_set_error_literal (
      error, RECOURSE_LIVING_ERROR, RECOURSE_LIVING_ERROR_DAMAGED,
      _ ("This picture is damaged, or carries more than a dossier can be; make it anew, "
         "or open the dossier itself"));
  return FALSE;
}

GBytes **
living_place (LivingFiles *self, const char *name, gsize length)
{
  if (length == strlen (LIVING_DOSSIER) && memcmp (name, LIVING_DOSSIER, length) == 0)
    return &self->dossier;
  if (length == strlen (LIVING_STATE) && memcmp (name, LIVING_STATE, length) == 0)
    return &self->state;
  return NULL;
}

gboolean
living_fail_kind (GError **error)
{
  g_set_error_literal (
      error, RECOURSE_LIVING_ERROR, RECOURSE_LIVING_ERROR_KIND,
      _ ("Files of this kind carry no dossier; take the PNG, SVG, PDF or PPTX that Recourse "
         "made, or open the dossier itself"));
  return FALSE;
}

/* Piece by piece, so that a stream that unpacks to more than it may costs no more than that. */
GBytes *
living_inflate (const guint8 *data, gsize size, gsize most, int window_bits)
{
  g_autoptr (GByteArray) out = g_byte_array_new ();
  z_stream stream = { .next_in = (guint8 *)data, .avail_in = (guint)MIN (size, G_MAXUINT) };
  int status = inflateInit2 (&stream, window_bits);

  while (status == Z_OK && out->len <= most)
    {
      guint before = out->len;

      g_byte_array_set_size (out, before + PIECE);
      stream.next_out = out->data + before;
      stream.avail_out = PIECE;
      status = inflate (&stream, Z_NO_FLUSH);
      g_byte_array_set_size (out, before + PIECE - stream.avail_out);
      if (status == Z_OK && stream.avail_out > 0)
        break; /* the input ends before the stream does */
    }
  inflateEnd (&stream);
  return status == Z_STREAM_END && out->len <= most
             ? g_byte_array_free_to_bytes (g_steal_pointer (&out))
             : NULL;
}

gboolean
living_unpack (const guint8 *data, gsize size, GBytes **place, LivingFiles *files, GError **error)
{
  gsize most = place == &files->dossier ? LIVING_MOST_BYTES : LIVING_MOST_STATE;

  if (*place == NULL)
    *place = living_inflate (data, size, most, MAX_WBITS);
  else
    return living_fail_damaged (error);
  return *place != NULL || living_fail_damaged (error);
}

static guint64
read_count (GKeyFile *state, const char *key)
{
  return g_key_file_get_uint64 (state, GROUP, key, NULL);
}

static gboolean
read_state (RecourseLiving *self, GBytes *bytes, GError **error)
{
  g_autoptr (GKeyFile) state = g_key_file_new ();
  g_autofree char *text = NULL;

  if (!g_key_file_load_from_bytes (state, bytes, G_KEY_FILE_NONE, NULL))
    return living_fail_damaged (error);
  self->program = g_key_file_get_string (state, GROUP, "program", NULL);
  self->stakeholder = g_key_file_get_string (state, GROUP, "stakeholder", NULL);
  self->hidden = g_key_file_get_string_list (state, GROUP, "hidden", NULL, NULL);
  self->trials = read_count (state, "trials");
  self->seed = read_count (state, "seed");
  text = g_key_file_get_string (state, GROUP, "choices", NULL);
  if (text == NULL)
    return TRUE;
  self->choices = recourse_choices_from_text (text, -1, NULL);
  return self->choices != NULL || living_fail_damaged (error);
}

static gboolean
take_files (RecourseLiving *self, LivingFiles *files, GError **error)
{
  if (files->dossier == NULL)
    {
      g_set_error_literal (
          error, RECOURSE_LIVING_ERROR, RECOURSE_LIVING_ERROR_NONE,
          _ ("This picture carries no dossier: it was made without the model or a program "
             "stripped it; open the dossier itself"));
      return FALSE;
    }
  self->is_picture = TRUE;
  self->dossier = g_bytes_ref (files->dossier);
  return files->state == NULL || read_state (self, files->state, error);
}

/* What kind of file it is. */

typedef gboolean (*Reader) (GBytes *bytes, LivingFiles *files, GError **error);

static gboolean
begins_with (GBytes *bytes, const char *start, gsize length)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size >= length && memcmp (data, start, length) == 0;
}

/* No dossier begins with `<`. */
static gboolean
is_svg (GBytes *bytes)
{
  gsize size, at = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  if (begins_with (bytes, "\xef\xbb\xbf", 3))
    at = 3;
  while (at < size && g_ascii_isspace (data[at]))
    at++;
  return at < size && data[at] == '<';
}

static Reader
find_reader (GBytes *bytes)
{
  if (begins_with (bytes, "\x89PNG\r\n\x1a\n", 8))
    return living_read_png;
  if (begins_with (bytes, "%PDF-", 5))
    return living_read_pdf;
  if (begins_with (bytes, "PK\3\4", 4))
    return living_read_pptx;
  return is_svg (bytes) ? living_read_svg : NULL;
}

static gboolean
is_other_picture (GBytes *bytes)
{
  static const struct
  {
    const char *start;
    gsize length;
  } kinds[] = {
    { "\xff\xd8\xff", 3 }, { "GIF8", 4 }, { "RIFF", 4 }, { "II*\0", 4 }, { "MM\0*", 4 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (begins_with (bytes, kinds[i].start, kinds[i].length))
      return TRUE;
  return FALSE;
}

RecourseLiving *
recourse_living_open (GBytes *bytes, GError **error)
{
  g_autoptr (RecourseLiving) self = g_new0 (RecourseLiving, 1);
  Reader reader = find_reader (bytes);
  LivingFiles files = { NULL, NULL };
  gboolean done;

  if (is_other_picture (bytes))
    {
      living_fail_kind (error);
      return NULL;
    }
  if (reader == NULL)
    {
      self->dossier = g_bytes_ref (bytes);
      return g_steal_pointer (&self);
    }
  done = reader (bytes, &files, error) && take_files (self, &files, error);
  g_clear_pointer (&files.dossier, g_bytes_unref);
  g_clear_pointer (&files.state, g_bytes_unref);
  return done ? g_steal_pointer (&self) : NULL;
}
