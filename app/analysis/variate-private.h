/* What the room asks of a distribution besides.  Internal to the room. */
#pragma once

#include "analysis/distribution.h"

/* A number that no other distribution has had since the program was started. */
guint64 recourse_variate_get_serial (const RecourseVariate *self);
