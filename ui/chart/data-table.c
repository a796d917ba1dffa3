/* The numbers behind a chart as a table: what the scene says, column by column, to be read, selected and
 * taken into a spreadsheet. */
#include "config.h"

#include "ui/chart/data-table.h"

#include "ui/chart/picture-provider.h"
#include "ui/widgets.h"

struct _RecourseDataTable
{
  AdwWindow parent_instance;

  AdwWindowTitle *heading;
  GtkScrolledWindow *scrolled;
  GtkColumnView *view;

  RecourseScene *scene; /* whose table it is */
};

G_DEFINE_FINAL_TYPE (RecourseDataTable, recourse_data_table, ADW_TYPE_WINDOW)

static void
on_copy (GtkButton *button, RecourseDataTable *self)
{
  g_autoptr (GdkContentProvider) provider = recourse_table_provider_new (self->scene->table);

  gdk_clipboard_set_content (gtk_widget_get_clipboard (GTK_WIDGET (self)), provider);
}

static void
recourse_data_table_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_DATA_TABLE);
  G_OBJECT_CLASS (recourse_data_table_parent_class)->dispose (object);
}

static void
recourse_data_table_finalize (GObject *object)
{
  g_clear_pointer (&RECOURSE_DATA_TABLE (object)->scene, recourse_scene_unref);
  G_OBJECT_CLASS (recourse_data_table_parent_class)->finalize (object);
}

static void
recourse_data_table_class_init (RecourseDataTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_data_table_dispose;
  G_OBJECT_CLASS (klass)->finalize = recourse_data_table_finalize;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               RECOURSE_RESOURCES "/ui/data-table.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseDataTable, heading);
  gtk_widget_class_bind_template_child (widget_class, RecourseDataTable, scrolled);
  gtk_widget_class_bind_template_child (widget_class, RecourseDataTable, view);
  gtk_widget_class_bind_template_callback (widget_class, on_copy);
}

static void
recourse_data_table_init (RecourseDataTable *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  recourse_scrolled_window_begin_at_start (self->scrolled);
}

static void
on_setup_words (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
on_setup_figure (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 1);
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind_cell (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer column)
{
  GtkStringList *row = gtk_list_item_get_item (item);
  const char *cell = gtk_string_list_get_string (row, GPOINTER_TO_UINT (column));

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), cell != NULL ? cell : "");
}

/* Figures begin with a digit, a sign or a currency; a column of nothing else is aligned to the right. */
static gboolean
holds_figures (const RecourseTable *table, guint column)
{
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (table->rows, i);

      if (g_unichar_isalpha (g_utf8_get_char (cells[column])))
        return FALSE;
    }
  return TRUE;
}

static void
add_column (RecourseDataTable *self, const RecourseTable *table, guint index)
{
  gboolean has_figures = holds_figures (table, index);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (has_figures ? on_setup_figure : on_setup_words),
                    NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind_cell), GUINT_TO_POINTER (index));
  column = gtk_column_view_column_new (table->columns[index], factory);
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, index == 0);
  gtk_column_view_append_column (self->view, column);
}

static void
fill (RecourseDataTable *self, const RecourseTable *table)
{
  g_autoptr (GListStore) rows = g_list_store_new (GTK_TYPE_STRING_LIST);
  g_autoptr (GtkSelectionModel) selection = NULL;

  for (guint i = 0; table->columns[i] != NULL; i++)
    add_column (self, table, i);
  for (guint i = 0; i < table->rows->len; i++)
    {
      GStrv cells = g_ptr_array_index (table->rows, i);
      g_autoptr (GtkStringList) row = gtk_string_list_new ((const char *const *)cells);

      g_list_store_append (rows, row);
    }
  selection =
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (g_steal_pointer (&rows))));
  gtk_column_view_set_model (self->view, selection);
}

GtkWidget *
recourse_data_table_new (GtkWindow *parent, const char *title, RecourseScene *scene)
{
  RecourseDataTable *self = g_object_new (RECOURSE_TYPE_DATA_TABLE, "transient-for", parent, NULL);
  g_autofree char *whole = NULL;

  gtk_window_set_title (GTK_WINDOW (self), title);
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, scene->title != NULL ? scene->title : "");
  whole = g_strconcat (title, "\n", scene->title, NULL);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->heading), whole);
  self->scene = recourse_scene_ref (scene);
  fill (self, scene->table);
  return GTK_WIDGET (self);
}
