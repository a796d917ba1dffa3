/* Visiting every node of a tree, each before those below it, in the order of the file, however deep. */
#pragma once

#include "model/path.h"

G_BEGIN_DECLS

typedef struct
{
  GPtrArray *waiting; /* borrowed nodes, the next one last */
} RecourseWalk;

void recourse_walk_init (RecourseWalk *self, RecourseNode *root);
void recourse_walk_clear (RecourseWalk *self);

/**
 * recourse_walk_next:
 * @node: (out) (transfer none): the next node
 *
 * Returns: %FALSE after the last
 */
gboolean recourse_walk_next (RecourseWalk *self, RecourseNode **node);

G_END_DECLS
