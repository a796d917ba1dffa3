/* The metadata of an SVG.  GMarkup knows no name spaces, so an element is known by what stands behind its prefix, which
 * an editor may have put there, and by its name. */
#include "config.h"

#include "living-private.h"

#include <string.h>

typedef struct
{
  LivingFiles *files;
  GBytes **place; /* of the attachment whose text is being read, or NULL */
  GString *text;
} Reader;

static const char *
local_name (const char *name)
{
  const char *colon = strrchr (name, ':');

  return colon != NULL ? colon + 1 : name;
}

static void
start_element (GMarkupParseContext *context,
               const char *element,
               const char **names,
               const char **values,
               gpointer data,
               GError **error)
{
  Reader *self = data;

  if (strcmp (local_name (element), "attachment") != 0)
    return;
  for (guint i = 0; names[i] != NULL; i++)
    if (strcmp (local_name (names[i]), "name") == 0)
      self->place = living_place (self->files, values[i], strlen (values[i]));
  g_string_truncate (self->text, 0);
}

static void
read_text (
    GMarkupParseContext *context, const char *text, gsize length, gpointer data, GError **error)
{
  Reader *self = data;

  if (self->place != NULL)
    g_string_append_len (self->text, text, (gssize)length);
}

static void
end_element (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  Reader *self = data;
  gsize size;
  g_autofree guint8 *packed = NULL;

  if (self->place == NULL || strcmp (local_name (element), "attachment") != 0)
    return;
  packed = g_base64_decode (self->text->str, &size);
  living_unpack (packed, size, self->place, self->files, error);
  self->place = NULL;
}

/* A fault behind what was found is nobody's concern. */
gboolean
living_read_svg (GBytes *bytes, LivingFiles *files, GError **error)
{
  const GMarkupParser parser = { start_element, end_element, read_text, NULL, NULL };
  Reader reader = { files, NULL, g_string_new (NULL) };
  g_autoptr (GMarkupParseContext) context =
      g_markup_parse_context_new (&parser, G_MARKUP_DEFAULT_FLAGS, &reader, NULL);
  g_autoptr (GError) cause = NULL;
  gsize size;
  const char *text = g_bytes_get_data (bytes, &size);

  if (g_markup_parse_context_parse (context, text, (gssize)size, &cause))
    g_markup_parse_context_end_parse (context, &cause);
  g_string_free (reader.text, TRUE);
  if (cause == NULL || living_has_all (files))
    return TRUE;
  if (cause->domain == RECOURSE_LIVING_ERROR)
    g_propagate_error (error, g_steal_pointer (&cause));
  else
    living_fail_damaged (error);
  return FALSE;
}
