/* Slides as files to hand over: a PDF to read and project, a PPTX to go on editing. */
#pragma once

#include "briefing/slide.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* @done slides of @total are laid out and painted; called in the thread that writes. */
typedef void (*RecourseDeckProgress) (guint done, guint total, gpointer data);

/**
 * RecourseDeckOptions:
 * @theme: what inks look like
 * @omits: parts of every slide to leave out
 * @has_notes: PDF: whether a slide's notes stand below it on its page; a PPTX has notes in any case
 * @attachments: (nullable) (element-type RecourseAttachment): what the file carries, see recourse_living_attachments()
 * @progress: (nullable): told after each slide
 * @progress_data: for @progress
 *
 * How a deck is written.
 */
typedef struct
{
  RecourseThemeKind theme;
  RecourseChartOmits omits;
  gboolean has_notes;
  GPtrArray *attachments;
  RecourseDeckProgress progress;
  gpointer progress_data;
} RecourseDeckOptions;

/**
 * RecourseDeckFormat:
 * @name: pdf or pptx
 * @extension: of files
 * @media_type: of files
 * @write: (nullable) from it: the bytes; hidden slides are left out.  Fails with %G_IO_ERROR_CANCELLED,
 *    #RecourseExportError, or %G_IO_ERROR_NOT_FOUND where no slide is left to show
 *
 * A kind of file for decks.  Same input, same bytes.
 */
typedef struct
{
  const char *name;
  const char *extension;
  const char *media_type;
  GBytes *(*write) (GPtrArray *slides,
                    const RecourseBriefing *briefing,
                    const RecourseDeckOptions *options,
                    GCancellable *cancellable,
                    GError **error);
} RecourseDeckFormat;

const RecourseDeckFormat *recourse_deck_formats (guint *n_formats);

/* (nullable): the format called @name */
const RecourseDeckFormat *recourse_deck_format_find (const char *name);

/* (transfer full): when files say that they were made, ISO 8601: SOURCE_DATE_EPOCH where it is set, else the dossier's
 * as-of date, else a fixed day; never the clock, so that the same input gives the same bytes */
char *recourse_briefing_dup_date (RecourseDossier *dossier);

G_END_DECLS
