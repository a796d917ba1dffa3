/* What a mark says, beside it: the same for pointer and keyboard. */
#pragma once

#include "drawing/scene.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover on @parent, which has to present it whenever it is allocated. */
GtkWidget *recourse_chart_tip_new (GtkWidget *parent);

/* @mark: (nullable): %NULL takes the tip away */
void recourse_chart_tip_show (GtkWidget *tip, const RecourseMark *mark);

/* Takes it away on request; whether there was one. */
gboolean recourse_chart_tip_dismiss (GtkWidget *tip);

G_END_DECLS
