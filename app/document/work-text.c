/* A file of the recovery folder: a line that says what it is and how long its head is, the head in JSON, and the
 * dossier as it is, so that its bytes, and with them its digest, stay the same. */
#include "config.h"

#include "keeper.h"

#include <math.h>
#include <string.h>
#include <unistd.h>

#include "file/choices-text.h"
#include "file/json.h"
#include "file/load.h"

#define MAGIC "recourse-recovery/1 "

void
recourse_recovered_free (RecourseRecovered *self)
{
  if (self == NULL)
    return;
  g_free (self->title);
  g_clear_object (&self->file);
  g_free (self->digest);
  g_clear_pointer (&self->bytes, g_bytes_unref);
  recourse_choices_free (self->choices);
  g_free (self->name);
  if (self->lock >= 0)
    close (self->lock);
  g_free (self);
}

static void
append_string (RecourseJson *head, const char *key, const char *value)
{
  if (value != NULL)
    recourse_json_append (head, key, recourse_json_new_string (value));
}

static char *
write_head (const RecourseRecovered *work)
{
  g_autoptr (RecourseJson) head = recourse_json_new ("{}");
  g_autofree char *time = g_strdup_printf ("%" G_GINT64_FORMAT, work->time_us);
  g_autofree char *uri = work->file != NULL ? g_file_get_uri (work->file) : NULL;
  g_autofree char *sum = recourse_digest (work->bytes);

  append_string (head, "title", work->title);
  append_string (head, "file", uri);
  append_string (head, "digest", work->digest);
  append_string (head, "sum", sum);
  recourse_json_append (head, "time", recourse_json_new_text (time));
  if (work->choices != NULL)
    {
      g_autofree char *choices = recourse_choices_to_text (work->choices);

      recourse_json_append (head, "choices", recourse_json_new_text (choices));
    }
  return recourse_json_write (head);
}

GBytes *
recourse_work_write (const RecourseRecovered *work)
{
  g_autofree char *head = write_head (work);
  GString *text = g_string_new (NULL);
  gsize size;
  const char *data = g_bytes_get_data (work->bytes, &size);

  g_string_append_printf (text, MAGIC "%" G_GSIZE_FORMAT "\n%s\n", strlen (head), head);
  g_string_append_len (text, data, (gssize)size);
  return g_string_free_to_bytes (text);
}

static char *
dup_string (const RecourseJson *head, const char *key)
{
  return recourse_json_dup_string (recourse_json_get (head, key));
}

/* Of a damaged head any number might come, or none. */
static gint64
read_time (const RecourseJson *head)
{
  const double time = recourse_json_get_number (recourse_json_get (head, "time"));

  return fabs (time) < (double)G_MAXINT64 ? (gint64)time : 0;
}

static RecourseRecovered *
from_head (const RecourseJson *head, GBytes *bytes)
{
  g_autoptr (RecourseRecovered) work = g_new0 (RecourseRecovered, 1);
  g_autofree char *uri = dup_string (head, "file");
  g_autofree char *sum = dup_string (head, "sum");
  g_autofree char *found = recourse_digest (bytes);
  RecourseJson *choices = recourse_json_get (head, "choices");

  work->lock = -1;
  work->bytes = g_bytes_ref (bytes);
  work->title = dup_string (head, "title");
  work->digest = dup_string (head, "digest");
  work->file = uri != NULL ? g_file_new_for_uri (uri) : NULL;
  work->time_us = read_time (head);
  if (choices != NULL)
    {
      g_autofree char *text = recourse_json_write (choices);

      work->choices = recourse_choices_from_text (text, -1, NULL);
    }
  return g_strcmp0 (sum, found) == 0 && work->title != NULL ? g_steal_pointer (&work) : NULL;
}

RecourseRecovered *
recourse_work_read (GBytes *text)
{
  gsize size;
  const char *data = g_bytes_get_data (text, &size);
  const gsize magic = strlen (MAGIC);
  const char *line_end = data != NULL ? memchr (data, '\n', MIN (size, magic + 20)) : NULL;
  g_autofree char *digits = NULL;
  guint64 length;
  gsize start;
  g_autoptr (GBytes) head_text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (RecourseJson) head = NULL;

  if (line_end == NULL || (gsize)(line_end - data) < magic || memcmp (data, MAGIC, magic) != 0)
    return NULL;
  digits = g_strndup (data + magic, (gsize)(line_end - data) - magic);
  start = (gsize)(line_end - data) + 1;
  if (!g_ascii_string_to_unsigned (digits, 10, 0, size, &length, NULL) || start + length + 1 > size)
    return NULL;
  head_text = g_bytes_new_from_bytes (text, start, length);
  bytes = g_bytes_new_from_bytes (text, start + length + 1, size - start - length - 1);
  head = recourse_json_parse (head_text, NULL);
  return recourse_json_is_object (head) ? from_head (head, bytes) : NULL;
}
