/* A handle on a scale: a stem with a head, focusable, that says its value. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_QUANTILE_HANDLE (recourse_quantile_handle_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseQuantileHandle, recourse_quantile_handle, RECOURSE, QUANTILE_HANDLE, GtkWidget)

/* @name: such as P10 */
GtkWidget *recourse_quantile_handle_new (const char *name);

/* What it stands on, and the ends of the scale; @words: the value for reading */
void recourse_quantile_handle_set_value (
    RecourseQuantileHandle *self, double value, double from, double to, const char *words);

double recourse_quantile_handle_get_value (RecourseQuantileHandle *self);

/* Signals: `step` (int): an arrow key asks for so many steps; G_MININT and G_MAXINT: the ends */

G_END_DECLS
