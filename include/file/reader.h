/* Dossier file → model.  A strict scanner goes first (RFC 8259, no duplicate keys, bounded depth and
 * size) and notes line and column of every value; the records are read from what it noted. */
#pragma once

#include "file/load.h"
#include "model/dossier.h"
#include "model/fault.h"

G_BEGIN_DECLS

/* Where the records of a dossier stand in its file. */
typedef struct _RecoursePlaces RecoursePlaces;

RecoursePlaces *recourse_places_ref (RecoursePlaces *self);
void recourse_places_unref (RecoursePlaces *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecoursePlaces, recourse_places_unref)

/**
 * recourse_places_locate:
 *
 * Fills where, line and column of every fault of @faults that names a record, and sorts all by place.
 */
void recourse_places_locate (RecoursePlaces *self, RecourseFaults *faults);

/**
 * recourse_reader_read:
 * @bytes: the file as read
 * @faults: where every fault is added, located
 * @places: (out) (optional) (transfer full): where the records stand
 *
 * Reads what a dossier says and checks types, required and unknown keys and ranges of each field.
 * The rules between records are recourse_rules_check()'s.
 *
 * Returns: (transfer full) (nullable): the dossier as far as it could be read, so that further rules
 *    can be checked even where there are faults; %NULL where it is no JSON object at all
 */
RecourseDossier *
recourse_reader_read (GBytes *bytes, RecourseFaults *faults, RecoursePlaces **places);

G_END_DECLS
