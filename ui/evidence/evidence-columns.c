/* The columns of the evidence tables: a cell is an optional shape and a text, or a link, whatever the column. */
#include "config.h"

#include "ui/evidence/evidence-columns.h"

#include "ui/editor/editor-words.h"
#include "ui/evidence/evidence-glyph.h"
#include "ui/theme.h"
#include "ui/widgets.h"

#include <glib/gi18n.h>
#include <math.h>

#define HEADER_PADDING 36
#define CELL_PADDING 48 /* and the shape before the word */

typedef struct
{
  const char *list;
  RecourseEvidenceColumn column;
  const char *title;
  int width; /* in pixels for text of the common size; 0: what is left */
} Column;

static const Column columns[] = {
  { "claims", RECOURSE_EVIDENCE_COLUMN_TEXT, N_ ("Statement"), 0 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_FIGURE, N_ ("Figure"), 88 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_CONFLICT, N_ ("Conflict"), 118 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_STATUS, N_ ("Status"), 126 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_CONFIDENCE, N_ ("Confidence"), 100 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_DATE, N_ ("As of"), 134 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_SOURCES, N_ ("Sources"), 160 },
  { "claims", RECOURSE_EVIDENCE_COLUMN_USES, N_ ("Used"), 60 },
  { "conflicts", RECOURSE_EVIDENCE_COLUMN_TEXT, N_ ("Question"), 0 },
  { "conflicts", RECOURSE_EVIDENCE_COLUMN_ADOPTED, N_ ("Adopted"), 150 },
  { "conflicts", RECOURSE_EVIDENCE_COLUMN_USES, N_ ("Claims"), 72 },
  { "sources", RECOURSE_EVIDENCE_COLUMN_TEXT, N_ ("Title"), 0 },
  { "sources", RECOURSE_EVIDENCE_COLUMN_PUBLISHER, N_ ("Publisher"), 150 },
  { "sources", RECOURSE_EVIDENCE_COLUMN_DATE, N_ ("Date"), 134 },
  { "sources", RECOURSE_EVIDENCE_COLUMN_KIND, N_ ("Kind"), 110 },
  { "sources", RECOURSE_EVIDENCE_COLUMN_SOURCES, N_ ("Link"), 180 },
  { "sources", RECOURSE_EVIDENCE_COLUMN_USES, N_ ("Used"), 68 },
};

static gboolean
is_figure (RecourseEvidenceColumn column)
{
  return column == RECOURSE_EVIDENCE_COLUMN_FIGURE || column == RECOURSE_EVIDENCE_COLUMN_USES;
}

/* Said when it is asked for: for a text that is set GTK asks the X server where the pointer is, cell by cell. */
static gboolean
on_tooltip (GtkWidget *label, int x, int y, gboolean is_keyboard, GtkTooltip *tooltip)
{
  const char *text = gtk_label_get_text (GTK_LABEL (label));

  gtk_tooltip_set_text (tooltip, text);
  return *text != '\0';
}

/* Links and texts share a cell, since some sources have an address and others have none. */

static GtkWidget *
create_label (const Column *column)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), is_figure (column->column) ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (label, TRUE);
  if (is_figure (column->column))
    gtk_widget_add_css_class (label, "numeric");
  if (column->width == 0)
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_width_chars (GTK_LABEL (label), 24);
    }
  gtk_widget_set_has_tooltip (label, TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_tooltip), NULL);
  return label;
}

static GtkWidget *
create_link (void)
{
  GtkWidget *link = gtk_link_button_new ("https://");
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_button_set_child (GTK_BUTTON (link), label);
  gtk_widget_set_valign (link, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (link, "cell-link");
  return link;
}

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), recourse_evidence_glyph_new ());
  gtk_box_append (GTK_BOX (box), create_label (column));
  if (column->column == RECOURSE_EVIDENCE_COLUMN_SOURCES)
    gtk_box_append (GTK_BOX (box), create_link ());
  gtk_list_item_set_child (item, box);
}

static void
show_link (GtkWidget *link, GtkWidget *label, const char *url, const char *text)
{
  GtkWidget *words = gtk_button_get_child (GTK_BUTTON (link));
  g_autofree char *spoken = g_strdup_printf (_ ("Open %s"), text);

  gtk_widget_set_visible (link, url != NULL);
  gtk_widget_set_visible (label, url == NULL);
  if (url == NULL)
    return;
  gtk_link_button_set_uri (GTK_LINK_BUTTON (link), url);
  gtk_link_button_set_visited (GTK_LINK_BUTTON (link), FALSE);
  gtk_label_set_text (GTK_LABEL (words), text);
  gtk_widget_set_tooltip_text (link, url);
  recourse_widget_speak (link, spoken);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  const Column *column = data;
  RecourseEvidenceRow *row = gtk_list_item_get_item (item);
  GtkWidget *glyph = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *label = gtk_widget_get_next_sibling (glyph);
  GtkWidget *link = gtk_widget_get_next_sibling (label);
  const char *word = recourse_evidence_row_get_glyph (row, column->column);
  const char *text = recourse_evidence_row_get_text (row, column->column);

  recourse_evidence_glyph_set_word (RECOURSE_EVIDENCE_GLYPH (glyph), word);
  gtk_widget_set_visible (glyph, word != NULL);
  gtk_label_set_text (GTK_LABEL (label), text);
  if (link != NULL)
    show_link (link, label, recourse_evidence_row_get_link (row, column->column), text);
}

static int
compare (gconstpointer a, gconstpointer b, gpointer data)
{
  const Column *column = data;

  return recourse_evidence_row_compare ((RecourseEvidenceRow *)a, (RecourseEvidenceRow *)b,
                                        column->column);
}

static int
measure (GtkColumnView *view, const char *text)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (view), text);
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return width;
}

/* A title or a word in another language may need more room than in English; large text needs more for both. */
static int
width_of (GtkColumnView *view, const Column *spec)
{
  const double scale = fmax (recourse_ui_text_scale (GTK_WIDGET (view)), 1.0);
  int width = MAX ((int)(spec->width * scale), measure (view, _ (spec->title)) + HEADER_PADDING);

  if (spec->column == RECOURSE_EVIDENCE_COLUMN_STATUS)
    for (guint i = 0; recourse_claim_statuses[i] != NULL; i++)
      width = MAX (width, measure (view, recourse_editor_word (recourse_claim_statuses[i]))
                              + CELL_PADDING);
  return width;
}

static void
add_column (GtkColumnView *view, const Column *spec)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkSorter) sorter = GTK_SORTER (gtk_custom_sorter_new (compare, (gpointer)spec, NULL));
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), (gpointer)spec);
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), (gpointer)spec);
  column = gtk_column_view_column_new (_ (spec->title), factory);
  gtk_column_view_column_set_sorter (column, sorter);
  gtk_column_view_column_set_resizable (column, TRUE);
  if (spec->width > 0)
    gtk_column_view_column_set_fixed_width (column, width_of (view, spec));
  else
    gtk_column_view_column_set_expand (column, TRUE);
  gtk_column_view_append_column (view, column);
}

void
recourse_evidence_add_columns (GtkColumnView *view, const char *list)
{
  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].list, list))
      add_column (view, &columns[i]);
}

static void
append_cell (GString *table, const char *text)
{
  g_autofree char *plain = g_strdelimit (g_strdup (text), "\t\n\r", ' ');

  if (table->len > 0 && table->str[table->len - 1] != '\n')
    g_string_append_c (table, '\t');
  g_string_append (table, *plain != '\0' ? plain : " "); /* an empty cell is still a cell */
}

char *
recourse_evidence_dup_table (const char *list, GPtrArray *rows)
{
  g_autoptr (GString) table = g_string_new (NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (columns); i++)
    if (g_str_equal (columns[i].list, list))
      append_cell (table, _ (columns[i].title));
  g_string_append_c (table, '\n');
  for (guint i = 0; i < rows->len; i++)
    {
      for (gsize j = 0; j < G_N_ELEMENTS (columns); j++)
        if (g_str_equal (columns[j].list, list))
          append_cell (table, recourse_evidence_row_get_text (rows->pdata[i], columns[j].column));
      g_string_append_c (table, '\n');
    }
  return g_string_free (g_steal_pointer (&table), FALSE);
}
