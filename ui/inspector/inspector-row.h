/* One fact in the inspector. */
#pragma once

#include "ui/inspector/facts.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define RECOURSE_TYPE_INSPECTOR_ROW (recourse_inspector_row_get_type ())
G_DECLARE_FINAL_TYPE (
    RecourseInspectorRow, recourse_inspector_row, RECOURSE, INSPECTOR_ROW, GtkListBoxRow)

GtkWidget *recourse_inspector_row_new (const RecourseFact *fact);

/* Shows what another fact of the same form comes to.  @low, @high: the ends of the scale of its section's bars */
void recourse_inspector_row_update (RecourseInspectorRow *self,
                                    const RecourseFact *fact,
                                    double low,
                                    double high);

/* Puts the choice of a claim into a group with that of another row. */
void recourse_inspector_row_join (RecourseInspectorRow *self, RecourseInspectorRow *other);

/* Signals: `chosen`: somebody adopts the claim of this row */

G_END_DECLS
