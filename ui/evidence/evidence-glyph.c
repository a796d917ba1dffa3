/* Status and confidence as small shapes, in the manner of the charts: what is sure is solid, what is said is an
 * outline, what is disputed is dotted.  Confidence is one to three bars. */
#include "ui/evidence/evidence-glyph.h"

#include "ui/theme.h"

#include <math.h>

enum
{
  SIZE = 14,
};

struct _RecourseEvidenceGlyph
{
  GtkWidget parent_instance;

  char *word;
};

G_DEFINE_FINAL_TYPE (RecourseEvidenceGlyph, recourse_evidence_glyph, GTK_TYPE_WIDGET)

static void
set_ink (cairo_t *cr, double alpha)
{
  RecourseColor color = recourse_theme_color (recourse_ui_theme (), RECOURSE_INK_SECONDARY);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

static void
outline_square (cairo_t *cr, double alpha)
{
  cairo_rectangle (cr, 2.5, 2.5, SIZE - 5, SIZE - 5);
  set_ink (cr, alpha);
  if (alpha > 0)
    cairo_fill_preserve (cr);
  set_ink (cr, 1.0);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
}

static void
draw_hatch (cairo_t *cr)
{
  cairo_save (cr);
  cairo_rectangle (cr, 2.5, 2.5, SIZE - 5, SIZE - 5);
  cairo_clip (cr);
  set_ink (cr, 0.8);
  cairo_set_line_width (cr, 1.1);
  for (double x = -SIZE; x < SIZE; x += 3)
    {
      cairo_move_to (cr, x, SIZE);
      cairo_line_to (cr, x + SIZE, 0);
    }
  cairo_stroke (cr);
  cairo_restore (cr);
  outline_square (cr, 0);
}

static void
draw_disputed (cairo_t *cr)
{
  const double dots[] = { 1.4, 1.6 };

  cairo_set_dash (cr, dots, G_N_ELEMENTS (dots), 0);
  outline_square (cr, 0);
  cairo_set_dash (cr, NULL, 0, 0);
  cairo_move_to (cr, 5.2, 5.8);
  cairo_curve_to (cr, 5.4, 3.6, 9.0, 3.8, 8.6, 6.0);
  cairo_curve_to (cr, 8.4, 7.0, 7.0, 6.9, 7.0, 8.2);
  cairo_stroke (cr);
  cairo_arc (cr, 7.0, 9.9, 0.8, 0, 2 * G_PI);
  cairo_fill (cr);
}

static void
draw_disc (cairo_t *cr)
{
  cairo_arc (cr, SIZE / 2.0, SIZE / 2.0, 4.8, 0, 2 * G_PI);
  set_ink (cr, 1.0);
  cairo_fill (cr);
}

static void
draw_diamond (cairo_t *cr)
{
  cairo_move_to (cr, SIZE / 2.0, 1.5);
  cairo_line_to (cr, SIZE - 1.5, SIZE / 2.0);
  cairo_line_to (cr, SIZE / 2.0, SIZE - 1.5);
  cairo_line_to (cr, 1.5, SIZE / 2.0);
  cairo_close_path (cr);
  set_ink (cr, 1.0);
  cairo_set_line_width (cr, 1.2);
  cairo_stroke (cr);
}

static void
draw_bars (cairo_t *cr, guint n)
{
  for (guint i = 0; i < 3; i++)
    {
      double height = 3.0 + 3.0 * i;

      cairo_rectangle (cr, 1.5 + 4.0 * i, SIZE - 2 - height, 3, height);
      set_ink (cr, i < n ? 1.0 : 0.22);
      cairo_fill (cr);
    }
}

/* Two arrows that meet: claims that cannot both hold. */
static void
draw_conflict (cairo_t *cr)
{
  set_ink (cr, 1.0);
  cairo_move_to (cr, 1, 3.5);
  cairo_line_to (cr, 6.2, 7);
  cairo_line_to (cr, 1, 10.5);
  cairo_close_path (cr);
  cairo_move_to (cr, SIZE - 1, 3.5);
  cairo_line_to (cr, SIZE - 6.2, 7);
  cairo_line_to (cr, SIZE - 1, 10.5);
  cairo_close_path (cr);
  cairo_fill (cr);
}

static void
draw (const char *word, cairo_t *cr)
{
  if (g_str_equal (word, "paid"))
    outline_square (cr, 1.0);
  else if (g_str_equal (word, "committed"))
    outline_square (cr, 0.6);
  else if (g_str_equal (word, "conditional"))
    draw_hatch (cr);
  else if (g_str_equal (word, "reported"))
    outline_square (cr, 0.0);
  else if (g_str_equal (word, "disputed"))
    draw_disputed (cr);
  else if (g_str_equal (word, "fact"))
    draw_disc (cr);
  else if (g_str_equal (word, "valuation"))
    draw_diamond (cr);
  else if (g_str_equal (word, "conflict"))
    draw_conflict (cr);
  else if (g_str_equal (word, "high"))
    draw_bars (cr, 3);
  else if (g_str_equal (word, "medium"))
    draw_bars (cr, 2);
  else if (g_str_equal (word, "low"))
    draw_bars (cr, 1);
}

static void
recourse_evidence_glyph_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseEvidenceGlyph *self = RECOURSE_EVIDENCE_GLYPH (widget);
  float y = floorf ((float)(gtk_widget_get_height (widget) - SIZE) / 2.0f);
  cairo_t *cr = NULL;

  if (self->word == NULL)
    return;
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, y, SIZE, SIZE));
  cairo_translate (cr, 0, y);
  draw (self->word, cr);
  cairo_destroy (cr);
}

static void
recourse_evidence_glyph_measure (GtkWidget *widget,
                                 GtkOrientation orientation,
                                 int for_size,
                                 int *minimum,
                                 int *natural,
                                 int *minimum_baseline,
                                 int *natural_baseline)
{
  *minimum = *natural = SIZE;
}

static void
recourse_evidence_glyph_finalize (GObject *object)
{
  g_free (RECOURSE_EVIDENCE_GLYPH (object)->word);
  G_OBJECT_CLASS (recourse_evidence_glyph_parent_class)->finalize (object);
}

static void
recourse_evidence_glyph_class_init (RecourseEvidenceGlyphClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = recourse_evidence_glyph_finalize;
  widget_class->measure = recourse_evidence_glyph_measure;
  widget_class->snapshot = recourse_evidence_glyph_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
recourse_evidence_glyph_init (RecourseEvidenceGlyph *self)
{
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

GtkWidget *
recourse_evidence_glyph_new (void)
{
  return g_object_new (RECOURSE_TYPE_EVIDENCE_GLYPH, NULL);
}

void
recourse_evidence_glyph_set_word (RecourseEvidenceGlyph *self, const char *word)
{
  g_free (self->word);
  self->word = g_strdup (word);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
