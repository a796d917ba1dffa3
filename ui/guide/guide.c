/* Builds a page of widgets for each of the guide's files and goes where its links lead.  Pages are built when
 * they are first shown. */
#include "config.h"

#include "ui/guide/guide.h"

#include "ui/guide/guide-text.h"

#include <glib/gi18n.h>

struct _RecourseGuide
{
  AdwWindow parent_instance;

  GtkStack *pages;
};

G_DEFINE_FINAL_TYPE (RecourseGuide, recourse_guide, ADW_TYPE_WINDOW)

/* File and title in the list, in the order of reading. */
static const char *const page_table[][2] = {
  { "index", N_ ("Overview") },
  { "read", N_ ("Read a Dossier") },
  { "toggle", N_ ("Toggle a Path") },
  { "assume", N_ ("Change an Assumption") },
  { "correct", N_ ("Correct a Fact") },
  { "present", N_ ("Present") },
  { "export", N_ ("Export") },
  { "write", N_ ("Write Your Own") },
  { "command-line", N_ ("The Command Line") },
  { "numbers", N_ ("How the Numbers Are Made") },
};

enum
{
  PICTURE_HEIGHT = 300,
};

/* Blocks */

/* A page's links lead to other pages. */
static gboolean
on_link (GtkLabel *label, const char *uri, RecourseGuide *self)
{
  g_autofree char *page = g_strdup (uri);

  if (!g_str_has_suffix (page, ".md"))
    return FALSE;
  page[strlen (page) - 3] = '\0';
  if (gtk_stack_get_child_by_name (self->pages, page) != NULL)
    gtk_stack_set_visible_child_name (self->pages, page);
  return TRUE;
}

static GtkWidget *
create_label (RecourseGuide *self, const char *markup, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  g_signal_connect (label, "activate-link", G_CALLBACK (on_link), self);
  return label;
}

static GtkWidget *
create_item (RecourseGuide *self, const RecourseGuideBlock *block)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *marker = gtk_label_new (block->marker);

  gtk_widget_set_valign (marker, GTK_ALIGN_START);
  gtk_widget_set_size_request (marker, 18, -1);
  gtk_box_append (GTK_BOX (box), marker);
  gtk_box_append (GTK_BOX (box), create_label (self, block->text, NULL));
  return box;
}

/* It wraps: what has to be scrolled to is not read.  And it is read from left to right everywhere. */
static GtkWidget *
create_code (const RecourseGuideBlock *block)
{
  GtkWidget *label = gtk_label_new (block->text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  gtk_widget_add_css_class (label, "monospace");
  gtk_widget_add_css_class (label, "guide-code");
  return label;
}

static GtkWidget *
create_picture (const RecourseGuideBlock *block)
{
  g_autofree char *name = g_path_get_basename (block->source);
  g_autofree char *path = g_strconcat (RECOURSE_RESOURCES "/guide/", name, NULL);
  GtkWidget *picture = gtk_picture_new_for_resource (path);

  gtk_picture_set_alternative_text (GTK_PICTURE (picture), block->text);
  gtk_picture_set_can_shrink (GTK_PICTURE (picture), TRUE);
  gtk_widget_set_size_request (picture, -1, PICTURE_HEIGHT);
  return picture;
}

/* The rows of a table follow one another; the first one is its head. */
static void
add_row (RecourseGuide *self, GtkBox *box, const RecourseGuideBlock *block)
{
  GtkWidget *grid =
      block->is_first ? gtk_grid_new () : gtk_widget_get_last_child (GTK_WIDGET (box));
  int row = 0;

  if (block->is_first)
    {
      gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
      gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
      gtk_box_append (box, grid);
    }
  while (gtk_grid_get_child_at (GTK_GRID (grid), 0, row) != NULL)
    row++;
  for (int i = 0; block->cells[i] != NULL; i++)
    gtk_grid_attach (GTK_GRID (grid),
                     create_label (self, block->cells[i], row == 0 ? "heading" : NULL), i, row, 1,
                     1);
}

static void
add_block (RecourseGuide *self, GtkBox *box, const RecourseGuideBlock *block)
{
  switch (block->kind)
    {
    case RECOURSE_GUIDE_TITLE:
      gtk_box_append (box, create_label (self, block->text, "title-1"));
      return;
    case RECOURSE_GUIDE_HEADING:
      gtk_box_append (box, create_label (self, block->text, "title-4"));
      return;
    case RECOURSE_GUIDE_PARAGRAPH:
      gtk_box_append (box, create_label (self, block->text, NULL));
      return;
    case RECOURSE_GUIDE_ITEM:
      gtk_box_append (box, create_item (self, block));
      return;
    case RECOURSE_GUIDE_CODE:
      gtk_box_append (box, create_code (block));
      return;
    case RECOURSE_GUIDE_PICTURE:
      gtk_box_append (box, create_picture (block));
      return;
    case RECOURSE_GUIDE_ROW:
      add_row (self, box, block);
      return;
    }
}

/* Pages */

/* (transfer full): the page in the first of the reader's languages that there is a guide in, else in English */
static GBytes *
find_page (const char *name)
{
  g_autofree char *path = g_strconcat (RECOURSE_RESOURCES "/guide/", name, ".md", NULL);

  for (const char *const *l = g_get_language_names (); *l != NULL; l++)
    {
      g_autofree char *own = g_strconcat (RECOURSE_RESOURCES "/guide/", *l, "/", name, ".md", NULL);
      GBytes *bytes = g_resources_lookup_data (own, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

      if (bytes != NULL)
        return bytes;
      if (g_str_equal (*l, "en"))
        break;
    }
  return g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
}

static void
fill_page (RecourseGuide *self, GtkBox *box, const char *name)
{
  g_autoptr (GBytes) bytes = find_page (name);
  g_autofree char *text = NULL;
  g_autoptr (GPtrArray) blocks = NULL;

  g_return_if_fail (bytes != NULL);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  blocks = recourse_guide_parse (text);
  for (guint i = 0; i < blocks->len; i++)
    add_block (self, box, g_ptr_array_index (blocks, i));
}

static void
on_page_mapped (GtkBox *box, RecourseGuide *self)
{
  if (gtk_widget_get_first_child (GTK_WIDGET (box)) == NULL)
    fill_page (self, box, gtk_widget_get_name (GTK_WIDGET (box)));
}

static void
add_page (RecourseGuide *self, const char *name, const char *title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_widget_set_name (box, name);
  gtk_widget_add_css_class (box, "guide-page");
  g_signal_connect (box, "map", G_CALLBACK (on_page_mapped), self);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), 720);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_stack_add_titled (self->pages, scroller, name, title);
}

static void
recourse_guide_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), RECOURSE_TYPE_GUIDE);
  G_OBJECT_CLASS (recourse_guide_parent_class)->dispose (object);
}

static void
recourse_guide_class_init (RecourseGuideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = recourse_guide_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, RECOURSE_RESOURCES "/ui/guide.ui");
  gtk_widget_class_bind_template_child (widget_class, RecourseGuide, pages);
}

static void
recourse_guide_init (RecourseGuide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (page_table); i++)
    add_page (self, page_table[i][0], _ (page_table[i][1]));
}

void
recourse_guide_show (GtkWindow *parent, const char *page)
{
  static RecourseGuide *guide = NULL; /* weak */

  if (guide == NULL)
    {
      GtkApplication *application = parent != NULL ? gtk_window_get_application (parent) : NULL;

      g_set_weak_pointer (&guide,
                          g_object_new (RECOURSE_TYPE_GUIDE, "application", application, NULL));
    }
  if (page != NULL)
    gtk_stack_set_visible_child_name (guide->pages, page);
  gtk_window_present (GTK_WINDOW (guide));
}
