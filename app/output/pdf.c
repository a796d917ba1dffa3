/* A page of vectors and real text, tagged for screen readers: the title is a heading, lines of text
 * around the chart are paragraphs, the rest is one figure.  Cairo can neither name the language nor give a
 * figure a text of its own, so the description goes into the subject. */
#include "formats.h"

#include "output/paint.h"

#include <cairo-pdf.h>
#include <string.h>

/* Points of a logical pixel, 96 of which make an inch. */
#define POINTS 0.75
/* Cairo writes the time of day where no date is given, and no two files would be alike. */
#define FIXED_DATE "2026-01-01T00:00:00Z"

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (cairo_surface_t *surface, const RecourseScene *scene)
{
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, FIXED_DATE);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Recourse");
  if (scene->title != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, scene->title);
  if (scene->description != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, scene->description);
}

static const char *
tag_of (const RecourseMark *mark)
{
  static const char *const paragraphs[] = { "subtitle", "note", "source", NULL };

  if (strcmp (mark->role, "title") == 0)
    return "H1";
  return g_strv_contains (paragraphs, mark->role) ? "P" : "Figure";
}

static void
paint_background (cairo_t *cr, RecourseThemeKind theme)
{
  RecourseColor color = recourse_theme_color (theme, RECOURSE_INK_BACKGROUND);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_paint (cr);
}

/* In painting order; neighbours of one kind share a tag, but every paragraph has its own. */
static void
paint_tagged (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme)
{
  const char *open = NULL;

  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      const char *tag = tag_of (mark);

      if (open != NULL && (strcmp (open, tag) != 0 || strcmp (tag, "P") == 0))
        {
          cairo_tag_end (cr, open);
          open = NULL;
        }
      if (open == NULL)
        cairo_tag_begin (cr, tag, NULL);
      open = tag;
      recourse_paint_mark (cr, mark, theme);
    }
  if (open != NULL)
    cairo_tag_end (cr, open);
  cairo_tag_end (cr, "Document");
}

GBytes *
recourse_write_pdf (const RecourseScene *scene,
                    RecourseThemeKind theme,
                    double scale,
                    GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autoptr (cairo_surface_t) surface = cairo_pdf_surface_create_for_stream (
      append_bytes, bytes, scene->width * POINTS * scale, scene->height * POINTS * scale);
  g_autoptr (cairo_t) cr = cairo_create (surface);

  set_metadata (surface, scene);
  paint_background (cr, theme);
  cairo_scale (cr, POINTS * scale, POINTS * scale);
  paint_tagged (cr, scene, theme);
  cairo_show_page (cr);
  if (!recourse_check_cairo (cairo_status (cr), error))
    return NULL;
  cairo_surface_finish (surface);
  if (!recourse_check_cairo (cairo_surface_status (surface), error))
    return NULL;
  return g_byte_array_free_to_bytes (g_steal_pointer (&bytes));
}
