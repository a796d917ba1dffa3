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

GPtrArray *
deck_list_shown (GPtrArray *slides, GError **error)
{
  g_autoptr (GPtrArray) shown =
      g_ptr_array_new_with_free_func ((GDestroyNotify)recourse_slide_unref);

  for (guint i = 0; i < slides->len; i++)
    {
      RecourseSlide *slide = g_ptr_array_index (slides, i);

      if (!slide->is_hidden)
        g_ptr_array_add (shown, recourse_slide_ref (slide));
    }
  if (shown->len > 0)
    return g_steal_pointer (&shown);
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
