/* The brief: a report of two to four pages in the order of litigation-risk practice. */
#pragma once

#include "briefing/slide.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef enum
{
  RECOURSE_PAPER_A4,
  RECOURSE_PAPER_LETTER,
} RecoursePaper;

/* "a4", "letter"; FALSE where there is none of that name. */
gboolean recourse_paper_from_name (const char *name, RecoursePaper *paper);

/**
 * recourse_brief_write:
 * @briefing: with results and insight
 * @attachments: (nullable) (element-type RecourseAttachment): what the file carries
 *
 * Question, stakeholders and interests, facts with reasons and sources, tree, probabilities with reasons, expected
 * values and ranges, adjustments, sensitivity, settlement zone, what to find out next, method and limits; set in the
 * print theme.
 *
 * Returns: (transfer full) (nullable): a PDF; %NULL with @error set
 */
GBytes *recourse_brief_write (const RecourseBriefing *briefing,
                              RecoursePaper paper,
                              GPtrArray *attachments,
                              GCancellable *cancellable,
                              GError **error);

G_END_DECLS
