/* One change of what a dossier says.  An edit works on a copy of the dossier's JSON and takes effect only as
 * a whole, and only where the result reads and checks without an error: a document is never half edited, and
 * never invalid. */
#pragma once

#include "model/dossier.h"

G_BEGIN_DECLS

/* A change in the making.  Every function that changes it returns FALSE, and does nothing, where the place does
 * not exist; the commit that follows then fails with that fault, so that calls need not be checked one by one. */
typedef struct _RecourseEdit RecourseEdit;

/**
 * recourse_edit_new:
 * @bytes: the dossier, valid
 *
 * Begins a change of what @bytes say; see recourse_document_edit() for the one of a document.
 */
RecourseEdit *recourse_edit_new (GBytes *bytes);
void recourse_edit_free (RecourseEdit *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (RecourseEdit, recourse_edit_free)

/* Places are JSON pointers (RFC 6901, Bryan and Zyp, 2013) in what the edit holds now: `/claims/3/value`,
 * `/paths/0/tree/branches/1/node`.  `-` as the last part of a list's place means behind its end. */

/* Of an object, a list or a value that is there: sets or replaces; a @value of NULL (a number that is not finite)
 * removes the key.  A key that the object does not have yet is added where the format's order has it; so are objects
 * of the format on the way (`/discount/rate` makes `discount`), and those left empty go. */
gboolean recourse_edit_set_text (RecourseEdit *self, const char *place, const char *value);
gboolean recourse_edit_set_number (RecourseEdit *self, const char *place, double value);
gboolean recourse_edit_set_flag (RecourseEdit *self, const char *place, gboolean value);
/* @json: any JSON value as text; what it holds is copied as written */
gboolean recourse_edit_set_json (RecourseEdit *self, const char *place, const char *json);

/* A formula as the user typed it: a plain number is stored as a number, all else as text. */
gboolean recourse_edit_set_formula (RecourseEdit *self, const char *place, const char *formula);

/* @place ends in a position, which may be the one behind the last, or in `-`; the list is made where the object has none. */
gboolean recourse_edit_insert (RecourseEdit *self, const char *place, const char *json);
gboolean recourse_edit_remove (RecourseEdit *self, const char *place);
/* Moves an item of a list to @position in the same list. */
gboolean recourse_edit_move (RecourseEdit *self, const char *place, guint position);

/* Gives what is called @id a new one, everywhere: lists, references, formulas, trees, scenarios. */
gboolean recourse_edit_rename (RecourseEdit *self, const char *id, const char *new_id);
/* As recourse_edit_rename(), of the one record at @place, a node of a tree included: where records of different lists
 * have the same id, the others keep theirs.  A record without an id is given one. */
gboolean recourse_edit_rename_record (RecourseEdit *self, const char *place, const char *new_id);

/* Removes the record at @place and every optional reference to it; where something needs it, the commit fails
 * and names what does. */
gboolean recourse_edit_remove_record (RecourseEdit *self, const char *place);

/* What was set by hand for @id is dropped with the commit, in the same step: the dossier says it now. */
void recourse_edit_reset_value (RecourseEdit *self, const char *id);

/* (transfer full): an id that nothing in the dossier has, made of @label ("Court fees" → court_fees, court_fees_2) */
char *recourse_edit_dup_free_id (RecourseEdit *self, const char *label);

/* (transfer full): the dossier as edited so far, laid out as recourse_writer_write() does; it may be invalid */
GBytes *recourse_edit_dup_bytes (RecourseEdit *self);

/**
 * recourse_pointer_to:
 * @record: any record that @dossier holds, at any depth
 *
 * Returns: (transfer full) (nullable): the JSON pointer to it
 */
char *recourse_pointer_to (RecourseDossier *dossier, gpointer record);

/**
 * RecourseUse:
 * @record: what names it
 * @field: in which of its fields
 *
 * A place where an id is used.
 */
typedef struct
{
  RecourseRecord *record;
  const RecourseField *field;
} RecourseUse;

/* (transfer container) (element-type RecourseUse): every place where a reference or a formula names @id, in the
 * dossier's order; the records are borrowed from @dossier */
GArray *recourse_find_uses (RecourseDossier *dossier, const char *id);
/* As recourse_find_uses(), where the id of a record of @list is meant ("claims"; "nodes" for those of trees). */
GArray *recourse_find_uses_in (RecourseDossier *dossier, const char *list, const char *id);

G_END_DECLS
