/* Shared between the check of a distribution and the making of it. */
#pragma once

#include "analysis/distribution.h"

G_BEGIN_DECLS

/* (transfer full): of a statement whose keys are in order, though its mean may be infinite */
RecourseVariate *recourse_variate_new_unchecked (const RecourseVariateSpec *spec);

G_END_DECLS
