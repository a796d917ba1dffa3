/* The marks of a scene by role, for files that have groups. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

typedef struct
{
  const char *role;   /* borrowed */
  GPtrArray *marks;   /* element-type RecourseMark, borrowed */
  RecourseRect reach; /* of all of them */
} RecourseGroup;

/**
 * recourse_group_marks:
 *
 * One group for a role, as far as the order of painting allows.
 *
 * Returns: (transfer full) (element-type RecourseGroup): in painting order
 */
GPtrArray *recourse_group_marks (const RecourseScene *scene);

G_END_DECLS
