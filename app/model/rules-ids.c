/* Ids: how they are spelt, which words are taken, and that each stands for one thing. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/wording.h"
#include "rules-private.h"

/* A formula can name the records of these lists, so their ids are unique over all of them. */
static const char *const named_in_formulas[] = { "constants", "levers",     "drivers",
                                                 "variables", "parameters", NULL };
static const char *const other_lists[] = { "sources",     "claims", "conflicts", "stakeholders",
                                           "investments", "stakes", "events",    "profiles",
                                           "terms",       "paths",  "bargains",  "scenarios",
                                           "slides",      NULL };
static const char *const reserved[] = { "min",  "max",   "abs", "exp",  "ln",
                                        "sqrt", "clamp", "if",  "rest", NULL };

static gboolean
is_id (const char *text)
{
  if (!g_ascii_islower (*text))
    return FALSE;
  for (const char *p = text; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;
  return TRUE;
}

void
recourse_rules_check_id (RecourseRules *self, gpointer record)
{
  const char *id = recourse_record_get_id (record);

  if (id != NULL && !is_id (id))
    {
      g_autofree char *quoted = recourse_quote (id);

      recourse_faults_add (self->faults, record, "id",
                           _ ("%s is no id; an id begins with a small letter and goes on with "
                              "small letters, digits and _"),
                           quoted);
    }
}

static void
check_unique (RecourseRules *self, RecourseRecord *record, const char *list, GHashTable *seen)
{
  const char *id = recourse_record_get_id (record);
  const char *owner;

  if (id == NULL)
    return;
  owner = g_hash_table_lookup (seen, id);
  if (owner == NULL)
    {
      g_hash_table_insert (seen, (gpointer)id, (gpointer)list);
      return;
    }
  {
    g_autofree char *quoted = recourse_quote (id);

    recourse_faults_add (self->faults, record, "id",
                         _ ("the id %s already stands in \"%s\"; give each its own"), quoted,
                         owner);
  }
}

static void
check_list (RecourseRules *self, const char *name, GHashTable *seen)
{
  GListStore *list = recourse_rules_list (self, name, strlen (name));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (list));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

      recourse_rules_check_id (self, record);
      check_unique (self, record, name, seen);
    }
}

static void
check_reserved (RecourseRules *self, gpointer record)
{
  const char *id = recourse_record_get_id (record);

  if (id != NULL && g_strv_contains (reserved, id))
    recourse_faults_add (
        self->faults, record, "id",
        _ ("\"%s\" is a word of the formula language and cannot be an id; choose another"), id);
}

static void
check_path_id (RecourseRules *self, gpointer record)
{
  if (g_strcmp0 (recourse_record_get_id (record), "baseline") == 0)
    recourse_faults_add (self->faults, record, "id",
                         _ ("\"baseline\" means the state without any path and cannot be a path's "
                            "id; choose another"));
}

void
recourse_rules_check_ids (RecourseRules *self)
{
  g_autoptr (GHashTable) in_formulas = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; named_in_formulas[i] != NULL; i++)
    {
      const char *name = named_in_formulas[i];

      check_list (self, name, in_formulas);
      recourse_rules_each (self, recourse_rules_list (self, name, strlen (name)), check_reserved);
    }
  for (guint i = 0; other_lists[i] != NULL; i++)
    {
      g_autoptr (GHashTable) in_list = g_hash_table_new (g_str_hash, g_str_equal);

      check_list (self, other_lists[i], in_list);
    }
  recourse_rules_each (self, self->dossier->paths, check_path_id);
}
