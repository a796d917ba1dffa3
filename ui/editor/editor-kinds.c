/* The rows of the editor's sidebar: what kinds of entries there are, and how many of each. */
#include "config.h"

#include "ui/editor/editor-kinds.h"

#include "ui/inspector/figures.h"

#include <glib/gi18n.h>

const RecourseEditorList *
recourse_editor_kind_row_get_list (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "list");
}

GtkWidget *
recourse_editor_kind_row_new (const RecourseEditorList *list)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *name = gtk_label_new (_ (list->title));
  GtkWidget *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "dim-label");
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  if (list->starts_group)
    gtk_widget_set_margin_top (row, 12);
  g_object_set_data (G_OBJECT (row), "list", (gpointer)list);
  g_object_set_data (G_OBJECT (row), "count", count);
  return row;
}

void
recourse_editor_kind_row_update (GtkListBoxRow *row, RecourseDossier *dossier)
{
  const RecourseEditorList *list = recourse_editor_kind_row_get_list (row);
  GListStore *entries = recourse_editor_list_entries (dossier, list->key);
  guint n = entries != NULL ? g_list_model_get_n_items (G_LIST_MODEL (entries)) : 0;
  g_autofree char *count =
      entries != NULL ? recourse_format_number (recourse_figures_form (), n, 0) : NULL;
  g_autofree char *spoken =
      entries != NULL ? g_strdup_printf ("%s: %u", _ (list->title), n) : g_strdup (_ (list->title));

  gtk_label_set_text (GTK_LABEL (g_object_get_data (G_OBJECT (row), "count")), count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, _ (list->about), -1);
}
