/* One fact in the inspector: a name and a figure, with a bar where figures are compared; a formula; a sentence; a
 * link; or a claim that can be adopted. */
#include "config.h"

#include "ui/inspector/inspector-row.h"

#include "ui/link.h"
#include "ui/theme.h"

#include <glib/gi18n.h>

enum
{
  BAR_HEIGHT = 6,
};

struct _RecourseInspectorRow
{
  GtkListBoxRow parent_instance;

  RecourseFactKind kind;
  GtkLabel *label;
  GtkLabel *value;        /* or NULL */
  GtkWidget *bar;         /* or NULL */
  GtkCheckButton *choice; /* or NULL */
  double amount, low, high;
  gboolean is_updating;
};

G_DEFINE_FINAL_TYPE (RecourseInspectorRow, recourse_inspector_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
recourse_inspector_row_class_init (RecourseInspectorRowClass *klass)
{
  signals[CHOSEN] = g_signal_new ("chosen", RECOURSE_TYPE_INSPECTOR_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
recourse_inspector_row_init (RecourseInspectorRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "fact-row");
}

/* Parts */

static GtkLabel *
create_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_insert_hyphens_new (FALSE));
  gtk_label_set_xalign (GTK_LABEL (label), 0.0f);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return GTK_LABEL (label);
}

/* Figures stand at the end of the row, whatever the direction of writing; a sign stays before its digits. */
static GtkLabel *
create_value (const char *text)
{
  GtkLabel *value = GTK_LABEL (gtk_label_new (text));

  gtk_widget_add_css_class (GTK_WIDGET (value), "numeric");
  gtk_label_set_xalign (value, 1.0f);
  gtk_widget_set_valign (GTK_WIDGET (value), GTK_ALIGN_CENTER);
  return value;
}

static void
draw_bar (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  RecourseInspectorRow *self = user_data;
  double range = self->high - self->low;
  double zero = range > 0 ? -self->low / range * width : 0;
  double end = range > 0 ? (self->amount - self->low) / range * width : 0;
  RecourseThemeKind theme = recourse_ui_theme ();
  RecourseColor ink = recourse_theme_color (theme, RECOURSE_INK_NEUTRAL);
  RecourseColor axis = recourse_theme_color (theme, RECOURSE_INK_ZERO);

  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
  cairo_rectangle (cr, MIN (zero, end), 1, fabs (end - zero), height - 2);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, axis.red, axis.green, axis.blue);
  cairo_rectangle (cr, CLAMP (floor (zero), 0, width - 1), 0, 1, height);
  cairo_fill (cr);
}

static GtkWidget *
create_bar (RecourseInspectorRow *self)
{
  GtkWidget *bar = gtk_drawing_area_new ();

  gtk_drawing_area_set_content_height (GTK_DRAWING_AREA (bar), BAR_HEIGHT);
  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (bar), draw_bar, self, NULL);
  gtk_widget_set_direction (bar, GTK_TEXT_DIR_LTR);
  recourse_ui_theme_watch (bar);
  return bar;
}

/* Rows */

static GtkWidget *
create_figure (RecourseInspectorRow *self, const RecourseFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->label = create_label (fact->label, NULL);
  self->value = create_value (fact->value);
  gtk_widget_set_hexpand (GTK_WIDGET (self->label), TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (box), line);
  if (fact->kind == RECOURSE_FACT_BAR)
    {
      self->bar = create_bar (self);
      gtk_box_append (GTK_BOX (box), self->bar);
    }
  return box;
}

static GtkWidget *
create_record (RecourseInspectorRow *self, const RecourseFact *fact)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->label = create_label (fact->label, NULL);
  self->value = create_label (fact->value, "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "dim-label");
  gtk_widget_add_css_class (GTK_WIDGET (self->value), "dimmed");
  gtk_widget_set_visible (GTK_WIDGET (self->value), fact->value != NULL);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->value));
  gtk_box_append (GTK_BOX (line), words);
  if (fact->kind == RECOURSE_FACT_LINK && recourse_link_is_safe (fact->url))
    gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("adw-external-link-symbolic"));
  return line;
}

static GtkWidget *
create_text (RecourseInspectorRow *self, const RecourseFact *fact)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gboolean is_formula = fact->kind == RECOURSE_FACT_FORMULA;

  self->label = create_label (fact->label, "caption");
  self->value = create_label (fact->value, is_formula ? "formula" : NULL);
  gtk_label_set_selectable (self->value, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->label), is_formula);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->value));
  return box;
}

static void
on_choice_toggled (GtkCheckButton *choice, RecourseInspectorRow *self)
{
  if (!self->is_updating && gtk_check_button_get_active (choice))
    g_signal_emit (self, signals[CHOSEN], 0);
}

static GtkWidget *
create_claim (RecourseInspectorRow *self, const RecourseFact *fact)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->choice = GTK_CHECK_BUTTON (gtk_check_button_new ());
  self->label = create_label (fact->label, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->choice), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  fact->label, -1);
  gtk_widget_set_valign (GTK_WIDGET (self->choice), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->label));
  if (fact->value != NULL)
    {
      self->value = create_label (fact->value, "caption");
      gtk_box_append (GTK_BOX (words), GTK_WIDGET (self->value));
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->choice));
  gtk_box_append (GTK_BOX (line), words);
  g_signal_connect (self->choice, "toggled", G_CALLBACK (on_choice_toggled), self);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), TRUE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE); /* the choice is */
  return line;
}

static GtkWidget *
create_content (RecourseInspectorRow *self, const RecourseFact *fact)
{
  switch (fact->kind)
    {
    case RECOURSE_FACT_FORMULA:
    case RECOURSE_FACT_TEXT:
      return create_text (self, fact);
    case RECOURSE_FACT_CLAIM:
      return create_claim (self, fact);
    case RECOURSE_FACT_RECORD:
    case RECOURSE_FACT_LINK:
      return create_record (self, fact);
    case RECOURSE_FACT_FIGURE:
    case RECOURSE_FACT_BAR:
    default:
      return create_figure (self, fact);
    }
}

GtkWidget *
recourse_inspector_row_new (const RecourseFact *fact)
{
  RecourseInspectorRow *self = g_object_new (RECOURSE_TYPE_INSPECTOR_ROW, NULL);
  gboolean leads_on = fact->target != NULL || fact->url != NULL;

  self->kind = fact->kind;
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), leads_on);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), create_content (self, fact));
  if (fact->url != NULL)
    gtk_widget_set_tooltip_text (GTK_WIDGET (self), fact->url);
  return GTK_WIDGET (self);
}

void
recourse_inspector_row_update (RecourseInspectorRow *self,
                               const RecourseFact *fact,
                               double low,
                               double high)
{
  g_autofree char *spoken = g_strdup_printf ("%s%s%s", fact->label, fact->value != NULL ? ": " : "",
                                             fact->value != NULL ? fact->value : "");

  self->is_updating = TRUE;
  if (self->value != NULL && g_strcmp0 (gtk_label_get_text (self->value), fact->value) != 0)
    gtk_label_set_text (self->value, fact->value != NULL ? fact->value : "");
  if (self->choice != NULL)
    gtk_check_button_set_active (self->choice, fact->is_on);
  self->amount = fact->amount;
  self->low = low;
  self->high = high;
  if (self->bar != NULL)
    gtk_widget_queue_draw (self->bar);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  self->is_updating = FALSE;
}

void
recourse_inspector_row_join (RecourseInspectorRow *self, RecourseInspectorRow *other)
{
  if (self->choice != NULL && other->choice != NULL)
    gtk_check_button_set_group (self->choice, other->choice);
}
