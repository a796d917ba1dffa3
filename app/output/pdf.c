/* A page of vectors and real text, tagged for screen readers in reading order: the title is a heading,
 * lines of text around the chart are paragraphs, the rest is one figure.  Cairo can neither name the
 * language nor give a figure a text of its own, so the description goes into the subject, and into a
 * paragraph before the figure that is heard and found but not seen. */
#include "formats.h"

#include "drawing/text.h"
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

static void
paint_background (cairo_t *cr, RecourseThemeKind theme)
{
  RecourseColor color = recourse_theme_color (theme, RECOURSE_INK_BACKGROUND);

  cairo_set_source_rgb (cr, color.red, color.green, color.blue);
  cairo_paint (cr);
}

typedef enum
{
  PART_HEAD,
  PART_FIGURE,
  PART_FOOT,
} Part;

static Part
part_of (const RecourseMark *mark)
{
  static const char *const head[] = { "title", "subtitle", NULL };
  static const char *const foot[] = { "note", "source", NULL };

  if (g_strv_contains (head, mark->role))
    return PART_HEAD;
  return g_strv_contains (foot, mark->role) ? PART_FOOT : PART_FIGURE;
}

/* Its address is escaped already but for what Cairo's attributes quote with. */
static void
paint_linked (cairo_t *cr, const RecourseMark *mark, RecourseThemeKind theme)
{
  if (mark->url != NULL)
    {
      g_autofree char *attributes = g_strdup_printf ("uri='%s'", mark->url);

      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
    }
  recourse_paint_mark (cr, mark, theme);
  if (mark->url != NULL)
    cairo_tag_end (cr, CAIRO_TAG_LINK);
}

/* Every line of text around the chart in a tag of its own. */
static void
paint_texts (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme, Part part)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      const char *tag = strcmp (mark->role, "title") == 0 ? "H1" : "P";

      if (part_of (mark) != part)
        continue;
      cairo_tag_begin (cr, tag, NULL);
      paint_linked (cr, mark, theme);
      cairo_tag_end (cr, tag);
    }
}

static void
paint_figure (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme)
{
  cairo_tag_begin (cr, "Figure", NULL);
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);

      if (part_of (mark) == PART_FIGURE)
        paint_linked (cr, mark, theme);
    }
  cairo_tag_end (cr, "Figure");
}

/* In the colour of the background, where the figure will be. */
static void
paint_description (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme)
{
  g_autoptr (RecourseScene) unseen = recourse_scene_new (scene->chart, scene->width, scene->height);
  double inset = MIN (scene->width, scene->height) / 4;
  RecourseTextStyle style = { .font_px = 8,
                              .max_width = scene->width - 2 * inset,
                              .max_lines = 20 };

  if (scene->description == NULL || *scene->description == '\0')
    return;
  cairo_tag_begin (cr, "P", NULL);
  recourse_paint_mark (cr,
                       recourse_scene_add_text (unseen, "note", scene->description, inset, inset,
                                                style, RECOURSE_INK_BACKGROUND, "description"),
                       theme);
  cairo_tag_end (cr, "P");
}

static void
paint_tagged (cairo_t *cr, const RecourseScene *scene, RecourseThemeKind theme)
{
  cairo_tag_begin (cr, "Document", NULL);
  paint_texts (cr, scene, theme, PART_HEAD);
  paint_description (cr, scene, theme);
  paint_figure (cr, scene, theme);
  paint_texts (cr, scene, theme, PART_FOOT);
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
