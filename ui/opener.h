/* Reads dossiers without making anybody wait. */
#pragma once

#include "briefing/living.h"
#include "document/document.h"

G_BEGIN_DECLS

/**
 * recourse_opener_read_async:
 * @file: (nullable): %NULL: the embedded dossier
 *
 * Reads, checks and compiles in a worker; of a picture, the dossier that it carries.
 */
void recourse_opener_read_async (GFile *file,
                                 GCancellable *cancellable,
                                 GAsyncReadyCallback callback,
                                 gpointer user_data);

/**
 * recourse_opener_read_finish:
 * @living: (out) (transfer full) (nullable): what a picture says was chosen
 *
 * Returns: (transfer full) (nullable): what was read, faults included; %NULL with @error set where the file could not be
 *    read or is a picture without a dossier
 */
RecourseLoaded *
recourse_opener_read_finish (GAsyncResult *result, RecourseLiving **living, GError **error);

/**
 * recourse_opener_create_document:
 * @loaded: (transfer full): without errors
 * @living: as read with it
 * @file: (nullable): where it came from
 *
 * Returns: (transfer full): a document in the state that a picture has; it is not the picture's file, which would be
 *    overwritten on saving
 */
RecourseDocument *
recourse_opener_create_document (RecourseLoaded *loaded, const RecourseLiving *living, GFile *file);

G_END_DECLS
