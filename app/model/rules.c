/* The rules that need no arithmetic, one file for each sort, and how they report an id that leads
 * nowhere. */
#include "config.h"

#include "model/rules.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/wording.h"
#include "rules-private.h"

/* Naming the nearest id costs a look at each: not for lists longer than any person wrote, nor for the
 * thousandth fault of a file. */
#define MOST_CANDIDATES 4000
#define MOST_SUGGESTIONS 1000

void
recourse_rules_each (RecourseRules *self, GListStore *list, RecourseRuleFunc function)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      function (self, record);
    }
}

GListStore *
recourse_rules_list (RecourseRules *self, const char *name, gsize length)
{
  g_autofree char *key = g_strndup (name, length);
  const RecourseField *field = recourse_record_find_field (RECOURSE_RECORD (self->dossier), key);

  if (field == NULL || field->kind != RECOURSE_FIELD_RECORDS)
    return NULL;
  return *(GListStore **)recourse_record_member (RECOURSE_RECORD (self->dossier), field);
}

static void
add_ids (GPtrArray *ids, GListStore *list)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n && ids->len < MOST_CANDIDATES; i++)
    {
      g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);
      const char *id = recourse_record_get_id (record);

      if (id != NULL)
        g_ptr_array_add (ids, (gpointer)id);
    }
}

void
recourse_rules_report_unknown (RecourseRules *self,
                               gpointer record,
                               const char *key,
                               const char *id,
                               const char *what,
                               GPtrArray *known)
{
  g_autofree char *quoted = recourse_quote (id);
  const char *nearest = NULL;

  if (self->faults->len < MOST_SUGGESTIONS)
    nearest = recourse_word_nearest (id, (const char *const *)known->pdata, known->len);

  if (nearest == NULL)
    recourse_faults_add (self->faults, record, key,
                         _ ("%s is none of the %s; add it there, or remove it here"), quoted, what);
  else if (recourse_word_is_near (id, nearest))
    recourse_faults_add (self->faults, record, key,
                         _ ("%s is none of the %s; did you mean \"%s\"?"), quoted, what, nearest);
  else
    recourse_faults_add (
        self->faults, record, key,
        _ ("%s is none of the %s; add it there, or name one that is (the nearest is \"%s\")"),
        quoted, what, nearest);
}

/* "constants levers drivers" as people would say it. */
static char *
describe_lists (const char *of)
{
  g_auto (GStrv) lists = g_strsplit (of, " ", -1);
  const guint n = g_strv_length (lists);
  GString *text = g_string_new (lists[0]);

  for (guint i = 1; i < n; i++)
    g_string_append_printf (text, "%s%s", i + 1 < n ? ", " : _ (" or "), lists[i]);
  return g_string_free (text, FALSE);
}

static void
report_reference (
    RecourseRules *self, gpointer record, const char *key, const char *of, const char *id)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *what = describe_lists (of);

  for (const char *p = of; *p != '\0'; p += strspn (p, " "))
    {
      const gsize length = strcspn (p, " ");
      GListStore *list = recourse_rules_list (self, p, length);

      if (list != NULL)
        add_ids (known, list);
      else
        g_ptr_array_add (known, (gpointer) "baseline");
      p += length;
    }
  recourse_rules_report_unknown (self, record, key, id, what, known);
}

gboolean
recourse_rules_check_reference (
    RecourseRules *self, gpointer record, const char *key, const char *of, const char *id)
{
  if (id == NULL)
    return TRUE;
  for (const char *p = of; *p != '\0'; p += strspn (p, " "))
    {
      const gsize length = strcspn (p, " ");
      GListStore *list = recourse_rules_list (self, p, length);

      if (list != NULL ? recourse_dossier_find (self->dossier, list, id) != NULL
                       : strlen (id) == length && strncmp (id, p, length) == 0)
        return TRUE;
      p += length;
    }
  report_reference (self, record, key, of, id);
  return FALSE;
}

void
recourse_rules_check (RecourseDossier *dossier, RecourseFaults *faults)
{
  RecourseRules rules = { dossier, faults };

  g_return_if_fail (RECOURSE_IS_DOSSIER (dossier));
  g_return_if_fail (faults != NULL);

  recourse_rules_check_ids (&rules);
  recourse_rules_check_fields (&rules);
  recourse_rules_check_entries (&rules);
  recourse_rules_check_choices (&rules);
  recourse_rules_check_trees (&rules);
}
