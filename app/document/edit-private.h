/* An edit in the making, for the files that share it. */
#pragma once

#include "document/edit.h"
#include "file/json.h"
#include "model/fault.h"
#include "shape.h"

G_BEGIN_DECLS

/* An id that was given away, so that choices can follow it. */
typedef struct
{
  char *list; /* the dossier's list, or RECOURSE_NODES */
  char *id;
  char *new_id;
} RecourseRename;

struct _RecourseEdit
{
  RecourseJson *root;     /* NULL: the bytes could not be read */
  RecourseFaults *faults; /* why it cannot be committed; empty: nothing known */
  GPtrArray *renames;     /* RecourseRename, in order */
  GPtrArray *resets;      /* ids */
};

/* Where a place leads: within @parent, at @index or, where that is G_MAXUINT, not yet there. */
typedef struct
{
  RecourseJson *parent;
  RecourseShape shape; /* of @parent */
  guint index;
  char *key; /* the last step */
} RecourseSpot;

#define RECOURSE_SPOT_NONE ((RecourseSpot){ .index = G_MAXUINT })
void recourse_spot_clear (RecourseSpot *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RecourseSpot, recourse_spot_clear)

/**
 * recourse_edit_find_spot:
 * @make: whether to make objects of the format on the way that are not there
 *
 * Returns: whether the way to the last step of @place exists; else a fault is noted
 */
gboolean
recourse_edit_find_spot (RecourseEdit *self, const char *place, gboolean make, RecourseSpot *spot);

/* (nullable): the value at @place, noting a fault where there is none */
RecourseJson *recourse_edit_find (RecourseEdit *self, const char *place, RecourseSpot *spot);

/* Lets bargains name by an id what they name by position, before a tree changes under them. */
void recourse_edit_anchor_bargains (RecourseEdit *self);
/* Refuses a change that took away the node of a bargain.  Returns whether there is none such. */
gboolean recourse_edit_check_bargains (RecourseEdit *self);
/* (transfer full): how people call what @record says: its label, title or text, its id where it has none */
char *recourse_edit_dup_label (RecourseJson *record);
/* Whether @place lies within the tree of a path. */
gboolean recourse_edit_is_in_tree (const char *place);

/* Notes why the edit cannot be committed.  Returns FALSE. */
gboolean recourse_edit_refuse (RecourseEdit *self, const char *place, const char *message);

G_END_DECLS
