/* What is wrong with a dossier that cannot be opened. */
#pragma once

#include "model/fault.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_FAULT_WINDOW (recourse_fault_window_get_type ())
G_DECLARE_FINAL_TYPE (RecourseFaultWindow, recourse_fault_window, RECOURSE, FAULT_WINDOW, AdwWindow)

/* @name: of the file, as people read it */
GtkWidget *recourse_fault_window_new (GtkWindow *parent, const char *name, RecourseFaults *faults);

/* The same for a file that could not be read at all. */
GtkWidget *
recourse_fault_window_new_for_error (GtkWindow *parent, const char *name, const GError *error);

G_END_DECLS
