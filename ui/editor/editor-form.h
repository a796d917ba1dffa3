/* A form for one record of a dossier, made from its table of fields. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_RECORD_FORM (recourse_record_form_get_type ())
G_DECLARE_FINAL_TYPE (RecourseRecordForm, recourse_record_form, RECOURSE, RECORD_FORM, AdwBin)

GtkWidget *recourse_record_form_new (void);

/**
 * recourse_record_form_set_record:
 * @list: which of the dossier's lists; "" for the facts about the dossier itself, "correlations" for those
 * @id: (nullable): of the entry
 *
 * Shows an entry and follows it when the dossier changes, renames and moves included.
 */
void recourse_record_form_set_record (RecourseRecordForm *self,
                                      RecourseDocument *document,
                                      const char *list,
                                      const char *id);

/* (nullable): of the entry shown; %NULL after it is gone */
const char *recourse_record_form_get_id (RecourseRecordForm *self);

/* Takes over what the dossier says now, where it has not done so yet: an entry that was renamed is followed. */
void recourse_record_form_follow (RecourseRecordForm *self);

/* (transfer full) (nullable): JSON pointer to the entry shown */
char *recourse_record_form_dup_place (RecourseRecordForm *self);

/* Takes over what was typed and not yet committed. */
void recourse_record_form_flush (RecourseRecordForm *self);

/* To the first field, with its text selected. */
void recourse_record_form_start (RecourseRecordForm *self);

G_END_DECLS
