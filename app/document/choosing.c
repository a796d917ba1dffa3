/* Paths, scenarios and values as choices. */
#include "choosing.h"

static guint
find_path (const RecourseChoices *choices, const char *path)
{
  guint index;

  return g_ptr_array_find_with_equal_func (choices->paths, path, g_str_equal, &index) ? index
                                                                                      : G_MAXUINT;
}

/* Last in the order of switching on: it leads. */
static void
lead_with (RecourseChoices *choices, const char *path)
{
  const guint index = find_path (choices, path);

  if (index != G_MAXUINT)
    g_ptr_array_remove_index (choices->paths, index);
  g_ptr_array_add (choices->paths, g_strdup (path));
}

RecourseChoices *
recourse_choosing_first (RecourseDossier *dossier)
{
  RecourseChoices *choices = recourse_choices_new ();
  g_autoptr (RecourseScenario) scenario =
      g_list_model_get_item (G_LIST_MODEL (dossier->scenarios), 0);
  const guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->paths));

  /* Backwards, so that without a scenario the first one leads. */
  for (guint i = n; i > 0; i--)
    {
      g_autoptr (RecourseRecord) path =
          g_list_model_get_item (G_LIST_MODEL (dossier->paths), i - 1);

      g_ptr_array_add (choices->paths, g_strdup (recourse_record_get_id (path)));
    }
  if (scenario != NULL)
    recourse_choosing_apply (choices, scenario);
  return choices;
}

gboolean
recourse_choosing_is_on (RecourseDossier *dossier, const RecourseChoices *choices, guint path)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (dossier->paths), path);

  return record != NULL && find_path (choices, recourse_record_get_id (record)) != G_MAXUINT;
}

guint
recourse_choosing_leader (RecourseDossier *dossier, const RecourseChoices *choices)
{
  g_return_val_if_fail (choices->paths->len > 0, 0);

  return recourse_dossier_index_of (dossier, dossier->paths,
                                    g_ptr_array_index (choices->paths, choices->paths->len - 1));
}

void
recourse_choosing_toggle (RecourseChoices *choices, const char *path)
{
  const guint index = find_path (choices, path);

  if (index == G_MAXUINT)
    g_ptr_array_add (choices->paths, g_strdup (path));
  else if (choices->paths->len > 1)
    g_ptr_array_remove_index (choices->paths, index);
}

void
recourse_choosing_apply (RecourseChoices *choices, RecourseScenario *scenario)
{
  g_clear_pointer (&choices->scenario, g_free);
  g_hash_table_remove_all (choices->set);
  g_hash_table_remove_all (choices->adopt);
  if (scenario == NULL)
    return;
  choices->scenario = g_strdup (recourse_record_get_id (RECOURSE_RECORD (scenario)));
  if (scenario->path != NULL)
    lead_with (choices, scenario->path);
}

gboolean
recourse_choosing_same_values (const RecourseChoices *a, const RecourseChoices *b)
{
  RecourseChoices values = *b;

  values.paths = a->paths;
  return recourse_choices_equal (a, &values);
}

double
recourse_choosing_clamp (RecourseLever *lever, double value)
{
  if (g_strcmp0 (lever->kind, "switch") == 0)
    return value >= 0.5 ? 1 : 0;
  if (value < lever->min) /* false where there is no bound: NaN */
    return lever->min;
  return value > lever->max ? lever->max : value;
}

const char *
recourse_choosing_label (RecourseDossier *dossier, const char *id)
{
  GListStore *lists[] = { dossier->levers, dossier->constants, dossier->drivers };

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      RecourseRecord *record = recourse_dossier_find (dossier, lists[i], id);

      if (record != NULL)
        return recourse_record_get_label (record);
    }
  return NULL;
}
