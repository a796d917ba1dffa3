/* The shape of a distribution in 96 × 20 pixels, with P10–P90 under it and the value in use. */
#pragma once

#include "analysis/program.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_SKETCH (recourse_sketch_get_type ())
G_DECLARE_FINAL_TYPE (RecourseSketch, recourse_sketch, RECOURSE, SKETCH, GtkWidget)

/* Takes the shape of driver number @driver as @program has it. */
void recourse_sketch_set_shape (RecourseSketch *self, RecourseProgram *program, guint driver);

/* @value: the value at which the driver is held; NaN while it varies */
void recourse_sketch_set_held (RecourseSketch *self, double value);

G_END_DECLS
