/* Pages of vectors and real text on Cairo's PDF surface, tagged in reading order.  The time of day is never in it, and
 * what Cairo cannot say of a page is added when it is done. */
#include "formats.h"

#include "output/pages.h"
#include "output/paint.h"
#include "pdf-update.h"

#include <cairo-pdf.h>
#include <math.h>
#include <string.h>

/* Cairo writes the time of day where no date is given, and no two files would be alike. */
#define FIXED_DATE "2026-01-01T00:00:00Z"

struct _RecoursePages
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_t *cr;
  guint n_pages;
  int section;        /* the last entry of the outline at the top */
  GPtrArray *figures; /* texts */
};

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static void
set_metadata (RecoursePages *self, cairo_pdf_metadata_t key, const char *value)
{
  if (value != NULL)
    cairo_pdf_surface_set_metadata (self->surface, key, value);
}

RecoursePages *
recourse_pages_new (const char *title, const char *subject, const char *date)
{
  RecoursePages *self = g_new0 (RecoursePages, 1);

  self->bytes = g_byte_array_new ();
  self->surface = cairo_pdf_surface_create_for_stream (append_bytes, self->bytes, 1, 1);
  cairo_pdf_surface_restrict_to_version (self->surface, CAIRO_PDF_VERSION_1_4);
  self->cr = cairo_create (self->surface);
  self->section = CAIRO_PDF_OUTLINE_ROOT;
  self->figures = g_ptr_array_new_with_free_func (g_free);
  set_metadata (self, CAIRO_PDF_METADATA_CREATE_DATE, date != NULL ? date : FIXED_DATE);
  set_metadata (self, CAIRO_PDF_METADATA_CREATOR, "Recourse");
  set_metadata (self, CAIRO_PDF_METADATA_TITLE, title);
  set_metadata (self, CAIRO_PDF_METADATA_SUBJECT, subject);
  return self;
}

void
recourse_pages_free (RecoursePages *self)
{
  cairo_destroy (self->cr);
  cairo_surface_destroy (self->surface);
  g_byte_array_unref (self->bytes);
  g_ptr_array_unref (self->figures);
  g_free (self);
}

/* Before the first tag of a page: whatever came before a page painted over as a whole is forgotten, tags too. */
static void
paint_ground (RecoursePages *self, double width, double height, const RecourseColor *ground)
{
  if (ground == NULL)
    return;
  cairo_set_source_rgb (self->cr, ground->red, ground->green, ground->blue);
  cairo_rectangle (self->cr, 0, 0, width * RECOURSE_POINTS, height * RECOURSE_POINTS);
  cairo_fill (self->cr);
}

cairo_t *
recourse_pages_begin (RecoursePages *self, double width, double height, const RecourseColor *ground)
{
  if (self->n_pages > 0)
    cairo_show_page (self->cr);
  cairo_pdf_surface_set_size (self->surface, width * RECOURSE_POINTS, height * RECOURSE_POINTS);
  paint_ground (self, width, height, ground);
  if (self->n_pages++ == 0)
    recourse_pages_open (self, "Document");
  cairo_save (self->cr);
  cairo_scale (self->cr, RECOURSE_POINTS, RECOURSE_POINTS);
  return self->cr;
}

/* A page is shown when the next one begins or the document ends: a tag that is closed behind the last page would be an
 * error to Cairo. */
void
recourse_pages_end (RecoursePages *self)
{
  cairo_restore (self->cr);
}

void
recourse_pages_add_outline (RecoursePages *self, guint level, const char *text, double y)
{
  g_autofree char *where =
      g_strdup_printf ("page=%u pos=[0 %d]", self->n_pages, (int)floor (y * RECOURSE_POINTS));
  int entry = cairo_pdf_surface_add_outline (
      self->surface, level == 0 ? CAIRO_PDF_OUTLINE_ROOT : self->section, text, where,
      level == 0 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);

  if (level == 0)
    self->section = entry;
}

void
recourse_pages_open (RecoursePages *self, const char *tag)
{
  cairo_tag_begin (self->cr, tag, NULL);
}

void
recourse_pages_close (RecoursePages *self, const char *tag)
{
  cairo_tag_end (self->cr, tag);
}

void
recourse_pages_open_figure (RecoursePages *self, const char *text)
{
  g_ptr_array_add (self->figures, g_strdup (text != NULL ? text : ""));
  recourse_pages_open (self, "Figure");
}

void
recourse_pages_close_figure (RecoursePages *self)
{
  recourse_pages_close (self, "Figure");
}

/* An address is escaped already but for what Cairo's attributes quote with. */
void
recourse_pages_open_link (RecoursePages *self, const char *url)
{
  g_autofree char *attributes = NULL;

  if (url == NULL)
    return;
  attributes = g_strdup_printf ("uri='%s'", url);
  cairo_tag_begin (self->cr, CAIRO_TAG_LINK, attributes);
}

void
recourse_pages_close_link (RecoursePages *self, const char *url)
{
  if (url != NULL)
    cairo_tag_end (self->cr, CAIRO_TAG_LINK);
}

typedef enum
{
  PART_HEAD,
  PART_FIGURE,
  PART_TEXT,
  PART_FOOT,
} Part;

/* What a role is in the structure; what is none of these belongs to the figure. */
static const struct
{
  const char *role;
  Part part;
  const char *tag;
} roles[] = {
  { "title", PART_HEAD, "H1" },    { "subtitle", PART_HEAD, "P" }, { "section", PART_TEXT, "H2" },
  { "paragraph", PART_TEXT, "P" }, { "note", PART_FOOT, "P" },     { "source", PART_FOOT, "P" },
};

static Part
part_of (const RecourseMark *mark, const char **tag)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (strcmp (roles[i].role, mark->role) == 0)
      {
        *tag = roles[i].tag;
        return roles[i].part;
      }
  *tag = NULL;
  return PART_FIGURE;
}

static void
paint_linked (RecoursePages *self, const RecourseMark *mark, RecourseThemeKind theme)
{
  recourse_pages_open_link (self, mark->url);
  recourse_paint_mark (self->cr, mark, theme);
  recourse_pages_close_link (self, mark->url);
}

/* Every mark of text in a tag of its own; marks of the figure have none. */
static void
paint_part (RecoursePages *self, const RecourseScene *scene, RecourseThemeKind theme, Part part)
{
  for (guint i = 0; i < scene->marks->len; i++)
    {
      const RecourseMark *mark = g_ptr_array_index (scene->marks, i);
      const char *tag;

      if (part_of (mark, &tag) != part)
        continue;
      if (tag != NULL)
        recourse_pages_open (self, tag);
      paint_linked (self, mark, theme);
      if (tag != NULL)
        recourse_pages_close (self, tag);
    }
}

static gboolean
is_text (const RecourseScene *scene)
{
  const char *tag;

  for (guint i = 0; i < scene->marks->len; i++)
    if (part_of (g_ptr_array_index (scene->marks, i), &tag) == PART_TEXT)
      return TRUE;
  return FALSE;
}

/* Where a scene is text, what stands around it is decoration and nothing to be told. */
static void
paint_body (RecoursePages *self, const RecourseScene *scene, RecourseThemeKind theme)
{
  if (is_text (scene))
    {
      paint_part (self, scene, theme, PART_FIGURE);
      paint_part (self, scene, theme, PART_TEXT);
      return;
    }
  recourse_pages_open_figure (self, scene->description);
  paint_part (self, scene, theme, PART_FIGURE);
  recourse_pages_close_figure (self);
}

void
recourse_pages_paint_scene (RecoursePages *self,
                            const RecourseScene *scene,
                            RecourseThemeKind theme)
{
  paint_part (self, scene, theme, PART_HEAD);
  paint_body (self, scene, theme);
  paint_part (self, scene, theme, PART_FOOT);
}

GBytes *
recourse_pages_finish (RecoursePages *self, GPtrArray *attachments, GError **error)
{
  g_autoptr (GByteArray) whole = NULL;

  recourse_pages_close (self, "Document");
  cairo_show_page (self->cr);
  if (!recourse_check_cairo (cairo_status (self->cr), error))
    return NULL;
  cairo_surface_finish (self->surface);
  if (!recourse_check_cairo (cairo_surface_status (self->surface), error))
    return NULL;
  whole = recourse_pdf_update (self->bytes, self->figures, attachments, error);
  if (whole == NULL)
    return NULL;
  return g_bytes_new (whole->data, whole->len);
}
