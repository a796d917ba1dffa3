/* The table below a comparison, of widgets: what is set differently from case to case.  Every cell wraps, so that it
 * stays within a narrow window, and can be selected, so that it can be copied from. */
#include "config.h"

#include "ui/compare/compare-grid.h"

static GtkWidget *
create_cell (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_yalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 6);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 24);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
attach_row (GtkGrid *grid, GStrv cells, int row, const char *first, const char *others)
{
  for (int i = 0; cells[i] != NULL; i++)
    gtk_grid_attach (grid, create_cell (cells[i], i == 0 ? first : others), i, row, 1, 1);
}

GtkWidget *
recourse_compare_grid_new (const RecourseTable *table, const char *name)
{
  GtkWidget *grid =
      g_object_new (GTK_TYPE_GRID, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, NULL);

  gtk_widget_add_css_class (grid, "settings-grid");
  gtk_grid_set_column_homogeneous (GTK_GRID (grid), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (grid), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  attach_row (GTK_GRID (grid), table->columns, 0, "column-head", "column-head");
  gtk_label_set_text (GTK_LABEL (gtk_grid_get_child_at (GTK_GRID (grid), 0, 0)),
                      ""); /* the heading above says it */
  for (guint i = 0; i < table->rows->len; i++)
    attach_row (GTK_GRID (grid), g_ptr_array_index (table->rows, i), (int)i + 1, "setting", NULL);
  return grid;
}
