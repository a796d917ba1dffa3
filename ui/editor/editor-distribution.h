/* What a distribution of each kind states, and how to get from one to another. */
#pragma once

#include "model/distribution.h"

G_BEGIN_DECLS

/* Whether a distribution of this @kind may state @key. */
gboolean recourse_editor_distribution_has (const char *kind, const char *key);

/* (transfer full): JSON of a distribution of @kind that comes near to @from in P10, P50 and P90 */
char *recourse_editor_distribution_convert (RecourseDistribution *from, const char *kind);

G_END_DECLS
