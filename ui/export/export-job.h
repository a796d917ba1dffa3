/* Exports in a worker: previews and files. */
#pragma once

#include "ui/export/export-plan.h"

G_BEGIN_DECLS

/* Lays out what @plan makes.  @plan and @snapshot are copied. */
void recourse_export_preview_async (const RecourseExportPlan *plan,
                                    const RecourseSnapshot *snapshot,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
/* (transfer full) (nullable): %NULL without @error: a report, which has no picture */
RecourseScene *recourse_export_preview_finish (GAsyncResult *result, GError **error);

/**
 * recourse_export_save_async:
 * @progress: called in the thread that runs the default main context
 */
void recourse_export_save_async (const RecourseExportPlan *plan,
                                 const RecourseSnapshot *snapshot,
                                 GFile *file,
                                 RecourseExportProgress progress,
                                 gpointer progress_data,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);
/* How many files were written; 0 with @error set. */
guint recourse_export_save_finish (GAsyncResult *result, GError **error);

G_END_DECLS
