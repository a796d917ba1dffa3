/* How a document changes: a step is recorded, the dossier or the choices are replaced, all is compiled, and the
 * runner and the adviser keep what follows fresh. */
#include "config.h"

#include "document-private.h"

#include "choosing.h"

/* Insight. */

void
recourse_document_take_insight (RecourseInsight *insight, const GError *error, gpointer document)
{
  RecourseDocument *self = document;

  if (self->insight == insight && error == NULL && self->insight_trouble == NULL)
    return;
  g_free (self->insight_trouble);
  self->insight_trouble = error != NULL ? g_strdup (error->message) : NULL;
  g_clear_pointer (&self->insight, recourse_insight_unref);
  self->insight = insight != NULL ? recourse_insight_ref (insight) : NULL;
  recourse_document_announce (self, RECOURSE_PROP_INSIGHT);
}

/* From another view most of it is known. */
void
recourse_document_ask_for_insight (RecourseDocument *self)
{
  const guint leader = recourse_document_get_leader (self);

  /* Where there is a message, results and program do not belong together. */
  if (self->message != NULL || !self->is_exact || self->results == NULL
      || leader >= self->results->n_paths || self->stakeholder >= self->results->n_stakeholders)
    return;
  recourse_adviser_ask (self->adviser, self->insight, self->choices, self->program, self->results,
                        leader, self->stakeholder);
}

static void
drop_insight (RecourseDocument *self)
{
  recourse_adviser_cancel (self->adviser);
  recourse_document_take_insight (NULL, NULL, self);
}

/* Results. */

static void
set_message (RecourseDocument *self, const char *message)
{
  if (g_strcmp0 (self->message, message) == 0)
    return;
  g_free (self->message);
  self->message = g_strdup (message);
  recourse_document_announce (self, RECOURSE_PROP_MESSAGE);
}

void
recourse_document_take_results (RecourseResults *results,
                                gboolean is_exact,
                                const GError *error,
                                gpointer document)
{
  RecourseDocument *self = document;

  g_object_freeze_notify (G_OBJECT (self));
  if (results != NULL)
    {
      g_clear_pointer (&self->results, recourse_results_unref);
      self->results = recourse_results_ref (results);
      self->is_exact = is_exact;
      drop_insight (self);
      recourse_document_announce (self, RECOURSE_PROP_RESULTS);
      recourse_document_announce (self, RECOURSE_PROP_IS_EXACT);
      if (is_exact)
        recourse_document_ask_for_insight (self);
    }
  set_message (self, error != NULL ? error->message : NULL);
  recourse_document_announce (self, RECOURSE_PROP_IS_BUSY);
  g_object_thaw_notify (G_OBJECT (self));
}

/* Programs. */

static const char *
first_error (RecourseFaults *faults)
{
  for (guint i = 0; i < faults->len; i++)
    {
      const RecourseFault *fault = g_ptr_array_index (faults, i);

      if (!fault->is_warning)
        return fault->message;
    }
  return NULL;
}

/* With choices that set nothing it is the program that was compiled to check the dossier. */
static RecourseProgram *
compile (RecourseDocument *self, const RecourseChoices *choices, RecourseFaults *faults)
{
  if (choices->scenario == NULL && g_hash_table_size (choices->adopt) == 0
      && g_hash_table_size (choices->set) == 0)
    return recourse_program_ref (self->loaded->program);
  return recourse_program_compile (self->loaded->dossier, choices, faults);
}

static RecourseProgram *
compile_plain (RecourseDocument *self, RecourseProgram *program, RecourseFaults *faults)
{
  g_autoptr (RecourseChoices) plain = NULL;

  if (g_hash_table_size (self->choices->set) == 0)
    return recourse_program_ref (program);
  plain = recourse_choices_copy (self->choices);
  g_hash_table_remove_all (plain->set);
  return compile (self, plain, faults);
}

static void
set_programs (RecourseDocument *self, RecourseProgram *program, RecourseProgram *plain)
{
  if (plain != NULL)
    {
      g_clear_pointer (&self->plain, recourse_program_unref);
      self->plain = plain;
    }
  g_clear_pointer (&self->program, recourse_program_unref);
  self->program = program;
}

/* Values that do not go together leave program and results as they were, and say so. */
static void
refresh (RecourseDocument *self)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  RecourseProgram *program = compile (self, self->choices, faults);

  if (program == NULL)
    {
      set_message (self, first_error (faults));
      return;
    }
  set_programs (self, program, compile_plain (self, program, faults));
  recourse_runner_run (self->runner, program);
  recourse_document_announce (self, RECOURSE_PROP_IS_BUSY);
}

/* After an edit nothing of before fits: choices that no longer go with the dossier are dropped, first those made by
 * hand, and results that cannot be had are gone. */
static void
refresh_dossier (RecourseDocument *self)
{
  g_autoptr (RecourseFaults) faults = recourse_faults_new ();
  g_autoptr (RecourseProgram) program = compile (self, self->choices, faults);
  g_autoptr (RecourseResults) before = g_steal_pointer (&self->results);

  if (program == NULL)
    {
      g_hash_table_remove_all (self->choices->set);
      program = compile (self, self->choices, faults);
    }
  if (program == NULL)
    {
      recourse_choosing_apply (self->choices, NULL);
      program = compile (self, self->choices, faults);
    }
  g_clear_pointer (&self->plain, recourse_program_unref);
  set_programs (self, recourse_program_ref (program), compile_plain (self, program, faults));
  if (self->plain == NULL)
    self->plain = recourse_program_ref (program);
  self->is_exact = FALSE;
  recourse_document_announce (self, RECOURSE_PROP_RESULTS);
  recourse_document_announce (self, RECOURSE_PROP_IS_EXACT);
  recourse_runner_run (self->runner, program);
  recourse_document_announce (self, RECOURSE_PROP_IS_BUSY);
}

/* Choices. */

static RecourseState
state_of (RecourseDocument *self)
{
  return (RecourseState){ self->loaded->bytes, self->choices };
}

static void
announce_steps (RecourseDocument *self)
{
  recourse_document_announce (self, RECOURSE_PROP_CHOICES);
  recourse_document_announce (self, RECOURSE_PROP_UNDO_NAME);
  recourse_document_announce (self, RECOURSE_PROP_REDO_NAME);
}

static void
adopt_choices (RecourseDocument *self, RecourseChoices *choices)
{
  g_autoptr (RecourseChoices) before = self->choices;
  const guint leader = recourse_choosing_leader (self->loaded->dossier, before);

  self->choices = choices;
  g_object_freeze_notify (G_OBJECT (self));
  announce_steps (self);
  if (leader != recourse_choosing_leader (self->loaded->dossier, choices))
    recourse_document_announce (self, RECOURSE_PROP_LEADER);
  if (!recourse_choosing_same_values (before, choices))
    refresh (self);
  else if (leader != recourse_choosing_leader (self->loaded->dossier, choices))
    recourse_document_ask_for_insight (self);
  if (self->is_modified)
    recourse_document_note_work (self);
  g_object_thaw_notify (G_OBJECT (self));
}

void
recourse_document_change (RecourseDocument *self,
                          RecourseChoices *choices,
                          const char *name,
                          const char *subject)
{
  const RecourseState before = state_of (self);

  if (recourse_choices_equal (choices, self->choices))
    {
      recourse_choices_free (choices);
      return;
    }
  recourse_history_record (self->history, &before, name, subject, g_get_monotonic_time ());
  adopt_choices (self, choices);
  recourse_history_settle (self->history, g_get_monotonic_time ());
}

/* Dossiers. */

static void
replace_adviser (RecourseDocument *self)
{
  g_clear_pointer (&self->adviser, recourse_adviser_free);
  self->adviser = recourse_adviser_new (self->loaded->bytes, recourse_document_take_insight, self);
}

/* Takes both.  The dossier before lives until all know: views may still look at its records meanwhile. */
static void
adopt_dossier (RecourseDocument *self, RecourseLoaded *loaded, RecourseChoices *choices)
{
  g_autoptr (RecourseLoaded) before = self->loaded;
  g_autoptr (RecourseChoices) choices_before = self->choices;
  const char *stakeholder = recourse_document_stakeholder_at (before->dossier, self->stakeholder);
  const guint leader = recourse_document_get_leader (self);

  g_object_freeze_notify (G_OBJECT (self));
  drop_insight (self);
  self->loaded = loaded;
  self->is_laid_out = FALSE;
  self->choices = choices;
  recourse_choosing_prune (loaded->dossier, choices);
  replace_adviser (self);
  recourse_document_keep_view (self, stakeholder);
  refresh_dossier (self);
  announce_steps (self);
  if (leader != recourse_document_get_leader (self))
    recourse_document_announce (self, RECOURSE_PROP_LEADER);
  recourse_document_update_modified (self);
  /* Before all that waits for the thaw, which has an order of its own. */
  g_signal_emit_by_name (self, "notify::dossier",
                         g_object_class_find_property (G_OBJECT_GET_CLASS (self), "dossier"));
  g_object_thaw_notify (G_OBJECT (self));
}

void
recourse_document_change_dossier (RecourseDocument *self,
                                  RecourseLoaded *loaded,
                                  RecourseChoices *choices,
                                  const char *name,
                                  const char *subject)
{
  const RecourseState before = state_of (self);

  recourse_history_record (self->history, &before, name, subject, g_get_monotonic_time ());
  adopt_dossier (self, loaded, choices);
  recourse_history_settle (self->history, g_get_monotonic_time ());
}

void
recourse_document_begin (RecourseDocument *self)
{
  replace_adviser (self);
  self->program = recourse_program_ref (self->loaded->program);
  self->plain = recourse_program_ref (self->loaded->program);
  if (self->loaded->draws == NULL)
    {
      refresh (self);
      return;
    }
  set_programs (self, recourse_program_ref (self->loaded->first),
                recourse_program_ref (self->loaded->first));
  recourse_runner_go_on (self->runner, self->program, self->loaded->draws);
}

void
recourse_document_begin_with (RecourseDocument *self, const RecourseChoices *choices)
{
  RecourseChoices *fitting = recourse_choices_copy (choices);

  recourse_choosing_prune (self->loaded->dossier, fitting);
  adopt_choices (self, fitting);
}

/* Undo and redo. */

static void
go_to (RecourseDocument *self, RecourseState *state)
{
  g_autoptr (RecourseState) owned = state;

  if (state == NULL)
    return;
  if (g_bytes_equal (state->bytes, self->loaded->bytes))
    adopt_choices (self, g_steal_pointer (&state->choices));
  else
    adopt_dossier (self, recourse_loaded_new (state->bytes, NULL),
                   g_steal_pointer (&state->choices));
}

void
recourse_document_undo (RecourseDocument *self)
{
  const RecourseState now = state_of (self);

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  go_to (self, recourse_history_undo (self->history, &now));
}

void
recourse_document_redo (RecourseDocument *self)
{
  const RecourseState now = state_of (self);

  g_return_if_fail (RECOURSE_IS_DOCUMENT (self));

  go_to (self, recourse_history_redo (self->history, &now));
}
