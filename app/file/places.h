/* Where records stand in a file: filled by the reader, asked by whoever reports a fault. */
#pragma once

#include "file/reader.h"
#include "scanner.h"

G_BEGIN_DECLS

/* (transfer full) @scan: taken */
RecoursePlaces *recourse_places_new (RecourseScan *scan);

/* Notes that @record, which is kept alive, is the value at @entry. */
void recourse_places_add (RecoursePlaces *self, gpointer record, guint32 entry);

/**
 * recourse_places_add_fault:
 * @at_key: whether the key itself is at fault rather than its value
 *
 * Adds a located fault; what others then say about the same value only follows from it and is left out.
 */
void recourse_places_add_fault (RecoursePlaces *self,
                                RecourseFaults *faults,
                                guint32 entry,
                                gboolean at_key,
                                const char *format,
                                ...) G_GNUC_PRINTF (5, 6);

/* (transfer full): the place in words, such as `terms[3] "microsoft_azure".formula` */
char *recourse_places_describe (const RecourseScan *scan, guint32 entry);

G_END_DECLS
