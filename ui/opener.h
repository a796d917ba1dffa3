/* Reads dossiers without making anybody wait. */
#pragma once

#include "document/document.h"

G_BEGIN_DECLS

/**
 * recourse_opener_read_async:
 * @file: (nullable): %NULL: the embedded dossier
 *
 * Reads, checks and compiles in a worker.
 */
void recourse_opener_read_async (GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/* (transfer full) (nullable): what was read, faults included; %NULL where the file could not be read. */
RecourseLoaded *recourse_opener_read_finish (GAsyncResult *result, GError **error);

G_END_DECLS
