/* One open dossier: what it says, what is chosen, and results kept fresh.  Views bind to its properties
 * and change it through its methods; every change can be undone. */
#pragma once

#include "analysis/insight.h"
#include "analysis/program.h"
#include "analysis/results.h"
#include "document/edit.h"
#include "model/choices.h"
#include "model/dossier.h"
#include "model/fault.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_DOCUMENT (recourse_document_get_type ())
G_DECLARE_FINAL_TYPE (RecourseDocument, recourse_document, RECOURSE, DOCUMENT, GObject)

/**
 * RecourseLoaded:
 * @dossier: (nullable): what was read; complete only where @faults has no error
 * @program: (nullable): compiled with @choices; %NULL where there was an error
 * @bytes: as read
 * @digest: of the bytes
 * @faults: every fault and warning, located and sorted
 * @first: (nullable): compiled with the choices that a document begins with
 * @draws: (nullable): some draws of @first
 * @paths: (nullable) (element-type guint): indices of those that are on in @first
 * @leader: index of the path that leads in @first
 *
 * A dossier read and checked, for commands and documents alike.
 */
typedef struct
{
  RecourseDossier *dossier;
  RecourseProgram *program;
  GBytes *bytes;
  char *digest;
  RecourseFaults *faults;
  RecourseProgram *first;
  RecourseResults *draws;
  GArray *paths;
  guint leader;
} RecourseLoaded;

/**
 * recourse_loaded_new:
 * @choices: (nullable): what is set differently
 *
 * Reads, checks every rule and compiles.  Draws nothing.  May run in any thread.
 */
RecourseLoaded *recourse_loaded_new (GBytes *bytes, const RecourseChoices *choices);
void recourse_loaded_free (RecourseLoaded *self);

/**
 * recourse_loaded_draw:
 *
 * Makes what a document begins with, so that it has not to be waited for.  May run in any thread; does nothing where
 * there is an error, and leaves out the draws when cancelled.
 */
void recourse_loaded_draw (RecourseLoaded *self, GCancellable *cancellable);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseLoaded, recourse_loaded_free)

/* The dossier that Recourse opens on, and the others it brings: resource paths, NULL-terminated. */
extern const char *const recourse_embedded_dossiers[];
GBytes *recourse_embedded_default (void);

/**
 * recourse_document_new:
 * @loaded: (transfer full): without errors
 * @file: (nullable): where it came from
 *
 * Opens a document.  All paths are on; the dossier's first scenario, if it has any, is chosen and its
 * path leads.
 */
RecourseDocument *recourse_document_new (RecourseLoaded *loaded, GFile *file);

RecourseDossier *recourse_document_get_dossier (RecourseDocument *self);
GFile *recourse_document_get_file (RecourseDocument *self);
const char *recourse_document_get_digest (RecourseDocument *self);
const RecourseChoices *recourse_document_get_choices (RecourseDocument *self);
RecourseProgram *recourse_document_get_program (RecourseDocument *self);
/* Without what was set by hand: the shapes of drivers that are held. */
RecourseProgram *recourse_document_get_plain_program (RecourseDocument *self);

/**
 * recourse_document_get_results:
 *
 * The freshest results.  After a change they come three times: at once the rollback and the means of a few draws
 * (no trials, `is-exact` FALSE), then from a worker the shape of some draws, then all of them.
 *
 * Returns: (transfer none) (nullable)
 */
RecourseResults *recourse_document_get_results (RecourseDocument *self);

/**
 * recourse_document_get_insight:
 *
 * Sensitivity, information and bargaining for the leader and the stakeholder in view.  They follow the results of
 * all draws from a worker of their own.  While the leader or the stakeholder changes those of the view before
 * stay, which say whose they are; while values change there are none.
 *
 * Returns: (transfer none) (nullable)
 */
RecourseInsight *recourse_document_get_insight (RecourseDocument *self);

/* (nullable): why there is no insight although all is drawn; it comes and goes with the notifications of `insight` */
const char *recourse_document_get_insight_trouble (RecourseDocument *self);

/* Whether the results are of all draws. */
gboolean recourse_document_get_is_exact (RecourseDocument *self);

/* Properties, all but `stakeholder` read-only:
 * `results` (pointer): notified whenever they are fresher than before
 * `insight` (pointer): notified whenever there is another, or none any more
 * `is-exact` (boolean): whether they are of all draws
 * `is-busy` (boolean): whether a worker is drawing
 * `choices` (pointer): notified after every change of what is chosen, before results follow
 * `leader` (uint): the path that leads
 * `stakeholder` (uint): in view, an index among those with outcomes
 * `hidden` (strv): who is left out, or NULL
 * `undo-name`, `redo-name` (string): what would be undone or done again; NULL: nothing
 * `dossier` (object): notified after every edit, its undo and redo, before `choices` and `results`
 * `file` (object): where it is saved, or NULL
 * `is-modified` (boolean): whether the dossier differs from its file
 * `is-changed-on-disk` (boolean): whether the file was changed, moved or removed by someone else
 * `recovery-trouble` (string): why unsaved work could not be kept in the recovery folder; NULL: it could
 * `message` (string): what is wrong with the values chosen, in words; NULL: nothing.  Where it is set,
 *    `results` are still those of the values before. */

guint recourse_document_get_stakeholder (RecourseDocument *self);
/* Brings one into view, who is shown from then on. */
void recourse_document_set_stakeholder (RecourseDocument *self, guint stakeholder);

/* (nullable): ids of the stakeholders that are left out of the charts, in the order of the dossier; %NULL: nobody is.  Like
 * the one in view, who is never among them, they are no part of the dossier, and no step of undo. */
const char *const *recourse_document_get_hidden (RecourseDocument *self);
/* @ids: (nullable): those that the dossier does not have do not count.  Another comes into view where the one in view is
 * left out.  Returns FALSE, and changes nothing, where nobody with outcomes would remain. */
gboolean recourse_document_set_hidden (RecourseDocument *self, const char *const *ids);

gboolean recourse_document_is_path_on (RecourseDocument *self, guint path);
guint recourse_document_get_leader (RecourseDocument *self);
/* Switches a path on (it then leads) or off; the last one on stays on. */
void recourse_document_toggle_path (RecourseDocument *self, guint path);

/* In force: of a lever, constant or driver (a driver's is its fixed value or its median). */
double recourse_document_get_value (RecourseDocument *self, const char *id);
gboolean recourse_document_is_changed (RecourseDocument *self, const char *id);
/* Out of range values are clamped.  A driver so set is held fixed at @value until it is reset.  Calls
 * for the same @id that follow one another closely are one step of undo. */
void recourse_document_set_value (RecourseDocument *self, const char *id, double value);
void recourse_document_reset_value (RecourseDocument *self, const char *id);
void recourse_document_reset_all (RecourseDocument *self);

/* Applies a named scenario of the dossier and drops what was set by hand; %NULL: the file as it is.  The
 * scenario's path is switched on and leads.  One step of undo; choices tell which one is in force. */
void recourse_document_apply_scenario (RecourseDocument *self, const char *id);

/* Chooses which claim of a conflict is adopted (%NULL: what scenario and file say; "": the question is open).
 * This is a choice, not an edit: the file stays as it is.  Adopting in the file is an edit of `/conflicts/N/adopted`. */
void recourse_document_adopt (RecourseDocument *self, const char *conflict, const char *claim);
/* Sets a driver to another distribution, or (%NULL) back: a choice as well. */
void recourse_document_set_distribution (RecourseDocument *self,
                                         const char *id,
                                         RecourseDistribution *distribution);
/* Takes over a whole set of choices, as from a picture; ids that the dossier does not have are left out. */
void recourse_document_restore_choices (RecourseDocument *self, const RecourseChoices *choices);

/* How many draws there are in the end, and their seed; like the choices of a picture those of one that was opened. */
guint64 recourse_document_get_trials (RecourseDocument *self);
guint64 recourse_document_get_seed (RecourseDocument *self);
/* @trials: more than ten million are ten million */
void recourse_document_restore_draws (RecourseDocument *self, guint64 trials, guint64 seed);

/**
 * recourse_document_edit:
 *
 * Returns: (transfer full): an edit that begins with what the document says now
 */
RecourseEdit *recourse_document_edit (RecourseDocument *self);

/**
 * recourse_document_commit:
 * @edit: (transfer full): the change
 * @name: what it does, in words, for undo ("Change “Damages”")
 * @subject: (nullable): what it is about; commits about the same that follow within a second are one step
 * @faults: (out) (optional) (transfer full): where it is refused, why, located in the JSON pointer places
 *
 * Reads and checks what the edit made of the dossier.  Where it is sound the document takes it over: `dossier` is
 * notified (all records are new objects), choices that no longer fit are dropped, results follow.  Else nothing
 * changes.
 *
 * Returns: whether it took effect
 */
gboolean recourse_document_commit (RecourseDocument *self,
                                   RecourseEdit *edit,
                                   const char *name,
                                   const char *subject,
                                   RecourseFaults **faults);

/* Saves the present choices as a scenario called @label (an edit): after the others, or in place of the one
 * with id @over.  Returns its id, which is then in force, or %NULL with @faults. */
char *recourse_document_save_scenario (RecourseDocument *self,
                                       const char *label,
                                       const char *over,
                                       RecourseFaults **faults);

/* Whether the dossier differs from its file, by content: undoing back to what was saved makes it FALSE. */
gboolean recourse_document_is_modified (RecourseDocument *self);

/* (transfer none): what would be written */
GBytes *recourse_document_get_bytes (RecourseDocument *self);

/**
 * recourse_document_save_async:
 * @file: (nullable): where to; %NULL: where it came from
 * @overwrite: write even where the file changed on disk since it was read or saved
 *
 * Writes atomically and durably, in a worker.  Fails with %G_IO_ERROR_WRONG_ETAG where the file has changed on disk
 * and @overwrite is FALSE.
 */
void recourse_document_save_async (RecourseDocument *self,
                                   GFile *file,
                                   gboolean overwrite,
                                   GCancellable *cancellable,
                                   GAsyncReadyCallback callback,
                                   gpointer user_data);
gboolean
recourse_document_save_finish (RecourseDocument *self, GAsyncResult *result, GError **error);

/* Looks in a worker whether the file is as it was read or saved; `is-changed-on-disk` follows.  A guarded document does
 * so itself as far as the system tells it of changes. */
void recourse_document_look_at_disk (RecourseDocument *self);

/* Whether the file was removed or moved; the dossier then counts as modified. */
gboolean recourse_document_is_file_gone (RecourseDocument *self);

/* The file was changed by another, and the user wants what the document says: it counts as modified, and the next
 * save replaces the file without asking. */
void recourse_document_keep_mine (RecourseDocument *self);

/* Takes over what the file says now, as a step that can be undone. */
gboolean recourse_document_reload (RecourseDocument *self, GBytes *bytes, RecourseFaults **faults);

void recourse_document_undo (RecourseDocument *self);
void recourse_document_redo (RecourseDocument *self);

G_END_DECLS
