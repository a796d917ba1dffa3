/* One entry of a dossier: its form, where it is used, and what can be done with it as a whole. */
#pragma once

#include "document/document.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EDITOR_SHEET (recourse_editor_sheet_get_type ())
G_DECLARE_FINAL_TYPE (RecourseEditorSheet, recourse_editor_sheet, RECOURSE, EDITOR_SHEET, AdwBin)

GtkWidget *recourse_editor_sheet_new (void);

/* As recourse_record_form_set_record(); @list NULL: nothing is chosen. */
void recourse_editor_sheet_set_record (RecourseEditorSheet *self,
                                       RecourseDocument *document,
                                       const char *list,
                                       const char *id);

/* (nullable) */
const char *recourse_editor_sheet_get_id (RecourseEditorSheet *self);

/* Takes over what the dossier says now, where it has not done so yet; its id may be another one then. */
void recourse_editor_sheet_follow (RecourseEditorSheet *self);

/* Shows @widget between the buttons and the form. */
void recourse_editor_sheet_set_extra (RecourseEditorSheet *self, GtkWidget *widget);
void recourse_editor_sheet_show_back (RecourseEditorSheet *self, gboolean is_shown);
void recourse_editor_sheet_flush (RecourseEditorSheet *self);
/* To the first field. */
void recourse_editor_sheet_start (RecourseEditorSheet *self);

/* What the buttons do, for keys and menus. */
void recourse_editor_sheet_remove (RecourseEditorSheet *self);
void recourse_editor_sheet_duplicate (RecourseEditorSheet *self);
void recourse_editor_sheet_move (RecourseEditorSheet *self, int step);

/* Signals: `jump` (string: JSON pointer), `back`, `said` (string: for a toast; boolean: offer undo), `made` (string:
 * id of a copy) */

G_END_DECLS
