/* Export, with a live preview. */
#pragma once

#include "ui/export/export-plan.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_EXPORT_DIALOG (recourse_export_dialog_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseExportDialog, recourse_export_dialog, RECOURSE, EXPORT_DIALOG, AdwWindow)

/**
 * recourse_export_dialog_new:
 * @plan: (transfer full): what it begins with
 *
 * Its signal `exported` brings a sentence to tell (string) once files are written.
 */
GtkWidget *recourse_export_dialog_new (GtkWindow *parent,
                                       RecourseDocument *document,
                                       RecourseExportPlan *plan);

G_END_DECLS
