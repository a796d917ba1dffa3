/* A picture as a page of its own, of its own size. */
#include "formats.h"

#include "output/pages.h"

GBytes *
recourse_write_pdf (const RecourseScene *scene, const RecourseExport *how, GError **error)
{
  g_autoptr (RecoursePages) pages = recourse_pages_new (scene->title, scene->description, NULL);
  RecourseColor ground = recourse_theme_color (how->theme, RECOURSE_INK_BACKGROUND);
  double scale = recourse_export_scale (how);
  cairo_t *cr = recourse_pages_begin (pages, scene->width * scale, scene->height * scale,
                                      how->is_transparent ? NULL : &ground);

  cairo_scale (cr, scale, scale);
  recourse_pages_paint_scene (pages, scene, how->theme);
  recourse_pages_end (pages);
  return recourse_pages_finish (pages, how->attachments, error);
}
