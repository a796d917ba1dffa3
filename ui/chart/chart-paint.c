/* A scene on the screen.  It is painted into pixels of our own, not into a recording of GTK's, because
 * only on real device pixels can hairlines and edges be set exactly; and a texture is drawn again for
 * nothing while the pointer moves. */
#include "ui/chart/chart-paint.h"

#include "output/paint.h"

#include <math.h>

static void
free_surface (gpointer surface)
{
  cairo_surface_destroy (surface);
}

GdkTexture *
recourse_chart_paint_texture (const RecourseScene *scene, RecourseThemeKind theme, double scale)
{
  int width = MAX ((int)ceil (scene->width * scale), 1);
  int height = MAX ((int)ceil (scene->height * scale), 1);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_ARGB32, width, height);
  cairo_t *cr = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int stride = 0;

  cairo_surface_set_device_scale (surface, scale, scale);
  cr = cairo_create (surface);
  recourse_paint_scene (cr, scene, theme);
  cairo_destroy (cr);
  cairo_surface_flush (surface);

  stride = cairo_image_surface_get_stride (surface);
  bytes = g_bytes_new_with_free_func (cairo_image_surface_get_data (surface),
                                      (gsize)stride * (gsize)height, free_surface, surface);
  return gdk_memory_texture_new (width, height, GDK_MEMORY_DEFAULT, bytes, (gsize)stride);
}

static void
outline_bounds (cairo_t *cr, const RecourseMark *mark, RecourseColor color)
{
  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_set_line_width (cr, 2);
  cairo_rectangle (cr, mark->bounds.x - 2, mark->bounds.y - 2, mark->bounds.width + 4,
                   mark->bounds.height + 4);
  cairo_stroke (cr);
}

/* The mark itself, drawn as a line: an area is outlined along its edge, not by the box around it. */
void
recourse_chart_paint_outline (cairo_t *cr, const RecourseMark *mark, RecourseThemeKind theme)
{
  RecourseMark outline = *mark;

  if (mark->shape == RECOURSE_SHAPE_RULE || mark->shape == RECOURSE_SHAPE_TEXT)
    {
      outline_bounds (cr, mark, recourse_theme_color (theme, RECOURSE_INK_TEXT));
      return;
    }
  outline.paint = (RecoursePaint){ 0 };
  outline.paint.stroke = RECOURSE_INK_TEXT;
  outline.paint.stroke_width = 2;
  outline.paint.radius = mark->paint.radius;
  recourse_paint_mark (cr, &outline, theme);
}
