/* A symbol of the charts among the window's own controls.  It is drawn by the painter of the charts, so a
 * party looks the same in the panel, in the strip and in every picture.  Words always stand beside it;
 * for assistive technology it is decoration. */
#include "ui/symbol.h"

#include "output/paint.h"
#include "ui/theme.h"

#include <math.h>

struct _RecourseSymbolView
{
  GtkWidget parent_instance;

  RecourseSymbol symbol;
  RecourseInk ink;
  int size;
  gboolean is_on_accent;
};

G_DEFINE_FINAL_TYPE (RecourseSymbolView, recourse_symbol_view, GTK_TYPE_WIDGET)

/* As tall as the words beside it, where these are large. */
static int
get_size (RecourseSymbolView *self)
{
  return (int)round (self->size * fmax (recourse_ui_text_scale (GTK_WIDGET (self)), 1.0));
}

static void
recourse_symbol_view_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum = *natural = get_size (RECOURSE_SYMBOL_VIEW (widget));
}

static void
recourse_symbol_view_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseSymbolView *self = RECOURSE_SYMBOL_VIEW (widget);
  float width = (float)gtk_widget_get_width (widget);
  float height = (float)gtk_widget_get_height (widget);
  RecourseThemeKind theme = recourse_ui_theme ();
  int size = get_size (self);
  RecourseRect bounds = { (width - size) / 2.0, (height - size) / 2.0, size, size };
  cairo_t *cr = NULL;

  if (self->is_on_accent)
    theme = recourse_ui_theme_on_accent (theme);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, width, height));
  recourse_paint_symbol (cr, self->symbol, bounds, recourse_theme_color (theme, self->ink), TRUE);
  cairo_destroy (cr);
}

static void
recourse_symbol_view_class_init (RecourseSymbolViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = recourse_symbol_view_measure;
  widget_class->snapshot = recourse_symbol_view_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
recourse_symbol_view_init (RecourseSymbolView *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_symbol_view_new (RecourseSymbol symbol, RecourseInk ink, int size)
{
  RecourseSymbolView *self = g_object_new (RECOURSE_TYPE_SYMBOL_VIEW, NULL);

  self->symbol = symbol;
  self->ink = ink;
  self->size = size;
  return GTK_WIDGET (self);
}

GtkWidget *
recourse_symbol_view_new_party (guint party, int size)
{
  return recourse_symbol_view_new (recourse_party_symbol (party), recourse_party_ink (party), size);
}

GtkWidget *
recourse_symbol_view_new_basis (const char *basis, int size)
{
  RecourseSymbol symbol = RECOURSE_SYMBOL_RING;

  if (g_strcmp0 (basis, "claim") == 0)
    symbol = RECOURSE_SYMBOL_CIRCLE;
  else if (g_strcmp0 (basis, "external") == 0)
    symbol = RECOURSE_SYMBOL_HALF_DISC;
  return recourse_symbol_view_new (symbol, RECOURSE_INK_SECONDARY, size);
}

void
recourse_symbol_view_set_on_accent (RecourseSymbolView *self, gboolean is_on_accent)
{
  if (self->is_on_accent == is_on_accent)
    return;
  self->is_on_accent = is_on_accent;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
