/* What a dossier's format says about a JSON value, so that text which need not be valid can be walked by the same
 * tables of fields that read it. */
#pragma once

#include "model/dossier.h"

G_BEGIN_DECLS

/* A record of a class; or what a field holds, its items and the values of its names included. */
typedef struct
{
  RecourseRecordClass *record; /* borrowed; NULL: no record, or one that the format does not know */
  const RecourseField *field;  /* NULL: the dossier itself, or unknown */
  gboolean is_within;          /* an item of @field, or the value under a name of it */
} RecourseShape;

RecourseShape recourse_shape_dossier (void);
/* Of the member @key of an object of this shape. */
RecourseShape recourse_shape_member (RecourseShape self, const char *key);
/* Of any item of a list of this shape. */
RecourseShape recourse_shape_item (RecourseShape self);

/* Whether an object of this shape maps names to values: `set`, `payoffs`, `adopt`, `effects`. */
gboolean recourse_shape_is_map (RecourseShape self);

/* (nullable): the field of a record's shape that is called @key */
const RecourseField *recourse_shape_find (RecourseShape self, const char *key);

G_END_DECLS
