/* A distribution drawn, with a handle at P10, P50 and P90 that can be dragged or moved with the arrow keys. */
#pragma once

#include "analysis/distribution.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_QUANTILE_EDITOR (recourse_quantile_editor_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseQuantileEditor, recourse_quantile_editor, RECOURSE, QUANTILE_EDITOR, GtkWidget)

/* (transfer full): @value in words */
typedef char *(*RecourseQuantileWords) (double value, gpointer user_data);

void recourse_quantile_editor_set_words (RecourseQuantileEditor *self,
                                         RecourseQuantileWords words,
                                         gpointer user_data);

/**
 * recourse_quantile_editor_show:
 * @variate: (nullable): what is drawn
 * @has_handles: whether it can be changed by its percentiles
 */
void recourse_quantile_editor_show (RecourseQuantileEditor *self,
                                    RecourseVariate *variate,
                                    gboolean has_handles);

/* Signals: `moved` (uint, double): somebody wants P10 (0), P50 (1) or P90 (2) to lie there.  Whoever listens shows
 * another distribution, or leaves the one that is shown. */

G_END_DECLS
