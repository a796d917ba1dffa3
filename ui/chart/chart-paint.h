/* A scene on the screen: the chart as a texture, and the outline of the mark that is looked at. */
#pragma once

#include "drawing/scene.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* (transfer full): @scale: device pixels to a logical pixel */
GdkTexture *
recourse_chart_paint_texture (const RecourseScene *scene, RecourseThemeKind theme, double scale);

void recourse_chart_paint_outline (cairo_t *cr, const RecourseMark *mark, RecourseThemeKind theme);

G_END_DECLS
