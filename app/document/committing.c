/* Edits of a document: checked whole, taken over whole or not at all. */
#include "config.h"

#include "document-private.h"

#include <glib/gi18n.h>

#include "choosing.h"
#include "edit-private.h"
#include "file/writer.h"

RecourseEdit *
recourse_document_edit (RecourseDocument *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), NULL);

  return recourse_edit_new (self->loaded->bytes);
}

/* Places in the text mean nothing to who edits records: each fault gets the JSON pointer to its value. */
static void
add_pointers (RecourseFaults *faults, GBytes *bytes)
{
  for (guint i = 0; i < faults->len; i++)
    {
      RecourseFault *fault = g_ptr_array_index (faults, i);

      if (fault->line == 0)
        continue;
      g_free (fault->key);
      fault->key = recourse_json_pointer_at (bytes, fault->line, fault->column);
      g_clear_object (&fault->record);
    }
}

static void
give_faults (RecourseFaults *found, RecourseFaults **faults)
{
  if (faults != NULL)
    *faults = g_ptr_array_ref (found);
}

/* (nullable): what @bytes say; %NULL with @faults where that is unsound */
static RecourseLoaded *
load (GBytes *bytes, RecourseFaults **faults)
{
  g_autoptr (RecourseLoaded) loaded = recourse_loaded_new (bytes, NULL);

  if (loaded->program != NULL)
    return g_steal_pointer (&loaded);
  add_pointers (loaded->faults, bytes);
  give_faults (loaded->faults, faults);
  return NULL;
}

/* (transfer full): the present choices under the names that the edit gave, without what it took over */
static RecourseChoices *
choices_after (RecourseDocument *self, RecourseEdit *edit)
{
  RecourseChoices *choices = recourse_choices_copy (self->choices);

  for (guint i = 0; i < edit->renames->len; i++)
    {
      const RecourseRename *rename = g_ptr_array_index (edit->renames, i);

      recourse_choosing_rename (choices, rename->list, rename->id, rename->new_id);
    }
  for (guint i = 0; i < edit->resets->len; i++)
    recourse_choices_reset (choices, g_ptr_array_index (edit->resets, i));
  return choices;
}

/* Whether the dossier says the same as before, however it was laid out. */
static gboolean
says_the_same (RecourseDocument *self, GBytes *bytes)
{
  g_autoptr (RecourseEdit) now = NULL;
  g_autoptr (GBytes) plain = NULL;

  if (g_bytes_equal (bytes, self->loaded->bytes))
    return TRUE;
  /* Laid out by an edit already: then equal only if the bytes are. */
  if (self->is_laid_out)
    return FALSE;
  now = recourse_edit_new (self->loaded->bytes);
  plain = recourse_edit_dup_bytes (now);
  return g_bytes_equal (bytes, plain);
}

/* As recourse_document_commit(), with other choices than the present ones where @choices (taken) is not NULL. */
static gboolean
commit_with (RecourseDocument *self,
             RecourseEdit *edit,
             RecourseChoices *choices,
             const char *name,
             const char *subject,
             RecourseFaults **faults)
{
  g_autoptr (RecourseChoices) chosen = choices != NULL ? choices : choices_after (self, edit);
  g_autofree char *full_subject = subject != NULL ? g_strconcat ("edit:", subject, NULL) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  RecourseLoaded *loaded;

  if (edit->faults->len > 0)
    {
      give_faults (edit->faults, faults);
      return FALSE;
    }
  bytes = recourse_edit_dup_bytes (edit);
  if (says_the_same (self, bytes))
    {
      recourse_choosing_prune (self->loaded->dossier, chosen);
      recourse_document_change (self, g_steal_pointer (&chosen), name, subject);
      return TRUE;
    }
  loaded = load (bytes, faults);
  if (loaded == NULL)
    return FALSE;
  recourse_document_change_dossier (self, loaded, g_steal_pointer (&chosen), name, full_subject);
  self->is_laid_out = TRUE;
  return TRUE;
}

gboolean
recourse_document_commit (RecourseDocument *self,
                          RecourseEdit *edit,
                          const char *name,
                          const char *subject,
                          RecourseFaults **faults)
{
  g_autoptr (RecourseEdit) owned = edit;

  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);
  g_return_val_if_fail (edit != NULL && name != NULL, FALSE);

  if (faults != NULL)
    *faults = NULL;
  return commit_with (self, owned, NULL, name, subject, faults);
}

gboolean
recourse_document_reload (RecourseDocument *self, GBytes *bytes, RecourseFaults **faults)
{
  RecourseLoaded *loaded;

  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  if (faults != NULL)
    *faults = NULL;
  loaded = load (bytes, faults);
  if (loaded == NULL)
    return FALSE;
  recourse_document_set_saved (self, bytes);
  recourse_document_settle_disk (self);
  if (g_bytes_equal (bytes, self->loaded->bytes))
    recourse_loaded_free (loaded);
  else
    recourse_document_change_dossier (self, loaded, recourse_choices_copy (self->choices),
                                      _ ("Reload"), NULL);
  return TRUE;
}

/* Scenarios. */

static void
add_settings (RecourseEdit *edit, const char *place, GListModel *settings)
{
  for (guint i = 0; settings != NULL && i < g_list_model_get_n_items (settings); i++)
    {
      g_autoptr (RecourseAssignment) setting = g_list_model_get_item (settings, i);
      g_autofree char *at = g_strconcat (place, "/set/", setting->name, NULL);
      g_autofree char *json =
          setting->distribution != NULL
              ? recourse_writer_write_record (RECOURSE_RECORD (setting->distribution))
              : g_strdup (setting->text);

      recourse_edit_set_json (edit, at, json);
    }
}

static void
add_adoptions (RecourseEdit *edit, const char *place, GListModel *adoptions)
{
  for (guint i = 0; adoptions != NULL && i < g_list_model_get_n_items (adoptions); i++)
    {
      g_autoptr (RecourseAssignment) adoption = g_list_model_get_item (adoptions, i);
      g_autofree char *at = g_strconcat (place, "/adopt/", adoption->name, NULL);

      recourse_edit_set_text (edit, at, adoption->text);
    }
}

/* (transfer full): what is set by hand, in the order of the alphabet */
static GListModel *
list_settings (GHashTable *set)
{
  GListStore *list = g_list_store_new (RECOURSE_TYPE_ASSIGNMENT);
  g_autoptr (GList) ids = g_list_sort (g_hash_table_get_keys (set), (GCompareFunc)g_strcmp0);

  for (GList *l = ids; l != NULL; l = l->next)
    g_list_store_append (list, g_hash_table_lookup (set, l->data));
  return G_LIST_MODEL (list);
}

/* What was adopted by hand; a question that was opened again is what a scenario cannot say, and stays chosen. */
static void
add_own_adoptions (RecourseEdit *edit, const char *place, RecourseChoices *choices)
{
  g_autoptr (GList) keys =
      g_list_sort (g_hash_table_get_keys (choices->adopt), (GCompareFunc)g_strcmp0);

  for (GList *l = keys; l != NULL; l = l->next)
    {
      const char *claim = g_hash_table_lookup (choices->adopt, l->data);
      g_autofree char *at = g_strconcat (place, "/adopt/", l->data, NULL);

      recourse_edit_set_text (edit, at, *claim != '\0' ? claim : NULL);
      if (*claim != '\0')
        g_hash_table_remove (choices->adopt, l->data);
    }
}

/* Everything that differs from the file: what the scenario in force says, and over it what was chosen by hand. */
static void
fill_scenario (RecourseDocument *self,
               RecourseEdit *edit,
               const char *place,
               const char *label,
               RecourseChoices *choices)
{
  RecourseDossier *dossier = self->loaded->dossier;
  RecourseScenario *base = recourse_dossier_find (dossier, dossier->scenarios, choices->scenario);
  g_autoptr (GListModel) own = list_settings (choices->set);
  g_autofree char *label_place = g_strconcat (place, "/label", NULL);
  g_autofree char *path_place = g_strconcat (place, "/path", NULL);
  g_autofree char *set_place = g_strconcat (place, "/set", NULL);
  g_autofree char *adopt_place = g_strconcat (place, "/adopt", NULL);

  recourse_edit_set_text (edit, label_place, label);
  recourse_edit_set_text (edit, path_place,
                          g_ptr_array_index (choices->paths, choices->paths->len - 1));
  recourse_edit_set_json (edit, set_place, NULL);
  recourse_edit_set_json (edit, adopt_place, NULL);
  add_settings (edit, place, base != NULL ? G_LIST_MODEL (base->set) : NULL);
  add_settings (edit, place, own);
  add_adoptions (edit, place, base != NULL ? G_LIST_MODEL (base->adopt) : NULL);
  add_own_adoptions (edit, place, choices);
  g_hash_table_remove_all (choices->set);
}

/* (transfer full): where the scenario with @id stands, or where a new one will, which is made */
static char *
place_scenario (RecourseDocument *self, RecourseEdit *edit, const char *id, gboolean is_new)
{
  RecourseDossier *dossier = self->loaded->dossier;
  const guint index = is_new ? g_list_model_get_n_items (G_LIST_MODEL (dossier->scenarios))
                             : recourse_dossier_index_of (dossier, dossier->scenarios, id);

  if (is_new)
    {
      g_autofree char *json = g_strdup_printf ("{\"id\": \"%s\"}", id);

      recourse_edit_insert (edit, "/scenarios/-", json);
    }
  return g_strdup_printf ("/scenarios/%u", index);
}

char *
recourse_document_save_scenario (RecourseDocument *self,
                                 const char *label,
                                 const char *over,
                                 RecourseFaults **faults)
{
  g_autoptr (RecourseEdit) edit = NULL;
  g_autoptr (RecourseChoices) choices = NULL;
  g_autofree char *id = NULL;
  g_autofree char *place = NULL;
  g_autofree char *name = NULL;

  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), NULL);
  g_return_val_if_fail (label != NULL, NULL);

  if (faults != NULL)
    *faults = NULL;
  edit = recourse_document_edit (self);
  choices = recourse_choices_copy (self->choices);
  id = over != NULL ? g_strdup (over) : recourse_edit_dup_free_id (edit, label);
  place = place_scenario (self, edit, id, over == NULL);
  fill_scenario (self, edit, place, label, choices);
  g_free (choices->scenario);
  choices->scenario = g_strdup (id);
  name = g_strdup_printf (_ ("Save Scenario “%s”"), label);
  return commit_with (self, edit, g_steal_pointer (&choices), name, NULL, faults)
             ? g_steal_pointer (&id)
             : NULL;
}
