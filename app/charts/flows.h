/* The plan of the flows chart, shared by its drawing and its words. */
#pragma once

#include "ledger.h"

#include "drawing/sankey.h"

G_BEGIN_DECLS

/**
 * ChartFlow:
 * @bar: (nullable): borrowed: the total it is part of; %NULL for a share of revenue that nobody sums up
 * @stake: (nullable): borrowed: that share of revenue
 * @from: position of who pays
 * @to: position of who is paid
 * @amount: above 0; NaN where it is not stated
 */
typedef struct
{
  const ChartBar *bar;
  RecourseStake *stake;
  guint from, to;
  ChartStatus status;
  double amount;
} ChartFlow;

/* A party on one side. */
typedef struct
{
  guint party;
  gboolean is_paid;
} ChartFlowNode;

/**
 * ChartFlows:
 * @flows: (element-type ChartFlow): those drawn first, @n_flows of them
 * @nodes: who pays, on the left, then who is paid, on the right
 */
typedef struct
{
  ChartFrame *frame;
  ChartLedger *ledger;
  GArray *flows;
  guint n_flows;
  GArray *nodes; /* ChartFlowNode */
  RecourseSankey *sankey;
  RecourseRect area;
  GArray *taken;       /* RecourseRect: boxes of labels and nodes */
  GArray *labels;      /* RecourseRect: of each flow drawn; no width: none */
  double names;        /* width of labels at both sides */
  guint name_lines;    /* that the name of a party takes at most, over its total */
  gboolean is_compact; /* name and total of a party in one line */
  guint n_unlabelled;
} ChartFlows;

/* Fills the flows of @plan, the largest first; FALSE where none has an amount. */
gboolean chart_flows_gather (ChartFlows *plan);

ChartFlow *chart_flow (const ChartFlows *plan, guint i);
ChartFlowNode *chart_flow_node (const ChartFlows *plan, guint i);
const char *chart_flow_party (const ChartFlows *plan, guint party);
/* What a party pays and gets over all flows, drawn or not. */
void chart_flow_totals (const ChartFlows *plan, guint party, double *pays, double *gets);

/* "equity $50bn", "revenue share, not quantified": what stands on a ribbon or a bundle of them. */
char *chart_flow_label (const ChartFlows *plan, const ChartFlow *flow, double amount);
char *chart_flow_describe (const ChartFlows *plan, const ChartFlow *flow);
/* "pays $50bn", "gets $63bn"; an amount that nobody states is said to be that. */
char *chart_flow_total (const ChartFlows *plan, const ChartFlowNode *node);

ChartText chart_flow_style (const ChartFlows *plan, RecourseInk ink);
/* Lines that the label of a party takes, with its total, and how wide it would like to be. */
guint chart_flow_party_lines (const ChartFlows *plan);
double chart_flow_party_width (const ChartFlows *plan, const ChartFlowNode *node);
/* Gives names a second line where one needs it and all labels have the room, once nodes have their places; whether it did. */
gboolean chart_flow_stretch_parties (ChartFlows *plan);
void chart_flow_draw_parties (const ChartFlows *plan, gboolean is_paid);

RecourseTable *chart_flows_table (const ChartFlows *plan);
ChartWords *chart_flows_titles (const ChartFlows *plan);
ChartWords *chart_flows_subtitles (const ChartFlows *plan);
char *chart_flows_description (const ChartFlows *plan);

G_END_DECLS
