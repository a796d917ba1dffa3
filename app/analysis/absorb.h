/* Products that need no instruction of their own, since the one operation that uses them makes them on the way.  Internal to
 * the room. */
#pragma once

#include "plan.h"

/**
 * recourse_absorb_products:
 * @order: (element-type guint32): the nodes that are computed, operands first
 * @is_kept: [node] whose values are wanted as such
 *
 * A product is absorbed by the sum, the difference or the product that alone uses it; of two operands one at most is, and
 * one that absorbs is not absorbed itself but by a sum of more.
 *
 * Returns: (transfer full): [node] whether it is absorbed
 */
guint8 *
recourse_absorb_products (const RecourseGraph *graph, const GArray *order, const guint8 *is_kept);
