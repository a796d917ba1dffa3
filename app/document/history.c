/* Two stacks of snapshots.  Choices are small, so a step keeps all of them rather than a difference that
 * could be applied wrongly. */
#include "history.h"

#define MOST_STEPS 500
#define CLOSELY_US G_USEC_PER_SEC

typedef struct
{
  RecourseChoices *choices;
  char *name;
  char *subject;
} Step;

struct _RecourseHistory
{
  GQueue undo; /* Step, the latest at the tail */
  GQueue redo;
  gint64 last_us; /* when the latest step was recorded or continued */
};

static Step *
step_new (const RecourseChoices *choices, const char *name, const char *subject)
{
  Step *step = g_new (Step, 1);

  *step = (Step){ recourse_choices_copy (choices), g_strdup (name), g_strdup (subject) };
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  recourse_choices_free (step->choices);
  g_free (step->name);
  g_free (step->subject);
  g_free (step);
}

RecourseHistory *
recourse_history_new (void)
{
  return g_new0 (RecourseHistory, 1);
}

void
recourse_history_free (RecourseHistory *self)
{
  if (self == NULL)
    return;
  g_queue_clear_full (&self->undo, step_free);
  g_queue_clear_full (&self->redo, step_free);
  g_free (self);
}

static gboolean
continues_last (RecourseHistory *self, const char *subject, gint64 now_us)
{
  const Step *last = g_queue_peek_tail (&self->undo);

  return last != NULL && subject != NULL && g_strcmp0 (last->subject, subject) == 0
         && g_queue_is_empty (&self->redo) && now_us - self->last_us < CLOSELY_US;
}

void
recourse_history_record (RecourseHistory *self,
                         const RecourseChoices *before,
                         const char *name,
                         const char *subject,
                         gint64 now_us)
{
  const gboolean is_same_step = continues_last (self, subject, now_us);

  self->last_us = now_us;
  g_queue_clear_full (&self->redo, step_free);
  if (is_same_step)
    return;
  g_queue_push_tail (&self->undo, step_new (before, name, subject));
  if (g_queue_get_length (&self->undo) > MOST_STEPS)
    step_free (g_queue_pop_head (&self->undo));
}

void
recourse_history_settle (RecourseHistory *self, gint64 now_us)
{
  self->last_us = now_us;
}

/* Takes the latest step of @from, and leaves on @to the way back. */
static RecourseChoices *
move_step (GQueue *from, GQueue *to, const RecourseChoices *current)
{
  Step *step = g_queue_pop_tail (from);
  RecourseChoices *choices;

  if (step == NULL)
    return NULL;
  /* Without a subject, so that nothing later becomes part of a step that was undone. */
  g_queue_push_tail (to, step_new (current, step->name, NULL));
  choices = g_steal_pointer (&step->choices);
  step_free (step);
  return choices;
}

RecourseChoices *
recourse_history_undo (RecourseHistory *self, const RecourseChoices *current)
{
  return move_step (&self->undo, &self->redo, current);
}

RecourseChoices *
recourse_history_redo (RecourseHistory *self, const RecourseChoices *current)
{
  return move_step (&self->redo, &self->undo, current);
}

const char *
recourse_history_undo_name (RecourseHistory *self)
{
  const Step *step = g_queue_peek_tail (&self->undo);

  return step != NULL ? step->name : NULL;
}

const char *
recourse_history_redo_name (RecourseHistory *self)
{
  const Step *step = g_queue_peek_tail (&self->redo);

  return step != NULL ? step->name : NULL;
}
