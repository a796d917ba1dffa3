/* The numbers behind a chart as a table. */
#pragma once

#include "drawing/scene.h"

#include <adwaita.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_DATA_TABLE (recourse_data_table_get_type ())
G_DECLARE_FINAL_TYPE (RecourseDataTable, recourse_data_table, RECOURSE, DATA_TABLE, AdwWindow)

/* @scene: with a table */
GtkWidget *recourse_data_table_new (GtkWindow *parent, const char *title, RecourseScene *scene);

G_END_DECLS
