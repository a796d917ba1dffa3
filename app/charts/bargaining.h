/* The plan of the bargaining chart, shared by its drawing and its words. */
#pragma once

#include "insight-parts.h"

G_BEGIN_DECLS

typedef enum
{
  CHART_BARGAIN_PAYEE,
  CHART_BARGAIN_PAYER,
  CHART_BARGAIN_ZONE,
  CHART_BARGAIN_NASH,
  CHART_BARGAIN_KALAI_SMORODINSKY,
  CHART_BARGAIN_EGALITARIAN,
  CHART_BARGAIN_FILE,
  CHART_N_BARGAIN_ROWS,
} ChartBargainRow;

/**
 * ChartBargaining:
 * @index: of the bargain in the dossier
 * @transfer: what the file and the choices put it at
 * @n: rows that there is room for, in order of rank
 */
typedef struct
{
  ChartFrame *frame;
  const RecourseBargainResult *result;
  RecourseBargain *record;
  RecourseLever *lever;
  guint index;
  double transfer;
  guint n;
  guint decimals;
  ChartRows rows;
  RecourseRect figures; /* their column, on cards */
  ChartAxis axis;
} ChartBargaining;

gboolean chart_bargaining_has_zone (const ChartBargaining *plan);
const char *chart_bargaining_label (const ChartBargaining *plan, ChartBargainRow row);
/* The figure of a row, or why there is none.  (transfer full) */
char *chart_bargaining_figure (const ChartBargaining *plan, ChartBargainRow row);
double chart_bargaining_value (const ChartBargaining *plan, ChartBargainRow row);
const RecourseBargainSpread *chart_bargaining_spread (const ChartBargaining *plan,
                                                      ChartBargainRow row);
char *chart_bargaining_describe (const ChartBargaining *plan, ChartBargainRow row);
ChartWords *chart_bargaining_titles (const ChartBargaining *plan);
ChartWords *chart_bargaining_subtitles (const ChartBargaining *plan);
char *chart_bargaining_description (const ChartBargaining *plan);
RecourseTable *chart_bargaining_table (const ChartBargaining *plan);

G_END_DECLS
