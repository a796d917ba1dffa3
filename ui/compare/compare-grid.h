/* What is set differently between compared cases, as widgets. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* @table: with a column for the name and one for each case
 * @name: what assistive technology calls it
 *
 * Returns: (transfer floating): the table, a label for each cell */
GtkWidget *recourse_compare_grid_new (const RecourseTable *table, const char *name);

G_END_DECLS
