/* Charts of the first frame, laid out and painted in a worker while the toolkit is being set up.  What the window has
 * shown last it will show again: the same charts, as large.  Where it is otherwise they are laid out as always. */
#pragma once

#include "ui/chart/chart-state.h"
#include "ui/chart/scene-texture.h"

G_BEGIN_DECLS

/**
 * RecourseChartAhead:
 * @charts: of type a(sii): name, width and height in logical pixels of each
 * @is_rtl: whether the window runs from right to left
 *
 * What will be shown.
 */
typedef struct
{
  GVariant *charts;
  gboolean is_rtl;
} RecourseChartAhead;

/* What a window that shows @root shows of charts; floating, of type a(sii). */
GVariant *recourse_chart_ahead_describe (GtkWidget *root);

/* In a worker, before anybody else sees @loaded. */
void recourse_chart_ahead_lay_out (const RecourseLoaded *loaded,
                                   const RecourseChartAhead *what,
                                   GCancellable *cancellable);

/* In a worker, as soon as the theme and the pixels of the screen are known. */
void recourse_chart_ahead_paint (RecourseThemeKind theme, double scale);

/* (transfer full) (nullable): the scene of @state, if it is one of those; what is painted of it goes to @texture */
RecourseScene *recourse_chart_ahead_take (const RecourseChartState *state,
                                          RecourseSceneTexture *texture);

/* What nobody has taken will not be asked for any more. */
void recourse_chart_ahead_drop (void);

G_END_DECLS
