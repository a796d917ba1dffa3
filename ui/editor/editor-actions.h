/* The actions of the window that edit what the dossier says. */
#pragma once

#include "ui/window.h"

G_BEGIN_DECLS

/* Adds win.edit-dossier, which shows the forms, and win.edit-record (JSON pointer), which goes to one entry. */
void recourse_window_add_editor_actions (RecourseWindow *self);

/* Has the forms, if they are there, follow the document that is open now. */
void recourse_window_update_editor (RecourseWindow *self);

/* Takes over what was typed into the forms and not yet committed: before saving and closing. */
void recourse_window_flush_editor (RecourseWindow *self);

G_END_DECLS
