/* A chart: a pure function from dossier, results, options and size to a scene.  Adding one takes a file
 * of its own and a row in the table of chart.c. */
#pragma once

#include "analysis/insight.h"
#include "drawing/number.h"
#include "drawing/scene.h"
#include "model/dossier.h"

G_BEGIN_DECLS

/**
 * RecourseChartForm:
 * @RECOURSE_CHART_PICTURE: complete in itself: title, subtitle, source line, margins of a slide
 * @RECOURSE_CHART_CARD: in the window: title and subtitle, no source line, which the card's foot states
 */
typedef enum
{
  RECOURSE_CHART_PICTURE,
  RECOURSE_CHART_CARD,
} RecourseChartForm;

/* What a picture may do without; the plot takes its space.  A title left out is still the scene's. */
typedef enum
{
  RECOURSE_CHART_OMITS_NOTHING = 0,
  RECOURSE_CHART_OMITS_TITLE = 1 << 0, /* title and subtitle */
  RECOURSE_CHART_OMITS_SOURCE = 1 << 1,
} RecourseChartOmits;

/**
 * RecourseChartInput:
 * @dossier: what it says
 * @results: (nullable): what follows from it; %NULL while nothing is computed
 * @insight: (nullable): sensitivity, information and bargaining; %NULL while they are not computed
 * @paths: (array length=n_paths): indices of the paths that are on, in the dossier's order
 * @leader: index of the path that leads
 * @stakeholder: index, among those with outcomes, of the one in view
 * @hidden: (nullable) (array zero-terminated=1): ids of stakeholders that the reader left out; charts that treat each on
 *    its own leave them out and say so, the others do not mind
 * @width: in logical pixels
 * @text_scale: 1, or as the platform asks for
 * @form: picture or card
 * @numbers: how numbers are written
 * @is_rtl: whether text runs right to left
 * @title: (nullable): in place of the finding
 * @omits: what to do without
 *
 * All that a chart may know.
 */
typedef struct
{
  RecourseDossier *dossier;
  const RecourseResults *results;
  const RecourseInsight *insight;
  const guint *paths;
  guint n_paths;
  guint leader;
  guint stakeholder;
  const char *const *hidden;
  double width;
  double height;
  double text_scale;
  RecourseChartForm form;
  const RecourseNumberForm *numbers;
  gboolean is_rtl;
  const char *title;
  RecourseChartOmits omits;
} RecourseChartInput;

typedef enum
{
  RECOURSE_BAND_OUTCOMES,
  RECOURSE_BAND_INVESTMENTS,
  RECOURSE_BAND_STAKES,
} RecourseBand;

typedef struct
{
  const char *name; /* as on the command line */
  RecourseBand band;
  const char *label; /* translatable */
  const char *shows; /* translatable, one line */
  RecourseScene *(*lay_out) (const RecourseChartInput *input);
  gboolean needs_insight; /* whether it shows more than results */
  gboolean splits; /* whether it treats each stakeholder on its own, so that some can be left out */
} RecourseChart;

/* Every chart, in the order of the design's table. */
const RecourseChart *recourse_charts (guint *n_charts);

/* (nullable): the chart called @name */
const RecourseChart *recourse_chart_find (const char *name);

/* Whether it shows what the dossier states, so that neither paths nor results matter to it. */
gboolean recourse_chart_is_evidence (const RecourseChart *chart);

/* Lays out and seals.  (transfer full) */
RecourseScene *recourse_chart_lay_out (const RecourseChart *chart, const RecourseChartInput *input);

/* (transfer full): the foot of a picture as one line: what it was made from and when, its draws, and that it is no
 * advice */
char *recourse_chart_source_in_words (const RecourseChartInput *input, gboolean names_draws);

/* (transfer full): "March 2026" for 2026-03; @date itself where it is none */
char *recourse_date_in_words (const char *date);

G_END_DECLS
