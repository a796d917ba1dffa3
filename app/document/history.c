/* Two stacks of snapshots.  Choices are small and dossiers are shared between the steps that leave them as they
 * are, so a step keeps all rather than a difference that could be applied wrongly. */
#include "history.h"

#define MOST_STEPS 500
/* Of all the dossiers that steps keep; the latest step is kept whatever its size. */
#define MOST_BYTES (256 * 1024 * 1024)
#define CLOSELY_US G_USEC_PER_SEC

typedef struct
{
  RecourseState state;
  char *name;
  char *subject;
} Step;

struct _RecourseHistory
{
  GQueue undo; /* Step, the latest at the tail */
  GQueue redo;
  gint64 last_us; /* when the latest step was recorded or continued */
};

static void
state_clear (RecourseState *self)
{
  g_clear_pointer (&self->bytes, g_bytes_unref);
  g_clear_pointer (&self->choices, recourse_choices_free);
}

void
recourse_state_free (RecourseState *self)
{
  if (self == NULL)
    return;
  state_clear (self);
  g_free (self);
}

static Step *
step_new (const RecourseState *state, const char *name, const char *subject)
{
  Step *step = g_new (Step, 1);

  *step = (Step){ { g_bytes_ref (state->bytes), recourse_choices_copy (state->choices) },
                  g_strdup (name),
                  g_strdup (subject) };
  return step;
}

static void
step_free (gpointer data)
{
  Step *step = data;

  state_clear (&step->state);
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

/* Steps that share a dossier stand beside each other, so each is counted once. */
static gsize
kept_bytes (RecourseHistory *self)
{
  const GBytes *counted = NULL;
  gsize size = 0;

  for (GList *l = self->undo.head; l != NULL; l = l->next)
    {
      GBytes *bytes = ((Step *)l->data)->state.bytes;

      size += bytes != counted ? g_bytes_get_size (bytes) : 0;
      counted = bytes;
    }
  return size;
}

static void
forget_oldest (RecourseHistory *self)
{
  while (g_queue_get_length (&self->undo) > MOST_STEPS
         || (g_queue_get_length (&self->undo) > 1 && kept_bytes (self) > MOST_BYTES))
    step_free (g_queue_pop_head (&self->undo));
}

void
recourse_history_record (RecourseHistory *self,
                         const RecourseState *before,
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
  forget_oldest (self);
}

void
recourse_history_settle (RecourseHistory *self, gint64 now_us)
{
  self->last_us = now_us;
}

/* Takes the latest step of @from, and leaves on @to the way back. */
static RecourseState *
move_step (GQueue *from, GQueue *to, const RecourseState *current)
{
  Step *step = g_queue_pop_tail (from);
  RecourseState *state;

  if (step == NULL)
    return NULL;
  /* Without a subject, so that nothing later becomes part of a step that was undone. */
  g_queue_push_tail (to, step_new (current, step->name, NULL));
  state = g_new (RecourseState, 1);
  *state = step->state;
  step->state = (RecourseState){ NULL, NULL };
  step_free (step);
  return state;
}

RecourseState *
recourse_history_undo (RecourseHistory *self, const RecourseState *current)
{
  return move_step (&self->undo, &self->redo, current);
}

RecourseState *
recourse_history_redo (RecourseHistory *self, const RecourseState *current)
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
