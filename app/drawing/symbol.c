/* Symbols as closed curves inside the unit square, scaled to their bounds.  Sizes are such that all
 * look equally heavy: a square as large as a circle would shout. */
#include "drawing/symbol.h"

/* Control points of a quarter circle. */
#define KAPPA 0.5522847498

typedef struct
{
  GArray *curve;
  RecourseRect bounds;
} Sketch;

static double
at_x (const Sketch *sketch, double x)
{
  return sketch->bounds.x + x * sketch->bounds.width;
}

static double
at_y (const Sketch *sketch, double y)
{
  return sketch->bounds.y + y * sketch->bounds.height;
}

/* One quarter of a circle of radius @r about the middle, from the point (@ux, @uy) to (@vx, @vy). */
static void
add_quarter (const Sketch *sketch, double r, double ux, double uy, double vx, double vy)
{
  recourse_curve_cubic_to (sketch->curve, at_x (sketch, 0.5 + r * (ux + KAPPA * vx)),
                           at_y (sketch, 0.5 + r * (uy + KAPPA * vy)),
                           at_x (sketch, 0.5 + r * (vx + KAPPA * ux)),
                           at_y (sketch, 0.5 + r * (vy + KAPPA * uy)), at_x (sketch, 0.5 + r * vx),
                           at_y (sketch, 0.5 + r * vy));
}

static void
add_circle (const Sketch *sketch, double r)
{
  recourse_curve_move_to (sketch->curve, at_x (sketch, 0.5), at_y (sketch, 0.5 - r));
  add_quarter (sketch, r, 0, -1, 1, 0);
  add_quarter (sketch, r, 1, 0, 0, 1);
  add_quarter (sketch, r, 0, 1, -1, 0);
  add_quarter (sketch, r, -1, 0, 0, -1);
  recourse_curve_close (sketch->curve);
}

/* The hole that turns a disc into one whose left half is filled. */
static void
add_right_half (const Sketch *sketch, double r)
{
  recourse_curve_move_to (sketch->curve, at_x (sketch, 0.5), at_y (sketch, 0.5 - r));
  add_quarter (sketch, r, 0, -1, 1, 0);
  add_quarter (sketch, r, 1, 0, 0, 1);
  recourse_curve_close (sketch->curve);
}

static void
add_polygon (const Sketch *sketch, const double (*points)[2], guint n)
{
  for (guint i = 0; i < n; i++)
    {
      double x = at_x (sketch, points[i][0]), y = at_y (sketch, points[i][1]);

      if (i == 0)
        recourse_curve_move_to (sketch->curve, x, y);
      else
        recourse_curve_line_to (sketch->curve, x, y);
    }
  recourse_curve_close (sketch->curve);
}

GArray *
recourse_symbol_curve (RecourseSymbol symbol, RecourseRect bounds)
{
  static const double square[][2] = { { .07, .07 }, { .93, .07 }, { .93, .93 }, { .07, .93 } };
  static const double triangle[][2] = { { .5, .02 }, { 1, .93 }, { 0, .93 } };
  static const double diamond[][2] = { { .5, 0 }, { 1, .5 }, { .5, 1 }, { 0, .5 } };
  static const double cross[][2] = { { .33, 0 },   { .67, 0 },   { .67, .33 }, { 1, .33 },
                                     { 1, .67 },   { .67, .67 }, { .67, 1 },   { .33, 1 },
                                     { .33, .67 }, { 0, .67 },   { 0, .33 },   { .33, .33 } };
  static const double arrow[][2] = { { 0, 0 }, { 1, .5 }, { 0, 1 } };
  Sketch sketch = { recourse_curve_new (), bounds };

  switch (symbol)
    {
    case RECOURSE_SYMBOL_CIRCLE:
      add_circle (&sketch, 0.5);
      break;
    case RECOURSE_SYMBOL_SQUARE:
      add_polygon (&sketch, square, G_N_ELEMENTS (square));
      break;
    case RECOURSE_SYMBOL_TRIANGLE:
      add_polygon (&sketch, triangle, G_N_ELEMENTS (triangle));
      break;
    case RECOURSE_SYMBOL_DIAMOND:
      add_polygon (&sketch, diamond, G_N_ELEMENTS (diamond));
      break;
    case RECOURSE_SYMBOL_CROSS:
      add_polygon (&sketch, cross, G_N_ELEMENTS (cross));
      break;
    case RECOURSE_SYMBOL_RING:
      add_circle (&sketch, 0.5);
      add_circle (&sketch, 0.28);
      break;
    case RECOURSE_SYMBOL_HALF_DISC:
      add_circle (&sketch, 0.5);
      add_right_half (&sketch, 0.36);
      break;
    case RECOURSE_SYMBOL_ARROW:
      add_polygon (&sketch, arrow, G_N_ELEMENTS (arrow));
      break;
    }
  return sketch.curve;
}
