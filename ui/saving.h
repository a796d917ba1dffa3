/* A window and the file of its dossier: saving, going back to the file, and never losing work by the way. */
#pragma once

#include "document/recovery.h"
#include "ui/window.h"

G_BEGIN_DECLS

/* Adds the actions `save`, `save-as`, `revert` and asks before the window closes; part of
 * recourse_window_add_actions(). */
void recourse_window_add_saving (RecourseWindow *self);

/* Which of them can be had; part of recourse_window_update_actions(). */
void recourse_window_update_saving (RecourseWindow *self);

/* The window shows another document: unsaved work of the one before was given up, the new one is guarded. */
void recourse_window_guard_document (RecourseWindow *self, RecourseDocument *before);

typedef void (*RecourseWindowFunc) (RecourseWindow *self, gpointer user_data);

/**
 * recourse_window_secure:
 * @then: called when nothing can be lost any more: there is no unsaved work, or it was saved, or the user does not want
 *    it; never where the user goes back
 * @user_data: (transfer full): freed by @free_data in any case
 *
 * Asks once what becomes of unsaved work.
 */
void recourse_window_secure (RecourseWindow *self,
                             RecourseWindowFunc then,
                             gpointer user_data,
                             GDestroyNotify free_data);

/* Whether it asks that now. */
gboolean recourse_window_is_asking (RecourseWindow *self);

/* What the window says about the file: changed by others, or gone. */
void recourse_window_update_disk_notice (RecourseWindow *self);

/* Says why unsaved work is not kept against a crash, as long as that is so. */
void recourse_window_update_trouble_notice (RecourseWindow *self);

/* Offers work that a crash left. @work: (transfer full) */
void recourse_window_offer (RecourseWindow *self, RecourseRecovered *work);

/* Looks for such work and offers it in @self. */
void recourse_window_offer_all (RecourseWindow *self);

G_END_DECLS
