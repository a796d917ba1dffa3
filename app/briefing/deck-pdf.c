/* The deck as a PDF: a slide a page, 16:9, numbered, with every title in the outline; on request the notes below.  Pages
 * are painted by a thread of their own while further slides are laid out, which takes about as long. */
#include "config.h"

#include "deck.h"

#include "drawing/text.h"
#include "output/export.h"
#include "output/pages.h"
#include "output/paint.h"

#include <math.h>

#define NOTES_HEIGHT 420
#define MARGIN 40
#define NUMBER_PX 14
#define NOTES_PX 20

static void
paint_text (RecoursePages *pages,
            cairo_t *cr,
            const char *text,
            double x,
            double y,
            RecourseTextStyle style,
            RecourseInk ink,
            RecourseThemeKind theme)
{
  g_autoptr (RecourseScene) scene = recourse_scene_new ("page", DECK_WIDTH, DECK_HEIGHT);

  recourse_paint_mark (cr, recourse_scene_add_text (scene, "note", text, x, y, style, ink, "text"),
                       theme);
}

/* In the margin below the source line, where no slide has anything. */
static void
paint_number (RecoursePages *pages, cairo_t *cr, guint number, guint n, RecourseThemeKind theme)
{
  g_autofree char *text = g_strdup_printf ("%u / %u", number, n);
  RecourseTextStyle style = { .font_px = NUMBER_PX, .align = RECOURSE_ALIGN_END };

  paint_text (pages, cr, text, DECK_WIDTH - MARGIN,
              DECK_HEIGHT - MARGIN / 2.0 - recourse_text_line_height (NUMBER_PX) / 2, style,
              RECOURSE_INK_SOURCE, theme);
}

static void
paint_notes (RecoursePages *pages, cairo_t *cr, const char *notes, RecourseThemeKind theme)
{
  RecourseColor line = recourse_theme_color (theme, RECOURSE_INK_GRID);
  RecourseTextStyle style = { .font_px = NOTES_PX,
                              .max_width = DECK_WIDTH - 2 * MARGIN,
                              .max_lines = 14 };

  cairo_set_source_rgb (cr, line.red, line.green, line.blue);
  cairo_rectangle (cr, MARGIN, DECK_HEIGHT, DECK_WIDTH - 2 * MARGIN, 1);
  cairo_fill (cr);
  recourse_pages_open (pages, "P");
  paint_text (pages, cr, notes, MARGIN, DECK_HEIGHT + MARGIN, style, RECOURSE_INK_TEXT, theme);
  recourse_pages_close (pages, "P");
}

/* What the painter works on; nobody else touches @pages until it is done. */
typedef struct
{
  RecoursePages *pages;
  const RecourseDeckOptions *options;
  guint n, n_painted;
} Writing;

/* A slide laid out, both owned. */
typedef struct
{
  RecourseSlide *slide;
  RecourseScene *scene;
} Page;

static void
page_free (Page *page)
{
  recourse_slide_unref (page->slide);
  recourse_scene_unref (page->scene);
  g_free (page);
}

static void
paint_page (gpointer data, gpointer user_data)
{
  Page *page = data;
  Writing *writing = user_data;
  RecoursePages *pages = writing->pages;
  const RecourseDeckOptions *options = writing->options;
  g_autofree char *notes = recourse_slide_dup_notes (page->slide, page->scene);
  RecourseColor ground = recourse_theme_color (options->theme, RECOURSE_INK_BACKGROUND);
  double height = DECK_HEIGHT + (options->has_notes ? NOTES_HEIGHT : 0);
  cairo_t *cr = recourse_pages_begin (pages, DECK_WIDTH, height, &ground);

  recourse_pages_add_outline (pages, 0, page->scene->title, 0);
  recourse_pages_open (pages, "Sect");
  recourse_pages_paint_scene (pages, page->scene, options->theme);
  if (options->has_notes)
    paint_notes (pages, cr, notes, options->theme);
  recourse_pages_close (pages, "Sect");
  paint_number (pages, cr, ++writing->n_painted, writing->n, options->theme);
  recourse_pages_end (pages);
  page_free (page);
}

static Page *
lay_out_page (RecourseSlide *slide,
              const RecourseBriefing *briefing,
              const RecourseDeckOptions *options)
{
  Page *page = g_new (Page, 1);

  page->slide = recourse_slide_ref (slide);
  page->scene = recourse_slide_lay_out (slide, briefing, DECK_WIDTH, DECK_HEIGHT, options->omits);
  return page;
}

/* One painter, so that pages come in order. */
static gboolean
paint_all (Writing *writing,
           GPtrArray *shown,
           const RecourseBriefing *briefing,
           GCancellable *cancellable,
           GError **error)
{
  GThreadPool *painter = g_thread_pool_new (paint_page, writing, 1, TRUE, NULL);
  gboolean is_cancelled = FALSE;

  for (guint i = 0; i < shown->len && !is_cancelled; i++)
    {
      Page *page = lay_out_page (g_ptr_array_index (shown, i), briefing, writing->options);

      if (painter == NULL || !g_thread_pool_push (painter, page, NULL))
        paint_page (page, writing);
      deck_report (writing->options, i + 1, shown->len);
      is_cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  if (painter != NULL)
    g_thread_pool_free (painter, FALSE, TRUE);
  return !is_cancelled;
}

GBytes *
deck_write_pdf (GPtrArray *slides,
                const RecourseBriefing *briefing,
                const RecourseDeckOptions *options,
                GCancellable *cancellable,
                GError **error)
{
  RecourseDossier *dossier = briefing->dossier;
  g_autofree char *date = recourse_briefing_dup_date (dossier);
  g_autoptr (RecoursePages) pages = recourse_pages_new (dossier->title, dossier->summary, date);
  g_autoptr (GPtrArray) shown = deck_list_shown (slides, error);
  Writing writing = { pages, options, shown != NULL ? shown->len : 0, 0 };

  if (shown == NULL || !paint_all (&writing, shown, briefing, cancellable, error))
    return NULL;
  return recourse_pages_finish (pages, options->attachments, error);
}
