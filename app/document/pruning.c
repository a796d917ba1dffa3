/* Choices that follow an edit of the dossier: what was renamed keeps its setting, what is gone loses it. */
#include "choosing.h"

/* Whether a setting can still be applied; a lever's is brought into its range. */
static gboolean
fits (RecourseDossier *dossier, const char *id, RecourseAssignment *setting, double *value)
{
  RecourseLever *lever = recourse_dossier_find (dossier, dossier->levers, id);

  if (recourse_dossier_find (dossier, dossier->drivers, id) != NULL)
    return TRUE;
  if (setting->distribution != NULL)
    return FALSE;
  if (lever != NULL)
    *value = recourse_choosing_clamp (lever, *value);
  return lever != NULL || recourse_dossier_find (dossier, dossier->constants, id) != NULL;
}

static void
prune_settings (RecourseDossier *dossier, RecourseChoices *choices)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (choices->set);

  for (GList *l = ids; l != NULL; l = l->next)
    {
      RecourseAssignment *setting = g_hash_table_lookup (choices->set, l->data);
      const double before = setting->text != NULL ? g_ascii_strtod (setting->text, NULL) : 0;
      double value = before;
      g_autofree char *id = g_strdup (l->data);

      if (!fits (dossier, id, setting, &value))
        recourse_choices_reset (choices, id);
      else if (value != before)
        recourse_choices_set_number (choices, id, value);
    }
}

static void
prune_adoptions (RecourseDossier *dossier, RecourseChoices *choices)
{
  GHashTableIter iter;
  gpointer id, claim;

  g_hash_table_iter_init (&iter, choices->adopt);
  while (g_hash_table_iter_next (&iter, &id, &claim))
    {
      RecourseConflict *conflict = recourse_dossier_find (dossier, dossier->conflicts, id);

      if (conflict == NULL
          || (*(char *)claim != '\0'
              && (conflict->claims == NULL
                  || !g_strv_contains ((const char *const *)conflict->claims, claim))))
        g_hash_table_iter_remove (&iter);
    }
}

static void
prune_paths (RecourseDossier *dossier, RecourseChoices *choices)
{
  g_autoptr (RecourseRecord) first = g_list_model_get_item (G_LIST_MODEL (dossier->paths), 0);

  for (guint i = choices->paths->len; i > 0; i--)
    if (recourse_dossier_find (dossier, dossier->paths, g_ptr_array_index (choices->paths, i - 1))
        == NULL)
      g_ptr_array_remove_index (choices->paths, i - 1);
  if (choices->paths->len == 0 && first != NULL)
    g_ptr_array_add (choices->paths, g_strdup (recourse_record_get_id (first)));
}

void
recourse_choosing_prune (RecourseDossier *dossier, RecourseChoices *choices)
{
  if (recourse_dossier_find (dossier, dossier->scenarios, choices->scenario) == NULL)
    g_clear_pointer (&choices->scenario, g_free);
  prune_settings (dossier, choices);
  prune_adoptions (dossier, choices);
  prune_paths (dossier, choices);
}

static void
rename_key (GHashTable *table, const char *id, const char *new_id)
{
  gpointer key, value;

  if (!g_hash_table_steal_extended (table, id, &key, &value))
    return;
  g_free (key);
  g_hash_table_insert (table, g_strdup (new_id), value);
}

/* A setting knows its name, and is shared between copies: another takes its place. */
static void
rename_setting (RecourseChoices *choices, const char *id, const char *new_id)
{
  RecourseAssignment *setting = g_hash_table_lookup (choices->set, id);

  if (setting == NULL)
    return;
  if (setting->distribution != NULL)
    recourse_choices_set_distribution (choices, new_id, setting->distribution);
  else
    recourse_choices_set_number (choices, new_id, g_ascii_strtod (setting->text, NULL));
  recourse_choices_reset (choices, id);
}

static void
rename_claims (GHashTable *adopt, const char *id, const char *new_id)
{
  GHashTableIter iter;
  gpointer claim;

  g_hash_table_iter_init (&iter, adopt);
  while (g_hash_table_iter_next (&iter, NULL, &claim))
    if (g_str_equal (claim, id))
      g_hash_table_iter_replace (&iter, g_strdup (new_id));
}

void
recourse_choosing_rename (RecourseChoices *choices,
                          const char *list,
                          const char *id,
                          const char *new_id)
{
  guint index;

  if (g_str_equal (list, "scenarios") && g_strcmp0 (choices->scenario, id) == 0)
    {
      g_free (choices->scenario);
      choices->scenario = g_strdup (new_id);
    }
  else if (g_str_equal (list, "paths")
           && g_ptr_array_find_with_equal_func (choices->paths, id, g_str_equal, &index))
    {
      g_free (choices->paths->pdata[index]);
      choices->paths->pdata[index] = g_strdup (new_id);
    }
  else if (g_str_equal (list, "conflicts"))
    rename_key (choices->adopt, id, new_id);
  else if (g_str_equal (list, "claims"))
    rename_claims (choices->adopt, id, new_id);
  else if (g_str_equal (list, "levers") || g_str_equal (list, "constants")
           || g_str_equal (list, "drivers"))
    rename_setting (choices, id, new_id);
}
