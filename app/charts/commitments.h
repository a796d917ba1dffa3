/* The plan of the commitments chart, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "ledger.h"

G_BEGIN_DECLS

/**
 * ChartCommitments:
 * @n_bars: as many as have room
 * @pitch: of rows
 * @thickness: of bars
 * @labels_slices: whether slices are labelled under their bar; else a key tells the patterns
 * @sections: whether money and contracts stand under headings of their own
 */
typedef struct
{
  ChartFrame *frame;
  ChartLedger *ledger;
  guint n_bars;
  double pitch, thickness;
  double section; /* height of a section's heading */
  gboolean labels_slices;
  gboolean names_claims;
  RecourseRect names;
  ChartAxis axis;
  double figures; /* room for totals right of the longest bar */
} ChartCommitments;

ChartBar *chart_commitments_bar (const ChartCommitments *plan, guint i);
char *chart_commitments_total (const ChartCommitments *plan, const ChartBar *bar);
char *chart_commitments_describe (const ChartCommitments *plan,
                                  const ChartBar *bar,
                                  const ChartSlice *slice);
char *chart_commitments_label (const ChartCommitments *plan, const ChartSlice *slice);
RecourseTable *chart_commitments_table (const ChartCommitments *plan);
ChartWords *chart_commitments_subtitles (const ChartCommitments *plan);
char *chart_commitments_description (const ChartCommitments *plan);

G_END_DECLS
