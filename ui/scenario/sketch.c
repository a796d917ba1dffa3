/* The shape of a distribution in 96 × 20 pixels.  It is a histogram of evenly spaced quantiles, which
 * serves every kind of distribution alike, discrete ones included, and needs no density function. */
#include "ui/scenario/sketch.h"

#include "ui/theme.h"

#include <math.h>

enum
{
  N_BINS = 32,
  N_LEVELS = 320,
  SKETCH_WIDTH = 96,
  SKETCH_HEIGHT = 20,
  SHAPE_HEIGHT = 15, /* the rule of P10–P90 lies below */
};

struct _RecourseSketch
{
  GtkWidget parent_instance;

  double from, to; /* P1, P99 */
  double p10, p50, p90;
  double held;
  double heights[N_BINS]; /* 0–1 */
};

G_DEFINE_FINAL_TYPE (RecourseSketch, recourse_sketch, GTK_TYPE_WIDGET)

static void
recourse_sketch_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? SKETCH_WIDTH : SKETCH_HEIGHT;
}

static double
position (RecourseSketch *self, double value)
{
  if (!(self->to > self->from))
    return SKETCH_WIDTH / 2.0;
  return SKETCH_WIDTH * CLAMP ((value - self->from) / (self->to - self->from), 0.0, 1.0);
}

static void
set_ink (cairo_t *cr, RecourseInk ink, double alpha)
{
  RecourseColor color = recourse_theme_color (recourse_ui_theme (), ink);

  cairo_set_source_rgba (cr, color.red, color.green, color.blue, alpha);
}

static void
draw_shape (RecourseSketch *self, cairo_t *cr)
{
  double step = (double)SKETCH_WIDTH / N_BINS;

  cairo_move_to (cr, 0, SHAPE_HEIGHT);
  for (guint i = 0; i < N_BINS; i++)
    cairo_line_to (cr, (i + 0.5) * step, SHAPE_HEIGHT - self->heights[i] * (SHAPE_HEIGHT - 1));
  cairo_line_to (cr, SKETCH_WIDTH, SHAPE_HEIGHT);
  cairo_close_path (cr);
  set_ink (cr, RECOURSE_INK_NEUTRAL, isnan (self->held) ? 0.55 : 0.25);
  cairo_fill (cr);
}

static void
draw_range (RecourseSketch *self, cairo_t *cr)
{
  double start = position (self, self->p10);
  double end = position (self, self->p90);

  set_ink (cr, RECOURSE_INK_INTERVAL, isnan (self->held) ? 1.0 : 0.4);
  cairo_rectangle (cr, start, SHAPE_HEIGHT + 1.5, MAX (end - start, 1), 2);
  cairo_fill (cr);
}

/* A stem with a head: where the driver is held, or its median while it varies. */
static void
draw_value (RecourseSketch *self, cairo_t *cr)
{
  gboolean is_held = !isnan (self->held);
  double x = position (self, is_held ? self->held : self->p50);

  set_ink (cr, is_held ? RECOURSE_INK_ACCENT : RECOURSE_INK_TEXT, 1.0);
  cairo_rectangle (cr, CLAMP (floor (x) - (is_held ? 1 : 0), 0, SKETCH_WIDTH - 2), 0,
                   is_held ? 2 : 1, SKETCH_HEIGHT);
  cairo_fill (cr);
}

static void
recourse_sketch_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  RecourseSketch *self = RECOURSE_SKETCH (widget);
  float y = (float)(gtk_widget_get_height (widget) - SKETCH_HEIGHT) / 2.0f;
  cairo_t *cr = NULL;

  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (0, floorf (y)));
  cr =
      gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, SKETCH_WIDTH, SKETCH_HEIGHT));
  draw_shape (self, cr);
  draw_range (self, cr);
  draw_value (self, cr);
  cairo_destroy (cr);
  gtk_snapshot_restore (snapshot);
}

static void
recourse_sketch_class_init (RecourseSketchClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = recourse_sketch_measure;
  widget_class->snapshot = recourse_sketch_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
recourse_sketch_init (RecourseSketch *self)
{
  self->held = NAN;
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  recourse_ui_theme_watch (GTK_WIDGET (self));
}

static void
count_quantiles (RecourseSketch *self, RecourseProgram *program, guint driver, double *counts)
{
  for (guint i = 0; i < N_LEVELS; i++)
    {
      double x = recourse_program_driver_quantile (program, driver, (i + 0.5) / N_LEVELS);
      double bin = (x - self->from) / (self->to - self->from) * N_BINS;

      if (bin >= 0 && bin <= N_BINS)
        counts[MIN ((guint)bin, N_BINS - 1)] += 1.0;
    }
}

/* Binomial smoothing, twice, takes out the steps of counting. */
static void
smooth (double *values)
{
  for (guint round = 0; round < 2; round++)
    {
      double before = values[0];

      for (guint i = 0; i < N_BINS; i++)
        {
          double here = values[i];
          double after = i + 1 < N_BINS ? values[i + 1] : here;

          values[i] = (before + 2 * here + after) / 4.0;
          before = here;
        }
    }
}

void
recourse_sketch_set_shape (RecourseSketch *self, RecourseProgram *program, guint driver)
{
  double tallest = 0.0;

  self->from = recourse_program_driver_quantile (program, driver, 0.01);
  self->to = recourse_program_driver_quantile (program, driver, 0.99);
  self->p10 = recourse_program_driver_quantile (program, driver, 0.1);
  self->p50 = recourse_program_driver_quantile (program, driver, 0.5);
  self->p90 = recourse_program_driver_quantile (program, driver, 0.9);
  memset (self->heights, 0, sizeof self->heights);
  if (self->to > self->from)
    {
      count_quantiles (self, program, driver, self->heights);
      smooth (self->heights);
    }
  for (guint i = 0; i < N_BINS; i++)
    tallest = MAX (tallest, self->heights[i]);
  for (guint i = 0; i < N_BINS && tallest > 0; i++)
    self->heights[i] /= tallest;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

void
recourse_sketch_set_held (RecourseSketch *self, double value)
{
  if (self->held == value || (isnan (self->held) && isnan (value)))
    return;
  self->held = value;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
