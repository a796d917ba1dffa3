/* A document's members and the one way its state changes, for the files that share them. */
#pragma once

#include "adviser.h"
#include "document/document.h"
#include "history.h"
#include "keeper.h"
#include "runner.h"

G_BEGIN_DECLS

struct _RecourseDocument
{
  GObject parent_instance;

  RecourseLoaded *loaded;
  GFile *file; /* or NULL */
  RecourseChoices *choices;
  RecourseProgram *program; /* with @choices */
  RecourseProgram *plain;   /* with @choices, but for what is set by hand */
  RecourseHistory *history;
  RecourseRunner *runner;
  RecourseAdviser *adviser;
  RecourseResults *results; /* or NULL */
  RecourseInsight *insight; /* or NULL; of @results, though maybe from another view */
  char *insight_trouble;    /* or NULL */
  gboolean is_exact;
  guint stakeholder;
  GStrv hidden; /* or NULL: nobody */
  char *message;

  GBytes *saved; /* what the file holds, as far as is known; NULL: nothing that could be compared */
  char *disk_digest;   /* of what was last seen in the file, or NULL */
  GBytes *saved_plain; /* @saved laid out as an edit would, or NULL: not asked yet */
  gboolean is_modified;
  gboolean is_laid_out; /* whether the bytes are as an edit lays them out */

  gboolean is_guarded;
  RecourseKeeper *keeper; /* or NULL */
  guint keep_source;      /* 0: nothing waits to be kept */
  char *trouble;          /* why unsaved work could not be kept, or NULL */
  GFileMonitor *monitor;  /* or NULL */
  guint look_source;
  GCancellable *looking; /* of the worker that looks at the file, or NULL */
  char *found_digest;    /* what it found last; NULL: no file */
  gboolean is_changed_on_disk;
  gboolean is_gone;
  guint n_saving;
};

typedef enum
{
  RECOURSE_PROP_RESULTS = 1,
  RECOURSE_PROP_INSIGHT,
  RECOURSE_PROP_IS_EXACT,
  RECOURSE_PROP_IS_BUSY,
  RECOURSE_PROP_CHOICES,
  RECOURSE_PROP_LEADER,
  RECOURSE_PROP_STAKEHOLDER,
  RECOURSE_PROP_HIDDEN,
  RECOURSE_PROP_UNDO_NAME,
  RECOURSE_PROP_REDO_NAME,
  RECOURSE_PROP_MESSAGE,
  RECOURSE_PROP_DOSSIER,
  RECOURSE_PROP_FILE,
  RECOURSE_PROP_IS_MODIFIED,
  RECOURSE_PROP_IS_CHANGED_ON_DISK,
  RECOURSE_PROP_RECOVERY_TROUBLE,
} RecourseDocumentProperty;

void recourse_document_announce (RecourseDocument *self, RecourseDocumentProperty property);

/* Starts with what @self->loaded says and @self->choices choose. */
void recourse_document_begin (RecourseDocument *self);
/* Starts again with @choices, as far as they fit, without a step. */
void recourse_document_begin_with (RecourseDocument *self, const RecourseChoices *choices);

/* One step: @choices is taken. */
void recourse_document_change (RecourseDocument *self,
                               RecourseChoices *choices,
                               const char *name,
                               const char *subject);

/* One step that changes what the dossier says: @loaded, without errors, and @choices are taken. */
void recourse_document_change_dossier (RecourseDocument *self,
                                       RecourseLoaded *loaded,
                                       RecourseChoices *choices,
                                       const char *name,
                                       const char *subject);

/* (nullable): the id of the one at @index among those with outcomes */
const char *recourse_document_stakeholder_at (RecourseDossier *dossier, guint index);
/* After an edit: @id, which was in view, stays so, and who is left out and still there stays out. */
void recourse_document_keep_view (RecourseDocument *self, const char *id);

/* Seeks insight into the view as it is, once all is drawn. */
void recourse_document_ask_for_insight (RecourseDocument *self);

/* Receive from runner and adviser. */
void recourse_document_take_results (RecourseResults *results,
                                     gboolean is_exact,
                                     const GError *error,
                                     gpointer document);
void
recourse_document_take_insight (RecourseInsight *insight, const GError *error, gpointer document);

/* @bytes: (nullable) (transfer none): what the file holds now */
void recourse_document_set_saved (RecourseDocument *self, GBytes *bytes);
void recourse_document_set_file (RecourseDocument *self, GFile *file);
/* After a change of what the dossier says. */
void recourse_document_update_modified (RecourseDocument *self);

/* Unsaved work has changed, or there is none any more. */
void recourse_document_note_work (RecourseDocument *self);
void recourse_document_stop_guarding (RecourseDocument *self);
/* The document has another file. */
void recourse_document_watch (RecourseDocument *self);
/* What is on disk is what was read or saved. */
void recourse_document_settle_disk (RecourseDocument *self);

G_END_DECLS
