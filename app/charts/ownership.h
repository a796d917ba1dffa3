/* The plan of the ownership chart, shared by its drawing and its words. */
#pragma once

#include "axis.h"
#include "parts.h"

G_BEGIN_DECLS

/* How far the evidence bears a share out. */
typedef enum
{
  CHART_SHARE_FACT,        /* claims report it */
  CHART_SHARE_CONDITIONAL, /* a claim makes it conditional */
  CHART_SHARE_DISPUTED,    /* a claim disputes it */
  CHART_SHARE_ASSUMED,     /* no claim: an assumption of the dossier */
  CHART_SHARE_UNKNOWN,     /* held, but how much is not stated */
  CHART_SHARE_REST,        /* nobody named */
  CHART_N_SHARES,
} ChartShare;

/**
 * ChartOwnershipRow:
 * @stake: (nullable): borrowed; %NULL: what no stake accounts for
 * @from: where its part of the whole begins
 * @to: where it ends; of an unknown share, as far as it may reach
 * @begins_group: whether it is the first of its whole
 */
typedef struct
{
  RecourseStake *stake;
  const char *in;
  const char *kind;
  guint party;
  ChartShare share;
  double from, to;
  gboolean begins_group;
} ChartOwnershipRow;

typedef struct
{
  ChartFrame *frame;
  GArray *rows; /* ChartOwnershipRow */
  guint n_rows; /* as many as have room */
  double pitch, heading, gap, thickness;
  double figure_px;         /* of shares */
  gboolean has_second_line; /* under names and figures */
  RecourseRect names;
  ChartAxis axis;
  double most; /* sum of the largest whole, at least 1 */
} ChartOwnership;

ChartOwnershipRow *chart_ownership_row (const ChartOwnership *plan, guint i);
const char *chart_share_word (ChartShare share);
char *chart_ownership_whole (const ChartOwnership *plan, const ChartOwnershipRow *row);
const char *chart_ownership_name (const ChartOwnership *plan, const ChartOwnershipRow *row);
char *chart_ownership_share (const ChartOwnership *plan, const ChartOwnershipRow *row);
char *chart_ownership_value (const ChartOwnership *plan, const ChartOwnershipRow *row);
char *chart_ownership_describe (const ChartOwnership *plan, const ChartOwnershipRow *row);
RecourseConflict *chart_ownership_conflict (const ChartOwnership *plan,
                                            const ChartOwnershipRow *row);
/* What is contested about the values, each question once with the claims that answer it. */
char *chart_ownership_contested (const ChartOwnership *plan);
RecourseTable *chart_ownership_table (const ChartOwnership *plan);
ChartWords *chart_ownership_titles (const ChartOwnership *plan);
ChartWords *chart_ownership_subtitles (const ChartOwnership *plan);
char *chart_ownership_description (const ChartOwnership *plan);

G_END_DECLS
