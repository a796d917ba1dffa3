/* The forms of a deck, and when a file says that it was made. */
#include "config.h"

#include "deck.h"

#include "drawing/calendar.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const RecourseDeckFormat formats[] = {
  { "pdf", "pdf", "application/pdf", deck_write_pdf },
  { "pptx", "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    deck_write_pptx },
};

const RecourseDeckFormat *
recourse_deck_formats (guint *n_formats)
{
  if (n_formats != NULL)
    *n_formats = G_N_ELEMENTS (formats);
  return formats;
}

const RecourseDeckFormat *
recourse_deck_format_find (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_strcmp0 (formats[i].name, name) == 0)
      return &formats[i];
  return NULL;
}

/* https://reproducible-builds.org/specs/source-date-epoch/ */
static char *
date_of_environment (void)
{
  const char *text = g_getenv ("SOURCE_DATE_EPOCH");
  g_autoptr (GDateTime) time = NULL;
  gint64 seconds;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, 0, G_MAXINT32, &seconds, NULL))
    return NULL;
  time = g_date_time_new_from_unix_utc (seconds);
  return time != NULL ? g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ") : NULL;
}

char *
recourse_briefing_dup_date (RecourseDossier *dossier)
{
  char *date = date_of_environment ();
  double first;

  if (date != NULL)
    return date;
  if (dossier->as_of != NULL && recourse_calendar_parse (dossier->as_of, &first, NULL))
    {
      GDate day;

      g_date_clear (&day, 1);
      g_date_set_julian (&day, (guint32)first);
      return g_strdup_printf ("%04u-%02u-%02uT00:00:00Z", g_date_get_year (&day),
                              (guint)g_date_get_month (&day), g_date_get_day (&day));
    }
  return g_strdup ("2026-01-01T00:00:00Z");
}

static void
clear_page (gpointer data)
{
  DeckPage *page = data;

  recourse_slide_unref (page->slide);
  recourse_scene_unref (page->scene);
}

GArray *
deck_lay_out (GPtrArray *slides,
              const RecourseBriefing *briefing,
              RecourseChartOmits omits,
              GCancellable *cancellable,
              GError **error)
{
  g_autoptr (GArray) pages = g_array_new (FALSE, FALSE, sizeof (DeckPage));

  g_array_set_clear_func (pages, clear_page);
  for (guint i = 0; i < slides->len; i++)
    {
      RecourseSlide *slide = g_ptr_array_index (slides, i);
      DeckPage page = { slide, NULL };

      if (slide->is_hidden)
        continue;
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return NULL;
      page.scene = recourse_slide_lay_out (slide, briefing, DECK_WIDTH, DECK_HEIGHT, omits);
      recourse_slide_ref (slide);
      g_array_append_val (pages, page);
    }
  if (pages->len > 0)
    return g_steal_pointer (&pages);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                       _ ("Every slide is hidden; show at least one"));
  return NULL;
}

void
deck_report (const RecourseDeckOptions *options, guint done, guint total)
{
  if (options->progress != NULL)
    options->progress (done, total, options->progress_data);
}
