/* What the parts of the chart view share: chart-view.c lays out and paints, chart-input.c knows pointer, keys and
 * menus. */
#pragma once

#include "ui/chart/chart-view.h"

#include "ui/chart/chart-motion.h"
#include "ui/chart/chart-state.h"
#include "ui/chart/mark-handles.h"
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

  GdkTexture *texture; /* @painted as painted, or NULL */
  RecourseScene *painted;
  double texture_scale;
  RecourseThemeKind texture_theme;

  RecourseSelection *selection; /* borrowed from the document */
  GSignalGroup *selection_signals;
  RecourseMarkHandles *handles;
  char *hovered;      /* key of the mark under the pointer */
  GtkWidget *waiting; /* says so while there is nothing to show yet */
  GtkWidget *tip;
  GtkWidget *menu; /* or NULL, until it is asked for */
};

/* (nullable): the mark that is shown with its tip: the one under the pointer, else the focused one */
const RecourseMark *recourse_chart_view_get_marked (RecourseChartView *self);

/* Shows the tip of the mark that is pointed at now. */
void recourse_chart_view_update_tip (RecourseChartView *self);

/* Called when one of the handles has got or lost the focus. */
void recourse_chart_view_on_handle_focus (gboolean has_focus, gpointer chart_view);

/* Tells the selection what the selected mark says now, if it is one of this chart. */
void recourse_chart_view_tell_selection (RecourseChartView *self);

/* Adds pointer, keys and menu. */
void recourse_chart_view_add_input (RecourseChartView *self);

G_END_DECLS
