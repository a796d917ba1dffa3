/* The window: one dossier. */
#pragma once

#include "document/document.h"
#include "document/templates.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_WINDOW (recourse_window_get_type ())
G_DECLARE_FINAL_TYPE (RecourseWindow, recourse_window, RECOURSE, WINDOW, AdwApplicationWindow)

RecourseWindow *recourse_window_new (AdwApplication *application);

/* Reads @file and shows it once it is known to be sound.  @file: (nullable): the embedded dossier */
void recourse_window_open (RecourseWindow *self, GFile *file);

/* Begins a dossier of its own that says what @template does; it is in no file yet. */
void recourse_window_open_template (RecourseWindow *self, const RecourseTemplate *template);

/* Begins to read the dossier that was open last, before there is a window; once at most. */
void recourse_window_read_last_ahead (void);

/* Opens the dossier that was open last, or the embedded one. */
void recourse_window_open_last (RecourseWindow *self);

/* Shows the first steps above the dossier until they were read or skipped once. */
void recourse_window_offer_tour (RecourseWindow *self);

/* Presents the dossier, once it has been read where that is still under way. */
void recourse_window_present_dossier (RecourseWindow *self);

/* Whether a dossier is open or being read. */
gboolean recourse_window_is_in_use (RecourseWindow *self);

G_END_DECLS
