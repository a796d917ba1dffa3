/* Stakeholders that a reader left out.  What concerns nobody who is shown is not gathered at all, so that titles,
 * tables and marks speak of those who are, and the subtitle says who they are. */
#pragma once

#include "frame.h"

G_BEGIN_DECLS

/**
 * ChartFilter:
 * @input: what the chart is drawn from in place of what was asked for
 *
 * Input and, where they were narrowed, the results it points to.
 */
typedef struct
{
  RecourseChartInput input;
  RecourseResults results;
} ChartFilter;

/* @splits: whether the chart treats each stakeholder on its own: else nobody is left out.  @narrows: whether its results
 * are to be those of the stakeholders shown alone.  Both borrow from @input. */
void chart_filter_init (ChartFilter *self,
                        const RecourseChartInput *input,
                        gboolean splits,
                        gboolean narrows);
/* Lets @scene say in words who is shown, where not all are. */
void chart_filter_tell (const ChartFilter *self, RecourseScene *scene);
void chart_filter_clear (ChartFilter *self);

/* Whether the stakeholder called @id is shown. */
gboolean chart_shows (const ChartFrame *frame, const char *id);
/* The same of the one at @party in the dossier's list. */
gboolean chart_shows_party (const ChartFrame *frame, guint party);
/* Whether anyone is left out. */
gboolean chart_is_filtered (const ChartFrame *frame);

/* (transfer full): who is shown: "Microsoft and Amazon", or where they are many "4 of 7 parties" */
char *chart_shown_in_words (const ChartFrame *frame);
/* Puts who is shown before each of @titles, which speak of all there is, where not all are shown.  @titles: (transfer
 * full).  (transfer full) */
ChartWords *chart_filter_titles (const ChartFrame *frame, ChartWords *titles);
/* (transfer full): @subtitles with the words before each */
ChartWords *chart_filter_subtitles (const ChartFrame *frame, const ChartWords *subtitles);

G_END_DECLS
