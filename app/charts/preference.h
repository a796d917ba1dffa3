/* The plan of the preference chart, shared by its drawing and its words. */
#pragma once

#include "parts.h"
#include "shape.h"

G_BEGIN_DECLS

#define CHART_N_CHANCES 20

/* How sure a party can be of the path that is best for it on average. */
typedef enum
{
  CHART_SURE,    /* better than the next in at least 95 % of draws */
  CHART_LIKELY,  /* … 80 % */
  CHART_LEANING, /* … 60 % */
  CHART_TOSS_UP, /* … 40 % */
  CHART_SELDOM,  /* less often: it is best by much, where it is best */
  CHART_LEVEL,   /* no better than the next on average */
} ChartCertainty;

/**
 * ChartPreference:
 * @n_rows: parties for which there is room
 * @pitch: from one row to the next
 * @header: height of the heads of columns
 * @cell: width of a column
 * @dot: diameter of a dot, with the air around it
 * @n_across: dots beside one another
 * @names_paths: whether heads have room for the names of paths
 * @name_lines: that the longest of them takes
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseResults *results;
  guint n_rows;
  double pitch, header, cell, dot;
  guint n_across;
  gboolean names_paths;
  guint name_lines;
  RecourseRect parties, verdicts;
} ChartPreference;

/* Among the paths that are on, as indices into them: the best on average and the next, which is the same
 * where there is but one. */
guint chart_preferred (const ChartFrame *frame, guint stakeholder, guint *next);
/* Whether none that is on is better than @path on average. */
gboolean chart_is_preferred (const ChartFrame *frame, guint stakeholder, guint path);
/* The chance that no path gives more than @path, which is on: of all paths or, where two are on, of those. */
double chart_preference_chance (const ChartFrame *frame, guint stakeholder, guint path);
/* … that the best on average beats the next. */
double chart_preference_margin (const ChartFrame *frame, guint stakeholder);
/* What a margin is called where paths are never equal. */
ChartCertainty chart_certainty (double margin);
ChartCertainty chart_preference_certainty (const ChartFrame *frame, guint stakeholder);
const char *chart_certainty_word (ChartCertainty certainty);

char *chart_preference_describe (const ChartPreference *plan, guint stakeholder, guint i);
char *chart_preference_verdict (const ChartPreference *plan, guint stakeholder);
RecourseTable *chart_preference_table (const ChartPreference *plan);
ChartWords *chart_preference_subtitles (const ChartPreference *plan);
char *chart_preference_description (const ChartPreference *plan);

G_END_DECLS
