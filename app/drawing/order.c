/* Sorting by index. */
#include "drawing/order.h"

#include <string.h>

void
recourse_sort_order (guint *order, guint n, GCompareDataFunc compare, gpointer user_data)
{
  g_autoptr (GArray) sorted = g_array_sized_new (FALSE, FALSE, sizeof *order, n);

  if (n < 2)
    return;
  g_array_append_vals (sorted, order, n);
  g_array_sort_with_data (sorted, compare, user_data);
  memcpy (order, sorted->data, n * sizeof *order);
}
