/* The plan of the capital timeline, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "ledger.h"

G_BEGIN_DECLS

/**
 * ChartRise:
 * @slice: borrowed: a part of a total, or what slices leave over
 * @start: first day on which it may have happened
 * @after: day after the last one
 * @from: what the investor's total was before
 * @to: what it is then
 */
typedef struct
{
  const ChartSlice *slice;
  double start, after;
  double from, to;
} ChartRise;

/**
 * ChartInvestor:
 * @rises: ChartRise, in the order in which they are complete
 * @total: of all rises
 * @low: least figure that claims put on it
 * @high: greatest figure
 * @bars: (element-type ChartBar): borrowed
 */
typedef struct
{
  const char *id;
  guint party;
  GArray *rises;
  double total, low, high;
  GPtrArray *bars;
  gboolean is_contested;
} ChartInvestor;

/**
 * ChartMoment:
 * @event: borrowed
 * @start: first day on which it may have happened
 * @after: day after the last one
 * @day: where its dot stands, within these
 * @width: of its name, once measured
 * @is_named: whether its name is tried for a lane
 * @anchor: where its leader runs straight
 * @x: left edge of its name
 * @lane: of its name; −1: none
 */
typedef struct
{
  RecourseEvent *event;
  double start, after, day;
  gboolean is_named;
  double width, anchor, x;
  int lane;
} ChartMoment;

typedef struct
{
  ChartFrame *frame;
  ChartLedger *ledger;
  GPtrArray *investors; /* ChartInvestor, the largest first */
  guint n_investors;    /* as many as are drawn */
  GArray *moments;      /* ChartMoment, in order of time */
  gboolean is_money;    /* money put in; else contracts, where there is nothing else */
  double undated;       /* sum of what has no date */
  double as_of;
  gboolean has_as_of;
  ChartAxis axis, money;
  RecourseRect area; /* of the steps */
  double ends;       /* width of labels behind them */
  guint n_lanes;
  guint n_unlabelled;
} ChartTimeline;

/* Fills the investors and the moments of @plan, whose frame and ledger are there. */
void chart_timeline_gather (ChartTimeline *plan);

ChartInvestor *chart_timeline_investor (const ChartTimeline *plan, guint i);
ChartRise *chart_timeline_rise (const ChartInvestor *investor, guint i);
ChartMoment *chart_timeline_moment (const ChartTimeline *plan, guint i);
RecourseInvestment *chart_rise_record (const ChartRise *rise);
const char *chart_rise_date (const ChartTimeline *plan, const ChartRise *rise);

char *chart_timeline_total (const ChartTimeline *plan, const ChartInvestor *investor);
char *chart_timeline_conflicts (const ChartTimeline *plan, const ChartInvestor *investor);
char *chart_rise_label (const ChartTimeline *plan, const ChartRise *rise);
char *chart_rise_describe (const ChartTimeline *plan,
                           const ChartInvestor *investor,
                           const ChartRise *rise);
char *chart_moment_describe (const ChartTimeline *plan, const ChartMoment *moment);
RecourseTable *chart_timeline_table (const ChartTimeline *plan);
ChartWords *chart_timeline_titles (const ChartTimeline *plan);
ChartWords *chart_timeline_subtitles (const ChartTimeline *plan);
char *chart_timeline_description (const ChartTimeline *plan);

G_END_DECLS
