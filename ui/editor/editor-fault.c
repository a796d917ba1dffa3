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

/* What stands in quotation marks, of whatever language: an id gives way to its label, else only the marks change. */
static gboolean
name_id (const GMatchInfo *match, GString *text, gpointer dossier)
{
  g_autofree char *before = g_match_info_fetch (match, 1);
  g_autofree char *id = g_match_info_fetch (match, 2);
  g_autofree char *after = g_match_info_fetch (match, 3);
  g_autofree char *title = NULL;
  RecourseRecord *record = recourse_place_find_id (dossier, NULL, id);
  gboolean is_typed = g_str_equal (before, "\"");

  if (record != NULL)
    title = dup_short_title (record);
  g_string_append_printf (text, "%s%s%s", is_typed ? "“" : before, title != NULL ? title : id,
                          is_typed ? "”" : after);
  return FALSE;
}

char *
recourse_editor_name_ids (RecourseDossier *dossier, const char *text)
{
  g_autoptr (GRegex) quoted =
      g_regex_new ("([\"“„«「]\\h?)([^\"“”„«»「」]+?)(\\h?[\"”“»」])", G_REGEX_OPTIMIZE, 0, NULL);
  g_autofree char *named = g_regex_replace_eval (quoted, text, -1, 0, 0, name_id, dossier, NULL);

  return g_strdup (named != NULL ? named : text);
}

static RecourseBranch *find_branch (RecourseNode *node, const char *id);

static RecourseBranch *
find_in (GListModel *branches, const char *id)
{
  RecourseBranch *found = NULL;

  for (guint i = 0; found == NULL && i < g_list_model_get_n_items (branches); i++)
    {
      g_autoptr (RecourseBranch) branch = g_list_model_get_item (branches, i);

      found = g_strcmp0 (recourse_record_get_id (RECOURSE_RECORD (branch)), id) == 0
                  ? branch /* the list keeps it */
                  : find_branch (branch->node, id);
    }
  return found;
}

/* (nullable): the option or branch called @id behind @node */
static RecourseBranch *
find_branch (RecourseNode *node, const char *id)
{
  RecourseBranch *option = node != NULL ? find_in (G_LIST_MODEL (node->options), id) : NULL;

  return option == NULL && node != NULL ? find_in (G_LIST_MODEL (node->branches), id) : option;
}

/* (nullable): what @id calls in a place that has come to @above, NULL at its beginning */
static RecourseRecord *
find_step (RecourseDossier *dossier, RecourseRecord *above, const char *id)
{
  if (above == NULL)
    return recourse_place_find_id (dossier, NULL, id);
  if (RECOURSE_IS_PATH (above))
    return (RecourseRecord *)find_branch (RECOURSE_PATH (above)->tree, id);
  return RECOURSE_IS_BRANCH (above)
             ? (RecourseRecord *)find_branch (RECOURSE_BRANCH (above)->node, id)
             : NULL;
}

/* (transfer full): "“Court fees”, Formula" for `terms[3] "fees".formula`, "“Sue”, “Wins”, Probability" within a tree */
static char *
word_place (RecourseDossier *dossier, const char *where)
{
  g_auto (GStrv) steps = g_strsplit (where, "\"", -1); /* every second one is an id */
  const guint n = g_strv_length (steps);
  g_autoptr (GString) place = g_string_new (NULL);
  RecourseRecord *record = NULL;
  const RecourseField *field;

  for (guint i = 1; i < n; i += 2)
    {
      g_autofree char *title = NULL;

      record = find_step (dossier, record, steps[i]);
      if (record == NULL)
        return recourse_editor_name_ids (dossier, where);
      title = dup_short_title (record);
      g_string_append_printf (place, "%s“%s”", i > 1 ? C_ ("list", ", ") : "", title);
    }
  if (record == NULL)
    return g_strdup (where);
  field = *steps[n - 1] == '.' ? recourse_record_find_field (record, steps[n - 1] + 1) : NULL;
  if (field != NULL)
    g_string_append_printf (place, "%s%s", C_ ("list", ", "),
                            recourse_editor_label (record, field));
  return g_string_free (g_steal_pointer (&place), FALSE);
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
