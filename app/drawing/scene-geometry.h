/* What the files of this room share about marks: making one, and the geometry of curves. */
#pragma once

#include "drawing/scene.h"

#include <stdarg.h>

G_BEGIN_DECLS

RecourseMark *recourse_scene_add_mark (RecourseScene *self,
                                       const char *role,
                                       RecourseShape shape,
                                       const char *key_format,
                                       va_list args) G_GNUC_PRINTF (4, 0);

/* The same rectangle with width and height of at least 0. */
RecourseRect recourse_rect_normalize (RecourseRect rect);
RecourseRect recourse_curve_bounds (GArray *curve);

G_END_DECLS
