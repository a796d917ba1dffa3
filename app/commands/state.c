/* From the command line to one computed state of a dossier. */
#include "config.h"

#include "state.h"

#include <glib/gi18n.h>
#include <string.h>

#include "model/wording.h"

void
recourse_view_clear (RecourseView *self)
{
  g_clear_pointer (&self->path_ids, g_strfreev);
  g_clear_pointer (&self->stakeholder_id, g_free);
  g_clear_pointer (&self->theme_name, g_free);
}

gboolean
recourse_refuse_name (const char *command, const char *option, const char *name, GPtrArray *known)
{
  const char *nearest = recourse_word_nearest (name, (const char *const *)known->pdata, known->len);
  g_autofree char *quoted = recourse_quote (name);

  if (nearest == NULL)
    recourse_input_usage_error (command, _ ("%s %s: there is none to choose from"), option, quoted);
  else
    recourse_input_usage_error (command,
                                _ ("%s %s: there is none of that name; the nearest is “%s”"),
                                option, quoted, nearest);
  return FALSE;
}

gboolean
recourse_view_find_theme (RecourseView *self, const char *command)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new ();

  if (self->theme_name == NULL || recourse_theme_from_name (self->theme_name, &self->theme))
    return TRUE;
  for (int kind = RECOURSE_THEME_LIGHT; kind <= RECOURSE_THEME_HIGH_CONTRAST_DARK; kind++)
    g_ptr_array_add (names, (gpointer)recourse_theme_name ((RecourseThemeKind)kind));
  return recourse_refuse_name (command, "--theme", self->theme_name, names);
}

void
recourse_state_clear (RecourseState *self)
{
  g_clear_pointer (&self->loaded, recourse_loaded_free);
  g_clear_pointer (&self->choices, recourse_choices_free);
  g_clear_pointer (&self->results, recourse_results_unref);
  g_clear_pointer (&self->insight, recourse_insight_unref);
  g_clear_pointer (&self->paths, g_array_unref);
  g_clear_pointer (&self->attachments, g_ptr_array_unref);
}

static const char *
id_at (GListStore *list, guint i)
{
  g_autoptr (RecourseRecord) record = g_list_model_get_item (G_LIST_MODEL (list), i);

  return recourse_record_get_id (record);
}

static gboolean
refuse_path (const char *command, RecourseDossier *dossier, const char *id)
{
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)); i++)
    g_ptr_array_add (ids, (gpointer)id_at (dossier->paths, i));
  return recourse_refuse_name (command, "--path", id, ids);
}

/* The path that leads where no option and no picture says so. */
static guint
default_leader (RecourseDossier *dossier, const RecourseChoices *choices)
{
  RecourseScenario *scenario =
      recourse_dossier_find (dossier, dossier->scenarios, choices->scenario);
  guint leader = scenario != NULL && scenario->path != NULL
                     ? recourse_dossier_index_of (dossier, dossier->paths, scenario->path)
                     : G_MAXUINT;

  return leader != G_MAXUINT ? leader : 0;
}

/* The ids of paths that are on, the leader last: those of the options, else those of a picture. */
static GPtrArray *
list_paths (const RecourseView *view, const RecourseChoices *choices)
{
  GPtrArray *ids = g_ptr_array_new ();

  for (guint i = 0; view->path_ids != NULL && view->path_ids[i] != NULL; i++)
    g_ptr_array_add (ids, view->path_ids[i]);
  for (guint i = 0; view->path_ids == NULL && i < choices->paths->len; i++)
    g_ptr_array_add (ids, g_ptr_array_index (choices->paths, i));
  return ids;
}

static gboolean
resolve_paths (RecourseState *self,
               const char *command,
               const RecourseInput *input,
               const RecourseView *view)
{
  RecourseDossier *dossier = self->loaded->dossier;
  guint n = g_list_model_get_n_items (G_LIST_MODEL (dossier->paths));
  g_autoptr (GPtrArray) ids = list_paths (view, self->choices);
  g_autofree gboolean *is_on = g_new0 (gboolean, n);

  self->paths = g_array_new (FALSE, FALSE, sizeof (guint));
  self->briefing.leader = default_leader (dossier, self->choices);
  for (guint i = 0; i < ids->len; i++)
    {
      guint path = recourse_dossier_index_of (dossier, dossier->paths, g_ptr_array_index (ids, i));

      if (path == G_MAXUINT)
        return refuse_path (command, dossier, g_ptr_array_index (ids, i));
      is_on[path] = TRUE;
      if (view->path_ids != NULL || input->scenario == NULL)
        self->briefing.leader = path;
    }
  /* A scenario that an option names leads with its path, whatever is on in a picture. */
  if (view->path_ids == NULL && input->scenario != NULL)
    is_on[self->briefing.leader] = TRUE;
  for (guint i = 0; i < n; i++)
    if (ids->len == 0 || is_on[i])
      g_array_append_val (self->paths, i);
  return TRUE;
}

/* Stakeholders are counted as results count them: those without an outcome are left out. */
static gboolean
resolve_stakeholder (RecourseState *self,
                     const char *command,
                     const RecourseInput *input,
                     const RecourseView *view)
{
  RecourseDossier *dossier = self->loaded->dossier;
  const char *wanted = view->stakeholder_id != NULL ? view->stakeholder_id : input->stakeholder;
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (wanted == NULL)
    return TRUE;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->stakeholders)); i++)
    {
      g_autoptr (RecourseStakeholder) stakeholder =
          g_list_model_get_item (G_LIST_MODEL (dossier->stakeholders), i);
      const char *id = recourse_record_get_id (RECOURSE_RECORD (stakeholder));

      if (recourse_dossier_is_bystander (dossier, stakeholder))
        continue;
      if (strcmp (id, wanted) == 0)
        {
          self->briefing.stakeholder = ids->len;
          return TRUE;
        }
      g_ptr_array_add (ids, (gpointer)id);
    }
  return recourse_refuse_name (command, "--stakeholder", wanted, ids);
}

/* The paths as choices know them: the one that leads last. */
static void
note_paths (RecourseState *self)
{
  RecourseDossier *dossier = self->loaded->dossier;
  guint leader = self->briefing.leader;

  g_ptr_array_set_size (self->choices->paths, 0);
  for (guint i = 0; i < self->paths->len; i++)
    {
      guint path = g_array_index (self->paths, guint, i);

      if (path != leader)
        g_ptr_array_add (self->choices->paths, g_strdup (id_at (dossier->paths, path)));
    }
  if (leader < g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)))
    g_ptr_array_add (self->choices->paths, g_strdup (id_at (dossier->paths, leader)));
}

static void
attach (RecourseState *self, const RecourseInput *input, const RecourseView *view)
{
  const char *stakeholder =
      view->stakeholder_id != NULL ? view->stakeholder_id : input->stakeholder;

  if (!view->is_without_model)
    self->attachments = recourse_living_attachments (
        self->loaded->bytes, self->choices, stakeholder, self->hidden, input->trials, input->seed);
}

RecourseExit
recourse_state_load (RecourseState *self,
                     const char *command,
                     RecourseInput *input,
                     const RecourseView *view)
{
  RecourseExit exit = recourse_input_load (input, &self->loaded, &self->choices);

  if (exit != RECOURSE_EXIT_DONE)
    return exit;
  if (!resolve_paths (self, command, input, view)
      || !resolve_stakeholder (self, command, input, view))
    return RECOURSE_EXIT_USAGE;
  note_paths (self);
  self->hidden = (const char *const *)input->hidden;
  attach (self, input, view);
  self->briefing.dossier = self->loaded->dossier;
  self->briefing.choices = self->choices;
  self->briefing.program = self->loaded->program;
  self->briefing.paths = (const guint *)(const void *)self->paths->data;
  self->briefing.n_paths = self->paths->len;
  self->numbers = recourse_number_form_plain ();
  self->briefing.numbers = &self->numbers;
  self->briefing.is_rtl = self->numbers.mark[0] != '\0'; /* as the sentences run */
  self->briefing.text_scale = 1;
  return RECOURSE_EXIT_DONE;
}

RecourseExit
recourse_state_run (RecourseState *self,
                    const char *command,
                    const RecourseInput *input,
                    gboolean needs_insight)
{
  RecourseBriefing *briefing = &self->briefing;
  g_autoptr (GError) error = NULL;

  self->results =
      recourse_program_run (self->loaded->program, input->trials, input->seed, 0, NULL, &error);
  if (self->results != NULL && self->results->n_stakeholders > 0 && needs_insight)
    self->insight = recourse_insight_new (self->loaded->dossier, self->choices,
                                          self->loaded->program, self->results, briefing->leader,
                                          briefing->stakeholder, 0, NULL, &error);
  if (error != NULL)
    {
      g_printerr ("recourse %s: %s\n", command, error->message);
      return RECOURSE_EXIT_INPUT;
    }
  briefing->results = self->results;
  briefing->insight = self->insight;
  return RECOURSE_EXIT_DONE;
}
