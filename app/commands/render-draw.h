/* The pictures of `recourse render`, drawn on all cores. */
#pragma once

#include "render-options.h"

G_BEGIN_DECLS

/**
 * recourse_render_draw:
 *
 * Lays out and encodes every chart asked for.  The bytes do not depend on the number of cores.
 *
 * Returns: (transfer full) (nullable) (element-type GBytes): in the order of the charts; %NULL with
 *    @error set if one of them failed
 */
GPtrArray *recourse_render_draw (const RecourseRender *render,
                                 const RecourseChartInput *input,
                                 GError **error);

G_END_DECLS
