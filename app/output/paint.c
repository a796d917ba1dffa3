/* The one painter.  Where the target has pixels, edges and rules are set on them here, in device space
 * and after the scale is known; where it has none (PDF), geometry is left as it is.  Text is drawn from
 * the lines that layout stored, so nothing wraps anew. */
#include "output/paint.h"

#include "drawing/symbol.h"
#include "drawing/text-layout.h"
#include "drawing/text.h"
#include "formats.h"
#include "glyphs.h"
#include "pattern.h"
#include "snap.h"
#include "stamps.h"

#include <math.h>
#include <string.h>
#include <pango/pangocairo.h>

typedef struct
{
  cairo_t *cr;
  RecourseThemeKind theme;
  RecourseGrid grid;
  const RecourseMark *mark; /* being painted */
  gboolean sets_letters;    /* itself, since Cairo would space them unevenly */
  gboolean has_stamps;      /* for symbols: the target has pixels of its own */
} Painter;

static gboolean
has_pixels (cairo_surface_t *surface)
{
  switch ((int)cairo_surface_get_type (surface))
    {
    case CAIRO_SURFACE_TYPE_PDF:
    case CAIRO_SURFACE_TYPE_PS:
    case CAIRO_SURFACE_TYPE_SVG:
    case CAIRO_SURFACE_TYPE_RECORDING:
      return FALSE;
    default:
      return TRUE;
    }
}

static Painter
painter_new (cairo_t *cr, RecourseThemeKind theme)
{
  cairo_surface_t *surface = cairo_get_group_target (cr);
  Painter self = { cr, theme, recourse_grid_logical, NULL, FALSE, FALSE };
  double device_x = 1, device_y = 1, offset_x = 0, offset_y = 0;
  cairo_matrix_t matrix;

  cairo_get_matrix (cr, &matrix);
  cairo_surface_get_device_scale (surface, &device_x, &device_y);
  cairo_surface_get_device_offset (surface, &offset_x, &offset_y);
  if (has_pixels (surface) && matrix.xy == 0 && matrix.yx == 0 && matrix.xx > 0
      && matrix.xx == matrix.yy)
    {
      self.grid = (RecourseGrid){ matrix.xx * device_x, matrix.x0 * device_x + offset_x,
                                  matrix.y0 * device_y + offset_y };
      self.sets_letters = recourse_glyphs_are_wanted (surface);
      self.has_stamps = cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_IMAGE;
    }
  return self;
}

/* Marks of a scene in transition fade, and have inks that are mixed. */
static void
set_color (Painter *self, RecourseInk ink, double alpha)
{
  double part = 1, presence = self->mark != NULL ? 1 - self->mark->fade : 1;
  RecourseColor color =
      ink < RECOURSE_N_INKS
          ? recourse_theme_color (self->theme, ink)
          : recourse_ink_mix_color (&self->mark->mixes[ink - RECOURSE_N_INKS], self->theme, &part);

  cairo_set_source_rgba (self->cr, color.red, color.green, color.blue, alpha * part * presence);
}

static void
set_solid (Painter *self)
{
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_dash (self->cr, NULL, 0, 0);
}

/* Round ends would fill the gaps of a dotted line. */
static void
set_dash (Painter *self, RecourseDash dash, double width)
{
  double lengths[2];

  if (dash == RECOURSE_DASH_SOLID)
    {
      set_solid (self);
      return;
    }
  recourse_dash_lengths (dash, width, lengths);
  cairo_set_line_cap (self->cr, CAIRO_LINE_CAP_BUTT);
  cairo_set_dash (self->cr, lengths, 2, 0);
}

void
recourse_trace_curve (cairo_t *cr, GArray *curve)
{
  cairo_new_path (cr);
  for (guint i = 0; i < curve->len; i++)
    {
      const RecourseCurvePoint *p = &g_array_index (curve, RecourseCurvePoint, i);

      switch (p->op)
        {
        case RECOURSE_CURVE_MOVE:
          cairo_move_to (cr, p->x, p->y);
          break;
        case RECOURSE_CURVE_LINE:
          cairo_line_to (cr, p->x, p->y);
          break;
        case RECOURSE_CURVE_CUBIC:
          cairo_curve_to (cr, p->x1, p->y1, p->x2, p->y2, p->x, p->y);
          break;
        case RECOURSE_CURVE_CLOSE:
          cairo_close_path (cr);
          break;
        }
    }
}

static void
trace_rect (cairo_t *cr, RecourseRect r, double radius)
{
  double corner = fmin (radius, fmin (r.width, r.height) / 2);

  cairo_new_path (cr);
  if (corner <= 0)
    {
      cairo_rectangle (cr, r.x, r.y, r.width, r.height);
      return;
    }
  cairo_arc (cr, r.x + r.width - corner, r.y + corner, corner, -G_PI / 2, 0);
  cairo_arc (cr, r.x + r.width - corner, r.y + r.height - corner, corner, 0, G_PI / 2);
  cairo_arc (cr, r.x + corner, r.y + r.height - corner, corner, G_PI / 2, G_PI);
  cairo_arc (cr, r.x + corner, r.y + corner, corner, G_PI, 1.5 * G_PI);
  cairo_close_path (cr);
}

/* Patterns hang on the scene's origin, so neighbours with one pattern join. */
static void
paint_pattern (Painter *self, RecoursePattern pattern)
{
  double left, top, right, bottom;

  cairo_save (self->cr);
  cairo_clip (self->cr);
  cairo_clip_extents (self->cr, &left, &top, &right, &bottom);
  set_solid (self);
  recourse_pattern_paint (self->cr, pattern, left, top, right, bottom);
  cairo_restore (self->cr);
}

/* The current path filled with @pattern, by tiles where there are pixels to be repeated. */
static void
fill_pattern (Painter *self, RecoursePattern pattern, RecourseInk ink)
{
  cairo_pattern_t *tile;
  cairo_path_t *path;

  set_color (self, ink, 1);
  tile = recourse_pattern_tile (self->cr, pattern, self->grid.scale);
  if (tile != NULL)
    {
      cairo_set_source (self->cr, tile);
      cairo_pattern_destroy (tile);
      cairo_fill_preserve (self->cr);
      return;
    }
  path = cairo_copy_path (self->cr);
  paint_pattern (self, pattern);
  cairo_new_path (self->cr);
  cairo_append_path (self->cr, path);
  cairo_path_destroy (path);
}

/* Fill and pattern of the current path, which is left in place.  An edge that its outline will cover needs no fine
 * steps. */
static void
fill_path (Painter *self, const RecoursePaint *paint)
{
  gboolean is_covered =
      self->has_stamps && paint->stroke != RECOURSE_INK_NONE && paint->dash == RECOURSE_DASH_SOLID;

  if (paint->fill != RECOURSE_INK_NONE)
    {
      set_color (self, paint->fill, paint->fill_alpha > 0 ? paint->fill_alpha : 1);
      cairo_set_antialias (self->cr, is_covered ? CAIRO_ANTIALIAS_FAST : CAIRO_ANTIALIAS_DEFAULT);
      cairo_fill_preserve (self->cr);
      cairo_set_antialias (self->cr, CAIRO_ANTIALIAS_DEFAULT);
    }
  if (paint->pattern != RECOURSE_PATTERN_NONE && paint->pattern_ink != RECOURSE_INK_NONE)
    fill_pattern (self, paint->pattern, paint->pattern_ink);
}

static void
stroke_path (Painter *self, const RecoursePaint *paint, double width)
{
  if (paint->stroke == RECOURSE_INK_NONE)
    return;
  set_color (self, paint->stroke, 1);
  set_dash (self, paint->dash, width);
  cairo_set_line_width (self->cr, width);
  cairo_stroke (self->cr);
}

static void
paint_rect (Painter *self, const RecourseMark *mark)
{
  const RecoursePaint *paint = &mark->paint;
  RecourseRect rect = recourse_snap_rect (&self->grid, mark->bounds);
  double width = paint->stroke != RECOURSE_INK_NONE
                     ? recourse_snap_width (&self->grid, paint->stroke_width)
                     : 0;

  if (paint->halo != RECOURSE_INK_NONE)
    {
      trace_rect (self->cr,
                  recourse_snap_rect (&self->grid, recourse_rect_grow (rect, paint->halo_width)),
                  paint->radius > 0 ? paint->radius + paint->halo_width : 0);
      set_color (self, paint->halo, 1);
      cairo_fill (self->cr);
    }
  trace_rect (self->cr, rect, paint->radius);
  fill_path (self, paint);
  /* An outline lies inside the edges, so that outlined and filled bars are equally large. */
  if (rect.width > width && rect.height > width)
    trace_rect (self->cr, recourse_rect_grow (rect, -width / 2), paint->radius - width / 2);
  stroke_path (self, paint, width);
}

static void
dash_rule (Painter *self, RecourseRect rule, double width, const RecoursePaint *paint)
{
  gboolean is_horizontal = rule.width >= rule.height;
  double x = is_horizontal ? rule.x : rule.x + width / 2;
  double y = is_horizontal ? rule.y + width / 2 : rule.y;

  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x, y);
  if (is_horizontal)
    cairo_rel_line_to (self->cr, rule.width, 0);
  else
    cairo_rel_line_to (self->cr, 0, rule.height);
  stroke_path (self, paint, width);
}

static void
paint_rule (Painter *self, const RecourseMark *mark)
{
  const RecoursePaint *paint = &mark->paint;
  double width = recourse_snap_width (&self->grid, paint->stroke_width);
  RecourseRect rule = recourse_snap_rule (&self->grid, mark);

  if (paint->halo != RECOURSE_INK_NONE)
    {
      trace_rect (self->cr,
                  recourse_snap_rect (&self->grid, recourse_rect_grow (rule, paint->halo_width)),
                  0);
      set_color (self, paint->halo, 1);
      cairo_fill (self->cr);
    }
  if (paint->dash != RECOURSE_DASH_SOLID)
    {
      dash_rule (self, rule, width, paint);
      return;
    }
  trace_rect (self->cr, rule, 0);
  set_color (self, paint->stroke, 1);
  cairo_fill (self->cr);
}

static void
paint_outline (Painter *self, GArray *curve, const RecoursePaint *paint)
{
  double width =
      paint->stroke != RECOURSE_INK_NONE ? fmax (paint->stroke_width, 1 / self->grid.scale) : 0;
  gboolean is_line = paint->fill == RECOURSE_INK_NONE && width > 0;
  g_autoptr (GArray) traced =
      is_line ? recourse_snap_curve (&self->grid, curve, &width) : g_array_ref (curve);

  recourse_trace_curve (self->cr, traced);
  if (paint->halo != RECOURSE_INK_NONE)
    {
      set_color (self, paint->halo, 1);
      set_solid (self);
      cairo_set_line_width (self->cr, width + 2 * paint->halo_width);
      cairo_stroke_preserve (self->cr);
    }
  fill_path (self, paint);
  stroke_path (self, paint, width);
}

static void
stamp_symbol (Painter *self, const RecourseMark *mark)
{
  const RecoursePaint *paint = &mark->paint;

  if (paint->fill != RECOURSE_INK_NONE)
    {
      set_color (self, paint->fill, paint->fill_alpha > 0 ? paint->fill_alpha : 1);
      recourse_stamp (self->cr, &self->grid, mark, 0);
    }
  if (paint->stroke != RECOURSE_INK_NONE)
    {
      set_color (self, paint->stroke, 1);
      recourse_stamp (self->cr, &self->grid, mark,
                      fmax (paint->stroke_width, 1 / self->grid.scale));
    }
}

static void
paint_symbol (Painter *self, const RecourseMark *mark)
{
  g_autoptr (GArray) curve = NULL;

  if (self->has_stamps && recourse_stamps_have (&self->grid, mark))
    {
      stamp_symbol (self, mark);
      return;
    }
  curve = recourse_symbol_curve (mark->symbol, mark->bounds);
  paint_outline (self, curve, &mark->paint);
}

static double
line_x (const RecourseMark *mark, double width)
{
  const RecourseRect *b = &mark->bounds;

  switch (mark->align)
    {
    case RECOURSE_ALIGN_START:
      return b->x;
    case RECOURSE_ALIGN_CENTER:
      return b->x + (b->width - width) / 2;
    case RECOURSE_ALIGN_END:
      return b->x + b->width - width;
    }
  g_return_val_if_reached (b->x);
}

/* Letters of the line at x, y, in the current source. */
static void
show_line (Painter *self, PangoLayoutLine *line, double x, double y)
{
  const RecourseGrid *grid = &self->grid;

  if (self->sets_letters
      && recourse_glyphs_show (self->cr, line, grid->scale, x * grid->scale + grid->dx,
                               y * grid->scale + grid->dy))
    return;
  cairo_new_path (self->cr);
  cairo_move_to (self->cr, x, y);
  pango_cairo_show_layout_line (self->cr, line);
  cairo_new_path (self->cr);
}

/* Whether who copies or searches the text needs the space at which @line was broken: in a PDF, unless the line ends in
 * an ideograph or runs from right to left, where its end is not at the right. */
static gboolean
is_read_on (const Painter *self, PangoLayout *layout, const char *line)
{
  const char *last = g_utf8_find_prev_char (line, line + strlen (line));

  return cairo_surface_get_type (cairo_get_target (self->cr)) == CAIRO_SURFACE_TYPE_PDF
         && last != NULL && !g_unichar_iswide (g_utf8_get_char (last))
         && pango_layout_get_direction (layout, 0) != PANGO_DIRECTION_RTL;
}

static void
paint_text_line (Painter *self, const RecourseMark *mark, guint i)
{
  const char *text = mark->lines[i];
  double width = recourse_text_line_width (text, mark->font_px, mark->is_semibold);
  PangoLayout *layout = recourse_text_lay_out_line (text, mark->font_px, mark->is_semibold);
  PangoLayoutLine *line = pango_layout_get_line_readonly (layout, 0);
  double x = line_x (mark, width);
  double y = mark->bounds.y + mark->baseline + i * mark->line_height;

  if (mark->paint.halo != RECOURSE_INK_NONE)
    {
      trace_rect (self->cr, recourse_text_plate (mark, i), RECOURSE_PLATE_RADIUS);
      set_color (self, mark->paint.halo, 1);
      cairo_fill (self->cr);
    }
  set_color (self, mark->paint.fill, 1);
  show_line (self, line, x, y);
  if (mark->lines[i + 1] != NULL && is_read_on (self, layout, text))
    {
      layout = recourse_text_lay_out_line (" ", mark->font_px, mark->is_semibold);
      show_line (self, pango_layout_get_line_readonly (layout, 0), x + width, y);
    }
}

static void
paint_mark (Painter *self, const RecourseMark *mark)
{
  self->mark = mark;
  switch (mark->shape)
    {
    case RECOURSE_SHAPE_RECT:
      paint_rect (self, mark);
      return;
    case RECOURSE_SHAPE_RULE:
      paint_rule (self, mark);
      return;
    case RECOURSE_SHAPE_CURVE:
      paint_outline (self, mark->curve, &mark->paint);
      return;
    case RECOURSE_SHAPE_SYMBOL:
      paint_symbol (self, mark);
      return;
    case RECOURSE_SHAPE_TEXT:
      for (guint i = 0; mark->lines[i] != NULL; i++)
        paint_text_line (self, mark, i);
      return;
    }
}

/* Round joins have no spikes; even-odd filling makes the holes of symbols. */
static void
begin (cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_set_line_cap (cr, CAIRO_LINE_CAP_ROUND);
  cairo_set_fill_rule (cr, CAIRO_FILL_RULE_EVEN_ODD);
}

void
recourse_paint_marks (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme)
{
  Painter self = painter_new (cr, theme);

  begin (cr);
  for (guint i = 0; i < scene->marks->len; i++)
    paint_mark (&self, g_ptr_array_index (scene->marks, i));
  cairo_restore (cr);
}

void
recourse_paint_scene (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme)
{
  Painter self = painter_new (cr, theme);

  cairo_save (cr);
  cairo_rectangle (cr, 0, 0, scene->width, scene->height);
  set_color (&self, RECOURSE_INK_BACKGROUND, 1);
  cairo_fill (cr);
  cairo_restore (cr);
  recourse_paint_marks (cr, scene, theme);
}

void
recourse_paint_mark (cairo_t *cr, const RecourseMark *mark, RecourseThemeKind theme)
{
  Painter self = painter_new (cr, theme);

  begin (cr);
  paint_mark (&self, mark);
  cairo_restore (cr);
}

void
recourse_paint_symbol (cairo_t *cr,
                       RecourseSymbol symbol,
                       RecourseRect bounds,
                       RecourseColor color,
                       gboolean is_filled)
{
  double width = bounds.width / 6;
  g_autoptr (GArray) curve =
      recourse_symbol_curve (symbol, is_filled ? bounds : recourse_rect_grow (bounds, -width / 2));

  begin (cr);
  recourse_trace_curve (cr, curve);
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_set_line_width (cr, width);
  if (is_filled)
    cairo_fill (cr);
  else
    cairo_stroke (cr);
  cairo_restore (cr);
}
