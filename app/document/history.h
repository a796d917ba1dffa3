/* Undo and redo of whole states: a step is what the dossier said and what was chosen before it. */
#pragma once

#include "model/choices.h"

G_BEGIN_DECLS

/**
 * RecourseState:
 * @bytes: of the dossier
 * @choices: what was chosen
 *
 * What a document is at one moment.
 */
typedef struct
{
  GBytes *bytes;
  RecourseChoices *choices;
} RecourseState;

void recourse_state_free (RecourseState *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseState, recourse_state_free)

typedef struct _RecourseHistory RecourseHistory;

RecourseHistory *recourse_history_new (void);
void recourse_history_free (RecourseHistory *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseHistory, recourse_history_free)

/**
 * recourse_history_record:
 * @before: what was there before the step
 * @name: what the step did, in words
 * @subject: (nullable): what it was about; a step about the same that follows within a second becomes
 *    part of this one
 * @now_us: monotonic time
 *
 * Records a step and forgets what was undone.
 */
void recourse_history_record (RecourseHistory *self,
                              const RecourseState *before,
                              const char *name,
                              const char *subject,
                              gint64 now_us);

/* Says that carrying out the step recorded last took until @now_us: what follows closely is measured from
 * there, so that a slow machine does not break a drag into many steps. */
void recourse_history_settle (RecourseHistory *self, gint64 now_us);

/* (transfer full) (nullable): what to go back or forward to from @current; %NULL: nothing */
RecourseState *recourse_history_undo (RecourseHistory *self, const RecourseState *current);
RecourseState *recourse_history_redo (RecourseHistory *self, const RecourseState *current);

/* (nullable): what would be undone or done again */
const char *recourse_history_undo_name (RecourseHistory *self);
const char *recourse_history_redo_name (RecourseHistory *self);

G_END_DECLS
