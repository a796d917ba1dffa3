/* What is chosen in a document: paths, values, scenarios, claims.  Each function makes one step of choices. */
#include "config.h"

#include "document-private.h"

#include <glib/gi18n.h>
#include <math.h>

#include "choosing.h"

/* Paths. */

gboolean
recourse_document_is_path_on (RecourseDocument *self, guint path)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  return recourse_choosing_is_on (self->loaded->dossier, self->choices, path);
}

guint
recourse_document_get_leader (RecourseDocument *self)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), 0);

  return recourse_choosing_leader (self->loaded->dossier, self->choices);
}

void
recourse_document_toggle_path (RecourseDocument *self, guint path)
{
  GListModel *paths = G_LIST_MODEL (self->loaded->dossier->paths);
  g_autoptr (RecourseRecord) record = g_list_model_get_item (paths, path);
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (record != NULL);

  name = g_strdup_printf (recourse_document_is_path_on (self, path) ? _ ("Switch Off “%s”")
                                                                    : _ ("Switch On “%s”"),
                          recourse_record_get_label (record));
  choices = recourse_choices_copy (self->choices);
  recourse_choosing_toggle (choices, recourse_record_get_id (record));
  recourse_document_change (self, choices, name, NULL);
}

/* Values. */

static guint
find_driver (RecourseDocument *self, const char *id)
{
  return recourse_dossier_index_of (self->loaded->dossier, self->loaded->dossier->drivers, id);
}

static double
value_in (RecourseDocument *self, RecourseProgram *program, const char *id)
{
  const guint driver = find_driver (self, id);

  return driver != G_MAXUINT ? recourse_program_driver_quantile (program, driver, 0.5)
                             : recourse_program_value (program, id);
}

double
recourse_document_get_value (RecourseDocument *self, const char *id)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), NAN);

  return value_in (self, self->program, id);
}

gboolean
recourse_document_is_changed (RecourseDocument *self, const char *id)
{
  g_return_val_if_fail (RECOURSE_IS_DOCUMENT (self), FALSE);

  return g_hash_table_contains (self->choices->set, id);
}

static double
clamp_to_driver (RecourseDocument *self, guint driver, double value)
{
  const double low = recourse_program_driver_quantile (self->plain, driver, 0);
  const double high = recourse_program_driver_quantile (self->plain, driver, 1);

  return low < high ? CLAMP (value, low, high) : value;
}

static double
clamp_value (RecourseDocument *self, const char *id, double value)
{
  RecourseDossier *dossier = self->loaded->dossier;
  RecourseLever *lever = recourse_dossier_find (dossier, dossier->levers, id);
  const guint driver = find_driver (self, id);

  if (lever != NULL)
    return recourse_choosing_clamp (lever, value);
  return driver != G_MAXUINT ? clamp_to_driver (self, driver, value) : value;
}

void
recourse_document_set_value (RecourseDocument *self, const char *id, double value)
{
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (recourse_choosing_label (self->loaded->dossier, id) != NULL);
  g_return_if_fail (isfinite (value));

  choices = recourse_choices_copy (self->choices);
  value = clamp_value (self, id, value);
  /* A lever that is put back is not changed any more; a driver at its median is, for it is held there. */
  if (find_driver (self, id) == G_MAXUINT && value == value_in (self, self->plain, id))
    recourse_choices_reset (choices, id);
  else
    recourse_choices_set_number (choices, id, value);
  name = g_strdup_printf (_ ("Change “%s”"), recourse_choosing_label (self->loaded->dossier, id));
  recourse_document_change (self, choices, name, id);
}

void
recourse_document_reset_value (RecourseDocument *self, const char *id)
{
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  if (!recourse_document_is_changed (self, id))
    return;
  choices = recourse_choices_copy (self->choices);
  recourse_choices_reset (choices, id);
  name = g_strdup_printf (_ ("Reset “%s”"), recourse_choosing_label (self->loaded->dossier, id));
  recourse_document_change (self, choices, name, NULL);
}

void
recourse_document_reset_all (RecourseDocument *self)
{
  RecourseChoices *choices;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  choices = recourse_choices_copy (self->choices);
  g_hash_table_remove_all (choices->set);
  g_hash_table_remove_all (choices->adopt);
  recourse_document_change (self, choices, _ ("Reset All"), NULL);
}

void
recourse_document_apply_scenario (RecourseDocument *self, const char *id)
{
  RecourseDossier *dossier;
  RecourseScenario *scenario;
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  dossier = self->loaded->dossier;
  scenario = recourse_dossier_find (dossier, dossier->scenarios, id);
  g_return_if_fail (id == NULL || scenario != NULL);

  choices = recourse_choices_copy (self->choices);
  recourse_choosing_apply (choices, scenario);
  name = scenario != NULL ? g_strdup_printf (_ ("Scenario “%s”"),
                                             recourse_record_get_label (RECOURSE_RECORD (scenario)))
                          : g_strdup (_ ("No Scenario"));
  recourse_document_change (self, choices, name, NULL);
}

/* Claims, distributions, whole sets. */

void
recourse_document_adopt (RecourseDocument *self, const char *conflict, const char *claim)
{
  RecourseDossier *dossier;
  RecourseConflict *record;
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  dossier = self->loaded->dossier;
  record = recourse_dossier_find (dossier, dossier->conflicts, conflict);
  g_return_if_fail (record != NULL);
  g_return_if_fail (claim == NULL || *claim == '\0'
                    || g_strv_contains ((const char *const *)record->claims, claim));

  choices = recourse_choices_copy (self->choices);
  if (claim != NULL)
    g_hash_table_insert (choices->adopt, g_strdup (conflict), g_strdup (claim));
  else
    g_hash_table_remove (choices->adopt, conflict);
  name = g_strdup_printf (_ ("Decide “%s”"), record->question);
  recourse_document_change (self, choices, name, NULL);
}

void
recourse_document_set_distribution (RecourseDocument *self,
                                    const char *id,
                                    RecourseDistribution *distribution)
{
  RecourseChoices *choices;
  g_autofree char *name = NULL;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));
  g_return_if_fail (find_driver (self, id) != G_MAXUINT);

  choices = recourse_choices_copy (self->choices);
  if (distribution != NULL)
    recourse_choices_set_distribution (choices, id, distribution);
  else
    recourse_choices_reset (choices, id);
  name = g_strdup_printf (_ ("Change “%s”"), recourse_choosing_label (self->loaded->dossier, id));
  recourse_document_change (self, choices, name, id);
}

void
recourse_document_restore_choices (RecourseDocument *self, const RecourseChoices *choices)
{
  RecourseChoices *restored;

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  restored = recourse_choices_copy (choices);
  recourse_choosing_prune (self->loaded->dossier, restored);
  recourse_document_change (self, restored, _ ("Restore Choices"), NULL);
}

guint64
recourse_document_get_trials (RecourseDocument *self)
{
  return recourse_runner_get_trials (self->runner);
}

guint64
recourse_document_get_seed (RecourseDocument *self)
{
  return recourse_runner_get_seed (self->runner);
}

void
recourse_document_restore_draws (RecourseDocument *self, guint64 trials, guint64 seed)
{
  recourse_runner_set_draws (self->runner, trials, seed);
  recourse_runner_run (self->runner, self->program);
  recourse_document_announce (self, RECOURSE_PROP_IS_BUSY);
}
