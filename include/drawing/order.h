/* Sorting by index: what is sorted stays where it is. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * recourse_sort_order:
 * @order: (array length=n) (inout): indices of what is sorted
 * @compare: is given pointers to two of the indices
 *
 * Sorts indices; those that compare as equal keep their order.  GLib renamed its own sort of plain arrays on
 * the way (g_qsort_with_data(), g_sort_array()), but not that of #GArray, which this stands on.
 */
void recourse_sort_order (guint *order, guint n, GCompareDataFunc compare, gpointer user_data);

G_END_DECLS
