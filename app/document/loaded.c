/* A dossier read, checked by every rule and compiled, in one go. */
#include "config.h"

#include "document/document.h"

#include "choosing.h"
#include "file/reader.h"
#include "model/rules.h"
#include "resources/recourse-resources.h"
#include "runner.h"

const char *const recourse_embedded_dossiers[] = {
  RECOURSE_RESOURCES "/dossiers/microsoft-openai-amazon.recourse",
  RECOURSE_RESOURCES "/dossiers/texaco-pennzoil.recourse", NULL
};

GBytes *
recourse_embedded_default (void)
{
  GBytes *bytes = g_resource_lookup_data (recourse_get_resource (), recourse_embedded_dossiers[0],
                                          G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_assert (bytes != NULL); /* linked into the program */
  return bytes;
}

RecourseLoaded *
recourse_loaded_new (GBytes *bytes, const RecourseChoices *choices)
{
  RecourseLoaded *self = g_new0 (RecourseLoaded, 1);
  g_autoptr (RecoursePlaces) places = NULL;

  self->bytes = g_bytes_ref (bytes);
  self->digest = recourse_digest (bytes);
  self->faults = recourse_faults_new ();
  self->dossier = recourse_reader_read (bytes, self->faults, &places);
  if (self->dossier != NULL)
    {
      recourse_rules_check (self->dossier, self->faults);
      self->program = recourse_program_compile (self->dossier, choices, self->faults);
    }
  recourse_places_locate (places, self->faults);
  if (recourse_faults_have_error (self->faults))
    g_clear_pointer (&self->program, recourse_program_unref);
  return self;
}

static GArray *
list_paths (RecourseDossier *dossier, const RecourseChoices *choices)
{
  GArray *paths = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (dossier->paths)); i++)
    if (recourse_choosing_is_on (dossier, choices, i))
      g_array_append_val (paths, i);
  return paths;
}

void
recourse_loaded_draw (RecourseLoaded *self, GCancellable *cancellable)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseChoices) choices = NULL;

  if (self->program == NULL)
    return;
  choices = recourse_choosing_first (self->dossier);
  self->paths = list_paths (self->dossier, choices);
  self->leader = recourse_choosing_leader (self->dossier, choices);
  self->first = recourse_program_compile (self->dossier, choices, faults);
  if (self->first != NULL)
    self->draws = recourse_program_run (self->first, RECOURSE_RUNNER_SOME_TRIALS,
                                        RECOURSE_RUNNER_SEED, 1, cancellable, NULL);
}

void
recourse_loaded_free (RecourseLoaded *self)
{
  if (self == NULL)
    return;
  g_clear_object (&self->dossier);
  g_clear_pointer (&self->program, recourse_program_unref);
  g_clear_pointer (&self->first, recourse_program_unref);
  g_clear_pointer (&self->draws, recourse_results_unref);
  g_clear_pointer (&self->paths, g_array_unref);
  g_bytes_unref (self->bytes);
  g_free (self->digest);
  g_ptr_array_unref (self->faults);
  g_free (self);
}
