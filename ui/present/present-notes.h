/* What the speaker sees: notes, clock, and what comes next. */
#pragma once

#include "ui/present/present-window.h"

G_BEGIN_DECLS

#define RECOURSE_TYPE_PRESENT_NOTES (recourse_present_notes_get_type ())
G_DECLARE_FINAL_TYPE (
    RecoursePresentNotes, recourse_present_notes, RECOURSE, PRESENT_NOTES, AdwWindow)

/* @screen: borrowed: outlives it; its keys work here too */
GtkWidget *recourse_present_notes_new (RecoursePresentWindow *screen, RecoursePresentShow *show);

G_END_DECLS
