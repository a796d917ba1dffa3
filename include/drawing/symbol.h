/* The outline of symbols, the same for every output. */
#pragma once

#include "drawing/scene.h"

G_BEGIN_DECLS

/* (transfer full) (element-type RecourseCurvePoint): to be filled by the even-odd rule */
GArray *recourse_symbol_curve (RecourseSymbol symbol, RecourseRect bounds);

G_END_DECLS
