/* Reads dossiers without making anybody wait. */
#pragma once

#include "briefing/living.h"
#include "document/document.h"
#include "ui/chart/chart-ahead.h"

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
 * recourse_opener_begin:
 * @file: (nullable): %NULL: the embedded dossier
 * @charts: what of it will be shown; without a list of charts it is not known
 *
 * Begins to read what will be asked for as soon as there is a window, while the toolkit is being set up.
 */
void recourse_opener_begin (GFile *file, const RecourseChartAhead *charts);

/* The toolkit is there: now the charts can be painted, too. */
void recourse_opener_go_on (RecourseThemeKind theme, double scale);

/**
 * recourse_opener_take:
 * @file: (nullable): %NULL: the embedded dossier
 * @wait_us: at most so long
 * @living: (out) (transfer full) (nullable): as above
 *
 * Returns: (transfer full) (nullable): what was begun for @file, if it has been read by then and is sound; else it has to
 *    be read again, which tells the reason
 */
RecourseLoaded *recourse_opener_take (GFile *file, gint64 wait_us, RecourseLiving **living);

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
