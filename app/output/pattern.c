/* Patterns hang on the scene's origin, so neighbours with one pattern join, and the tiles of SVG meet
 * the lines drawn here. */
#include "pattern.h"

#include <math.h>

#define STEP ((double)RECOURSE_PATTERN_STEP)
#define WIDTH 1.25
#define DOT 2.2

/* Lines x + y = c (@slope 1), x − y = c (−1) or x = c (0). */
static void
stroke_family (cairo_t *cr, double slope, double left, double top, double right, double bottom)
{
  double first = slope > 0 ? left + top : slope < 0 ? left - bottom : left;
  double last = slope > 0 ? right + bottom : slope < 0 ? right - top : right;

  cairo_new_path (cr);
  for (double c = floor (first / STEP) * STEP; c <= last + STEP; c += STEP)
    {
      double offset = slope == 0 ? STEP / 2 : 0;

      cairo_move_to (cr, c + offset - slope * top, top);
      cairo_line_to (cr, c + offset - slope * bottom, bottom);
    }
  cairo_set_line_width (cr, WIDTH);
  cairo_stroke (cr);
}

static void
stroke_rows (cairo_t *cr, double left, double top, double right, double bottom)
{
  cairo_new_path (cr);
  for (double y = floor (top / STEP) * STEP + STEP / 2; y <= bottom + STEP; y += STEP)
    {
      cairo_move_to (cr, left, y);
      cairo_line_to (cr, right, y);
    }
  cairo_set_line_width (cr, WIDTH);
  cairo_stroke (cr);
}

/* A row of dots is one dashed line: a file holds a row and not every dot.  Dots are square, since readers of PDF draw
 * round ends as small as these too pale. */
static void
stroke_dots (cairo_t *cr, double left, double top, double right, double bottom)
{
  const double dash[] = { DOT, STEP - DOT };
  double first = floor (left / STEP) * STEP + (STEP - DOT) / 2;

  cairo_new_path (cr);
  for (double y = floor (top / STEP) * STEP + STEP / 2; y <= bottom + STEP; y += STEP)
    {
      cairo_move_to (cr, first, y);
      cairo_line_to (cr, right + STEP, y);
    }
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_line_width (cr, DOT);
  cairo_set_dash (cr, dash, G_N_ELEMENTS (dash), 0);
  cairo_stroke (cr);
  cairo_set_dash (cr, NULL, 0, 0);
}

void
recourse_pattern_paint (
    cairo_t *cr, RecoursePattern pattern, double left, double top, double right, double bottom)
{
  switch (pattern)
    {
    case RECOURSE_PATTERN_NONE:
      return;
    case RECOURSE_PATTERN_HATCH:
      stroke_family (cr, 1, left, top, right, bottom);
      return;
    case RECOURSE_PATTERN_BACK_HATCH:
      stroke_family (cr, -1, left, top, right, bottom);
      return;
    case RECOURSE_PATTERN_VERTICAL:
      stroke_family (cr, 0, left, top, right, bottom);
      return;
    case RECOURSE_PATTERN_GRID:
      stroke_family (cr, 0, left, top, right, bottom);
      stroke_rows (cr, left, top, right, bottom);
      return;
    case RECOURSE_PATTERN_DOTS:
      stroke_dots (cr, left, top, right, bottom);
      return;
    }
}

cairo_pattern_t *
recourse_pattern_tile (cairo_t *cr, RecoursePattern pattern, double scale)
{
  double side = STEP * scale;
  int pixels = (int)round (side);
  cairo_surface_t *surface;
  cairo_pattern_t *tile;
  cairo_matrix_t matrix;
  cairo_t *drawing;

  if (cairo_surface_get_type (cairo_get_group_target (cr)) != CAIRO_SURFACE_TYPE_IMAGE
      || fabs (side - pixels) > 1e-6 || pixels < 1)
    return NULL;
  surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, pixels, pixels);
  drawing = cairo_create (surface);
  cairo_set_source (drawing, cairo_get_source (cr));
  cairo_scale (drawing, scale, scale);
  recourse_pattern_paint (drawing, pattern, -STEP, -STEP, 2 * STEP, 2 * STEP);
  cairo_destroy (drawing);
  tile = cairo_pattern_create_for_surface (surface);
  cairo_surface_destroy (surface);
  cairo_matrix_init_scale (&matrix, scale, scale);
  cairo_pattern_set_matrix (tile, &matrix);
  cairo_pattern_set_extend (tile, CAIRO_EXTEND_REPEAT);
  cairo_pattern_set_filter (tile, CAIRO_FILTER_NEAREST);
  return tile;
}

static const struct
{
  const char *name;
  const char *tile;
} patterns[] = {
  [RECOURSE_PATTERN_NONE] = { "none", "" },
  [RECOURSE_PATTERN_HATCH] = { "hatch", "<path d=\"M-1 1 1-1M-1 7 7-1M5 7 7 5\" stroke=\"%s\" "
                                        "stroke-width=\"1.25\"/>" },
  [RECOURSE_PATTERN_DOTS] = { "dots", "<path d=\"M1.9 1.9h2.2v2.2H1.9z\" fill=\"%s\"/>" },
  [RECOURSE_PATTERN_BACK_HATCH] = { "back-hatch", "<path d=\"M5-1 7 1M-1-1 7 7M-1 5 1 7\" "
                                                  "stroke=\"%s\" stroke-width=\"1.25\"/>" },
  [RECOURSE_PATTERN_GRID] = { "grid",
                              "<path d=\"M3 0V6M0 3H6\" stroke=\"%s\" stroke-width=\"1.25\"/>" },
  [RECOURSE_PATTERN_VERTICAL] = { "vertical",
                                  "<path d=\"M3 0V6\" stroke=\"%s\" stroke-width=\"1.25\"/>" },
};

const char *
recourse_pattern_name (RecoursePattern pattern)
{
  return patterns[pattern].name;
}

void
recourse_pattern_append_tile (GString *svg, RecoursePattern pattern, const char *color)
{
  g_auto (GStrv) parts = g_strsplit (patterns[pattern].tile, "%s", 2);

  g_string_append (svg, parts[0]);
  if (parts[0] != NULL && parts[1] != NULL)
    g_string_append_printf (svg, "%s%s", color, parts[1]);
}
