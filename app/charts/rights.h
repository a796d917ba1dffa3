/* The plan of the rights chart, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "parts.h"

G_BEGIN_DECLS

/* A stake with its place in time; days as drawing/calendar.h counts them. */
typedef struct
{
  RecourseStake *stake; /* borrowed */
  guint party;
  ChartHold hold;
  double start, end;
  gboolean has_start, has_end;
  gboolean begins_group;
} ChartRightsRow;

typedef struct
{
  ChartFrame *frame;
  GArray *rows;
  guint n_rows; /* as many as have room */
  double as_of;
  gboolean has_as_of;
  double pitch, gap, heading, thickness;
  gboolean has_headings;
  gboolean is_decided; /* on headings, before the key is drawn */
  gboolean has_words;  /* status in words under the label */
  double left, right;  /* of the bars */
  double expiry;       /* room behind a dated end */
  ChartAxis axis;
} ChartRights;

ChartRightsRow *chart_rights_row (const ChartRights *plan, guint i);
ChartHold chart_rights_hold (const RecourseStake *stake);
/* Whether no claim says that it is held, and nobody contests it. */
gboolean chart_rights_is_assumed (const ChartFrame *frame, const RecourseStake *stake);
RecoursePaint
chart_rights_paint (const ChartFrame *frame, const RecourseStake *stake, RecourseInk ink);
char *chart_rights_hold_in_words (const ChartRights *plan, const ChartRightsRow *row);
char *chart_rights_describe (const ChartRights *plan, const ChartRightsRow *row);
RecourseTable *chart_rights_table (const ChartRights *plan);
ChartWords *chart_rights_subtitles (const ChartRights *plan);
char *chart_rights_description (const ChartRights *plan);

G_END_DECLS
