/* The plan of the influence chart, shared by its drawing and its words. */
#pragma once

#include "parts.h"

G_BEGIN_DECLS

#define CHART_N_QUADRANTS 4

/* A stakeholder and where it stands. */
typedef struct
{
  RecourseStakeholder *stakeholder; /* borrowed */
  guint party;
  gboolean is_bystander;
  double x, y;
  guint n_twins; /* earlier ones at the same place */
  guint label;
} ChartInfluencePoint;

/* The rules that part low from high. */
enum
{
  CHART_OFF_INTEREST = 1 << 0,
  CHART_OFF_POWER = 1 << 1,
};

/* What part of the scale from 0 to 1 an axis shows. */
typedef struct
{
  double low, high;
} ChartSpan;

typedef struct
{
  ChartFrame *frame;
  ChartSpan power, interest;
  GArray *points;   /* ChartInfluencePoint */
  guint n_unplaced; /* stakeholders without power or interest */
  RecourseRect area;
  double size;
  RecourseRect corners[CHART_N_QUADRANTS]; /* of the names of quadrants; no width: no room */
  guint keeps_off;                         /* rules that labels do not cross */
  guint n_left_out;
} ChartInfluence;

ChartInfluencePoint *chart_influence_point (const ChartInfluence *plan, guint i);
const char *chart_influence_label (const ChartInfluence *plan, const ChartInfluencePoint *point);
char *chart_influence_describe (const ChartInfluence *plan, const ChartInfluencePoint *point);
RecourseTable *chart_influence_table (const ChartInfluence *plan);
ChartWords *chart_influence_titles (const ChartInfluence *plan);
ChartWords *chart_influence_subtitles (const ChartInfluence *plan);
char *chart_influence_description (const ChartInfluence *plan);

G_END_DECLS
