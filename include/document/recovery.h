/* What a crash left behind: unsaved work of processes that live no more. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/**
 * RecourseRecovered:
 * @title: of the dossier
 * @file: (nullable): where it came from; %NULL: it was never saved
 * @digest: (nullable): of what the file held when it was last read or saved
 * @time_us: when it was last changed, by the wall clock, which may have been set since
 * @bytes: the dossier
 * @choices: (nullable): what was chosen
 *
 * Unsaved work, locked so that no other process offers it meanwhile.
 */
typedef struct
{
  char *title;
  GFile *file;
  char *digest;
  gint64 time_us;
  GBytes *bytes;
  RecourseChoices *choices;

  /*< private >*/
  char *name; /* in the recovery folder */
  int lock;
} RecourseRecovered;

/* Leaves the work where it is, for the next start. */
void recourse_recovered_free (RecourseRecovered *self);
/* (transfer full) @self: removes the work for good */
void recourse_recovered_discard (RecourseRecovered *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseRecovered, recourse_recovered_free)

/* (transfer full): the folder, in the user's data: see g_get_user_data_dir() */
char *recourse_recovery_dup_folder (void);

/**
 * recourse_recovery_find_async:
 *
 * Looks, in a worker, for work that no living process holds, and locks it.  Work that its file holds by now is
 * removed.
 */
void recourse_recovery_find_async (GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
/* (transfer full) (element-type RecourseRecovered): the latest first; maybe none */
GPtrArray *recourse_recovery_find_finish (GAsyncResult *result);
/* The same, blocking. */
GPtrArray *recourse_recovery_find (void);

/**
 * recourse_document_new_recovered:
 * @recovered: (transfer full): what to go on with
 *
 * Opens unsaved work: modified, of the same file, which stays as it is until it is saved.  The work stays in the
 * recovery folder until then, under the same name.
 *
 * Returns: (transfer full) (nullable): %NULL with @faults where it is no sound dossier; the work is left where it is
 */
RecourseDocument *recourse_document_new_recovered (RecourseRecovered *recovered,
                                                   RecourseFaults **faults);

/**
 * recourse_document_guard:
 *
 * From now on unsaved work is kept in the recovery folder, within a second of each change, until it is saved, undone
 * or discarded; and the file is watched for changes by others.
 */
void recourse_document_guard (RecourseDocument *self);

/* The user does not want the unsaved work: it goes from the recovery folder, and stays gone. */
void recourse_document_discard_work (RecourseDocument *self);

G_END_DECLS
