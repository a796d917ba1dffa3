/* Saying what is wrong.  The rooms that find faults speak of ids, which are what a file has; here every id in quotation
 * marks gives way to the label that people see. */
#include "config.h"

#include "ui/editor/editor-fault.h"

#include "ui/editor/editor-place.h"
#include "ui/editor/editor-words.h"

#include <glib/gi18n.h>
#include <string.h>

/* A label as far as it can stand in a sentence. */
static char *
dup_short_title (RecourseRecord *record)
{
  enum
  {
    MOST_CHARACTERS = 60,
  };
  g_autofree char *title = recourse_editor_title (record);

  if (g_utf8_strlen (title, -1) > MOST_CHARACTERS)
    {
      g_autofree char *first = g_utf8_substring (title, 0, MOST_CHARACTERS - 1);

      return g_strconcat (first, "…", NULL);
    }
  return g_steal_pointer (&title);
}

static gboolean
name_id (const GMatchInfo *match, GString *text, gpointer dossier)
{
  g_autofree char *id = g_match_info_fetch (match, 1);
  g_autofree char *title = NULL;
  RecourseRecord *record = recourse_place_find_id (dossier, NULL, id);

  if (record != NULL)
    title = dup_short_title (record);
  g_string_append_printf (text, "“%s”", title != NULL ? title : id);
  return FALSE;
}

char *
recourse_editor_name_ids (RecourseDossier *dossier, const char *text)
{
  g_autoptr (GRegex) ids = g_regex_new ("\"([a-z][a-z0-9_]*)\"", 0, 0, NULL);
  char *named = g_regex_replace_eval (ids, text, -1, 0, 0, name_id, dossier, NULL);

  return named != NULL ? named : g_strdup (text);
}

/* The record that `terms[3] "fees".formula` is about: the last that is called by its id.  @rest: (out): what follows */
static RecourseRecord *
find_record (RecourseDossier *dossier, const char *where, const char **rest)
{
  const char *end = strrchr (where, '"');
  g_autofree char *before = end != NULL ? g_strndup (where, (gsize)(end - where)) : NULL;
  const char *start = before != NULL ? strrchr (before, '"') : NULL;

  *rest = end != NULL ? end + 1 : "";
  return start != NULL ? recourse_place_find_id (dossier, NULL, start + 1) : NULL;
}

/* (transfer full): "“Court fees”, formula" */
static char *
word_place (RecourseDossier *dossier, const char *where)
{
  const char *rest = NULL;
  RecourseRecord *record = find_record (dossier, where, &rest);
  const RecourseField *field = NULL;
  g_autofree char *title = NULL;

  if (record == NULL)
    return recourse_editor_name_ids (dossier, where);
  title = dup_short_title (record);
  if (*rest == '.')
    field = recourse_record_find_field (record, rest + 1);
  /* Translators: an entry of the dossier, and which of its fields */
  return field != NULL
             ? g_strdup_printf (_ ("“%s”, %s"), title, recourse_editor_label (record, field))
             : g_strdup_printf ("“%s”", title);
}

char *
recourse_editor_say_fault (RecourseDossier *dossier,
                           const RecourseFault *fault,
                           gboolean with_place)
{
  g_autofree char *message = recourse_editor_name_ids (dossier, fault->message);
  g_autofree char *place = NULL;

  if (!with_place || fault->where == NULL || *fault->where == '\0')
    return g_steal_pointer (&message);
  place = word_place (dossier, fault->where);
  return g_strdup_printf (_ ("%s: %s"), place, message);
}

const RecourseFault *
recourse_editor_first_error (RecourseFaults *faults)
{
  for (guint i = 0; faults != NULL && i < faults->len; i++)
    if (!((const RecourseFault *)g_ptr_array_index (faults, i))->is_warning)
      return g_ptr_array_index (faults, i);
  return NULL;
}

char *
recourse_editor_dup_reason (RecourseDossier *dossier, RecourseFaults *faults)
{
  const RecourseFault *fault = recourse_editor_first_error (faults);

  return fault != NULL ? recourse_editor_say_fault (dossier, fault, TRUE)
                       : g_strdup (_ ("This cannot be taken over."));
}
