/* Symbols that recur, drawn once and put down as often as they do. */
#pragma once

#include "snap.h"

#include <cairo.h>

G_BEGIN_DECLS

/* Whether the symbol @mark can be put down as a stamp: small, of one ink each, and with no edge along the pixels. */
gboolean recourse_stamps_have (const RecourseGrid *grid, const RecourseMark *mark);

/* Puts the area of the symbol @mark down in the source of @cr, or its outline of a width of @stroke logical pixels. */
void
recourse_stamp (cairo_t *cr, const RecourseGrid *grid, const RecourseMark *mark, double stroke);

G_END_DECLS
