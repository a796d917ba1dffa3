/* What the parts of the chart view share: chart-view.c lays out and paints, chart-input.c knows pointer, keys and
 * menus. */
#pragma once

#include "ui/chart/chart-view.h"

#include "ui/chart/chart-state.h"
#include "ui/chart/mark-pointer.h"
#include "ui/chart/scene-texture.h"
#include "ui/selection.h"

G_BEGIN_DECLS

struct _RecourseChartView
{
  GtkWidget parent_instance;

  const RecourseChart *chart;
  RecourseDocument *document;
  GSignalGroup *document_signals;

  RecourseChartState *state; /* what the target of the motion was laid out from, or NULL */
  RecourseChartMotion motion;
  gboolean is_in_view;
  gboolean needs_layout;
  gint64 slid_us; /* when figures changed last */
  guint tick;
  guint relayout_idle;
  guint sync_idle;
  guint waiting_delay;

  RecourseSceneTexture texture;

  RecourseSelection *selection; /* borrowed from the document */
  GSignalGroup *selection_signals;
  RecourseMarkPointer pointer;
  GtkWidget *waiting; /* says so while there is nothing to show yet */
  GtkWidget *menu;    /* or NULL, until it is asked for */
};

/* Tells the selection what the selected mark says now, if it is one of this chart. */
void recourse_chart_view_tell_selection (RecourseChartView *self);

/* Adds pointer, keys and menu. */
void recourse_chart_view_add_input (RecourseChartView *self);

G_END_DECLS
