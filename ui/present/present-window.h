/* The screen for the audience: one slide at a time, full screen. */
#pragma once

#include "ui/present/present-show.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_PRESENT_WINDOW (recourse_present_window_get_type ())
G_DECLARE_FINAL_TYPE (
    RecoursePresentWindow, recourse_present_window, RECOURSE, PRESENT_WINDOW, GtkWindow)

/**
 * recourse_present_window_new:
 * @parent: where Escape leads back to
 * @document: with at least one slide to show
 */
GtkWidget *recourse_present_window_new (GtkWindow *parent, RecourseDocument *document);

/* Shows it over the whole of @monitor (nullable: the one its parent is on). */
void recourse_present_window_begin (RecoursePresentWindow *self, GdkMonitor *monitor);

/* Does what a key means in a presentation; for the notes, which have the same keys.  Whether it means anything. */
gboolean
recourse_present_window_take_key (RecoursePresentWindow *self, guint keyval, GdkModifierType state);

G_END_DECLS
